/** The pauses between tries to reach the peer. The last pause repeats. */
export const TRY_PAUSES_MS = [100, 200, 400] as const;

/** Decides when to repeat something: at once, then after each pause, then after the last pause again and again. */
export class Backoff {
  readonly #pausesMs: readonly number[];
  #times = 0;
  #nextMs: number;

  constructor(pausesMs: readonly number[], nowMs: number) {
    this.#pausesMs = pausesMs;
    this.#nextMs = nowMs;
  }

  /** How many times `takeDue` returned true. */
  get times(): number {
    return this.#times;
  }

  /** When `takeDue` returns true. */
  get nextMs(): number {
    return this.#nextMs;
  }

  /** Returns whether the next time has come, and if so, starts the next pause. */
  takeDue(nowMs: number): boolean {
    if (this.#nextMs > nowMs) return false;
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
