/**
 * How messages get to the peer: reliable ones, lossy ones and acknowledgements.
 *
 * - sender.ts keeps reliable messages until they are acknowledged, and decides what to send again;
 * - receiver.ts puts the peer's reliable messages into order, and decides when to acknowledge;
 * - carried-ack.ts puts acknowledgements into the datagrams of other messages;
 * - parts.ts carries those that do not fit into a datagram now, and large-losses.ts notices that large ones get lost;
 * - sent-datagrams.ts knows which datagrams are lost, arrived-datagrams.ts which ones of the peer have arrived;
 * - ../rtt-estimator.ts and ../congestion/ tell the sender how long to wait, how much to send and how fast.
 *
 * The invariant: both sides deliver each reliable message once and in the order
 * of sequence numbers, whatever the network loses, repeats or reorders.
 *
 * @see proto/PROTOCOL.md, "Reliable messages"
 */

import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import type { PeerAck, PeerPart } from "../../../generated/chatwire/v1/peer.ts";
import { UsageError } from "../../errors.ts";
import { SEALED_OVERHEAD_BYTES } from "../../framing/datagram.ts";
import type { Grease } from "../../framing/grease.ts";
import { encodePeerMessage, encodeWithExtras, type PeerMessage } from "../../framing/peer-message.ts";
import { encodeUnknownMessage, type UnknownMessage } from "../../framing/unknown-message.ts";
import type { Limits } from "../../limits.ts";
import type { BodyOf, Channel, Outbox, OutgoingMessage } from "../channel.ts";
import { LinkCongestion } from "../congestion/link-congestion.ts";
import { earlier } from "../path/backoff.ts";
import type { RttEstimator } from "../rtt-estimator.ts";
import { appendCarriedAck, encodeCarriedAck, peerAckOf } from "./carried-ack.ts";
import { LargeLosses } from "./large-losses.ts";
import { type JoinedMessage, malformedPart, PartJoiner, splitIntoParts } from "./parts.ts";
import { Queue } from "./queue.ts";
import { type Arrival, ReliableReceiver } from "./receiver.ts";
import { queueFull, type ReliableMessage, ReliableSender, type Unanswered } from "./sender.ts";
import { malformedAck } from "./sent-datagrams.ts";

/** A smaller message has no room for an acknowledgement or for a fragment of a text. */
const MESSAGE_BYTES_MIN = 128;
/** Size of an acknowledgement without `beyond`, and of one sequence number in `beyond`, at most. */
const ACK_OVERHEAD_BYTES = 64;
const SEQUENCE_BYTES_MAX = 8;
/** How far ahead messages may be sent to a peer that does not acknowledge by ranges. */
const NARROW_WINDOW_MAX = 128;
/** Lossy messages that wait to be sent. */
const LOSSY_QUEUE_MAX = 512;
/** Lossy messages that are kept while there is no path. */
const LOSSY_HELD_MAX = 32;

/** The peer has the tracked bodies with this id, and those with every lower id, except those that it has refused. */
export type DeliveryEvent = { readonly type: "delivered"; readonly id: number };

interface Undelivered {
  readonly id: number;
  readonly sequence: number;
  /** Whether it is an application message. */
  readonly mayBeRefused: boolean;
}

export interface DeliveryOptions {
  readonly limits: Pick<
    Limits,
    "reliableWindowMax" | "reliableWindowBytesMax" | "reliableQueueMax" | "reliableTimeoutMs"
  >;
  /** The features that both sides have. Default: none. */
  readonly features?: ReadonlySet<Feature>;
  /** Longest datagram that every path carries. */
  readonly datagramBytesMax: number;
  /** Longest datagram that the path in use carries now. Default: `datagramBytesMax`. */
  readonly datagramBytes?: () => number;
  /** Longest datagram of the peer. Default: `datagramBytesMax`. */
  readonly peerDatagramBytesMax?: number;
  /** Called when large datagrams get lost, one after the other. */
  readonly onLargeLost?: () => void;
  readonly rtt: RttEstimator;
  readonly raise: (event: DeliveryEvent) => void;
  /** Adds unknown fields to some headers. Undefined: nothing is added. */
  readonly grease?: Grease | undefined;
  /** Called when nothing was acknowledged for a probe timeout. */
  readonly onUnanswered?: (unanswered: Unanswered, nowMs: number) => void;
  /** Called after each acknowledgement of the peer. */
  readonly onAcknowledged?: () => void;
  /** Whether an acknowledgement may travel with the next message now. Default: it may not. */
  readonly mayCarryAck?: () => boolean;
  /** How many application messages of the peer this side has refused. Default: none. */
  readonly refusals?: () => number;
}

