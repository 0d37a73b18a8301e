import type { SocketAddress } from "../../socket-address.ts";
import { ROUND_TRIP_MAX_MS, RttEstimator } from "../rtt-estimator.ts";
import { earlier } from "./backoff.ts";
import type { FreeProbes } from "./free-probes.ts";
import type { Destination } from "./path-kind.ts";
import { PathSize } from "./path-size.ts";
import { ProofLoss } from "./proof-loss.ts";

/**
 * - unproven: the peer has not answered a request of full size that went there.
 * - proven: it has, and has not missed three requests in a row since, or what was sent meanwhile has arrived.
 * - failed: it has missed three in a row, and nothing arrives meanwhile. It may come back.
 */
export type PathState = "unproven" | "proven" | "failed";

/** The result of an answered request. */
export interface PathProof {
  /** In milliseconds; undefined: the answer took longer than `ROUND_TRIP_MAX_MS`. */
  readonly rttMs: number | undefined;
  /** Whether the path had failed. Round trips from before that no longer count. */
  readonly isRecovery: boolean;
}

export interface PathOptions {
  readonly destination: Destination;
  /** After how many milliseconds a proof is renewed; earlier if `renewWithin` asks for it. */
  readonly proofMs: number;
  /** Whether only the peer can receive what goes there, so that requests need no limit. Default: false. */
  readonly isSafe?: boolean;
}

/** Who says that a proof is from before a change: the server, which may lie, or an end of the link itself. */
export type Doubter = "server" | "end";

interface SentRequest {
  readonly sentMs: number;
  /** What the link had carried by then. */
  readonly trafficBytes: number;
  readonly isFull: boolean;
}

/** A proven path whose peer misses this many requests in a row has failed, unless it delivers data. */
const MISSED_MAX = 3;
/**
 * How long a path without an answer is kept because it delivers data: requests and answers get lost where others arrive.
 * No longer, as the peer may acknowledge what somebody else receives.
 */
const DELIVERING_MAX_MS = 5_000;
/** A request is repeated after two round trips, but neither before nor after these pauses. */
const REPEAT_PAUSE_MIN_MS = 100;
const REPEAT_PAUSE_MAX_MS = 1_000;
/** The pause between requests of full size, while the peer sends from there and answers only short ones. */
const SIZE_PAUSE_MS = 1_000;
/** The first requests of full size are repeated as those to a proven path are: one that was lost is the likely reason. */
const QUICK_FULL_REQUESTS = 5;
const QUICK_PAUSE_MAX_MS = 200;
/** The first pause after which it is news again that the peer sends from somewhere else. */
const NEWS_PAUSE_MIN_MS = 100;
/** The pauses after each request to a path that is not proven. The last one repeats. */
const TRY_PAUSES_MS = [100, 200, 700, 4_000, 60_000] as const;
/** Requests to an address that does not answer; then it must send something itself. */
const UNANSWERED_MAX = 20;
/**
 * An address that has never answered gets at most this many times the bytes that came from it, besides the free probes
 * (RFC 9000, section 8).
 */
const AMPLIFICATION_MAX = 3;
/**
 * Round trips may be long due to what the link itself carries: those during which it was at least so many bytes, both ways,
 * on any path, count for the choice only if they are shorter than the smoothed one. So do those of requests of full size,
 * which take longer on a slow line.
 */
const LOAD_BYTES = 4_800;
/** The latest requests, of which an answer counts. */
const TOKENS_MAX = 16;
/** For how long a path that has failed does not take the place of a proven one. It doubles with each failure. */
const HOLD_MIN_MS = 1_000;
/** After this time without a failure, the next one counts as the first. */
const FORGIVEN_MS = 120_000;

/**
 * One path of a link: an address of the peer, and how far it is proven that the peer receives there.
 *
 * A proof is a request with a random token that goes to this address only, and an answer with the token. The answer
 * counts wherever it comes from: a copy of it may arrive from elsewhere first, but only who receives at this address
 * knows the token (RFC 9000, section 8.2.3).
 *
 * Short requests come first, as somebody else may be there, but for the relay. After an answer, the next one fills a
 * datagram: a path that drops those is of no use (RFC 9000, section 8.2.1). The proof is renewed by short requests; if
 * there is reason to doubt the path, by a full one.
 */
