/**
 * Login cookies: what a client keeps of a login, so that its next one with the
 * password is not delayed by the failures of others. A cookie does not log in.
 *
 * The server keeps nothing of them. A cookie is when it expires (8 bytes,
 * milliseconds since 1970, big-endian), 16 random bytes, and a MAC (32 bytes)
 * over both and over the account with its password.
 */

import { createHmac } from "node:crypto";
import type { RandomBytes } from "./random-bytes.ts";
import { areEqual } from "./scram-messages.ts";

const EXPIRES_BYTES = 8;
const ID_BYTES = 16;
const MAC_BYTES = 32;
export const LOGIN_COOKIE_BYTES = EXPIRES_BYTES + ID_BYTES + MAC_BYTES;

/** The account of a cookie. A cookie of another account or password does not verify. */
export interface CookieSubject {
  /** The name's key. */
  readonly key: string;
  /** The StoredKey of the password verifier. */
  readonly storedKey: Uint8Array;
}

/**
 * Creates a cookie.
 *
 * @param secret     random bytes that only the server has
 * @param expiresMs  milliseconds since 1970
 */
export function createLoginCookie(
  secret: Uint8Array,
  subject: CookieSubject,
  expiresMs: number,
  random: RandomBytes,
): Uint8Array {
  const cookie = Buffer.alloc(LOGIN_COOKIE_BYTES);
  cookie.writeBigUInt64BE(BigInt(expiresMs));
  cookie.set(random(ID_BYTES), EXPIRES_BYTES);
  const head = cookie.subarray(0, EXPIRES_BYTES + ID_BYTES);
  cookie.set(macOf(secret, subject, head), head.length);
  return Uint8Array.from(cookie);
}

/**
 * Verifies a cookie. Takes the same time for every cookie of the right length.
 *
 * @param nowMs  milliseconds since 1970
 * @returns the random part, in hex, which tells cookies apart; undefined if the cookie is not valid
 */
export function verifyLoginCookie(
  secret: Uint8Array,
  subject: CookieSubject,
  cookie: Uint8Array,
  nowMs: number,
): string | undefined {
  if (cookie.length !== LOGIN_COOKIE_BYTES) return undefined;
  const bytes = Buffer.from(cookie);
  const head = bytes.subarray(0, EXPIRES_BYTES + ID_BYTES);
  const isAuthentic = areEqual(macOf(secret, subject, head), bytes.subarray(head.length));
  const isCurrent = Number(bytes.readBigUInt64BE()) > nowMs;
  return isAuthentic && isCurrent ? head.subarray(EXPIRES_BYTES).toString("hex") : undefined;
}

/** The keys of the MACs, by the secret of the server. */
const macKeys = new WeakMap<Uint8Array, Uint8Array>();

function macKeyOf(secret: Uint8Array): Uint8Array {
  const macKey = macKeys.get(secret) ?? createHmac("sha256", secret).update("login cookie").digest();
  macKeys.set(secret, macKey);
  return macKey;
}

function macOf(secret: Uint8Array, { key, storedKey }: CookieSubject, head: Uint8Array): Uint8Array {
  const mac = createHmac("sha256", macKeyOf(secret));
  return mac.update(head).update(storedKey).update(key).digest();
}
