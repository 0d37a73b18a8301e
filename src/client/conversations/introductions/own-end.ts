/** This side of a conversation that is being set up, and what it tells the other of itself. */

import type { Capabilities } from "../../../../generated/chatwire/v1/capability.ts";
import type { AcceptRequest, InviteRequest } from "../../../../generated/chatwire/v1/signalling.ts";
import { withoutFeatures } from "../../../framing/capabilities.ts";
import { toConnectivity } from "../explain/connectivity.ts";
import type { KeyExchange } from "../key-exchange.ts";
import type { Offer } from "../offer.ts";
import type { ProbedSocket } from "../sockets/probed-socket.ts";

export interface OwnEnd {
  /** The peer whom the user means. */
  readonly name: string;
  readonly connectionId: bigint;
  readonly socket: ProbedSocket;
  readonly keyExchange: KeyExchange | undefined;
  /** No address leaves a client that talks only over the relay. */
  readonly relayOnly: boolean;
  readonly signal: AbortSignal;
  /** Whether the caller chose how long to wait. */
  readonly hasOwnTimeout: boolean;
}

/** What this side tells with an invitation or an acceptance. */
export interface FirstOffer {
  readonly fields: Pick<
    InviteRequest & AcceptRequest,
    "candidates" | "probeTokens" | "connectivity" | "connectionId" | "capabilities" | "relayOnly"
  >;
  /** What the peer knows of this side then. */
  readonly told: Offer;
}

export function firstOffer(
  own: OwnEnd,
  { capabilities, candidatesMax }: { readonly capabilities: Capabilities; readonly candidatesMax: number },
): FirstOffer {
  const { connectionId, socket, relayOnly } = own;
  const candidates = relayOnly ? [] : socket.candidates(candidatesMax);
  const told = knownOf(own, candidatesMax);
  const { connectivity } = told;
  const about = { candidates, probeTokens: tokensOf(own), connectivity };
  return { fields: { ...about, connectionId, capabilities: offeredBy(own, capabilities), relayOnly }, told };
}

/** What shows the server that this side receives where the server has seen it. */
export function tokensOf({ socket, relayOnly }: OwnEnd): Uint8Array[] {
  return relayOnly ? [] : socket.view.tokens;
}

/** What the peer knows of this side after such an offer: the server adds the addresses at which it saw the socket. */
export function knownOf({ socket, relayOnly }: OwnEnd, candidatesMax: number): Offer {
  if (relayOnly) return { candidates: [], connectivity: undefined };
  const { candidates } = socket.own(candidatesMax);
  return { candidates, connectivity: toConnectivity(socket.facts(candidatesMax).families) };
}

/**
 * What this client offers. Of a side that is relay only, the other learns no address, and need not tell its own: without
 * these features it does not.
 */
export function offeredBy({ relayOnly }: OwnEnd, capabilities: Capabilities): Capabilities {
  return relayOnly ? withoutFeatures(capabilities, ["PEER_ADDRESSES", "PORT_SEARCH"]) : capabilities;
}

/** Begins to find out where this side may be reachable; one that talks only over the relay, where the relay is. */
export function explore({ socket, relayOnly }: OwnEnd): void {
  if (relayOnly) socket.learn();
  else socket.ask();
}
