import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";
import type { Store } from "../../store/store.ts";

/** The pause between two parts, which take a few milliseconds each at most. */
const PAUSE_MS = 10;

/** Checks what the store did not check when it was opened, a part at a time, while the server runs. */
export class StoreCheck {
  readonly #clock: Clock;
  readonly #parts: AsyncIterator<void> | undefined;
  readonly #timer: Timer;
  readonly #onFailure: (error: unknown) => void;
  #isStopped = false;

  /** @param onFailure  gets StoreError STORE_DAMAGED */
  constructor(clock: Clock, store: Store, onFailure: (error: unknown) => void) {
    this.#clock = clock;
    this.#parts = store.check?.()[Symbol.asyncIterator]();
    this.#onFailure = onFailure;
    this.#timer = new Timer(clock, () => void this.#step());
    if (this.#parts !== undefined) this.#timer.set(clock.monotonicMs());
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer.clear();
  }

  async #step(): Promise<void> {
    try {
      const part = await this.#parts?.next();
      if (part?.done === false && !this.#isStopped) this.#timer.set(this.#clock.monotonicMs() + PAUSE_MS);
    } catch (error) {
      // The store may be closed before a part has ended.
      if (!this.#isStopped) this.#onFailure(error);
    }
  }
}