/**
 * The outbox of all channels, and itself the channel that acknowledges.
 *
 * Acknowledgements leave first, because the peer waits for them; then lossy
 * messages, because they lose their worth with time; then reliable messages.
 * Whatever leaves takes along the acknowledgement that waits, if it has room.
 */
export class Delivery implements Channel<"peerAck">, Outbox {
  readonly bodies = ["peerAck"] as const;
  readonly messageBytesMax: number;
  readonly #raise: (event: DeliveryEvent) => void;
  readonly #grease: Grease | undefined;
  readonly #congestion: LinkCongestion;
  /** Whether both sides tell arrival times, also those of media frames. */
  readonly #hasTimes: boolean;
  readonly #sender: ReliableSender;
  readonly #receiver: ReliableReceiver<PeerMessage>;
  readonly #datagramBytes: () => number;
  readonly #largeLosses: LargeLosses;
  readonly #joiner: PartJoiner;
  readonly #onAcknowledged: () => void;
  readonly #mayCarryAck: () => boolean;
  readonly #refusals: () => number;
  readonly #lossy: OutgoingMessage[] = [];
  /** Reports the datagram with the segment of the sender's last `poll`. One function for all, as each datagram needs it. */
  readonly #onSent = (packetNumber: number, nowMs: number): void => this.#sender.sent(packetNumber, nowMs);
  /** The tracked ids that are not delivered, ascending, and the sequence number of the last body of each. */
  readonly #undelivered = new Queue<Undelivered>();
  readonly #undeliveredMax: number;
  /** How many refusals the peer's acknowledgements have announced, and how many have arrived. */
  #refusalsAnnounced = 0;
  #refusalsArrived = 0;
  #tracked = 0;
  #unsent = 0;

