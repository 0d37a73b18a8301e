import { createHash } from "node:crypto";
import {
  CIPHERTEXT_BYTES,
  type DecapsulationKey,
  ENCAPSULATION_KEY_BYTES,
  KEY_SEED_BYTES,
  type Kem,
} from "../../../src/crypto/post-quantum/kem.ts";
import type { RandomBytes } from "../../../src/crypto/random-bytes.ts";
import { CryptoError } from "../../../src/errors.ts";

/** The first byte of each key. A key with another one is malformed. */
const FIRST_BYTE = 1;

/**
 * A mechanism with the lengths of ML-KEM-768, for tests on any Node and from a seed. It is NOT SECURE: everybody who
 * sees a key and a ciphertext knows the secret.
 */
export const TEST_KEM: Kem = {
  createKeyPair(random): DecapsulationKey {
    const encapsulationKey = new Uint8Array(ENCAPSULATION_KEY_BYTES);
    encapsulationKey.set([FIRST_BYTE, ...random(KEY_SEED_BYTES)]);
    return {
      encapsulationKey,
      decapsulate(ciphertext) {
        if (ciphertext.length !== CIPHERTEXT_BYTES)
          throw new CryptoError("AUTH_FAILED", "The ciphertext is malformed.");
        return testSecret({ encapsulationKey, ciphertext });
      },
    };
  },

  encapsulate(encapsulationKey, random: RandomBytes) {
    if (encapsulationKey.length !== ENCAPSULATION_KEY_BYTES || encapsulationKey[0] !== FIRST_BYTE)
      throw new CryptoError("AUTH_FAILED", "The encapsulation key is malformed.");
    const ciphertext = new Uint8Array(CIPHERTEXT_BYTES);
    ciphertext.set(random(32));
    return { ciphertext, secret: testSecret({ encapsulationKey, ciphertext }) };
  },
};

/** The secret, as anybody computes it. */
export function testSecret(seen: {
  readonly encapsulationKey: Uint8Array;
  readonly ciphertext: Uint8Array;
}): Uint8Array {
  return Uint8Array.from(createHash("sha256").update(seen.encapsulationKey).update(seen.ciphertext).digest());
}
