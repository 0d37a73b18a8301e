import type { Arrival, CancelTimer, Clock } from "../network.ts";

/** While both kinds wait, one of so many turns belongs to a client that comes back. */
const RETURNING_ONE_OF = 4;

interface Waiting {
  readonly begin: () => void;
  isOver: boolean;
}

/**
 * Begins a bounded number of TLS handshakes in each turn of the event loop, so that no turn is long when thousands of
 * clients come back at once. No I/O.
 *
 * New clients go first, in their order: there are few of them, and people wait for them. Those that come back are served
 * the last one first, because the first ones are the next to give up. A handshake that has begun holds up no other,
 * however slow its client is.
 */
export class HandshakeQueue {
  readonly #clock: Clock;
  readonly #perTurnMax: number;
  readonly #new = new Set<Waiting>();
  #returning: Waiting[] = [];
  /** Those of `#returning` that wait no longer. */
  #over = 0;
  #newInARow = 0;
  #begunThisTurn = 0;
  #cancel: CancelTimer | undefined;

  constructor(clock: Clock, perTurnMax: number) {
    this.#clock = clock;
    this.#perTurnMax = perTurnMax;
  }

  /**
   * Calls `begin` once, when it is the turn of the connection: now, if nothing else is to be done.
   *
   * @returns what takes the connection out of the queue; without effect afterwards
   */
  enter(arrival: Arrival, begin: () => void): () => void {
    const waiting: Waiting = { begin, isOver: false };
    if (arrival === "new") this.#new.add(waiting);
    else this.#returning.push(waiting);
    this.#run();
    return () => this.#leave(waiting);
  }

  #leave(waiting: Waiting): void {
    if (waiting.isOver) return;
    waiting.isOver = true;
    if (this.#new.delete(waiting)) return;
    this.#over += 1;
    if (2 * this.#over <= this.#returning.length) return;
    this.#over = 0;
    this.#returning = this.#returning.filter(({ isOver }) => !isOver);
  }

  #run(): void {
    while (this.#begunThisTurn < this.#perTurnMax) {
      const next = this.#next();
      if (next === undefined) return;
      next.isOver = true;
      this.#begunThisTurn += 1;
      this.#cancel ??= this.#clock.setTimer(() => this.#handleTurn(), 0);
      next.begin();
    }
  }

  #handleTurn(): void {
    this.#cancel = undefined;
    this.#begunThisTurn = 0;
    this.#run();
  }

  #next(): Waiting | undefined {
    const [first] = this.#new;
    const isTurnOfReturning = this.#newInARow >= RETURNING_ONE_OF - 1;
    const returning = first === undefined || isTurnOfReturning ? this.#popReturning() : undefined;
    if (returning !== undefined || first === undefined) {
      this.#newInARow = 0;
      return returning;
    }
    this.#newInARow += 1;
    this.#new.delete(first);
    return first;
  }

  #popReturning(): Waiting | undefined {
    for (let last = this.#returning.pop(); last !== undefined; last = this.#returning.pop()) {
      if (!last.isOver) return last;
      this.#over -= 1;
    }
    return undefined;
  }
}
