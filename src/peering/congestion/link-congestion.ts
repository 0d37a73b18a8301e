import type { RttEstimator } from "../rtt-estimator.ts";
import type { Arrived, CongestionController, SettledDatagram } from "./controller.ts";
import { Cubic } from "./cubic.ts";
import { DelayRate } from "./delay-rate.ts";

/** While media is open, so much of the rate may be in flight beyond a round trip: acknowledgements come in batches. */
const WINDOW_MARGIN_MS = 200;
const WINDOW_MIN_SEGMENTS = 10;
/** More losses than this share are a sign of congestion even if no queue is seen (draft-ietf-rmcat-gcc-02, section 6). */
const LOSS_MAX = 0.1;
/** Losses are counted over so many datagrams. */
const LOSS_DATAGRAMS = 50;
/** The share of the rate that media leaves to messages that wait. */
const SHARE_OF_MESSAGES = 0.1;

/**
 * The congestion control of a link: one for all that it carries.
 *
 * Messages alone are controlled by losses. While a media stream is open, everything is controlled by delay: media leaves at
 * once, counts against the rate, and is told how much of it there is; messages get what media leaves.
 */
export class LinkCongestion implements CongestionController {
  readonly #segmentBytes: number;
  readonly #rtt: RttEstimator;
  readonly #cubic: Cubic;
  #delay: DelayRate | undefined;
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

  /** A media stream is open from now on. */
  mediaOpened(): void {
    this.#delay ??= new DelayRate();
  }

  /** No media stream is open any more. */
  mediaClosed(): void {
    this.#delay = undefined;
  }

  get usesArrivals(): boolean {
    return this.#delay !== undefined;
  }

  arrived(datagrams: readonly Arrived[], nowMs: number): void {
    this.#delay?.arrived(datagrams, nowMs);
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
    if (this.#delay !== undefined) this.#delay = new DelayRate();
  }

  probeTimedOut(inARow: number): void {
    this.#cubic.probeTimedOut(inARow);
    this.#delay?.scale(0.5);
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
