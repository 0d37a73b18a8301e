/**
 * The paths of a link, and the one that its datagrams take.
 *
 * Each address that the peer announces or sends from is a path. Data goes only to a proven one, and over the relay of the
 * server, which leads to the peer and to nobody else.
 *
 * - A datagram that verifies but comes from elsewhere than the path in use offers its source as a path. It moves nothing.
 * - The peer announces its addresses inside the seal; each list replaces all earlier ones. Those that come through the
 *   server, as candidates, are tried as well, but count as announced only once the peer has listed them: a server could
 *   name itself.
 * - An address that the peer has not announced carries data only if it is the first that is proven on a link without a relay,
 *   or after the paths in use have failed, until an announced one is proven. Somebody who copies or forwards datagrams can
 *   offer a path, but never take one that works.
 * - A path that has failed does not take the place of a proven one for some time, which grows with each failure.
 * - Among announced paths a direct one is taken before one over a port that a gateway maps, and that before the relay;
 *   of several the fastest, if it is faster by a margin. The relay is kept proven beside them.
 * - Only a path in use that is proven gets larger datagrams than `datagramBytesMax`, as path/path-size.ts finds out.
 * - After a change of networks at either end, a proof from before does not hold a path that is proven since.
 * - If this side has further uplinks, an address that the peer announces is one more path by each of them, under the same
 *   rules. What goes to an IP address without an answer is limited over all of them together.
 * - A proof is renewed in intervals, and early if the peer is not heard on the path. A path whose peer misses three
 *   requests has failed, unless data that was sent there is acknowledged meanwhile; then it is kept for some seconds.
 *
 * path/path.ts is one path, path/path-list.ts keeps them. The requests and answers are messages of the channel that this is.
 *
 * @see RFC 9000, sections 8.2 and 9; proto/PROTOCOL.md, "Paths"
 */

import type { PeerPathResponse } from "../../generated/chatwire/v1/peer.ts";
import { type RandomBytes, random64 } from "../crypto/random-bytes.ts";
import { SEALED_OVERHEAD_BYTES } from "../framing/datagram.ts";
import type { Limits } from "../limits.ts";
import { isCandidateAddress, isSameAddress, type SocketAddress } from "../socket-address.ts";
import type { BodyOf, Channel, OutgoingMessage } from "./channel.ts";
import { earlier } from "./path/backoff.ts";
import { compare, isBetter } from "./path/choice.ts";
import type { LinkProbes } from "./path/free-probes.ts";
import type { Path, PathProof, PathState } from "./path/path.ts";
import { PathAnswers } from "./path/path-answers.ts";
import { type Destination, isRelay, type PathKind } from "./path/path-kind.ts";
import { byReceived, PathList } from "./path/path-list.ts";
import { fullRequest, request } from "./path/path-request.ts";
import type { PathLoss } from "./path/proof-loss.ts";

/** The pause between two requests to paths that are neither named nor proven. */
const FOREIGN_PAUSE_MS = 200;
/** The pause between two copies of datagrams from one path, and between two that offer a new one. */
const COPY_PAUSE_MS = 200;
/** A copy that arrives so long after the latest datagram is not of one that somebody has just overtaken. */
const COPY_LATE_MS = 500;
/** Where a closing link says so, at most. */
const FAREWELLS_MAX = 4;
/** While no path is proven, all are tried with this pause at most. */
const LOST_PAUSE_MS = 1_000;
/** The pause between the first requests on the first path of the link, and how many they are. */
const FIRST_PAUSE_MS = 100;
const FIRST_REQUESTS_MAX = 10;
/**
 * For how long, at most, a path that fails again and again does not take the place of one that is proven: of one that
 * the peer has announced, and of another one. The latter may lead over somebody who forwards requests and answers but
 * drops data, so the time is much shorter than `reliableTimeoutMs`.
 */
const HOLD_MAX_MS = 64_000;
const HOLD_FOREIGN_MAX_MS = 8_000;

export type PathEvent =
  /** Datagrams take another path from now on. */
  | { readonly type: "pathChanged"; readonly path: Destination }
  /** The path in use has failed. */
  | { readonly type: "pathFailed"; readonly path: Destination };

