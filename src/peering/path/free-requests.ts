import type { Destination } from "./path-kind.ts";

/** Requests to an IP address that has not answered, whatever came from there. */
const FREE_REQUESTS_MAX = 20;
/** IP addresses that are counted at a time. Further ones get no free requests. The count outlives the address's path. */
const IP_ADDRESSES_MAX = 64;
/** Counting begins anew at most this often. */
const RESTART_PAUSE_MS = 60_000;

/** How many requests may go to one IP address of the peer without anything that came from there. */
export class FreeRequests {
  #left: number;
  #hasAnswered = false;

  constructor(count = FREE_REQUESTS_MAX) {
    this.#left = count;
  }

  /** Whether the peer has ever answered a request that went to this IP address. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  get hasLeft(): boolean {
    return this.#left > 0;
  }

  take(): void {
    this.#left -= 1;
  }

  /** The peer has answered a request that went to this IP address. */
  answered(): void {
    this.#hasAnswered = true;
    this.restart();
  }

  restart(): void {
    this.#left = FREE_REQUESTS_MAX;
  }
}

/**
 * The free requests of a link, by IP address. A peer that names many ports of one IP address, or names it again and again,
 * gains none.
 */
export class FreeRequestsOfLink {
  readonly #byAddress = new Map<string, FreeRequests>();
  #restartedMs = Number.NEGATIVE_INFINITY;

  of({ address }: Destination): FreeRequests {
    const known = this.#byAddress.get(address);
    if (known !== undefined) return known;
    if (!this.#hasRoom()) return new FreeRequests(0);
    const requests = new FreeRequests();
    this.#byAddress.set(address, requests);
    return requests;
  }

  /** An IP address that has answered makes room: it is that of the peer. */
  #hasRoom(): boolean {
    if (this.#byAddress.size < IP_ADDRESSES_MAX) return true;
    for (const [address, { hasAnswered }] of this.#byAddress) if (hasAnswered) return this.#byAddress.delete(address);
    return false;
  }

  /** The interfaces of this side have changed, which nobody else can bring about: other addresses may be reachable now. */
  restart(nowMs: number): void {
    if (nowMs < this.#restartedMs + RESTART_PAUSE_MS) return;
    this.#restartedMs = nowMs;
    for (const requests of this.#byAddress.values()) requests.restart();
  }
}
