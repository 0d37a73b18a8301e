import type { Clock } from "../net/network.ts";
import { Timer } from "../net/timers.ts";

/** A reading that jumped must be confirmed by one that comes at least this much later. */
const CONFIRM_MS = 1_000;

export interface WallClockOptions {
  readonly clock: Clock;
  /** A larger difference between two readings than this, beyond the time that has passed, is a jump. */
  readonly jumpMs: number;
  /** Called once for each jump, with the difference; negative if the clock was set back. */
  readonly onJump: (jumpMs: number) => void;
}

/**
 * The time of day, as clients see it: the machine's clock, without single wrong
 * readings. A reading that differs from the expected time by more than `jumpMs` is
 * not used until another one, a second later, agrees with it. Until then the time
 * goes on from the last good reading.
 */
export class WallClock {
  readonly #clock: Clock;
  readonly #jumpMs: number;
  readonly #onJump: (jumpMs: number) => void;
  readonly #timer: Timer;
  /** Wall minus monotonic time, of the last good reading. */
  #offsetMs: number;
  /** The same of a reading that jumped, and when it was first seen. */
  #jumped: { readonly offsetMs: number; readonly sinceMs: number } | undefined;

  constructor({ clock, jumpMs, onJump }: WallClockOptions) {
    this.#clock = clock;
    this.#jumpMs = jumpMs;
    this.#onJump = onJump;
    this.#offsetMs = clock.wallClockMs() - clock.monotonicMs();
    this.#timer = new Timer(clock, () => this.nowMs());
  }

  /** Milliseconds since 1970, a whole number. */
  nowMs(): number {
    return this.at(this.#clock.monotonicMs());
  }

  /** The same for a caller that has just read the monotonic time. */
  at(monotonicMs: number): number {
    this.#read(this.#clock.wallClockMs() - monotonicMs, monotonicMs);
    return Math.max(0, Math.round(monotonicMs + this.#offsetMs));
  }

  /** Stops waiting for the reading that confirms a jump. */
  close(): void {
    this.#timer.clear();
  }

  #read(offsetMs: number, nowMs: number): void {
    if (this.#isNear(offsetMs, this.#offsetMs)) {
      this.#offsetMs = offsetMs;
      this.#jumped = undefined;
      return;
    }
    if (this.#jumped === undefined || !this.#isNear(offsetMs, this.#jumped.offsetMs)) {
      this.#jumped = { offsetMs, sinceMs: nowMs };
      this.#timer.set(nowMs + CONFIRM_MS);
    } else if (nowMs - this.#jumped.sinceMs >= CONFIRM_MS) {
      const jumpMs = Math.round(offsetMs - this.#offsetMs);
      this.#offsetMs = offsetMs;
      this.#jumped = undefined;
      this.#onJump(jumpMs);
    }
  }

  #isNear(offsetMs: number, otherMs: number): boolean {
    return Math.abs(offsetMs - otherMs) <= this.#jumpMs;
  }
}
