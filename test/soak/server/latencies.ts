/** Longer ones count as this long. */
const MS_MAX = 60_000;
const PER_MS = 10;

/** Times of any number of messages in a fixed amount of memory, to a tenth of a millisecond. */
export class Latencies {
  readonly #counts = new Uint32Array(MS_MAX * PER_MS + 1);
  #total = 0;
  #longestMs = 0;

  get longestMs(): number {
    return this.#longestMs;
  }

  add(ms: number): void {
    const bucket = Math.ceil(Math.min(ms, MS_MAX) * PER_MS);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total += 1;
    this.#longestMs = Math.max(this.#longestMs, ms);
  }

  /** A time that this share of the messages took at most; not a number if there were none. */
  quantile(share: number): number {
    const wanted = Math.max(1, Math.ceil(this.#total * share));
    let counted = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      counted += count;
      if (counted >= wanted) return bucket / PER_MS;
    }
    return Number.NaN;
  }
}
