/**
 * How messages get to the peer: reliable ones, lossy ones and acknowledgements.
 *
 * - ../flow.ts says which reliable messages are in order among themselves;
 * - outbox.ts takes the messages of all channels, and puts them into the queues of queue/:
 *   - outgoing-queue.ts has the reliable ones, each an outgoing.ts, and decides which is next: flow-queue.ts has those that
 *     wait, flow-order.ts and latest.ts know which ones follow and replace each other, and tracked-messages.ts reports that
 *     they are delivered;
 *   - lossy-queue.ts has those that are sent once, and paced-frames.ts media frames in parts;
 * - sender.ts decides when reliable messages leave, and what to send again;
 * - incoming.ts takes the messages of the peer; receiver.ts decides when to acknowledge them, and incoming-order.ts puts them
 *   into order;
 * - carried-ack.ts puts acknowledgements into the datagrams of other messages;
 * - parts.ts carries those that do not fit into a datagram now, and large-losses.ts notices that large ones get lost;
 * - sent-datagrams.ts knows which datagrams are lost, arrived-datagrams.ts which ones of the peer have arrived;
 * - ../rtt-estimator.ts and ../congestion/ tell the sender how long to wait, how much to send and how fast.
 *
 * The invariant: both sides deliver each reliable message once, and after the one before it in its flow, whatever the
 * network loses, repeats or reorders.
 *
 * @see proto/PROTOCOL.md, "Reliable messages"
 */

import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { type PeerAck, PeerPadding } from "../../../generated/chatwire/v1/peer.ts";
import { UsageError } from "../../errors.ts";
import { SEALED_OVERHEAD_BYTES } from "../../framing/datagram.ts";
import type { Grease } from "../../framing/grease.ts";
import { decodePeerMessage, encodePeerMessage } from "../../framing/peer-message.ts";
import type { Limits } from "../../limits.ts";
import type { BodyOf, Channel, OutgoingMessage } from "../channel.ts";
import { LinkCongestion } from "../congestion/link-congestion.ts";
import type { Flow } from "../flow.ts";
import { earlier } from "../path/backoff.ts";
import type { SkippedNumbers } from "../path/skipped-numbers.ts";
import type { RttEstimator } from "../rtt-estimator.ts";
import { appendCarriedAck } from "./carried-ack.ts";
import { Incoming } from "./incoming.ts";
import { LargeLosses } from "./large-losses.ts";
import { DeliveryOutbox } from "./outbox.ts";
import { keptMessageBytesOf, LONG_MESSAGE_BYTES_MAX, splitIntoParts } from "./parts.ts";
import { LossyQueue } from "./queue/lossy-queue.ts";
import type { OutgoingMessage as ReliableMessage } from "./queue/outgoing.ts";
import { PacedFrames } from "./queue/paced-frames.ts";
import { type DeliveryEvent, TrackedMessages } from "./queue/tracked-messages.ts";
import { ReliableSender, type SendingStatistics, type Unanswered } from "./sender.ts";
import { malformedAck } from "./sent-datagrams.ts";

/** A smaller message has no room for an acknowledgement or for a fragment of a text. */
const MESSAGE_BYTES_MIN = 128;
/** Size of a PeerPadding without its padding, header included, at most. */
const PADDING_OVERHEAD_BYTES = 16;
/** How far ahead messages may be sent to a peer that does not acknowledge by ranges. */
const NARROW_WINDOW_MAX = 128;

/** Again less than half of what may wait to be sent does: there is room for more. */
export type WritableEvent = { readonly type: "writable" };

export interface DeliveryOptions {
  readonly limits: Pick<
    Limits,
    | "reliableWindowMax"
    | "reliableWindowBytesMax"
    | "reliableQueueMax"
    | "reliableQueueBytesMax"
    | "reliableTimeoutMs"
    | "mediaQueueBytesMax"
    | "lossyQueueMax"
    | "lossyQueueBytesMax"
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
  readonly raise: (event: DeliveryEvent | WritableEvent) => void;
  /** Adds unknown fields to some headers. Undefined: nothing is added. */
  readonly grease?: Grease | undefined;
  /** The packet numbers that this side has left out. Default: none. */
  readonly skipped?: SkippedNumbers;
  /** Called when nothing was acknowledged for a probe timeout. */
  readonly onUnanswered?: (unanswered: Unanswered, nowMs: number) => void;
  /** Called with the time at which the newest datagram was sent of those that an acknowledgement is the first to name. */
  readonly onDelivered?: (sentMs: number, nowMs: number) => void;
  /** Called after each acknowledgement of the peer. */
  readonly onAcknowledged?: () => void;
  /** Whether an acknowledgement may travel with the next message now. Default: it may not. */
  readonly mayCarryAck?: () => boolean;
  /** How many application messages of the peer this side has refused. Default: none. */
  readonly refusals?: () => number;
}

