/** A weight past which all weights are scaled down, long before a double overflows. */
const WEIGHT_MAX = 1e100;

export interface DelayHistogramOptions {
  /** Width of a bucket in milliseconds. */
  readonly bucketMs: number;
  readonly buckets: number;
  /** By how much a new delay makes the weight of earlier ones smaller: a factor from 0 to 1. */
  readonly forgetting: number;
}

/**
 * A histogram of delays in which earlier delays lose weight with each new one.
 *
 * A histogram with few delays has no more weight than these: the third delay is a third of it. So the first delays
 * count at once, and the memory grows until it is `1 / (1 - forgetting)` delays long.
 */
export class DelayHistogram {
  readonly #bucketMs: number;
  readonly #forgetting: number;
  readonly #weights: Float64Array;
  /** The weight of the next delay. It grows, which saves making all others smaller. */
  #nextWeight = 1;
  #total = 0;

  constructor({ bucketMs, buckets, forgetting }: DelayHistogramOptions) {
    this.#bucketMs = bucketMs;
    this.#forgetting = forgetting;
    this.#weights = new Float64Array(buckets);
  }

  /** All delays are below this, in milliseconds. */
  get endMs(): number {
    return this.#weights.length * this.#bucketMs;
  }

  /** Adds a delay in milliseconds. One out of range goes into the first or the last bucket. */
  add(delayMs: number): void {
    const bucket = Math.floor(delayMs / this.#bucketMs);
    const index = Math.min(Math.max(bucket, 0), this.#weights.length - 1);
    this.#weights[index] = (this.#weights[index] ?? 0) + this.#nextWeight;
    this.#total += this.#nextWeight;
    this.#nextWeight /= this.#forgetting;
    if (this.#nextWeight > WEIGHT_MAX) this.#scaleDown();
  }

  /**
   * The delay that at least a part of the weight does not exceed, in milliseconds: the upper edge of a bucket.
   *
   * @param part  from 0 to 1
   */
  quantileMs(part: number): number {
    let above = this.#total * (1 - part);
    let index = this.#weights.length - 1;
    for (; index > 0; index--) {
      above -= this.#weights[index] ?? 0;
      if (above < 0) break;
    }
    return (index + 1) * this.#bucketMs;
  }

  /**
   * The delay for which the delay itself and the weight above it cost the least. At most half of the weight is above.
   *
   * @param costMs  what it costs if all weight is above, in milliseconds
   * @returns the upper edge of a bucket, in milliseconds
   */
  cheapestMs(costMs: number): number {
    let above = this.#total;
    let leastMs = Number.POSITIVE_INFINITY;
    let cheapestMs = this.#bucketMs;
    for (let index = 0; index < this.#weights.length; index++) {
      above -= this.#weights[index] ?? 0;
      if (above > this.#total / 2) continue;
      const delayMs = (index + 1) * this.#bucketMs;
      const sumMs = delayMs + (costMs * above) / this.#total;
      if (sumMs >= leastMs) continue;
      leastMs = sumMs;
      cheapestMs = delayMs;
    }
    return cheapestMs;
  }

  /** Makes all delays larger by so many buckets, or smaller if negative. What leaves the range is forgotten. */
  shift(buckets: number): void {
    const weights = this.#weights;
    if (buckets > 0) {
      weights.copyWithin(buckets, 0);
      weights.fill(0, 0, buckets);
    } else {
      weights.copyWithin(0, -buckets);
      weights.fill(0, weights.length + buckets);
    }
    this.#total = weights.reduce((sum, weight) => sum + weight, 0);
  }

  #scaleDown(): void {
    const factor = 1 / this.#nextWeight;
    for (const [index, weight] of this.#weights.entries()) this.#weights[index] = weight * factor;
    this.#total *= factor;
    this.#nextWeight = 1;
  }
}
