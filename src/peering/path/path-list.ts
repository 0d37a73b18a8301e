import type { Limits } from "../../limits.ts";
import type { LinkProbes } from "./free-probes.ts";
import { Path } from "./path.ts";
import { type Destination, isRelay, type PathKind } from "./path-kind.ts";

/** Paths that nobody has named. Those that were silent for the longest time make room for others. */
const UNANNOUNCED_MAX = 8;

export interface PathListOptions {
  readonly pathKind: PathKind;
  /** How many addresses of the peer may be named, without the relay and without further uplinks of this side. */
  readonly limits: Pick<Limits, "candidatesMax" | "pathStandbyProofMs">;
  readonly probes: LinkProbes;
}

/** The paths of a link: which there are, and which of them make room for others. That in use never does. */
export class PathList implements Iterable<Path> {
  /** The path that datagrams take. */
  inUse: Path | undefined;
  readonly #options: PathListOptions;
  /** The oldest first. */
  readonly #paths: Path[] = [];

  constructor(options: PathListOptions) {
    this.#options = options;
  }

  [Symbol.iterator](): ArrayIterator<Path> {
    return this.#paths[Symbol.iterator]();
  }

  filter(condition: (path: Path) => boolean): Path[] {
    return this.#paths.filter(condition);
  }

  /** Whether a path leads there, by the text of the address: it takes next to no time and creates no objects. */
  isKnown(destination: Destination): boolean {
    if (isRelay(destination)) return true;
    const { address, port } = destination;
    for (const { destination: at } of this.#paths) if (at.port === port && at.address === address) return true;
    return false;
  }

  find(destination: Destination): Path | undefined {
    // Most datagrams take the path in use.
    if (this.inUse !== undefined && this.#options.pathKind.isSame(this.inUse.destination, destination))
      return this.inUse;
    return this.#findText(destination) ?? this.#findText(this.#options.pathKind.copy(destination));
  }

  /** Finds a path by the text that its address has here. */
  #findText(destination: Destination): Path | undefined {
    const { pathKind } = this.#options;
    return this.#paths.find((path) => pathKind.isSame(path.destination, destination));
  }

  /** Finds the path to an address from which something came, or which this side has named, or adds it. */
  from(destination: Destination): Path {
    const known = this.find(destination);
    if (known !== undefined) return known;
    this.keepForeign(UNANNOUNCED_MAX - 1);
    return this.#add(destination);
  }

  /** Finds or adds the path to an address that is named, whatever the limits. */
  named(destination: Destination): Path {
    const path = this.find(destination) ?? this.#add(destination);
    path.offered(this.#options.probes.of(path.destination));
    return path;
  }

  /**
   * Finds or adds the path to an address that is named, and begins to try it. Past `candidatesMax`, the oldest that only the
   * server has named and nobody has answered on makes room.
   *
   * @returns undefined if the path is not to be used
   */
  name(destination: Destination, nowMs: number): Path | undefined {
    const { pathKind } = this.#options;
    if (!pathKind.isUsable(destination)) return undefined;
    const known = this.find(destination);
    const isCounted = !pathKind.leadsToPeer(destination) && known?.isNamed !== true;
    if (isCounted && !this.#makeRoom()) {
      known?.try(nowMs);
      return undefined;
    }
    const path = this.named(destination);
    path.try(nowMs);
    return path;
  }

  /** Returns whether one more address may be named. */
  #makeRoom(): boolean {
    const { pathKind, limits } = this.#options;
    const named = this.#paths.filter(
      ({ isNamed, destination }) => isNamed && destination.uplink === undefined && !pathKind.leadsToPeer(destination),
    );
    if (named.length < limits.candidatesMax) return true;
    const oldest = named.find((path) => path !== this.inUse && !path.isAnnounced && !path.hasAnswered);
    if (oldest !== undefined) this.forget(oldest);
    return oldest !== undefined;
  }

  /** Forgets a path that is not in use. */
  forget(path: Path): void {
    const at = this.#paths.indexOf(path);
    if (at >= 0 && path !== this.inUse) this.#paths.splice(at, 1);
  }

  /** Forgets the paths that nobody names and that were silent for the longest time, so that no more than that many are left. */
  keepForeign(countMax = UNANNOUNCED_MAX): void {
    const others = this.#paths.filter((path) => !path.isNamed && path !== this.inUse).sort(byReceived);
    for (const silent of others.slice(0, Math.max(0, others.length - countMax))) this.forget(silent);
  }

  #add(destination: Destination): Path {
    const { pathKind, limits } = this.#options;
    const copy = pathKind.copy(destination);
    const isSafe = pathKind.leadsToPeer(copy);
    const path = new Path({ destination: copy, proofMs: limits.pathStandbyProofMs, isSafe });
    this.#paths.push(path);
    return path;
  }
}

/** Orders paths by when the latest datagram came from there; those from which none came are first. */
export function byReceived(one: Path, other: Path): number {
  return one.receivedMs === other.receivedMs ? 0 : one.receivedMs - other.receivedMs;
}
