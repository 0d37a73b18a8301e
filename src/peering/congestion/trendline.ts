/** Datagrams that were sent within this time of each other form a group: a sender's bursts say nothing about the path. */
const GROUP_MS = 5;
/** Groups over which the trend is computed, and how much of the accumulated delay is kept from group to group. */
const GROUPS = 20;
const SMOOTHING = 0.9;
/** The trend is multiplied by this, and by the number of groups so far up to a maximum, before it is compared. */
const GAIN = 4;
const COUNT_MAX = 60;
/** The threshold at first, its bounds, and how fast it follows the trend from below and from above, each millisecond. */
const THRESHOLD_MS = 12.5;
const THRESHOLD_MIN_MS = 6;
const THRESHOLD_MAX_MS = 600;
const FOLLOW_UP = 0.0087;
const FOLLOW_DOWN = 0.039;
/** A trend that exceeds the threshold by more is an outlier, which the threshold does not follow. */
const OUTLIER_MS = 15;
const STEP_MAX_MS = 100;
/** The trend must exceed the threshold for so long. */
const OVERUSE_MS = 10;

/** Whether the queue of the path grows, is stable or shrinks. */
export type QueueTrend = "growing" | "stable" | "shrinking";

interface Group {
  readonly firstSentMs: number;
  sentMs: number;
  arrivedMs: number;
}

interface Point {
  readonly atMs: number;
  readonly delayMs: number;
}

/**
 * Tells from the sending and arrival times of datagrams whether the queue of the path grows: the slope of their delay
 * over the last groups, compared with a threshold that adapts to how much the delay of the path varies anyway.
 *
 * @see draft-ietf-rmcat-gcc-02, section 5; Carlucci et al., "Analysis and design of the Google congestion control for
 *   web real-time communication", 2016, for the threshold
 */
export class Trendline {
  #group: Group | undefined;
  #previous: Group | undefined;
  readonly #points: Point[] = [];
  #count = 0;
  #accumulatedMs = 0;
  #smoothedMs = 0;
  #thresholdMs = THRESHOLD_MS;
  #updatedMs: number | undefined;
  #lastTrendMs = 0;
  #overFromMs: number | undefined;
  #trend: QueueTrend = "stable";

  get trend(): QueueTrend {
    return this.#trend;
  }

  /**
   * Takes a datagram that has arrived. Datagrams come in the order in which they were sent.
   *
   * @param sentMs     on the clock of the sender
   * @param arrivedMs  on the clock of the receiver
   */
  arrived(sentMs: number, arrivedMs: number): void {
    const group = this.#group;
    if (group !== undefined && sentMs - group.firstSentMs <= GROUP_MS) {
      group.sentMs = sentMs;
      group.arrivedMs = Math.max(group.arrivedMs, arrivedMs);
      return;
    }
    if (group !== undefined && this.#previous !== undefined) this.#compare(this.#previous, group);
    this.#previous = group;
    this.#group = { firstSentMs: sentMs, sentMs, arrivedMs };
  }

  #compare(previous: Group, group: Group): void {
    this.#count += 1;
    this.#accumulatedMs += group.arrivedMs - previous.arrivedMs - (group.sentMs - previous.sentMs);
    this.#smoothedMs = SMOOTHING * this.#smoothedMs + (1 - SMOOTHING) * this.#accumulatedMs;
    this.#points.push({ atMs: group.arrivedMs, delayMs: this.#smoothedMs });
    if (this.#points.length > GROUPS) this.#points.shift();
    if (this.#points.length < GROUPS) return;
    this.#decide(slopeOf(this.#points) * Math.min(this.#count, COUNT_MAX) * GAIN, group.arrivedMs);
  }

  #decide(trendMs: number, nowMs: number): void {
    if (trendMs > this.#thresholdMs) {
      const isLong = nowMs - (this.#overFromMs ?? nowMs) >= OVERUSE_MS;
      if (isLong && trendMs >= this.#lastTrendMs) this.#trend = "growing";
      this.#overFromMs ??= nowMs;
    } else {
      this.#overFromMs = undefined;
      this.#trend = trendMs < -this.#thresholdMs ? "shrinking" : "stable";
    }
    this.#lastTrendMs = trendMs;
    this.#adapt(Math.abs(trendMs), nowMs);
  }

  #adapt(sizeMs: number, nowMs: number): void {
    const stepMs = Math.min(nowMs - (this.#updatedMs ?? nowMs), STEP_MAX_MS);
    this.#updatedMs = nowMs;
    if (sizeMs > this.#thresholdMs + OUTLIER_MS) return;
    const follow = sizeMs < this.#thresholdMs ? FOLLOW_DOWN : FOLLOW_UP;
    const threshold = this.#thresholdMs + follow * (sizeMs - this.#thresholdMs) * stepMs;
    this.#thresholdMs = Math.min(Math.max(threshold, THRESHOLD_MIN_MS), THRESHOLD_MAX_MS);
  }
}

/** The slope of the line through points with the least squares; 0 if they are at one time. */
function slopeOf(points: readonly Point[]): number {
  let [atMs, delayMs] = [0, 0];
  for (const point of points) {
    atMs += point.atMs / points.length;
    delayMs += point.delayMs / points.length;
  }
  let [covariance, variance] = [0, 0];
  for (const point of points) {
    covariance += (point.atMs - atMs) * (point.delayMs - delayMs);
    variance += (point.atMs - atMs) ** 2;
  }
  return variance === 0 ? 0 : covariance / variance;
}