/** A path of a link, for people. */
export interface PathStatus {
  readonly destination: Destination;
  readonly state: PathState;
  readonly isInUse: boolean;
  /** Whether the peer itself named the address inside the seal, in its latest list. The relay counts as announced. */
  readonly isAnnounced: boolean;
  /** Smoothed round trip time in milliseconds; undefined while none is measured, also after a failure. */
  readonly rttMs: number | undefined;
  /** What got lost of the latest requests for a proof. */
  readonly loss: PathLoss;
  /** When the latest proof arrived, in monotonic milliseconds; undefined: none has. */
  readonly provenMs: number | undefined;
  /** How long a datagram on this path may be, in bytes. */
  readonly datagramBytes: number;
}

/** What was tried on a path of a connected link, for people. */
export interface PathTrial extends PathStatus {
  /** Requests for a proof that went there. */
  readonly requests: number;
  /** Whether a datagram of the peer came from there, or the peer has answered a request that went there. */
  readonly isHeard: boolean;
}

/**
 * How this side has changed networks:
 *
 * - interfaces: the addresses of its machine are others.
 * - server: the server sees the socket at another address. Nothing but the server's word says so.
 */
export type NetworkChange = "interfaces" | "server";

export interface PathsOptions {
  readonly pathKind: PathKind;
  readonly limits: Pick<Limits, "candidatesMax" | "pathProofMs" | "pathStandbyProofMs">;
  readonly random: RandomBytes;
  /** What may go to each IP address before somebody has answered there. */
  readonly probes: LinkProbes;
  readonly raise: (event: PathEvent) => void;
  /** Called when datagrams take another path, which has this round trip. */
  readonly onMove: (rttMs: number | undefined, nowMs: number) => void;
  /** Called with each proof of the path in use. */
  readonly onProof: (proof: PathProof) => void;
  /** Called when `seenAt` may have changed. */
  readonly onSeen: (nowMs: number) => void;
}

export class Paths implements Channel<"peerPathRequest" | "peerPathResponse"> {
  readonly bodies = ["peerPathRequest", "peerPathResponse"] as const;
  readonly #options: PathsOptions;
  readonly #paths: PathList;
  readonly #answers = new PathAnswers();
  /** Since when datagrams take the path in use, in monotonic milliseconds. */
  #inUseFromMs = Number.NEGATIVE_INFINITY;
  #hasProven = false;
  /** What has gone and come on all paths, besides what this side sends for proofs. */
  #trafficBytes = 0;
  /** The path that the latest datagram came on. */
  #heard: Path | undefined;
  /** When the next request to a foreign path may be sent, and the next copy that offers a new path be looked at. */
  #foreignFromMs = Number.NEGATIVE_INFINITY;
  #newCopyFromMs = Number.NEGATIVE_INFINITY;
  #receivedMs = Number.NEGATIVE_INFINITY;
  /** When the path in use was last chosen. A path that was held back until an earlier time is so no longer. */
  #choseMs = Number.NEGATIVE_INFINITY;
  /** The longest datagram that the peer takes, on a path that carries it. */
  #peerBytesMax = 0;

  constructor(options: PathsOptions) {
    this.#options = options;
    this.#paths = new PathList(options);
  }

