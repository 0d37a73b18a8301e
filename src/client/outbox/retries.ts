import type { Clock } from "../../net/network.ts";
import { Timer } from "../../net/timers.ts";

/** The pause before the first retry, in milliseconds; it doubles with each one after which some still fail. */
const PAUSE_MS_MIN = 1_000;
const PAUSE_MS_MAX = 60_000;

/** Tries again what has failed, with pauses between. */
export class Retries {
  readonly #clock: Clock;
  readonly #timer: Timer;
  #failed: (() => Promise<void>)[] = [];
  #pauseMs = PAUSE_MS_MIN;
  #isEnded = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#timer = new Timer(clock, () => void this.#retry());
  }

  /** @param attempt  what is tried after a pause, once; it adds itself again if it fails */
  add(attempt: () => Promise<void>): void {
    if (this.#isEnded) return;
    this.#failed.push(attempt);
    this.#timer.set(this.#clock.monotonicMs() + this.#pauseMs);
  }

  /** Tries nothing any more. */
  end(): void {
    this.#isEnded = true;
    this.#failed = [];
    this.#timer.clear();
  }

  async #retry(): Promise<void> {
    const attempts = this.#failed;
    this.#failed = [];
    this.#pauseMs = Math.min(2 * this.#pauseMs, PAUSE_MS_MAX);
    await Promise.allSettled(attempts.map((attempt) => attempt()));
    if (this.#failed.length === 0) this.#pauseMs = PAUSE_MS_MIN;
  }
}
