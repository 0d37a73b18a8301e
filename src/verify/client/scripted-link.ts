import type { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import { Header, Message, type MessageBody, MessageType } from "../../../generated/chatwire/v1/message.ts";
import {
  PeerAck,
  PeerPathResponse,
  PeerPingRequest,
  PeerPingResponse,
  PeerText,
} from "../../../generated/chatwire/v1/peer.ts";
import { events, methods } from "../../../generated/chatwire/v1/rules.ts";
import { AEAD_NONCE_BYTES, open, sealInto } from "../../crypto/aead.ts";
import { nextDatagramKey } from "../../crypto/datagram-keys.ts";
import type { NoiseKeys } from "../../crypto/link/noise.ts";
import {
  createDatagramHeader,
  DATAGRAM_HEADER_BYTES,
  DatagramKind,
  readDatagramHeader,
  SEALED_OVERHEAD_BYTES,
} from "../../framing/datagram.ts";
import { present } from "../shared/fault.ts";
import { bytesField } from "../shared/raw.ts";
import type { BodyCase, BodyOf } from "./client-connection.ts";
import { bodyValue } from "./client-connection.ts";
import { Inbox } from "./inbox.ts";
import { type Address, LARGE_DATAGRAM_BYTES_MAX, type PeerSocket } from "./peer-socket.ts";

/** What the client tells about its side of an introduction. */
export interface ClientSide {
  /** Of the client's identity. */
  readonly signingKey: Uint8Array;
  readonly agreementKey: Uint8Array;
  readonly connectionId: bigint;
  readonly capabilities: Capabilities;
  readonly ephemeralKey: Uint8Array;
  /** In an invitation; empty if there is none. */
  readonly encapsulationKey: Uint8Array;
  /** In an acceptance; empty if there is none. */
  readonly ciphertext: Uint8Array;
  /** Of the offer or the answer. */
  readonly signature: Uint8Array;
  readonly candidates: readonly { readonly kind: number; readonly address: string; readonly port: number }[];
}

/** Where the datagrams of a link arrive and leave: a UDP socket, or the relay. */
export type LinkSocket = Pick<PeerSocket, "received" | "send">;

export interface ScriptedLinkOptions {
  readonly socket: LinkSocket;
  readonly keys: NoiseKeys;
  /** The connection id that the peer chose. */
  readonly peer: bigint;
  readonly client: ClientSide;
  /** Where the client was reached. */
  readonly to: Address;
  readonly waitMs: number;
  /** Whether requests for a proof of the first path stay without an answer. Default: they do not. */
  readonly isDeaf?: boolean;
}

/** A message that the client sent on the link. */
export interface LinkMessage {
  readonly header: Header;
  readonly body: MessageBody;
  readonly plaintext: Uint8Array;
  readonly packetNumber: number;
  readonly bytes: number;
  readonly from: Address;
  readonly to: LinkSocket;
  readonly atMs: number;
}

/** How a datagram is sealed and sent, if not as usual. */
export interface SealOptions {
  /** Default: the next one. */
  readonly packetNumber?: number;
  /** The client will drop the datagram, so its number does not count. */
  readonly isForged?: boolean;
  /** The key that seals it. Default: that of the packet number's epoch. */
  readonly key?: Uint8Array;
  /** Default: the one that the client chose. */
  readonly connectionId?: bigint;
  /** The first byte, with kind and version. Default: that of a sealed datagram. */
  readonly first?: number;
}

/** Nonces of the pings that `settle` sends are above it. */
const SETTLE_NONCE = 2n ** 32n;

/** Most messages remembered that arrived before an earlier one; more than a right client has on the way. */
const BEYOND_MAX = 1_024;

/** Packet numbers in one epoch. */
export const EPOCH_PACKETS = 2 ** 20;

/**
 * The peer's end of a link. It acknowledges, and answers pings and requests for a proof of a path by itself, unless a
 * case forbids it.
 */
export class ScriptedLink {
  readonly received = new Inbox<LinkMessage>();
  /** Whether reliable messages are acknowledged, and pings answered. */
  acknowledges = true;
  answersPings = true;
  /** The sockets at which requests for a proof of the path stay without an answer. */
  readonly deafTo = new Set<LinkSocket>();
  to: Address;
  readonly #options: ScriptedLinkOptions;
  readonly #sendKeys: Uint8Array[];
  readonly #receiveKeys: Uint8Array[];
  #packetNumber = 0;
  #sequence = 0;
  #settled = 0;
  /** All reliable messages of the client up to this sequence arrived. */
  #through = 0;
  /** Sequences of those that arrived beyond it. */
  readonly #beyond = new Set<number>();

  constructor(options: ScriptedLinkOptions) {
    this.#options = options;
    this.to = options.to;
    this.#sendKeys = [options.keys.sendKey];
    this.#receiveKeys = [options.keys.receiveKey];
    if (options.isDeaf === true) this.deafTo.add(options.socket);
    this.listen(options.socket);
  }

  /** The number of the last datagram. */
  get packetNumber(): number {
    return this.#packetNumber;
  }

  /** Reads what the client sends to a socket: what arrived already, and all that follows. */
  listen(socket: LinkSocket): void {
    let read = 0;
    const readAll = (): void => {
      for (const { bytes, from, kind, atMs } of socket.received.all.slice(read)) {
        read += 1;
        if (kind === DatagramKind.SEALED) this.#handle(bytes, from, socket, atMs);
      }
    };
    readAll();
    socket.received.onPush(readAll);
  }

  /** Returns the key that seals this side's packets of an epoch. */
  sendKey(epoch: number): Uint8Array {
    return keyOf(this.#sendKeys, epoch);
  }

  /** Seals an encoded message. */
  seal(message: Uint8Array, options: SealOptions = {}): Uint8Array {
    if (options.packetNumber === undefined) this.#packetNumber += 1;
    const packetNumber = options.packetNumber ?? this.#packetNumber;
    if (options.isForged !== true) this.#packetNumber = Math.max(this.#packetNumber, packetNumber);
    const key = options.key ?? this.sendKey(Math.floor(packetNumber / EPOCH_PACKETS));
    const bytes = new Uint8Array(SEALED_OVERHEAD_BYTES + message.length);
    const header = createDatagramHeader(DatagramKind.SEALED, options.connectionId ?? this.#options.client.connectionId);
    header[0] = options.first ?? header[0] ?? 0;
    new DataView(header.buffer).setBigUint64(9, BigInt(packetNumber));
    bytes.set(header);
    sealInto(bytes, DATAGRAM_HEADER_BYTES, key, nonceOf(header), header, message);
    return bytes;
  }

  sendBytes(bytes: Uint8Array, from: LinkSocket = this.#options.socket): void {
    from.send(bytes, this.to);
  }

  /** Seals and sends a message. Returns the datagram. */
  send(body: MessageBody, header: Partial<Header> = {}, options: SealOptions = {}): Uint8Array {
    const bytes = this.seal(encodeLinkMessage(body, header), options);
    this.sendBytes(bytes);
    return bytes;
  }

  /** Sends a reliable message with the next sequence number. Returns that number. */
  sendReliable(body: MessageBody): number {
    this.#sequence += 1;
    this.send(body, { sequence: this.#sequence });
    return this.#sequence;
  }

  /** Sends a message of a later version. */
  sendUnknown(header: Partial<Header> & { readonly command: number }): void {
    const encoded = Message.encode(Message.create({ header: Header.create({ type: MessageType.EVENT, ...header }) }));
    this.sendBytes(this.seal(Buffer.concat([encoded, bytesField(9_050, "a body of a later version")])));
  }

  /** Reserves the next sequence number, for a message that the case encodes itself. */
  nextSequence(): number {
    this.#sequence += 1;
    return this.#sequence;
  }

  text(text: string, continued = false): number {
    return this.sendReliable({ case: "peerText", value: PeerText.create({ text, continued }) });
  }

  /** Seals a ping without sending it. */
  sealPing(nonce: bigint, options: SealOptions = {}): Uint8Array {
    const message = encodeLinkMessage({ case: "peerPingRequest", value: PeerPingRequest.create({ nonce }) });
    return this.seal(message, options);
  }

  /** Sends a ping. Returns the datagram. */
  ping(nonce: bigint, options: SealOptions = {}): Uint8Array {
    return this.send({ case: "peerPingRequest", value: PeerPingRequest.create({ nonce }) }, {}, options);
  }

  ack(value: Partial<PeerAck>): void {
    this.send({ case: "peerAck", value: PeerAck.create(value) });
  }

  /** Acknowledges everything that arrived in order. */
  ackAll(packetNumber: number): void {
    const beyond = [...this.#beyond].sort((a, b) => a - b);
    this.ack({ through: this.#through, beyond, packetNumber });
  }

  /** Waits for a message. @throws Fault it did not come in time */
  async expect<Case extends BodyCase>(
    name: Case,
    matches: (value: BodyOf<Case>, message: LinkMessage) => boolean = () => true,
    expected = `the message ${name} on the link`,
  ): Promise<LinkMessage & { readonly value: BodyOf<Case> }> {
    const fits = (message: LinkMessage): boolean => {
      const value = bodyValue(message.body, name);
      return value !== undefined && matches(value, message);
    };
    const found = present(await this.received.take(fits, this.#options.waitMs), expected, () => this.describe());
    return { ...found, value: present(bodyValue(found.body, name), expected) };
  }

  /** Shows that the client handled everything before: a ping is answered in order. @throws Fault it is not */
  async settle(): Promise<void> {
    this.#settled += 1;
    const nonce = SETTLE_NONCE + BigInt(this.#settled);
    this.ping(nonce);
    await this.expect("peerPingResponse", (value) => value.nonce === nonce, "the answer to a ping");
  }

  /** The messages of a kind so far. */
  ofKind(name: BodyCase): LinkMessage[] {
    return this.received.all.filter(({ body }) => body.case === name);
  }

  /** The messages that came last, for a report. */
  describe(): string {
    const last = this.received.all.slice(-8).map(({ header, body, packetNumber }) => {
      const sequence = header.sequence > 0 ? `, sequence ${header.sequence}` : "";
      return `${body.case ?? "a message without a known body"} (packet ${packetNumber}${sequence})`;
    });
    return last.length === 0 ? "no message on the link" : last.join(", ");
  }

  #handle(bytes: Uint8Array, from: Address, socket: LinkSocket, atMs: number): void {
    const header = readDatagramHeader(bytes, LARGE_DATAGRAM_BYTES_MAX);
    if (header === undefined || header.connectionId !== this.#options.peer) return;
    const { packetNumber } = header;
    const plaintext = this.#open(bytes, packetNumber);
    if (plaintext === undefined) return;
    const message = decodeQuietly(plaintext);
    const head = message?.header ?? Header.create();
    const body = message?.body ?? { case: undefined };
    const arrived = { header: head, body, plaintext, packetNumber, bytes: bytes.length, from, to: socket, atMs };
    if (!this.received.push(arrived, bytes.length)) return;
    this.#arrive(head.sequence);
    if (head.sequence > 0 && this.acknowledges) this.ackAll(packetNumber);
    if (body.case === "peerPingRequest" && this.answersPings) {
      const { nonce } = body.value;
      this.send({ case: "peerPingResponse", value: PeerPingResponse.create({ nonce }) });
    }
    if (body.case === "peerPathRequest" && !this.deafTo.has(socket)) {
      const value = PeerPathResponse.create({ token: body.value.token });
      this.sendBytes(this.seal(encodeLinkMessage({ case: "peerPathResponse", value })), socket);
    }
  }

  #arrive(sequence: number): void {
    if (sequence > this.#through && this.#beyond.size < BEYOND_MAX) this.#beyond.add(sequence);
    while (this.#beyond.delete(this.#through + 1)) this.#through += 1;
  }

  #open(bytes: Uint8Array, packetNumber: number): Uint8Array | undefined {
    const header = bytes.subarray(0, DATAGRAM_HEADER_BYTES);
    const key = keyOf(this.#receiveKeys, Math.floor(packetNumber / EPOCH_PACKETS));
    try {
      return open(key, nonceOf(header), header, bytes.subarray(DATAGRAM_HEADER_BYTES));
    } catch {
      return undefined;
    }
  }
}

/** Encodes a message as it should be on a link, but for what `header` says. */
export function encodeLinkMessage(body: MessageBody, header: Partial<Header> = {}): Uint8Array {
  return Message.encode(Message.create({ header: Header.create({ ...usualHeader(body), ...header }), body }));
}

function usualHeader(body: MessageBody): { type: MessageType; command: number } {
  for (const { bodyCase, command } of Object.values(events))
    if (bodyCase === body.case) return { type: MessageType.EVENT, command };
  for (const { requestCase, responseCase, command } of Object.values(methods)) {
    if (requestCase === body.case) return { type: MessageType.REQUEST, command };
    if (responseCase === body.case) return { type: MessageType.RESPONSE, command };
  }
  throw new Error(`${body.case} belongs to no command.`);
}

function decodeQuietly(plaintext: Uint8Array): Message | undefined {
  try {
    return Message.decode(plaintext);
  } catch {
    return undefined;
  }
}

/** Derives keys as they are needed. */
function keyOf(keys: Uint8Array[], epoch: number): Uint8Array {
  // A forged number must not cost more than a few derivations.
  const last = Math.min(epoch, 16);
  for (let key = keys.at(-1); key !== undefined && keys.length <= last; key = keys.at(-1))
    keys.push(nextDatagramKey(key));
  return keys[last] ?? new Uint8Array(32);
}

function nonceOf(header: Uint8Array): Uint8Array {
  const nonce = new Uint8Array(AEAD_NONCE_BYTES);
  nonce.set(header.subarray(9, DATAGRAM_HEADER_BYTES), 4);
  return nonce;
}
