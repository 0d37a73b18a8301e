import { AEAD_KEY_BYTES, AEAD_NONCE_BYTES, AEAD_TAG_BYTES, open, sealInto } from "../../crypto/aead.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { CryptoError, UsageError } from "../../errors.ts";

/**
 * Encrypts single values under the pepper. Someone who has only the file can
 * neither guess passwords with it nor log in with its contents.
 *
 * A sealed value is a nonce (12 bytes, random), the ciphertext and the tag (16
 * bytes) of ChaCha20-Poly1305. The place is its associated data: a value that was
 * moved to another row or column does not open, nor one whose account was renamed.
 *
 * @see RFC 8439, section 2.8
 */
export class Sealer {
  readonly #pepper: Uint8Array;
  readonly #random: RandomBytes;

  /** @throws UsageError the pepper is not 32 bytes */
  constructor(pepper: Uint8Array, random: RandomBytes) {
    if (pepper.length !== AEAD_KEY_BYTES) {
      throw new UsageError(`The pepper must have ${AEAD_KEY_BYTES} bytes, not ${pepper.length}.`);
    }
    this.#pepper = Uint8Array.from(pepper);
    this.#random = random;
  }

  /**
   * Seals a value.
   *
   * @param place  column and row of the value, with the name of its account: "accounts.stored_key 7 Ada"
   * @returns `value.length` + 28 bytes
   */
  seal(place: string, value: Uint8Array): Uint8Array {
    const sealed = new Uint8Array(AEAD_NONCE_BYTES + value.length + AEAD_TAG_BYTES);
    const nonce = this.#random(AEAD_NONCE_BYTES);
    sealed.set(nonce);
    sealInto(sealed, AEAD_NONCE_BYTES, this.#pepper, nonce, placeBytes(place), value);
    return sealed;
  }

  /**
   * Opens a sealed value.
   *
   * @throws CryptoError AUTH_FAILED: the pepper or the place differs, or the bytes were modified
   */
  open(place: string, sealed: Uint8Array): Uint8Array {
    if (sealed.length < AEAD_NONCE_BYTES)
      throw new CryptoError("AUTH_FAILED", `The sealed value is shorter than its ${AEAD_NONCE_BYTES}-byte nonce.`);
    const nonce = sealed.subarray(0, AEAD_NONCE_BYTES);
    return open(this.#pepper, nonce, placeBytes(place), sealed.subarray(AEAD_NONCE_BYTES));
  }
}

function placeBytes(place: string): Uint8Array {
  return new TextEncoder().encode(place);
}
