import type { RttEstimator } from "../rtt-estimator.ts";
import type { Arrived, CongestionController, SettledDatagram } from "./controller.ts";
import { Cubic } from "./cubic.ts";
import { DelayRate } from "./delay-rate.ts";
import { RateProbe } from "./rate-probe.ts";

/** While media is open, so much of the rate may be in flight beyond a round trip: acknowledgements come in batches. */
const WINDOW_MARGIN_MS = 200;
const WINDOW_MIN_SEGMENTS = 10;
/** More losses than this share are a sign of congestion even if no queue is seen (draft-ietf-rmcat-gcc-02, section 6). */
const LOSS_MAX = 0.1;
/** Losses are counted over so many datagrams. */
const LOSS_DATAGRAMS = 50;
/** The share of the rate that media leaves to messages that wait. */
const SHARE_OF_MESSAGES = 0.1;
/** A probe goes beyond the rate by this factor: before any queue has been seen, and otherwise. */
const PROBE_FIRST = 2;
const PROBE = 1.5;
/** A probe measures a little less than its rate. */
const BEYOND_WANTED = 1.1;
/** The next probe follows after this pause: if the path may carry more, and otherwise. */
const PROBE_OPEN_PAUSE_MS = 100;
const PROBE_PAUSE_MS = 5_000;

/**
 * The congestion control of a link: one for all that it carries.
 *
 * Messages alone are controlled by losses. While a media stream is open, everything is controlled by delay: media leaves at
 * once, counts against the rate, and is told how much of it there is; messages get what media leaves. If media wants more than
 * there is, and does not use what there is, padding shows whether the path carries more.
 */
export class LinkCongestion implements CongestionController {
  readonly #segmentBytes: number;
  readonly #rtt: RttEstimator;
  readonly #cubic: Cubic;
  #delay: DelayRate | undefined;
  /** What media makes use of, in bytes a millisecond. */
  #wanted = 0;
  #probe: RateProbe | undefined;
  #probeFromMs = Number.NEGATIVE_INFINITY;
  #settled = 0;
  #lost = 0;

  /** @param segmentBytes  length of a datagram of full size */
  constructor(segmentBytes: number, rtt: RttEstimator) {
    this.#segmentBytes = segmentBytes;
    this.#rtt = rtt;
    this.#cubic = new Cubic(segmentBytes, rtt);
  }

  /** Bytes a millisecond for all media streams together; undefined while none is open. */
  mediaBytesPerMs(messagesWait: boolean): number | undefined {
    return this.#delay && this.#delay.bytesPerMs * (messagesWait ? 1 - SHARE_OF_MESSAGES : 1);
  }

  /** Media streams are open from now on. @param wantedBytesPerMs  what they make use of together; 0: it is not known */
  mediaOpened(wantedBytesPerMs = 0): void {
    this.#delay ??= new DelayRate();
    this.#wanted = wantedBytesPerMs;
  }

  /** No media stream is open any more. */
  mediaClosed(): void {
    this.#delay = undefined;
    this.#probe = undefined;
    this.#probeFromMs = Number.NEGATIVE_INFINITY;
  }

  /** When `paddingBytes` has a datagram; undefined if none is wanted. */
  get nextPaddingMs(): number | undefined {
    return this.#probe?.nextMs ?? (this.#wantsProbe ? this.#probeFromMs : undefined);
  }

  /** Length of a datagram of padding to send now; undefined if none is due. Called if nothing else leaves. */
  paddingBytes(nowMs: number): number | undefined {
    if (this.#probe?.nextMs === undefined && this.#wantsProbe && this.#probeFromMs <= nowMs) this.#beginProbe(nowMs);
    const dueMs = this.#probe?.nextMs;
    return dueMs === undefined || dueMs > nowMs ? undefined : this.#probe?.datagramBytes;
  }

  /** Takes note of a datagram of padding that leaves now. */
  paddingSent(bytes: number, nowMs: number): void {
    this.#probe?.sent(bytes, nowMs);
  }

  get usesArrivals(): boolean {
    return this.#delay !== undefined;
  }

  arrived(datagrams: readonly Arrived[], nowMs: number): void {
    this.#delay?.arrived(datagrams, nowMs);
    const result = this.#probe?.arrived(datagrams);
    if (result === undefined) return;
    this.#delay?.probed(result.bytesPerMs);
    if (result.isOpen) this.#probeFromMs = nowMs + PROBE_OPEN_PAUSE_MS;
  }

  get windowBytes(): number {
    if (this.#delay === undefined) return this.#cubic.windowBytes;
    const bytes = this.#delay.bytesPerMs * ((this.#rtt.smoothedMs ?? 0) + WINDOW_MARGIN_MS);
    return Math.max(bytes, WINDOW_MIN_SEGMENTS * this.#segmentBytes);
  }

  get bytesPerMs(): number | undefined {
    return this.#delay?.bytesPerMs ?? this.#cubic.bytesPerMs;
  }

  acknowledged(datagram: SettledDatagram, use: "full" | "partial", nowMs: number): void {
    // While the rate is decided by delay, the window is not what holds messages back.
    this.#cubic.acknowledged(datagram, this.#delay === undefined ? use : "partial", nowMs);
    this.#count(0);
  }

  lost(datagram: SettledDatagram, nowMs: number): void {
    this.#cubic.lost(datagram, nowMs);
    this.#count(1);
  }

  restart(): void {
    this.#cubic.restart();
    if (this.#delay === undefined) return;
    this.mediaClosed();
    this.mediaOpened(this.#wanted);
  }

  probeTimedOut(inARow: number): void {
    this.#cubic.probeTimedOut(inARow);
    this.#delay?.scale(0.5);
  }

  /** Whether more than the rate is wanted that nothing else measures: a rate that is used rises by itself. */
  get #wantsProbe(): boolean {
    const delay = this.#delay;
    if (delay === undefined || delay.bytesPerMs >= this.#wanted || !delay.mayProbe) return false;
    return delay.isFresh || !delay.isUsed;
  }

  #beginProbe(nowMs: number): void {
    const { bytesPerMs = 0, isFresh = false } = this.#delay ?? {};
    const rate = Math.min((isFresh ? PROBE_FIRST : PROBE) * bytesPerMs, BEYOND_WANTED * this.#wanted);
    this.#probe = new RateProbe(rate, this.#segmentBytes, nowMs);
    this.#probeFromMs = nowMs + PROBE_PAUSE_MS;
  }

  #count(lost: number): void {
    this.#settled += 1;
    this.#lost += lost;
    if (this.#settled < LOSS_DATAGRAMS) return;
    const share = this.#lost / this.#settled;
    if (share > LOSS_MAX) this.#delay?.scale(1 - share / 2);
    this.#settled = 0;
    this.#lost = 0;
  }
}
