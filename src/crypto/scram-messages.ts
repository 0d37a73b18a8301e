/**
 * Reading and writing the messages of a SCRAM exchange, for both sides.
 *
 * @see RFC 5802, section 7; RFC 7677; RFC 9266
 */

import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { CryptoError } from "../errors.ts";

/** Binds a login to the TLS connection that carries it (RFC 9266). */
export interface ChannelBinding {
  readonly type: "tls-exporter";
  /** 32 bytes that the TLS session exports for the label "EXPORTER-Channel-Binding", with an empty context. */
  readonly data: Uint8Array;
}

export const SCRAM_HASH_BYTES = 32;

/** Returns the gs2-header of a client-first-message: the type of the binding, or that the client supports none. */
export function gs2HeaderOf(binding: ChannelBinding | undefined): string {
  return binding === undefined ? "n,," : `p=${binding.type},,`;
}

/** Returns the value of the attribute `c` of a client-final-message. */
export function bindingInputOf(binding: ChannelBinding | undefined): string {
  return toBase64(Buffer.concat([Buffer.from(gs2HeaderOf(binding)), binding?.data ?? new Uint8Array(0)]));
}

/**
 * Splits a message into the values of its attributes.
 *
 * @param leading   letters of the attributes that the message must begin with; extensions may follow them
 * @param trailing  letters of the attributes that the message must end with
 * @returns the values of `leading`, then those of `trailing`
 * @throws CryptoError AUTH_FAILED: the message does not have this form, or has the mandatory extension `m`
 * @see RFC 5802, sections 5.1 and 7
 */
export function readAttributes(message: string, leading: string, trailing = ""): string[] {
  const attributes = message.split(",").map((text) => {
    if (!/^[A-Za-ln-z]=[^\0]+$/.test(text)) throw malformed();
    return { letter: text[0], value: text.slice(2) };
  });
  const known = attributes.slice(0, leading.length);
  if (attributes.length < leading.length + trailing.length) throw malformed();
  if (trailing.length > 0) known.push(...attributes.slice(-trailing.length));
  if (known.map(({ letter }) => letter).join("") !== leading + trailing) throw malformed();
  return known.map(({ value }) => value);
}

/**
 * Checks that a nonce consists of printable ASCII without commas.
 *
 * @throws CryptoError AUTH_FAILED: it does not
 */
export function checkNonce(nonce: string): void {
  if (!/^[\x21-\x2b\x2d-\x7e]+$/.test(nonce)) throw malformed();
}

/**
 * Decodes base64.
 *
 * @throws CryptoError AUTH_FAILED: the text is not canonical base64
 */
export function fromBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, "base64");
  if (toBase64(bytes) !== text) throw malformed();
  return Uint8Array.from(bytes);
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

export function malformed(): CryptoError {
  return new CryptoError("AUTH_FAILED", "The SCRAM message is malformed.");
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

/** Compares in constant time; only a difference in length shows in the time. */
export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
