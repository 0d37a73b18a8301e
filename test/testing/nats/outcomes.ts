import type { Home } from "./nat-chat.ts";

/** How two homes are connected in the end. "search": over the relay at first, and then directly, because a search of ports has found a way. */
export type Outcome = "direct" | "port-mapped" | "search" | "relay" | "none";

/**
 * By the home of the inviter; the columns are the homes of the invited user, in the order of `HOME_NAMES`.
 *
 * Behind a symmetric NAT, punches leave from a port that the other side has not been told. The other side answers them
 * at their source, so this connects directly unless its own NAT drops what comes from that port. Then the two search.
 */
export const OUTCOMES: Readonly<Record<Home, readonly Outcome[]>> = {
  open: ["direct", "direct", "direct", "direct", "direct", "relay"],
  "full cone": ["direct", "direct", "direct", "direct", "direct", "relay"],
  "address-restricted": ["direct", "direct", "direct", "direct", "direct", "relay"],
  "port-restricted": ["direct", "direct", "direct", "direct", "search", "relay"],
  symmetric: ["direct", "direct", "direct", "search", "relay", "relay"],
  "UDP blocked": ["relay", "relay", "relay", "relay", "relay", "relay"],
};
