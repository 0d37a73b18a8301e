/**
 * Password verifiers, which a server stores instead of passwords.
 *
 * @see RFC 5802, section 3; RFC 7677; RFC 8265, section 4.2
 */

import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { UsageError } from "../errors.ts";
import { hmac, SCRAM_HASH_BYTES, sha256 } from "./scram-messages.ts";

/** The verifier that a server stores for a password; the schema's PasswordVerifier has the same fields. */
export interface PasswordVerifier {
  /** SCRAM_SALT_BYTES long. */
  readonly salt: Uint8Array;
  /** Iterations of PBKDF2. */
  readonly iterations: number;
  /** 32 bytes: checks the client's proof. */
  readonly storedKey: Uint8Array;
  /** 32 bytes: signs the server's proof. */
  readonly serverKey: Uint8Array;
}

/** Length of every salt, so that the made-up salt of an unregistered name looks like any other. */
export const SCRAM_SALT_BYTES = 16;
/** The fewest iterations accepted (RFC 7677, section 4). */
export const SCRAM_ITERATIONS_MIN = 4_096;

/**
 * PBKDF2-HMAC-SHA-256, 32 bytes.
 *
 * @see RFC 8018, section 5.2
 */
export type Pbkdf2 = (password: string, salt: Uint8Array, iterations: number) => Promise<Uint8Array>;

const pbkdf2Async = promisify(pbkdf2);
const CONTROL = /\p{Cc}/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const SPACES = /\p{Space_Separator}/gu;

/** Runs on another thread, so the event loop goes on. */
export const pbkdf2OnThread: Pbkdf2 = (password, salt, iterations) =>
  pbkdf2Async(password, salt, iterations, SCRAM_HASH_BYTES, "sha256");

/**
 * Creates the verifier of a password. Takes about 250 ms on another thread at
 * 600,000 iterations.
 *
 * @param salt        random, SCRAM_SALT_BYTES long
 * @param iterations  iterations of PBKDF2, at least SCRAM_ITERATIONS_MIN
 * @throws UsageError `preparePassword` refuses the password, or there are too few iterations
 * @see RFC 5802, section 3
 */
export async function createVerifier(
  password: string,
  salt: Uint8Array,
  iterations: number,
  pbkdf2: Pbkdf2 = pbkdf2OnThread,
): Promise<PasswordVerifier> {
  return verifierOf(await createSaltedKeys(password, salt, iterations, pbkdf2));
}

/** Derives the keys of a new password. See `createVerifier`. */
export async function createSaltedKeys(
  password: string,
  salt: Uint8Array,
  iterations: number,
  pbkdf2: Pbkdf2 = pbkdf2OnThread,
): Promise<SaltedKeys> {
  if (!Number.isSafeInteger(iterations) || iterations < SCRAM_ITERATIONS_MIN) {
    throw new UsageError(`A password verifier needs at least ${SCRAM_ITERATIONS_MIN} iterations, not ${iterations}.`);
  }
  return { salt, iterations, ...(await deriveKeys(preparePassword(password), salt, iterations, pbkdf2)) };
}

/** The verifier of a password, without the client's key. */
export function verifierOf({ salt, iterations, storedKey, serverKey }: SaltedKeys): PasswordVerifier {
  return { salt, iterations, storedKey, serverKey };
}

export interface PasswordKeys {
  /** 32 bytes. Secret: whoever has them can log in until the password is changed, at servers with this salt only. */
  readonly clientKey: Uint8Array;
  readonly storedKey: Uint8Array;
  readonly serverKey: Uint8Array;
}

/** The keys of a password, and what they were derived with. */
export interface SaltedKeys extends PasswordKeys {
  readonly salt: Uint8Array;
  /** Iterations of PBKDF2. */
  readonly iterations: number;
}

/**
 * Derives the keys of a prepared password.
 *
 * @see RFC 5802, section 3
 */
export async function deriveKeys(
  prepared: string,
  salt: Uint8Array,
  iterations: number,
  pbkdf2: Pbkdf2,
): Promise<PasswordKeys> {
  const salted = await pbkdf2(prepared, salt, iterations);
  const clientKey = hmac(salted, "Client Key");
  return { clientKey, storedKey: sha256(clientKey), serverKey: hmac(salted, "Server Key") };
}

/**
 * Normalises a password, so that the same password matches however it was typed:
 * maps all spaces to the ASCII space and applies normal form C. Keeps the case.
 *
 * @throws UsageError the password is empty, contains control characters, or is not well-formed text
 * @see RFC 8265, section 4.2 (OpaqueString)
 */
export function preparePassword(password: string): string {
  if (typeof password !== "string") throw new UsageError("A password must be a string.");
  const prepared = password.replace(SPACES, " ").normalize("NFC");
  if (prepared === "") throw new UsageError("A password must not be empty.");
  if (CONTROL.test(prepared)) throw new UsageError("A password must not contain control characters.");
  if (LONE_SURROGATE.test(prepared))
    throw new UsageError("A password must be well-formed text; this one contains a lone surrogate.");
  return prepared;
}
