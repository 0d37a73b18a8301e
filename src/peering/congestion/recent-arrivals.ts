import type { Arrived } from "./controller.ts";

/** Room for so many datagrams at first. A power of 2, so that positions wrap by a mask. */
const CAPACITY_FIRST = 64;
/** Numbers kept of a datagram, in this order: when it was sent, when it arrived, its bytes. */
const NUMBERS = 3;

/**
 * The datagrams that have arrived lately, in the order in which they were sent.
 *
 * They are numbers in one array: a fast link keeps thousands, and objects that live so long would each be copied and marked
 * by the garbage collector.
 */
export class RecentArrivals {
  #numbers = new Float64Array(NUMBERS * CAPACITY_FIRST);
  #mask = CAPACITY_FIRST - 1;
  #head = 0;
  #length = 0;
  #totalBytes = 0;

  get length(): number {
    return this.#length;
  }

  /** Bytes of all of them. */
  get totalBytes(): number {
    return this.#totalBytes;
  }

  push({ sentMs, arrivedMs, bytes }: Arrived): void {
    if (this.#length > this.#mask) this.#grow();
    const at = this.#at(this.#length);
    this.#numbers[at] = sentMs;
    this.#numbers[at + 1] = arrivedMs;
    this.#numbers[at + 2] = bytes;
    this.#length += 1;
    this.#totalBytes += bytes;
  }

  /** Lets the oldest go. */
  shift(): void {
    if (this.#length === 0) return;
    this.#totalBytes -= this.bytes(0);
    this.#head = (this.#head + 1) & this.#mask;
    this.#length -= 1;
  }

  /** When the datagram at a position was sent, on the clock of the sender. @param position  from 0, the oldest */
  sentMs(position: number): number {
    return this.#numbers[this.#at(position)] ?? 0;
  }

  /** When it arrived, on the clock of the receiver. */
  arrivedMs(position: number): number {
    return this.#numbers[this.#at(position) + 1] ?? 0;
  }

  bytes(position: number): number {
    return this.#numbers[this.#at(position) + 2] ?? 0;
  }

  #at(position: number): number {
    return NUMBERS * ((this.#head + position) & this.#mask);
  }

  /** Doubles the room. Called when it is full. */
  #grow(): void {
    const grown = new Float64Array(2 * this.#numbers.length);
    const wrapped = NUMBERS * this.#head;
    grown.set(this.#numbers.subarray(wrapped));
    grown.set(this.#numbers.subarray(0, wrapped), this.#numbers.length - wrapped);
    this.#numbers = grown;
    this.#mask = 2 * this.#mask + 1;
    this.#head = 0;
  }
}
