import { createHmac, randomBytes } from "node:crypto";
import { Capabilities, Feature, HandshakePayload } from "../../../generated/chatwire/v1/capability.ts";
import { Candidate, CandidateKind, Introduction } from "../../../generated/chatwire/v1/signalling.ts";
import { createIdentity, type IdentityKeyPair, type PublicKeys, publicKeys } from "../../crypto/identity.ts";
import { NOISE_OVERHEAD_BYTES, NoiseKK } from "../../crypto/link/noise.ts";
import { DATAGRAM_HEADER_BYTES, DatagramKind, datagramPayload, encodeDatagram } from "../../framing/datagram.ts";
import { check, present } from "../shared/fault.ts";
import { PEER_NAME } from "./answers.ts";
import { type Address, describeDatagrams, PeerSocket, type ReceivedDatagram } from "./peer-socket.ts";
import { type ClientSide, ScriptedLink } from "./scripted-link.ts";

export interface ScriptedPeerOptions {
  readonly host: string;
  readonly waitMs: number;
}

/** Length of both handshake datagrams, whatever the two sides offer. */
export const HANDSHAKE_DATAGRAM_BYTES = 736;
const CHECK_BYTES = 16;
const TOKEN_BYTES = 8;
export const HANDSHAKE_PAYLOAD_BYTES =
  HANDSHAKE_DATAGRAM_BYTES - DATAGRAM_HEADER_BYTES - NOISE_OVERHEAD_BYTES - CHECK_BYTES;

type Role = "initiator" | "responder";
type HandshakeKind = typeof DatagramKind.HANDSHAKE_INITIATION | typeof DatagramKind.HANDSHAKE_RESPONSE;

/** The user at the other end of a link, who does what a case asks, right or wrong. */
export class ScriptedPeer implements AsyncDisposable {
  readonly socket: PeerSocket;
  readonly psk = randomBytes(32);
  readonly connectionId = randomBytes(8).readBigUInt64BE();
  readonly introductionId = 1 + randomBytes(6).readUIntBE(0, 6);
  /** Who invites is the initiator. */
  role: Role = "responder";
  /** What the peer can do on a link: told to the server, and sealed in the handshake. */
  capabilities = Capabilities.create({ versions: [1], features: [Feature.MEDIA, Feature.APPLICATION_MESSAGES] });
  /** In an invitation of the peer. */
  encapsulationKey: Uint8Array = new Uint8Array(0);
  readonly #options: ScriptedPeerOptions;
  readonly #identity: IdentityKeyPair;

  static async open(options: ScriptedPeerOptions, identity = createIdentity(randomBytes)): Promise<ScriptedPeer> {
    return new ScriptedPeer(options, await PeerSocket.open(options.host), identity);
  }

