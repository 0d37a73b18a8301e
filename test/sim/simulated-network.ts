import type { SocketAddress } from "../../src/socket-address.ts";
import type { SeededRandom } from "../random.ts";

/** What a network does to datagrams. Rates are probabilities from 0 to 1. */
export interface NetworkConditions {
  /** Each datagram takes `latencyMs`, plus a random time of up to `jitterMs`. */
  readonly latencyMs: number;
  readonly jitterMs: number;
  readonly lossRate: number;
  /** How often a datagram starts a burst of losses, and how long the burst lasts. */
  readonly burstRate: number;
  readonly burstMs: number;
  readonly duplicationRate: number;
  /** How often a datagram takes up to `reorderingMs` longer, so that others can overtake it. */
  readonly reorderingRate: number;
  readonly reorderingMs: number;
}

export const PERFECT_NETWORK: NetworkConditions = {
  latencyMs: 10,
  jitterMs: 0,
  lossRate: 0,
  burstRate: 0,
  burstMs: 0,
  duplicationRate: 0,
  reorderingRate: 0,
  reorderingMs: 0,
};

export interface SimulatedDatagram {
  readonly from: SocketAddress;
  readonly to: SocketAddress;
  readonly bytes: Uint8Array;
}

interface InFlight extends SimulatedDatagram {
  readonly arrivalMs: number;
}

/** A network in virtual time. A seed decides the fate of each datagram. */
export class SimulatedNetwork {
  /** All datagrams that were sent. */
  readonly sent: SimulatedDatagram[] = [];
  /** The datagrams that were lost, including those lost in bursts and partitions. */
  readonly lost: SimulatedDatagram[] = [];
  conditions: NetworkConditions;
  isPartitioned = false;
  readonly #random: SeededRandom;
  /** By arrival, ascending. */
  readonly #inFlight: InFlight[] = [];
  readonly #lastArrivalMs = new Map<string, number>();
  #burstUntilMs = Number.NEGATIVE_INFINITY;

  constructor(conditions: NetworkConditions, random: SeededRandom) {
    this.conditions = conditions;
    this.#random = random;
  }

  send(datagram: SimulatedDatagram, nowMs: number): void {
    this.sent.push(datagram);
    if (this.#isLost(nowMs)) {
      this.lost.push(datagram);
      return;
    }
    this.#carry(datagram, nowMs);
    if (this.#chance(this.conditions.duplicationRate)) this.#carry(datagram, nowMs);
  }

  /** When `receive` returns a datagram; undefined if none is in flight. */
  get nextArrivalMs(): number | undefined {
    return this.#inFlight[0]?.arrivalMs;
  }

  /** Returns the next datagram that has arrived, if there is one. */
  receive(nowMs: number): SimulatedDatagram | undefined {
    const [first] = this.#inFlight;
    if (first === undefined || first.arrivalMs > nowMs) return undefined;
    return this.#inFlight.shift();
  }

  /** A number from 0 up to, but not including, `end`. */
  #below(end: number): number {
    return (this.#random.next() / 2 ** 32) * end;
  }

  #chance(rate: number): boolean {
    return this.#below(1) < rate;
  }

  #isLost(nowMs: number): boolean {
    const { lossRate, burstRate, burstMs } = this.conditions;
    // Both numbers are always drawn, so that one condition does not change the random numbers of the other.
    const isLost = this.#chance(lossRate);
    const isBurst = this.#chance(burstRate);
    if (isBurst && nowMs >= this.#burstUntilMs) this.#burstUntilMs = nowMs + burstMs;
    return isLost || nowMs < this.#burstUntilMs || this.isPartitioned;
  }

  #carry({ from, to, bytes }: SimulatedDatagram, nowMs: number): void {
    const { latencyMs, jitterMs, reorderingRate, reorderingMs } = this.conditions;
    const route = `${from.address}:${from.port}>${to.address}:${to.port}`;
    const earliestMs = nowMs + latencyMs + this.#below(jitterMs);
    const isHeldBack = this.#chance(reorderingRate);
    const heldBackMs = this.#below(reorderingMs);
    // Jitter alone does not reorder datagrams.
    const inOrderMs = Math.max(earliestMs, this.#lastArrivalMs.get(route) ?? 0);
    if (!isHeldBack) this.#lastArrivalMs.set(route, inOrderMs);
    this.#insert({ from, to, bytes, arrivalMs: isHeldBack ? earliestMs + heldBackMs : inOrderMs });
  }

  #insert(datagram: InFlight): void {
    let at = this.#inFlight.length;
    while (at > 0 && (this.#inFlight[at - 1]?.arrivalMs ?? 0) > datagram.arrivalMs) at -= 1;
    this.#inFlight.splice(at, 0, datagram);
  }
}
