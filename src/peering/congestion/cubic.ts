import type { RttEstimator } from "../rtt-estimator.ts";
import type { CongestionController, SettledDatagram } from "./controller.ts";
import { SlowStart } from "./slow-start.ts";

/** The window at first, and the least one, in datagrams of full size (RFC 9002, section 7.2). */
const INITIAL_SEGMENTS = 10;
const MINIMUM_SEGMENTS = 2;
/** This many probe timeouts in a row mean that the path carries nothing at all. */
const PROBE_TIMEOUTS_OF_COLLAPSE = 2;
/** Segments per second cubed. */
const CUBIC_SCALE = 0.4;
/** What is left of the window after a loss. */
const DECREASE = 0.7;
/** The same if no queue was seen: the loss is then rather one of the medium (TCP Veno). */
const DECREASE_WITHOUT_QUEUE = 0.85;
/** A queue of so many segments means that the path is full. */
const QUEUE_SEGMENTS = 3;
/**
 * Growth a round trip, in segments, with which the window is on average that of a Reno sender. Without a queue it is 1, as
 * that of a Reno sender itself: the path has room.
 */
const RENO_GROWTH = (3 * (1 - DECREASE)) / (1 + DECREASE);
/** The rate of sending, in windows a round trip. */
const PACING = 1.25;
const PACING_IN_SLOW_START = 2;

/**
 * A loss-based congestion window: slow start, then CUBIC.
 *
 * The decrease after a loss, and the growth until the next one, depend on whether datagrams wait in a queue: the round trips
 * have grown by then. A path that loses datagrams at random so keeps more of its rate. A full one gets what CUBIC takes
 * beside Reno.
 *
 * @see RFC 9438, section 4, for the window; RFC 9406 for slow start; RFC 9002, section 7.7, for the rate; Fu and Liew,
 *   "TCP Veno", 2003, for the estimate of the queue and the growth without one
 */
export class Cubic implements CongestionController {
  readonly #segmentBytes: number;
  readonly #rtt: Pick<RttEstimator, "smoothedMs" | "latestMs" | "leastMs">;
  /** All in segments. */
  #window = INITIAL_SEGMENTS;
  #slowStartUntil = Number.POSITIVE_INFINITY;
  #windowBeforeLoss = 0;
  #windowMax = 0;
  #renoWindow = 0;
  #slowStart: SlowStart | undefined = new SlowStart();
  /** By how much growth in slow start is divided now, and since when. One acknowledgement is one measurement. */
  #divisor = 1;
  #measuredMs = Number.NEGATIVE_INFINITY;
  /** When the curve of the window began; undefined: it begins with the next acknowledgement. */
  #curveFromMs: number | undefined;
  /** How long after that the curve reaches `#windowMax`, in seconds. */
  #inflectionSeconds = 0;
  /** Losses of datagrams that were sent until then count no more. */
  #recoveryFromMs = Number.NEGATIVE_INFINITY;

  /** @param segmentBytes  length of a datagram of full size */
  constructor(segmentBytes: number, rtt: Pick<RttEstimator, "smoothedMs" | "latestMs" | "leastMs">) {
    this.#segmentBytes = segmentBytes;
    this.#rtt = rtt;
  }

  get windowBytes(): number {
    return this.#window * this.#segmentBytes;
  }

