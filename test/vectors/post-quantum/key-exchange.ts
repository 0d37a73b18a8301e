/** The signatures of key and ciphertext, and the psk with the post-quantum secret. */

import { keyPairOf } from "../../../src/crypto/key.ts";
import { mixPsk } from "../../../src/crypto/post-quantum/mixed-psk.ts";
import {
  signCiphertext,
  signEncapsulationKey,
  verifyCiphertext,
  verifyEncapsulationKey,
} from "../../../src/crypto/post-quantum/signatures.ts";
import { nameKey } from "../../../src/name.ts";
import { uint64 } from "../primitives.ts";
import { type Fields, fill, hex, mustEqual, type Vector } from "../vector.ts";
import { CIPHERTEXT, ENCAPSULATION_KEY, SECRET } from "./ml-kem-768.ts";

const SECTION = "Post-quantum secret";

interface User {
  readonly name: string;
  /** Ed25519. */
  readonly signingPrivateKey: Uint8Array;
  readonly connectionId: bigint;
}

interface KeyExchange {
  readonly name: string;
  readonly introductionId: number;
  readonly psk: Uint8Array;
  readonly inviter: User;
  readonly invited: User;
  readonly encapsulationKey: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly secret: Uint8Array;
}

const KEY_EXCHANGES: readonly KeyExchange[] = [
  {
    name: "example",
    introductionId: 320_255_973_501_901,
    psk: fill(0x55),
    inviter: { name: "Ada", signingPrivateKey: fill(0x07), connectionId: 0x1111111111111111n },
    invited: { name: "grace", signingPrivateKey: fill(0x08), connectionId: 0x2222222222222222n },
    encapsulationKey: ENCAPSULATION_KEY,
    ciphertext: CIPHERTEXT,
    secret: SECRET,
  },
  {
    name: "names-of-several-spellings-and-extreme-numbers",
    introductionId: 2 ** 52 - 1,
    psk: fill(0),
    inviter: { name: "STRA\u1e9eE", signingPrivateKey: fill(0), connectionId: 2n ** 64n - 1n },
    invited: { name: "\u03a3\u0391\u03a3", signingPrivateKey: fill(0xff), connectionId: 1n },
    // Not of ML-KEM: the signatures and the psk do not depend on that.
    encapsulationKey: fill(0x11, 1_184),
    ciphertext: fill(0x22, 1_088),
    secret: fill(0xff),
  },
];

/** Both signatures of an introduction, and its psk. */
export function keyExchanges(): Vector[] {
  return KEY_EXCHANGES.map((exchange) => {
    const { name, introductionId, psk, inviter, invited, encapsulationKey, ciphertext, secret } = exchange;
    const users = { inviter: nameKey(inviter.name), invited: nameKey(invited.name) };
    const [inviterKey, invitedKey] = [keyOf(inviter), keyOf(invited)];
    const offered = { ...users, inviterConnectionId: inviter.connectionId, encapsulationKey };
    const ids = { introductionId, invitedConnectionId: invited.connectionId };
    const answered = { ...users, ...ids, encapsulationKey, ciphertext };
    const encapsulationKeySignature = signEncapsulationKey(inviterKey, offered);
    const ciphertextSignature = signCiphertext(invitedKey, answered);
    mustEqual(verifyEncapsulationKey(inviterKey.publicKey, offered, encapsulationKeySignature), true, name);
    mustEqual(verifyCiphertext(invitedKey.publicKey, answered, ciphertextSignature), true, name);
    const mixedPsk = mixPsk({
      psk,
      secret,
      ...ids,
      inviterConnectionId: inviter.connectionId,
      encapsulationKey,
      ciphertext,
    });
    return {
      name,
      section: SECTION,
      given: {
        introductionId,
        psk: hex(psk),
        inviter: userJson(inviter),
        invited: userJson(invited),
        encapsulationKey: hex(encapsulationKey),
        ciphertext: hex(ciphertext),
        secret: hex(secret),
      },
      expect: {
        encapsulationKeySignature: hex(encapsulationKeySignature),
        ciphertextSignature: hex(ciphertextSignature),
        mixedPsk: hex(mixedPsk),
      },
    };
  });
}

function keyOf({ signingPrivateKey }: User) {
  return keyPairOf("Ed25519", signingPrivateKey);
}

function userJson({ name, signingPrivateKey, connectionId }: User): Fields {
  return { name, signingPrivateKey: hex(signingPrivateKey), connectionId: hex(uint64(connectionId)) };
}
