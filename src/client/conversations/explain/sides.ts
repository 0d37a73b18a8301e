import type { Explanation, SideFacts } from "../../../explanation.ts";

export type Where = NonNullable<Explanation["causedBy"]>;

/** The side of which something holds; undefined if it holds of none. */
export function whereOf(own: SideFacts, peer: SideFacts, holds: (side: SideFacts) => boolean): Where | undefined {
  if (holds(own)) return holds(peer) ? "both" : "own";
  return holds(peer) ? "peer" : undefined;
}

/** Of a side whose families are unknown, nothing is concluded. */
export function hasCommonFamily(own: SideFacts, peer: SideFacts): boolean {
  if (own.families.length === 0 || peer.families.length === 0) return true;
  return own.families.some(({ family }) => peer.families.some((other) => other.family === family));
}