/**
 * What sends the messages of all channels, and itself the channel that acknowledges.
 *
 * Acknowledgements leave first, because the peer waits for them; then lossy
 * messages, because they lose their worth with time; then reliable messages.
 * Whatever leaves takes along the acknowledgement that waits, if it has room.
 */
export class Delivery implements Channel<"peerAck" | "peerPadding"> {
  readonly bodies = ["peerAck", "peerPadding"] as const;
  /** Where all channels put their messages. */
  readonly outbox: DeliveryOutbox;
  /** What the peer sends, and what to acknowledge to it. */
  readonly incoming: Incoming;
  readonly #raise: (event: DeliveryEvent | WritableEvent) => void;
  /** Size of the largest encoded message that every path carries in one datagram, in bytes. */
  readonly #messageBytesMax: number;
  readonly #congestion: LinkCongestion;
  /** Whether both sides tell arrival times, also those of media frames. */
  readonly #hasTimes: boolean;
  /** Whether both sides deliver messages of one flow without waiting for those of others. */
  readonly #hasFlows: boolean;
  readonly #sender: ReliableSender;
  readonly #datagramBytes: () => number;
  readonly #largeLosses: LargeLosses;
  readonly #onAcknowledged: () => void;
  readonly #mayCarryAck: () => boolean;
  readonly #lossy: LossyQueue;
  readonly #paced: PacedFrames;
  /** Whether the peer takes padding, and tells when it arrived. */
  readonly #mayPad: boolean;
  /** Reports the datagram with the segment of the sender's last `poll`. One function for all, as each datagram needs it. */
  readonly #onSent = (packetNumber: number, nowMs: number): void => this.#sender.sent(packetNumber, nowMs);
  readonly #tracked: TrackedMessages;
  /** Whether half of what may wait to be sent has waited since `writable` was raised. */
  #wasFull = false;

