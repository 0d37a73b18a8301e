import { type BucketRate, TokenBucket } from "./token-bucket.ts";

interface Kept {
  readonly rate: BucketRate;
  readonly bucket: TokenBucket;
  /** When it got its place in the order. */
  readonly placedMs: number;
  usedMs: number;
}

/** A bucket that is used keeps its place in the order for so long: moving it takes longer than using it. */
const PLACE_MS = 1_000;

/**
 * Token buckets by key. A full bucket is removed, because a new one is full too. So mainly those that were used
 * recently are kept, at most a given number. Past it, the least recently used one is removed; of those that were used
 * within a second, any.
 */
export class TokenBuckets<Key> {
  readonly #countMax: number;
  /** The least recently used first, to the second. */
  readonly #kept = new Map<Key, Kept>();

  constructor(countMax: number) {
    this.#countMax = countMax;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** The bucket of a key. If the rate is another one than at its last use, the bucket is a new one. */
  of(key: Key, rate: BucketRate, nowMs: number): TokenBucket {
    const known = this.#kept.get(key);
    const isSame = known?.rate.perSecond === rate.perSecond && known.rate.burst === rate.burst;
    if (known !== undefined && isSame && nowMs - known.placedMs < PLACE_MS) {
      known.usedMs = nowMs;
      return known.bucket;
    }
    const bucket = known !== undefined && isSame ? known.bucket : new TokenBucket(rate, nowMs);
    this.#kept.delete(key);
    this.#forgetFull(nowMs);
    this.#kept.set(key, { rate, bucket, placedMs: nowMs, usedMs: nowMs });
    return bucket;
  }

  #forgetFull(nowMs: number): void {
    for (const [key, { rate, bucket, usedMs }] of this.#kept) {
      // The caller of a bucket that was returned at this time may still take from it.
      const isNeeded = usedMs === nowMs || bucket.level(nowMs) < rate.burst;
      if (isNeeded && this.#kept.size < this.#countMax) break;
      this.#kept.delete(key);
    }
  }
}
