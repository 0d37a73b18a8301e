/**
 * Where the datagrams of a link go, and whether they get there.
 *
 * - path-kind.ts is the interface of a kind of path; direct.ts is UDP from address to address, and path-kinds.ts adds
 *   the way over the relay of the server;
 * - connectivity-checks.ts tries the candidates of candidates.ts, with the datagrams of handshake.ts, until the two
 *   sides are connected;
 * - attempts.ts counts that for people;
 * - seal.ts then seals and opens the datagrams;
 * - ../paths.ts has the paths, has them proven, and chooses the one that datagrams take; path.ts is one of them;
 * - liveness.ts notices when the peer is gone;
 * - close.ts tells the peer that this side closes the link.
 *
 * The invariant: data goes only to a destination at which the peer has proven that it receives, or, where the
 * handshake was completed, in a small multiple of the bytes that came from there. Before that, punches and requests for
 * a proof go only to candidates that the kind of path finds usable, and in a small number to the source of a datagram
 * that verified. An initiation goes only over the relay and where the peer has answered a punch, a response to the
 * source of its initiation.
 *
 * @see proto/PROTOCOL.md, "Candidates", "Handshake" and "Paths"
 */

import type { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import type { NoiseKeys } from "../../crypto/link/noise.ts";
import { type RandomBytes, random64 } from "../../crypto/random-bytes.ts";
import { UsageError } from "../../errors.ts";
import { type HandshakeAttempt, HandshakeAttempts } from "./attempts.ts";
import { Candidates } from "./candidates.ts";
import type { LinkProbes } from "./free-probes.ts";
import { PeerHandshake, type PeerHandshakeOptions } from "./handshake.ts";
import { HANDSHAKE_DATAGRAM_BYTES } from "./handshake-payload.ts";
import type { Destination, PathKind } from "./path-kind.ts";
import type { Transmit } from "./seal.ts";

/** Responses, and answers to punches, that wait for `poll`. Further ones are dropped; the peer repeats its datagram. */
const ANSWERS_MAX = 32;
/** The addresses at which an initiation was answered last. */
const ANSWERED_MAX = 8;

/**
 * Tries every candidate until the handshake gets through. Both sides send punches, which open their NATs. The responder
 * answers those of the initiator, which sends its initiation where an answer says that the responder receives. So an
 * address that is named as a candidate but is not the peer's gets nothing but a few short punches.
 */
export class ConnectivityChecks {
  readonly #pathKind: PathKind;
  readonly #role: PeerHandshakeOptions["role"];
  readonly #handshake: PeerHandshake;
  readonly #candidates: Candidates;
  readonly #attempts: HandshakeAttempts;
  readonly #answers: Transmit[] = [];
  /** How often this side answered an initiation, and when it last did. */
  #answered = { times: 0, atMs: 0 };
  readonly #answeredAt: Destination[] = [];

  /**
   * @param probes  what may go to each IP address
   * @throws UsageError a key or an id has the wrong length, the capabilities are too long, or the path does not carry
   *   the datagrams of the handshake
   */
  constructor(pathKind: PathKind, options: PeerHandshakeOptions, candidatesMax: number, probes: LinkProbes) {
    if (pathKind.datagramBytesMax < HANDSHAKE_DATAGRAM_BYTES) {
      throw new UsageError(`The limit datagramBytesMax must be at least ${HANDSHAKE_DATAGRAM_BYTES}.`);
    }
    this.#pathKind = pathKind;
    this.#role = options.role;
    this.#handshake = new PeerHandshake(options);
    const isInitiator = options.role === "initiator";
    const draw = () => (isInitiator ? drawToken(options.random) : 0n);
    this.#candidates = new Candidates(pathKind, candidatesMax, draw, isInitiator, probes);
    this.#attempts = new HandshakeAttempts(pathKind, candidatesMax);
  }

  /** The keys of the link; undefined before the handshake is complete on this side. */
  get keys(): NoiseKeys | undefined {
    return this.#handshake.keys;
  }

  /** What the peer offers, from its sealed payload; undefined before its message was processed. */
  get remoteCapabilities(): Capabilities | undefined {
    return this.#handshake.remoteCapabilities;
  }

  /** What was tried so far. */
  get attempts(): readonly HandshakeAttempt[] {
    return this.#attempts.all;
  }

  add(candidates: readonly Destination[], nowMs: number): void {
    this.#candidates.add(candidates, nowMs);
  }

  /** Takes a punch. Returns whether it verified. */
  takePunch(datagram: Uint8Array, from: Destination, nowMs: number): boolean {
    const token = this.#handshake.readPunch(datagram);
    if (token === undefined) return false;
    if (this.#role === "responder") {
      this.#attempts.count("heard", from);
      return token === 0n || this.#answer(from, this.#handshake.punch(token));
    }
    if (token !== 0n) {
      const reached = this.#candidates.answered(token, nowMs);
      if (reached !== undefined) this.#attempts.count("heard", reached);
      return reached !== undefined;
    }
    this.#attempts.count("heard", from);
    this.#candidates.heard(from);
    return true;
  }

  /** Takes an initiation. Returns whether this side answers it. */
  answer(datagram: Uint8Array, from: Destination, nowMs: number): boolean {
    const bytes = this.#handshake.answer(datagram);
    if (bytes === undefined || !this.#answer(from, bytes)) return false;
    this.#attempts.count("heard", from);
    const to = this.#pathKind.copy(from);
    if (!this.#answeredAt.some((each) => this.#pathKind.isSame(each, to))) this.#answeredAt.push(to);
    if (this.#answeredAt.length > ANSWERED_MAX) this.#answeredAt.shift();
    this.#answered = { times: this.#answered.times + 1, atMs: nowMs };
    return true;
  }

  /** Takes a response. Returns whether it is the first that verified. */
  complete(datagram: Uint8Array, from: Destination): boolean {
    if (!this.#handshake.complete(datagram)) return false;
    this.#attempts.count("heard", from);
    return true;
  }

  /**
   * Returns how many bytes the handshake brought from an address, less a third of what went there in answer. What the
   * handshake sends is the same for all addresses, so its answers prove none.
   *
   * @param from  the source of the datagram that completed the handshake
   */
  creditBytes(from: Destination): number {
    if (this.#role === "initiator") return HANDSHAKE_DATAGRAM_BYTES;
    const isAnswered = this.#answeredAt.some((each) => this.#pathKind.isSame(each, this.#pathKind.copy(from)));
    return isAnswered ? Math.floor((HANDSHAKE_DATAGRAM_BYTES * 2) / 3) : 0;
  }

  /**
   * Measures the round trip of the handshake.
   *
   * @param from  the source of the datagram that completed it
   * @returns milliseconds; undefined if it is unclear which datagram the peer answered
   */
  roundTripMs(from: Destination, nowMs: number): number | undefined {
    const { times, atMs } = this.#answered;
    const sentMs = times === 0 ? this.#candidates.singleInitiationMs(from) : times === 1 ? atMs : undefined;
    return sentMs === undefined ? undefined : nowMs - sentMs;
  }

  /** Returns the next datagram to send, if there is one. */
  poll(nowMs: number): Transmit | undefined {
    const answer = this.#answers.shift();
    if (answer !== undefined) return answer;
    const next = this.#candidates.poll(nowMs);
    if (next === undefined) return undefined;
    const { destination, token, isAnswered } = next;
    this.#attempts.count(isAnswered ? "initiations" : "punches", destination);
    return { to: destination, bytes: isAnswered ? this.#handshake.initiation : this.#handshake.punch(token) };
  }

  #answer(to: Destination, bytes: Uint8Array): boolean {
    if (this.#answers.length >= ANSWERS_MAX) return false;
    this.#answers.push({ to: this.#pathKind.copy(to), bytes });
    return true;
  }

  /** When `poll` returns a datagram. */
  get nextTimeoutMs(): number | undefined {
    return this.#candidates.nextTimeoutMs;
  }
}

/** Returns 64 random bits, but not 0. */
function drawToken(random: RandomBytes): bigint {
  return random64(random) || 1n;
}
