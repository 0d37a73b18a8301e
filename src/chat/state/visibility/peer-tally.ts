import { type Peer, PeerCounts, Status } from "../../../../generated/chatwire/v1/presence.ts";

/** Counts the peers of one viewer by their statuses. */
export class PeerTally {
  available = 0;
  connected = 0;
  away = 0;

  /** @param times  -1: such a peer is gone */
  add(status: Status, times = 1): void {
    if (status === Status.AVAILABLE) this.available += times;
    else if (status === Status.CONNECTED) this.connected += times;
    else this.away += times;
  }

  /** Counts a peer as it is in place of what it was; undefined: it is not seen. */
  replace(was: Pick<Peer, "status"> | undefined, is: Pick<Peer, "status"> | undefined): void {
    if (was !== undefined) this.add(was.status, -1);
    if (is !== undefined) this.add(is.status);
  }

  addAll({ available, connected, away }: PeerTally): void {
    this.available += available;
    this.connected += connected;
    this.away += away;
  }

  get counts(): PeerCounts {
    const { available, connected, away } = this;
    return PeerCounts.create({ available, connected, away });
  }

  /** The same for the same numbers. */
  get key(): string {
    return `${this.available} ${this.connected} ${this.away}`;
  }
}
