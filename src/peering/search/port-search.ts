/**
 * The search for a direct path between a side whose NAT maps its socket anew for each destination (the random side), and
 * one whose port is the same for all (the consistent side).
 *
 * While the link goes over the relay, each side tells how its NAT maps in each address family, and where the server saw
 * it, inside the seal. The random side then opens many sockets and says so; each sends a probe to the consistent side,
 * which makes a port in the random side's NAT. The consistent side sends probes to random ports there. With 256 ports of
 * 64,512 and 50 probes a second, half of the searches hit one within four seconds.
 *
 * A side of which only one address of the server has seen one port may be either. If no direct path has come up for some
 * time, it acts as the random side. If both are such sides, they take turns.
 *
 * - nat-mapping.ts says what a NAT is called by what the server saw, and known-mappings.ts what the sides told each
 *   other;
 * - random-ports.ts draws ports, and probing.ts decides where probes go and when;
 * - this file decides whether there is a search. The owner of the link opens the sockets, and may refuse.
 *
 * A probe is a request for a proof of a path. Whatever verifies and comes from the other end of the search is a path that
 * both sides have agreed to, so it counts as announced.
 *
 * The invariant: probes go only to an IP address at which the server and, inside the seal, the peer itself say that the
 * server saw the peer; the peer has agreed to the search; and each search has a budget. So neither a server nor a peer
 * alone can aim them.
 *
 * @see proto/PROTOCOL.md, "Search for ports"; hyperdht, which spends the same
 */

import { PeerMapping, PeerPathRequest } from "../../../generated/chatwire/v1/peer.ts";
import { type RandomBytes, random64 } from "../../crypto/random-bytes.ts";
import { ProtocolError } from "../../errors.ts";
import { encodePeerMessage } from "../../framing/peer-message.ts";
import { familyOf, isLoopbackAddress, isSameAddress, type SocketAddress } from "../../socket-address.ts";
import type { BodyOf, Channel, ChannelOptions, OutgoingMessage } from "../channel.ts";
import { earlier } from "../path/backoff.ts";
import type { Destination, PathKind } from "../path/path-kind.ts";
import { KnownMappings, type Mappings, type SharedMappings } from "./known-mappings.ts";
import { isPortKnown, mayVary, readMapping, type SeenMapping, toMapping } from "./nat-mapping.ts";
import { PortProbing, type Probing, SocketProbing } from "./probing.ts";

/** A link that has been on the relay for so long has no direct path by requests to candidates. */
const RELAYED_MS = 2_000;
/** The same if no side is known to be random. Then there may be none, so requests to candidates get more time. */
const UNSURE_MS = 5_000;
/** For so long past its time, a search is left to the side whose turn it is. */
const TURN_MS = 10_000;
/** For how long the search goes on after its last probe: an answer may be under way. */
const LAST_ANSWER_MS = 5_000;
/** After a hit, probes pause for this time, in which the path is proven. */
const HIT_PAUSE_MS = 3_000;
/** Paths that one search may add. */
const HITS_MAX = 4;
/** The pause between two searches. It doubles each time. */
const PAUSE_MS = 60_000;
const PAUSE_MAX_MS = 960_000;

/** What this side has to do in a search: open sockets, or only agree to probe ports. */
export type SearchRole = "sockets" | "ports";

export type SearchEvent =
  /** A search would be of use. To begin it, call `search`. @property target  where the server saw the peer */
  | { readonly type: "searchWanted"; readonly role: SearchRole; readonly target: SocketAddress }
  /** The peer sees this side at another port than the server. The server may see that port by now, too: ask it. */
  | { readonly type: "seenElsewhere" }
  /** The search is over. @property sockets  the local sockets that found something; the others can be closed */
  | { readonly type: "searchEnded"; readonly sockets: readonly number[] };

/** The latest search of a link, as explanations show it. */
export interface SearchTrial {
  readonly role: SearchRole;
  /** Where the server saw the peer. */
  readonly target: SocketAddress;
  /** Sockets that this side has opened for it. */
  readonly sockets: number;
  /** Probes that this side has sent. */
  readonly probes: number;
  /**
   * - not begun: it was wanted, but the owner of the link has not begun it.
   * - running: it goes on.
   * - found: a probe of the peer got through. The trials of the paths say whether that became a path.
   * - nothing found: it has used up its budget or its time.
   * - stopped: the link got a direct path in another way.
   */
  readonly outcome: "not begun" | "running" | "found" | "nothing found" | "stopped";
}

export interface PortSearchOptions extends ChannelOptions<SearchEvent> {
  readonly random: RandomBytes;
  readonly pathKind: PathKind;
  /** Whether the two sides have the feature. */
  readonly isAgreed: () => boolean;
  /** Whether the relay is the path in use. */
  readonly isRelayed: () => boolean;
  /** Takes a path that the search has found. */
  readonly onFound: (path: Destination, nowMs: number) => void;
  /** Forgets paths that an earlier search had found. */
  readonly onForget: (paths: readonly Destination[]) => void;
}

