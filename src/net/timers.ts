import { monotonicMs } from "./clock.ts";
import { TIMER_DELAY_MS_MAX } from "./deadline.ts";

/** One timer that is set again and again to when a state machine next wants to be woken. */
export class Timer {
  readonly #run: () => void;
  #timer: NodeJS.Timeout | undefined;
  #dueMs = Number.POSITIVE_INFINITY;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** Sets the time, or clears it with undefined. A timer that would fire too early is left to fire: it is cheap. */
  set(dueMs: number | undefined): void {
    if (dueMs === undefined || dueMs === Number.POSITIVE_INFINITY) {
      this.clear();
      return;
    }
    if (this.#timer !== undefined && this.#dueMs <= dueMs) return;
    clearTimeout(this.#timer);
    this.#dueMs = dueMs;
    // Rounded up, because a timer that fires a fraction too early would spin.
    const delayMs = Math.min(TIMER_DELAY_MS_MAX, Math.max(0, Math.ceil(dueMs - monotonicMs())));
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#dueMs = Number.POSITIVE_INFINITY;
      this.#run();
    }, delayMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dueMs = Number.POSITIVE_INFINITY;
  }
}
