/**
 * Explanations of links: why a link goes where it goes, or why there is none.
 *
 * How the folder fits together:
 *
 * - `link-explainer.ts` collects what is known of one link. `own-families.ts` has this side's part of it, and
 *   `connectivity.ts` what the two clients tell each other through the server.
 * - `verdict.ts` finds the cause in the facts, for people.
 * - `ends.ts` has the causes of the end of a conversation, as both sides name them.
 *
 * Invariant: to explain changes nothing, and sends nothing.
 */

import { type Candidate, CandidateKind, type Connectivity } from "../../../../generated/chatwire/v1/signalling.ts";
import { ChatError, TransportError } from "../../../errors.ts";
import type { AttemptFacts, Explanation, FamilyFacts, RelayFacts, SideFacts } from "../../../explanation.ts";
import { type Destination, isRelay } from "../../../peering/path/path-kind.ts";
import type { PathTrial } from "../../../peering/paths.ts";
import type { PeerConnection } from "../../../peering/peer-connection.ts";
import { isSameAddress, type SocketAddress } from "../../../socket-address.ts";
import type { LinkSocket } from "../link-socket.ts";
import { peerFamilies } from "./connectivity.ts";
import { type LinkStatus, outcomeOf, verdictOf } from "./verdict.ts";

/** What this side knows of itself. */
export interface OwnFacts {
  readonly families: readonly FamilyFacts[];
  /** The candidates that this client offers. The server adds the address that it saw. */
  readonly candidates: readonly Candidate[];
}

export interface LinkExplainerOptions {
  /** The names of the two users. */
  readonly own: string;
  readonly peer: string;
  readonly ownFacts: () => OwnFacts;
  /** What the peer's client told of its network. */
  readonly connectivity: Connectivity | undefined;
  /** The peer's candidates. */
  readonly candidates: readonly Candidate[];
  readonly candidatesMax: number;
  readonly peerConnection: PeerConnection;
  readonly socket: LinkSocket;
}

/** Errors that end a link whose cause is to be found in the facts. */
const NETWORK_CODES: ReadonlySet<string> = new Set(["UNREACHABLE", "TIMED_OUT"]);

/** Collects what is known of one link. */
export class LinkExplainer {
  readonly #options: LinkExplainerOptions;
  /** Those of the peer. */
  readonly #candidates: Candidate[];

  constructor(options: LinkExplainerOptions) {
    this.#options = options;
    this.#candidates = options.candidates.slice(0, options.candidatesMax);
  }

  /** Takes note of candidates that the peer offered later. */
  offered(candidates: readonly Candidate[]): void {
    this.#candidates.push(...candidates.slice(0, this.#options.candidatesMax - this.#candidates.length));
  }

  /**
   * @param wasConnected  whether the link is connected, or was
   * @param end           why it is over, if it is
   */
  explain(wasConnected: boolean, end: ChatError | undefined): Explanation {
    const { own, peer, ownFacts, connectivity } = this.#options;
    const { families, candidates } = ownFacts();
    const relay = this.#relay;
    const facts = {
      own: sideFacts(own, withRelay(families, relay), candidates),
      peer: sideFacts(peer, peerFamilies(connectivity, this.#candidates), this.#candidates),
      attempts: this.#attempts,
      relay,
    };
    const { postQuantum } = this.#options.peerConnection;
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
    return explained(new TransportError("UNREACHABLE", text), explanation);
  }

  get #relay(): RelayFacts {
    const { relay } = this.#options.socket;
    if (relay === undefined) return { state: "not granted" };
    const { state, address, bytesMax, bytesLeft, transport } = relay;
    const way = transport === undefined ? {} : { transport };
    return { state: state === "binding" ? "no answer" : state, ...address, bytesMax, bytesLeft, ...way };
  }

  get #attempts(): AttemptFacts[] {
    const { handshake, paths } = this.#options.peerConnection.trials;
    const isSame = (one: Destination, other: Destination): boolean =>
      isRelay(one) || isRelay(other) ? isRelay(one) && isRelay(other) : isSameAddress(one, other);
    const others = handshake.filter(({ destination }) => !paths.some((path) => isSame(path.destination, destination)));
    const attempt = (destination: Destination, path: PathTrial | undefined): AttemptFacts => {
      const {
        punches = 0,
        initiations = 0,
        heard = 0,
      } = handshake.find((each) => isSame(each.destination, destination)) ?? {};
      const { state, isInUse = false, isHeard = false, requests = 0, rttMs } = path ?? {};
      const kind = isRelay(destination) ? "relay" : "direct";
      const sent = punches + initiations + requests;
      return {
        ...this.#place(destination),
        punches,
        initiations,
        heard,
        requests,
        outcome: outcomeOf({ kind, state, isInUse, isHeard: isHeard || heard > 0, sent }),
        ...(rttMs === undefined ? {} : { rttMs }),
      };
    };
    // Of two paths to one address over different sockets, each is an attempt of its own.
    return [
      ...paths.map((path) => attempt(path.destination, path)),
      ...others.map(({ destination }) => attempt(destination, undefined)),
    ];
  }

  #place(destination: Destination): Pick<AttemptFacts, "kind" | "address" | "port" | "candidate"> {
    if (isRelay(destination)) return { kind: "relay", ...(this.#options.socket.relay?.address ?? NOWHERE) };
    const { address, port } = destination;
    // The peer offers a link-local address without the zone that this machine adds.
    const plain = { address: address.replace(/%.*$/, ""), port };
    const offered = distinct(this.#candidates).find((each) => isSameAddress(each, plain));
    return { kind: "direct", address, port, ...(offered && { candidate: kindOf(offered) }) };
  }
}

/** Adds an explanation to an error, unless it has one. Returns the error. */
export function explained<E>(error: E, explanation: Explanation): E {
  if (error instanceof ChatError && error.explanation === undefined)
    Object.defineProperty(error, "explanation", { value: explanation });
  return error;
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
  const family = address?.includes(":") ? "IPv6" : "IPv4";
  return families.map((facts) => (facts.family === family ? { ...facts, udp: "works" } : facts));
}

function sideFacts(name: string, families: readonly FamilyFacts[], candidates: readonly Candidate[]): SideFacts {
  const each = distinct(candidates);
  const count = (kind: AttemptFacts["candidate"]): number =>
    each.filter((candidate) => kindOf(candidate) === kind).length;
  return {
    name,
    families,
    candidates: { host: count("host"), reflexive: count("reflexive"), portMapped: count("port-mapped") },
  };
}

/** Each address once. Without a NAT, the server sees the client at one of the client's own addresses. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const isSeen = ({ kind }: Candidate): boolean => kind === CandidateKind.SERVER_REFLEXIVE;
  const known = candidates.filter((each) => !isSeen(each));
  const isNew = (seen: Candidate): boolean => !known.some((each) => isSameAddress(each, seen));
  return [...candidates.filter((each) => isSeen(each) && isNew(each)), ...known];
}

function kindOf({ kind }: Candidate): NonNullable<AttemptFacts["candidate"]> {
  if (kind === CandidateKind.SERVER_REFLEXIVE) return "reflexive";
  return kind === CandidateKind.PORT_MAPPED ? "port-mapped" : "host";
}
