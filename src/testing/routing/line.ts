import { UsageError } from "../../errors.ts";
import { checkKeys } from "../../known-words.ts";
import type { SeededRandom } from "../seeded-random.ts";
import type { VirtualTime } from "../virtual-time.ts";

/**
 * What becomes of a datagram that is larger than `mtuBytes`:
 *
 * - drop: it is lost, and nobody is told;
 * - fragment: it is carried in fragments;
 * - report: it is lost, and the system of the sender is told (ICMP). For the next ten minutes, that sends larger ones in
 *   fragments.
 */
export type Oversize = (typeof OVERSIZE)[number];

const OVERSIZE = ["drop", "fragment", "report"] as const;
/** How long a system remembers what it was told. Default of Linux. */
const REPORT_MS = 600_000;

/** The conditions of a link, in each direction. Rates other than `bytesPerSecond` are from 0 to 1. */
export interface LinkConditions {
  /** Every packet takes this long, and up to `jitterMs` more. Jitter alone does not reorder. */
  readonly latencyMs: number;
  readonly jitterMs: number;
  /** The share of packets that are lost outside of bursts. */
  readonly lossRate: number;
  /**
   * Bursts of losses, as in the model of Gilbert and Elliott: the share of packets that start a burst, how long one lasts
   * on average (its length is distributed exponentially), and the share of packets that it loses.
   */
  readonly burstRate: number;
  readonly burstMs: number;
  readonly burstLossRate: number;
  readonly duplicationRate: number;
  /** The share of packets that take up to `reorderingMs` longer, so that others overtake them. */
  readonly reorderingRate: number;
  readonly reorderingMs: number;
  /** How much is carried in a second, headers of IP, UDP and TCP included. Infinity: any amount at once. */
  readonly bytesPerSecond: number;
  /** How many bytes may wait to be carried. A packet for which there is no room is lost (drop-tail). */
  readonly queueBytes: number;
  /** The largest packet with a datagram that is carried whole, with its headers. TCP fits its packets to it by itself. */
  readonly mtuBytes: number;
  readonly oversize: Oversize;
}

/** Carries everything at once. */
export const PERFECT_LINK: LinkConditions = {
  latencyMs: 0,
  jitterMs: 0,
  lossRate: 0,
  burstRate: 0,
  burstMs: 0,
  burstLossRate: 1,
  duplicationRate: 0,
  reorderingRate: 0,
  reorderingMs: 0,
  bytesPerSecond: Number.POSITIVE_INFINITY,
  queueBytes: 65_536,
  mtuBytes: Number.POSITIVE_INFINITY,
  oversize: "drop",
};

/**
 * Checks conditions, of which some may be missing.
 *
 * @param owner  what has the conditions, for the error text: " of a link"
 * @throws UsageError a condition is unknown or out of range
 */
export function checkConditions(conditions: Partial<LinkConditions>, owner: string): void {
  checkKeys(conditions, PERFECT_LINK, "condition", owner);
  const { oversize = "drop", ...numbers } = conditions;
  if (!OVERSIZE.includes(oversize))
    throw new UsageError(`The condition oversize${owner} must be one of ${OVERSIZE.join(", ")}, not ${oversize}.`);
  for (const [name, value] of Object.entries(numbers)) {
    const isRate = name.endsWith("Rate");
    const isInRange = isRate ? value >= 0 && value <= 1 : name === "bytesPerSecond" ? value > 0 : value >= 0;
    if (isInRange && typeof value === "number") continue;
    const range = isRate ? "from 0 to 1" : name === "bytesPerSecond" ? "more than 0" : "at least 0";
    throw new UsageError(`The condition ${name}${owner} must be ${range}, not ${value}.`);
  }
}

/** One direction of a link: decides when each packet arrives, and whether it does. */
export class Line {
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;
  readonly #conditions: () => LinkConditions;
  /** When all packets so far have been sent. */
  #freeMs = 0;
  /** When the last packet arrives that was not held back. */
  #lastArrivalMs = 0;
  #burstUntilMs = Number.NEGATIVE_INFINITY;
  #reportedMs = Number.NEGATIVE_INFINITY;

  /** @param conditions  returns those that hold now */
  constructor(time: VirtualTime, random: SeededRandom, conditions: () => LinkConditions) {
    this.#time = time;
    this.#random = random;
    this.#conditions = conditions;
  }

  /** Takes a packet with a datagram, as `carry` does, unless it is too large for the link. */
  carryDatagram(bytes: number): number[] {
    const { mtuBytes, oversize } = this.#conditions();
    const { nowMs } = this.#time;
    if (bytes <= mtuBytes || oversize === "fragment") return this.carry(bytes);
    if (oversize === "report" && nowMs < this.#reportedMs + REPORT_MS) return this.carry(bytes);
    this.#reportedMs = nowMs;
    return [];
  }

  /**
   * Takes a packet.
   *
   * @returns when it arrives: no time if it is lost, two if it is duplicated
   */
  carry(bytes: number): number[] {
    const sentMs = this.#send(bytes);
    if (this.#isLost() || sentMs === undefined) return [];
    const arrivals = [this.#arrivalMs(sentMs)];
    if (this.#chance(this.#conditions().duplicationRate)) arrivals.push(this.#arrivalMs(sentMs));
    return arrivals;
  }

  /** Returns when the last byte of a packet has been sent; undefined if the queue has no room for it. */
  #send(bytes: number): number | undefined {
    const { bytesPerSecond, queueBytes } = this.#conditions();
    const { nowMs } = this.#time;
    const waitMs = Math.max(0, this.#freeMs - nowMs);
    const waitingBytes = Number.isFinite(bytesPerSecond) ? (waitMs * bytesPerSecond) / 1_000 : 0;
    // A line that is free takes any packet.
    if (waitingBytes > 0 && waitingBytes + bytes > queueBytes) return undefined;
    this.#freeMs = nowMs + waitMs + (bytes * 1_000) / bytesPerSecond;
    return this.#freeMs;
  }

  #isLost(): boolean {
    const { lossRate, burstRate, burstMs, burstLossRate } = this.#conditions();
    const { nowMs } = this.#time;
    // Both are drawn each time, so that changing one rate leaves what the other does as it was.
    const isLost = this.#chance(lossRate);
    const startsBurst = this.#chance(burstRate);
    if (startsBurst && nowMs >= this.#burstUntilMs) this.#burstUntilMs = nowMs - Math.log(1 - this.#below(1)) * burstMs;
    const isLostInBurst = nowMs < this.#burstUntilMs && this.#chance(burstLossRate);
    return isLost || isLostInBurst;
  }

  #arrivalMs(sentMs: number): number {
    const { latencyMs, jitterMs, reorderingRate, reorderingMs } = this.#conditions();
    const soonestMs = sentMs + latencyMs + this.#below(jitterMs);
    const isHeldBack = this.#chance(reorderingRate);
    const heldBackMs = this.#below(reorderingMs);
    if (isHeldBack) return soonestMs + heldBackMs;
    this.#lastArrivalMs = Math.max(soonestMs, this.#lastArrivalMs);
    return this.#lastArrivalMs;
  }

  #chance(rate: number): boolean {
    return this.#below(1) < rate;
  }

  /** A number from 0 up to, but not including, `end`. */
  #below(end: number): number {
    return (this.#random.next() / 2 ** 32) * end;
  }
}
