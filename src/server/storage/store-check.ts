import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { Store } from "../../store/store.ts";

/**
 * The pause between two parts, which take about a millisecond each: the check takes about a tenth of the server's time.
 */
const PAUSE_MS = 10;

/** Checks what the store has loaded, a part at a time, while the server runs. */
export class StoreCheck {
  readonly #clock: Clock;
  readonly #parts: Iterator<void> | undefined;
  readonly #timer: Timer;
  readonly #onFailure: (error: unknown) => void;

  /** @param onFailure  gets StoreError STORE_DAMAGED */
  constructor(clock: Clock, store: Store, onFailure: (error: unknown) => void) {
    this.#clock = clock;
    this.#parts = store.check?.()[Symbol.iterator]();
    this.#onFailure = onFailure;
    this.#timer = new Timer(clock, () => this.#step());
    if (this.#parts !== undefined) this.#timer.set(clock.monotonicMs());
  }

  stop(): void {
    this.#timer.clear();
  }

  #step(): void {
    try {
      if (this.#parts?.next().done === false) this.#timer.set(this.#clock.monotonicMs() + PAUSE_MS);
    } catch (error) {
      this.#onFailure(error);
    }
  }
}
