import type { NoiseKeys } from "../../crypto/noise.ts";
import type { SocketAddress } from "../../socket-address.ts";
import type { Transmit } from "./address.ts";
import { Candidates } from "./candidates.ts";
import { PeerHandshake, type PeerHandshakeOptions } from "./handshake.ts";

/** Answers that wait for `poll`. One is as good as many, so what is past it is left out. */
const ANSWERS_MAX = 32;

/**
 * What goes on before there is a path: every candidate is tried, by the
 * initiator with its handshake, by the responder to open its NAT, until the
 * handshake gets through over one of them.
 */
export class ConnectivityChecks {
  readonly #handshake: PeerHandshake;
  readonly #candidates: Candidates;
  readonly #answers: Transmit[] = [];
  /** How often an initiation was answered, and when last. */
  #answered = { times: 0, atMs: 0 };

  /** @throws UsageError a key or id is not one that can be used */
  constructor(options: PeerHandshakeOptions, candidatesMax: number) {
    this.#handshake = new PeerHandshake(options);
    this.#candidates = new Candidates(candidatesMax);
  }

  /** The keys of the path, once the handshake is complete at this side. */
  get keys(): NoiseKeys | undefined {
    return this.#handshake.keys;
  }

  add(candidates: readonly SocketAddress[], nowMs: number): void {
    this.#candidates.add(candidates, nowMs);
  }

  /** Takes an initiation. Returns whether it is answered. */
  answer(datagram: Uint8Array, from: SocketAddress, nowMs: number): boolean {
    const bytes = this.#handshake.answer(datagram);
    if (bytes === undefined || this.#answers.length >= ANSWERS_MAX) return false;
    this.#answers.push({ to: { address: from.address, port: from.port }, bytes });
    this.#answered = { times: this.#answered.times + 1, atMs: nowMs };
    return true;
  }

  /** Takes a response. Returns whether it verified and is the first that did. */
  complete(datagram: Uint8Array): boolean {
    return this.#handshake.complete(datagram);
  }

  /**
   * How long the other side took to answer.
   *
   * @param from  where the answer came from
   * @returns undefined where it is not known which datagram it answered
   */
  roundTripMs(from: SocketAddress, nowMs: number): number | undefined {
    const { times, atMs } = this.#answered;
    const sentMs = times === 0 ? this.#candidates.triedOnceMs(from) : times === 1 ? atMs : undefined;
    return sentMs === undefined ? undefined : nowMs - sentMs;
  }

  /** The datagram to send next, if there is one. */
  poll(nowMs: number): Transmit | undefined {
    const answer = this.#answers.shift();
    if (answer !== undefined) return answer;
    const to = this.#candidates.poll(nowMs);
    return to === undefined ? undefined : { to, bytes: this.#handshake.attempt };
  }

  /** When `poll` has a datagram. */
  get nextTimeoutMs(): number | undefined {
    return this.#candidates.nextTimeoutMs;
  }
}
