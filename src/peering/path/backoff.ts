/** The pauses between tries to get through; the last one repeats. */
export const TRY_PAUSES_MS = [100, 200, 400] as const;

/** When to do a thing that is done again and again: now, and after each pause, the last of which repeats. */
export class Backoff {
  readonly #pausesMs: readonly number[];
  #times = 0;
  #nextMs: number;

  constructor(pausesMs: readonly number[], nowMs: number) {
    this.#pausesMs = pausesMs;
    this.#nextMs = nowMs;
  }

  /** How often it was due. */
  get times(): number {
    return this.#times;
  }

  /** When it is due next. */
  get nextMs(): number {
    return this.#nextMs;
  }

  /** Tells whether it is due, and if so, is done with this time. */
  takeDue(nowMs: number): boolean {
    if (this.#nextMs > nowMs) return false;
    this.#nextMs = nowMs + (this.#pausesMs[Math.min(this.#times, this.#pausesMs.length - 1)] ?? 0);
    this.#times += 1;
    return true;
  }
}

/** The earliest of the times that are set. */
export function earliest(timesMs: ReadonlyArray<number | undefined>): number | undefined {
  let firstMs: number | undefined;
  for (const timeMs of timesMs)
    if (timeMs !== undefined && timeMs < (firstMs ?? Number.POSITIVE_INFINITY)) firstMs = timeMs;
  return firstMs;
}
