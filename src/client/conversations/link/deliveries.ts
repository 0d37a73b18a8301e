import type { ChatError } from "../../../errors.ts";
import { timedOut } from "../../../net/deadline.ts";
import type { Clock } from "../../../net/network.ts";
import { Timer } from "../../../net/timers.ts";

interface Delivery {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  /** Names the message in the error text. */
  readonly what: string;
  /** When the wait ends, in monotonic milliseconds; Infinity: the caller ends it. */
  readonly untilMs: number;
}

/**
 * The messages of a link that wait until the peer has them, by the id that the link gave them. One timer serves all that
 * wait for the usual time: setting one for each would take as long as it takes to encode the message.
 */
export class Deliveries {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  /** Ids ascend, and so do the times of those that have the usual one. */
  readonly #waiting = new Map<number, Delivery>();
  readonly #timer: Timer;

  /** @param timeoutMs  the usual time; greater than 0 */
  constructor(clock: Clock, timeoutMs: number) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#timer = new Timer(clock, () => this.#expire());
  }

  /**
   * Waits for a message.
   *
   * @param what  names the message in the error text
   * @throws TransportError TIMED_OUT; the reason given to `end`
   */
  wait(id: number, what: string): Promise<void> {
    const untilMs = this.#clock.monotonicMs() + this.#timeoutMs;
    this.#timer.set(untilMs);
    return this.#add(id, what, untilMs);
  }

  /**
   * Waits for a message for any time. The caller may give up: then call `forget`.
   *
   * @throws the reason given to `end`
   */
  waitForEver(id: number, what: string): Promise<void> {
    return this.#add(id, what, Number.POSITIVE_INFINITY);
  }

  forget(id: number): void {
    this.#waiting.delete(id);
  }

  /** The peer has the message. */
  settle(id: number): void {
    this.#waiting.get(id)?.resolve();
    this.#waiting.delete(id);
  }

  /**
   * The program of the peer does not get the message.
   *
   * @returns false if nobody waits for it any more
   */
  refuse(id: number, errorOf: (what: string) => Error): boolean {
    const delivery = this.#waiting.get(id);
    this.#waiting.delete(id);
    delivery?.reject(errorOf(delivery.what));
    return delivery !== undefined;
  }

  /** Rejects all: the link has ended. */
  end(reason: ChatError): void {
    this.#timer.clear();
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #add(id: number, what: string, untilMs: number): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject, what, untilMs }));
  }

  #expire(): void {
    const nowMs = this.#clock.monotonicMs();
    for (const [id, { reject, what, untilMs }] of this.#waiting) {
      if (untilMs === Number.POSITIVE_INFINITY) continue;
      if (untilMs > nowMs) {
        this.#timer.set(untilMs);
        return;
      }
      this.#waiting.delete(id);
      reject(timedOut(what, this.#timeoutMs));
    }
  }
}
