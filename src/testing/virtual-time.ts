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
  readonly run: () => void;
}

/** The one queue of everything that will happen: timers that fire, bytes and datagrams that arrive. */
export class VirtualTime {
  /** By time, ascending; events of one time in the order in which they were scheduled. */
  readonly #events: ScheduledEvent[] = [];
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

  /** Schedules an event, not before now. */
  schedule(run: () => void, atMs: number): CancelTimer {
    const event = { atMs: Math.max(atMs, this.#nowMs), run };
    let at = this.#events.length;
    while (at > 0 && (this.#events[at - 1]?.atMs ?? 0) > event.atMs) at -= 1;
    this.#events.splice(at, 0, event);
    return () => {
      const found = this.#events.indexOf(event);
      if (found >= 0) this.#events.splice(found, 1);
    };
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
    const event = this.#events.shift();
    if (event === undefined) return;
    this.advanceTo(event.atMs);
    event.run();
  }

  #loopError(): Error {
    const seed = this.#seed === undefined ? "" : `, with seed ${this.#seed}`;
    return new Error(
      `Time stands still at ${this.#nowMs} ms: more than ${this.#eventsAtOneTimeMax} events happened at that time${seed}.`,
    );
  }
}
