import type { PeerInfo, PeersChange } from "./peer-info.ts";

/** Peers that are remembered at most. */
const TOLD_MAX = 20_000;

/** A comparison of what the program was told with the list as it is. */
export interface Comparison {
  /** Names on the list. */
  readonly met: Set<string>;
}

/**
 * What the program was last told of its peers, without I/O. After a login that replaces a lost one, `compare` finds what
 * has changed meanwhile.
 */
export class ToldPeers {
  readonly #told = new Map<string, PeerInfo>();
  /** The comparison that is under way. */
  #comparison: Comparison | undefined;

  /** The program has got the whole list. */
  handleList(peers: readonly PeerInfo[]): void {
    this.#told.clear();
    for (const peer of peers) this.#note(peer);
  }

  handleChange({ changed, gone }: PeersChange): void {
    for (const peer of changed) {
      this.#comparison?.met.add(peer.name);
      this.#note(peer);
    }
    for (const name of gone) this.#told.delete(name);
  }

  /** Begins a comparison with the list as it is now. An earlier one that is not complete is void. */
  beginComparison(): Comparison {
    this.#comparison = { met: new Set() };
    return this.#comparison;
  }

  /**
   * Compares a page of the list. Changes that arrive between two pages are handled in their order.
   *
   * @returns what is new to the program
   */
  comparePage(comparison: Comparison, peers: readonly PeerInfo[]): readonly PeerInfo[] {
    if (comparison !== this.#comparison) return [];
    return peers.filter((peer) => {
      comparison.met.add(peer.name);
      const isNew = !isSame(this.#told.get(peer.name), peer);
      if (isNew) this.#note(peer);
      return isNew;
    });
  }

  /** Ends a comparison. @returns the names of peers that are no longer on the list */
  endComparison(comparison: Comparison): readonly string[] {
    if (comparison !== this.#comparison) return [];
    this.#comparison = undefined;
    const gone = [...this.#told.keys()].filter((name) => !comparison.met.has(name));
    for (const name of gone) this.#told.delete(name);
    return gone;
  }

  /** Another user may log in. */
  clear(): void {
    this.#told.clear();
    this.#comparison = undefined;
  }

  #note(peer: PeerInfo): void {
    if (this.#told.size < TOLD_MAX || this.#told.has(peer.name)) this.#told.set(peer.name, peer);
  }
}

function isSame(a: PeerInfo | undefined, b: PeerInfo): boolean {
  return (
    a !== undefined && a.privacy === b.privacy && a.status === b.status && a.address === b.address && a.port === b.port
  );
}