export class PortSearch implements Channel<"peerMapping"> {
  readonly bodies = ["peerMapping"] as const;
  readonly #options: PortSearchOptions;
  readonly #known = new KnownMappings();
  /** Where the server says that it saw the peer, the latest last. */
  #seen: readonly SocketAddress[] = [];
  /** When to look whether there is something to tell or to search. */
  #lookMs: number | undefined;
  /** Since when the relay has been the path in use. */
  #relayedMs = 0;
  #nextSearchMs = Number.NEGATIVE_INFINITY;
  #searches = 0;
  #wanted: { readonly role: SearchRole; readonly target: SocketAddress } | undefined;
  #probing: Probing | undefined;
  /** When the search is over. */
  #untilMs = 0;
  /** Until when probes pause. */
  #pausedUntilMs = 0;
  /** What the latest search has found. */
  #found: Destination[] = [];
  /** Undefined: none was wanted. */
  #trial: { -readonly [Key in keyof SearchTrial]: SearchTrial[Key] } | undefined;
  /** Where the probe goes that is due now. */
  #next: Destination | undefined;

  constructor(options: PortSearchOptions) {
    this.#options = options;
  }

  get mappings(): Mappings {
    return this.#known.mappings;
  }

  /** The latest search; undefined: none was wanted. */
  get trial(): SearchTrial | undefined {
    return this.#trial && { ...this.#trial };
  }

