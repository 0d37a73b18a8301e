import type { Candidate, Connectivity } from "../../../generated/chatwire/v1/signalling.ts";

/** The addresses and the connectivity that one side of a conversation sends to the other through the server. */
export interface Offer {
  /** Addresses where it may be reachable, the best first. */
  readonly candidates: readonly Candidate[];
  /** What it has found out about its network; undefined: nothing, or nothing new. */
  readonly connectivity: Connectivity | undefined;
}
