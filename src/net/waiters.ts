import { type Wait, within } from "./deadline.ts";
import type { Clock } from "./network.ts";

class Waiter {
  resolve = (): void => {};
  reject = (_reason: Error): void => {};
  readonly settled = new Promise<void>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

/**
 * Those who wait for something that may take any time, and may happen again.
 *
 * A wait that ends by its time limit or its signal leaves nothing behind. A promise that all share would keep something of
 * each until it settles.
 */
export class Waiters {
  readonly #clock: Clock;
  readonly #isReady: () => boolean;
  readonly #waiting = new Set<Waiter>();

  /** @param isReady  whether there is nothing to wait for now */
  constructor(clock: Clock, isReady: () => boolean) {
    this.#clock = clock;
    this.#isReady = isReady;
  }

  /** How many wait. */
  get count(): number {
    return this.#waiting.size;
  }

  /**
   * Waits for `resolve`, unless it is ready.
   *
   * @throws UsageError the timeout is not a positive number
   * @throws TransportError TIMED_OUT; the reason of the signal, or the one given to `reject`
   */
  async wait(limit: Wait): Promise<void> {
    const waiter = new Waiter();
    try {
      await within(this.#clock, limit, () => {
        if (this.#isReady()) return Promise.resolve();
        this.#waiting.add(waiter);
        return waiter.settled;
      });
    } finally {
      this.#waiting.delete(waiter);
    }
  }

  resolve(): void {
    for (const waiter of this.#take()) waiter.resolve();
  }

  reject(reason: Error): void {
    for (const waiter of this.#take()) waiter.reject(reason);
  }

  #take(): readonly Waiter[] {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    return waiting;
  }
}
