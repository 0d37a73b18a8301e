import type { CancelTimer } from "../net/network.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** The wall clock at virtual time 0: 2026-01-01. */
const WALL_CLOCK_START_MS = 1_767_225_600_000;

/**
 * Whether the monotonic clock of a host stops while the host sleeps, as on Linux, or goes on, as on Windows and macOS.
 * Timers follow it.
 */
export type SleepingClock = "stops" | "goes on";

interface HostTimer {
  readonly run: () => void;
  /** On the monotonic clock. */
  readonly dueMs: number;
  cancel: CancelTimer;
}

/** The clocks and the timers of one host. */
export class HostClock {
  readonly #time: VirtualTime;
  /** Those that have not fired, in the order in which they were set. */
  readonly #timers = new Set<HostTimer>();
  /** How far the monotonic clock is behind virtual time. */
  #behindMs = 0;
  /** When the host fell asleep. */
  #asleep: { readonly sinceMs: number; readonly clock: SleepingClock } | undefined;
  #shiftMs = 0;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  get isAsleep(): boolean {
    return this.#asleep !== undefined;
  }

  monotonicMs(): number {
    const stoppedMs = this.#asleep?.clock === "stops" ? this.#asleep.sinceMs : undefined;
    return (stoppedMs ?? this.#time.nowMs) - this.#behindMs;
  }

  wallClockMs(): number {
    return WALL_CLOCK_START_MS + this.#time.nowMs + this.#shiftMs;
  }

  /** Sets the wall clock forward, or back. */
  shiftWallClock(byMs: number): void {
    this.#shiftMs += byMs;
  }

  setTimer(run: () => void, delayMs: number): CancelTimer {
    const timer: HostTimer = { run, dueMs: this.monotonicMs() + delayMs, cancel: () => {} };
    this.#timers.add(timer);
    if (this.#asleep === undefined) this.#schedule(timer);
    return () => {
      this.#timers.delete(timer);
      timer.cancel();
    };
  }

  sleep(clock: SleepingClock): void {
    this.#asleep ??= { sinceMs: this.#time.nowMs, clock };
    for (const { cancel } of this.#timers) cancel();
  }

  wake(): void {
    if (this.#asleep === undefined) return;
    const { sinceMs, clock } = this.#asleep;
    if (clock === "stops") this.#behindMs += this.#time.nowMs - sinceMs;
    this.#asleep = undefined;
    // Those that are overdue fire in the order in which they would have fired.
    for (const timer of [...this.#timers].sort((one, other) => one.dueMs - other.dueMs)) this.#schedule(timer);
  }

  #schedule(timer: HostTimer): void {
    timer.cancel = this.#time.schedule(() => {
      this.#timers.delete(timer);
      timer.run();
    }, timer.dueMs + this.#behindMs);
  }
}
