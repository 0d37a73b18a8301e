import { SEALED_OVERHEAD_BYTES } from "../../framing/datagram.ts";
import type { Arrived, CongestionController, SettledDatagram } from "../congestion/controller.ts";
import { Pacer } from "../congestion/pacer.ts";
import { earlier } from "../path/backoff.ts";
import type { SkippedNumbers } from "../path/skipped-numbers.ts";
import type { RttEstimator } from "../rtt-estimator.ts";
import type { OutgoingMessage, OutgoingSegment, Segment } from "./queue/outgoing.ts";
import { OutgoingQueue, type OutgoingQueueOptions } from "./queue/outgoing-queue.ts";
import { ACKNOWLEDGEMENT_DELAY_MAX_MS, type Acknowledgement, MEDIA_DELAY_MAX_MS } from "./receiver.ts";
import { isIn, malformedAck, readRanges, readTimes, type SentDatagram, SentDatagrams } from "./sent-datagrams.ts";

/** A probe repeats more than one segment, in case one of them gets lost again. */
const SEGMENTS_PER_PROBE = 2;
const PROBE_TIMEOUT_MAX_MS = 3_000;
/**
 * Datagrams whose arrival a sender watches, once media is among them. Those of further media frames are not watched, until
 * earlier ones are acknowledged: a peer that acknowledges nothing must not have this side remember all that it sends. Fixed:
 * each takes some 150 bytes, and a media link of 40 Mbit/s has as many in two seconds.
 */
export const WATCHED_DATAGRAMS_MAX = 8_192;
/**
 * For each byte of media, so much of a message that waits may leave past window and pacer. Otherwise media that takes more than
 * the rate would stop all messages, and the link would end.
 */
const SHARE_BESIDE_MEDIA = 0.1;

/** Probe timeouts in a row in which nothing was acknowledged. */
export interface Unanswered {
  readonly times: number;
  /** When the first of them began. */
  readonly sinceMs: number;
}

/** How sending goes: counts since the creation of the link, and what the path takes now. */
export interface SendingStatistics {
  /** Datagrams with reliable messages, media or padding that count as lost. Some of them may have arrived late. */
  readonly lost: number;
  /** Reliable messages that wait for their first transmission, and their bytes at most. */
  readonly queuedMessages: number;
  readonly queuedBytes: number;
  /** Bytes of the datagrams that are neither acknowledged nor lost. */
  readonly inFlightBytes: number;
  /** Bytes that congestion control lets be in flight. */
  readonly windowBytes: number;
  /** Rate at which congestion control lets datagrams leave, in bits a second; undefined: nothing is known of the path yet. */
  readonly bitsPerSecond: number | undefined;
}

export interface ReliableSenderOptions extends OutgoingQueueOptions {
  /** How long a message may stay unacknowledged after its first transmission; one in parts, without any progress. */
  readonly timeoutMs: number;
  /** Length of the longest datagram that every path carries. */
  readonly datagramBytes: number;
  readonly rtt: RttEstimator;
  readonly congestion: CongestionController;
  /** The packet numbers that this side has left out. */
  readonly skipped?: SkippedNumbers | undefined;
  /** Called with the time at which the newest datagram was sent of those that are acknowledged now. */
  readonly onDelivered?: ((sentMs: number, nowMs: number) => void) | undefined;
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
  readonly #queue: OutgoingQueue;
  /** What the last `poll` returned. */
  #polled: OutgoingSegment | undefined;
  /** When an acknowledgement last brought news. */
  #progressMs = 0;
  #retransmitted = 0;
  #lost = 0;
  /** Probe timeouts since the last acknowledgement, and the start of the current timeout. */
  #probes = 0;
  #probeFromMs = 0;
  #unansweredMs = 0;
  /** Segments that a probe may still send past the congestion window, because all in flight may be lost. */
  #probesLeft = 0;
  /** Bytes of messages that may leave past window and pacer, because media has. */
  #besideMedia = 0;
  /** When the pacer lets the next segment leave; undefined: no segment waits for that. */
  #pacedUntilMs: number | undefined;
  /** Whether the window or the pacer held a segment back at the last `poll`. */
  #use: "full" | "partial" = "partial";

