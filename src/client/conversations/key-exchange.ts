/**
 * The post-quantum secret of one introduction, from the side of the inviter, who makes the key, and from the side of the
 * invited user, who encapsulates a secret to it.
 *
 * @see proto/PROTOCOL.md, "Post-quantum secret"
 */

import { type Capabilities, Feature } from "../../../generated/chatwire/v1/capability.ts";
import type {
  AcceptRequest,
  InviteRequest,
  Introduction as PeerIntroduction,
} from "../../../generated/chatwire/v1/signalling.ts";
import type { IdentityKeyPair } from "../../crypto/identity.ts";
import {
  CIPHERTEXT_BYTES,
  type DecapsulationKey,
  ENCAPSULATION_KEY_BYTES,
  type EncapsulatedSecret,
  type Kem,
} from "../../crypto/post-quantum/kem.ts";
import { mixPsk } from "../../crypto/post-quantum/mixed-psk.ts";
import {
  signCiphertext,
  signEncapsulationKey,
  verifyCiphertext,
  verifyEncapsulationKey,
} from "../../crypto/post-quantum/signatures.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { CryptoError } from "../../errors.ts";
import { nameKey } from "../../name.ts";

/** The user who is logged in, and the key that signs the user's part. */
export interface Signer {
  readonly name: string;
  readonly identity: Pick<IdentityKeyPair, "signing">;
}

export interface KeyExchangeOptions {
  readonly kem: Kem;
  readonly random: RandomBytes;
  readonly self: Signer;
  /** The name of the peer whom the user means. */
  readonly peer: string;
  /** The one that this side chose. */
  readonly connectionId: bigint;
}

/** One side's part in the post-quantum secret of an introduction. */
export interface KeyExchange {
  /**
   * Mixes the secret into the psk, once. The secret is overwritten then.
   *
   * @param peer        with the peer's part
   * @param signingKey  of the peer, verified
   * @returns 32 bytes; undefined if the peer has no part, so that the link goes without
   * @throws CryptoError AUTH_FAILED: the peer did not sign its part for this introduction, or it is malformed
   */
  mix(peer: PeerIntroduction, signingKey: Uint8Array): Uint8Array | undefined;
}

/** The part of the inviter: a new key for each invitation. */
export class OfferedKeyExchange implements KeyExchange {
  /** The fields of the invitation. */
  readonly offer: Pick<InviteRequest, "encapsulationKey" | "encapsulationKeySignature">;
  readonly #options: KeyExchangeOptions;
  readonly #key: DecapsulationKey;

  constructor(options: KeyExchangeOptions) {
    const { kem, random, self, peer, connectionId: inviterConnectionId } = options;
    this.#options = options;
    this.#key = kem.createKeyPair(random);
    const { encapsulationKey } = this.#key;
    const offered = { inviter: nameKey(self.name), invited: nameKey(peer), inviterConnectionId, encapsulationKey };
    const encapsulationKeySignature = signEncapsulationKey(self.identity.signing, offered);
    this.offer = { encapsulationKey, encapsulationKeySignature };
  }

  mix(introduction: PeerIntroduction, signingKey: Uint8Array): Uint8Array | undefined {
    const { ciphertext, ciphertextSignature, introductionId, connectionId: invitedConnectionId } = introduction;
    if (ciphertext.length === 0) return undefined;
    const { self, peer, connectionId: inviterConnectionId } = this.#options;
    const { encapsulationKey } = this.#key;
    if (ciphertext.length !== CIPHERTEXT_BYTES) {
      const length = `${ciphertext.length} bytes, not ${CIPHERTEXT_BYTES}`;
      throw new CryptoError("AUTH_FAILED", `The ciphertext in the acceptance of ${peer} has ${length}.`);
    }
    const exchange = { introductionId, invitedConnectionId, encapsulationKey, ciphertext };
    const answered = { inviter: nameKey(self.name), invited: nameKey(peer), ...exchange };
    if (!verifyCiphertext(signingKey, answered, ciphertextSignature)) {
      const text = `${peer} did not sign the ciphertext that the server passed on for the key of this invitation.`;
      throw new CryptoError("AUTH_FAILED", text);
    }
    const secret = this.#key.decapsulate(ciphertext);
    const mixed = mixPsk({ psk: introduction.psk, secret, inviterConnectionId, ...exchange });
    secret.fill(0);
    return mixed;
  }
}

