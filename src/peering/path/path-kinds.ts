import { scopeOf } from "../../ip-network.ts";
import type { Limits } from "../../limits.ts";
import { parseIpAddress } from "../../socket-address.ts";
import { DirectPathKind } from "./direct.ts";
import { type Destination, isRelay, type LinkUplink, type PathKind, RELAY } from "./path-kind.ts";

/** Direct paths are the best, then those through a port that a gateway maps, then the relayed one. */
const RANKS = { direct: 0, gateway: 1, relay: 2 } as const;

/** All kinds of paths of a link: direct ones, those over ports that gateways map, and the one over the relay of the server. */
export class PathKinds implements PathKind {
  readonly datagramBytesMax: number;
  /** The further uplinks of this side that are there now. */
  uplinks: readonly LinkUplink[] = [];
  readonly #direct: DirectPathKind;
  /** Whether the server relays for this link. */
  hasRelay: boolean;
  readonly #relayOnly: boolean;

  /**
   * @param hasRelay   see there
   * @param relayOnly  whether no address of the peer may be used
   */
  constructor(
    limits: Pick<Limits, "datagramBytesMax" | "datagramBytesProbedMax">,
    hasRelay: boolean,
    relayOnly = false,
  ) {
    this.#direct = new DirectPathKind(limits);
    this.datagramBytesMax = this.#direct.datagramBytesMax;
    this.hasRelay = hasRelay;
    this.#relayOnly = relayOnly;
  }

  /** The relay forwards no larger ones. */
  probedBytesMax(destination: Destination): number {
    return isRelay(destination) ? this.datagramBytesMax : this.#direct.probedBytesMax(destination);
  }

  copy(destination: Destination): Destination {
    if (isRelay(destination)) return RELAY;
    const { via, socket, uplink } = destination;
    const copy: Destination = { ...(via === "gateway" && { via }), ...this.#direct.copy(destination) };
    if (socket !== undefined) return { ...copy, socket };
    return uplink === undefined ? copy : { ...copy, uplink };
  }

  isSame(one: Destination, other: Destination): boolean {
    if (isRelay(one) || isRelay(other)) return isRelay(one) && isRelay(other);
    return one.socket === other.socket && one.uplink === other.uplink && this.#direct.isSame(one, other);
  }

  isUsable(offered: Destination): boolean {
    if (isRelay(offered)) return this.hasRelay;
    const { uplink } = offered;
    if (uplink !== undefined && !this.uplinks.some(({ number }) => number === uplink)) return false;
    return !this.#relayOnly && this.#direct.isUsable(offered);
  }

  /** Not to private and link-local addresses: the system itself sends to those by the interface that has their network. */
  overUplinks(destination: Destination): readonly Destination[] {
    if (this.uplinks.length === 0 || isRelay(destination) || scopeOf(destination.address) !== "public") return [];
    const family = parseIpAddress(destination.address)?.family;
    const main = this.copy(destination);
    return this.uplinks.filter((each) => each.family === family).map(({ number }) => ({ ...main, uplink: number }));
  }

  leadsToPeer(destination: Destination): boolean {
    return isRelay(destination);
  }

  rank(destination: Destination): number {
    return RANKS[destination.via ?? "direct"];
  }

  handicapMs(destination: Destination): number {
    return isRelay(destination) ? 0 : this.#direct.handicapMs(destination);
  }
}
