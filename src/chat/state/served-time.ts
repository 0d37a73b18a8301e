/**
 * Served time: for how long servers have run on a store, in milliseconds.
 *
 * What is kept for a while, and what is used least recently, is measured in served
 * time. It does not move while the server is off, and no clock of the machine that
 * is set, forward or back, moves it.
 */
export class ServedTime {
  readonly #storedMs: number;
  readonly #startMs: number;

  /**
   * @param storedMs  the served time that the store knows
   * @param nowMs     monotonic milliseconds
   */
  constructor(storedMs: number, nowMs: number) {
    this.#storedMs = storedMs;
    this.#startMs = nowMs;
  }

  /** The served time at a monotonic time, in whole milliseconds. */
  at(nowMs: number): number {
    return this.#storedMs + Math.max(0, Math.floor(nowMs - this.#startMs));
  }
}
