import { AEAD_KEY_BYTES, AEAD_NONCE_BYTES, AEAD_TAG_BYTES, open, sealInto } from "../../crypto/aead.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { CryptoError, UsageError } from "../../errors.ts";

/**
 * Encrypts single values under the pepper, so that whoever has the file alone
 * can neither try passwords on it nor log in with what it holds.
 *
 * A sealed value is a nonce (12 bytes), the ciphertext and a tag (16 bytes) of
 * ChaCha20-Poly1305. It opens only in the place it was sealed for.
 */
export class Sealer {
  readonly #pepper: Uint8Array;
  readonly #random: RandomBytes;

  /** @throws UsageError the pepper is not 32 bytes */
  constructor(pepper: Uint8Array, random: RandomBytes) {
    if (pepper.length !== AEAD_KEY_BYTES) {
      throw new UsageError(`The pepper must be ${AEAD_KEY_BYTES} bytes, not ${pepper.length}.`);
    }
    this.#pepper = Uint8Array.from(pepper);
    this.#random = random;
  }

  /** @param place  what the value is and whose: "accounts.stored_key 7" */
  seal(place: string, value: Uint8Array): Uint8Array {
    const sealed = new Uint8Array(AEAD_NONCE_BYTES + value.length + AEAD_TAG_BYTES);
    const nonce = this.#random(AEAD_NONCE_BYTES);
    sealed.set(nonce);
    sealInto(sealed, AEAD_NONCE_BYTES, this.#pepper, nonce, placeBytes(place), value);
    return sealed;
  }

  /** @throws CryptoError AUTH_FAILED: another pepper, another place, or other bytes */
  open(place: string, sealed: Uint8Array): Uint8Array {
    if (sealed.length < AEAD_NONCE_BYTES) throw new CryptoError("AUTH_FAILED", "There is no whole nonce.");
    const nonce = sealed.subarray(0, AEAD_NONCE_BYTES);
    return open(this.#pepper, nonce, placeBytes(place), sealed.subarray(AEAD_NONCE_BYTES));
  }
}

function placeBytes(place: string): Uint8Array {
  return new TextEncoder().encode(place);
}
