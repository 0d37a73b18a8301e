import { type BucketRate, TokenBucket } from "../token-bucket.ts";
import type { Usage } from "./line.ts";

/** A token bucket that says how much of it is used. What is refused takes nothing, so it never shows more than all. */
export class Allowance {
  readonly #bucket: TokenBucket;
  readonly #burst: number;

  constructor(rate: BucketRate, nowMs: number) {
    this.#bucket = new TokenBucket(rate, nowMs);
    this.#burst = rate.burst;
  }

  take(nowMs: number): Usage {
    this.#bucket.take(nowMs);
    return { used: Math.ceil(this.#burst - this.#bucket.level(nowMs)), max: this.#burst };
  }
}
