import type { SocketAddress } from "../../src/socket-address.ts";
import type { SeededRandom } from "../random.ts";

/** What a network does to datagrams. Rates are from 0 to 1. */
export interface NetworkConditions {
  /** Every datagram takes this long, and up to `jitterMs` more. */
  readonly latencyMs: number;
  readonly jitterMs: number;
  readonly lossRate: number;
  /** How many datagrams begin a burst of losses, and how long it lasts. */
  readonly burstRate: number;
  readonly burstMs: number;
  readonly duplicationRate: number;
  /** How many datagrams take up to `reorderingMs` more and let others overtake them. */
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

interface UnderWay extends SimulatedDatagram {
  readonly arrivalMs: number;
}

/** A network in virtual time whose weather comes from a seed. */
export class SimulatedNetwork {
  /** Every datagram that was handed to the network. */
  readonly sent: SimulatedDatagram[] = [];
  /** Those of them that were lost, in bursts and partitions too. */
  readonly lost: SimulatedDatagram[] = [];
  conditions: NetworkConditions;
  isPartitioned = false;
  readonly #random: SeededRandom;
  /** By arrival, ascending. */
  readonly #underWay: UnderWay[] = [];
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

  /** When `receive` has a datagram; undefined where none is under way. */
  get nextArrivalMs(): number | undefined {
    return this.#underWay[0]?.arrivalMs;
  }

  /** The next datagram that has arrived by now. */
  receive(nowMs: number): SimulatedDatagram | undefined {
    const [first] = this.#underWay;
    if (first === undefined || first.arrivalMs > nowMs) return undefined;
    return this.#underWay.shift();
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
    // Both are drawn, so that one condition does not change the dice of the other.
    const isLost = this.#chance(lossRate);
    const isBurst = this.#chance(burstRate);
    if (isBurst && nowMs >= this.#burstUntilMs) this.#burstUntilMs = nowMs + burstMs;
    return isLost || nowMs < this.#burstUntilMs || this.isPartitioned;
  }

  #carry({ from, to, bytes }: SimulatedDatagram, nowMs: number): void {
    const { latencyMs, jitterMs, reorderingRate, reorderingMs } = this.conditions;
    const way = `${from.address}:${from.port}>${to.address}:${to.port}`;
    const soonestMs = nowMs + latencyMs + this.#below(jitterMs);
    const isHeldBack = this.#chance(reorderingRate);
    const heldBackMs = this.#below(reorderingMs);
    // Jitter alone does not reorder: what left first arrives first, unless it is held back.
    const inOrderMs = Math.max(soonestMs, this.#lastArrivalMs.get(way) ?? 0);
    if (!isHeldBack) this.#lastArrivalMs.set(way, inOrderMs);
    this.#insert({ from, to, bytes, arrivalMs: isHeldBack ? soonestMs + heldBackMs : inOrderMs });
  }

  #insert(datagram: UnderWay): void {
    let at = this.#underWay.length;
    while (at > 0 && (this.#underWay[at - 1]?.arrivalMs ?? 0) > datagram.arrivalMs) at -= 1;
    this.#underWay.splice(at, 0, datagram);
  }
}
