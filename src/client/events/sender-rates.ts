import type { Limits } from "../../limits.ts";
import { type BucketRate, TokenBucket } from "../../token-bucket.ts";

/**
 * How often messages of applications come, of each type from each sender.
 *
 * The sender keeps to the rate when it sends. On the way messages are held back
 * and come many at once, so what it may send in that time is allowed on top:
 * nothing is taken from who kept to the rule.
 */
export class SenderRates {
  readonly #limits: Pick<Limits, "messageSendersMax" | "messageStallMs">;
  /** By type and sender, the one least lately used first. */
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(limits: Pick<Limits, "messageSendersMax" | "messageStallMs">) {
    this.#limits = limits;
  }

  /** Whether another message may come. */
  allow(from: string, typeName: string, { perSecond, burst }: BucketRate, nowMs: number): boolean {
    const { messageSendersMax, messageStallMs } = this.#limits;
    // Neither has white space in it.
    const key = `${typeName} ${from}`;
    const allowed = { perSecond, burst: burst + Math.ceil((perSecond * messageStallMs) / 1_000) };
    const bucket = this.#buckets.get(key) ?? new TokenBucket(allowed, nowMs);
    this.#buckets.delete(key);
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size < messageSendersMax) break;
      this.#buckets.delete(oldest);
    }
    this.#buckets.set(key, bucket);
    return bucket.take(nowMs) === 0;
  }
}
