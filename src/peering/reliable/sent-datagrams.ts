import { ProtocolError } from "../../errors.ts";
import type { SettledDatagram } from "../congestion/controller.ts";

/** A datagram is lost if so many that were sent after it have arrived (RFC 9002, section 6.1.1). */
const PACKET_THRESHOLD = 3;
/** The same once the path is known to reorder datagrams by more. */
const PACKET_THRESHOLD_MAX = 64;
/** Lost datagrams whose late arrival is still noticed. */
const LOST_KEPT_MAX = 256;

/** Numbers in an acknowledgement that name ranges: 64 ranges. */
const LENGTHS_MAX = 127;

/** A range of packet numbers, both ends included. */
export interface PacketRange {
  readonly from: number;
  readonly to: number;
}

/** A datagram that was sent. */
export interface SentDatagram<T> extends SettledDatagram {
  readonly packetNumber: number;
  /** Counts the datagrams that are acknowledged, from 1: packet numbers also count others. */
  readonly order: number;
  readonly content: T;
}

interface Flying<T> extends SentDatagram<T> {
  isInFlight: boolean;
}

/** The datagrams in flight, and which of them are lost. @see RFC 9002, section 6.1 */
export class SentDatagrams<T> {
  /** Ascending by packet number. Those before `#head` are settled, and so may others be. */
  readonly #flying: Flying<T>[] = [];
  #head = 0;
  /** The latest that were lost, by packet number: some of them may only be late. */
  readonly #lost = new Map<number, SentDatagram<T>>();
  #newestLost = 0;
  #sent = 0;
  #bytes = 0;
  #newest = 0;
  /** Packet number and order of the newest that has arrived. */
  #newestArrived = { packetNumber: 0, order: 0 };
  #packetThreshold = PACKET_THRESHOLD;

  /** Bytes in flight. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether no datagram is in flight. */
  get isEmpty(): boolean {
    return this.#oldest === undefined;
  }

  /** When the oldest datagram in flight was sent; undefined if none is. */
  get oldestSentMs(): number | undefined {
    return this.#oldest?.sentMs;
  }

  /** How many datagrams are kept: those in flight, and settled ones between them. */
  get kept(): number {
    return this.#flying.length - this.#head;
  }

  /** The packet number of the newest datagram; 0 before the first. */
  get newest(): number {
    return this.#newest;
  }

  /** The highest packet number that has arrived; 0 before the first. */
  get newestArrived(): number {
    return this.#newestArrived.packetNumber;
  }

