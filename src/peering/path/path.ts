import { RttEstimator } from "../rtt-estimator.ts";
import { earlier } from "./backoff.ts";
import type { Destination } from "./path-kind.ts";

/**
 * - unproven: the peer has not answered a request that went there.
 * - proven: it has, and has not missed three requests since.
 * - failed: it has missed three requests. It may come back.
 */
export type PathState = "unproven" | "proven" | "failed";

/** A proven path whose peer misses this many requests in a row has failed. */
const MISSED_MAX = 3;
/** A request is repeated after two round trips, but not before this pause. */
const REPEAT_PAUSE_MIN_MS = 100;
/** The pauses before each request to a path that is not proven. The last one repeats. */
const TRY_PAUSES_MS = [100, 200, 700, 4_000, 60_000] as const;
/** Requests to an address that has never answered; then it must send something itself. */
const UNANSWERED_MAX = 20;
/** An address that has not proven itself gets at most this many times the bytes that came from it (RFC 9000, section 8). */
const AMPLIFICATION_MAX = 3;
/** The latest round trips, of which the shortest counts. Longer ones may be due to what this side itself sends. */
const ROUND_TRIPS_MAX = 8;
/** The latest requests, of which an answer counts. */
const TOKENS_MAX = 4;

/**
 * One path of a link: an address of the peer, and how far it is proven that the peer receives there.
 *
 * A proof is a request with a random token that goes to this address only, and an answer with the token. The answer
 * counts wherever it comes from: a copy of it may arrive from elsewhere first, but only who receives at this address
 * knows the token (RFC 9000, section 8.2.3).
 */
export class Path {
  readonly destination: Destination;
  /** Round trips of the requests. */
  readonly rtt = new RttEstimator();
  /** Whether the peer named the address, through the server or inside the seal. */
  isAnnounced: boolean;
  readonly #proofMs: number;
  #state: PathState = "unproven";
  #hasAnswered = false;
  /** When the latest requests were sent, by token, the oldest first. */
  readonly #sentMs = new Map<bigint, number>();
  readonly #roundTripsMs: number[] = [];
  /** Requests since the last answer. */
  #unanswered = 0;
  #requestedMs = Number.NEGATIVE_INFINITY;
  /** When something is due; undefined: not before the peer sends something from there. */
  #dueMs: number | undefined;
  #provenMs = Number.NEGATIVE_INFINITY;
  #receivedBytes = 0;
  #sentBytes = 0;

  /** @param proofMs  after how many milliseconds a proof is renewed; earlier if `renewWithin` asks for it */
  constructor(destination: Destination, isAnnounced: boolean, proofMs: number) {
    this.destination = destination;
    this.isAnnounced = isAnnounced;
    this.#proofMs = proofMs;
  }

  /** The shortest of the latest round trips, in milliseconds; undefined before the first. */
  get shortestMs(): number | undefined {
    return this.#roundTripsMs.length === 0 ? undefined : Math.min(...this.#roundTripsMs);
  }

  get state(): PathState {
    return this.#state;
  }

  /** When `expire` has something to do, or a request is due. */
  get nextTimeoutMs(): number | undefined {
    return this.#dueMs;
  }

  /** Begins to try the path, unless it is proven or being tried. */
  try(nowMs: number): void {
    this.#dueMs ??= nowMs + TRY_PAUSES_MS[0];
  }

  /** Counts the path as proven: the handshake has shown that the peer receives there. */
  begin(nowMs: number): void {
    this.#prove(nowMs);
  }

  /** Makes a request due at once. */
  ask(nowMs: number): void {
    this.#dueMs = nowMs;
  }

  /** Makes a request due at once, unless one is open or the last proof is fresh. */
  suspect(nowMs: number): void {
    const isFresh = nowMs < this.#provenMs + this.#repeatPauseMs;
    if (this.#state === "proven" && this.#unanswered === 0 && !isFresh) this.#dueMs = nowMs;
  }

  /** Brings the next request forward. */
  renewWithin(pauseMs: number): void {
    const fromMs = this.#unanswered === 0 ? this.#provenMs : this.#requestedMs;
    if (fromMs !== Number.NEGATIVE_INFINITY) this.#dueMs = earlier(this.#dueMs, fromMs + pauseMs);
  }

  /** Takes note of a datagram from there that verified. */
  received(bytes: number, nowMs: number): void {
    this.#receivedBytes += bytes;
    if (this.#state === "proven") return;
    this.#unanswered = 0;
    this.#dueMs = earlier(this.#dueMs, Math.max(nowMs, this.#requestedMs + REPEAT_PAUSE_MIN_MS));
  }

  /** Whether that many bytes may be sent there. */
  mayGet(bytes: number): boolean {
    if (this.#state === "proven" || this.#hasAnswered || this.isAnnounced) return true;
    return this.#sentBytes + bytes <= this.#receivedBytes * AMPLIFICATION_MAX;
  }

  sent(bytes: number): void {
    this.#sentBytes += bytes;
  }

  /** Takes note of answers that are missing. Returns whether the path was proven and has failed. */
  expire(nowMs: number): boolean {
    if (this.#dueMs === undefined || this.#dueMs > nowMs || !this.#hasMissed) return false;
    if (this.#state !== "proven") {
      this.#dueMs = undefined;
      return false;
    }
    this.#state = "failed";
    this.#unanswered = 0;
    return true;
  }

  /** Whether a request is due. */
  isDue(nowMs: number): boolean {
    return this.#dueMs !== undefined && this.#dueMs <= nowMs && !this.#hasMissed;
  }

  /** Takes note of a request that is sent now. */
  requested(token: bigint, nowMs: number): void {
    this.#sentMs.set(token, nowMs);
    const [oldest] = this.#sentMs.keys();
    if (this.#sentMs.size > TOKENS_MAX && oldest !== undefined) this.#sentMs.delete(oldest);
    this.#unanswered += 1;
    this.#requestedMs = nowMs;
    this.#dueMs = nowMs + (this.#state === "proven" ? this.#repeatPauseMs : this.#tryPauseMs);
  }

  /** Gives up the request that is due, until the peer sends something from there. */
  wait(): void {
    this.#dueMs = undefined;
  }

  /** Takes an answer. Returns its round trip in milliseconds; undefined if it is to no request that went there. */
  answered(token: bigint, nowMs: number): number | undefined {
    const sentMs = this.#sentMs.get(token);
    if (sentMs === undefined) return undefined;
    this.rtt.measured(nowMs - sentMs, 0);
    this.#roundTripsMs.push(nowMs - sentMs);
    if (this.#roundTripsMs.length > ROUND_TRIPS_MAX) this.#roundTripsMs.shift();
    this.#prove(nowMs);
    return nowMs - sentMs;
  }

  #prove(nowMs: number): void {
    this.#state = "proven";
    this.#hasAnswered = true;
    this.#provenMs = nowMs;
    this.#unanswered = 0;
    this.#sentMs.clear();
    this.#dueMs = nowMs + this.#proofMs;
  }

  /** Whether it is of no use to send one more request in this state. */
  get #hasMissed(): boolean {
    if (this.#state === "proven") return this.#unanswered >= MISSED_MAX;
    return !this.#hasAnswered && this.#unanswered >= UNANSWERED_MAX;
  }

  get #repeatPauseMs(): number {
    return Math.max(2 * (this.rtt.smoothedMs ?? 0), REPEAT_PAUSE_MIN_MS);
  }

  get #tryPauseMs(): number {
    return TRY_PAUSES_MS[Math.min(this.#unanswered, TRY_PAUSES_MS.length - 1)] ?? 0;
  }
}
