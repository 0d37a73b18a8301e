/**
 * Explanations of links: why a link takes the path that it takes, or why there is no link.
 *
 * How the folder fits together:
 *
 * - `link-explainer.ts` collects what is known of one link. `own-families.ts` has this side's part of it,
 *   `peer-network.ts` the peer's, and `connectivity.ts` what the two clients tell each other through the server.
 *   `search-facts.ts` is about port searches.
 * - `explained-errors.ts` gives each error of a conversation its explanation, also where there is no link yet.
 * - `verdict.ts` finds the cause in the facts, for people. `nat-verdict.ts` has the part of it about NATs, and `sides.ts`
 *   says of which sides something holds.
 * - `ends.ts` has the causes of the end of a conversation, as both sides name them.
 *
 * Invariant: to explain changes nothing, and sends nothing.
 */

import type { Candidate, Connectivity } from "../../../../generated/chatwire/v1/signalling.ts";
import { type ChatError, TransportError } from "../../../errors.ts";
import type { AttemptFacts, Explanation, FamilyFacts, RelayFacts } from "../../../explanation.ts";
import type { Network } from "../../../net/network.ts";
import { type Destination, isRelay } from "../../../peering/path/path-kind.ts";
import type { PeerConnection } from "../../../peering/peer-connection.ts";
import { canonicalAddress, familyOf, isSameAddress, type SocketAddress } from "../../../socket-address.ts";
import type { Offer } from "../offer.ts";
import type { LinkRelayStatus } from "../relay/link-relay.ts";
import { withPeersView } from "./connectivity.ts";
import { explained } from "./explained-errors.ts";
import { candidatesNow, peerNetwork } from "./peer-network.ts";
import { searchFacts } from "./search-facts.ts";
import { distinct, kindOf, type OwnFacts, sideFacts } from "./side-facts.ts";
import { type LinkStatus, outcomeOf, verdictOf } from "./verdict.ts";

/** The part of the socket of a link that an explanation needs. */
export interface ExplainedSocket {
  /** How the link stands with its relay; undefined if it has none. */
  readonly relay: LinkRelayStatus | undefined;
  /** The address of this machine by which a path leaves; undefined if the system chooses it. */
  localOf(destination: Destination): string | undefined;
}

export interface LinkExplainerOptions {
  /** The names of the two users. */
  readonly own: string;
  readonly peer: string;
  readonly ownFacts: () => OwnFacts;
  /** What the peer's client told of its network with its invitation or acceptance. */
  readonly connectivity: Connectivity | undefined;
  /** The peer's candidates from there. */
  readonly candidates: readonly Candidate[];
  readonly candidatesMax: number;
  readonly peerConnection: PeerConnection;
  readonly socket: ExplainedSocket;
  readonly clock: Pick<Network, "monotonicMs">;
}

/** Errors with which a user ends a link, whether or not the peer was ever heard. */
const ENDED_CODES: ReadonlySet<string> = new Set(["CLOSED", "CLOSED_BY_PEER"]);
/** Errors that end a link whose cause is to be found in the facts. */
const NETWORK_CODES: ReadonlySet<string> = new Set(["UNREACHABLE", "TIMED_OUT"]);

/** Collects what is known of one link. */
export class LinkExplainer {
  readonly #options: LinkExplainerOptions;
  /** Those of the peer that came through the server: the latest. */
  #candidates: readonly Candidate[];
  #connectivity: Connectivity | undefined;

  constructor(options: LinkExplainerOptions) {
    this.#options = options;
    this.#candidates = options.candidates.slice(0, options.candidatesMax).map(plainly);
    this.#connectivity = options.connectivity;
  }

  /** Takes note of what the peer told later. */
  offered({ candidates, connectivity }: Offer): void {
    // The server adds the addresses that it has seen to each offer.
    const isKnown = (candidate: Candidate): boolean =>
      this.#candidates.some((each) => each.kind === candidate.kind && isSameAddress(each, candidate));
    const more = candidates.map(plainly).filter((candidate) => !isKnown(candidate));
    this.#candidates = [...this.#candidates, ...more].slice(-this.#options.candidatesMax);
    this.#connectivity = connectivity ?? this.#connectivity;
  }

