/**
 * What the two sides of an introduction exchange through the server for the keys of their link: signed ephemeral keys, and,
 * where both sides can, an encapsulated secret. With the introduction each side has the keys, before the first datagram.
 *
 * @see proto/PROTOCOL.md, "The keys of a link"
 */

import { type Capabilities, Feature } from "../../../generated/chatwire/v1/capability.ts";
import type {
  AcceptRequest,
  Invited,
  InviteRequest,
  Introduction as PeerIntroduction,
} from "../../../generated/chatwire/v1/signalling.ts";
import type { IdentityKeyPair } from "../../crypto/identity.ts";
import { createKeyPair, KEY_BYTES, type KeyPair } from "../../crypto/key.ts";
import { linkPsk } from "../../crypto/link/link-psk.ts";
import { type NoiseInputs, type NoiseKeys, noiseKK } from "../../crypto/link/noise.ts";
import {
  type LinkAnswer,
  type LinkOffer,
  signAnswer,
  signOffer,
  transcriptOf,
  type UserPair,
  verifyAnswer,
  verifyOffer,
} from "../../crypto/link/offer-signatures.ts";
import {
  CIPHERTEXT_BYTES,
  type DecapsulationKey,
  ENCAPSULATION_KEY_BYTES,
  type EncapsulatedSecret,
  type Kem,
} from "../../crypto/post-quantum/kem.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { CryptoError, UsageError } from "../../errors.ts";
import { nameKey } from "../../name.ts";

/** The user who is logged in, and the user's keys. */
export interface Self {
  readonly name: string;
  readonly identity: Pick<IdentityKeyPair, "signing" | "agreement">;
}

/** The identity keys of the peer, whose own signature has verified. */
export interface PeerKeys {
  /** Ed25519, 32 bytes. */
  readonly signingKey: Uint8Array;
  /** X25519, 32 bytes. */
  readonly agreementKey: Uint8Array;
}

export interface KeyExchangeOptions {
  /** The mechanism for post-quantum secrets; undefined: this side has none. */
  readonly kem: Kem | undefined;
  readonly random: RandomBytes;
  readonly self: Self;
  /** The name of the peer whom the user means. */
  readonly peer: string;
  /** The one that this side chose. */
  readonly connectionId: bigint;
  /** What this side offers on the link. */
  readonly capabilities: Capabilities;
}

/** The keys of a link. */
export interface LinkKeys {
  readonly keys: NoiseKeys;
  /** Whether they depend on a post-quantum secret. */
  readonly isPostQuantum: boolean;
}

/**
 * One side's part in the keys of a link. Its secrets are overwritten and forgotten once the keys are computed, or it is
 * disposed: nobody has answered.
 */
export interface KeyExchange extends Disposable {
  /**
   * Computes the keys, once.
   *
   * @param introduction  of the peer, with the peer's part
   * @throws UsageError the secrets are forgotten
   * @throws CryptoError AUTH_FAILED: the peer did not sign its part for this introduction, or it is malformed; DOWNGRADED:
   *   both sides can have a post-quantum secret, and the server has removed a part of it
   */
  agree(introduction: PeerIntroduction, peerKeys: PeerKeys): LinkKeys;
}

const NONE = new Uint8Array(0);

/** The part of the inviter: new keys for each invitation. */
export class OfferedKeyExchange implements KeyExchange {
  /** The fields of the invitation. */
  readonly offer: Pick<InviteRequest, "ephemeralKey" | "encapsulationKey" | "signature">;
  readonly #options: KeyExchangeOptions;
  readonly #ephemeralKeys: KeyPair;
  #decapsulationKey: DecapsulationKey | undefined;
  readonly #offer: LinkOffer;
  #isOver = false;

