/**
 * The path of a link: where its datagrams go, and whether they get there.
 *
 * - connectivity-checks.ts tries the candidates of candidates.ts, with the datagrams of handshake.ts, until the two
 *   sides are connected;
 * - sealed-path.ts then seals and opens the datagrams, and follows the peer if its address changes;
 * - liveness.ts keeps the path open, and notices when the peer is gone;
 * - close.ts tells the peer that this side closes the link.
 *
 * The invariant: data goes only to an address from which a datagram of the peer
 * verified. Before that, initiations and punches go to unicast candidates only,
 * and a response goes to the source of its initiation.
 *
 * @see proto/PROTOCOL.md, "Candidates", "Handshake" and "The path"
 */

import type { NoiseKeys } from "../../crypto/noise.ts";
import type { SocketAddress } from "../../socket-address.ts";
import { Candidates } from "./candidates.ts";
import { PeerHandshake, type PeerHandshakeOptions } from "./handshake.ts";
import type { Transmit } from "./sealed-path.ts";

/** Responses that wait for `poll`. All are the same bytes, so further ones are dropped. */
const RESPONSES_MAX = 32;

/**
 * Tries every candidate until the handshake gets through. The initiator sends
 * its initiation; the responder sends punches, which open its NAT, and answers
 * the initiation.
 */
export class ConnectivityChecks {
  readonly #handshake: PeerHandshake;
  readonly #candidates: Candidates;
  readonly #responses: Transmit[] = [];
  /** How often this side answered an initiation, and when it last did. */
  #answered = { times: 0, atMs: 0 };

  /** @throws UsageError a key or an id has the wrong length */
  constructor(options: PeerHandshakeOptions, candidatesMax: number) {
    this.#handshake = new PeerHandshake(options);
    this.#candidates = new Candidates(candidatesMax);
  }

  /** The keys of the link; undefined before the handshake is complete on this side. */
  get keys(): NoiseKeys | undefined {
    return this.#handshake.keys;
  }

  add(candidates: readonly SocketAddress[], nowMs: number): void {
    this.#candidates.add(candidates, nowMs);
  }

  /** Takes an initiation. Returns whether this side answers it. */
  answer(datagram: Uint8Array, from: SocketAddress, nowMs: number): boolean {
    const bytes = this.#handshake.answer(datagram);
    if (bytes === undefined || this.#responses.length >= RESPONSES_MAX) return false;
    this.#responses.push({ to: { address: from.address, port: from.port }, bytes });
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
  roundTripMs(from: SocketAddress, nowMs: number): number | undefined {
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