  private constructor(options: ScriptedPeerOptions, socket: PeerSocket, identity: IdentityKeyPair) {
    this.#options = options;
    this.socket = socket;
    this.#identity = identity;
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

  /** The peer as the server introduces it. */
  introduction(changes: Partial<Introduction> = {}): Introduction {
    return Introduction.create({
      introductionId: this.introductionId,
      name: PEER_NAME,
      keys: this.keys,
      candidates: [this.candidate],
      connectionId: this.connectionId,
      psk: this.psk,
      capabilities: this.capabilities,
      ...changes,
    });
  }

  /** Creates the peer's end of a handshake. */
  noise(role: "initiator" | "responder", client: ClientSide, psk: Uint8Array = this.psk): NoiseKK {
    const prologue = Buffer.alloc(23);
    prologue.write("chatwire-1 peer");
    prologue.writeBigUInt64BE(BigInt(this.introductionId), 15);
    return new NoiseKK({
      role,
      prologue,
      psk,
      staticKeyPair: this.#identity.agreement,
      remoteStatic: client.agreementKey,
      ephemeral: randomBytes(32),
    });
  }

  /**
   * The payload of the peer's handshake message: what the peer can do, and padding up to the fixed length.
   *
   * @param filler  a byte of the padding; the protocol wants 0
   */
  payload(length = HANDSHAKE_PAYLOAD_BYTES, filler = 0): Uint8Array {
    const { capabilities } = this;
    for (let bytes = length; bytes >= 0; bytes--) {
      const padding = new Uint8Array(bytes).fill(filler);
      const encoded = HandshakePayload.encode(HandshakePayload.create({ capabilities, padding }));
      if (encoded.length === length) return encoded;
    }
    throw new Error("The capabilities do not fit into the handshake.");
  }

  /** Answers the punches of a client that is the initiator, from now on. */
  answerPunches(client: ClientSide): void {
    this.socket.onReceived = ({ kind, bytes, from }) => {
      if (kind !== DatagramKind.PUNCH || !this.isChecked(bytes)) return;
      this.socket.send(this.punch(client, Buffer.from(datagramPayload(bytes)).readBigUInt64BE()), from);
    };
  }

  /** @param role  of the sender, whose check the punch has */
  punch({ connectionId }: ClientSide, token: bigint, role: Role = this.role): Uint8Array {
    const payload = Buffer.alloc(TOKEN_BYTES);
    payload.writeBigUInt64BE(token);
    return this.withCheck(encodeDatagram(DatagramKind.PUNCH, connectionId, payload), role);
  }

  /** Returns the next initiation of the client. @throws Fault it did not come in time */
  async initiation(): Promise<ReceivedDatagram> {
    return this.datagram(DatagramKind.HANDSHAKE_INITIATION, "a HANDSHAKE_INITIATION");
  }

  /** Returns the next datagram of a kind. @throws Fault it did not come in time */
  async datagram(kind: DatagramKind, expected: string): Promise<ReceivedDatagram> {
    const found = await this.socket.received.take((datagram) => datagram.kind === kind, this.#options.waitMs);
    return present(found, expected, () => describeDatagrams(this.socket.received.all));
  }

  /** Answers the client's initiation. @throws Fault the initiation does not verify */
  respond(client: ClientSide, initiation: ReceivedDatagram, payload: Uint8Array = this.payload()): ScriptedLink {
    const noise = this.noise("responder", client);
    const message = noiseMessage(initiation.bytes);
    check(this.isChecked(initiation.bytes), "an initiation whose check verifies", () => "another check");
    const opened = readQuietly(noise, message);
    present(
      opened,
      "an initiation that verifies with the introduction's keys, psk and id",
      () => "one that does not verify",
    );
    const response = noise.writeMessage(payload);
    this.socket.send(this.checked(DatagramKind.HANDSHAKE_RESPONSE, client, response), initiation.from);
    return this.link(noise, client, initiation.from);
  }

  /** Creates the datagram with which the peer begins a handshake. */
  initiate(client: ClientSide, noise: NoiseKK, payload: Uint8Array = this.payload()): Uint8Array {
    const message = noise.writeMessage(payload);
    return this.checked(DatagramKind.HANDSHAKE_INITIATION, client, message);
  }

  /** Creates a datagram of the handshake with its check, whatever the message is. */
  checked(kind: HandshakeKind, { connectionId }: ClientSide, message: Uint8Array): Uint8Array {
    return this.withCheck(encodeDatagram(kind, connectionId, message));
  }

  withCheck(bytes: Uint8Array, role: Role = this.role): Uint8Array {
    return Buffer.concat([bytes, checkOf(this.psk, role, bytes)]);
  }

  /** Whether the check of a handshake datagram of the client verifies. */
  isChecked(datagram: Uint8Array): boolean {
    const bytes = datagram.subarray(0, -CHECK_BYTES);
    return checkOf(this.psk, this.role === "initiator" ? "responder" : "initiator", bytes).equals(
      datagram.subarray(-CHECK_BYTES),
    );
  }

  /** Returns the peer's end of a link after a handshake. */
  link(noise: NoiseKK, client: ClientSide, to: Address): ScriptedLink {
    const keys = present(noise.finished, "a complete handshake");
    const { waitMs } = this.#options;
    return new ScriptedLink({ socket: this.socket, keys, peer: this.connectionId, client, to, waitMs });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.socket[Symbol.asyncDispose]();
  }
}

/** The Noise message of a handshake datagram. */
export function noiseMessage(datagram: Uint8Array): Uint8Array {
  return datagramPayload(datagram).subarray(0, -CHECK_BYTES);
}

function checkOf(psk: Uint8Array, role: Role, bytes: Uint8Array): Buffer {
  const key = createHmac("sha256", psk).update(`chatwire-1 handshake check ${role}`).digest();
  return createHmac("sha256", key).update(bytes).digest().subarray(0, CHECK_BYTES);
}

/** Reads the other side's handshake message; undefined if it does not verify. */
export function readQuietly(noise: NoiseKK, message: Uint8Array): Uint8Array | undefined {
  try {
    return noise.readMessage(message);
  } catch {
    return undefined;
  }
}
