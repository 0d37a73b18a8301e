import { ClosedError } from "../../errors.ts";
import type { CallOptions } from "../connection/call.ts";
import { EventQueue } from "./event-queue.ts";

/** The readers of changes of one thing. Each gets every change from when it began to read. */
export class Subscribers<T> {
  readonly #eventsMax: number;
  readonly #what: string;
  readonly #onNone: () => void;
  /** Each reader's queue, and how to end it by an error. */
  readonly #queues = new Map<EventQueue<T>, (error: Error) => void>();

  /**
   * @param what    changes, for the error's text
   * @param onNone  is called when the last reader has left
   */
  constructor(eventsMax: number, what: string, onNone: () => void = () => {}) {
    this.#eventsMax = eventsMax;
    this.#what = what;
    this.#onNone = onNone;
  }

  /**
   * Reads from this call on. Who reads too slowly gets OVERFLOW, because a change that is missing makes the rest wrong.
   *
   * @returns the changes, and what ends them by an error
   */
  read({ signal }: CallOptions): { changes: AsyncIterable<T>; fail: (error: Error) => void } {
    const leave = (): void => {
      signal?.removeEventListener("abort", onAbort);
      // Where the login has ended, the server has forgotten by itself.
      if (this.#queues.delete(queue) && this.#queues.size === 0) this.#onNone();
    };
    const queue = new EventQueue<T>(this.#eventsMax, leave);
    const fail = (error: Error): void => {
      queue.fail(error);
      leave();
    };
    const onAbort = (): void => fail(signal?.reason);
    if (signal?.aborted) queue.fail(signal.reason);
    else {
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#queues.set(queue, fail);
    }
    return { changes: queue, fail };
  }

  push(change: T): void {
    for (const [queue, fail] of this.#queues) {
      if (queue.full) fail(new ClosedError("OVERFLOW", `${this.#eventsMax} ${this.#what} were not read in time.`));
      else queue.push(change);
    }
  }

  /** The login is over. */
  end(): void {
    for (const queue of this.#queues.keys()) queue.end();
    this.#queues.clear();
  }
}
