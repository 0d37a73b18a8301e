import type { Limits } from "../../limits.ts";
import { DirectPathKind } from "./direct.ts";
import { type Destination, isRelay, type PathKind, RELAY } from "./path-kind.ts";

/** Direct paths are the best, then those through a port that a gateway maps, then the relayed one. */
const RANKS = { direct: 0, gateway: 1, relay: 2 } as const;

/** All kinds of paths of a link: direct ones, those over ports that gateways map, and the one over the relay of the server. */
export class PathKinds implements PathKind {
  readonly datagramBytesMax: number;
  readonly #direct: DirectPathKind;
  readonly #hasRelay: boolean;
  readonly #relayOnly: boolean;

  /**
   * @param hasRelay   whether the server relays for this link
   * @param relayOnly  whether no address of the peer may be used
   */
  constructor(
    limits: Pick<Limits, "datagramBytesMax" | "datagramBytesProbedMax">,
    hasRelay: boolean,
    relayOnly = false,
  ) {
    this.#direct = new DirectPathKind(limits);
    this.datagramBytesMax = this.#direct.datagramBytesMax;
    this.#hasRelay = hasRelay;
    this.#relayOnly = relayOnly;
  }

  /** The relay forwards no larger ones. */
  probedBytesMax(destination: Destination): number {
    return isRelay(destination) ? this.datagramBytesMax : this.#direct.probedBytesMax(destination);
  }

  copy(destination: Destination): Destination {
    if (isRelay(destination)) return RELAY;
    const { via, socket } = destination;
    const copy = this.#direct.copy(destination);
    return { ...(via === "gateway" && { via }), ...copy, ...(socket !== undefined && { socket }) };
  }

  isSame(one: Destination, other: Destination): boolean {
    if (isRelay(one) || isRelay(other)) return isRelay(one) && isRelay(other);
    return one.socket === other.socket && this.#direct.isSame(one, other);
  }

  isUsable(offered: Destination): boolean {
    return isRelay(offered) ? this.#hasRelay : !this.#relayOnly && this.#direct.isUsable(offered);
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
