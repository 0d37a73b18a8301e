import { onAbort } from "../../net/deadline.ts";
import type { Clock } from "../../net/network.ts";

/** Lets one loop sleep until it is woken. If it is woken while it does not sleep, it does not sleep the next time. */
export class Sleeper {
  readonly #clock: Clock;
  #isWoken = false;
  #resolve = (): void => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  wake(): void {
    this.#isWoken = true;
    this.#resolve();
  }

  /**
   * Resolves when the loop is woken, when the signal fires, or after a time.
   *
   * @param maxMs  default: no time limit
   */
  async sleep(signal: AbortSignal | undefined, maxMs?: number): Promise<void> {
    if (!this.#isWoken && !signal?.aborted) {
      await new Promise<void>((resolve) => {
        const cancel = maxMs === undefined ? undefined : this.#clock.setTimer(() => this.#resolve(), maxMs);
        const leave = onAbort(signal, () => this.#resolve());
        this.#resolve = () => {
          cancel?.();
          leave();
          resolve();
        };
      });
    }
    this.#isWoken = false;
  }
}
