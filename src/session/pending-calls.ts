import { UsageError } from "../errors.ts";
import type { AnyMethod } from "./rules.ts";

interface PendingCall {
  readonly method: AnyMethod;
  /** Infinite once nobody waits any more: the answer must still be known as one when it comes. */
  deadlineMs: number;
}

/** The requests of one side that wait for their answers, by sequence number. */
export class OutboundCalls {
  readonly #callsMax: number;
  readonly #calls = new Map<number, PendingCall>();

  constructor(callsMax: number) {
    this.#callsMax = callsMax;
  }

  /** @throws UsageError WRONG_STATE: as many calls wait as may */
  checkRoom(): void {
    if (this.#calls.size < this.#callsMax) return;
    throw new UsageError(
      `${this.#callsMax} calls wait for their answers already; wait for one of them.`,
      "WRONG_STATE",
    );
  }

  add(sequence: number, method: AnyMethod, deadlineMs: number): void {
    this.#calls.set(sequence, { method, deadlineMs });
  }

  /** Ends the wait for a call; returns its method, or undefined where nothing was asked under that number. */
  take(sequence: number): AnyMethod | undefined {
    const call = this.#calls.get(sequence);
    this.#calls.delete(sequence);
    return call?.method;
  }

  /** Nobody waits for this call any more. */
  forget(sequence: number): void {
    const call = this.#calls.get(sequence);
    if (call !== undefined) call.deadlineMs = Number.POSITIVE_INFINITY;
  }

  nextDeadlineMs(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { deadlineMs } of this.#calls.values()) next = Math.min(next, deadlineMs);
    return next;
  }

  /** Forgets the calls whose time is over, and returns them. */
  expire(nowMs: number): { sequence: number; method: AnyMethod }[] {
    const expired: { sequence: number; method: AnyMethod }[] = [];
    for (const [sequence, call] of this.#calls) {
      if (call.deadlineMs > nowMs) continue;
      expired.push({ sequence, method: call.method });
      call.deadlineMs = Number.POSITIVE_INFINITY;
    }
    return expired;
  }

  clear(): void {
    this.#calls.clear();
  }
}