  constructor(options: KeyExchangeOptions) {
    const { kem, random, self, peer, connectionId, capabilities } = options;
    this.#options = options;
    this.#ephemeralKeys = createKeyPair("X25519", random);
    this.#decapsulationKey = kem?.createKeyPair(random);
    const ephemeralKey = this.#ephemeralKeys.publicKey;
    const encapsulationKey = this.#decapsulationKey?.encapsulationKey ?? NONE;
    const users = { inviter: nameKey(self.name), invited: nameKey(peer) };
    this.#offer = { ...users, connectionId, capabilities, ephemeralKey, encapsulationKey };
    this.offer = { ephemeralKey, encapsulationKey, signature: signOffer(self.identity.signing, this.#offer) };
  }

  agree(introduction: PeerIntroduction, peerKeys: PeerKeys): LinkKeys {
    if (this.#isOver) throw forgotten();
    const { self, peer } = this.#options;
    const { introductionId, connectionId, ciphertext, signature } = introduction;
    const capabilities = capabilitiesOf(introduction);
    const ephemeralKey = checkedEphemeralKey(introduction.ephemeralKey, peer);
    const canHaveSecret = this.#decapsulationKey !== undefined && isPostQuantum(capabilities);
    if (canHaveSecret && ciphertext.length === 0) throw notPostQuantum(peer);
    if (ciphertext.length !== 0 && ciphertext.length !== CIPHERTEXT_BYTES) {
      const length = `${ciphertext.length} bytes, not ${CIPHERTEXT_BYTES}`;
      throw new CryptoError("AUTH_FAILED", `The ciphertext in the acceptance of ${peer} has ${length}.`);
    }
    const part = { connectionId, capabilities, ephemeralKey, introductionId, ciphertext };
    const answer: LinkAnswer = { ...usersOf(this.#offer), ...part, offered: this.#offer };
    if (!verifyAnswer(peerKeys.signingKey, answer, signature)) throw notSigned(peer);
    const secret = ciphertext.length === 0 ? undefined : this.#decapsulationKey?.decapsulate(ciphertext);
    return computeKeys(this, {
      offer: this.#offer,
      answer,
      psk: introduction.psk,
      secret,
      role: "initiator",
      staticKeys: self.identity.agreement,
      ephemeralKeys: this.#ephemeralKeys,
      remoteStatic: peerKeys.agreementKey,
      remoteEphemeral: ephemeralKey,
    });
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#ephemeralKeys.privateKey.fill(0);
    this.#decapsulationKey = undefined;
  }
}

/** The keys in an invitation. */
export type InvitedKeys = Pick<Invited, "ephemeralKey" | "encapsulationKey">;

/** The part of the invited user: new keys for each conversation, and a secret for the key in the invitation. */
export class AnsweredKeyExchange implements KeyExchange {
  /** The fields of the acceptance. */
  readonly answer: Pick<AcceptRequest, "ephemeralKey" | "ciphertext" | "signature">;
  readonly #options: KeyExchangeOptions;
  readonly #ephemeralKeys: KeyPair;
  readonly #encapsulated: EncapsulatedSecret | undefined;
  readonly #answer: LinkAnswer;
  #isOver = false;

  /**
   * @param invited  the keys in the invitation; their signature comes with the introduction
   * @throws CryptoError AUTH_FAILED: a key is malformed
   */
  constructor(options: KeyExchangeOptions, introductionId: number, invited: InvitedKeys) {
    const { random, self, peer, connectionId, capabilities } = options;
    const { encapsulationKey } = invited;
    this.#options = options;
    const offered = { ephemeralKey: checkedEphemeralKey(invited.ephemeralKey, peer), encapsulationKey };
    this.#ephemeralKeys = createKeyPair("X25519", random);
    this.#encapsulated = encapsulate(options, encapsulationKey);
    const ephemeralKey = this.#ephemeralKeys.publicKey;
    const ciphertext = this.#encapsulated?.ciphertext ?? NONE;
    const users = { inviter: nameKey(peer), invited: nameKey(self.name) };
    this.#answer = { ...users, connectionId, capabilities, ephemeralKey, introductionId, ciphertext, offered };
    this.answer = { ephemeralKey, ciphertext, signature: signAnswer(self.identity.signing, this.#answer) };
  }

  agree(introduction: PeerIntroduction, peerKeys: PeerKeys): LinkKeys {
    if (this.#isOver) throw forgotten();
    const { kem, self, peer } = this.#options;
    const { connectionId, signature } = introduction;
    const capabilities = capabilitiesOf(introduction);
    const { offered } = this.#answer;
    const secret = this.#encapsulated?.secret;
    if (secret === undefined && kem !== undefined && isPostQuantum(capabilities)) throw notPostQuantum(peer);
    const offer: LinkOffer = { ...usersOf(this.#answer), connectionId, capabilities, ...offered };
    if (!verifyOffer(peerKeys.signingKey, offer, signature)) throw notSigned(peer);
    return computeKeys(this, {
      offer,
      answer: this.#answer,
      psk: introduction.psk,
      secret,
      role: "responder",
      staticKeys: self.identity.agreement,
      ephemeralKeys: this.#ephemeralKeys,
      remoteStatic: peerKeys.agreementKey,
      remoteEphemeral: offered.ephemeralKey,
    });
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#ephemeralKeys.privateKey.fill(0);
    this.#encapsulated?.secret.fill(0);
  }
}

interface Agreed extends Omit<NoiseInputs, "prologue"> {
  readonly offer: LinkOffer;
  readonly answer: LinkAnswer;
  readonly secret: Uint8Array | undefined;
}

/** Computes the keys of what both sides have signed. The secrets of this side are over then. */
function computeKeys(own: KeyExchange, { offer, answer, secret, psk, ...inputs }: Agreed): LinkKeys {
  try {
    const transcript = transcriptOf(offer, answer);
    const keys = noiseKK({ ...inputs, prologue: transcript, psk: linkPsk(psk, secret, transcript) });
    return { keys, isPostQuantum: secret !== undefined };
  } finally {
    secret?.fill(0);
    own[Symbol.dispose]();
  }
}

function usersOf({ inviter, invited }: UserPair): UserPair {
  return { inviter, invited };
}

function capabilitiesOf({ capabilities }: PeerIntroduction): Pick<Capabilities, "versions" | "features"> {
  return capabilities ?? { versions: [], features: [] };
}

/** Whether a client has a mechanism for post-quantum secrets, by what it offers. */
function isPostQuantum({ features }: Pick<Capabilities, "features">): boolean {
  return features.includes(Feature.POST_QUANTUM);
}

/** @throws CryptoError AUTH_FAILED */
function checkedEphemeralKey(key: Uint8Array, peer: string): Uint8Array {
  if (key.length === KEY_BYTES) return key;
  throw new CryptoError("AUTH_FAILED", `The ephemeral key of ${peer} has ${key.length} bytes, not ${KEY_BYTES}.`);
}

function forgotten(): UsageError {
  return new UsageError("This part in the keys of a link is over: the keys are computed, or nobody has answered.");
}

function notSigned(peer: string): CryptoError {
  const text = `${peer} did not sign what the server passed on for the keys of this link.`;
  return new CryptoError("AUTH_FAILED", text);
}

/** The error for a link without a post-quantum secret between two clients that have a mechanism for it. */
function notPostQuantum(peer: string): CryptoError {
  const hidden = `This client and that of ${peer} have ML-KEM-768, but the server has not passed on what they need for it.`;
  const remedy = "Without POST_QUANTUM among its features (withoutFeatures), this client connects nevertheless.";
  return new CryptoError("DOWNGRADED", `${hidden} ${remedy}`);
}

/** @returns undefined if the invitation has no key, or this side no mechanism */
function encapsulate({ kem, random, peer }: KeyExchangeOptions, key: Uint8Array): EncapsulatedSecret | undefined {
  if (kem === undefined || key.length === 0) return undefined;
  try {
    if (key.length === ENCAPSULATION_KEY_BYTES) return kem.encapsulate(key, random);
  } catch (cause) {
    if (!(cause instanceof CryptoError)) throw cause;
    throw malformedKey(peer, { cause });
  }
  throw malformedKey(peer);
}

function malformedKey(peer: string, options?: ErrorOptions): CryptoError {
  return new CryptoError("AUTH_FAILED", `The encapsulation key in the invitation of ${peer} is malformed.`, options);
}