  /** @throws UsageError `datagramBytesMax` leaves no room for a message */
  constructor(options: DeliveryOptions) {
    const { limits, datagramBytesMax, peerDatagramBytesMax, rtt, raise, grease, onUnanswered } = options;
    const messageBytesMax = datagramBytesMax - SEALED_OVERHEAD_BYTES;
    this.#messageBytesMax = messageBytesMax;
    if (messageBytesMax < MESSAGE_BYTES_MIN) {
      throw new UsageError(`The limit datagramBytesMax must be at least ${MESSAGE_BYTES_MIN + SEALED_OVERHEAD_BYTES}.`);
    }
    this.#raise = raise;
    const { features = new Set() } = options;
    const hasRanges = features.has(Feature.ACK_RANGES);
    this.#hasTimes = hasRanges && features.has(Feature.ARRIVAL_TIMES);
    this.#congestion = new LinkCongestion(datagramBytesMax, rtt);
    const { reliableQueueMax: queueMax, reliableQueueBytesMax: queueBytesMax, reliableTimeoutMs: timeoutMs } = limits;
    this.#hasFlows = hasRanges && features.has(Feature.FLOWS);
    this.#tracked = new TrackedMessages(raise);
    const windowMax = hasRanges ? limits.reliableWindowMax : Math.min(limits.reliableWindowMax, NARROW_WINDOW_MAX);
    const windowBytesMax = limits.reliableWindowBytesMax;
    this.#datagramBytes = options.datagramBytes ?? (() => datagramBytesMax);
    this.#onAcknowledged = options.onAcknowledged ?? (() => {});
    this.#mayCarryAck = options.mayCarryAck ?? (() => false);
    this.#largeLosses = new LargeLosses(() => options.onLargeLost?.());
    const hasLong = hasRanges && features.has(Feature.LARGE_DATAGRAMS) && features.has(Feature.LARGE_MESSAGES);
    this.#sender = new ReliableSender({
      windowMax,
      windowBytesMax,
      keptBytesOf: (bytes) => keptMessageBytesOf(bytes, messageBytesMax),
      queueMax,
      queueBytesMax,
      hasFlows: this.#hasFlows,
      tracked: this.#tracked,
      timeoutMs,
      datagramBytes: datagramBytesMax,
      rtt,
      congestion: this.#congestion,
      segmentsOf: (message, isRepeated) => this.#segmentsOf(message, isRepeated),
      skipped: options.skipped,
      onDelivered: options.onDelivered,
      onUnanswered,
      onArrived: (sequence) => this.#largeLosses.arrived(sequence),
      onLost: (sequence) => this.#largeLosses.lost(sequence),
    });
    this.#mayPad = this.#hasTimes && features.has(Feature.LARGE_MEDIA);
    this.#lossy = new LossyQueue(limits);
    const { mediaQueueBytesMax: bytesMax } = limits;
    this.#paced = new PacedFrames({ bytesMax, datagramBytes: datagramBytesMax, congestion: this.#congestion });
    this.outbox = new DeliveryOutbox({
      queue: this.#sender.queue,
      lossy: this.#lossy,
      paced: this.#paced,
      tracked: this.#tracked,
      messageBytesMax,
      reliableBytesMax: () => this.#datagramBytes() - SEALED_OVERHEAD_BYTES,
      longBytesMax: hasLong ? LONG_MESSAGE_BYTES_MAX : messageBytesMax,
      undeliveredMax: queueMax + windowMax,
      hasFlows: this.#hasFlows,
      grease,
      onMediaSent: (packetNumber, bytes, nowMs) => this.#mediaSent(packetNumber, bytes, nowMs),
    });
    this.incoming = new Incoming({
      windowMax,
      windowBytesMax,
      messageBytesMax,
      peerMessageBytesMax: (peerDatagramBytesMax ?? datagramBytesMax) - SEALED_OVERHEAD_BYTES,
      hasRanges,
      hasTimes: this.#hasTimes,
      hasFlows: this.#hasFlows,
      hasLong,
      refusals: options.refusals ?? (() => 0),
      decode: (bytes) => decodePeerMessage(bytes, features),
    });
  }

  /** How fast all media streams together may send, in bits a second; undefined if that is not known. */
  get mediaBitsPerSecond(): number | undefined {
    const bytesPerMs = this.#congestion.mediaBytesPerMs(!this.#sender.queue.isIdle);
    return bytesPerMs === undefined ? undefined : bytesPerMs * 8_000;
  }

  /**
   * Has the link controlled by delay while media streams are open.
   *
   * @param count                how many are open
   * @param wantedBitsPerSecond  what they make use of together; 0: it is not known
   */
  mediaStreams(count: number, wantedBitsPerSecond: number): void {
    if (!this.#hasTimes) return;
    if (count > 0) this.#congestion.mediaOpened(wantedBitsPerSecond / 8_000);
    else this.#congestion.mediaClosed();
  }

  /** How often a reliable message was sent again. */
  get retransmitted(): number {
    return this.#sender.retransmitted;
  }

  /** What waits and what is on its way, and how much of that the path takes. */
  get sending(): SendingStatistics {
    return this.#sender.statistics;
  }

  /** Lossy messages that were dropped because too many waited to be sent. */
  get unsent(): number {
    return this.#lossy.dropped + this.#paced.dropped;
  }

  /** Whether less than half of what may wait to be sent does. If it is not so, `writable` is raised when it is again. */
  get isWritable(): boolean {
    return this.#sender.queue.isWritable;
  }

  /** Whether a reliable message waits for its first transmission. */
  get hasQueued(): boolean {
    return this.#sender.queue.hasQueued;
  }

  /** Whether a reliable message of a flow waits for its first transmission. */
  isWaiting({ name }: Flow): boolean {
    return this.#sender.queue.isWaiting(name);
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
    return sequence <= this.#sender.queue.highestSent;
  }

  /** @throws ProtocolError MALFORMED: the peer acknowledged something that was not sent */
  handle(body: BodyOf<"peerAck" | "peerPadding">, nowMs: number): void {
    if (body.case === "peerAck") this.acknowledged(body.value, nowMs);
  }

  /**
   * Takes an acknowledgement of the peer, which came alone or with another message.
   *
   * @throws ProtocolError MALFORMED: the peer acknowledged something that was not sent
   */
  acknowledged(acknowledgement: PeerAck, nowMs: number): void {
    const { refusals, through } = acknowledgement;
    const { queue } = this.#sender;
    // Messages of other flows may have been refused past a gap.
    if (refusals > (this.#hasFlows ? queue.highestSent : through))
      throw malformedAck(`It announces ${refusals} refusals of ${through} messages.`);
    const { beyond, packetNumber, delayUs, lengths, arrivedUs, earlier } = acknowledgement;
    this.#tracked.announced(refusals);
    this.#sender.acknowledge({ through, beyond, packetNumber, delayUs, lengths, arrivedUs, earlier }, nowMs);
    this.#onAcknowledged();
    if (this.#wasFull && queue.isWritable) {
      this.#wasFull = false;
      this.#raise({ type: "writable" });
    }
  }

  /**
   * Takes back an application message that the peer has refused.
   *
   * @returns its id; undefined if none with this sequence is undelivered
   */
  withdraw(sequence: number): number | undefined {
    return this.#tracked.withdraw(sequence);
  }

  /** Reports how many refusals have arrived. */
  refusalsArrived(count: number): void {
    this.#tracked.refusalsArrived(count);
  }

  poll(nowMs: number): OutgoingMessage | undefined {
    if (!this.#sender.queue.isWritable) this.#wasFull = true;
    const field = this.#carriedAck(nowMs);
    if (field === undefined) return this.incoming.poll(nowMs) ?? this.#next(nowMs) ?? this.#padding(nowMs);
    const message = this.#next(nowMs);
    if (message === undefined) return undefined;
    this.incoming.acknowledged();
    const { bytes, isReliable = false, onSent } = message;
    return { bytes: appendCarriedAck(bytes, field), isReliable, onSent };
  }

  /** The acknowledgement for the next message to carry, if one waits, due or not, and the datagram has room for it. */
  #carriedAck(nowMs: number): Uint8Array | undefined {
    if (this.incoming.dueMs === undefined || !this.#mayCarryAck()) return undefined;
    const room = this.#roomOfNext(nowMs);
    if (room <= 0) return undefined;
    const field = this.incoming.carriedAck(nowMs);
    return field !== undefined && field.length <= room ? field : undefined;
  }

  /** How many bytes the message of `#next` may grow; 0 if there is none. */
  #roomOfNext(nowMs: number): number {
    const length = (this.#lossy.next(nowMs) ?? this.#paced.next(nowMs) ?? this.#sender.poll(nowMs))?.bytes.length;
    if (length === undefined) return 0;
    return (length <= this.#messageBytesMax ? this.#messageBytesMax : this.outbox.reliableBytesMax) - length;
  }

  #next(nowMs: number): OutgoingMessage | undefined {
    const lossy = this.#lossy.next(nowMs);
    if (lossy !== undefined) {
      this.#lossy.take();
      return lossy;
    }
    const part = this.#paced.next(nowMs);
    if (part !== undefined) {
      this.#paced.take();
      return part;
    }
    const segment = this.#sender.poll(nowMs);
    if (segment === undefined) return undefined;
    return { bytes: segment.bytes, isReliable: true, onSent: this.#onSent };
  }

  /** A datagram of a probe for more rate, if one is due and no message waits that would use the rate. */
  #padding(nowMs: number): OutgoingMessage | undefined {
    if (!this.#mayPad || this.hasQueued) return undefined;
    const datagramBytes = this.#congestion.paddingBytes(nowMs);
    if (datagramBytes === undefined) return undefined;
    const padding = new Uint8Array(datagramBytes - SEALED_OVERHEAD_BYTES - PADDING_OVERHEAD_BYTES);
    const bytes = encodePeerMessage({ case: "peerPadding", value: PeerPadding.create({ padding }) }, 0);
    return {
      bytes,
      onSent: (packetNumber, sentMs, messageBytes) => {
        this.#congestion.paddingSent(messageBytes + SEALED_OVERHEAD_BYTES, sentMs);
        this.#mediaSent(packetNumber, messageBytes + SEALED_OVERHEAD_BYTES, sentMs);
      },
    };
  }

  #mediaSent(packetNumber: number, bytes: number, nowMs: number): void {
    this.#paced.sent(bytes);
    if (this.#hasTimes) this.#sender.mediaSent(packetNumber, bytes, nowMs);
  }

  /**
   * Cuts a message that not every path carries. It travels whole only the first time, and if the path in use carries it
   * now. So what a path swallows goes through in parts.
   */
  #segmentsOf({ sequence, bytes }: ReliableMessage, isRepeated: boolean): readonly Uint8Array[] {
    if (bytes.length <= this.#messageBytesMax) return [bytes];
    if (isRepeated || bytes.length > this.outbox.reliableBytesMax)
      return splitIntoParts(sequence, bytes, this.#messageBytesMax);
    this.#largeLosses.sent(sequence);
    return [bytes];
  }

  get nextTimeoutMs(): number | undefined {
    return this.#sender.nextTimeoutMs;
  }

  /** When `poll` has an acknowledgement, a message that a pacer holds back, or padding. */
  get nextPollMs(): number | undefined {
    const paddingMs = this.#mayPad && !this.hasQueued ? this.#congestion.nextPaddingMs : undefined;
    return earlier(earlier(this.incoming.dueMs, this.#sender.nextPollMs), earlier(this.#paced.nextMs, paddingMs));
  }

  /** Drops all but the newest lossy messages, and frames in parts. Called while there is no path for them. */
  dropStale(): void {
    this.#lossy.dropStale();
    this.#paced.clear();
  }

  /** @returns "expired" if a reliable message stayed unacknowledged for `reliableTimeoutMs` */
  handleTimeout(nowMs: number): "expired" | "waiting" {
    return this.#sender.handleTimeout(nowMs);
  }
}
