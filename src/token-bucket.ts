/** So many at once, refilled at so many per second. The schema's Rate has the same fields. */
export interface BucketRate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Counts how often something may happen. This file imports nothing of ours, so that every folder can use it. */
export class TokenBucket {
  readonly #rate: BucketRate;
  #tokens: number;
  #filledMs: number;

  constructor(rate: BucketRate, nowMs: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#filledMs = nowMs;
  }

  /**
   * Takes one token.
   *
   * @returns 0 where there was one, otherwise the milliseconds until there is
   */
  take(nowMs: number): number {
    const { perSecond, burst } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((nowMs - this.#filledMs) * perSecond) / 1_000);
    this.#filledMs = nowMs;
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - this.#tokens) * 1_000) / perSecond);
  }
}
