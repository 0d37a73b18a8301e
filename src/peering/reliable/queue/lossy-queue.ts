import { Queue } from "../../../queue.ts";
import type { OutgoingMessage } from "../../channel.ts";
import { keptBytesOf } from "../../kept.ts";

/** Lossy messages that are kept while there is no path: the newest. Fixed: they are worth little once there is one. */
export const LOSSY_HELD_MAX = 32;

export interface LossyQueueLimits {
  /** How many messages may wait. */
  readonly lossyQueueMax: number;
  /** What they may count for, in bytes. */
  readonly lossyQueueBytesMax: number;
}

interface Lossy {
  readonly message: OutgoingMessage;
  /** When it is too old to be sent. */
  readonly untilMs: number;
}

/** Lossy messages that wait to be sent, in the order in which they came. Those that are too old, or too many, are dropped. */
export class LossyQueue {
  readonly #limits: LossyQueueLimits;
  readonly #waiting = new Queue<Lossy>();
  #keptBytes = 0;
  #dropped = 0;

  constructor(limits: LossyQueueLimits) {
    this.#limits = limits;
  }

  /** How many were dropped. */
  get dropped(): number {
    return this.#dropped;
  }

  /** What those that wait count for, in bytes. */
  get keptBytes(): number {
    return this.#keptBytes;
  }

  /** @param untilMs  when it is too old to be sent. Default: it never is */
  push(message: OutgoingMessage, untilMs = Number.POSITIVE_INFINITY): void {
    this.#waiting.push({ message, untilMs });
    this.#keptBytes += keptBytesOf(message.bytes.length);
    this.#dropAllBut(this.#limits.lossyQueueMax);
    while (this.#keptBytes > this.#limits.lossyQueueBytesMax) this.#drop();
  }

  /** The next one; it stays in the queue. */
  next(nowMs: number): OutgoingMessage | undefined {
    for (let first = this.#waiting.at(0); first !== undefined; first = this.#waiting.at(0)) {
      if (first.untilMs > nowMs) return first.message;
      this.#drop();
    }
    return undefined;
  }

  /** Takes the one that `next` has returned out of the queue. */
  take(): void {
    const first = this.#waiting.shift();
    if (first !== undefined) this.#keptBytes -= keptBytesOf(first.message.bytes.length);
  }

  /** Drops all but the newest. Called while there is no path for them. */
  dropStale(): void {
    this.#dropAllBut(LOSSY_HELD_MAX);
  }

  #dropAllBut(count: number): void {
    while (this.#waiting.length > count) this.#drop();
  }

  #drop(): void {
    this.take();
    this.#dropped += 1;
  }
}
