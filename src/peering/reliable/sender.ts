import { ProtocolError } from "../../errors.ts";
import { SEALED_OVERHEAD_BYTES } from "../../framing/datagram.ts";
import type { CongestionController, SettledDatagram } from "../congestion/controller.ts";
import { Pacer } from "../congestion/pacer.ts";
import { earlier } from "../path/backoff.ts";
import type { RttEstimator } from "../rtt-estimator.ts";
import { Queue } from "./queue.ts";
import { ACKNOWLEDGEMENT_DELAY_MAX_MS, type Acknowledgement, MEDIA_DELAY_MAX_MS } from "./receiver.ts";
import { malformedAck, readRanges, readTimes, type SentDatagram, SentDatagrams } from "./sent-datagrams.ts";

/** A probe repeats more than one segment, in case one of them gets lost again. */
const SEGMENTS_PER_PROBE = 2;
const PROBE_TIMEOUT_MAX_MS = 3_000;
/** Media frames that are watched on their way. Further ones are not, until earlier ones are acknowledged. */
const WATCHED_MAX = 8_192;

/** An encoded message, header included. It never changes. */
export interface ReliableMessage {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

/** What one datagram carries of a message: all of it, or a part in an encoded message of its own. */
export interface Segment {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

/** Probe timeouts in a row in which nothing was acknowledged. */
export interface Unanswered {
  readonly times: number;
  /** When the first of them began. */
  readonly sinceMs: number;
}

interface OutgoingMessage extends ReliableMessage {
  firstSentMs: number | undefined;
  segments: readonly OutgoingSegment[];
}

interface OutgoingSegment extends Segment {
  readonly message: OutgoingMessage;
  /** Whether the peer has it, or other segments carry its bytes now. */
  isDone: boolean;
  /** Whether it waits to be sent. */
  isWaiting: boolean;
  /** Whether `retransmitted` counts it when it is sent. */
  isRepeated: boolean;
  /** The datagrams that carry it and may be in flight; the newest is the last. */
  readonly copies: SentDatagram<OutgoingSegment | undefined>[];
}

export interface ReliableSenderOptions {
  /** How far ahead of the acknowledged sequence number messages may be sent. */
  readonly windowMax: number;
  /** How many bytes the messages may have that are ahead of it. */
  readonly windowBytesMax: number;
  /** How many messages may wait for their first transmission. */
  readonly queueMax: number;
  /** How long a message may stay unacknowledged after its first transmission. */
  readonly timeoutMs: number;
  /** Length of the longest datagram that every path carries. */
  readonly datagramBytes: number;
  readonly rtt: RttEstimator;
  readonly congestion: CongestionController;
  /**
   * Cuts a message into what datagrams carry. Default: it is one segment.
   *
   * @param isRepeated  whether the message was sent before: then it is cut for any path
   */
  readonly segmentsOf?: ((message: ReliableMessage, isRepeated: boolean) => readonly Uint8Array[]) | undefined;
  /** Called when nothing was acknowledged for a probe timeout. */
  readonly onUnanswered?: ((unanswered: Unanswered, nowMs: number) => void) | undefined;
  /** Called with the sequence of a message of which a segment has arrived, or was lost. */
  readonly onArrived?: ((sequence: number) => void) | undefined;
  readonly onLost?: ((sequence: number) => void) | undefined;
}

/**
 * Sends messages until they are acknowledged.
 *
 * `poll` returns the next segment to send, and `sent` reports that it was sent. `acknowledge` and `handleTimeout` decide
 * which segments to send again. A datagram is lost if three that were sent after it have arrived, or one has and it is
 * older than a round trip plus a tolerance for reordering (RFC 9002, section 6.1). If nothing is acknowledged for a probe
 * timeout, the sender repeats the oldest segments and doubles the timeout (section 6.2). What is sent depends on the
 * congestion window, the pacer, and on how far the peer has got.
 */
export class ReliableSender {
  readonly #options: ReliableSenderOptions;
  readonly #pacer: Pacer;
  /** The longest message that any path carries in one datagram. */
  readonly #smallBytesMax: number;
  /** Those without a segment carry media frames. */
  readonly #datagrams = new SentDatagrams<OutgoingSegment | undefined>();
  /** The messages after `#through`, by sequence. */
  readonly #messages = new Queue<OutgoingMessage>();
  /** Segments to send again, by sequence, and those of the message that was begun last. */
  readonly #again: OutgoingSegment[] = [];
  readonly #begun: OutgoingSegment[] = [];
  #through = 0;
  #enqueued = 0;
  /** The highest sequence whose segments wait or were sent, and the highest that was sent. */
  #cut = 0;
  #highestSent = 0;
  /** Bytes of the messages from `#through` to `#cut`. */
  #aheadBytes = 0;
  #retransmitted = 0;
  /** Probe timeouts since the last acknowledgement, and the start of the current timeout. */
  #probes = 0;
  #probeFromMs = 0;
  #unansweredMs = 0;
  /** Segments that a probe may still send past the congestion window, because all in flight may be lost. */
  #probesLeft = 0;
  /** When the pacer lets the next segment leave; undefined: no segment waits for that. */
  #pacedUntilMs: number | undefined;
  /** Whether the window or the pacer held a segment back at the last `poll`. */
  #use: "full" | "partial" = "partial";

