import type { CancelTimer } from "../net/network.ts";

const EVENTS_AT_ONE_TIME_MAX = 100_000;

export interface VirtualTimeOptions {
  /** Virtual monotonic milliseconds at the start. */
  readonly nowMs: number;
  /** More events than this at one time are a loop. Default: 100,000. */
  readonly eventsAtOneTimeMax?: number;
  /** The seed that the error about a loop names. */
  readonly seed?: number;
}

interface ScheduledEvent {
  readonly atMs: number;
  /** Orders events of one time as they were scheduled. */
  readonly number: number;
  readonly run: () => void;
  /** Whether it was cancelled, or has run. */
  isOver: boolean;
}

/** The one queue of everything that will happen: timers that fire, bytes and datagrams that arrive. */
export class VirtualTime {
  /** A binary heap: each event is before the two at twice its index plus 1 and plus 2. The first is not cancelled. */
  #events: ScheduledEvent[] = [];
  #cancelled = 0;
  #scheduled = 0;
  readonly #eventsAtOneTimeMax: number;
  readonly #seed: number | undefined;
  #nowMs: number;
  #eventsAtThisTime = 0;

  constructor({ nowMs, eventsAtOneTimeMax = EVENTS_AT_ONE_TIME_MAX, seed }: VirtualTimeOptions) {
    this.#nowMs = nowMs;
    this.#eventsAtOneTimeMax = eventsAtOneTimeMax;
    this.#seed = seed;
  }

  /** Virtual monotonic milliseconds. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** The time of the next event, or undefined if there is none. */
  get nextMs(): number | undefined {
    return this.#events[0]?.atMs;
  }

  /** Schedules an event, not before now. Events of one time run in the order in which they were scheduled. */
  schedule(run: () => void, atMs: number): CancelTimer {
    const event = { atMs: Math.max(atMs, this.#nowMs), number: this.#scheduled, run, isOver: false };
    this.#scheduled += 1;
    this.#events.push(event);
    this.#rise();
    return () => this.#cancel(event);
  }

  /**
   * Moves the time forward. Events that are due by then wait for `runNext`.
   *
   * @throws Error too many events happened at one time
   */
  advanceTo(timeMs: number): void {
    this.#eventsAtThisTime = timeMs > this.#nowMs ? 0 : this.#eventsAtThisTime + 1;
    if (this.#eventsAtThisTime > this.#eventsAtOneTimeMax) throw this.#loopError();
    this.#nowMs = Math.max(this.#nowMs, timeMs);
  }

  /**
   * Moves the time to the next event and runs it.
   *
   * @throws Error too many events happened at one time
   */
  runNext(): void {
    const [event] = this.#events;
    if (event === undefined) return;
    event.isOver = true;
    this.#dropFirst();
    this.#dropCancelled();
    this.advanceTo(event.atMs);
    event.run();
  }

  #cancel(event: ScheduledEvent): void {
    if (event.isOver) return;
    event.isOver = true;
    this.#cancelled += 1;
    this.#dropCancelled();
    // Long timers that are set again and again would pile up.
    if (this.#cancelled <= this.#events.length / 2) return;
    this.#cancelled = 0;
    // A sorted list is a heap.
    this.#events = this.#events.filter(({ isOver }) => !isOver).sort(compare);
  }

  /** Drops cancelled events, until the first one is not. */
  #dropCancelled(): void {
    while (this.#events[0]?.isOver === true) {
      this.#cancelled -= 1;
      this.#dropFirst();
    }
  }

  #dropFirst(): void {
    const last = this.#events.pop();
    if (last === undefined || this.#events.length === 0) return;
    this.#events[0] = last;
    this.#sink();
  }

  /** Moves the last event up to its place. */
  #rise(): void {
    let at = this.#events.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  /** Moves the first event down to its place. */
  #sink(): void {
    let at = 0;
    for (;;) {
      const [left, right] = [this.#events[2 * at + 1], this.#events[2 * at + 2]];
      if (left === undefined) return;
      const child = right !== undefined && compare(right, left) < 0 ? 2 * at + 2 : 2 * at + 1;
      if (!this.#swapIfBefore(child, at)) return;
      at = child;
    }
  }

  /** Swaps an event with its parent in the heap if it comes before it. Returns whether it did. */
  #swapIfBefore(child: number, parent: number): boolean {
    const [one, other] = [this.#events[child], this.#events[parent]];
    if (one === undefined || other === undefined || compare(one, other) > 0) return false;
    this.#events[child] = other;
    this.#events[parent] = one;
    return true;
  }

  #loopError(): Error {
    const seed = this.#seed === undefined ? "" : `, with seed ${this.#seed}`;
    return new Error(
      `Time stands still at ${this.#nowMs} ms: more than ${this.#eventsAtOneTimeMax} events happened at that time${seed}.`,
    );
  }
}

function compare(one: ScheduledEvent, other: ScheduledEvent): number {
  return one.atMs - other.atMs || one.number - other.number;
}
