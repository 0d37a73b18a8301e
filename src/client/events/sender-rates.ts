import type { Limits } from "../../limits.ts";
import { type BucketRate, TokenBucket } from "../../token-bucket.ts";

/**
 * The rates of received application messages, by type and sender.
 *
 * A sender keeps to the rate when it sends. If the network holds its messages back, they arrive in one burst. So the
 * burst allowed here is larger by as many messages as the rate allows in `messageStallMs`. A sender that kept to the
 * rate loses none.
 */
export class SenderRates {
  readonly #limits: Pick<Limits, "messageSendersMax" | "messageStallMs">;
  /** By type and sender, the least recently used first. */
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(limits: Pick<Limits, "messageSendersMax" | "messageStallMs">) {
    this.#limits = limits;
  }

  /** Counts a message. Returns false if it exceeds the rate. */
  allow(from: string, typeName: string, { perSecond, burst }: BucketRate, nowMs: number): boolean {
    const { messageSendersMax, messageStallMs } = this.#limits;
    // The key is unique: neither part contains white space.
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
