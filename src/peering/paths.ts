/**
 * The paths of a link, and the one that its datagrams take.
 *
 * Each address that the peer announces or sends from is a path. Data goes only to a proven one:
 *
 * - A datagram that verifies but comes from elsewhere than the path in use offers its source as a path. It moves nothing.
 * - An address that the peer has not announced carries data only after the paths in use have failed. Who copies or
 *   forwards datagrams can so offer a path, but never take one that works.
 * - Among announced paths the fastest is taken, if it is faster by a margin.
 * - A proof is renewed now and then, and at once if the peer is not heard on the path. A path whose peer misses three
 *   requests has failed.
 *
 * path/path.ts is one path. The requests and answers are messages of the channel that this is.
 *
 * @see RFC 9000, sections 8.2 and 9; proto/PROTOCOL.md, "Paths"
 */

import { PeerPathRequest, PeerPathResponse } from "../../generated/chatwire/v1/peer.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import { SEALED_OVERHEAD_BYTES } from "../framing/datagram.ts";
import { encodePeerMessage } from "../framing/peer-message.ts";
import type { Limits } from "../limits.ts";
import type { BodyOf, Channel, OutgoingMessage } from "./channel.ts";
import { earlier } from "./path/backoff.ts";
import { Path, type PathState } from "./path/path.ts";
import type { Destination, PathKind } from "./path/path-kind.ts";

const TOKEN_BYTES = 8;
/** Paths that the peer has not announced, and answers that wait to be sent. Older ones go first. */
const UNANNOUNCED_MAX = 8;
const ANSWERS_MAX = 32;
/** While no path is proven, all are tried with this pause at most. */
const LOST_PAUSE_MS = 1_000;
/** Another path is taken if it is faster by this much, or by this fraction of the round trip if that is more. */
const MARGIN_MS = 5;
const MARGIN = 0.1;

/** Datagrams take another path from now on. */
export type PathEvent = { readonly type: "pathChanged"; readonly path: Destination };

/** A path of a link, for people. */
export interface PathStatus {
  readonly destination: Destination;
  readonly state: PathState;
  readonly isInUse: boolean;
  /** Whether the peer named the address, through the server or inside the seal. */
  readonly isAnnounced: boolean;
  /** Smoothed round trip time in milliseconds; undefined before the first measurement. */
  readonly rttMs: number | undefined;
}

export interface PathsOptions {
  readonly pathKind: PathKind;
  readonly limits: Pick<Limits, "candidatesMax" | "pathProofMs" | "pathStandbyProofMs">;
  readonly random: RandomBytes;
  readonly raise: (event: PathEvent) => void;
  /** Called when datagrams take another path, which has this round trip. */
  readonly onMove: (rttMs: number | undefined, nowMs: number) => void;
  /** Called with each round trip of the path in use. */
  readonly onRoundTrip: (rttMs: number) => void;
}

interface Answer {
  readonly to: Destination;
  readonly token: bigint;
}

export class Paths implements Channel<"peerPathRequest" | "peerPathResponse"> {
  readonly bodies = ["peerPathRequest", "peerPathResponse"] as const;
  readonly #options: PathsOptions;
  /** The oldest first. */
  readonly #paths: Path[] = [];
  readonly #answers: Answer[] = [];
  /** The path that datagrams take. */
  #inUse: Path | undefined;
  #hasBegun = false;
  /** The path that the latest datagram came on. */
  #heard: Path | undefined;

  constructor(options: PathsOptions) {
    this.#options = options;
  }

  /** Where datagrams go; undefined before a path is proven. */
  get destination(): Destination | undefined {
    return this.#inUse?.destination;
  }

