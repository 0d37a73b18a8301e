import { onAbort } from "../../net/deadline.ts";
import type { Clock, Network } from "../../net/network.ts";

/** Attempts of the connections of one process to come back to one server that run at a time. */
export const REDIALS_AT_ONCE_MAX = 64;
/** An attempt that takes longer holds up no other any more, in milliseconds. */
export const REDIAL_TURN_MS = 1_000;

/** The attempts to come back to one server. */
interface Server {
  readonly waiting: Set<() => void>;
  running: number;
}

/** The turns of this process, for each network. */
const turns = new WeakMap<Network, RedialTurns>();

/**
 * Lets a bounded number of connections of one process come back to one server at a time, in the order in which they ask.
 * Otherwise thousands that lost their server at one instant would dial together, and no attempt would end within its time
 * limit, because each would wait for the processor behind all others. Servers do not wait for each other: one that does
 * not answer holds up no session of another.
 */
export class RedialTurns {
  readonly #clock: Clock;
  readonly #servers = new Map<string, Server>();

  /** The turns of a network. */
  static of(network: Network): RedialTurns {
    const found = turns.get(network) ?? new RedialTurns(network);
    turns.set(network, found);
    return found;
  }

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Servers to which an attempt runs or waits. */
  get serverCount(): number {
    return this.#servers.size;
  }

  /**
   * Waits for a turn, or until the signal fires.
   *
   * @param name  of the server, one text for each
   * @returns what ends the turn; without effect afterwards, and after `REDIAL_TURN_MS`
   */
  begin(name: string, signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) return Promise.resolve(() => {});
    const server = this.#servers.get(name) ?? { waiting: new Set(), running: 0 };
    this.#servers.set(name, server);
    return new Promise((resolve) => {
      const start = (): void => {
        leave();
        resolve(this.#start(name, server));
      };
      const leave = onAbort(signal, () => {
        server.waiting.delete(start);
        resolve(() => {});
      });
      if (server.running < REDIALS_AT_ONCE_MAX) start();
      else server.waiting.add(start);
    });
  }

  #start(name: string, server: Server): () => void {
    server.running += 1;
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      cancel();
      server.running -= 1;
      const [next] = server.waiting;
      if (next !== undefined) {
        server.waiting.delete(next);
        next();
      } else if (server.running === 0) this.#servers.delete(name);
    };
    const cancel = this.#clock.setTimer(end, REDIAL_TURN_MS);
    return end;
  }
}
