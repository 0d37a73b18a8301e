import type { Limits } from "../../limits.ts";
import { DirectPathKind } from "./direct.ts";
import { type Destination, isRelay, type PathKind, RELAY } from "./path-kind.ts";

/** Relayed paths are worse than direct ones. */
const RELAY_RANK = 1;

/** All kinds of paths of a link: direct ones, and the one over the relay of the server. */
export class PathKinds implements PathKind {
  readonly datagramBytesMax: number;
  readonly #direct: DirectPathKind;
  readonly #hasRelay: boolean;

  /** @param hasRelay  whether the server relays for this link */
  constructor(limits: Pick<Limits, "datagramBytesMax" | "datagramBytesProbedMax">, hasRelay: boolean) {
    this.#direct = new DirectPathKind(limits);
    this.datagramBytesMax = this.#direct.datagramBytesMax;
    this.#hasRelay = hasRelay;
  }

  /** The relay forwards no larger ones. */
  probedBytesMax(destination: Destination): number {
    return isRelay(destination) ? this.datagramBytesMax : this.#direct.probedBytesMax(destination);
  }

  copy(destination: Destination): Destination {
    if (isRelay(destination)) return RELAY;
    const { socket } = destination;
    const copy = this.#direct.copy(destination);
    return socket === undefined ? copy : { ...copy, socket };
  }

  isSame(one: Destination, other: Destination): boolean {
    if (isRelay(one) || isRelay(other)) return isRelay(one) && isRelay(other);
    return one.socket === other.socket && this.#direct.isSame(one, other);
  }

  isUsable(offered: Destination): boolean {
    return isRelay(offered) ? this.#hasRelay : this.#direct.isUsable(offered);
  }

  leadsToPeer(destination: Destination): boolean {
    return isRelay(destination);
  }

  rank(destination: Destination): number {
    return isRelay(destination) ? RELAY_RANK : this.#direct.rank();
  }

  handicapMs(destination: Destination): number {
    return isRelay(destination) ? 0 : this.#direct.handicapMs(destination);
  }
}
