import type { Limits } from "../../../limits.ts";
import type { Clock } from "../../../net/network.ts";
import type { PeerConnection } from "../../../peering/peer-connection.ts";
import type { SearchEvent } from "../../../peering/search/port-search.ts";
import type { PortSearches } from "./port-searches.ts";
import type { SearchSockets } from "./search-sockets.ts";

export interface LinkSearchOptions {
  readonly clock: Clock;
  readonly limits: Pick<Limits, "searchSocketsMax">;
  readonly peerConnection: PeerConnection;
  readonly sockets: SearchSockets;
  /** The searches of the client. */
  readonly searches: PortSearches;
  /** Drains the link. */
  readonly drain: () => void;
}

/** The port search of one link: asks the client whether it may begin, and opens and closes its sockets. */
export class LinkSearch {
  readonly #options: LinkSearchOptions;
  /** Ends the search for the client. Undefined: there is none. */
  #release: (() => void) | undefined;

  constructor(options: LinkSearchOptions) {
    this.#options = options;
  }

  handle(event: Exclude<SearchEvent, { readonly type: "seenElsewhere" }>): void {
    if (event.type === "searchEnded") {
      this.#options.sockets.keep(event.sockets);
      this.end();
    } else if (this.#release === undefined) {
      this.#release = this.#options.searches.begin(event.target.address, event.role);
      if (this.#release !== undefined)
        void this.#begin(event.role === "sockets" ? this.#options.limits.searchSocketsMax : 0);
    }
  }

  /** Lets the client begin another search. */
  end(): void {
    this.#release?.();
    this.#release = undefined;
  }

  async #begin(sockets: number): Promise<void> {
    const { clock, peerConnection, sockets: own, drain } = this.#options;
    // The path of an earlier search has failed, or there would be none now.
    if (sockets > 0) own.keep([]);
    const opened = await own.open(sockets);
    if (!peerConnection.search(opened, clock.monotonicMs())) {
      own.keep([]);
      this.end();
    }
    drain();
  }
}
