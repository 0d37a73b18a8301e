import type { RandomBytes } from "../../crypto/random-bytes.ts";
import type { Limits } from "../../limits.ts";
import { type CountedNetwork, type CountedPrefix, originOf, originsOf } from "../../origin.ts";

/**
 * The limits on connections. They are read at each connection. Three of them may change while the server runs, as
 * `RUNTIME_LIMITS` says: `connectionsPerAddressMax`, `halfOpenMax` and `halfOpenPerAddressMax`.
 */
export type AdmissionLimits = Pick<
  Limits,
  | "connectionsMax"
  | "connectionsPerAddressMax"
  | "halfOpenMax"
  | "halfOpenPerAddressMax"
  | "connectionsReserved"
  | "knownAddressesMax"
  | "wideNetworkFactor"
>;

/** Of a limit, the greatest share that is reserved. */
const RESERVED_SHARE_MAX = 1 / 4;

/** The connections from one network. */
interface Count {
  open: number;
  halfOpen: number;
}

/** The limit that refuses a connection, and for which part of its address; undefined: for all addresses together. */
export interface RefusedBy {
  readonly limit: keyof AdmissionLimits;
  readonly prefix?: CountedPrefix;
}

/** Whether a connection is admitted: its place, or what refuses it. */
export type Admitted = { readonly place: Place } | { readonly refusedBy: RefusedBy };

/**
 * Decides which connections a server takes. A connection is half-open until its first login.
 *
 * Half-open connections are bounded in number, in all and for each network. Past half of a bound, further ones are
 * dropped at random, the more the closer they come to it (MaxStartups of sshd_config(5)): so a client that
 * holds silent connections cannot shut out all others. Addresses from which somebody has logged in are dropped only at the
 * bounds, and have a reserve of connections that others cannot take.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #random: RandomBytes;
  /** By origin, for each length of prefix. */
  readonly #counts = new Map<string, Count>();
  readonly #all: Count = { open: 0, halfOpen: 0 };
  /** Origins of addresses from which somebody has logged in, the latest last. */
  readonly #known = new Set<string>();

  constructor(limits: AdmissionLimits, random: RandomBytes) {
    this.#limits = limits;
    this.#random = random;
  }

  admit(address: string): Admitted {
    const origins = originsOf(address, this.#limits.wideNetworkFactor);
    const refusedBy = this.#refusing(address, origins);
    return refusedBy === undefined ? { place: new Place(this, address) } : { refusedBy };
  }

  /** For `Place`. */
  count(address: string, change: Count): void {
    this.#add(this.#all, change);
    for (const { network } of originsOf(address, this.#limits.wideNetworkFactor)) this.#addOf(network, change);
  }

  /** For `Place`: somebody has logged in from the address. */
  know(address: string): void {
    const origin = originOf(address);
    this.#known.delete(origin);
    this.#known.add(origin);
    const [oldest = ""] = this.#known;
    if (this.#known.size > this.#limits.knownAddressesMax) this.#known.delete(oldest);
  }

  #refusing(address: string, origins: readonly CountedNetwork[]): RefusedBy | undefined {
    const { connectionsMax, connectionsPerAddressMax, halfOpenMax, halfOpenPerAddressMax } = this.#limits;
    const isKnown = this.#known.has(originOf(address));
    const roomIn = (max: number): number =>
      isKnown ? max : max - Math.min(this.#limits.connectionsReserved, Math.floor(max * RESERVED_SHARE_MAX));
    if (this.#all.open >= roomIn(connectionsMax)) return { limit: "connectionsMax" };
    const isDropped = (halfOpen: number, bound: number): boolean =>
      isKnown ? halfOpen >= bound : this.#draws(chanceOfDrop(halfOpen, bound));
    if (isDropped(this.#all.halfOpen, roomIn(halfOpenMax))) return { limit: "halfOpenMax" };
    for (const { network, prefix, factor } of origins) {
      const { open, halfOpen } = this.#counts.get(network) ?? { open: 0, halfOpen: 0 };
      if (open >= factor * connectionsPerAddressMax) return { limit: "connectionsPerAddressMax", prefix };
      if (isDropped(halfOpen, factor * halfOpenPerAddressMax)) return { limit: "halfOpenPerAddressMax", prefix };
    }
    return undefined;
  }

  #draws(chance: number): boolean {
    if (chance <= 0 || chance >= 1) return chance >= 1;
    const [high = 0, low = 0] = this.#random(2);
    return (256 * high + low) / 65_536 < chance;
  }

  #addOf(network: string, change: Count): void {
    const count = this.#counts.get(network) ?? { open: 0, halfOpen: 0 };
    this.#counts.set(network, count);
    this.#add(count, change);
    if (count.open === 0) this.#counts.delete(network);
  }

  #add(count: Count, { open, halfOpen }: Count): void {
    count.open += open;
    count.halfOpen += halfOpen;
  }
}

/** The place of one connection. */
export class Place {
  readonly #admission: Pick<Admission, "count" | "know">;
  readonly #address: string;
  #isHalfOpen = true;

  constructor(admission: Pick<Admission, "count" | "know">, address: string) {
    this.#admission = admission;
    this.#address = address;
    admission.count(address, { open: 1, halfOpen: 1 });
  }

  /** Somebody has logged in on the connection. */
  noteLogin(): void {
    if (!this.#isHalfOpen) return;
    this.#isHalfOpen = false;
    this.#admission.count(this.#address, { open: 0, halfOpen: -1 });
    this.#admission.know(this.#address);
  }

  /** The connection has closed. Call once. */
  leave(): void {
    this.#admission.count(this.#address, { open: -1, halfOpen: this.#isHalfOpen ? -1 : 0 });
    this.#isHalfOpen = false;
  }
}

/** None up to half of the bound, then evenly more, and certain at the bound. */
function chanceOfDrop(count: number, bound: number): number {
  return count >= bound ? 1 : Math.max(0, (2 * count) / bound - 1);
}
