import { checkKeys } from "../known-words.ts";
import type { SocketAddress } from "../socket-address.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** The conditions of datagrams. Rates are from 0 to 1. */
export interface DatagramConditions {
  /** Every datagram takes this long, and up to `jitterMs` more. */
  readonly latencyMs: number;
  readonly jitterMs: number;
  readonly lossRate: number;
  /** The share of datagrams that start a burst of losses, and how long it lasts. */
  readonly burstRate: number;
  readonly burstMs: number;
  readonly duplicationRate: number;
  /** The share of datagrams that take up to `reorderingMs` longer, so that others overtake them. */
  readonly reorderingRate: number;
  readonly reorderingMs: number;
}

export const PERFECT_CONDITIONS: DatagramConditions = {
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

/** The datagrams of a network since it began to record. */
export interface DatagramRecord {
  /** Every datagram handed to `send`. */
  readonly sent: readonly SimulatedDatagram[];
  /** The lost ones among them, those of bursts and partitions included. */
  readonly lost: readonly SimulatedDatagram[];
}

/** Carries datagrams through virtual time, and loses, duplicates and reorders them as the seed decides. */
export class DatagramNetwork {
  #conditions: DatagramConditions;
  /** While true, every datagram is lost. */
  isPartitioned = false;
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;
  readonly #deliver: (datagram: SimulatedDatagram) => void;
  readonly #lastArrivalMs = new Map<string, number>();
  #burstUntilMs = Number.NEGATIVE_INFINITY;
  #record: { readonly sent: SimulatedDatagram[]; readonly lost: SimulatedDatagram[] } | undefined;

  /** @param deliver  receives each datagram when it arrives */
  constructor(
    time: VirtualTime,
    conditions: DatagramConditions,
    random: SeededRandom,
    deliver: (datagram: SimulatedDatagram) => void,
  ) {
    this.#time = time;
    this.#conditions = conditions;
    this.#random = random;
    this.#deliver = deliver;
  }

  /** The conditions from now on. */
  get conditions(): DatagramConditions {
    return this.#conditions;
  }

  /** @throws UsageError a condition is unknown */
  set conditions(conditions: DatagramConditions) {
    checkKeys(conditions, PERFECT_CONDITIONS, "condition", " of datagrams");
    this.#conditions = conditions;
  }

  /**
   * Starts to record datagrams, and returns the record, which grows from now on. It keeps every datagram, so its memory
   * grows with the traffic. Further calls return the same record.
   */
  record(): DatagramRecord {
    this.#record ??= { sent: [], lost: [] };
    return this.#record;
  }

  send(datagram: SimulatedDatagram): void {
    this.#record?.sent.push(datagram);
    if (this.#isLost()) {
      this.#record?.lost.push(datagram);
      return;
    }
    this.#carry(datagram);
    if (this.#chance(this.#conditions.duplicationRate)) this.#carry(datagram);
  }

  /** A number from 0 up to, but not including, `end`. */
  #below(end: number): number {
    return (this.#random.next() / 2 ** 32) * end;
  }

  #chance(rate: number): boolean {
    return this.#below(1) < rate;
  }

  #isLost(): boolean {
    const { lossRate, burstRate, burstMs } = this.#conditions;
    const { nowMs } = this.#time;
    // Both are drawn each time, so that changing one rate leaves the other's losses as they were.
    const isLost = this.#chance(lossRate);
    const isBurst = this.#chance(burstRate);
    if (isBurst && nowMs >= this.#burstUntilMs) this.#burstUntilMs = nowMs + burstMs;
    return isLost || nowMs < this.#burstUntilMs || this.isPartitioned;
  }

  #carry(datagram: SimulatedDatagram): void {
    const { latencyMs, jitterMs, reorderingRate, reorderingMs } = this.#conditions;
    const { from, to } = datagram;
    const way = `${from.address}:${from.port}>${to.address}:${to.port}`;
    const soonestMs = this.#time.nowMs + latencyMs + this.#below(jitterMs);
    const isHeldBack = this.#chance(reorderingRate);
    const heldBackMs = this.#below(reorderingMs);
    // Jitter alone does not reorder: only a datagram that is held back arrives after one sent later.
    const inOrderMs = Math.max(soonestMs, this.#lastArrivalMs.get(way) ?? 0);
    if (!isHeldBack) this.#lastArrivalMs.set(way, inOrderMs);
    this.#time.schedule(() => this.#deliver(datagram), isHeldBack ? soonestMs + heldBackMs : inOrderMs);
  }
}
