import { onAbort } from "../../net/deadline.ts";
import type { Clock, Network } from "../../net/network.ts";

/** Attempts to come back of the connections of one process that run at a time. */
export const REDIALS_AT_ONCE_MAX = 64;
/** An attempt that takes longer holds up no other any more, in milliseconds. */
export const REDIAL_TURN_MS = 1_000;

/** The turns of this process, for each network. */
const turns = new WeakMap<Network, RedialTurns>();

/**
 * Lets a bounded number of connections of one process come back at a time, in the order in which they ask. Otherwise
 * thousands that lost their server at one instant would dial together, and no attempt would end within its time limit,
 * because each would wait for the processor behind all others.
 */
export class RedialTurns {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  /** The turns of a network. */
  static of(network: Network): RedialTurns {
    const found = turns.get(network) ?? new RedialTurns(network);
    turns.set(network, found);
    return found;
  }

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Waits for a turn, or until the signal fires.
   *
   * @returns what ends the turn; without effect afterwards, and after `REDIAL_TURN_MS`
   */
  begin(signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) return Promise.resolve(() => {});
    return new Promise((resolve) => {
      const start = (): void => {
        leave();
        resolve(this.#start());
      };
      const leave = onAbort(signal, () => {
        this.#waiting.delete(start);
        resolve(() => {});
      });
      if (this.#running < REDIALS_AT_ONCE_MAX) start();
      else this.#waiting.add(start);
    });
  }

  #start(): () => void {
    this.#running += 1;
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      cancel();
      this.#running -= 1;
      const [next] = this.#waiting;
      if (next === undefined) return;
      this.#waiting.delete(next);
      next();
    };
    const cancel = this.#clock.setTimer(end, REDIAL_TURN_MS);
    return end;
  }
}
