/** The greatest pauses before the second attempt, and before late ones. */
const FIRST_MS = 250;
export const DIAL_PAUSE_MAX_MS = 30_000;
/** After a connection that lasted so long, attempts begin anew. */
export const STEADY_CONNECTION_MS = 10_000;

/**
 * When to dial again, without I/O: at once, then after pauses whose bound doubles, each random up to its bound, so that
 * many clients that lost their server at one instant come back one after another ("full jitter"). The bound also grows
 * if attempts succeed, and their connections do not last.
 */
export class DialPauses {
  #boundMs = 0;
  /** When the current connection was made, in monotonic milliseconds; undefined: there is none. */
  #connectedMs: number | undefined;

  /**
   * The pause before the next attempt, in milliseconds.
   *
   * @param random   from 0 up to, but not including, 1
   * @param askedMs  at least as long; what the server has asked for
   */
  next(random: number, askedMs = 0): number {
    const pauseMs = random * this.#boundMs;
    this.#boundMs = Math.min(DIAL_PAUSE_MAX_MS, Math.max(FIRST_MS, 2 * this.#boundMs));
    return askedMs + pauseMs;
  }

  /** There is a connection. */
  noteConnected(nowMs: number): void {
    this.#connectedMs = nowMs;
  }

  /** The connection is lost. */
  noteLost(nowMs: number): void {
    if (this.#connectedMs !== undefined && nowMs - this.#connectedMs >= STEADY_CONNECTION_MS) this.reset();
    this.#connectedMs = undefined;
  }

  /** The next attempts are as soon as the first ones: the network has changed. */
  reset(): void {
    this.#boundMs = 0;
  }
}
