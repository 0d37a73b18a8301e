import { ProtocolError } from "../errors.ts";
import type { Limits } from "../limits.ts";
import { TokenBucket } from "../token-bucket.ts";
import { RateLimiter } from "./rate-limiter.ts";

/** How many seconds' worth may come at once. */
const BURST_SECONDS = 2;

/** What one connection, or all connections of one account together, may ask of a server. */
export class Budget {
  /** How often each command may come. */
  readonly rates = new RateLimiter();
  readonly #of: "connection" | "account";
  readonly #limits: Limits;
  readonly #requests: TokenBucket;
  readonly #bytes: TokenBucket;

  constructor(of: "connection" | "account", limits: Limits, nowMs: number) {
    this.#of = of;
    this.#limits = limits;
    this.#requests = bucketOf(limits[`${of}RequestsPerSecond`], nowMs);
    this.#bytes = bucketOf(limits[`${of}BytesPerSecond`], nowMs);
  }

  /** @throws ProtocolError RATE_LIMITED, with the limit and when to try again */
  takeRequest(nowMs: number): void {
    const retryAfterMs = this.#requests.take(nowMs);
    if (retryAfterMs === 0) return;
    const limit = `${this.#of}RequestsPerSecond` as const;
    const text = `At most ${this.#limits[limit]} requests may come a second on one ${this.#of}.`;
    throw new ProtocolError("RATE_LIMITED", text, { retryable: true, retryAfterMs, limit });
  }

  /** Counts a frame that has come. Small ones count as more: what they cost is not their bytes. */
  spendFrame(frameBytes: number, nowMs: number): void {
    this.#bytes.spend(Math.max(frameBytes, this.#limits.frameBytesCountedMin), nowMs);
  }

  /** How long nothing more should be read, in milliseconds. */
  owedMs(nowMs: number): number {
    return this.#bytes.owedMs(nowMs);
  }
}

function bucketOf(perSecond: number, nowMs: number): TokenBucket {
  return new TokenBucket({ perSecond, burst: BURST_SECONDS * perSecond }, nowMs);
}
