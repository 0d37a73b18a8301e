import type { Target } from "../protocols/protocol.ts";

/** What one of two does for the other, again and again. */
export const EXCHANGES = ["request and reply", "message", "text", "text with receipt"] as const;
export type Exchange = (typeof EXCHANGES)[number];

/** Two clients of one server, one of which sends to the other. */
export interface Pair {
  /** Sends so many at once. Resolves when all are answered, and all have arrived. */
  send(count: number): Promise<void>;
}

/** Has two clients join. @param number  of the pair, from 0 */
export type JoinPair = (target: Target, number: number, exchange: Exchange) => Promise<Pair>;

/** Resolves when as many things have happened as are awaited. */
export class Countdown {
  #left = 0;
  #resolve = (): void => {};

  wait(count: number): Promise<void> {
    this.#left += count;
    return new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  happened(count = 1): void {
    this.#left -= count;
    if (this.#left === 0) this.#resolve();
  }
}
