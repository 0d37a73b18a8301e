import { ProtocolError } from "../../errors.ts";
import type { Limits } from "../../limits.ts";

/** What failures are counted for, and the limit from which on its next try has to wait. */
export interface Subject {
  readonly id: string;
  readonly limit: "loginTriesMax" | "loginTriesPerNameMax";
}

interface Failures {
  count: number;
  /** When the first one was, in monotonic milliseconds. */
  firstMs: number;
  lastMs: number;
}

/**
 * Slows the guessing of passwords down: after so many failures the next try
 * waits, and twice as long after each further one. A login that succeeds
 * clears nothing: a count that it cleared would tell others of it. In place of
 * that a count ends with its time, or one address that never stops would have
 * a name wait in the end.
 */
export class LoginThrottle {
  readonly #limits: Limits;
  /** The longest ago first. */
  readonly #failures = new Map<string, Failures>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Asks whether a password or a key may be tried.
   *
   * @param subjects  whom a failure would count for
   * @throws ProtocolError RATE_LIMITED, with when to try again
   */
  check(subjects: readonly Subject[], nowMs: number): void {
    const waits = subjects.map((subject) => ({ limit: subject.limit, ms: this.#openMs(subject) - nowMs }));
    const [longest] = waits.sort((a, b) => b.ms - a.ms);
    if (longest === undefined || longest.ms <= 0) return;
    const text = "Too many logins failed for this name or from this address.";
    throw new ProtocolError("RATE_LIMITED", text, {
      retryable: true,
      retryAfterMs: Math.ceil(longest.ms),
      limit: longest.limit,
    });
  }

  fail(subjects: readonly Subject[], nowMs: number): void {
    for (const { id } of subjects) {
      const known = this.#failures.get(id);
      const isOver = known === undefined || nowMs - known.firstMs > this.#limits.loginCountMs;
      const { count, firstMs } = isOver || this.#isForgotten(known, nowMs) ? { count: 0, firstMs: nowMs } : known;
      this.#failures.delete(id);
      this.#failures.set(id, { count: count + 1, firstMs, lastMs: nowMs });
    }
    for (const [id, failures] of this.#failures) {
      if (this.#failures.size <= this.#limits.loginRecordsMax && !this.#isForgotten(failures, nowMs)) break;
      this.#failures.delete(id);
    }
  }

  /** From when on a login may be tried, in monotonic milliseconds. */
  #openMs({ id, limit }: Subject): number {
    const failures = this.#failures.get(id);
    const { loginDelayMs, loginDelayMaxMs } = this.#limits;
    const triesMax = this.#limits[limit];
    if (failures === undefined || failures.count < triesMax) return 0;
    const doublings = Math.min(failures.count - triesMax, 40);
    return failures.lastMs + Math.min(loginDelayMs * 2 ** doublings, loginDelayMaxMs);
  }

  #isForgotten({ lastMs }: Failures, nowMs: number): boolean {
    return nowMs - lastMs > this.#limits.loginDelayMaxMs;
  }
}
