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
    this.#fill(nowMs);
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return 0;
    }
    return this.#untilMs(1);
  }

  /** Takes so many tokens, those that are still to come included. */
  spend(count: number, nowMs: number): void {
    this.#fill(nowMs);
    this.#tokens -= count;
  }

  /** The milliseconds until no more was taken than has come; 0 where that is so. */
  owedMs(nowMs: number): number {
    this.#fill(nowMs);
    return this.#tokens >= 0 ? 0 : this.#untilMs(0);
  }

  #fill(nowMs: number): void {
    // Those who share a bucket may have looked at the clock at different times.
    if (nowMs <= this.#filledMs) return;
    const { perSecond, burst } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((nowMs - this.#filledMs) * perSecond) / 1_000);
    this.#filledMs = nowMs;
  }

  #untilMs(tokens: number): number {
    return Math.ceil(((tokens - this.#tokens) * 1_000) / this.#rate.perSecond);
  }
}