  constructor(options: ReliableSenderOptions) {
    this.#options = options;
    this.#queue = new OutgoingQueue(options);
    this.#pacer = new Pacer(options.datagramBytes);
    this.#smallBytesMax = options.datagramBytes - SEALED_OVERHEAD_BYTES;
  }

  /** The messages of this side, which are put in here. */
  get queue(): OutgoingQueue {
    return this.#queue;
  }

  /** How often a segment was sent again. */
  get retransmitted(): number {
    return this.#retransmitted;
  }

  get statistics(): SendingStatistics {
    const { windowBytes, bytesPerMs } = this.#options.congestion;
    return {
      lost: this.#lost,
      queuedMessages: this.#queue.unbegun,
      queuedBytes: this.#queue.unbegunBytes,
      inFlightBytes: this.#datagrams.bytes,
      windowBytes,
      bitsPerSecond: bytesPerMs === undefined ? undefined : bytesPerMs * 8_000,
    };
  }

  /** Whether a message that is appended now can be sent at once, after the one that `poll` has returned. */
  get isClear(): boolean {
    const { congestion, datagramBytes } = this.#options;
    return this.#queue.isAlmostEmpty && this.#datagrams.bytes + 2 * datagramBytes <= congestion.windowBytes;
  }

  /** Returns the next segment, if one may be sent now; the same until `sent` is called. */
  poll(nowMs: number): Segment | undefined {
    this.#pacedUntilMs = undefined;
    const bytes = this.#queue.nextBytes;
    this.#use = bytes === undefined ? "partial" : "full";
    this.#polled = bytes === undefined || this.#isHeldBack(bytes, nowMs) ? undefined : this.#queue.next();
    return this.#polled;
  }