export class Path {
  /** Its kind may change: a gateway may begin to map the address, or end that. */
  destination: Destination;
  /** Round trips of the requests. */
  readonly rtt = new RttEstimator();
  readonly size = new PathSize();
  /** How many of the latest requests got lost, or their answers. */
  readonly loss = new ProofLoss();
  /** The address of this side from which the peer saw a request come, if the answer came from where it went. */
  seenAt: SocketAddress | undefined;
  /** Whether a search of ports has found the path, so that the peer names it in no list. */
  isFound = false;
  /** When datagrams took the path for the first time; undefined: they never did. */
  usedFromMs: number | undefined;
  /** When the latest datagram came from there. */
  receivedMs = Number.NEGATIVE_INFINITY;
  /** When a copy of a datagram is looked at again if it comes from there. */
  copyFromMs = Number.NEGATIVE_INFINITY;
  readonly #proofMs: number;
  /** Undefined: neither the peer nor the server has named the address. */
  #freeProbes: FreeProbes | undefined;
  #isAnnounced = false;
  /** Whether only the peer can receive what goes there. */
  readonly #isSafe: boolean;
  #state: PathState = "unproven";
  #hasAnswered = false;
  /** Whether the peer has answered a short request since the path was last not proven. */
  #isReached = false;
  /** Whether there is reason to doubt a proven path. */
  #isSuspected = false;
  /** Who says that the proof is from before one side changed networks. Undefined: nobody does. */
  #doubtedBy: Doubter | undefined;
  /** When the latest requests were sent, by token, the oldest first. */
  readonly #sent = new Map<bigint, SentRequest>();
  /** Of the round trips without load. */
  readonly #unloaded = new RttEstimator();
  /** Requests since the last answer. */
  #unanswered = 0;
  #requestedMs = Number.NEGATIVE_INFINITY;
  /** When the first of them was sent. */
  #unansweredFromMs = Number.NEGATIVE_INFINITY;
  /** When the newest data was sent there that is known to have arrived. */
  #deliveredMs = Number.NEGATIVE_INFINITY;
  /** When that became known. */
  #acknowledgedMs = Number.NEGATIVE_INFINITY;
  /** When something is due; undefined: not before the peer sends something from there. */
  #dueMs: number | undefined;
  #provenMs = Number.NEGATIVE_INFINITY;
  /** When the request was sent that was answered last. */
  #provenRequestMs = Number.NEGATIVE_INFINITY;
  #requests = 0;
  #answeredToken: bigint | undefined;
  #failures = 0;
  #failedMs = Number.NEGATIVE_INFINITY;
  /** When `isNews` returns true again, and the pause before that. */
  #newsFromMs = Number.NEGATIVE_INFINITY;
  #newsPauseMs = NEWS_PAUSE_MIN_MS;
  /** Since the latest failure. */
  #receivedBytes = 0;
  #sentBytes = 0;

  constructor({ destination, proofMs, isSafe = false }: PathOptions) {
    this.destination = destination;
    this.#proofMs = proofMs;
    this.#isSafe = isSafe;
  }

  /** Whether the peer itself names the address, inside the seal. */
  get isAnnounced(): boolean {
    return this.#isAnnounced;
  }

  /** Whether the peer or the server names the address. By the server's word alone it is tried, and no more. */
  get isNamed(): boolean {
    return this.#freeProbes !== undefined;
  }

  /** The server names the address. @param freeProbes  those of its IP address */
  offered(freeProbes: FreeProbes): void {
    this.#freeProbes ??= freeProbes;
  }

  /** The peer names the address. @param freeProbes  those of its IP address */
  announced(freeProbes: FreeProbes): void {
    this.offered(freeProbes);
    this.#isAnnounced = true;
  }

  /** The peer does not name the address, or no longer. */
  withdrawn(): void {
    this.#freeProbes = undefined;
    this.#isAnnounced = false;
  }

  /** When the latest proof arrived, in monotonic milliseconds; undefined: none has. */
  get provenMs(): number | undefined {
    return this.#provenMs === Number.NEGATIVE_INFINITY ? undefined : this.#provenMs;
  }

  /** Smoothed round trip without load, in milliseconds; undefined before the first (RFC 6298). */
  get unloadedMs(): number | undefined {
    return this.#unloaded.smoothedMs;
  }

  get state(): PathState {
    return this.#state;
  }

