import type { Arrived } from "./controller.ts";
import { RecentArrivals } from "./recent-arrivals.ts";
import { Trendline } from "./trendline.ts";

/** Bytes a millisecond. At first, 300 kbit/s; never less than 30 kbit/s, nor more than 1 Gbit/s. */
const RATE_FIRST = 37.5;
const RATE_MIN = 3.75;
const RATE_MAX = 125_000;
/** What is left of the rate that the path carries once the queue is drained, and at least while it drains. */
const DECREASE = 0.92;
const DRAIN = 0.3;
/** A queue drains in about this time. A short one so costs little of the rate. */
const DRAIN_MS = 150;
/** A queue of more delay is drained whether or not it grows. */
const QUEUE_MAX_MS = 80;
/** So is a shorter one, of more delay than this, if the path carries less than `SLOWED` of the rate: it will grow fast. */
const QUEUE_SLOWED_MS = 40;
/** A queue of less delay is drained. Draining takes no longer than this. */
const DRAINED_MS = 20;
const DRAIN_TIME_MAX_MS = 1_500;
/**
 * Growth in a second near the rate at which the queue last grew, in bytes a millisecond, and its bounds as parts of the rate.
 * It is the same for all links that share a path, so that their rates converge.
 */
const INCREASE_NEAR = 16;
const INCREASE_NEAR_MIN = 0.01;
const INCREASE_NEAR_MAX = 0.07;
/** The factor of growth in a second otherwise. */
const INCREASE_FAR = 1.35;
/** How much of that rate counts as near. */
const NEAR = 0.9;
const BEYOND_NEAR = 1.05;
/** The rate is at most so many times what arrives. */
const AHEAD_OF_ARRIVAL = 1.5;
/** The sender uses its rate if it sends at least this share of it. */
const USED = 0.7;
/** The arriving rate is measured over this time. */
const MEASURED_MS = 200;
/** The least number of datagrams, and the least time between them, by which the rate of a path with a queue is measured. */
const QUEUED_MIN = 4;
const QUEUED_MIN_MS = 15;
/**
 * The path has become slower if datagrams that wait in its queue arrive at less than this share of the rate at which they
 * left.
 */
const SLOWED = 0.9;
const SLOWED_MIN_MS = 100;
/** A minimum of the delay older than this is forgotten. */
const BASE_MS = 10_000;
/** Datagrams that were sent so long before the newest are forgotten, too, whenever the peer claims that they arrived. */
const RECENT_MS = 2_000;

/**
 * Estimates how fast a link may send without building a queue, from the delay of its datagrams.
 *
 * When the queue grows, the rate falls below what arrives until the queue is drained, and then rises again: slowly near the
 * rate at which the queue grew, and fast far from it. It never rises while the application sends less than it could.
 *
 * @see draft-ietf-rmcat-gcc-02, section 5.5, for the model; RFC 8836 for what is required of it
 */
export class DelayRate {
  #trendline = new Trendline();
  readonly #recent = new RecentArrivals();
  #rate = RATE_FIRST;
  /** The rate at which the queue last grew; undefined: it has not. */
  #full: number | undefined;
  #drainFromMs: number | undefined;
  #updatedMs: number | undefined;
  /** The least delay lately, with an unknown difference of the clocks, and since when it is. */
  #base = { delayMs: Number.POSITIVE_INFINITY, atMs: Number.NEGATIVE_INFINITY };
  #delayMs = 0;

  /** Bytes a millisecond. */
  get bytesPerMs(): number {
    return this.#rate;
  }

  /** How many datagrams are kept to measure the arriving rate. */
  get kept(): number {
    return this.#recent.length;
  }

  /** How long datagrams wait in the queue of the path, by the growth of their delay. */
  get queueMs(): number {
    return Number.isFinite(this.#base.delayMs) ? this.#delayMs - this.#base.delayMs : 0;
  }

  /** Takes datagrams that have arrived, in the order in which they were sent. */
  arrived(datagrams: readonly Arrived[], nowMs: number): void {
    if (datagrams.length === 0) return;
    // The first datagrams of a burst wait only for what was there before.
    this.#delayMs = Number.POSITIVE_INFINITY;
    for (const datagram of datagrams) this.#take(datagram);
    this.#update(nowMs);
  }

  /** Whether the queue has never grown. */
  get isFresh(): boolean {
    return this.#full === undefined;
  }

  /** Whether a probe may raise the rate now: no queue is seen, and none is drained. */
  get mayProbe(): boolean {
    return this.#drainFromMs === undefined && this.queueMs < DRAINED_MS;
  }

  /** Whether the application sends about as much as the rate allows. */
  get isUsed(): boolean {
    return this.#arriving >= USED * this.#rate;
  }

  /** Takes what a probe has shown that the path carries, in bytes a millisecond. */
  probed(bytesPerMs: number): void {
    if (this.#drainFromMs === undefined) this.#rate = Math.min(Math.max(this.#rate, bytesPerMs), RATE_MAX);
  }

  /** Lowers the rate for another reason than delay. @param factor  what is left of it */
  scale(factor: number): void {
    this.#rate = Math.max(this.#rate * factor, RATE_MIN);
  }

  #take(datagram: Arrived): void {
    const { sentMs, arrivedMs } = datagram;
    this.#trendline.arrived(sentMs, arrivedMs);
    const recent = this.#recent;
    recent.push(datagram);
    while (recent.arrivedMs(0) < arrivedMs - MEASURED_MS || recent.sentMs(0) < sentMs - RECENT_MS) recent.shift();
    const delayMs = arrivedMs - sentMs;
    this.#delayMs = Math.min(this.#delayMs, delayMs);
    if (delayMs <= this.#base.delayMs || sentMs - this.#base.atMs > BASE_MS) this.#base = { delayMs, atMs: sentMs };
  }

  /** Bytes a millisecond at which datagrams arrive. */
  get #arriving(): number {
    return this.#recent.totalBytes / MEASURED_MS;
  }

  /**
   * The rate at which datagrams arrive that have waited in the queue: what the path carries. Undefined: too few have, one after
   * the other. The queue may have been empty between others. Those that were sent while it drains show only how fast they left.
   */
  get #carried(): number | undefined {
    const untilMs = this.#drainFromMs ?? Number.POSITIVE_INFINITY;
    const leastMs = this.#base.delayMs + DRAINED_MS;
    const recent = this.#recent;
    let carried: number | undefined;
    // The first of those in a row that have waited arrived at `fromMs`; `bytes` are those of the others.
    let [count, bytes, fromMs] = [0, 0, 0];
    for (let position = 0; position < recent.length && recent.sentMs(position) <= untilMs; position++) {
      const arrivedMs = recent.arrivedMs(position);
      if (arrivedMs - recent.sentMs(position) <= leastMs) count = 0;
      else if (count === 0) {
        [count, bytes, fromMs] = [1, 0, arrivedMs];
      } else {
        count += 1;
        bytes += recent.bytes(position);
        const timeMs = arrivedMs - fromMs;
        if (count >= QUEUED_MIN && timeMs >= QUEUED_MIN_MS) carried = bytes / timeMs;
      }
    }
    return carried;
  }

