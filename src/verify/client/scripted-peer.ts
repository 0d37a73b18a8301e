import { randomBytes } from "node:crypto";
import { Capabilities, Feature } from "../../../generated/chatwire/v1/capability.ts";
import { Candidate, CandidateKind, Introduction } from "../../../generated/chatwire/v1/signalling.ts";
import { createIdentity, type IdentityKeyPair, type PublicKeys, publicKeys } from "../../crypto/identity.ts";
import { createKeyPair } from "../../crypto/key.ts";
import type { NoiseKeys } from "../../crypto/link/noise.ts";
import {
  type DecapsulationKey,
  ENCAPSULATION_KEY_BYTES,
  type EncapsulatedSecret,
  type Kem,
} from "../../crypto/post-quantum/kem.ts";
import { createMlKem } from "../../crypto/post-quantum/ml-kem.ts";
import { DatagramKind } from "../../framing/datagram.ts";
import { check, present, Skip } from "../shared/fault.ts";
import { PEER_NAME } from "./answers.ts";
import {
  answerBytes,
  isSignature,
  type LinkAnswer,
  type LinkOffer,
  linkKeys,
  offerBytes,
  signatureOf,
} from "./link-keys.ts";
import { type Address, describeDatagrams, PeerSocket, type ReceivedDatagram } from "./peer-socket.ts";
import { USER } from "./scripted-account.ts";
import { type ClientSide, ScriptedLink, type ScriptedLinkOptions } from "./scripted-link.ts";

export interface ScriptedPeerOptions {
  readonly host: string;
  readonly waitMs: number;
}

const NONE = new Uint8Array(0);
/** An encapsulation key. All numbers in it are 0, so it is well-formed (FIPS 203, section 7.2). */
export const KEY_OF_ZEROS: Uint8Array = new Uint8Array(ENCAPSULATION_KEY_BYTES);

/** The user at the other end of a link, who does what a case asks, right or wrong. */
export class ScriptedPeer implements AsyncDisposable {
  readonly socket: PeerSocket;
  readonly psk = randomBytes(32);
  readonly connectionId = randomBytes(8).readBigUInt64BE();
  readonly introductionId = 1 + randomBytes(6).readUIntBE(0, 6);
  /** Who invites is the initiator. */
  role: "initiator" | "responder" = "responder";
  /** What the peer can do on a link. */
  capabilities = Capabilities.create({ versions: [1], features: [Feature.MEDIA, Feature.APPLICATION_MESSAGES] });
  /** What the peer shows and signs as its ephemeral key. */
  ephemeralKey: Uint8Array;
  /** In an invitation of the peer. */
  encapsulationKey: Uint8Array = NONE;
  readonly #options: ScriptedPeerOptions;
  readonly #identity: IdentityKeyPair;
  readonly #ephemeralKeys = createKeyPair("X25519", randomBytes);
  #kem: Kem | undefined;
  #decapsulationKey: DecapsulationKey | undefined;
  #encapsulated: EncapsulatedSecret | undefined;

  static async open(options: ScriptedPeerOptions, identity = createIdentity(randomBytes)): Promise<ScriptedPeer> {
    return new ScriptedPeer(options, await PeerSocket.open(options.host), identity);
  }

  private constructor(options: ScriptedPeerOptions, socket: PeerSocket, identity: IdentityKeyPair) {
    this.#options = options;
    this.socket = socket;
    this.#identity = identity;
    this.ephemeralKey = this.#ephemeralKeys.publicKey;
  }

  get identity(): IdentityKeyPair {
    return this.#identity;
  }