  /** Whether the path is proven, by a proof from after the latest change of networks. */
  get isSure(): boolean {
    return this.#state === "proven" && this.#doubtedBy === undefined;
  }

  /** Whether the path is proven, and nobody but the server says that the proof is too old. */
  get isDoubtedByServer(): boolean {
    return this.#state === "proven" && this.#doubtedBy === "server";
  }

  /** Whether the latest answer had this token. */
  isAnswered(token: bigint): boolean {
    return this.#answeredToken === token;
  }

  /** Whether the peer has ever answered a request that went there. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  /** Requests since the last answer. */
  get unanswered(): number {
    return this.#unanswered;
  }

  /** Requests that went there so far. */
  get requests(): number {
    return this.#requests;
  }

  /** When the latest request was sent. */
  get requestedMs(): number {
    return this.#requestedMs;
  }

  /** Until when the path does not take the place of a proven one, because it has failed. @param maxMs  for how long at most */
  heldUntilMs(maxMs: number): number {
    if (this.#failures === 0) return Number.NEGATIVE_INFINITY;
    return this.#failedMs + Math.min(HOLD_MIN_MS * 2 ** (this.#failures - 1), maxMs);
  }

  /** Whether the next request is to fill a datagram. */
  get wantsFull(): boolean {
    return this.#state === "proven" ? this.#isSuspected : this.#isReached || this.#isSafe;
  }

  /** When `expire` has something to do, or a request is due. */
  get nextTimeoutMs(): number | undefined {
    return this.#dueMs;
  }

  /** Begins to try the path at a time, unless it is proven or being tried. */
  try(fromMs: number): void {
    this.#dueMs ??= fromMs;
  }

  /** Makes a request due at once. */
  ask(nowMs: number): void {
    this.#dueMs = nowMs;
  }

  /** Makes a request due at once, unless one is open; but after a proof, not before the answer to a request could be late. */
  suspect(nowMs: number, request: "short" | "full"): void {
    if (this.#state !== "proven" || this.#unanswered > 0) return;
    if (request === "full") this.#isSuspected = true;
    this.#dueMs = earlier(this.#dueMs, Math.max(nowMs, this.#provenMs + this.#repeatPauseMs));
  }

  /**
   * One side has changed networks: answers to earlier requests say nothing. Keeps a proven path as it is until three
   * requests are missing, but `isSure` only once one is answered.
   */
  doubt(nowMs: number, by: Doubter): void {
    this.#renew(nowMs);
    if (this.#state !== "proven") return;
    this.#isSuspected = true;
    if (this.#doubtedBy !== "end") this.#doubtedBy = by;
  }

  /** As `doubt`, but the path has to be proven from the start, as somebody else may be at the address now. */
  reset(nowMs: number): void {
    this.#renew(nowMs);
    if (this.#state === "proven") this.#state = "unproven";
    this.#isReached = false;
    this.#doubtedBy = undefined;
    this.#isSuspected = false;
    this.rtt.restart(undefined);
  }

  #renew(nowMs: number): void {
    this.loss.restart();
    this.#sent.clear();
    this.#unloaded.restart(undefined);
    this.#answeredToken = undefined;
    this.seenAt = undefined;
    this.#unanswered = 0;
    this.#deliveredMs = Number.NEGATIVE_INFINITY;
    this.#acknowledgedMs = Number.NEGATIVE_INFINITY;
    this.#failures = 0;
    this.#failedMs = Number.NEGATIVE_INFINITY;
    this.#dueMs = Math.max(nowMs, this.#requestedMs + this.#repeatPauseMs);
    this.size.doubt();
  }

  /** Makes no request due before that time. */
  postpone(untilMs: number): void {
    this.#dueMs = untilMs;
  }

  /** Brings the next request forward. */
  renewWithin(pauseMs: number): void {
    const fromMs = Math.max(this.#provenMs, this.#requestedMs);
    if (fromMs !== Number.NEGATIVE_INFINITY) this.#dueMs = earlier(this.#dueMs, fromMs + pauseMs);
  }

  /**
   * Takes note of a datagram from there that verified. After the first one, a request is due at once: NATs that have dropped
   * those before may be open now.
   */
  received(bytes: number, nowMs: number): void {
    const isFirst = this.receivedMs === Number.NEGATIVE_INFINITY;
    this.credit(bytes);
    this.receivedMs = nowMs;
    if (this.#state === "proven") return;
    if (!this.#isReached) this.#unanswered = 0;
    if (isFirst && !this.#isReached) this.#dueMs = nowMs;
    const pauseMs = this.#isReached ? SIZE_PAUSE_MS : REPEAT_PAUSE_MIN_MS;
    this.#dueMs = earlier(this.#dueMs, Math.max(nowMs, this.#requestedMs + pauseMs));
  }

  /**
   * Whether it says something that the peer sends from there and not on the path in use. The pause until it does so again
   * doubles each time, up to a maximum, and begins anew after a silence of that length.
   */
  isNews(pauseMaxMs: number, nowMs: number): boolean {
    if (nowMs < this.#newsFromMs) return false;
    const isAfterSilence = nowMs >= this.#newsFromMs + pauseMaxMs;
    this.#newsPauseMs = isAfterSilence ? NEWS_PAUSE_MIN_MS : Math.min(2 * this.#newsPauseMs, pauseMaxMs);
    this.#newsFromMs = nowMs + this.#newsPauseMs;
    return true;
  }

  /** Counts bytes as received from there. */
  credit(bytes: number): void {
    this.#receivedBytes += bytes;
  }

  /** Whether a request of that many bytes may be sent there. */
  mayRequest(bytes: number): boolean {
    return this.#hasFreeProbe || this.mayGet(bytes);
  }

  /** Whether that many bytes may be sent there that the peer may not receive. */
  mayGet(bytes: number): boolean {
    return this.#hasAnswered || this.#isSafe || this.mayReturn(bytes);
  }

  /** Whether datagrams with data may be sent there. A path that has failed gets none, whatever it had proven before. */
  get mayCarry(): boolean {
    return this.#state === "proven" || (this.#isSafe && this.#state === "unproven");
  }

  /** Whether that many bytes may be sent there as far as they depend on what came from there since it has failed. */
  mayReturn(bytes: number): boolean {
    return this.#sentBytes + bytes <= this.#receivedBytes * AMPLIFICATION_MAX;
  }

  sent(bytes: number): void {
    this.#sentBytes += bytes;
  }

  /** Takes note that data has arrived, by an acknowledgement of the peer. @param sentMs  when it was sent there */
  delivered(sentMs: number, nowMs: number): void {
    if (sentMs <= this.#deliveredMs) return;
    this.#deliveredMs = sentMs;
    this.#acknowledgedMs = nowMs;
  }

  /** Takes note of answers that are missing. Returns whether the path was proven and has failed. */
  expire(nowMs: number): boolean {
    if (this.#dueMs === undefined || this.#dueMs > nowMs || !this.#hasMissed(nowMs)) return false;
    if (this.#state !== "proven") {
      this.#dueMs = undefined;
      return false;
    }
    return this.fail(nowMs);
  }

  /** Whether the peer has answered a request that was sent since then. */
  isProvenSince(sinceMs: number): boolean {
    return this.#provenRequestMs >= sinceMs;
  }

  /** The way is gone from this side. Returns whether the path was proven and has failed. */
  lose(nowMs: number): boolean {
    const hasFailed = this.fail(nowMs);
    this.#dueMs = undefined;
    return hasFailed;
  }

  /** The path does not carry data any more. Returns whether it was proven and has failed. */
  fail(nowMs: number): boolean {
    if (this.#state !== "proven") return false;
    this.#state = "failed";
    this.#unloaded.restart(undefined);
    this.#isReached = false;
    this.#isSuspected = false;
    this.#doubtedBy = undefined;
    this.#unanswered = 0;
    this.#failures = nowMs - this.#failedMs > FORGIVEN_MS ? 1 : this.#failures + 1;
    this.#failedMs = nowMs;
    this.#receivedBytes = 0;
    this.#sentBytes = 0;
    this.size.doubt();
    return true;
  }

  /** Whether a request is due. */
  isDue(nowMs: number): boolean {
    return this.#dueMs !== undefined && this.#dueMs <= nowMs && !this.#hasMissed(nowMs);
  }

  /**
   * Takes note of a request of that many bytes, which is sent now. It is full if the path wants that.
   *
   * @param trafficBytes  what the link has carried so far, as for `answered`
   */
  requested(token: bigint, bytes: number, nowMs: number, trafficBytes = 0): void {
    if (!this.#hasFreeProbe) this.sent(bytes);
    else if (!this.#hasAnswered && !this.#isSafe) this.#freeProbes?.take();
    this.#requests += 1;
    this.loss.requested(token, nowMs);
    this.#sent.set(token, { sentMs: nowMs, trafficBytes, isFull: this.wantsFull });
    const [oldest] = this.#sent.keys();
    if (this.#sent.size > TOKENS_MAX && oldest !== undefined) this.#sent.delete(oldest);
    if (this.#unanswered === 0) this.#unansweredFromMs = nowMs;
    this.#unanswered += 1;
    this.#requestedMs = nowMs;
    this.#dueMs = nowMs + (this.#state === "proven" ? this.#repeatPauseMs : this.#tryPauseMs);
  }

  /** Gives up the request that is due, until the peer sends something from there. */
  wait(): void {
    this.#dueMs = undefined;
  }

  /**
   * Takes an answer.
   *
   * @returns undefined if it is to no request that went there; "reached" if a request of full size comes next
   */
  answered(token: bigint, nowMs: number, trafficBytes = 0): PathProof | "reached" | undefined {
    this.loss.answered(token, nowMs);
    const request = this.#sent.get(token);
    if (request === undefined) return undefined;
    this.#hasAnswered = true;
    this.loss.begin();
    this.#freeProbes?.answered();
    this.#answeredToken = token;
    this.#unanswered = 0;
    this.#sent.clear();
    const tookMs = nowMs - request.sentMs;
    const rttMs = tookMs <= ROUND_TRIP_MAX_MS ? tookMs : undefined;
    const isLoaded = trafficBytes - request.trafficBytes >= LOAD_BYTES;
    if (rttMs !== undefined) this.#keepRoundTrip(rttMs, isLoaded || request.isFull);
    if (this.#state !== "proven" && !request.isFull) {
      this.#isReached = true;
      this.#dueMs = nowMs;
      return "reached";
    }
    if (request.isFull) this.#isSuspected = false;
    this.#doubtedBy = undefined;
    const isRecovery = this.#state === "failed";
    if (isRecovery) this.rtt.restart(undefined);
    if (rttMs !== undefined) this.rtt.measured(rttMs, 0);
    this.#state = "proven";
    this.#provenMs = nowMs;
    this.#provenRequestMs = request.sentMs;
    this.#dueMs = nowMs + this.#proofMs;
    return { rttMs, isRecovery };
  }

  /** @param isLong  whether something else than the path may have made it long */
  #keepRoundTrip(rttMs: number, isLong: boolean): void {
    if (isLong && rttMs >= (this.unloadedMs ?? Number.POSITIVE_INFINITY)) return;
    this.#unloaded.measured(rttMs, 0);
  }

  get #hasFreeProbe(): boolean {
    return this.#freeProbes?.hasLeft === true;
  }

  /** Whether it is of no use to send one more request in this state. */
  #hasMissed(nowMs: number): boolean {
    if (this.#state === "proven") return this.#unanswered >= MISSED_MAX && !this.#delivers(nowMs);
    return !this.#hasAnswered && !this.#isSafe && this.#unanswered >= UNANSWERED_MAX;
  }

  /**
   * Whether data has arrived that was sent there since the first of the latest three requests, or newer data keeps arriving.
   * All of it may be from before the requests, if they wait in a queue of the network that has grown long.
   */
  #delivers(nowMs: number): boolean {
    const first = [...this.#sent.values()].at(-MISSED_MAX);
    if (first === undefined || nowMs >= this.#unansweredFromMs + DELIVERING_MAX_MS) return false;
    return this.#deliveredMs >= first.sentMs || nowMs - this.#acknowledgedMs < this.#repeatPauseMs;
  }

  get #repeatPauseMs(): number {
    return Math.min(Math.max(2 * (this.rtt.smoothedMs ?? 0), REPEAT_PAUSE_MIN_MS), REPEAT_PAUSE_MAX_MS);
  }

  get #tryPauseMs(): number {
    if (this.#isReached && this.#unanswered <= QUICK_FULL_REQUESTS)
      return Math.min(this.#repeatPauseMs, QUICK_PAUSE_MAX_MS);
    const done = this.#isReached ? QUICK_FULL_REQUESTS : 1;
    return TRY_PAUSES_MS[Math.min(this.#unanswered - done, TRY_PAUSES_MS.length - 1)] ?? 0;
  }
}