  get statuses(): PathStatus[] {
    return this.#paths.map((path) => ({
      destination: this.#options.pathKind.copy(path.destination),
      state: path.state,
      isInUse: path === this.#inUse,
      isAnnounced: path.isAnnounced,
      rttMs: path.rtt.smoothedMs,
    }));
  }

  /** Adds addresses that the peer has announced. Ignores unusable ones, and those past `candidatesMax`. */
  announce(destinations: readonly Destination[], nowMs: number): void {
    const { pathKind, limits } = this.#options;
    for (const destination of destinations) {
      if (!pathKind.isUsable(destination)) continue;
      const isFull = this.#paths.filter(({ isAnnounced }) => isAnnounced).length >= limits.candidatesMax;
      const path = this.#find(destination) ?? (isFull ? undefined : this.#add(destination, true));
      if (path === undefined) continue;
      path.isAnnounced ||= !isFull;
      if (this.#hasBegun) path.try(nowMs);
    }
    this.#choose(nowMs);
  }

  /**
   * Begins with the path of the handshake, and tries the announced ones.
   *
   * @param isProven  whether the handshake has proven it
   * @param asks      whether to send a request there at once
   */
  begin(destination: Destination, isProven: boolean, asks: boolean, nowMs: number): void {
    this.#hasBegun = true;
    const path = this.#find(destination) ?? this.#add(destination, false);
    if (isProven) {
      path.begin(nowMs);
      this.#inUse = path;
    }
    for (const each of this.#paths) each.try(nowMs);
    this.#hurry();
    if (asks || !isProven) path.ask(nowMs);
  }

  /** Takes note of a datagram that verified and is no copy of an earlier one. */
  received(from: Destination, bytes: number, nowMs: number): void {
    const path = this.#find(from) ?? this.#add(from, false);
    path.received(bytes, nowMs);
    // The peer sends from elsewhere than before. It may have moved.
    if (path !== this.#heard && path !== this.#inUse) this.suspect(nowMs);
    this.#heard = path;
  }

  /** Has the path in use proven again at once: the peer was not heard on it. */
  suspect(nowMs: number): void {
    this.#inUse?.suspect(nowMs);
  }

  handle(body: BodyOf<"peerPathRequest" | "peerPathResponse">, nowMs: number, from: Destination): void {
    const { token } = body.value;
    if (body.case === "peerPathRequest") {
      if (this.#answers.length >= ANSWERS_MAX) this.#answers.shift();
      this.#answers.push({ to: this.#options.pathKind.copy(from), token });
      return;
    }
    for (const path of this.#paths) {
      const rttMs = path.answered(token, nowMs);
      if (rttMs === undefined) continue;
      if (path === this.#inUse) this.#options.onRoundTrip(rttMs);
      this.#choose(nowMs);
      this.#hurry();
      return;
    }
  }

  poll(nowMs: number): OutgoingMessage | undefined {
    for (let answer = this.#answers.shift(); answer !== undefined; answer = this.#answers.shift()) {
      const { to, token } = answer;
      const message = { case: "peerPathResponse", value: PeerPathResponse.create({ token }) } as const;
      const bytes = encodePeerMessage(message, 0);
      if (this.#maySend(this.#find(to), bytes)) return { bytes, to };
    }
    for (const path of this.#paths) {
      if (!path.isDue(nowMs)) continue;
      const token = this.#token();
      const bytes = encodePeerMessage({ case: "peerPathRequest", value: PeerPathRequest.create({ token }) }, 0);
      if (this.#maySend(path, bytes)) {
        path.requested(token, nowMs);
        this.#hurry();
        return { bytes, to: path.destination };
      }
      path.wait();
    }
    return undefined;
  }

  get nextTimeoutMs(): number | undefined {
    if (!this.#hasBegun) return undefined;
    let nextMs: number | undefined;
    for (const path of this.#paths) nextMs = earlier(nextMs, path.nextTimeoutMs);
    return nextMs;
  }

  handleTimeout(nowMs: number): "waiting" {
    let hasFailed = false;
    for (const path of this.#paths) if (path.expire(nowMs)) hasFailed = true;
    if (!hasFailed) return "waiting";
    this.#choose(nowMs);
    this.#hurry();
    return "waiting";
  }

  #maySend(path: Path | undefined, message: Uint8Array): boolean {
    const bytes = message.length + SEALED_OVERHEAD_BYTES;
    if (path?.mayGet(bytes) !== true) return false;
    path.sent(bytes);
    return true;
  }

  /** Takes the best path. One that has failed stays in use while there is no other. */
  #choose(nowMs: number): void {
    const proven = this.#paths.filter(({ state }) => state === "proven");
    const inUse = this.#inUse?.state === "proven" ? this.#inUse : undefined;
    const best = proven.sort((one, other) => this.#compare(one, other))[0];
    if (best === undefined || best === this.#inUse) return;
    if (inUse !== undefined && !this.#isBetter(best, inUse)) return;
    const isFirst = this.#inUse === undefined;
    this.#inUse = best;
    this.#hurry();
    this.#options.onMove(best.rtt.smoothedMs, nowMs);
    if (!isFirst) this.#options.raise({ type: "pathChanged", path: this.#options.pathKind.copy(best.destination) });
  }

  #compare(one: Path, other: Path): number {
    return Number(other.isAnnounced) - Number(one.isAnnounced) || this.#costMs(one) - this.#costMs(other);
  }

  #isBetter(path: Path, inUse: Path): boolean {
    if (path.isAnnounced !== inUse.isAnnounced) return path.isAnnounced;
    const costMs = this.#costMs(inUse);
    return path.isAnnounced && this.#costMs(path) < costMs - Math.max(MARGIN_MS, costMs * MARGIN);
  }

  #costMs({ destination, shortestMs = 0 }: Path): number {
    return shortestMs + this.#options.pathKind.handicapMs(destination);
  }

  /** Keeps the proof of the path in use fresh; if no path is proven, tries all of them often. */
  #hurry(): void {
    const { pathProofMs } = this.#options.limits;
    if (this.#inUse?.state === "proven") this.#inUse.renewWithin(pathProofMs);
    else for (const path of this.#paths) path.renewWithin(LOST_PAUSE_MS);
  }

  #find(destination: Destination): Path | undefined {
    const { pathKind } = this.#options;
    if (this.#inUse !== undefined && pathKind.isSame(this.#inUse.destination, destination)) return this.#inUse;
    return this.#paths.find((path) => this.#options.pathKind.isSame(path.destination, destination));
  }

  #add(destination: Destination, isAnnounced: boolean): Path {
    const { pathKind, limits } = this.#options;
    const others = this.#paths.filter((path) => !path.isAnnounced && path !== this.#inUse);
    const oldest = others.find(({ state }) => state !== "proven") ?? others[0];
    if (!isAnnounced && others.length >= UNANNOUNCED_MAX && oldest !== undefined)
      this.#paths.splice(this.#paths.indexOf(oldest), 1);
    const path = new Path(pathKind.copy(destination), isAnnounced, limits.pathStandbyProofMs);
    this.#paths.push(path);
    return path;
  }

  #token(): bigint {
    const bytes = this.#options.random(TOKEN_BYTES);
    return new DataView(bytes.buffer, bytes.byteOffset, TOKEN_BYTES).getBigUint64(0);
  }
}
