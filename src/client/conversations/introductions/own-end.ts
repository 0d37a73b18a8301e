/** This side of a conversation that is being set up, and the offers that it sends to the other. */

import type { Capabilities } from "../../../../generated/chatwire/v1/capability.ts";
import type { AcceptRequest, InviteRequest } from "../../../../generated/chatwire/v1/signalling.ts";
import { withoutFeatures } from "../../../framing/capabilities.ts";
import { toConnectivity } from "../explain/connectivity.ts";
import type { KeyExchange } from "../key-exchange.ts";
import type { Offer } from "../offer.ts";
import type { ProbedSocket } from "../sockets/probed-socket.ts";

/** Where this side of a conversation can be reached. */
export interface OwnPlace {
  readonly connectionId: bigint;
  readonly socket: ProbedSocket;
  /** No address leaves a client that talks only over the relay. */
  readonly relayOnly: boolean;
}

export interface OwnEnd extends OwnPlace {
  /** The peer whom the user means. */
  readonly name: string;
  readonly keyExchange: KeyExchange;
  readonly signal: AbortSignal;
  /** Whether the caller chose how long to wait. */
  readonly hasOwnTimeout: boolean;
}

/** The fields of an invitation or an acceptance about this side. */
export interface FirstOffer {
  readonly fields: Pick<
    InviteRequest & AcceptRequest,
    "candidates" | "probeTokens" | "connectivity" | "connectionId" | "capabilities" | "relayOnly"
  >;
  /** The offer as the peer gets it. */
  readonly told: Offer;
}

export function firstOffer(
  own: OwnPlace,
  { capabilities, candidatesMax }: { readonly capabilities: Capabilities; readonly candidatesMax: number },
): FirstOffer {
  const { connectionId, socket, relayOnly } = own;
  const candidates = relayOnly ? [] : socket.candidates(candidatesMax);
  const told = knownOf(own, candidatesMax);
  const { connectivity } = told;
  const about = { candidates, probeTokens: tokensOf(own), connectivity };
  return { fields: { ...about, connectionId, capabilities: offeredBy(own, capabilities), relayOnly }, told };
}

/** The tokens that prove to the server that this side receives at the addresses at which the server saw it. */
export function tokensOf({ socket, relayOnly }: OwnPlace): Uint8Array[] {
  return relayOnly ? [] : socket.view.tokens;
}

/** An offer as the peer gets it: the server adds the addresses at which it saw the socket. */
export function knownOf({ socket, relayOnly }: OwnPlace, candidatesMax: number): Offer {
  if (relayOnly) return { candidates: [], connectivity: undefined };
  const { candidates } = socket.own(candidatesMax);
  return { candidates, connectivity: toConnectivity(socket.facts(candidatesMax).families) };
}

/**
 * The capabilities that this side offers. A side that is relay only leaves out the features with which peers exchange
 * addresses: it sends none, and needs none of the other.
 */
export function offeredBy({ relayOnly }: OwnPlace, capabilities: Capabilities): Capabilities {
  return relayOnly ? withoutFeatures(capabilities, ["PEER_ADDRESSES", "PORT_SEARCH"]) : capabilities;
}

/** Begins to ask the server for the addresses of this side. A side that is relay only asks for those of the relay. */
export function explore({ socket, relayOnly }: OwnPlace): void {
  if (relayOnly) socket.learn();
  else socket.ask();
}