  /** Takes what the server saw of this side, at most one address of each family. */
  setOwn(seen: readonly SeenMapping[], nowMs: number): void {
    this.#known.setOwn(seen);
    if (this.#options.isRelayed()) this.#lookMs = earlier(this.#lookMs, nowMs + RELAYED_MS);
  }

  /** Takes where the peer sees the socket that all links share. */
  peerSaw(addresses: readonly SocketAddress[]): void {
    if (this.#known.peerSaw(addresses)) this.#options.raise({ type: "seenElsewhere" });
  }

  /** Takes addresses at which the server says that it saw the peer. The latest `candidatesMax` are kept. */
  serverSaw(addresses: readonly SocketAddress[], nowMs: number): void {
    const { limits, pathKind } = this.#options;
    for (const { address, port } of addresses) {
      const seen = pathKind.copy({ address, port });
      const others = this.#seen.filter((each) => !isSameAddress(each, seen));
      this.#seen = [...others, seen].slice(-limits.candidatesMax);
    }
    if (this.#lookMs === undefined && this.#options.isRelayed()) this.#lookMs = nowMs;
  }

  /** Takes note of the first path in use, or of another one. */
  pathChanged(nowMs: number): void {
    const isRelayed = this.#options.isRelayed();
    this.#relayedMs = nowMs;
    this.#lookMs = isRelayed ? nowMs + RELAYED_MS : undefined;
    if (!isRelayed && this.#probing !== undefined) this.#end(nowMs);
  }

  /** Takes note of a datagram that verified. */
  received(from: Destination, nowMs: number): void {
    if (this.#probing?.isHit(from) !== true) return;
    const { pathKind, onFound } = this.#options;
    const path = pathKind.copy(from);
    if (this.#found.length >= HITS_MAX || this.#found.some((each) => pathKind.isSame(each, path))) return;
    this.#found.push(path);
    this.#pausedUntilMs = nowMs + HIT_PAUSE_MS;
    this.#next = undefined;
    onFound(path, nowMs);
  }

  /**
   * Begins the search that `searchWanted` asked for. Does nothing if it is no longer wanted.
   *
   * @param sockets  the numbers of the sockets that are open for it; none if the role is "ports"
   * @returns whether it has begun; if so, `searchEnded` follows
   */
  search(sockets: readonly number[], nowMs: number): boolean {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    const { limits, random, onForget } = this.#options;
    if (wanted === undefined || this.#probing !== undefined || !this.#options.isRelayed()) return false;
    const { role, target } = wanted;
    if (role === "sockets" && (sockets.length === 0 || !this.#tellSockets(target, sockets.length))) return false;
    onForget(this.#found);
    this.#found = [];
    this.#trial = { role, target, sockets: sockets.length, probes: 0, outcome: "running" };
    this.#probing =
      role === "sockets"
        ? new SocketProbing(target, sockets, limits, nowMs)
        : new PortProbing(target.address, limits, random, nowMs);
    this.#untilMs = nowMs + limits.searchTimeMs + LAST_ANSWER_MS;
    this.#pausedUntilMs = nowMs;
    return true;
  }

  handle({ value }: BodyOf<"peerMapping">, nowMs: number): void {
    const { mapping, address, port, sockets } = value;
    if (!this.#options.pathKind.isUsable({ address, port })) return;
    const endpoint = this.#options.pathKind.copy({ address, port });
    this.#known.setPeer({ mapping: readMapping(mapping), endpoint });
    if (sockets > 0) this.#wantPorts(endpoint, nowMs);
    else if (this.#options.isRelayed()) this.#lookMs = earlier(this.#lookMs, nowMs);
  }

  poll(): OutgoingMessage | undefined {
    const to = this.#next;
    this.#next = undefined;
    if (to === undefined || !this.#options.isRelayed()) return undefined;
    if (this.#trial !== undefined) this.#trial.probes += 1;
    const token = random64(this.#options.random);
    const body = { case: "peerPathRequest", value: PeerPathRequest.create({ token }) } as const;
    return { bytes: encodePeerMessage(body, 0), to };
  }

  get nextTimeoutMs(): number | undefined {
    if (this.#probing === undefined) return this.#lookMs;
    const { nextMs } = this.#probing;
    return earlier(this.#untilMs, nextMs && Math.max(nextMs, this.#pausedUntilMs));
  }

  handleTimeout(nowMs: number): "waiting" {
    if (this.#probing !== undefined) {
      if (this.#untilMs <= nowMs) this.#end(nowMs);
      else if (this.#pausedUntilMs <= nowMs) this.#next = this.#probing.take(nowMs);
    } else if (this.#lookMs !== undefined && this.#lookMs <= nowMs) this.#look(nowMs);
    return "waiting";
  }

  #look(nowMs: number): void {
    this.#lookMs = undefined;
    if (!this.#options.isRelayed() || !this.#options.isAgreed()) return;
    if (!this.#known.untold.every((seen) => this.#tell(seen, 0))) {
      this.#lookMs = nowMs + RELAYED_MS;
      return;
    }
    const found = this.#known.shared.filter(
      ({ own, peer: { mapping, endpoint } }) =>
        mayVary(own.mapping) &&
        isPortKnown(mapping) &&
        this.#seen.some((each) => isSameAddress(each, endpoint)) &&
        !isLoopbackAddress(endpoint.address),
    );
    const [shared] = [...found.filter(isSure), ...found];
    if (shared === undefined) return;
    const dueMs = this.#dueMs(shared);
    if (dueMs <= nowMs) this.#want("sockets", shared.peer.endpoint, nowMs);
    this.#lookMs = dueMs <= nowMs ? this.#nextSearchMs : dueMs;
  }

  /** When this side may begin a search, if the other one has begun none by then. */
  #dueMs(shared: SharedMappings): number {
    if (isSure(shared)) return this.#nextSearchMs;
    const earliestMs = Math.max(this.#nextSearchMs, this.#relayedMs + UNSURE_MS);
    const { own, peer } = shared;
    const isFirst = textOf(own.endpoint) < textOf(peer.endpoint);
    const isTurn = !mayVary(peer.mapping) || isFirst === (this.#searches % 2 === 0);
    return isTurn ? earliestMs : earliestMs + TURN_MS;
  }

  /** The peer has opened sockets, which the server has seen at the target's address. */
  #wantPorts(target: SocketAddress, nowMs: number): void {
    const shared = this.#known.shared.find(({ family }) => family === familyOf(target.address));
    if (!this.#options.isRelayed() || this.#probing !== undefined || shared === undefined) return;
    if (!isPortKnown(shared.own.mapping) || !mayVary(shared.peer.mapping)) return;
    if (!this.#seen.some(({ address }) => address === target.address) || isLoopbackAddress(target.address)) return;
    // The peer keeps the same pauses, and its message may have come faster than the one before.
    if (nowMs + LAST_ANSWER_MS >= this.#nextSearchMs) this.#want("ports", target, nowMs);
  }

  #want(role: SearchRole, target: SocketAddress, nowMs: number): void {
    this.#nextSearchMs = nowMs + Math.min(PAUSE_MS * 2 ** this.#searches, PAUSE_MAX_MS);
    this.#searches += 1;
    this.#wanted = { role, target };
    this.#trial = { role, target, sockets: 0, probes: 0, outcome: "not begun" };
    this.#options.raise({ type: "searchWanted", role, target });
  }

  #end(nowMs: number): void {
    this.#probing = undefined;
    this.#next = undefined;
    if (this.#trial !== undefined) this.#trial.outcome = this.#outcome;
    if (this.#options.isRelayed()) this.#lookMs = earlier(this.#lookMs, nowMs);
    else this.#searches = 0;
    this.#options.raise({ type: "searchEnded", sockets: this.#found.flatMap(({ socket }) => socket ?? []) });
  }

  get #outcome(): SearchTrial["outcome"] {
    if (this.#found.length > 0) return "found";
    return this.#options.isRelayed() ? "nothing found" : "stopped";
  }

  /** Tells the peer that sockets are open for a search towards `target`. */
  #tellSockets(target: SocketAddress, sockets: number): boolean {
    const shared = this.#known.shared.find(({ family }) => family === familyOf(target.address));
    return shared !== undefined && this.#tell(shared.own, sockets);
  }

  /** Tells the peer of one mapping of this side. Returns false if too many messages wait. */
  #tell(own: SeenMapping, sockets: number): boolean {
    const { mapping, endpoint } = own;
    const value = PeerMapping.create({ mapping: toMapping(mapping), sockets, ...endpoint });
    try {
      this.#options.outbox.sendReliable({ case: "peerMapping", value });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return false;
    }
    this.#known.tell(own);
    return true;
  }
}

/** Whether this side is known to be the random one. */
function isSure({ own }: SharedMappings): boolean {
  return own.mapping === "port-dependent";
}

function textOf({ address, port }: SocketAddress): string {
  return `${address} ${port}`;
}
