/** Decides when to repeat something: at once, then after each pause, then after the last pause again and again. */
export class Backoff {
  readonly #pausesMs: readonly number[];
  readonly #timesMax: number;
  #times = 0;
  #nextMs: number;

  /** @param timesMax  how many times `takeDue` returns true at most */
  constructor(pausesMs: readonly number[], nowMs: number, timesMax = Number.POSITIVE_INFINITY) {
    this.#pausesMs = pausesMs;
    this.#timesMax = timesMax;
    this.#nextMs = nowMs;
  }

  /** How many times `takeDue` returned true. */
  get times(): number {
    return this.#times;
  }

  /** When `takeDue` returns true; undefined: never again. */
  get nextMs(): number | undefined {
    return this.#times < this.#timesMax ? this.#nextMs : undefined;
  }

  /** Returns whether the next time has come, and if so, starts the next pause. */
  takeDue(nowMs: number): boolean {
    if (this.#nextMs > nowMs || this.#times >= this.#timesMax) return false;
    this.#nextMs = nowMs + (this.#pausesMs[Math.min(this.#times, this.#pausesMs.length - 1)] ?? 0);
    this.#times += 1;
    return true;
  }
}

/** Returns the earlier of two times; undefined means never. */
export function earlier(oneMs: number | undefined, otherMs: number | undefined): number | undefined {
  if (oneMs === undefined) return otherMs;
  return otherMs === undefined || oneMs <= otherMs ? oneMs : otherMs;
}
