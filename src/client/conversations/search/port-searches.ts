import type { Limits } from "../../../limits.ts";
import type { Clock } from "../../../net/network.ts";
import { TokenBucket } from "../../../token-bucket.ts";

/** The searches of ports of one client: one at a time towards each address, and few a minute. */
export class PortSearches {
  readonly #clock: Clock;
  readonly #perMinute: number;
  /** From the first search on. */
  #rate: TokenBucket | undefined;
  readonly #targets = new Set<string>();

  constructor(clock: Clock, { searchesPerMinute }: Pick<Limits, "searchesPerMinute">) {
    this.#clock = clock;
    this.#perMinute = searchesPerMinute;
  }

  /**
   * Asks to begin a search.
   *
   * @param target  IP address to which its datagrams go
   * @returns ends it; undefined: it must not begin now
   */
  begin(target: string): (() => void) | undefined {
    const nowMs = this.#clock.monotonicMs();
    this.#rate ??= new TokenBucket({ perSecond: this.#perMinute / 60, burst: this.#perMinute }, nowMs);
    if (this.#targets.has(target) || this.#rate.take(nowMs) > 0) return undefined;
    this.#targets.add(target);
    return () => void this.#targets.delete(target);
  }
}
