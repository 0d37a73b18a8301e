import type { CancelTimer, Clock } from "../../../src/net/network.ts";
import { VirtualTime } from "../../../src/testing/virtual-time.ts";

/** More events than this at one time are a loop. Time may stand still for a whole run. */
const EVENTS_AT_ONE_TIME_MAX = 100_000_000;

/** The clocks of a simulation that goes step by step. Nothing happens but in `settle` and `advanceTo`. */
export class StepClock implements Clock {
  readonly #time = new VirtualTime({ nowMs: 0, eventsAtOneTimeMax: EVENTS_AT_ONE_TIME_MAX });
  /** What `wallClockMs` returns. */
  wallMs = 0;

  monotonicMs(): number {
    return this.#time.nowMs;
  }

  wallClockMs(): number {
    return this.wallMs;
  }

  setTimer(run: () => void, delayMs: number): CancelTimer {
    return this.#time.schedule(run, this.#time.nowMs + delayMs);
  }

  runAtEndOfTick(run: () => void): void {
    this.#time.schedule(run, this.#time.nowMs);
  }

  /** Does all that is due now, and what follows from it. */
  settle(): void {
    this.#runUntil(this.#time.nowMs);
  }

  /** Lets time pass, and does what is due meanwhile. */
  advanceTo(nowMs: number): void {
    this.#runUntil(nowMs);
    this.#time.advanceTo(nowMs);
  }

  #runUntil(nowMs: number): void {
    while ((this.#time.nextMs ?? Number.POSITIVE_INFINITY) <= nowMs) this.#time.runNext();
  }
}
