import { type BucketRate, TokenBucket } from "./token-bucket.ts";

interface Kept {
  readonly rate: BucketRate;
  readonly bucket: TokenBucket;
  readonly usedMs: number;
}

/**
 * Token buckets by key. One that is full is forgotten, because a new one is as good. So only those are kept that were used of
 * late, at most a number of them: past it, the one whose use is longest ago is forgotten.
 */
export class TokenBuckets<Key> {
  readonly #countMax: number;
  /** The least recently used first. */
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
    const bucket = known !== undefined && isSame ? known.bucket : new TokenBucket(rate, nowMs);
    this.#kept.delete(key);
    this.#forgetFull(nowMs);
    this.#kept.set(key, { rate, bucket, usedMs: nowMs });
    return bucket;
  }

  #forgetFull(nowMs: number): void {
    for (const [key, { rate, bucket, usedMs }] of this.#kept) {
      // One that was handed out at this time may be about to be taken from.
      const isNeeded = usedMs === nowMs || bucket.level(nowMs) < rate.burst;
      if (isNeeded && this.#kept.size < this.#countMax) break;
      this.#kept.delete(key);
    }
  }
}