  /** @throws UsageError `datagramBytesMax` leaves no room for a message */
  constructor(options: DeliveryOptions) {
    const { limits, datagramBytesMax, peerDatagramBytesMax, rtt, raise, grease, onUnanswered } = options;
    this.messageBytesMax = datagramBytesMax - SEALED_OVERHEAD_BYTES;
    if (this.messageBytesMax < MESSAGE_BYTES_MIN) {
      throw new UsageError(`The limit datagramBytesMax must be at least ${MESSAGE_BYTES_MIN + SEALED_OVERHEAD_BYTES}.`);
    }
    this.#raise = raise;
    this.#grease = grease;
    const { features = new Set() } = options;
    const hasRanges = features.has(Feature.ACK_RANGES);
    this.#hasTimes = hasRanges && features.has(Feature.ARRIVAL_TIMES);
    this.#congestion = new LinkCongestion(datagramBytesMax, rtt);
    const { reliableQueueMax: queueMax, reliableTimeoutMs: timeoutMs } = limits;
    const windowMax = hasRanges ? limits.reliableWindowMax : Math.min(limits.reliableWindowMax, NARROW_WINDOW_MAX);
    const windowBytesMax = limits.reliableWindowBytesMax;
    this.#datagramBytes = options.datagramBytes ?? (() => datagramBytesMax);
    this.#onAcknowledged = options.onAcknowledged ?? (() => {});
    this.#mayCarryAck = options.mayCarryAck ?? (() => false);
    this.#refusals = options.refusals ?? (() => 0);
    this.#undeliveredMax = queueMax + windowMax;
    this.#largeLosses = new LargeLosses(() => options.onLargeLost?.());
    this.#joiner = new PartJoiner((peerDatagramBytesMax ?? datagramBytesMax) - SEALED_OVERHEAD_BYTES);
    this.#sender = new ReliableSender({
      windowMax,
      windowBytesMax,
      queueMax,
      timeoutMs,
      datagramBytes: datagramBytesMax,
      rtt,
      congestion: this.#congestion,
      segmentsOf: (message, isRepeated) => this.#segmentsOf(message, isRepeated),
      onUnanswered,
      onArrived: (sequence) => this.#largeLosses.arrived(sequence),
      onLost: (sequence) => this.#largeLosses.lost(sequence),
    });
    const beyondMax = Math.floor((this.messageBytesMax - ACK_OVERHEAD_BYTES) / SEQUENCE_BYTES_MAX);
    const tell = hasRanges ? "ranges" : { beyondMax };
    const partBytes = () => this.#joiner.bytes;
    this.#receiver = new ReliableReceiver({ windowMax, windowBytesMax, partBytes, tell, tellsTimes: this.#hasTimes });
  }

  get reliableBytesMax(): number {
    return this.#datagramBytes() - SEALED_OVERHEAD_BYTES;
  }

  /** How fast all media streams together may send, in bits a second; undefined if that is not known. */
  get mediaBitsPerSecond(): number | undefined {
    const bytesPerMs = this.#congestion.mediaBytesPerMs(!this.#sender.isIdle);
    return bytesPerMs === undefined ? undefined : bytesPerMs * 8_000;
  }

  /** Has the link controlled by delay while media streams are open. @param count  how many are open */
  mediaStreams(count: number): void {
    if (!this.#hasTimes) return;
    if (count > 0) this.#congestion.mediaOpened();
    else this.#congestion.mediaClosed();
  }

  /** How often a reliable message was sent again. */
  get retransmitted(): number {
    return this.#sender.retransmitted;
  }

  /** Lossy messages that were dropped because too many waited to be sent. */
  get unsent(): number {
    return this.#unsent;
  }

  sendLossy(body: MessageBody, onSent?: OutgoingMessage["onSent"]): void {
    const bytes = this.#encode(body, 0, false);
    if (body.case !== "peerMedia" || !this.#hasTimes) this.#enqueueLossy({ bytes, onSent });
    else
      this.#enqueueLossy({
        bytes,
        onSent: (packetNumber, nowMs) => {
          this.#sender.mediaSent(packetNumber, bytes.length + SEALED_OVERHEAD_BYTES, nowMs);
          onSent?.(packetNumber, nowMs);
        },
      });
  }

  sendReliable(body: MessageBody): void {
    this.#enqueue(body, this.#sender.isIdle);
  }

  sendTracked(bodies: readonly MessageBody[]): number {
    // More than that can be undelivered only if the peer does not send the refusals that it has announced.
    if (bodies.length > this.#sender.room || this.#undelivered.length >= this.#undeliveredMax) throw queueFull();
    const { isIdle } = this.#sender;
    let sequence = 0;
    for (const body of bodies) sequence = this.#enqueue(body, isIdle && body === bodies.at(-1));
    this.#tracked += 1;
    this.#undelivered.push({ id: this.#tracked, sequence, mayBeRefused: bodies[0]?.case === "peerMessage" });
    return this.#tracked;
  }

  /**
   * Sends a message that the schema does not have.
   *
   * @returns its sequence number; 0 if it is lossy
   * @throws ProtocolError LIMIT_REACHED: the queue is full; retryable
   */
  sendUnknown(message: UnknownMessage, delivery: "reliable" | "lossy"): number {
    if (delivery === "reliable") return this.#sender.enqueue((sequence) => encodeUnknownMessage(message, sequence));
    this.#enqueueLossy({ bytes: encodeUnknownMessage(message, 0) });
    return 0;
  }

  /** Whether a reliable message waits for its first transmission. */
  get hasQueued(): boolean {
    return this.#sender.hasQueued;
  }

  /** Whether a reliable message that is added now leaves at once, after the one that `poll` has returned. */
  get isClear(): boolean {
    return this.#sender.isClear;
  }

  /** Repeats what is overdue: the path has just been proven to work. */
  pathProven(): void {
    this.#sender.pathProven();
  }

  /** Sends again what is not acknowledged, on another path. */
  restart(nowMs: number): void {
    this.#largeLosses.restart();
    this.#sender.restart(nowMs);
  }

  /** Whether a reliable message with this sequence number has been sent. */
  isSent(sequence: number): boolean {
    return sequence <= this.#sender.highestSent;
  }

  /**
   * Takes a reliable message from the peer, known or not.
   *
   * @param bytes  its length
   * @returns the messages that are next in order
   */
  receive(message: PeerMessage, bytes: number, arrival: Arrival): readonly PeerMessage[] {
    const { sequence, awaitsAck } = message;
    this.#joiner.forget(sequence);
    return this.#receiver.receive(sequence, message, bytes, arrival, awaitsAck);
  }

  /** Takes note of a datagram of the peer that carries no reliable message. */
  lossyArrived(packetNumber: number): void {
    this.#receiver.lossyArrived(packetNumber);
  }

  /** Takes note of a datagram of the peer that carries a media frame. */
  mediaArrived(arrival: Arrival): void {
    this.#receiver.mediaArrived(arrival);
  }

  /**
   * Takes a part of a reliable message from the peer.
   *
   * @returns the message, if this was the last part that was missing; hand it to `receive`
   * @throws ProtocolError MALFORMED: the part contradicts itself or an earlier one
   */
  join(part: PeerPart, arrival: Arrival): JoinedMessage | undefined {
    const { sequence, content } = part;
    if (sequence === 0) throw malformedPart("It belongs to no reliable message.");
    if (!this.#joiner.has(part) && this.#receiver.isTooFar(sequence, content.length)) return undefined;
    const joined = this.#receiver.wants(sequence) ? this.#joiner.add(part, arrival.packetNumber) : undefined;
    if (joined === undefined) this.#receiver.partArrived(sequence, arrival);
    return joined;
  }

  /** @throws ProtocolError MALFORMED: the peer acknowledged something that was not sent */
  handle({ value }: BodyOf<"peerAck">, nowMs: number): void {
    this.acknowledged(value, nowMs);
  }

  /**
   * Takes an acknowledgement of the peer, which came alone or with another message.
   *
   * @throws ProtocolError MALFORMED: the peer acknowledged something that was not sent
   */
  acknowledged(acknowledgement: PeerAck, nowMs: number): void {
    const { refusals, through } = acknowledgement;
    if (refusals > through) throw malformedAck(`It announces ${refusals} refusals of ${through} messages.`);
    const { beyond, packetNumber, delayUs, lengths, arrivedUs, earlier } = acknowledgement;
    this.#sender.acknowledge({ through, beyond, packetNumber, delayUs, lengths, arrivedUs, earlier }, nowMs);
    this.#onAcknowledged();
    this.#refusalsAnnounced = Math.max(this.#refusalsAnnounced, refusals);
    this.#raiseDelivered();
  }

  /**
   * Takes back an application message that the peer has refused.
   *
   * @returns its id; undefined if none with this sequence is undelivered
   */
  withdraw(sequence: number): number | undefined {
    // Sequences ascend, so the search halves: a peer may refuse a thousand in one datagram.
    let [from, to] = [0, this.#undelivered.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#undelivered.at(middle)?.sequence ?? 0) < sequence) from = middle + 1;
      else to = middle;
    }
    const found = this.#undelivered.at(from);
    if (found?.sequence !== sequence || !found.mayBeRefused) return undefined;
    this.#undelivered.remove(from);
    return found.id;
  }

  /** Reports how many refusals have arrived. */
  refusalsArrived(count: number): void {
    this.#refusalsArrived = count;
    this.#raiseDelivered();
  }

  /** Raises what the peer has, unless a refusal is on its way that may be about it. */
  #raiseDelivered(): void {
    if (this.#refusalsArrived < this.#refusalsAnnounced) return;
    for (let next = this.#undelivered.at(0); next !== undefined; next = this.#undelivered.at(0)) {
      if (next.sequence > this.#sender.through) return;
      this.#undelivered.shift();
      this.#raise({ type: "delivered", id: next.id });
    }
  }

  poll(nowMs: number): OutgoingMessage | undefined {
    const field = this.#carriedAck(nowMs);
    if (field === undefined) return this.#acknowledgement(nowMs) ?? this.#next(nowMs);
    const message = this.#next(nowMs);
    if (message === undefined) return undefined;
    this.#receiver.acknowledged();
    const { bytes, isReliable = false, onSent } = message;
    return { bytes: appendCarriedAck(bytes, field), isReliable, onSent };
  }

  /** The acknowledgement alone, if it is due. */
  #acknowledgement(nowMs: number): OutgoingMessage | undefined {
    const acknowledgement = this.#receiver.poll(nowMs);
    if (acknowledgement === undefined) return undefined;
    const bytes = encodePeerMessage({ case: "peerAck", value: peerAckOf(acknowledgement, this.#refusals()) }, 0);
    return { bytes, isAcknowledgement: true };
  }

  /** The acknowledgement for the next message to carry, if one waits, due or not, and the datagram has room for it. */
  #carriedAck(nowMs: number): Uint8Array | undefined {
    if (this.#receiver.nextTimeoutMs === undefined || !this.#mayCarryAck()) return undefined;
    const room = this.#roomOfNext(nowMs);
    if (room <= 0) return undefined;
    const field = encodeCarriedAck(this.#receiver.acknowledgement(nowMs), this.#refusals());
    return field.length <= room ? field : undefined;
  }

  /**
   * The field with the acknowledgement of all that has arrived, for the last message of the link: this side acknowledges
   * nothing afterwards. Undefined: nothing has arrived.
   */
  finalAck(nowMs: number): Uint8Array | undefined {
    const acknowledgement = this.#receiver.acknowledgement(nowMs);
    return acknowledgement.packetNumber === 0 ? undefined : encodeCarriedAck(acknowledgement, this.#refusals());
  }

  /** How many bytes the message of `#next` may grow; 0 if there is none. */
  #roomOfNext(nowMs: number): number {
    const length = (this.#lossy[0] ?? this.#sender.poll(nowMs))?.bytes.length;
    if (length === undefined) return 0;
    return (length <= this.messageBytesMax ? this.messageBytesMax : this.reliableBytesMax) - length;
  }

  #next(nowMs: number): OutgoingMessage | undefined {
    const lossy = this.#lossy.shift();
    if (lossy !== undefined) return lossy;
    const segment = this.#sender.poll(nowMs);
    if (segment === undefined) return undefined;
    return { bytes: segment.bytes, isReliable: true, onSent: this.#onSent };
  }

  /**
   * Cuts a message that not every path carries. It travels whole only the first time, and if the path in use carries it
   * now. So what a path swallows goes through in parts.
   */
  #segmentsOf({ sequence, bytes }: ReliableMessage, isRepeated: boolean): readonly Uint8Array[] {
    if (bytes.length <= this.messageBytesMax) return [bytes];
    if (isRepeated || bytes.length > this.reliableBytesMax)
      return splitIntoParts(sequence, bytes, this.messageBytesMax);
    this.#largeLosses.sent(sequence);
    return [bytes];
  }

  get nextTimeoutMs(): number | undefined {
    return this.#sender.nextTimeoutMs;
  }

  /** When `poll` has an acknowledgement, or a message that the pacer holds back. */
  get nextPollMs(): number | undefined {
    return earlier(this.#receiver.nextTimeoutMs, this.#sender.nextPollMs);
  }

  /** Drops all but the newest lossy messages. Called while there is no path for them. */
  dropStale(): void {
    while (this.#lossy.length > LOSSY_HELD_MAX) {
      this.#lossy.shift();
      this.#unsent += 1;
    }
  }

  /** @returns "expired" if a reliable message stayed unacknowledged for `reliableTimeoutMs` */
  handleTimeout(nowMs: number): "expired" | "waiting" {
    return this.#sender.handleTimeout(nowMs);
  }

  #enqueueLossy(message: OutgoingMessage): void {
    this.#lossy.push(message);
    if (this.#lossy.length <= LOSSY_QUEUE_MAX) return;
    this.#lossy.shift();
    this.#unsent += 1;
  }

  /** @param awaitsAck  whether nothing else is to be acknowledged, besides earlier parts of the same text */
  #enqueue(body: MessageBody, awaitsAck: boolean): number {
    return this.#sender.enqueue((sequence) => this.#encode(body, sequence, awaitsAck));
  }

  #encode(body: MessageBody, sequence: number, awaitsAck: boolean): Uint8Array {
    const unknownField = this.#grease?.headerField();
    if (unknownField === undefined && !awaitsAck) return encodePeerMessage(body, sequence);
    const bytesMax = sequence > 0 ? this.reliableBytesMax : this.messageBytesMax;
    return encodeWithExtras(body, sequence, { awaitsAck, unknownField }, bytesMax);
  }
}
