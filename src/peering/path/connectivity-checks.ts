/**
 * The path of a link: where its datagrams go, and whether they get there.
 *
 * - path-kind.ts is the interface of a kind of path; direct.ts, UDP from address to address, is the only kind;
 * - connectivity-checks.ts tries the candidates of candidates.ts, with the datagrams of handshake.ts, until the two
 *   sides are connected;
 * - sealed-path.ts then seals and opens the datagrams, and follows the peer if it sends from elsewhere;
 * - liveness.ts keeps the path open, and notices when the peer is gone;
 * - close.ts tells the peer that this side closes the link.
 *
 * The invariant: data goes only to a destination from which a datagram of the
 * peer verified. Before that, initiations and punches go only to candidates that
 * the kind of path finds usable, and a response goes to the source of its initiation.
 *
 * @see proto/PROTOCOL.md, "Candidates", "Handshake" and "The path"
 */

import type { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import type { NoiseKeys } from "../../crypto/noise.ts";
import { UsageError } from "../../errors.ts";
import { Candidates } from "./candidates.ts";
import { PeerHandshake, type PeerHandshakeOptions } from "./handshake.ts";
import { HANDSHAKE_DATAGRAM_BYTES } from "./handshake-payload.ts";
import type { Destination, PathKind } from "./path-kind.ts";
import type { Transmit } from "./sealed-path.ts";

/** Responses that wait for `poll`. All are the same bytes, so further ones are dropped. */
const RESPONSES_MAX = 32;

/**
 * Tries every candidate until the handshake gets through. The initiator sends
 * its initiation; the responder sends punches, which open its NAT, and answers
 * the initiation.
 */
export class ConnectivityChecks {
  readonly #pathKind: PathKind;
  readonly #handshake: PeerHandshake;
  readonly #candidates: Candidates;
  readonly #responses: Transmit[] = [];
  /** How often this side answered an initiation, and when it last did. */
  #answered = { times: 0, atMs: 0 };

  /**
   * @throws UsageError a key or an id has the wrong length, the capabilities are too long, or the path does not carry
   *   the datagrams of the handshake
   */
  constructor(pathKind: PathKind, options: PeerHandshakeOptions, candidatesMax: number) {
    if (pathKind.datagramBytesMax < HANDSHAKE_DATAGRAM_BYTES) {
      throw new UsageError(`The limit datagramBytesMax must be at least ${HANDSHAKE_DATAGRAM_BYTES}.`);
    }
    this.#pathKind = pathKind;
    this.#handshake = new PeerHandshake(options);
    this.#candidates = new Candidates(pathKind, candidatesMax);
  }

  /** The keys of the link; undefined before the handshake is complete on this side. */
  get keys(): NoiseKeys | undefined {
    return this.#handshake.keys;
  }

  /** What the peer offers, from its sealed payload; undefined before its message was processed. */
  get remoteCapabilities(): Capabilities | undefined {
    return this.#handshake.remoteCapabilities;
  }

  add(candidates: readonly Destination[], nowMs: number): void {
    this.#candidates.add(candidates, nowMs);
  }

  /** Takes an initiation. Returns whether this side answers it. */
  answer(datagram: Uint8Array, from: Destination, nowMs: number): boolean {
    const bytes = this.#handshake.answer(datagram);
    if (bytes === undefined || this.#responses.length >= RESPONSES_MAX) return false;
    this.#responses.push({ to: this.#pathKind.copy(from), bytes });
    this.#answered = { times: this.#answered.times + 1, atMs: nowMs };
    return true;
  }

  /** Takes a response. Returns whether it is the first that verified. */
  complete(datagram: Uint8Array): boolean {
    return this.#handshake.complete(datagram);
  }

  /**
   * Measures the round trip of the handshake.
   *
   * @param from  the source of the datagram that completed it
   * @returns milliseconds; undefined if it is unclear which datagram the peer answered
   */
  roundTripMs(from: Destination, nowMs: number): number | undefined {
    const { times, atMs } = this.#answered;
    const sentMs = times === 0 ? this.#candidates.singleTryMs(from) : times === 1 ? atMs : undefined;
    return sentMs === undefined ? undefined : nowMs - sentMs;
  }

  /** Returns the next datagram to send, if there is one. */
  poll(nowMs: number): Transmit | undefined {
    const response = this.#responses.shift();
    if (response !== undefined) return response;
    const to = this.#candidates.poll(nowMs);
    return to === undefined ? undefined : { to, bytes: this.#handshake.attempt };
  }

  /** When `poll` returns a datagram. */
  get nextTimeoutMs(): number | undefined {
    return this.#candidates.nextTimeoutMs;
  }
}