  get #inUse(): Path | undefined {
    return this.#paths.inUse;
  }

  /** Whether the peer has ever proven a path. */
  get hasProven(): boolean {
    return this.#hasProven;
  }

  /** Where data goes; undefined before there is a first path in use. */
  get destination(): Destination | undefined {
    return this.#inUse?.destination;
  }

  /** Whether a path of the link leads there, by the text of the address: it takes next to no time and creates no objects. */
  isKnown(destination: Destination): boolean {
    return this.#paths.isKnown(destination);
  }

  /** Whether datagrams take the path to this destination. */
  isInUse(destination: Destination | undefined): boolean {
    return destination !== undefined && this.#inUse !== undefined && this.#paths.find(destination) === this.#inUse;
  }

  /** How long a datagram on the path in use may be, in bytes. It changes with the path. */
  get datagramBytes(): number {
    return this.#bytesOf(this.#inUse);
  }

  /** Allows datagrams that are longer than `datagramBytesMax`, where a path carries them: the peer takes them. */
  allowLarge(bytesMax: number): void {
    this.#peerBytesMax = bytesMax;
  }

  /** Has the size of the path in use tested: large datagrams get lost there, and others arrive. */
  doubtSize(): void {
    this.#inUse?.size.lost();
  }

  /** The destination of a proven path that the peer has announced, if it is not the path in use. */
  otherProven(from: Destination): Destination | undefined {
    const path = this.#paths.find(from);
    return path !== this.#inUse && path?.isSure && path.isAnnounced ? path.destination : undefined;
  }

  /** Whether a datagram with data may be sent now. */
  get mayCarry(): boolean {
    return this.#inUse?.mayCarry === true;
  }

  /** Whether a message may go to the path in use, which has failed, because enough has come from there since. */
  mayReturn(message: Uint8Array): boolean {
    return this.#inUse?.mayReturn(message.length + SEALED_OVERHEAD_BYTES) === true;
  }

  /** Takes note of a datagram with data. */
  carried(bytes: number): void {
    this.#inUse?.sent(bytes);
    this.#trafficBytes += bytes;
  }

  /** Takes note that a datagram with data has arrived, by an acknowledgement. @param sentMs  when it took the path in use */
  delivered(sentMs: number, nowMs: number): void {
    // What was sent before went on another path.
    if (sentMs >= this.#inUseFromMs) this.#inUse?.delivered(sentMs, nowMs);
  }

  /**
   * Where to say that the link closes, if `maySend` agrees: on the path in use, then at the other addresses from which
   * the peer was heard, the latest first, then at those at which it receives.
   */
  get farewells(): Destination[] {
    const others = this.#paths
      .filter((path) => path !== this.#inUse && isHeard(path))
      .sort(byReceived)
      .reverse();
    const paths = this.#inUse === undefined ? others : [this.#inUse, ...others];
    return paths.slice(0, FAREWELLS_MAX).map(({ destination }) => destination);
  }

  /** Whether a message may be sent to an address now. Counts it as sent, if so. */
  maySend(to: Destination, message: Uint8Array): boolean {
    const bytes = message.length + SEALED_OVERHEAD_BYTES;
    const path = this.#paths.find(to);
    if (path?.mayGet(bytes) !== true) return false;
    path.sent(bytes);
    return true;
  }

  statuses(nowMs: number): PathStatus[] {
    return Array.from(this.#paths, (path) => ({
      destination: this.#options.pathKind.copy(path.destination),
      state: path.state,
      isInUse: path === this.#inUse,
      isAnnounced: path.isAnnounced,
      rttMs: path.rtt.smoothedMs,
      loss: path.loss.at(nowMs),
      provenMs: path.provenMs,
      datagramBytes: this.#bytesOf(path),
    }));
  }

  trials(nowMs: number): PathTrial[] {
    const paths = [...this.#paths];
    return this.statuses(nowMs).map((status, index) => {
      const path = paths[index];
      return { ...status, requests: path?.requests ?? 0, isHeard: path !== undefined && isHeard(path) };
    });
  }

  /**
   * The addresses at which the peer saw this side, on the paths that are proven. Only answers count that came from where
   * the request went: somebody who merely copies datagrams and forwards the answers cannot have those.
   */
  get seenAt(): SocketAddress[] {
    return seenOn(this.#paths);
  }

  /** Those of them at which the peer saw the socket that all links share. */
  get mainSeenAt(): SocketAddress[] {
    return seenOn(
      this.#paths.filter(({ destination: { socket, uplink } }) => socket === undefined && uplink === undefined),
    );
  }

  /**
   * Takes the addresses that the peer has announced inside the seal: it has no others. One that it had announced before, or
   * that only the server has named, is withdrawn. If a withdrawn one is in use, it stays so until it fails or another path is
   * proven.
   */
  replace(destinations: readonly Destination[], nowMs: number): void {
    const { pathKind } = this.#options;
    const listed = destinations.filter((each) => pathKind.isUsable(each)).map((each) => pathKind.copy(each));
    const kept = listed.flatMap((each) => [each, ...pathKind.overUplinks(each)]);
    for (const path of [...this.#paths]) {
      if (!path.isNamed || path.isFound || pathKind.leadsToPeer(path.destination)) continue;
      if (!kept.some((each) => pathKind.isSame(each, path.destination))) this.#withdraw(path, nowMs);
    }
    this.announce(listed, nowMs);
    // The peer itself knows best which of them a gateway maps. The first of two that are the same counts.
    for (const destination of kept.toReversed()) {
      const path = this.#paths.find(destination);
      if (path !== undefined) path.destination = destination;
    }
    this.#choose(nowMs);
    this.#hurry();
  }

  #withdraw(path: Path, nowMs: number): void {
    path.withdrawn();
    if (path === this.#inUse) path.doubt(nowMs, "end");
    else this.#paths.forget(path);
  }

  /** This side has changed networks: asks for a new proof of every path, but not sooner than it would repeat a request. */
  networkChanged(change: NetworkChange, nowMs: number): void {
    // A server that lies must not renew them: they go to addresses that it has named, too.
    if (change === "interfaces") this.#options.probes.restart(nowMs);
    for (const path of this.#paths) {
      if (path === this.#inUse || this.#options.pathKind.leadsToPeer(path.destination))
        path.doubt(nowMs, change === "server" ? "server" : "end");
      else if (path.isNamed || path.hasAnswered) path.reset(nowMs);
    }
    this.#hurry();
    this.#options.onSeen(nowMs);
  }

  /**
   * Adds addresses that the server has named, to be tried. They are not announced, but for the relay. Ignores unusable
   * ones. Past `candidatesMax`, the oldest that is neither announced nor answered makes room.
   */
  offer(destinations: readonly Destination[], nowMs: number): void {
    const { pathKind } = this.#options;
    for (const destination of destinations) {
      const path = this.#paths.name(destination, nowMs);
      if (path !== undefined && pathKind.leadsToPeer(destination))
        path.announced(this.#options.probes.of(path.destination));
    }
    this.#choose(nowMs);
  }

  /** Adds addresses that the peer has announced. Ignores unusable ones, and those past `candidatesMax`. */
  announce(destinations: readonly Destination[], nowMs: number): void {
    for (const destination of destinations) {
      const path = this.#paths.name(destination, nowMs);
      path?.announced(this.#options.probes.of(path.destination));
      if (path !== undefined) this.#addOverUplinks(path.destination, nowMs);
    }
    this.#choose(nowMs);
  }

  /** Other uplinks of this side are there than before, as `pathKind` knows: paths come and go with them. */
  uplinksChanged(nowMs: number): void {
    const { pathKind, raise } = this.#options;
    for (const path of [...this.#paths]) {
      if (path.destination.uplink === undefined || pathKind.isUsable(path.destination)) continue;
      if (path !== this.#inUse) this.#paths.forget(path);
      else if (path.lose(nowMs)) raise({ type: "pathFailed", path: pathKind.copy(path.destination) });
    }
    for (const { destination, isAnnounced, isFound } of [...this.#paths])
      if (isAnnounced && !isFound && destination.uplink === undefined) this.#addOverUplinks(destination, nowMs);
    this.#choose(nowMs);
    this.#hurry();
  }

  /** This side reaches the relay another way than before, or again: tries it at once, unless its proof still holds. */
  relayMoved(nowMs: number): void {
    for (const path of this.#paths)
      if (!path.isSure && this.#options.pathKind.leadsToPeer(path.destination)) path.ask(nowMs);
  }

  #addOverUplinks(destination: Destination, nowMs: number): void {
    for (const each of this.#options.pathKind.overUplinks(destination)) {
      const path = this.#paths.named(each);
      path.announced(this.#options.probes.of(each));
      path.try(nowMs);
    }
  }

  /** Takes a path that both sides have agreed to inside the seal. It counts as announced. */
  found(destination: Destination, nowMs: number): void {
    const path = this.#paths.named(destination);
    path.announced(this.#options.probes.of(path.destination));
    path.isFound = true;
    path.try(nowMs);
    this.#choose(nowMs);
  }

  /** Forgets paths, but not the one in use. */
  forget(destinations: readonly Destination[]): void {
    for (const destination of destinations) {
      const path = this.#paths.find(destination);
      if (path !== undefined) this.#paths.forget(path);
    }
  }

  /** Begins with a path that leads to the peer alone, and need not be proven. Otherwise the first that is proven is in use. */
  begin(destination: Destination, nowMs: number): void {
    const path = this.#paths.from(destination);
    path.usedFromMs = nowMs;
    this.#paths.inUse = path;
    path.ask(nowMs);
    this.#hurry();
  }

  /** Takes note of a new datagram that verified. */
  received(from: Destination, bytes: number, nowMs: number): void {
    this.#receivedMs = nowMs;
    this.#trafficBytes += bytes;
    this.#heardFrom(from, bytes, nowMs);
  }

  /** Takes note of a copy of a datagram that verified, for which `wantsCopy` was true. */
  receivedCopy(from: Destination, bytes: number, nowMs: number): void {
    const isNew = this.#paths.find(from) === undefined;
    const path = this.#heardFrom(from, bytes, nowMs);
    path.copyFromMs = nowMs + COPY_PAUSE_MS;
    if (isNew) this.#newCopyFromMs = path.copyFromMs;
  }

  #heardFrom(from: Destination, bytes: number, nowMs: number): Path {
    const path = this.#paths.from(from);
    path.received(bytes, nowMs);
    // The peer sends from elsewhere than before. It may have moved, or it uses another path than this side all the time.
    if (path !== this.#heard && path !== this.#inUse && path.isNews(this.#options.limits.pathProofMs, nowMs))
      this.#inUse?.suspect(nowMs, "short");
    this.#heard = path;
    return path;
  }

  /**
   * Whether to look at a copy of a datagram that has just arrived, because it may offer a path: if copies from elsewhere
   * are always first, the datagrams of a peer that has moved are the copies. A source has a pause of its own, so that it
   * takes the turn of no other.
   */
  wantsCopy(from: Destination, nowMs: number): boolean {
    if (nowMs > this.#receivedMs + COPY_LATE_MS) return false;
    const path = this.#paths.find(from);
    if (path === undefined) return nowMs >= this.#newCopyFromMs;
    return path !== this.#inUse && nowMs >= path.copyFromMs;
  }

  /**
   * Data has not been acknowledged since that time, however often it was sent again. If the path in use has been proven
   * since, it carries requests but not data: takes another proven path, if there is one.
   */
  swallows(sinceMs: number, nowMs: number): void {
    const inUse = this.#inUse;
    const hasOther = this.#paths.filter((path) => path !== inUse && path.isSure).length > 0;
    if (inUse === undefined || !hasOther || !inUse.isProvenSince(sinceMs) || !inUse.fail(nowMs)) return;
    this.#options.raise({ type: "pathFailed", path: this.#options.pathKind.copy(inUse.destination) });
    this.#choose(nowMs);
    this.#hurry();
  }

  /** Has the path in use proven again soon: the peer was not heard on it. */
  suspect(nowMs: number, request: "short" | "full" = "full"): void {
    this.#inUse?.suspect(nowMs, request);
  }

  handle(body: BodyOf<"peerPathRequest" | "peerPathResponse">, nowMs: number, from: Destination): void {
    const { token } = body.value;
    if (body.case === "peerPathRequest") {
      this.#answer(from, token, true);
      const source = this.#paths.find(from);
      for (const path of this.#answerPaths) if (path !== source) this.#answer(path.destination, token, false);
      return;
    }
    for (const path of this.#paths) {
      if (path.size.answered(token, nowMs)) return;
      const proof = path.answered(token, nowMs, this.#trafficBytes);
      if (path.isAnswered(token)) this.#see(path, body.value, from, nowMs);
      if (proof === undefined) continue;
      if (proof === "reached") return;
      this.#hasProven = true;
      this.#paths.inUse ??= path;
      path.usedFromMs ??= path === this.#inUse ? nowMs : undefined;
      if (path === this.#inUse) this.#options.onProof(proof);
      this.#choose(nowMs);
      this.#hurry();
      this.#options.onSeen(nowMs);
      return;
    }
  }

  /**
   * Where answers go besides the source of the request: somebody may have copied the request, been faster with it, and drop
   * the answer. If no path in use has answered, and no relay is about to, that is wherever the peer was heard.
   */
  get #answerPaths(): readonly Path[] {
    if (this.#inUse?.hasAnswered) return [this.#inUse];
    return this.#keepsPlace ? [] : this.#paths.filter(isHeard);
  }

  /** Takes note of the address at which the peer saw this side. */
  #see(path: Path, { address, port }: PeerPathResponse, from: Destination, nowMs: number): void {
    const { pathKind } = this.#options;
    if (isRelay(from) || !pathKind.isSame(path.destination, pathKind.copy(from))) return;
    const seen = pathKind.copy({ address, port });
    if (!isCandidateAddress(seen)) return;
    path.seenAt = seen;
    this.#options.onSeen(nowMs);
  }

  poll(nowMs: number): OutgoingMessage | undefined {
    for (let answer = this.#answers.take(); answer !== undefined; answer = this.#answers.take())
      if (this.maySend(answer.to, answer.bytes)) return answer;
    for (let path = this.#due(nowMs); path !== undefined; path = this.#due(nowMs)) {
      const token = random64(this.#options.random);
      const bytes = path.wantsFull ? fullRequest(token, this.#options.pathKind.datagramBytesMax) : request(token);
      const datagramBytes = bytes.length + SEALED_OVERHEAD_BYTES;
      if (path.mayRequest(datagramBytes)) {
        path.requested(token, datagramBytes, nowMs, this.#trafficBytes);
        if (this.#isForeign(path)) this.#foreignFromMs = nowMs + FOREIGN_PAUSE_MS;
        this.#hurry();
        return { bytes, to: path.destination };
      }
      path.wait();
    }
    return this.#pollSize(nowMs);
  }

  /** Requests that try a larger size. They prove nothing else, and it does not matter to the path if they are missed. */
  #pollSize(nowMs: number): OutgoingMessage | undefined {
    const sized = this.#sized;
    if (sized === undefined) return undefined;
    const { path, bytesMax } = sized;
    path.size.begin(nowMs);
    const bytes = path.size.due(this.#options.pathKind.datagramBytesMax, bytesMax, nowMs);
    if (bytes === undefined) return undefined;
    const token = random64(this.#options.random);
    path.size.requested(token, bytes, nowMs);
    return { bytes: fullRequest(token, bytes), to: path.destination };
  }

  /** The path whose size is looked for, and the longest datagram that it may carry. */
  get #sized(): { readonly path: Path; readonly bytesMax: number } | undefined {
    const path = this.#inUse;
    if (path?.state !== "proven") return undefined;
    const { pathKind } = this.#options;
    const bytesMax = Math.min(pathKind.probedBytesMax(path.destination), this.#peerBytesMax);
    return bytesMax > pathKind.datagramBytesMax ? { path, bytesMax } : undefined;
  }

  #bytesOf(path: Path | undefined): number {
    const bytes = path?.state === "proven" ? path.size.bytes : undefined;
    return bytes ?? this.#options.pathKind.datagramBytesMax;
  }

  get nextTimeoutMs(): number | undefined {
    let nextMs = this.#sized?.path.size.nextTimeoutMs;
    for (const path of this.#paths) {
      nextMs = earlier(nextMs, path.nextTimeoutMs);
      if (this.#isHeld(path)) nextMs = earlier(nextMs, this.#heldUntilMs(path));
    }
    return nextMs;
  }

  handleTimeout(nowMs: number): "waiting" {
    const released = this.#paths.filter((path) => this.#isHeld(path) && this.#heldUntilMs(path) <= nowMs);
    // The answer chooses: the proof from before may be old.
    for (const path of released) path.suspect(nowMs, "full");
    if (released.length > 0) this.#choseMs = nowMs;
    this.#sized?.path.size.expire(nowMs);
    let hasFailed = false;
    for (const path of this.#paths) {
      if (!path.expire(nowMs)) continue;
      hasFailed = true;
      if (path === this.#inUse)
        this.#options.raise({ type: "pathFailed", path: this.#options.pathKind.copy(path.destination) });
    }
    if (!hasFailed) return "waiting";
    this.#choose(nowMs);
    this.#hurry();
    return "waiting";
  }

  #answer(to: Destination, token: bigint, isSource: boolean): void {
    this.#answers.add({ to: this.#options.pathKind.copy(to), token, isSource });
  }

  /** The next path that is due. Of foreign ones, that is the one whose last request is the oldest; the others wait. */
  #due(nowMs: number): Path | undefined {
    let foreign: Path | undefined;
    for (const path of this.#paths) {
      if (!path.isDue(nowMs)) continue;
      if (!this.#isForeign(path)) return path;
      if (nowMs < this.#foreignFromMs) path.postpone(this.#foreignFromMs);
      else if (foreign === undefined || path.requestedMs < foreign.requestedMs) foreign = path;
    }
    return foreign;
  }

  #isForeign(path: Path): boolean {
    return !path.isNamed && !path.hasAnswered && path !== this.#inUse;
  }

  /** Takes the best path. One that has failed stays in use while there is no other, but carries nothing. */
  #choose(nowMs: number): void {
    const { pathKind } = this.#options;
    const before = this.#inUse;
    const isProven = before?.isSure === true;
    this.#choseMs = nowMs;
    if (before === undefined) return;
    const mayFollow = (path: Path): boolean => {
      if (path === before || !path.isSure || (this.#keepsPlace && !path.isAnnounced)) return false;
      return !isProven || (this.#heldUntilMs(path) <= nowMs && isBetter(path, before, pathKind));
    };
    const [best] = this.#paths.filter(mayFollow).sort((one, other) => compare(one, other, pathKind));
    if (best === undefined) return;
    // Its proof may be from before whatever ended the other path.
    if (!isProven) best.suspect(nowMs, "full");
    best.usedFromMs ??= nowMs;
    this.#paths.inUse = best;
    this.#inUseFromMs = nowMs;
    // Its uplink is gone.
    if (before.destination.uplink !== undefined && !pathKind.isUsable(before.destination)) this.#paths.forget(before);
    // The peer may have withdrawn it while it was in use.
    this.#paths.keepForeign();
    this.#hurry();
    this.#options.onMove(best.rtt.smoothedMs, nowMs);
    this.#options.raise({ type: "pathChanged", path: pathKind.copy(best.destination) });
  }

  /**
   * Whether nothing that is not announced takes the place of the path in use: only the server, which may lie, says that it
   * has to be proven again, or it is the relay and works as far as is known.
   */
  get #keepsPlace(): boolean {
    const inUse = this.#inUse;
    if (inUse === undefined) return false;
    if (inUse.isDoubtedByServer) return true;
    if (!this.#options.pathKind.leadsToPeer(inUse.destination)) return false;
    return inUse.state === "proven" || (inUse.state === "unproven" && inUse.unanswered < FIRST_REQUESTS_MAX);
  }

  /** Until when a path does not take the place of the one in use, if that is proven. */
  #heldUntilMs(path: Path): number {
    return path.heldUntilMs(this.#inUse?.isAnnounced ? HOLD_MAX_MS : HOLD_FOREIGN_MAX_MS);
  }

  /** Whether a proven path was held back when the path in use was chosen. */
  #isHeld(path: Path): boolean {
    return path !== this.#inUse && path.state === "proven" && this.#heldUntilMs(path) > this.#choseMs;
  }

  /** Keeps the proof of the path in use fresh; if no path is proven, tries all of them often. */
  #hurry(): void {
    const inUse = this.#inUse;
    if (inUse?.state === "proven") {
      inUse.renewWithin(this.#options.limits.pathProofMs);
      return;
    }
    for (const path of this.#paths) path.renewWithin(LOST_PAUSE_MS);
    if (inUse?.state === "unproven" && inUse.unanswered < FIRST_REQUESTS_MAX) inUse.renewWithin(FIRST_PAUSE_MS);
  }
}

/** Whether a datagram of the peer came from there, or the peer has answered a request that went there. */
function isHeard({ hasAnswered, receivedMs }: Path): boolean {
  return hasAnswered || receivedMs !== Number.NEGATIVE_INFINITY;
}

/** The addresses at which the peer saw this side on those of the paths that are proven, each once. */
function seenOn(paths: Iterable<Path>): SocketAddress[] {
  const seen: SocketAddress[] = [];
  for (const { isSure, seenAt } of paths)
    if (isSure && seenAt !== undefined && !seen.some((each) => isSameAddress(each, seenAt))) seen.push(seenAt);
  return seen;
}