  /** Reports the datagram that carried the segment of the last `poll`. */
  sent(packetNumber: number, nowMs: number): void {
    const segment = this.#polled;
    if (segment === undefined) return;
    this.#polled = undefined;
    const bytes = datagramBytesOf(segment);
    // Unlike in RFC 9002 (section 6.2.1), what is sent later does not begin it anew: a steady flow shows that its path is dead.
    if (this.#queue.first?.firstSentMs === undefined) this.#probeFromMs = nowMs;
    this.#probesLeft = Math.max(0, this.#probesLeft - 1);
    this.#besideMedia = Math.max(0, this.#besideMedia - bytes);
    this.#pacer.sent(bytes);
    if (segment.isRepeated) this.#retransmitted += 1;
    segment.isRepeated = true;
    segment.message.firstSentMs ??= nowMs;
    segment.message.activeMs = nowMs;
    this.#queue.sent(segment, bytes);
    segment.copies.push(this.#datagrams.add(packetNumber, bytes, segment, nowMs));
  }

  /** Takes note of a datagram with a media frame, which leaves without `poll` and counts in window and rate. */
  mediaSent(packetNumber: number, bytes: number, nowMs: number): void {
    this.#pacer.sent(bytes);
    this.#besideMedia = Math.min(this.#besideMedia + SHARE_BESIDE_MEDIA * bytes, this.#options.datagramBytes);
    if (this.#queue.first?.firstSentMs === undefined) this.#probeFromMs = nowMs;
    if (this.#datagrams.kept < WATCHED_DATAGRAMS_MAX) this.#datagrams.add(packetNumber, bytes, undefined, nowMs);
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
    const sent = isNew ? this.#datagrams.find(packetNumber) : undefined;
    if (sent !== undefined) {
      const delayMsMax = sent.content === undefined ? MEDIA_DELAY_MAX_MS : ACKNOWLEDGEMENT_DELAY_MAX_MS;
      this.#options.rtt.measured(nowMs - sent.sentMs, delayUs / 1_000, delayMsMax);
    }
    const { inTime, late } = this.#datagrams.arrived(packetNumber, ranges);
    for (const datagram of inTime) this.#arrived(datagram, nowMs);
    const newest = inTime.at(-1);
    if (newest !== undefined) this.#options.onDelivered?.(newest.sentMs, nowMs);
    for (const { content } of late) if (content !== undefined) this.#finish(content);
    if (times.size > 0 && this.#options.congestion.usesArrivals === true) this.#tellArrivals(inTime, times, nowMs);
    const isFurther = this.#advance(through, nowMs);
    for (const sequence of beyond) this.#settle(this.#queue.message(sequence), nowMs);
    if (isNew || inTime.length > 0 || isFurther) {
      this.#probes = 0;
      this.#probeFromMs = nowMs;
      this.#progressMs = nowMs;
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
    const expiryMs = this.#expiryMs;
    if (expiryMs === undefined) return this.#datagrams.isEmpty ? undefined : this.#mediaTimeoutMs;
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
    const expiryMs = this.#expiryMs;
    if (expiryMs === undefined) {
      if (this.#mediaTimeoutMs <= nowMs) this.#lost += this.#datagrams.abandon().length;
      return "waiting";
    }
    if (expiryMs <= nowMs) return "expired";
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
    if (previous > this.#queue.highestSent)
      throw malformedAck(`It names the sequence number ${previous}, which was not sent.`);
    const { newest } = this.#datagrams;
    if (packetNumber < 1 || packetNumber > newest)
      throw malformedAck(`It names the packet number ${packetNumber}, but the newest is ${newest}.`);
    const ranges = readRanges(packetNumber, lengths);
    const skipped = this.#options.skipped?.find((number) => isIn(ranges, number));
    if (skipped !== undefined) throw malformedAck(`It names the packet number ${skipped}, which was not sent.`);
    return { ranges, times: readTimes(packetNumber, arrivedUs, earlier) };
  }

  /** Whether the window or the pacer holds back a segment of so many bytes. */
  #isHeldBack(bytes: number, nowMs: number): boolean {
    const { windowBytes, bytesPerMs } = this.#options.congestion;
    const datagramBytes = Math.min(bytes + SEALED_OVERHEAD_BYTES, this.#options.datagramBytes);
    if (this.#probesLeft > 0 || this.#besideMedia >= datagramBytes) return false;
    if (this.#datagrams.bytes + datagramBytes > windowBytes) return true;
    const pacedMs = this.#pacer.nextMs(datagramBytes, bytesPerMs, nowMs);
    if (pacedMs > nowMs) this.#pacedUntilMs = pacedMs;
    return pacedMs > nowMs;
  }

  /** When the link is over if the first message is not acknowledged; undefined: none is on its way. */
  get #expiryMs(): number | undefined {
    const { first } = this.#queue;
    if (first === undefined) return undefined;
    const { firstSentMs = Number.POSITIVE_INFINITY, activeMs, segments } = first;
    // A message in parts may take any time, as long as there is progress.
    return this.#options.timeoutMs + (segments.length > 1 ? Math.max(activeMs, this.#progressMs) : firstSentMs);
  }

  /** @returns whether `through` has risen */
  #advance(through: number, nowMs: number): boolean {
    if (through <= this.#queue.through) return false;
    while (this.#queue.through < through) {
      this.#settle(this.#queue.first, nowMs);
      this.#queue.pass();
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
    const arrived: Arrived[] = [];
    for (const { packetNumber, sentMs, bytes } of datagrams) {
      const arrivedMs = times.get(packetNumber);
      if (arrivedMs !== undefined) arrived.push({ sentMs, bytes, arrivedMs });
    }
    this.#options.congestion.arrived?.(arrived, nowMs);
  }

  #count(datagram: SettledDatagram, nowMs: number): void {
    this.#options.congestion.acknowledged(datagram, this.#use, nowMs);
  }

  #finish(segment: OutgoingSegment): void {
    if (this.#queue.finish(segment)) this.#options.onArrived?.(segment.sequence);
  }

  #detectLosses(nowMs: number): void {
    for (const datagram of this.#datagrams.takeLost(nowMs, this.#options.rtt.lossDelayMs)) {
      this.#lost += 1;
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
    for (const segment of this.#queue.oldest(SEGMENTS_PER_PROBE)) {
      this.#options.onLost?.(segment.sequence);
      this.#repeat(segment);
    }
    this.#probesLeft = SEGMENTS_PER_PROBE;
  }

  /** Has a segment sent again. A message that went whole in a large datagram goes in parts now. */
  #repeat(segment: OutgoingSegment): void {
    const isLarge = segment.bytes === segment.message.bytes && segment.bytes.length > this.#smallBytesMax;
    if (isLarge) this.#queue.repeatInParts(segment);
    else this.#queue.repeat(segment);
  }
}

function datagramBytesOf({ bytes }: Segment): number {
  return bytes.length + SEALED_OVERHEAD_BYTES;
}
