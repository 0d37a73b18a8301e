import type { PeersChanged } from "../../../generated/chatwire/v1/presence.ts";
import type { CallOptions } from "../connection/call.ts";
import { Subscribers } from "../events/subscribers.ts";
import { type PeersChange, toPeersChange } from "./peers.ts";

type SetWatching = (enabled: boolean, options: CallOptions) => Promise<unknown>;

/** All readers of changes of the list of peers. The server is asked to tell of them as long as there is one. */
export class PeerWatches {
  readonly #setWatching: SetWatching;
  readonly #readers: Subscribers<PeersChange>;

  /** @param setWatching  asks the server to tell of changes, or to tell no more */
  constructor(eventsMax: number, setWatching: SetWatching) {
    this.#setWatching = setWatching;
    this.#readers = new Subscribers(eventsMax, "changes of the list", () => {
      this.#setWatching(false, {}).catch(() => {});
    });
  }

  watch(options: CallOptions): AsyncIterable<PeersChange> {
    const { changes, fail } = this.#readers.read(options);
    this.#setWatching(true, options).catch(fail);
    return changes;
  }

  handle(changed: PeersChanged): void {
    this.#readers.push(toPeersChange(changed));
  }

  /** The login is over. */
  end(): void {
    this.#readers.end();
  }
}
