/**
 * ChaCha20-Poly1305 (RFC 8439). `sealInto` writes into the caller's buffer, so
 * that a datagram is sealed without another copy.
 */

import { createCipheriv, createDecipheriv, type Decipher } from "node:crypto";
import { CryptoError, withoutStacks } from "../errors.ts";

export const AEAD_KEY_BYTES = 32;
export const AEAD_NONCE_BYTES = 12;
export const AEAD_TAG_BYTES = 16;

const ALGORITHM = "chacha20-poly1305";
// Without this option a decipher accepts a tag of 4 bytes.
const OPTIONS = { authTagLength: AEAD_TAG_BYTES } as const;

/**
 * Encrypts and authenticates a plaintext.
 *
 * @param output          receives ciphertext and tag: `plaintext.length` + 16 bytes from `offset` on
 * @param key             32 bytes
 * @param nonce           12 bytes, never used before under this key; not kept
 * @param associatedData  authenticated, not encrypted
 * @see RFC 8439, section 2.8
 */
export function sealInto(
  output: Uint8Array,
  offset: number,
  key: Uint8Array,
  nonce: Uint8Array,
  associatedData: Uint8Array,
  plaintext: Uint8Array,
): void {
  const cipher = createCipheriv(ALGORITHM, key, nonce, OPTIONS);
  cipher.setAAD(associatedData, { plaintextLength: plaintext.length });
  output.set(cipher.update(plaintext), offset);
  cipher.final();
  output.set(cipher.getAuthTag(), offset + plaintext.length);
}

/**
 * Verifies and decrypts a ciphertext. For what anybody may send: an error for each forgery would take as long as the
 * decryption.
 *
 * @param key             32 bytes
 * @param nonce           12 bytes
 * @param associatedData  the bytes that were authenticated with it
 * @param sealed          ciphertext and 16-byte tag
 * @returns a new array with the plaintext; undefined if the tag did not verify, or `sealed` is shorter than a tag
 * @see RFC 8439, section 2.8
 */
export function tryOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  associatedData: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | undefined {
  const length = sealed.length - AEAD_TAG_BYTES;
  if (length < 0) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, nonce, OPTIONS);
  decipher.setAAD(associatedData, { plaintextLength: length });
  decipher.setAuthTag(sealed.subarray(length));
  const plaintext = decipher.update(sealed.subarray(0, length));
  return verifies(decipher) ? new Uint8Array(plaintext.buffer, plaintext.byteOffset, plaintext.length) : undefined;
}

/**
 * Verifies and decrypts a ciphertext, as `tryOpen` does.
 *
 * @throws CryptoError AUTH_FAILED: the tag did not verify, or `sealed` is shorter than a tag
 */
export function open(...sealed: Parameters<typeof tryOpen>): Uint8Array {
  const plaintext = tryOpen(...sealed);
  if (plaintext === undefined) throw new CryptoError("AUTH_FAILED", "The tag did not verify.");
  return plaintext;
}

/** Whether the tag verifies. Node throws an error if not, whose stack trace would take as long as the decryption. */
function verifies(decipher: Decipher): boolean {
  return withoutStacks(() => {
    try {
      decipher.final();
      return true;
    } catch {
      return false;
    }
  });
}
