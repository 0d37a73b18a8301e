/**
 * A model of the delay manager of NetEq, the jitter buffer of libwebrtc, written from its published behaviour and
 * constants.
 *
 * - The relative delay of a frame is its transit minus the least transit of the last 2 s.
 * - Each 500 ms, the largest relative delay goes into a histogram with buckets of 20 ms, which forgets by 0.983. The
 *   target is the upper edge of the bucket at the quantile, 0.95 by default. It begins at 80 ms.
 * - Reordered frames are apart: for them, a histogram that forgets by 0.9993 raises the target as far as a percent of
 *   lost frames is worth 20 ms.
 *
 * The player of the model is better than the real one: it delays further frames by the whole target at once, while
 * NetEq stretches sound. It shortens by at most a fifth of the time, as NetEq may remove 10 ms of sound in 50 ms.
 */

const BUCKET_MS = 20;
const BUCKETS = 100;
const BASE_WINDOW_MS = 2_000;
const RESAMPLE_MS = 500;
const FORGETTING = 0.983;
const START_MS = 80;
/** The factor of the first delays is smaller, so that they count at once. */
const START_WEIGHT = 2;
const REORDER_FORGETTING = 0.9993;
const MS_PER_LOSS_PERCENT = 20;
const SHORTENING = 0.2;

export class NetEqModel {
  readonly #quantile: number;
  readonly #histogram = new Histogram(FORGETTING, START_WEIGHT);
  readonly #reordered = new Histogram(REORDER_FORGETTING, START_WEIGHT);
  readonly #transits: Array<{ readonly arrivedMs: number; readonly transitMs: number }> = [];
  #targetMs = START_MS;
  #reorderTargetMs = 0;
  #resampleAtMs: number | undefined;
  #largestMs = 0;
  #newestMs: number | undefined;
  #offsetMs = Number.NEGATIVE_INFINITY;

  constructor(quantile: number) {
    this.#quantile = quantile;
  }

  /**
   * Takes a frame.
   *
   * @returns when the frame has to be there to be played out in time
   */
  arrived(timestampMs: number, arrivedMs: number): number {
    const transitMs = arrivedMs - timestampMs;
    const isReordered = this.#newestMs !== undefined && timestampMs < this.#newestMs;
    const dueMs = timestampMs + this.#offsetAt(timestampMs, transitMs);
    if (!isReordered) this.#newestMs = timestampMs;
    while ((this.#transits[0]?.arrivedMs ?? arrivedMs) < arrivedMs - BASE_WINDOW_MS) this.#transits.shift();
    this.#transits.push({ arrivedMs, transitMs });
    this.#update(transitMs - this.#baseMs, arrivedMs, isReordered);
    return dueMs;
  }

  get #baseMs(): number {
    return this.#transits.reduce((least, { transitMs }) => Math.min(least, transitMs), Number.POSITIVE_INFINITY);
  }

  /** The transit that a frame may have at most. */
  #offsetAt(timestampMs: number, transitMs: number): number {
    const baseMs = Math.min(this.#baseMs, transitMs);
    const stepMs = Math.max(0, timestampMs - (this.#newestMs ?? timestampMs));
    const wantedMs = baseMs + Math.max(this.#targetMs, this.#reorderTargetMs);
    this.#offsetMs = Math.max(wantedMs, this.#offsetMs - SHORTENING * stepMs);
    return this.#offsetMs;
  }

  #update(delayMs: number, nowMs: number, isReordered: boolean): void {
    if (!isReordered) {
      this.#resampleAtMs ??= nowMs + RESAMPLE_MS;
      if (nowMs > this.#resampleAtMs) {
        this.#histogram.add(Math.floor(this.#largestMs / BUCKET_MS));
        this.#targetMs = (1 + this.#histogram.quantile(this.#quantile)) * BUCKET_MS;
        this.#resampleAtMs = nowMs + RESAMPLE_MS;
        this.#largestMs = 0;
      }
      this.#largestMs = Math.max(this.#largestMs, delayMs);
    }
    this.#reordered.add(isReordered ? Math.floor(delayMs / BUCKET_MS) : 0);
    this.#reorderTargetMs = this.#cheapestMs();
  }

  #cheapestMs(): number {
    let above = 1;
    let leastMs = Number.POSITIVE_INFINITY;
    let cheapest = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      above -= this.#reordered.parts[bucket] ?? 0;
      const costMs = Math.max(0, bucket * BUCKET_MS - this.#targetMs) + 100 * MS_PER_LOSS_PERCENT * above;
      if (costMs >= leastMs) continue;
      leastMs = costMs;
      cheapest = bucket;
    }
    return cheapest * BUCKET_MS;
  }
}

class Histogram {
  readonly parts = new Float64Array(BUCKETS);
  readonly #forgetting: number;
  readonly #startWeight: number;
  #added = 0;

  constructor(forgetting: number, startWeight: number) {
    this.#forgetting = forgetting;
    this.#startWeight = startWeight;
  }

  /** Adds to a bucket. Ignores one out of range. */
  add(at: number): void {
    if (at >= BUCKETS) return;
    this.#added += 1;
    const starting = Math.max(0, 1 - this.#startWeight / (this.#added + 1));
    const forgetting = Math.min(this.#forgetting, starting);
    for (let bucket = 0; bucket < BUCKETS; bucket++) this.parts[bucket] = (this.parts[bucket] ?? 0) * forgetting;
    this.parts[at] = (this.parts[at] ?? 0) + 1 - forgetting;
  }

  /** The first bucket up to which at least this part of the weight lies. */
  quantile(part: number): number {
    let sum = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      sum += this.parts[bucket] ?? 0;
      if (sum >= part) return bucket;
    }
    return BUCKETS - 1;
  }
}
