import { KINDS, type Kind } from "./routers.ts";

/** How two homes are connected three seconds after their first text, or what they lack. */
export type Expectation = "direct" | "relay" | "direct or relay" | "needs a relay without UDP";

const D = "direct";
const R = "relay";
/**
 * Nobody has announced the port of a symmetric NAT, or the IPv4 address of a dual stack, so it does not take the place of a
 * relay that was faster, until a search of ports has found it, which may take longer.
 */
const E = "direct or relay";
const U = "needs a relay without UDP";

/**
 * The inviter's kind, and a column for each kind of the other home. A home with both families offers addresses only of
 * the one in which it talks to the server, IPv6, so a port-restricted home never learns its IPv4 address.
 */
// biome-ignore format: a table
const EXPECTATIONS: Readonly<Record<Kind, readonly Expectation[]>> = {
  //                 open, full cone, port-restricted, symmetric, UDP blocked, IPv6 only, dual stack
  "open":            [D, D, D, E, U, R, E],
  "full cone":       [D, D, D, E, U, R, E],
  "port-restricted": [D, D, D, E, U, R, R],
  "symmetric":       [E, E, E, R, U, R, R],
  "UDP blocked":     [U, U, U, U, U, U, U],
  "IPv6 only":       [R, R, R, R, U, D, D],
  "dual stack":      [E, E, R, R, U, D, D],
};

export function expectationOf(inviter: Kind, other: Kind): Expectation {
  const expectation = EXPECTATIONS[inviter][KINDS.indexOf(other)];
  if (expectation === undefined) throw new Error(`The table lacks a column for ${other}.`);
  return expectation;
}
