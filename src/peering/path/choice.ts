/** Which of several proven paths is the best. */

import { ROUND_TRIP_MAX_MS } from "../rtt-estimator.ts";
import type { Path } from "./path.ts";
import type { PathKind } from "./path-kind.ts";

/** Another path is taken if it is faster by this much, or by this fraction of the round trip if that is more. */
const MARGIN_MS = 5;
const MARGIN = 0.1;
/** By how much of that a path over a further uplink must be faster to keep its place. */
const KEPT_MARGIN = 0.5;

/**
 * Orders announced paths by rank and cost before all others, and these by when they came into use. These have no rank: nothing
 * but the server's word says of which kind they are.
 */
export function compare(one: Path, other: Path, pathKind: PathKind): number {
  if (one.isAnnounced !== other.isAnnounced) return one.isAnnounced ? -1 : 1;
  const byStanding = one.isAnnounced
    ? pathKind.rank(one.destination) - pathKind.rank(other.destination)
    : usedFromMs(one) - usedFromMs(other);
  return byStanding || byUplink(one, other, pathKind) || costMs(one, pathKind) - costMs(other, pathKind);
}

/** A path over a further uplink comes first only if it is faster by the margin. */
function byUplink(one: Path, other: Path, pathKind: PathKind): number {
  if (isOverUplink(one) === isOverUplink(other)) return 0;
  const [further, main, sign] = isOverUplink(one) ? [one, other, -1] : [other, one, 1];
  return isFaster(further, main, pathKind) ? sign : -sign;
}

/**
 * Whether to leave one proven path for another. The uplink that the system chooses is preferred. Of two paths that are not
 * announced, the one that was in use before wins. The relay and an address that is not announced do not take each other's
 * place: the one may be slow, and the other may lead over somebody who forwards.
 */
export function isBetter(path: Path, inUse: Path, pathKind: PathKind): boolean {
  const [rank, rankInUse] = [pathKind.rank(path.destination), pathKind.rank(inUse.destination)];
  if (path.isAnnounced !== inUse.isAnnounced) return path.isAnnounced && !pathKind.leadsToPeer(path.destination);
  if (path.isAnnounced && rank !== rankInUse) return rank < rankInUse;
  if (!path.isAnnounced) return usedFromMs(path) < usedFromMs(inUse);
  if (isOverUplink(inUse) && !isOverUplink(path)) return !isFaster(inUse, path, pathKind, KEPT_MARGIN);
  return isFaster(path, inUse, pathKind);
}

/** @param share  of the margin */
function isFaster(path: Path, other: Path, pathKind: PathKind, share = 1): boolean {
  const cost = costMs(other, pathKind);
  return costMs(path, pathKind) < cost - share * Math.max(MARGIN_MS, cost * MARGIN);
}

function isOverUplink({ destination }: Path): boolean {
  return destination.uplink !== undefined;
}

/** A path without a measured round trip counts as slow. */
function costMs({ destination, unloadedMs = ROUND_TRIP_MAX_MS }: Path, pathKind: PathKind): number {
  return unloadedMs + pathKind.handicapMs(destination);
}

function usedFromMs(path: Path): number {
  return path.usedFromMs ?? Number.MAX_SAFE_INTEGER;
}
