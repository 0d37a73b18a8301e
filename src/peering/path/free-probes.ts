import type { Destination } from "./path-kind.ts";

/** Requests and probes to an IP address that has not answered, whatever came from there. */
export const FREE_PROBES_MAX = 20;
/** IP addresses to which one link may send any at a time. The count outlives the address's path. */
const LINK_ADDRESSES_MAX = 64;
/** Counting begins anew at most this often. */
const RESTART_PAUSE_MS = 60_000;
/** So long after the end of the last link that sent something to an IP address, its count is forgotten. */
const KEPT_MS = 600_000;
/** IP addresses that no link uses now, whose counts are kept. The oldest goes first. */
const UNUSED_MAX = 1_024;

/** How many requests may go to one IP address without anything that came from there. */
export class FreeProbes {
  #left: number;
  #hasAnswered = false;
  #restartedMs = Number.NEGATIVE_INFINITY;

  constructor(count = FREE_PROBES_MAX) {
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

  /** Counts as not sent what has been answered: by somebody at this IP address, or who seems to be there. */
  giveBack(count: number): void {
    this.#left = Math.min(FREE_PROBES_MAX, this.#left + count);
  }

  /** The peer has answered a request that went to this IP address. */
  answered(): void {
    this.#hasAnswered = true;
    this.#left = FREE_PROBES_MAX;
  }

  /** Counts anew, if the last time is long ago. */
  restart(nowMs: number): void {
    if (nowMs < this.#restartedMs + RESTART_PAUSE_MS) return;
    this.#restartedMs = nowMs;
    this.#left = FREE_PROBES_MAX;
  }
}

interface Counted {
  readonly probes: FreeProbes;
  /** The links that may send there. */
  users: number;
  /** When the last of them ended. */
  unusedMs: number;
}

/**
 * What a client may send to each IP address before anybody has answered there, over all its links. Naming an address in
 * several introductions, or again and again, gains nothing.
 */
export class ProbeBudget {
  readonly #byAddress = new Map<string, Counted>();

  /** Begins the part of a link. */
  begin(nowMs: number): LinkProbes {
    for (const [address, { users, unusedMs }] of this.#byAddress)
      if (users === 0 && nowMs >= unusedMs + KEPT_MS) this.#byAddress.delete(address);
    return new LinkProbes(this);
  }

  /** A link begins to use an IP address. */
  use(address: string): FreeProbes {
    const counted = this.#byAddress.get(address) ?? { probes: new FreeProbes(), users: 0, unusedMs: 0 };
    this.#byAddress.set(address, counted);
    counted.users += 1;
    return counted.probes;
  }

  /** A link no longer uses an IP address. */
  leave(address: string, nowMs: number): void {
    const counted = this.#byAddress.get(address);
    if (counted === undefined) return;
    counted.users -= 1;
    if (counted.users > 0) return;
    counted.unusedMs = nowMs;
    // The last to be left is the last to go.
    this.#byAddress.delete(address);
    this.#byAddress.set(address, counted);
    const unused = [...this.#byAddress].filter(([, { users }]) => users === 0);
    for (const [oldest] of unused.slice(0, Math.max(0, unused.length - UNUSED_MAX))) this.#byAddress.delete(oldest);
  }
}

/** The part of one link in the budget of its client: the ports of one IP address share what the address gets. */
export class LinkProbes {
  readonly #budget: ProbeBudget;
  readonly #byAddress = new Map<string, FreeProbes>();

  constructor(budget: ProbeBudget) {
    this.#budget = budget;
  }

  of({ address }: Destination): FreeProbes {
    const known = this.#byAddress.get(address);
    if (known !== undefined) return known;
    if (!this.#hasRoom()) return new FreeProbes(0);
    const probes = this.#budget.use(address);
    this.#byAddress.set(address, probes);
    return probes;
  }

  /** An IP address that has answered makes room: it is that of the peer. */
  #hasRoom(): boolean {
    if (this.#byAddress.size < LINK_ADDRESSES_MAX) return true;
    for (const [address, { hasAnswered }] of this.#byAddress) {
      if (!hasAnswered) continue;
      // Its count need not be kept.
      this.#budget.leave(address, Number.NEGATIVE_INFINITY);
      return this.#byAddress.delete(address);
    }
    return false;
  }

  /** The interfaces of this side have changed, which nobody else can cause: other addresses may be reachable now. */
  restart(nowMs: number): void {
    for (const probes of this.#byAddress.values()) probes.restart(nowMs);
  }

  /** The link has ended. */
  end(nowMs: number): void {
    for (const address of this.#byAddress.keys()) this.#budget.leave(address, nowMs);
    this.#byAddress.clear();
  }
}
