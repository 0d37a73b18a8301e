import { ClosedError } from "../../errors.ts";
import { onAbort } from "../../net/deadline.ts";
import { type CallOptions, checkCallOptions } from "../connection/call.ts";
import { EventQueue } from "./event-queue.ts";

interface Reader {
  /** Ends the reader's loop with an error. */
  readonly fail: (error: Error) => void;
  /** Stops waiting for the reader's signal. */
  readonly ignoreSignal: () => void;
}

/** The readers of the changes of one thing. Each has its own queue, and gets every change from its subscription on. */
export class Subscribers<T> {
  readonly #eventsMax: number;
  readonly #what: string;
  readonly #onLastLeft: () => void;
  readonly #queues = new Map<EventQueue<T>, Reader>();

  /**
   * @param eventsMax   changes that wait for one reader at most
   * @param what        names the changes in the error text
   * @param onLastLeft  called when the last reader has left its loop
   */
  constructor(eventsMax: number, what: string, onLastLeft: () => void = () => {}) {
    this.#eventsMax = eventsMax;
    this.#what = what;
    this.#onLastLeft = onLastLeft;
  }

  /** Whether anybody reads. */
  get hasReaders(): boolean {
    return this.#queues.size > 0;
  }

  /**
   * Subscribes to the changes from now on. The loop of a reader that is too slow fails with OVERFLOW, because a
   * missing change would make the reader's picture wrong.
   *
   * @returns the changes, and the function that ends them with an error
   */
  subscribe(options: CallOptions): { changes: AsyncIterable<T>; fail: (error: Error) => void } {
    checkCallOptions(options);
    const { signal } = options;
    const leave = (): void => {
      ignoreSignal();
      // After `end` the queue is gone already, and the server needs no message.
      if (this.#queues.delete(queue) && this.#queues.size === 0) this.#onLastLeft();
    };
    const queue = new EventQueue<T>(this.#eventsMax, leave);
    const fail = (error: Error): void => {
      queue.fail(error);
      leave();
    };
    const ignoreSignal = onAbort(signal, () => fail(signal?.reason));
    if (signal?.aborted) queue.fail(signal.reason);
    else this.#queues.set(queue, { fail, ignoreSignal });
    return { changes: queue, fail };
  }

  push(change: T): void {
    for (const [queue, { fail }] of this.#queues) {
      if (queue.full) fail(new ClosedError("OVERFLOW", `${this.#eventsMax} ${this.#what} were not read in time.`));
      else queue.push(change);
    }
  }

  /** Ends all subscriptions: the login is over. */
  end(): void {
    for (const [queue, { ignoreSignal }] of this.#queues) {
      ignoreSignal();
      queue.end();
    }
    this.#queues.clear();
  }
}
