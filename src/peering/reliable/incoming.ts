import type { PeerPart } from "../../../generated/chatwire/v1/peer.ts";
import { ProtocolError } from "../../errors.ts";
import { encodePeerMessage, type MessageOrder, type PeerMessage } from "../../framing/peer-message.ts";
import type { OutgoingMessage } from "../channel.ts";
import { keptCopy } from "../kept.ts";
import { encodeCarriedAck, peerAckOf } from "./carried-ack.ts";
import { type JoinedMessage, malformedPart, PartJoiner } from "./parts.ts";
import { type Arrival, ReliableReceiver } from "./receiver.ts";

/** Size of an acknowledgement without `beyond`, and of one sequence number in `beyond`, at most. */
const ACK_OVERHEAD_BYTES = 64;
const SEQUENCE_BYTES_MAX = 8;
const AFTER_ALL: MessageOrder = { follows: 0, replaces: [] };

/** A reliable message of the peer. While it is held back, only its bytes are kept. */
interface Arrived {
  /** Undefined: it was held back. What it decodes to may take many times its length. */
  message: PeerMessage | undefined;
  bytes: Uint8Array;
}

export interface IncomingOptions {
  readonly windowMax: number;
  readonly windowBytesMax: number;
  /** Size of the largest encoded message that every path carries in one datagram, in bytes. */
  readonly messageBytesMax: number;
  /** Size of the largest encoded message that a datagram of the peer has. */
  readonly peerMessageBytesMax: number;
  /** Whether both sides acknowledge by ranges. */
  readonly hasRanges: boolean;
  /** Whether both sides tell arrival times. */
  readonly hasTimes: boolean;
  /** Whether both sides deliver messages of one flow without waiting for those of others. */
  readonly hasFlows: boolean;
  /** Whether a message may come in more parts than a large datagram has. */
  readonly hasLong: boolean;
  /** How many application messages of the peer this side has refused. */
  readonly refusals: () => number;
  /** Decodes a message that was decoded before it was held back. */
  readonly decode: (bytes: Uint8Array) => PeerMessage;
}

/** What the peer sends: its reliable messages in their order, whole or in parts, and what to acknowledge to it. */
export class Incoming {
  readonly #options: IncomingOptions;
  readonly #receiver: ReliableReceiver<Arrived>;
  readonly #joiner: PartJoiner;

  constructor(options: IncomingOptions) {
    const { windowMax, windowBytesMax, messageBytesMax, peerMessageBytesMax, hasRanges, hasTimes, hasLong } = options;
    this.#options = options;
    this.#joiner = new PartJoiner(peerMessageBytesMax, hasLong ? "any" : "one datagram");
    const beyondMax = Math.floor((messageBytesMax - ACK_OVERHEAD_BYTES) / SEQUENCE_BYTES_MAX);
    const tell = hasRanges ? "ranges" : { beyondMax };
    const partBytes = () => this.#joiner.keptBytes;
    this.#receiver = new ReliableReceiver({ windowMax, windowBytesMax, partBytes, tell, tellsTimes: hasTimes }, hold);
  }

  /**
   * Takes a reliable message from the peer, known or not.
   *
   * @param bytes  its encoding; copied if it is kept
   * @returns the messages that are delivered now, in order
   * @throws ProtocolError MALFORMED: it follows or replaces messages that there cannot be
   */
  receive(message: PeerMessage, bytes: Uint8Array, arrival: Arrival): readonly PeerMessage[] {
    const { sequence, awaitsAck } = message;
    this.#joiner.forget(sequence);
    const { follows, replaces } = this.#options.hasFlows ? orderOf(message) : AFTER_ALL;
    const hints = { awaitsAck, follows, replaces };
    const inOrder = this.#receiver.receive(sequence, { message, bytes }, bytes.length, arrival, hints);
    return inOrder.map((arrived) => arrived.message ?? this.#options.decode(arrived.bytes));
  }

  /**
   * Takes a part of a reliable message from the peer.
   *
   * @returns the message, if this was the last part that was missing; hand it to `receive`
   * @throws ProtocolError MALFORMED: the part contradicts itself or an earlier one
   */
  join(part: PeerPart, arrival: Arrival): JoinedMessage | undefined {
    const { sequence } = part;
    if (sequence === 0) throw malformedPart("It belongs to no reliable message.");
    if (!this.#joiner.has(part) && this.#receiver.isTooFar(sequence, this.#joiner.keptBytesOf(part))) return undefined;
    const joined = this.#receiver.wants(sequence) ? this.#joiner.add(part, arrival.packetNumber) : undefined;
    if (joined === undefined) this.#receiver.partArrived(sequence, arrival);
    return joined;
  }

  /** Takes note of a datagram of the peer that carries no reliable message. */
  lossyArrived(packetNumber: number): void {
    this.#receiver.lossyArrived(packetNumber);
  }

  /** Takes note of a datagram of the peer that carries a media frame. */
  mediaArrived(arrival: Arrival): void {
    this.#receiver.mediaArrived(arrival);
  }

  /** When an acknowledgement is due; undefined: there is nothing to acknowledge. */
  get dueMs(): number | undefined {
    return this.#receiver.nextTimeoutMs;
  }

  /** The acknowledgement alone, if it is due. */
  poll(nowMs: number): OutgoingMessage | undefined {
    const acknowledgement = this.#receiver.poll(nowMs);
    if (acknowledgement === undefined) return undefined;
    const value = peerAckOf(acknowledgement, this.#options.refusals());
    return { bytes: encodePeerMessage({ case: "peerAck", value }, 0), isAcknowledgement: true };
  }

  /**
   * The field with the acknowledgement of all that has arrived, for another message to carry. Call `acknowledged` if it does.
   *
   * @returns undefined: nothing has arrived
   */
  carriedAck(nowMs: number): Uint8Array | undefined {
    const acknowledgement = this.#receiver.acknowledgement(nowMs);
    return acknowledgement.packetNumber === 0 ? undefined : encodeCarriedAck(acknowledgement, this.#options.refusals());
  }

  /** The peer is told now what has arrived so far. */
  acknowledged(): void {
    this.#receiver.acknowledged();
  }
}

function hold(arrived: Arrived): void {
  arrived.message = undefined;
  arrived.bytes = keptCopy(arrived.bytes);
}

/** @throws ProtocolError MALFORMED: the message follows or replaces messages that there cannot be */
function orderOf(message: PeerMessage): MessageOrder {
  const { sequence, follows } = message;
  const isLatest = message.kind === "known" && message.body.case === "peerLatest";
  const replaces = isLatest ? message.body.value.replaces : [];
  if (follows > sequence || replaces.some((distance) => distance < 1 || distance >= sequence))
    throw new ProtocolError(
      "MALFORMED",
      `The message ${sequence} of the peer follows or replaces one before the first.`,
    );
  return { follows, replaces };
}
