/** What both ends of a SCRAM exchange need to write and read its messages. */

import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { CryptoError } from "../errors.ts";

/** Ties a login to the TLS connection it came over (RFC 9266). */
export interface ChannelBinding {
  readonly type: "tls-exporter";
  /** 32 bytes that the TLS session exports for the label "EXPORTER-Channel-Binding", with no context. */
  readonly data: Uint8Array;
}

export const SCRAM_HASH_BYTES = 32;

/** Returns how a client-first-message begins: with the binding, or with the word that there can be none. */
export function gs2HeaderOf(binding: ChannelBinding | undefined): string {
  return binding === undefined ? "n,," : `p=${binding.type},,`;
}

/** Returns the value of `c` in a client-final-message. */
export function bindingInputOf(binding: ChannelBinding | undefined): string {
  return toBase64(Buffer.concat([Buffer.from(gs2HeaderOf(binding)), binding?.data ?? new Uint8Array(0)]));
}

/**
 * Cuts a message into its values.
 *
 * @param leading   the attributes it must begin with, one letter each; extensions may follow
 * @param trailing  the attributes it must end with
 * @returns the values of `leading`, then those of `trailing`
 * @throws CryptoError AUTH_FAILED: it has not this form
 * @see RFC 5802, section 7
 */
export function readAttributes(message: string, leading: string, trailing = ""): string[] {
  const attributes = message.split(",").map((text) => {
    if (!/^[A-Za-z]=[^\0]+$/.test(text)) throw malformed();
    return { letter: text[0], value: text.slice(2) };
  });
  const known = attributes.slice(0, leading.length);
  if (attributes.length < leading.length + trailing.length) throw malformed();
  if (trailing.length > 0) known.push(...attributes.slice(-trailing.length));
  if (known.map(({ letter }) => letter).join("") !== leading + trailing) throw malformed();
  return known.map(({ value }) => value);
}

/** Checks that a nonce is of printable ASCII. @throws CryptoError AUTH_FAILED: it is not */
export function checkNonce(nonce: string): void {
  if (!/^[\x21-\x2b\x2d-\x7e]+$/.test(nonce)) throw malformed();
}

/** @throws CryptoError AUTH_FAILED: the text is not base64 as an encoder writes it */
export function fromBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, "base64");
  if (toBase64(bytes) !== text) throw malformed();
  return Uint8Array.from(bytes);
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

export function malformed(): CryptoError {
  return new CryptoError("AUTH_FAILED", "The message is no SCRAM message of this place.");
}

export function hmac(key: Uint8Array, data: string): Uint8Array {
  return createHmac("sha256", key).update(data).digest();
}

export function sha256(data: Uint8Array): Uint8Array {
  return createHash("sha256").update(data).digest();
}

export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0));
}

/** Compares in a time that tells nothing but whether the lengths are equal. */
export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