  /**
   * @param isConnected  whether the link is connected, or was
   * @param end          why it is over, if it is
   */
  explain(isConnected: boolean, end: ChatError | undefined): Explanation {
    const { own, peer, ownFacts, peerConnection } = this.#options;
    const connectivity = this.#connectivity;
    const { families, candidates, relayOnly } = ownFacts();
    const relay = this.#relay;
    const { announcements, mappings } = peerConnection;
    const told = { connectivity, offered: this.#candidates, announced: announcements.peer };
    const network = peerNetwork({ ...told, mappings });
    const search = searchFacts(peerConnection.trials.search, end !== undefined);
    const facts = {
      own: sideFacts(own, {
        families: withPeersView(withRelay(families, relay), mappings),
        candidates: candidatesNow(candidates, announcements.own),
        ...(relayOnly && { relayOnly }),
      }),
      peer: sideFacts(peer, network),
      attempts: this.#attempts(network.candidates, end !== undefined && !peerConnection.isReached),
      ...(search && { search }),
      relay,
    };
    const { postQuantum, isReached } = peerConnection;
    // Over a relay, a link is connected before the peer has checked the introduction.
    const wasConnected = isConnected && (isReached || end === undefined || ENDED_CODES.has(end.code));
    return { ...verdictOf(statusOf(wasConnected, end), facts), ...facts, postQuantum };
  }

  /** Whether there is no way to the peer at all: no relay, and neither side has an address for the other. */
  get isHopeless(): boolean {
    const { state } = this.#relay;
    const hasRelay = state === "no answer" || state === "bound";
    return !hasRelay && this.#candidates.length === 0 && this.#options.ownFacts().candidates.length === 0;
  }

  /** The error of a link that was not connected because no path works. */
  unreachable(): TransportError {
    const { peer } = this.#options;
    const explanation = this.explain(false, new TransportError("UNREACHABLE", ""));
    const text = `There is no path to ${peer}. ${explanation.verdict}`;
    return explained(new TransportError("UNREACHABLE", text), () => explanation);
  }

  get #relay(): RelayFacts {
    const { relay } = this.#options.socket;
    if (relay === undefined) return { state: "not granted" };
    const { state, address, bytesMax, bytesLeft, transport } = relay;
    const way = transport === undefined ? {} : { transport };
    return { state: state === "binding" ? "no answer" : state, ...address, bytesMax, bytesLeft, ...way };
  }

  /**
   * @param candidates   what the peer has announced, or else what the server has passed on
   * @param isUnreached  whether the link is over, and the peer was never heard
   */
  #attempts(candidates: readonly Candidate[], isUnreached: boolean): AttemptFacts[] {
    const nowMs = this.#options.clock.monotonicMs();
    return this.#options.peerConnection.trials.paths.map(
      ({ destination, state, isInUse, isAnnounced, isHeard, requests, rttMs, loss, provenMs }) => ({
        ...this.#place(destination, candidates),
        ...(isAnnounced && { isAnnounced }),
        requests,
        isHeard,
        outcome: outcomeOf({ state, isInUse: isInUse && !isUnreached, isHeard, requests }),
        ...(rttMs === undefined ? {} : { rttMs }),
        ...(loss.rate === undefined ? {} : { loss: { rate: loss.rate, requests: loss.requests } }),
        ...(provenMs === undefined ? {} : { provenAgoMs: nowMs - provenMs }),
      }),
    );
  }

  #place(
    destination: Destination,
    candidates: readonly Candidate[],
  ): Pick<AttemptFacts, "kind" | "address" | "port" | "candidate" | "local" | "socket"> {
    const local = this.#options.socket.localOf(destination);
    const by = local === undefined ? {} : { local };
    if (isRelay(destination)) return { kind: "relay", ...(this.#options.socket.relay?.address ?? NOWHERE), ...by };
    const { address, port, socket } = destination;
    // The peer offers a link-local address without the zone that this machine adds.
    const plain = { address: address.replace(/%.*$/, ""), port };
    const offered = distinct(candidates).find((each) => isSameAddress(each, plain));
    const candidate = offered && kindOf(offered);
    const kind = destination.via === "gateway" || candidate === "port-mapped" ? "port-mapped" : "direct";
    return { kind, address, port, ...(candidate && { candidate }), ...by, ...(socket !== undefined && { socket }) };
  }
}

/** A candidate with the one text of its address. */
function plainly(candidate: Candidate): Candidate {
  return { ...candidate, address: canonicalAddress(candidate.address) };
}

const NOWHERE: SocketAddress = { address: "", port: 0 };

function statusOf(wasConnected: boolean, end: ChatError | undefined): LinkStatus {
  if (end === undefined) return { is: wasConnected ? "connected" : "connecting" };
  if (wasConnected) return { is: "ended", reason: end.message };
  if (NETWORK_CODES.has(end.code)) return { is: "failed" };
  return end.code === "CLOSED" ? { is: "given up" } : { is: "refused", reason: end.message };
}

/** If the relay answers, UDP works, whether or not the server was asked for the address. */
function withRelay(families: readonly FamilyFacts[], { transport, address }: RelayFacts): readonly FamilyFacts[] {
  if (transport !== "udp") return families;
  const family = familyOf(address ?? "");
  return families.map((facts) => (facts.family === family ? { ...facts, udp: "works" } : facts));
}
