import type { PeersChanged } from "../../generated/chatwire/v1/presence.ts";
import type { CallOptions } from "./call-options.ts";
import { EventQueue } from "./event-queue.ts";
import { type PeersChange, toPeersChange } from "./peers.ts";

type SetWatching = (enabled: boolean, options: CallOptions) => Promise<unknown>;

/** All readers of changes of the list of peers. The server is asked to tell of them as long as there is one. */
export class PeerWatches {
  readonly #eventsMax: number;
  readonly #setWatching: SetWatching;
  readonly #queues = new Set<EventQueue<PeersChange>>();

  /** @param setWatching  asks the server to tell of changes, or to tell no more */
  constructor(eventsMax: number, setWatching: SetWatching) {
    this.#eventsMax = eventsMax;
    this.#setWatching = setWatching;
  }

  async *watch(options: CallOptions): AsyncGenerator<PeersChange, void> {
    const queue = new EventQueue<PeersChange>(this.#eventsMax);
    this.#queues.add(queue);
    try {
      await this.#setWatching(true, options);
      yield* queue;
    } finally {
      // Where the login has ended, the server has forgotten by itself, and says so to nobody.
      if (this.#queues.delete(queue) && this.#queues.size === 0) this.#setWatching(false, {}).catch(() => {});
    }
  }

  handle(changed: PeersChanged): void {
    const change = toPeersChange(changed);
    for (const queue of this.#queues) queue.push(change);
  }

  /** The login is over. */
  end(): void {
    for (const queue of this.#queues) queue.end();
    this.#queues.clear();
  }
}
