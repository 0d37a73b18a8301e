import type { PeersChanged } from "../../generated/chatwire/v1/presence.ts";
import { ClosedError } from "../errors.ts";
import type { CallOptions } from "./call-options.ts";
import { EventQueue } from "./event-queue.ts";
import { type PeersChange, toPeersChange } from "./peers.ts";

type SetWatching = (enabled: boolean, options: CallOptions) => Promise<unknown>;

/** All readers of changes of the list of peers. The server is asked to tell of them as long as there is one. */
export class PeerWatches {
  readonly #eventsMax: number;
  readonly #setWatching: SetWatching;
  /** Each reader's queue, and how to end it by an error. */
  readonly #queues = new Map<EventQueue<PeersChange>, (error: Error) => void>();

  /** @param setWatching  asks the server to tell of changes, or to tell no more */
  constructor(eventsMax: number, setWatching: SetWatching) {
    this.#eventsMax = eventsMax;
    this.#setWatching = setWatching;
  }

  /** Watches from this call on. Who reads too slowly gets OVERFLOW, because a change that is missing makes the rest wrong. */
  watch(options: CallOptions): AsyncIterable<PeersChange> {
    const leave = (): void => {
      options.signal?.removeEventListener("abort", onAbort);
      // Where the login has ended, the server has forgotten by itself.
      if (this.#queues.delete(queue) && this.#queues.size === 0) this.#setWatching(false, {}).catch(() => {});
    };
    const queue = new EventQueue<PeersChange>(this.#eventsMax, leave);
    const fail = (error: Error): void => {
      queue.fail(error);
      leave();
    };
    const onAbort = (): void => fail(options.signal?.reason);
    options.signal?.addEventListener("abort", onAbort, { once: true });
    this.#queues.set(queue, fail);
    this.#setWatching(true, options).catch(fail);
    return queue;
  }

  handle(changed: PeersChanged): void {
    const change = toPeersChange(changed);
    for (const [queue, fail] of this.#queues) {
      if (queue.full)
        fail(new ClosedError("OVERFLOW", `${this.#eventsMax} changes of the list were not read in time.`));
      else queue.push(change);
    }
  }

  /** The login is over. */
  end(): void {
    for (const queue of this.#queues.keys()) queue.end();
    this.#queues.clear();
  }
}
