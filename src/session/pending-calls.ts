import { State } from "../../generated/chatwire/v1/options.ts";
import { UsageError } from "../errors.ts";
import { LazyMap, LazySet } from "../lazy-collections.ts";
import type { AnyMethod } from "./rules.ts";

interface OutboundCall {
  readonly method: AnyMethod;
  /** Infinite once the caller has stopped waiting: the response must still be recognised when it arrives. */
  deadlineMs: number;
}

/** The requests of this end that wait for their responses, by sequence number. */
export class OutboundCalls {
  readonly #callsMax: number;
  readonly #calls = new LazyMap<number, OutboundCall>();

  constructor(callsMax: number) {
    this.#callsMax = callsMax;
  }

  /** @throws UsageError WRONG_STATE: too many calls are pending */
  checkRoom(): void {
    if (this.#calls.size < this.#callsMax) return;
    throw new UsageError(
      `${this.#callsMax} calls wait for their responses, which is the limit; wait for one of them.`,
      "WRONG_STATE",
    );
  }

  /** Whether the response to one of them may change the state. */
  get changesState(): boolean {
    for (const { method } of this.#calls.values()) if (method.rule.enters !== State.UNSPECIFIED) return true;
    return false;
  }

  add(sequence: number, method: AnyMethod, deadlineMs: number): void {
    this.#calls.set(sequence, { method, deadlineMs });
  }

  /** Removes a call and returns its method, or undefined if no request has that number. */
  take(sequence: number): AnyMethod | undefined {
    const call = this.#calls.get(sequence);
    this.#calls.delete(sequence);
    return call?.method;
  }

  /** The caller has stopped waiting. */
  forget(sequence: number): void {
    const call = this.#calls.get(sequence);
    if (call !== undefined) call.deadlineMs = Number.POSITIVE_INFINITY;
  }

  nextDeadlineMs(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { deadlineMs } of this.#calls.values()) next = Math.min(next, deadlineMs);
    return next;
  }

  /** Forgets the calls whose deadline has passed, and returns them. */
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

/** The requests of the other end that wait for this end's responses. */
export class InboundRequests {
  readonly #requestsMax: number;
  readonly #sequences = new LazySet<number>();
  /** The request that changes the state, if one is pending: messages after it must meet the new state. */
  #changingState: number | undefined;
  /** Whether a request waits until an earlier one is with the owner. */
  isHeld = false;

  constructor(requestsMax: number) {
    this.#requestsMax = requestsMax;
  }

  /** Whether the next message has to wait until a request is answered, or goes on. */
  get isFull(): boolean {
    return this.isHeld || this.#changingState !== undefined || this.#sequences.size >= this.#requestsMax;
  }

  add(sequence: number): void {
    this.#sequences.add(sequence);
  }

  /** Adds a request whose response changes the state. */
  addStateChange(sequence: number): void {
    this.add(sequence);
    this.#changingState = sequence;
  }

  /** @returns whether the next message had to wait and no longer has to */
  remove(sequence: number): boolean {
    const wasFull = this.isFull;
    this.#sequences.delete(sequence);
    if (this.#changingState === sequence) this.#changingState = undefined;
    return wasFull && !this.isFull;
  }
}
