import type { CancelTimer, Clock } from "./network.ts";

/** The longest delay of Node's timers: 24 days. Node fires a timer with a longer delay at once. */
export const TIMER_DELAY_MS_MAX = 2 ** 31 - 1;

/** The timer of one state machine, set to the time at which the machine next wants to run. */
export class Timer {
  readonly #clock: Clock;
  readonly #run: () => void;
  #cancel: CancelTimer | undefined;
  #dueMs = Number.POSITIVE_INFINITY;

  constructor(clock: Clock, run: () => void) {
    this.#clock = clock;
    this.#run = run;
  }

  /**
   * Sets the time; undefined clears it. A timer that is set to an earlier time stays as it is, because firing once too
   * often costs less than setting it again. A time that has come is waited for until the end of this turn of the event loop:
   * Node's timers take a millisecond at least.
   *
   * @param dueMs  monotonic milliseconds
   */
  set(dueMs: number | undefined): void {
    if (dueMs === undefined || dueMs === Number.POSITIVE_INFINITY) {
      this.clear();
      return;
    }
    if (this.#cancel !== undefined && this.#dueMs <= dueMs) return;
    this.#cancel?.();
    this.#dueMs = dueMs;
    // Rounded up: a timer that fires a fraction of a millisecond early would be set again at once, and spin.
    const delayMs = Math.min(TIMER_DELAY_MS_MAX, Math.ceil(dueMs - this.#clock.monotonicMs()));
    const run = (): void => {
      this.#cancel = undefined;
      this.#dueMs = Number.POSITIVE_INFINITY;
      this.#run();
    };
    this.#cancel = delayMs > 0 ? this.#clock.setTimer(run, delayMs) : this.#atEndOfTick(run);
  }

  #atEndOfTick(run: () => void): CancelTimer {
    let isCancelled = false;
    this.#clock.runAtEndOfTick(() => {
      if (!isCancelled) run();
    });
    return () => {
      isCancelled = true;
    };
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#dueMs = Number.POSITIVE_INFINITY;
  }
}

/** How long sliced work takes in one turn of the event loop, in milliseconds. */
const SLICE_MS = 10;

/**
 * Work that may come many pieces at once, done in slices: once the pieces of a turn of the event loop have taken `SLICE_MS`,
 * the others wait for the next turns, with reads in between.
 */
export class SlicedWork {
  readonly #clock: Clock;
  readonly #waiting: (() => void)[] = [];
  #isScheduled = false;
  #spentMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Does a piece of work: at once, or after those that wait. */
  run(work: () => void): void {
    this.#waiting.push(work);
    if (this.#waiting.length === 1) this.#continue();
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#clock.runAtEndOfTick(() => this.#nextTurn());
  }

  #nextTurn(): void {
    this.#isScheduled = this.#waiting.length > 0;
    this.#spentMs = 0;
    if (!this.#isScheduled) return;
    this.#clock.runAtEndOfTick(() => this.#nextTurn());
    this.#continue();
  }

  /** Does what waits, until the time of the turn is over. */
  #continue(): void {
    while (this.#spentMs < SLICE_MS) {
      const work = this.#waiting.shift();
      if (work === undefined) return;
      const startedMs = this.#clock.monotonicMs();
      try {
        work();
      } finally {
        this.#spentMs += this.#clock.monotonicMs() - startedMs;
      }
    }
  }
}

/** Resolves when all input of this turn of the event loop has been handled, on all sockets. */
export function endOfTick(clock: Clock): Promise<void> {
  return new Promise((resolve) => clock.runAtEndOfTick(resolve));
}
