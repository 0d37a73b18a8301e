import type { OutgoingMessage } from "../../channel.ts";

/** Lossy messages that wait to be sent. */
const QUEUE_MAX = 512;
/** Lossy messages that are kept while there is no path. */
const HELD_MAX = 32;

interface Lossy {
  readonly message: OutgoingMessage;
  /** When it is too old to be sent. */
  readonly untilMs: number;
}

/** Lossy messages that wait to be sent, in the order in which they came. Those that are too old, or too many, are dropped. */
export class LossyQueue {
  readonly #waiting: Lossy[] = [];
  #dropped = 0;

  /** How many were dropped. */
  get dropped(): number {
    return this.#dropped;
  }

  /** @param untilMs  when it is too old to be sent. Default: it never is */
  push(message: OutgoingMessage, untilMs = Number.POSITIVE_INFINITY): void {
    this.#waiting.push({ message, untilMs });
    this.#dropAllBut(QUEUE_MAX);
  }

  /** The next one; it stays in the queue. */
  next(nowMs: number): OutgoingMessage | undefined {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      if (first.untilMs > nowMs) return first.message;
      this.#waiting.shift();
      this.#dropped += 1;
    }
    return undefined;
  }

  /** Takes the one that `next` has returned out of the queue. */
  take(): void {
    this.#waiting.shift();
  }

  /** Drops all but the newest. Called while there is no path for them. */
  dropStale(): void {
    this.#dropAllBut(HELD_MAX);
  }

  #dropAllBut(count: number): void {
    for (; this.#waiting.length > count; this.#dropped += 1) this.#waiting.shift();
  }
}
