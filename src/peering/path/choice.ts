/** Which of several proven paths is the best. */

import { ROUND_TRIP_MAX_MS } from "../rtt-estimator.ts";
import type { Path } from "./path.ts";
import type { PathKind } from "./path-kind.ts";

/** Another path is taken if it is faster by this much, or by this fraction of the round trip if that is more. */
const MARGIN_MS = 5;
const MARGIN = 0.1;
/** By how much of that a path over a further uplink must be faster to keep its place. */
const KEPT_MARGIN = 0.5;

/** Orders announced paths by rank and cost before all others, and these by when they came into use. */
export function compare(one: Path, other: Path, pathKind: PathKind): number {
  if (one.isAnnounced !== other.isAnnounced) return one.isAnnounced ? -1 : 1;
  const byRank = pathKind.rank(one.destination) - pathKind.rank(other.destination);
  if (byRank !== 0) return byRank;
  const byUse = one.isAnnounced ? 0 : usedFromMs(one) - usedFromMs(other);
  return byUse || byUplink(one, other, pathKind) || costMs(one, pathKind) - costMs(other, pathKind);
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
function costMs({ destination, shortestMs = ROUND_TRIP_MAX_MS }: Path, pathKind: PathKind): number {
  return shortestMs + pathKind.handicapMs(destination);
}

function usedFromMs(path: Path): number {
  return path.usedFromMs ?? Number.MAX_SAFE_INTEGER;
}
