import { createHmac, pbkdf2Sync } from "node:crypto";
import { PasswordVerifier } from "../../generated/chatwire/v1/account.ts";
import { hmac, readAttributes, sha256, toBase64, xor } from "../../src/crypto/scram-messages.ts";

/** The fewest iterations allowed, because these tests do not test passwords. */
export const TEST_ITERATIONS = 4_096;

/** The limit of a client that accepts so few. */
export const FEW_ITERATIONS = { scramIterationsMin: TEST_ITERATIONS } as const;

const NONCE = "0123456789";
/** Derived keys, cached because PBKDF2 is slow. */
const derived = new Map<string, { clientKey: Uint8Array; storedKey: Uint8Array; serverKey: Uint8Array }>();

/** The verifier that a server stores for a password. */
export function verifierOf(password: string, salt: Uint8Array): PasswordVerifier {
  const { storedKey, serverKey } = keysOf(password, salt);
  return PasswordVerifier.create({ salt, iterations: TEST_ITERATIONS, storedKey, serverKey });
}

/** The client-first-message of SCRAM, for a name that needs no escapes. */
export function clientFirstOf(name: string): string {
  return `n,,n=${name},r=${NONCE}`;
}

/** The client-final-message, computed synchronously. */
export function clientFinalOf(name: string, password: string, serverFirst: string): string {
  const [nonce = "", salt = ""] = readAttributes(serverFirst, "rsi");
  const { clientKey, storedKey } = keysOf(password, Buffer.from(salt, "base64"));
  const finalBare = `c=biws,r=${nonce}`;
  const signature = hmac(storedKey, `n=${name},r=${NONCE},${serverFirst},${finalBare}`);
  return `${finalBare},p=${toBase64(xor(clientKey, signature))}`;
}

function keysOf(password: string, salt: Uint8Array) {
  const name = `${password} ${Buffer.from(salt).toString("hex")}`;
  const known = derived.get(name);
  if (known !== undefined) return known;
  const salted = pbkdf2Sync(password, salt, TEST_ITERATIONS, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const keys = { clientKey, storedKey: sha256(clientKey), serverKey: hmac(salted, "Server Key") };
  derived.set(name, keys);
  return keys;
}