  get keys(): PublicKeys {
    return publicKeys(this.#identity);
  }

  /** The address of the peer's socket. */
  get candidate(): Candidate {
    return Candidate.create({ kind: CandidateKind.HOST, address: this.#options.host, port: this.socket.port });
  }

  /** Names a feature too. */
  addFeature(feature: Feature): void {
    const { capabilities } = this;
    this.capabilities = Capabilities.create({ ...capabilities, features: [...capabilities.features, feature] });
  }

  /**
   * Names POST_QUANTUM, and takes part in a secret if the client has the feature too. The peer of another client offers a key
   * to which it has no private key.
   *
   * @throws Skip this Node lacks ML-KEM-768
   */
  usePostQuantum(hasClient: boolean): void {
    this.addFeature(Feature.POST_QUANTUM);
    this.encapsulationKey = KEY_OF_ZEROS;
    if (!hasClient) return;
    this.#kem = createMlKem();
    if (this.#kem === undefined) throw new Skip("the Node that runs the suite lacks ML-KEM-768");
    this.#decapsulationKey = this.#kem.createKeyPair(randomBytes);
    this.encapsulationKey = this.#decapsulationKey.encapsulationKey;
  }

  /** What the peer offers to the client, if it invites. */
  get offer(): LinkOffer {
    const { connectionId, capabilities, ephemeralKey, encapsulationKey } = this;
    return { inviter: PEER_NAME, invited: USER.name, connectionId, capabilities, ephemeralKey, encapsulationKey };
  }

  /** What the peer answers to the client's offer, if it is invited. */
  answer(client: ClientSide): LinkAnswer {
    const { connectionId, capabilities, ephemeralKey, introductionId } = this;
    const offered = offerOf(client);
    if (offered.encapsulationKey.length > 0)
      this.#encapsulated ??= this.#kem?.encapsulate(offered.encapsulationKey, randomBytes);
    const ciphertext = this.#encapsulated?.ciphertext ?? NONE;
    const users = { inviter: USER.name, invited: PEER_NAME };
    return { ...users, connectionId, capabilities, ephemeralKey, introductionId, ciphertext, offered };
  }

  /**
   * The peer as the server introduces it to the client that it has invited.
   *
   * @param changes  of the server
   * @param signed   what the peer signs in place of its offer
   */
  asInviter(changes: Partial<Introduction> = {}, signed: Uint8Array = offerBytes(this.offer)): Introduction {
    return this.#introduction({ signature: signatureOf(this.#identity.signing, signed), ...changes });
  }

  /**
   * The peer as the server introduces it to the client that has invited it.
   *
   * @param changes  of the server
   * @param signed   what the peer signs in place of its answer
   */
  asInvited(
    client: ClientSide,
    changes: Partial<Introduction> = {},
    signed: Uint8Array = answerBytes(this.answer(client)),
  ): Introduction {
    const { ephemeralKey, ciphertext } = this.answer(client);
    const signature = signatureOf(this.#identity.signing, signed);
    return this.#introduction({ ephemeralKey, ciphertext, signature, ...changes });
  }

  #introduction(part: Partial<Introduction>): Introduction {
    return Introduction.create({
      introductionId: this.introductionId,
      name: PEER_NAME,
      keys: this.keys,
      candidates: [this.candidate],
      connectionId: this.connectionId,
      psk: this.psk,
      capabilities: this.capabilities,
      ...part,
    });
  }

  /** Whether the client has signed its part in the keys. */
  isSigned(client: ClientSide): boolean {
    const bytes = this.role === "initiator" ? answerBytes(this.#answerOf(client)) : offerBytes(offerOf(client));
    return isSignature(client.signingKey, bytes, client.signature);
  }

  /** Computes the keys of the link at the peer's end. */
  linkKeys(client: ClientSide): NoiseKeys {
    const isInviter = this.role === "initiator";
    const [offer, answer] = isInviter ? [this.offer, this.#answerOf(client)] : [offerOf(client), this.answer(client)];
    const secret = isInviter ? this.#decapsulated(answer) : this.#encapsulated?.secret;
    return linkKeys({
      offer,
      answer,
      psk: this.psk,
      secret,
      role: this.role,
      staticKeys: this.#identity.agreement,
      ephemeralKeys: this.#ephemeralKeys,
      remoteStatic: client.agreementKey,
      remoteEphemeral: client.ephemeralKey,
    });
  }

  #decapsulated({ ciphertext }: LinkAnswer): Uint8Array | undefined {
    return ciphertext.length === 0 ? undefined : this.#decapsulationKey?.decapsulate(ciphertext);
  }

  /** What the client has answered to the peer's offer. */
  #answerOf({ connectionId, capabilities, ephemeralKey, ciphertext }: ClientSide): LinkAnswer {
    const { introductionId, offer } = this;
    const users = { inviter: PEER_NAME, invited: USER.name };
    return { ...users, connectionId, capabilities, ephemeralKey, introductionId, ciphertext, offered: offer };
  }

  /** Returns the next sealed datagram of the client that comes to the peer's socket. @throws Fault it did not come in time */
  async sealed(): Promise<ReceivedDatagram> {
    const isSealed = ({ kind }: ReceivedDatagram): boolean => kind === DatagramKind.SEALED;
    const found = await this.socket.received.take(isSealed, this.#options.waitMs);
    return present(found, "a sealed datagram at the peer's candidate", () =>
      describeDatagrams(this.socket.received.all),
    );
  }

  /**
   * Waits until the client tries the peer's candidate. Returns the peer's end of the link.
   *
   * @throws Fault nothing came in time, or it was sealed with other keys than those of the introduction
   */
  async reached(client: ClientSide, options: Pick<ScriptedLinkOptions, "isDeaf"> = {}): Promise<ScriptedLink> {
    const { from } = await this.sealed();
    const link = this.link(client, from, options);
    check(
      link.received.all.length > 0,
      "a datagram that is sealed with the keys of the introduction",
      () => "one that does not verify",
    );
    return link;
  }

  /** Returns the peer's end of the link. @param to  where the client is */
  link(client: ClientSide, to: Address, options: Partial<ScriptedLinkOptions> = {}): ScriptedLink {
    const keys = this.linkKeys(client);
    const { waitMs } = this.#options;
    return new ScriptedLink({ socket: this.socket, keys, peer: this.connectionId, client, to, waitMs, ...options });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.socket[Symbol.asyncDispose]();
  }
}

/** What a client that invites has offered to the peer. */
export function offerOf({ connectionId, capabilities, ephemeralKey, encapsulationKey }: ClientSide): LinkOffer {
  return { inviter: USER.name, invited: PEER_NAME, connectionId, capabilities, ephemeralKey, encapsulationKey };
}
