/** Passwords, and what a server keeps instead of them. */

import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { UsageError } from "../errors.ts";
import { hmac, SCRAM_HASH_BYTES, sha256 } from "./scram-messages.ts";

/** What a server keeps of a password; the schema's PasswordVerifier has the same fields. */
export interface PasswordVerifier {
  readonly salt: Uint8Array;
  /** Rounds of PBKDF2. */
  readonly iterations: number;
  /** 32 bytes: checks a client's proof. */
  readonly storedKey: Uint8Array;
  /** 32 bytes: proves the server. */
  readonly serverKey: Uint8Array;
}

/** Length of a salt. All have it, so that the made-up salt of a name that is not registered looks like any other. */
export const SCRAM_SALT_BYTES = 16;
/** Fewest rounds that are taken (RFC 7677, section 4). */
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
 * Makes what a server keeps of a password. Takes a quarter of a second at
 * 600,000 rounds, on another thread.
 *
 * @param salt        random; SCRAM_SALT_BYTES long
 * @param iterations  rounds of PBKDF2, at least SCRAM_ITERATIONS_MIN
 * @throws UsageError the password is none, or there are too few rounds
 * @see RFC 5802, section 3
 */
export async function createVerifier(
  password: string,
  salt: Uint8Array,
  iterations: number,
  pbkdf2: Pbkdf2 = pbkdf2OnThread,
): Promise<PasswordVerifier> {
  if (!Number.isSafeInteger(iterations) || iterations < SCRAM_ITERATIONS_MIN) {
    throw new UsageError(`A password needs at least ${SCRAM_ITERATIONS_MIN} rounds, not ${iterations}.`);
  }
  const { storedKey, serverKey } = await deriveKeys(preparePassword(password), salt, iterations, pbkdf2);
  return { salt, iterations, storedKey, serverKey };
}

export interface PasswordKeys {
  readonly clientKey: Uint8Array;
  readonly storedKey: Uint8Array;
  readonly serverKey: Uint8Array;
}

/** Derives all keys of a prepared password. */
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
 * Brings a password into one form however it was typed: all spaces become the
 * ASCII one, and the rest normal form C. Case stays.
 *
 * @throws UsageError the password is empty, has control characters, or is no well-formed text
 * @see RFC 8265, section 4.2 (OpaqueString)
 */
export function preparePassword(password: string): string {
  if (typeof password !== "string") throw new UsageError("A password must be text.");
  const prepared = password.replace(SPACES, " ").normalize("NFC");
  if (prepared === "") throw new UsageError("A password must not be empty.");
  if (CONTROL.test(prepared)) throw new UsageError("A password must not have control characters.");
  if (LONE_SURROGATE.test(prepared)) throw new UsageError("A password must be well-formed text.");
  return prepared;
}