  /**
   * The rate at which datagrams arrive that were sent while the queue drains, if they make it grow: what the path carries by
   * then. Undefined: they do not, or it is not known yet.
   */
  get #slowed(): number | undefined {
    const fromMs = this.#drainFromMs ?? Number.POSITIVE_INFINITY;
    const recent = this.#recent;
    // Positions of the first and the last that were sent since then; `bytes` are those of all but the first.
    let [first, last, bytes] = [-1, -1, 0];
    for (let position = 0; position < recent.length; position++) {
      if (recent.sentMs(position) < fromMs) continue;
      if (first < 0) first = position;
      else bytes += recent.bytes(position);
      last = position;
    }
    if (first < 0) return undefined;
    const tookMs = recent.arrivedMs(last) - recent.arrivedMs(first);
    const isSlower = recent.sentMs(last) - recent.sentMs(first) < SLOWED * tookMs;
    return isSlower && tookMs >= SLOWED_MIN_MS ? bytes / tookMs : undefined;
  }

  #update(nowMs: number): void {
    const seconds = Math.min(nowMs - (this.#updatedMs ?? nowMs), 1_000) / 1_000;
    this.#updatedMs = nowMs;
    if (this.#drainFromMs !== undefined) this.#drain(nowMs, this.#drainFromMs);
    else if (this.#trendline.trend === "growing" || this.#isTooLong) this.#beginDrain(nowMs);
    else if (this.#trendline.trend === "stable") this.#increase(seconds);
    this.#rate = Math.min(Math.max(this.#rate, RATE_MIN), RATE_MAX);
  }

  /**
   * Whether the queue is too long. The trend tells that the queue grows only after many groups, and a picture may be one group:
   * it is too late if the capacity has fallen by much.
   */
  get #isTooLong(): boolean {
    if (this.queueMs > QUEUE_MAX_MS) return true;
    return this.queueMs > QUEUE_SLOWED_MS && (this.#carried ?? this.#rate) < SLOWED * this.#rate;
  }

  #beginDrain(nowMs: number): void {
    // What arrives says nothing about the path if the application sends less than it could.
    const arriving = this.isUsed ? Math.min(this.#arriving, this.#rate) : this.#rate;
    this.#full = this.#carried ?? arriving;
    this.#drainFromMs = nowMs;
    this.#rate = this.#drainShare * this.#full;
  }

  #drain(nowMs: number, fromMs: number): void {
    const slowed = this.#slowed;
    if (slowed !== undefined) {
      this.#full = slowed;
      this.#drainFromMs = nowMs;
      this.#rate = this.#drainShare * slowed;
    } else if (this.queueMs > DRAINED_MS && nowMs - fromMs < DRAIN_TIME_MAX_MS) {
      this.#full = this.#carried ?? this.#full ?? this.#rate;
      this.#rate = this.#drainShare * this.#full;
    } else this.#endDrain(nowMs);
  }

  #endDrain(nowMs: number): void {
    this.#drainFromMs = undefined;
    // The queue is that of others. To give way to it for ever would leave them everything.
    if (this.queueMs > DRAINED_MS) this.#base = { delayMs: this.#delayMs, atMs: nowMs };
    // What is known of the trend is from before.
    this.#trendline = new Trendline();
    this.#rate = DECREASE * (this.#full ?? this.#rate);
  }

  /** How much of the rate of the path is used while the queue drains. */
  get #drainShare(): number {
    return Math.min(Math.max(1 - this.queueMs / DRAIN_MS, DRAIN), DECREASE);
  }

  #increase(seconds: number): void {
    if (!this.isUsed) return;
    const isNear = this.#full !== undefined && this.#rate > NEAR * this.#full && this.#rate < BEYOND_NEAR * this.#full;
    const near = Math.min(Math.max(INCREASE_NEAR / this.#rate, INCREASE_NEAR_MIN), INCREASE_NEAR_MAX);
    const increased = this.#rate * (isNear ? 1 + near : INCREASE_FAR) ** seconds;
    this.#rate = Math.max(this.#rate, Math.min(increased, AHEAD_OF_ARRIVAL * this.#arriving));
  }
}
