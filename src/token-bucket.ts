/** The rate of a token bucket: its capacity, and its refill a second. The schema's Rate has the same fields. */
export interface BucketRate {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * Limits how often something may happen. A new bucket is full.
 *
 * This file imports nothing of ours, so every folder can use it.
 */
export class TokenBucket {
  // Not the object: a server has a rate for each connection, and would keep as many.
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledMs: number;

  constructor(rate: BucketRate, nowMs: number) {
    this.#perSecond = rate.perSecond;
    this.#burst = rate.burst;
    this.#tokens = rate.burst;
    this.#filledMs = nowMs;
  }

  /**
   * Takes one token.
   *
   * @returns 0 if a token was available; otherwise the milliseconds until one is, and nothing is taken
   */
  take(nowMs: number): number {
    const waitMs = this.waitMs(nowMs);
    if (waitMs === 0) this.#tokens -= 1;
    return waitMs;
  }

  /** Returns the milliseconds until a token is available; 0 if one is. Takes nothing. */
  waitMs(nowMs: number): number {
    this.#fill(nowMs);
    return this.#tokens >= 1 ? 0 : this.#untilMs(1);
  }

  /** Takes `count` tokens, even if the bucket has fewer. The level may become negative; see `owedMs`. */
  spend(count: number, nowMs: number): void {
    this.#fill(nowMs);
    this.#tokens -= count;
  }

  /** Returns the milliseconds until the level is no longer negative; 0 if it is not. */
  owedMs(nowMs: number): number {
    this.#fill(nowMs);
    return this.#tokens >= 0 ? 0 : this.#untilMs(0);
  }

  /** Returns how many tokens are left; a negative number if more were spent than there were. */
  level(nowMs: number): number {
    this.#fill(nowMs);
    return this.#tokens;
  }

  /** Whether as many tokens are left as there can be. */
  isFull(nowMs: number): boolean {
    return this.level(nowMs) === this.#burst;
  }

  #fill(nowMs: number): void {
    // Users of a shared bucket may have read the clock at different times.
    if (nowMs <= this.#filledMs) return;
    this.#tokens = Math.min(this.#burst, this.#tokens + ((nowMs - this.#filledMs) * this.#perSecond) / 1_000);
    this.#filledMs = nowMs;
  }

  #untilMs(tokens: number): number {
    return Math.ceil(((tokens - this.#tokens) * 1_000) / this.#perSecond);
  }
}
