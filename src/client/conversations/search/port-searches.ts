import type { Limits } from "../../../limits.ts";
import type { Clock } from "../../../net/network.ts";
import type { SearchRole } from "../../../peering/search/port-search.ts";
import { TokenBucket } from "../../../token-bucket.ts";

/**
 * The port searches of one client: one at a time towards each address, and few a minute. One at a time has sockets of
 * its own, so that peers who have the client search do not use up its descriptors.
 */
export class PortSearches {
  readonly #clock: Clock;
  readonly #perMinute: number;
  /** From the first search on. */
  #rate: TokenBucket | undefined;
  readonly #targets = new Set<string>();
  #hasSockets = false;

  constructor(clock: Clock, { searchesPerMinute }: Pick<Limits, "searchesPerMinute">) {
    this.#clock = clock;
    this.#perMinute = searchesPerMinute;
  }

  /**
   * Asks to begin a search.
   *
   * @param target  IP address to which its datagrams go
   * @param role    whether it opens sockets
   * @returns ends it; undefined: it must not begin now
   */
  begin(target: string, role: SearchRole): (() => void) | undefined {
    const nowMs = this.#clock.monotonicMs();
    this.#rate ??= new TokenBucket({ perSecond: this.#perMinute / 60, burst: this.#perMinute }, nowMs);
    const opensSockets = role === "sockets";
    if (this.#targets.has(target) || (opensSockets && this.#hasSockets)) return undefined;
    if (this.#rate.take(nowMs) > 0) return undefined;
    this.#targets.add(target);
    if (opensSockets) this.#hasSockets = true;
    return () => {
      this.#targets.delete(target);
      if (opensSockets) this.#hasSockets = false;
    };
  }
}
