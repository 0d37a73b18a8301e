/**
 * ML-KEM-768 of node:crypto, which Node has from 24.7 on, if it is built with OpenSSL 3.5 or newer.
 *
 * A key pair is made of the random bytes that are handed in. For an encapsulation OpenSSL draws its own: node:crypto
 * takes none.
 *
 * @see FIPS 203; draft-ietf-lamps-kyber-certificates, for the DER around keys
 */

import * as nodeCrypto from "node:crypto";
import { CryptoError } from "../../errors.ts";
import type { RandomBytes } from "../random-bytes.ts";
import {
  CIPHERTEXT_BYTES,
  type DecapsulationKey,
  ENCAPSULATION_KEY_BYTES,
  type EncapsulatedSecret,
  KEY_SEED_BYTES,
  type Kem,
} from "./kem.ts";

/** The functions that older versions of Node lack, and their types with them. */
interface NodeKem {
  encapsulate(key: nodeCrypto.KeyObject): { readonly sharedKey: Uint8Array; readonly ciphertext: Uint8Array };
  decapsulate(key: nodeCrypto.KeyObject, ciphertext: Uint8Array): Uint8Array;
}

/** The DER bytes before the seed of a private key, and before a raw public key. */
const PRIVATE_PREFIX = Buffer.from("3054020100300b060960864801650304040204428040", "hex");
const PUBLIC_PREFIX = Buffer.from("308204b2300b0609608648016503040402038204a100", "hex");

/** Returns ML-KEM-768; undefined if this Node does not have it. */
export function createMlKem(): Kem | undefined {
  if (!hasKem(nodeCrypto)) return undefined;
  try {
    // The functions are there also where OpenSSL is too old for the algorithm.
    importSeed(new Uint8Array(KEY_SEED_BYTES));
  } catch {
    return undefined;
  }
  return new MlKem(nodeCrypto);
}

function hasKem(crypto: object): crypto is NodeKem {
  return "encapsulate" in crypto && "decapsulate" in crypto;
}

class MlKem implements Kem {
  readonly #node: NodeKem;

  constructor(node: NodeKem) {
    this.#node = node;
  }

  createKeyPair(random: RandomBytes): DecapsulationKey {
    const seed = random(KEY_SEED_BYTES);
    const privateKey = importSeed(seed);
    seed.fill(0);
    const spki = nodeCrypto.createPublicKey(privateKey).export({ format: "der", type: "spki" });
    return {
      encapsulationKey: Uint8Array.from(spki.subarray(-ENCAPSULATION_KEY_BYTES)),
      decapsulate: (ciphertext) => {
        if (ciphertext.length !== CIPHERTEXT_BYTES)
          throw new CryptoError("AUTH_FAILED", `A ciphertext has ${CIPHERTEXT_BYTES} bytes, not ${ciphertext.length}.`);
        return this.#node.decapsulate(privateKey, ciphertext);
      },
    };
  }

  encapsulate(encapsulationKey: Uint8Array): EncapsulatedSecret {
    const { sharedKey: secret, ciphertext } = this.#node.encapsulate(importEncapsulationKey(encapsulationKey));
    return { ciphertext: Uint8Array.from(ciphertext), secret };
  }
}

function importSeed(seed: Uint8Array): nodeCrypto.KeyObject {
  const key = Buffer.concat([PRIVATE_PREFIX, seed]);
  const imported = nodeCrypto.createPrivateKey({ key, format: "der", type: "pkcs8" });
  key.fill(0);
  return imported;
}

/** OpenSSL refuses a key with a number that is not reduced modulo q (FIPS 203, section 7.2). */
function importEncapsulationKey(raw: Uint8Array): nodeCrypto.KeyObject {
  if (raw.length !== ENCAPSULATION_KEY_BYTES)
    throw new CryptoError(
      "AUTH_FAILED",
      `An encapsulation key has ${ENCAPSULATION_KEY_BYTES} bytes, not ${raw.length}.`,
    );
  try {
    return nodeCrypto.createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: "der", type: "spki" });
  } catch (cause) {
    throw new CryptoError("AUTH_FAILED", "The encapsulation key is not one of ML-KEM-768.", { cause });
  }
}
