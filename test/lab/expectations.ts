import { KINDS, type Kind } from "./routers.ts";

/** How two homes connect, or what they lack. */
export type Expectation = "direct" | "needs a relay" | "needs candidates of both families";

const D = "direct";
const R = "needs a relay";
const F = "needs candidates of both families";

/**
 * The inviter's kind, and a column for each kind of the other home. It matters who invites: a home with both families
 * offers addresses of the one in which it talks to the server.
 */
// biome-ignore format: a table
const EXPECTATIONS: Readonly<Record<Kind, readonly Expectation[]>> = {
  //                 open, full cone, port-restricted, symmetric, UDP blocked, IPv6 only, dual stack
  "open":            [D, D, D, D, R, R, D],
  "full cone":       [D, D, D, D, R, R, D],
  "port-restricted": [D, D, D, R, R, R, F],
  "symmetric":       [D, D, R, R, R, R, R],
  "UDP blocked":     [R, R, R, R, R, R, R],
  "IPv6 only":       [R, R, R, R, R, D, D],
  "dual stack":      [D, D, F, R, R, D, D],
};

export function expectationOf(inviter: Kind, other: Kind): Expectation {
  const expectation = EXPECTATIONS[inviter][KINDS.indexOf(other)];
  if (expectation === undefined) throw new Error(`The table lacks a column for ${other}.`);
  return expectation;
}
