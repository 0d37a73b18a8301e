/** The greatest pauses before the second attempt, and before late ones. */
const FIRST_MS = 250;
const LAST_MS = 30_000;

/**
 * When to dial again, without I/O: at once, then after pauses whose bound doubles, each random up to its bound, so that
 * many clients that lost their server at one instant come back one after another ("full jitter").
 */
export class DialPauses {
  #boundMs = 0;

  /**
   * The pause before the next attempt, in milliseconds.
   *
   * @param random   from 0 up to, but not including, 1
   * @param askedMs  at least as long; what the server has asked for
   */
  next(random: number, askedMs = 0): number {
    const pauseMs = random * this.#boundMs;
    this.#boundMs = Math.min(LAST_MS, Math.max(FIRST_MS, 2 * this.#boundMs));
    return askedMs + pauseMs;
  }

  /** The next attempts are as soon as the first ones: the network has changed. */
  reset(): void {
    this.#boundMs = 0;
  }
}