  /** Takes a datagram that leaves now. Packet numbers rise. */
  add(packetNumber: number, bytes: number, content: T, sentMs: number): SentDatagram<T> {
    this.#sent += 1;
    this.#newest = packetNumber;
    this.#bytes += bytes;
    const datagram = { packetNumber, order: this.#sent, bytes, content, sentMs, isInFlight: true };
    this.#flying.push(datagram);
    return datagram;
  }

  /** Takes a datagram that leaves now, and does not watch it: its acknowledgement changes nothing. */
  addUnwatched(packetNumber: number): void {
    this.#newest = packetNumber;
  }

  /**
   * Takes what has arrived.
   *
   * @param packetNumber  the newest of them
   * @param ranges        descending
   * @returns those that were in flight, ascending, and those that were lost and only late
   */
  arrived(
    packetNumber: number,
    ranges: readonly PacketRange[],
  ): { inTime: SentDatagram<T>[]; late: SentDatagram<T>[] } {
    const inTime: SentDatagram<T>[] = [];
    for (let index = ranges.length - 1; index >= 0; index--) {
      const range = ranges[index];
      if (range !== undefined) this.#takeRange(range, inTime);
    }
    this.#trim();
    const order = this.#orderOf(packetNumber, inTime);
    if (packetNumber > this.#newestArrived.packetNumber) this.#newestArrived = { packetNumber, order };
    return { inTime, late: this.#mayBeLate(ranges) ? this.#takeLate(ranges) : [] };
  }

  /** The datagram with this packet number; undefined if it is not in flight. */
  find(packetNumber: number): SentDatagram<T> | undefined {
    const datagram = this.#flying[this.#indexOf(packetNumber)];
    return datagram?.packetNumber === packetNumber && datagram.isInFlight ? datagram : undefined;
  }

  /** Takes a datagram out of flight: its content is known to have arrived, in it or in another one. */
  remove(datagram: SentDatagram<T>): boolean {
    const found = this.#flying[this.#indexOf(datagram.packetNumber)];
    if (found === undefined || found.packetNumber !== datagram.packetNumber || !found.isInFlight) return false;
    this.#settle(found);
    return true;
  }

  /**
   * Takes the datagrams out of flight that are lost by now.
   *
   * @param lossDelayMs  how old an overtaken datagram must be
   */
  takeLost(nowMs: number, lossDelayMs: number): readonly SentDatagram<T>[] {
    const lost: SentDatagram<T>[] = [];
    for (let oldest = this.#oldest; oldest !== undefined; oldest = this.#oldest) {
      const overtakenBy = this.#newestArrived.order - oldest.order;
      if (overtakenBy < 1) break;
      if (overtakenBy < this.#packetThreshold && oldest.sentMs + lossDelayMs > nowMs) break;
      this.#settle(oldest);
      this.#keepLost(oldest);
      lost.push(oldest);
    }
    return lost;
  }

  /** When the next datagram is lost, if it does not arrive before. */
  nextLossMs(lossDelayMs: number): number | undefined {
    const oldest = this.#oldest;
    return oldest !== undefined && oldest.order < this.#newestArrived.order ? oldest.sentMs + lossDelayMs : undefined;
  }

  /** Takes all out of flight: they took another path, on which they may be lost. Ascending. */
  abandon(): readonly SentDatagram<T>[] {
    const abandoned = this.#flying.slice(this.#head).filter(({ isInFlight }) => isInFlight);
    for (const datagram of abandoned) this.#keepLost(datagram);
    this.#flying.length = 0;
    this.#head = 0;
    this.#bytes = 0;
    this.#packetThreshold = PACKET_THRESHOLD;
    return abandoned;
  }

  get #oldest(): Flying<T> | undefined {
    return this.#flying[this.#head];
  }

  /** The order of a datagram, or of one before it if it is not in flight. */
  #orderOf(packetNumber: number, arrived: readonly SentDatagram<T>[]): number {
    const last = arrived.at(-1);
    if (last?.packetNumber === packetNumber) return last.order;
    const next = this.#flying[this.#indexOf(packetNumber)];
    return next === undefined ? this.#sent : next.order - 1;
  }

  #takeRange({ from, to }: PacketRange, arrived: SentDatagram<T>[]): void {
    for (let index = this.#indexOf(from); index < this.#flying.length; index++) {
      const datagram = this.#flying[index];
      if (datagram === undefined || datagram.packetNumber > to) return;
      if (!datagram.isInFlight) continue;
      arrived.push(datagram);
      datagram.isInFlight = false;
      this.#bytes -= datagram.bytes;
    }
  }

  /** Whether a range reaches down to a lost datagram: mostly those are older than all that an acknowledgement names. */
  #mayBeLate(ranges: readonly PacketRange[]): boolean {
    return this.#lost.size > 0 && this.#newestLost >= (ranges.at(-1)?.from ?? Number.POSITIVE_INFINITY);
  }

