import type { Home } from "./nat-chat.ts";

/**
 * How two homes are connected in the end.
 *
 * - search: over the relay at first, and then directly, because a port search has found a way.
 * - turns: likewise, but maybe only the second search, in which the sides have changed their parts.
 */
export type Outcome = "direct" | "port-mapped" | "search" | "turns" | "relay" | "none";

/**
 * By the home of the inviter; the columns are the homes of the invited user, in the order of `ALL_HOME_NAMES`.
 *
 * Behind a symmetric NAT, requests leave from a port that the other side has not been told. The other side answers them
 * at their source, so this connects directly unless its own NAT drops what comes from that port. Then the two search.
 * The same holds for a NAT that maps each address anew; but nobody knows which of two sides has it, if the server has one
 * address only.
 */
export const OUTCOMES: Readonly<Record<Home, readonly Outcome[]>> = {
  open: ["direct", "direct", "direct", "direct", "direct", "relay", "direct"],
  "full cone": ["direct", "direct", "direct", "direct", "direct", "relay", "direct"],
  "address-restricted": ["direct", "direct", "direct", "direct", "direct", "relay", "direct"],
  "port-restricted": ["direct", "direct", "direct", "direct", "search", "relay", "turns"],
  symmetric: ["direct", "direct", "direct", "search", "relay", "relay", "relay"],
  "UDP blocked": ["relay", "relay", "relay", "relay", "relay", "relay", "relay"],
  "address-dependent": ["direct", "direct", "direct", "turns", "relay", "relay", "relay"],
};