  constructor(options: ReliableSenderOptions) {
    this.#options = options;
    this.#pacer = new Pacer(options.datagramBytes);
    this.#smallBytesMax = options.datagramBytes - SEALED_OVERHEAD_BYTES;
  }

  /** The peer has all messages up to this sequence number. */
  get through(): number {
    return this.#through;
  }

  /** The highest sequence number that has been sent; 0 before the first. */
  get highestSent(): number {
    return this.#highestSent;
  }

  /** How often a segment was sent again. */
  get retransmitted(): number {
    return this.#retransmitted;
  }

  /** How many more messages `enqueue` takes. */
  get room(): number {
    return this.#options.queueMax - (this.#enqueued - this.#highestSent);
  }

  /** Whether a message waits for its first transmission. */
  get hasQueued(): boolean {
    return this.#enqueued > this.#highestSent;
  }

  /** Whether nothing waits to be sent or to be acknowledged. */
  get isIdle(): boolean {
    return this.#messages.length === 0;
  }

  /** Whether a message that is appended now can be sent at once, after the one that `poll` has returned. */
  get isClear(): boolean {
    const { congestion, windowMax, datagramBytes } = this.#options;
    if (this.#again.length + this.#begun.length > 1 || this.#enqueued > this.#cut) return false;
    const bytes = this.#datagrams.bytes + 2 * datagramBytes;
    return bytes <= congestion.windowBytes && this.#enqueued < this.#through + windowMax;
  }

  /**
   * Appends a message to the queue.
   *
   * @param encode  encodes the message with its sequence number
   * @returns the sequence number
   * @throws ProtocolError LIMIT_REACHED: the queue is full; retryable
   */
  enqueue(encode: (sequence: number) => Uint8Array): number {
    if (this.room <= 0) throw queueFull();
    const sequence = this.#enqueued + 1;
    this.#messages.push({ sequence, bytes: encode(sequence), firstSentMs: undefined, segments: [] });
    this.#enqueued = sequence;
    return sequence;
  }

  /** Returns the next segment, if one may be sent now; the same until `sent` is called. */
  poll(nowMs: number): Segment | undefined {
    this.#pacedUntilMs = undefined;
    const segment = this.#next();
    if (segment === undefined) {
      this.#use = "partial";
      return undefined;
    }
    if (this.#probesLeft > 0) return segment;
    const { windowBytes, bytesPerMs } = this.#options.congestion;
    const bytes = datagramBytesOf(segment);
    this.#use = "full";
    if (this.#datagrams.bytes + bytes > windowBytes) return undefined;
    const pacedMs = this.#pacer.nextMs(bytes, bytesPerMs, nowMs);
    if (pacedMs <= nowMs) return segment;
    this.#pacedUntilMs = pacedMs;
    return undefined;
  }

  /** Reports the datagram that carried the segment of the last `poll`. */
  sent(packetNumber: number, nowMs: number): void {
    const segment = this.#again.shift() ?? this.#begun.shift();
    if (segment === undefined) return;
    const bytes = datagramBytesOf(segment);
    // Unlike in RFC 9002 (section 6.2.1), what is sent later does not begin it anew: a steady flow shows that its path is dead.
    if (this.#messages.at(0)?.firstSentMs === undefined) this.#probeFromMs = nowMs;
    this.#probesLeft = Math.max(0, this.#probesLeft - 1);
    this.#pacer.sent(bytes);
    if (segment.isRepeated) this.#retransmitted += 1;
    segment.isWaiting = false;
    segment.isRepeated = true;
    segment.message.firstSentMs ??= nowMs;
    this.#highestSent = Math.max(this.#highestSent, segment.sequence);
    segment.copies.push(this.#datagrams.add(packetNumber, bytes, segment, nowMs));
  }

  /** Takes note of a datagram with a media frame, which leaves without `poll` and counts in window and rate. */
  mediaSent(packetNumber: number, bytes: number, nowMs: number): void {
    this.#pacer.sent(bytes);
    if (this.#messages.at(0)?.firstSentMs === undefined) this.#probeFromMs = nowMs;
    if (this.#datagrams.kept < WATCHED_MAX) this.#datagrams.add(packetNumber, bytes, undefined, nowMs);
    else this.#datagrams.addUnwatched(packetNumber);
  }

  /**
   * Takes an acknowledgement from the peer.
   *
   * @throws ProtocolError MALFORMED: it names a sequence number or a higher packet number than were sent; nothing changed
   */
  acknowledge(acknowledgement: Acknowledgement, nowMs: number): void {
    const { through, beyond, packetNumber, delayUs } = acknowledgement;
    const { ranges, times } = this.#check(acknowledgement);
    const isNew = packetNumber > this.#datagrams.newestArrived;
    const sentMs = this.#datagrams.sentMs(packetNumber);
    if (isNew && sentMs !== undefined) this.#options.rtt.measured(nowMs - sentMs, delayUs / 1_000);
    const { inTime, late } = this.#datagrams.arrived(packetNumber, ranges);
    for (const datagram of inTime) this.#arrived(datagram, nowMs);
    for (const { content } of late) if (content !== undefined) this.#finish(content);
    if (times.size > 0 && this.#options.congestion.usesArrivals === true) this.#tellArrivals(inTime, times, nowMs);
    const isFurther = this.#advance(through, nowMs);
    for (const sequence of beyond) this.#settle(this.#messages.at(sequence - this.#through - 1), nowMs);
    if (isNew || inTime.length > 0 || isFurther) {
      this.#probes = 0;
      this.#probeFromMs = nowMs;
    }
    this.#detectLosses(nowMs);
  }

  /** Repeats the oldest segments if they were repeated before: the path has just been proven to work. */
  pathProven(): void {
    if (this.#probes > 1) this.#repeatOldest();
  }

  /** Sends again what is in flight, on another path: what the one before took may be lost. */
  restart(nowMs: number): void {
    this.#options.congestion.restart();
    this.#probes = 0;
    this.#probeFromMs = nowMs;
    for (const { content } of this.#datagrams.abandon()) if (content !== undefined) this.#repeat(content);
  }

  /** When to call `handleTimeout`. */
  get nextTimeoutMs(): number | undefined {
    const firstSentMs = this.#messages.at(0)?.firstSentMs;
    if (firstSentMs === undefined) return this.#datagrams.isEmpty ? undefined : this.#mediaTimeoutMs;
    const expiryMs = firstSentMs + this.#options.timeoutMs;
    if (this.#datagrams.isEmpty) return expiryMs;
    const lossMs = this.#datagrams.nextLossMs(this.#options.rtt.lossDelayMs);
    return earlier(Math.min(expiryMs, this.#probeTimeoutMs()), lossMs);
  }

  /** When the pacer lets the next segment leave. */
  get nextPollMs(): number | undefined {
    return this.#pacedUntilMs;
  }

  /** @returns "expired" if a message stayed unacknowledged for `timeoutMs` */
  handleTimeout(nowMs: number): "expired" | "waiting" {
    const firstSentMs = this.#messages.at(0)?.firstSentMs;
    if (firstSentMs === undefined) {
      if (this.#mediaTimeoutMs <= nowMs) this.#datagrams.abandon();
      return "waiting";
    }
    if (firstSentMs + this.#options.timeoutMs <= nowMs) return "expired";
    this.#detectLosses(nowMs);
    if (!this.#datagrams.isEmpty && this.#probeTimeoutMs() <= nowMs) this.#probe(nowMs);
    return "waiting";
  }

  #check({ through, beyond, packetNumber, lengths = [], arrivedUs, earlier }: Acknowledgement) {
    let previous = through;
    for (const sequence of beyond) {
      if (sequence <= previous) throw malformedAck("Its sequence numbers do not ascend.");
      previous = sequence;
    }
    if (previous > this.#highestSent)
      throw malformedAck(`It names the sequence number ${previous}, which was not sent.`);
    const { newest } = this.#datagrams;
    if (packetNumber < 1 || packetNumber > newest)
      throw malformedAck(`It names the packet number ${packetNumber}, but the newest is ${newest}.`);
    return { ranges: readRanges(packetNumber, lengths), times: readTimes(packetNumber, arrivedUs, earlier) };
  }

  /** The next segment, whether or not it may be sent now. Cuts the next message if there is none and the peer takes it. */
  #next(): OutgoingSegment | undefined {
    while (this.#again[0]?.isDone) this.#again.shift();
    const waiting = this.#again[0] ?? this.#begun[0];
    if (waiting !== undefined) return waiting;
    const next = this.#messages.at(this.#cut - this.#through);
    if (next === undefined || next.sequence > this.#through + this.#options.windowMax) return undefined;
    const isTooMuch = this.#aheadBytes + next.bytes.length > this.#options.windowBytesMax;
    if (isTooMuch && this.#aheadBytes > 0) return undefined;
    this.#cut = next.sequence;
    this.#aheadBytes += next.bytes.length;
    this.#begun.push(...this.#cutInto(next, false));
    return this.#begun[0];
  }

  #cutInto(message: OutgoingMessage, isRepeated: boolean): readonly OutgoingSegment[] {
    const contents = this.#options.segmentsOf?.(message, isRepeated) ?? [message.bytes];
    message.segments = contents.map((bytes, index) => ({
      sequence: message.sequence,
      bytes,
      message,
      isDone: false,
      isWaiting: true,
      // A message that goes in parts now counts once.
      isRepeated: isRepeated && index === 0,
      copies: [],
    }));
    return message.segments;
  }

  /** @returns whether `through` has risen */
  #advance(through: number, nowMs: number): boolean {
    if (through <= this.#through) return false;
    for (; this.#through < through; this.#through++) {
      const message = this.#messages.shift();
      this.#settle(message, nowMs);
      this.#aheadBytes -= message?.bytes.length ?? 0;
    }
    return true;
  }

  /** Takes the arrival of a whole message, by whichever datagrams. */
  #settle(message: OutgoingMessage | undefined, nowMs: number): void {
    for (const segment of message?.segments ?? []) {
      if (segment.isDone) continue;
      const newest = segment.copies.at(-1);
      for (const copy of segment.copies) if (this.#datagrams.remove(copy) && copy === newest) this.#count(copy, nowMs);
      this.#finish(segment);
    }
  }

  /** Takes the arrival of a datagram. */
  #arrived(datagram: SentDatagram<OutgoingSegment | undefined>, nowMs: number): void {
    this.#count(datagram, nowMs);
    if (datagram.content !== undefined) this.#finish(datagram.content);
  }

  #tellArrivals(datagrams: readonly SentDatagram<unknown>[], times: ReadonlyMap<number, number>, nowMs: number): void {
    const arrived = datagrams.flatMap(({ packetNumber, sentMs, bytes }) => {
      const arrivedMs = times.get(packetNumber);
      return arrivedMs === undefined ? [] : [{ sentMs, bytes, arrivedMs }];
    });
    this.#options.congestion.arrived?.(arrived, nowMs);
  }

  #count(datagram: SettledDatagram, nowMs: number): void {
    this.#options.congestion.acknowledged(datagram, this.#use, nowMs);
  }

  #finish(segment: OutgoingSegment): void {
    if (segment.isDone && segment.message.segments.includes(segment)) return;
    segment.isDone = true;
    this.#options.onArrived?.(segment.sequence);
    // The message was sent again in parts, and the datagram with the whole was only late.
    if (segment.bytes === segment.message.bytes) for (const each of segment.message.segments) each.isDone = true;
  }

  #detectLosses(nowMs: number): void {
    for (const datagram of this.#datagrams.takeLost(nowMs, this.#options.rtt.lossDelayMs)) {
      this.#options.congestion.lost(datagram, nowMs);
      const { content } = datagram;
      if (content === undefined) continue;
      this.#options.onLost?.(content.sequence);
      if (content.copies.at(-1) === datagram) this.#repeat(content);
    }
  }

  /**
   * When media frames in flight, and nothing else, count as lost: nothing would be sent again that could show it. A peer
   * that acknowledges none of a steady flow must not keep the window full for ever.
   */
  get #mediaTimeoutMs(): number {
    const oldestMs = this.#datagrams.oldestSentMs ?? Number.POSITIVE_INFINITY;
    const silenceMs = this.#probeFromMs + this.#options.rtt.probeTimeoutMs(MEDIA_DELAY_MAX_MS);
    return Math.min(silenceMs, oldestMs + PROBE_TIMEOUT_MAX_MS);
  }

  #probeTimeoutMs(): number {
    const timeoutMs = this.#options.rtt.probeTimeoutMs(ACKNOWLEDGEMENT_DELAY_MAX_MS) * 2 ** this.#probes;
    return this.#probeFromMs + Math.min(timeoutMs, PROBE_TIMEOUT_MAX_MS);
  }

  #probe(nowMs: number): void {
    if (this.#probes === 0) this.#unansweredMs = this.#probeFromMs;
    this.#probes += 1;
    this.#probeFromMs = nowMs;
    this.#options.congestion.probeTimedOut(this.#probes);
    this.#options.onUnanswered?.({ times: this.#probes, sinceMs: this.#unansweredMs }, nowMs);
    this.#repeatOldest();
  }

  /** Sends the first segments again that the peer may lack. What carries them stays in flight: it is not known to be lost. */
  #repeatOldest(): void {
    for (const segment of this.#oldest()) {
      this.#options.onLost?.(segment.sequence);
      this.#repeat(segment);
    }
    this.#probesLeft = SEGMENTS_PER_PROBE;
  }

  #oldest(): readonly OutgoingSegment[] {
    const oldest: OutgoingSegment[] = [];
    for (const { segments } of this.#messages)
      for (const segment of segments) {
        if (!segment.isDone) oldest.push(segment);
        if (oldest.length === SEGMENTS_PER_PROBE) return oldest;
      }
    return oldest;
  }

  /** Has a segment sent again. A message that went whole in a large datagram goes in parts now. */
  #repeat(segment: OutgoingSegment): void {
    const { message } = segment;
    if (segment.isDone || segment.isWaiting) return;
    const isLarge = segment.bytes === message.bytes && segment.bytes.length > this.#smallBytesMax;
    if (isLarge) segment.isDone = true;
    else segment.isWaiting = true;
    // The peer waits for the lowest sequence.
    const before = this.#again.findLastIndex(({ sequence }) => sequence <= segment.sequence) + 1;
    this.#again.splice(before, 0, ...(isLarge ? this.#cutInto(message, true) : [segment]));
  }
}

function datagramBytesOf({ bytes }: Segment): number {
  return bytes.length + SEALED_OVERHEAD_BYTES;
}

export function queueFull(): ProtocolError {
  return new ProtocolError("LIMIT_REACHED", "Too many messages wait to be sent to the peer.", { retryable: true });
}