  #takeLate(ranges: readonly PacketRange[]): SentDatagram<T>[] {
    const late: SentDatagram<T>[] = [];
    for (const datagram of this.#lost.values()) {
      const { packetNumber, order } = datagram;
      if (!isIn(ranges, packetNumber)) continue;
      this.#lost.delete(packetNumber);
      late.push(datagram);
      // The path reorders: wait longer from now on (RFC 9002, section 6.1.1).
      const behind = this.#newestArrived.order - order + 1;
      this.#packetThreshold = Math.min(Math.max(this.#packetThreshold, behind), PACKET_THRESHOLD_MAX);
    }
    return late;
  }

  #keepLost(datagram: SentDatagram<T>): void {
    this.#lost.set(datagram.packetNumber, datagram);
    this.#newestLost = Math.max(this.#newestLost, datagram.packetNumber);
    const [oldest] = this.#lost.keys();
    if (this.#lost.size > LOST_KEPT_MAX && oldest !== undefined) this.#lost.delete(oldest);
  }

  #settle(datagram: Flying<T>): void {
    datagram.isInFlight = false;
    this.#bytes -= datagram.bytes;
    this.#trim();
  }

  /** Lets go of those at the head that are settled. */
  #trim(): void {
    while (this.#flying[this.#head]?.isInFlight === false) this.#head += 1;
    if (this.#head < 64 || this.#head * 2 < this.#flying.length) return;
    this.#flying.splice(0, this.#head);
    this.#head = 0;
  }

  /** The index of the first datagram from the head on whose packet number is not lower. */
  #indexOf(packetNumber: number): number {
    let [from, to] = [this.#head, this.#flying.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#flying[middle]?.packetNumber ?? 0) < packetNumber) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** Whether a packet number is in one of the ranges, which descend. The search halves: a peer may send many of both. */
export function isIn(ranges: readonly PacketRange[], packetNumber: number): boolean {
  let [first, end] = [0, ranges.length];
  while (first < end) {
    const middle = (first + end) >>> 1;
    if ((ranges[middle]?.from ?? 0) > packetNumber) first = middle + 1;
    else end = middle;
  }
  const found = ranges[first];
  return found !== undefined && packetNumber <= found.to;
}

/**
 * Reads the ranges of an acknowledgement: how many datagrams directly below `packetNumber` have arrived; then, in turn,
 * how many have not, and how many have.
 *
 * @returns descending; the first contains `packetNumber`
 * @throws ProtocolError MALFORMED: there are too many ranges, or one is empty or reaches below packet number 1
 */
export function readRanges(packetNumber: number, lengths: readonly number[]): readonly PacketRange[] {
  if (lengths.length > LENGTHS_MAX) throw malformedAck(`It has ${lengths.length} lengths of ranges.`);
  const [below = 0] = lengths;
  const ranges = [{ from: packetNumber - below, to: packetNumber }];
  let from = packetNumber - below;
  for (let index = 1; index < lengths.length; index += 2) {
    const missing = lengths[index] ?? 0;
    const arrived = lengths[index + 1] ?? 0;
    if (missing < 1 || arrived < 1) throw malformedAck("It has an empty range of packet numbers.");
    const to = from - missing - 1;
    from = to - arrived + 1;
    ranges.push({ from, to });
  }
  if (from < 1) throw malformedAck("Its ranges of packet numbers reach below 1.");
  return ranges;
}

/**
 * Reads the arrival times of an acknowledgement.
 *
 * @returns milliseconds on the clock of the receiver, by packet number; none if the acknowledgement has none
 * @throws ProtocolError MALFORMED: it has half a pair, or packet numbers that do not descend or are below 1
 */
export function readTimes(packetNumber: number, arrivedUs = 0, earlier: readonly number[] = []): Map<number, number> {
  const times = new Map<number, number>();
  if (arrivedUs === 0) return times;
  let [number, atUs] = [packetNumber, arrivedUs];
  times.set(number, atUs / 1_000);
  for (let index = 0; index < earlier.length; index += 2) {
    const step = earlier[index] ?? 0;
    const earlierUs = earlier[index + 1] ?? Number.NaN;
    number -= step;
    atUs -= earlierUs;
    if (step < 1 || number < 1 || Number.isNaN(atUs))
      throw malformedAck("Its arrival times are not in pairs that descend.");
    times.set(number, atUs / 1_000);
  }
  return times;
}

export function malformedAck(text: string): ProtocolError {
  return new ProtocolError("MALFORMED", `The acknowledgement of the peer is malformed. ${text}`);
}
