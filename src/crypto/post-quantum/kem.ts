/**
 * The post-quantum part of a link: a secret of ML-KEM-768, on which its keys depend as well.
 *
 * How the folder fits together: this file is the interface of the mechanism, which whoever runs a client hands in.
 * `ml-kem.ts` makes the one of node:crypto, where Node has it. `../link/` signs the key and the ciphertext, and makes the
 * secret a part of the psk of the link.
 *
 * @see FIPS 203; proto/PROTOCOL.md, "Post-quantum secret"
 */

import type { RandomBytes } from "../random-bytes.ts";

/** Length of an encapsulation key of ML-KEM-768 (FIPS 203, table 3). */
export const ENCAPSULATION_KEY_BYTES = 1_184;
/** Length of a ciphertext of ML-KEM-768. */
export const CIPHERTEXT_BYTES = 1_088;
/** Length of the seed of a key pair: d and z of FIPS 203, section 7.1. */
export const KEY_SEED_BYTES = 64;
/** Length of the secret that both sides get. */
export const SHARED_SECRET_BYTES = 32;

/** A key encapsulation mechanism with the lengths of ML-KEM-768. */
export interface Kem {
  /** Creates a key pair. */
  createKeyPair(random: RandomBytes): DecapsulationKey;

  /**
   * Creates a secret that only the holder of the private key gets from the ciphertext.
   *
   * @param encapsulationKey  any bytes
   * @param random            a mechanism that draws its own random bytes does not use it
   * @throws CryptoError AUTH_FAILED: the key is malformed
   * @see FIPS 203, section 7.2
   */
  encapsulate(encapsulationKey: Uint8Array, random: RandomBytes): EncapsulatedSecret;
}

/** A key pair, whose private key stays inside. */
export interface DecapsulationKey {
  /** The public key, `ENCAPSULATION_KEY_BYTES`. */
  readonly encapsulationKey: Uint8Array;

  /**
   * Returns the secret in a ciphertext. A ciphertext that was changed leads to another secret, without an error.
   *
   * @returns `SHARED_SECRET_BYTES`
   * @throws CryptoError AUTH_FAILED: the ciphertext does not have `CIPHERTEXT_BYTES`
   * @see FIPS 203, section 7.3
   */
  decapsulate(ciphertext: Uint8Array): Uint8Array;
}

export interface EncapsulatedSecret {
  /** `CIPHERTEXT_BYTES`, for the holder of the private key. */
  readonly ciphertext: Uint8Array;
  /** `SHARED_SECRET_BYTES`; overwrite them after use. */
  readonly secret: Uint8Array;
}