  get bytesPerMs(): number | undefined {
    const { smoothedMs } = this.#rtt;
    if (smoothedMs === undefined || smoothedMs === 0) return undefined;
    return ((this.#isInSlowStart ? PACING_IN_SLOW_START : PACING) * this.windowBytes) / smoothedMs;
  }

  restart(): void {
    this.#window = INITIAL_SEGMENTS;
    this.#slowStartUntil = Number.POSITIVE_INFINITY;
    this.#slowStart = new SlowStart();
    this.#divisor = 1;
    this.#windowMax = 0;
    this.#curveFromMs = undefined;
  }

  acknowledged({ bytes, sentMs }: SettledDatagram, use: "full" | "partial", nowMs: number): void {
    if (sentMs <= this.#recoveryFromMs) return;
    // The window says nothing about the path if it was not used. The curve stands still meanwhile.
    if (use === "partial") this.#curveFromMs = undefined;
    else if (this.#isInSlowStart) this.#growFast(bytes / this.#segmentBytes, sentMs, nowMs);
    else this.#grow(bytes / this.#segmentBytes, nowMs);
  }

  lost({ sentMs }: SettledDatagram, nowMs: number): void {
    if (sentMs <= this.#recoveryFromMs) return;
    this.#recoveryFromMs = nowMs;
    const decrease = this.#queueSegments < QUEUE_SEGMENTS ? DECREASE_WITHOUT_QUEUE : DECREASE;
    // A sender that loses before it reaches its former maximum leaves room for a new one (RFC 9438, section 4.7).
    this.#windowMax = this.#window < this.#windowMax ? (this.#window * (1 + decrease)) / 2 : this.#window;
    this.#windowBeforeLoss = this.#window;
    this.#setAfterLoss(this.#window * decrease);
  }

  probeTimedOut(inARow: number): void {
    if (inARow < PROBE_TIMEOUTS_OF_COLLAPSE) return;
    this.#slowStartUntil = Math.max(MINIMUM_SEGMENTS, this.#window / 2);
    this.#window = MINIMUM_SEGMENTS;
    this.#curveFromMs = undefined;
  }

  get #isInSlowStart(): boolean {
    return this.#window < this.#slowStartUntil;
  }

  /** How many segments wait in the queues of the path, by the growth of the round trips. */
  get #queueSegments(): number {
    const { smoothedMs = 0, leastMs } = this.#rtt;
    return smoothedMs === 0 ? 0 : this.#window * (1 - leastMs / smoothedMs);
  }

  #setAfterLoss(window: number): void {
    this.#window = Math.max(MINIMUM_SEGMENTS, window);
    this.#slowStartUntil = this.#window;
    this.#slowStart = undefined;
    this.#divisor = 1;
    this.#curveFromMs = undefined;
  }

  #growFast(segments: number, sentMs: number, nowMs: number): void {
    if (this.#slowStart !== undefined && nowMs > this.#measuredMs) {
      this.#measuredMs = nowMs;
      const divisor = this.#slowStart.measured(sentMs, this.#rtt.latestMs, nowMs);
      if (divisor === "over") {
        this.#endSlowStart();
        return;
      }
      this.#divisor = divisor;
    }
    this.#window += segments / this.#divisor;
  }

  #endSlowStart(): void {
    this.#windowMax = this.#window;
    this.#windowBeforeLoss = this.#window;
    this.#setAfterLoss(this.#window);
  }

  #grow(segments: number, nowMs: number): void {
    const fromMs = this.#curveFromMs ?? this.#beginCurve(nowMs);
    const seconds = (nowMs - fromMs + (this.#rtt.smoothedMs ?? 0)) / 1_000;
    const curve = CUBIC_SCALE * (seconds - this.#inflectionSeconds) ** 3 + this.#windowMax;
    const target = Math.min(Math.max(curve, this.#window), 1.5 * this.#window);
    const hasRoom = this.#renoWindow >= this.#windowBeforeLoss || this.#queueSegments < QUEUE_SEGMENTS;
    const renoGrowth = hasRoom ? 1 : RENO_GROWTH;
    this.#renoWindow += (renoGrowth * segments) / this.#window;
    this.#window = Math.max(this.#window + ((target - this.#window) / this.#window) * segments, this.#renoWindow);
  }

  #beginCurve(nowMs: number): number {
    this.#curveFromMs = nowMs;
    this.#renoWindow = this.#window;
    this.#windowMax = Math.max(this.#windowMax, this.#window);
    this.#inflectionSeconds = Math.cbrt((this.#windowMax - this.#window) / CUBIC_SCALE);
    return nowMs;
  }
}
