import { ProtocolError } from "../errors.ts";
import type { Limits } from "../limits.ts";

interface Failures {
  count: number;
  /** When the last one was, in monotonic milliseconds. */
  lastMs: number;
}

/**
 * Slows the guessing of passwords down: after `loginTriesMax` failures for one
 * name or from one address the next try waits, and twice as long after each
 * further one. Names that nobody has count alike.
 */
export class LoginThrottle {
  readonly #limits: Limits;
  /** The longest ago first. */
  readonly #failures = new Map<string, Failures>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Asks whether a login may be tried.
   *
   * @param subjects  the name and the address it is tried for
   * @throws ProtocolError RATE_LIMITED, with when to try again
   */
  check(subjects: readonly string[], nowMs: number): void {
    const retryAfterMs = Math.max(0, ...subjects.map((subject) => this.#openMs(subject) - nowMs));
    if (retryAfterMs === 0) return;
    const text = "Too many logins failed for this name or from this address.";
    throw new ProtocolError("RATE_LIMITED", text, {
      retryable: true,
      retryAfterMs: Math.ceil(retryAfterMs),
      limit: "loginTriesMax",
    });
  }

  fail(subjects: readonly string[], nowMs: number): void {
    for (const subject of subjects) {
      const known = this.#failures.get(subject);
      const count = known === undefined || this.#isForgotten(known, nowMs) ? 1 : known.count + 1;
      this.#failures.delete(subject);
      this.#failures.set(subject, { count, lastMs: nowMs });
    }
    for (const [subject, failures] of this.#failures) {
      if (this.#failures.size <= this.#limits.loginRecordsMax && !this.#isForgotten(failures, nowMs)) break;
      this.#failures.delete(subject);
    }
  }

  /** A login that succeeded clears its name, but not the address: an account of one's own is no way to start anew. */
  succeed(subject: string): void {
    this.#failures.delete(subject);
  }

  /** From when on a login may be tried, in monotonic milliseconds. */
  #openMs(subject: string): number {
    const failures = this.#failures.get(subject);
    const { loginTriesMax, loginDelayMs, loginDelayMaxMs } = this.#limits;
    if (failures === undefined || failures.count < loginTriesMax) return 0;
    const doublings = Math.min(failures.count - loginTriesMax, 40);
    return failures.lastMs + Math.min(loginDelayMs * 2 ** doublings, loginDelayMaxMs);
  }

  #isForgotten({ lastMs }: Failures, nowMs: number): boolean {
    return nowMs - lastMs > this.#limits.loginDelayMaxMs;
  }
}
