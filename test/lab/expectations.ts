import { KINDS, type Kind } from "./routers.ts";

/** How two homes are connected; "none": they are not. */
export type Way = "direct" | "relay" | "none";

/** How two homes are connected three seconds after their first text, or what they lack. */
export type Expectation = "direct" | "relay" | "direct or relay";

const D = "direct";
const R = "relay";
/** Only a search of ports finds a direct path, which may take longer than the lab waits. */
const E = "direct or relay";

/**
 * The inviter's kind, and a column for each kind of the other home. A home with both families talks to the server over
 * IPv6, and both ports of the server see it over IPv4 too, so to a home without IPv6 it is a port-restricted one.
 */
// biome-ignore format: a table
const EXPECTATIONS: Readonly<Record<Kind, readonly Expectation[]>> = {
  //                 open, full cone, port-restricted, symmetric, UDP blocked, IPv6 only, dual stack
  "open":            [D, D, D, D, R, R, D],
  "full cone":       [D, D, D, D, R, R, D],
  "port-restricted": [D, D, D, E, R, R, D],
  "symmetric":       [D, D, E, R, R, R, E],
  "UDP blocked":     [R, R, R, R, R, R, R],
  "IPv6 only":       [R, R, R, R, R, D, D],
  "dual stack":      [D, D, D, E, R, D, D],
};

export function expectationOf(inviter: Kind, other: Kind): Expectation {
  const expectation = EXPECTATIONS[inviter][KINDS.indexOf(other)];
  if (expectation === undefined) throw new Error(`The table lacks a column for ${other}.`);
  return expectation;
}