/** The part of the invited user: a secret for the key in the invitation. */
export class AnsweredKeyExchange implements KeyExchange {
  /** The fields of the acceptance. */
  readonly answer: Pick<AcceptRequest, "ciphertext" | "ciphertextSignature">;
  readonly #options: KeyExchangeOptions;
  readonly #encapsulationKey: Uint8Array;
  readonly #encapsulated: EncapsulatedSecret;

  /**
   * @param encapsulationKey  in the invitation; its signature comes with the introduction
   * @throws CryptoError AUTH_FAILED: the key is malformed
   */
  constructor(options: KeyExchangeOptions, introductionId: number, encapsulationKey: Uint8Array) {
    const { self, peer, connectionId: invitedConnectionId } = options;
    this.#options = options;
    this.#encapsulationKey = encapsulationKey;
    this.#encapsulated = encapsulate(options, encapsulationKey);
    const { ciphertext } = this.#encapsulated;
    const exchange = { introductionId, invitedConnectionId, encapsulationKey, ciphertext };
    const answered = { inviter: nameKey(peer), invited: nameKey(self.name), ...exchange };
    this.answer = { ciphertext, ciphertextSignature: signCiphertext(self.identity.signing, answered) };
  }

  mix(introduction: PeerIntroduction, signingKey: Uint8Array): Uint8Array {
    const { self, peer, connectionId: invitedConnectionId } = this.#options;
    const { psk, introductionId, connectionId: inviterConnectionId, encapsulationKeySignature } = introduction;
    const { ciphertext, secret } = this.#encapsulated;
    const encapsulationKey = this.#encapsulationKey;
    const offered = { inviter: nameKey(peer), invited: nameKey(self.name), inviterConnectionId, encapsulationKey };
    try {
      if (!verifyEncapsulationKey(signingKey, offered, encapsulationKeySignature)) {
        const text = `${peer} did not sign the encapsulation key that the server passed on for this invitation.`;
        throw new CryptoError("AUTH_FAILED", text);
      }
      const ids = { introductionId, inviterConnectionId, invitedConnectionId };
      return mixPsk({ psk, secret, ...ids, encapsulationKey, ciphertext });
    } finally {
      secret.fill(0);
    }
  }
}

/** Whether a client has a mechanism for post-quantum secrets, by what it offers. */
export function isPostQuantum(capabilities: Capabilities | undefined): boolean {
  return capabilities?.features.includes(Feature.POST_QUANTUM) === true;
}

/** The error for a link without a post-quantum secret between two clients that have a mechanism for it. */
export function notPostQuantum(peer: string): CryptoError {
  const hidden = `This client and that of ${peer} have ML-KEM-768, but the server has not passed on what they need for it.`;
  const remedy = "Without POST_QUANTUM among its features (withoutFeatures), this client connects nevertheless.";
  return new CryptoError("DOWNGRADED", `${hidden} ${remedy}`);
}

function encapsulate({ kem, random, peer }: KeyExchangeOptions, encapsulationKey: Uint8Array): EncapsulatedSecret {
  try {
    if (encapsulationKey.length === ENCAPSULATION_KEY_BYTES) return kem.encapsulate(encapsulationKey, random);
  } catch (cause) {
    if (!(cause instanceof CryptoError)) throw cause;
    throw malformedKey(peer, { cause });
  }
  throw malformedKey(peer);
}

function malformedKey(peer: string, options?: ErrorOptions): CryptoError {
  return new CryptoError("AUTH_FAILED", `The encapsulation key in the invitation of ${peer} is malformed.`, options);
}
