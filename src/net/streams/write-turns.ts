import type { Clock } from "../network.ts";

/** Connections with answers, and separately the others, that are written to in one turn of the event loop. */
const TURN_CONNECTIONS_MAX = 512;
/** How long they are written to in one turn, in milliseconds: a write under TLS takes several times as long as a plain one. */
const TURN_MS_MAX = 5;
/** Connections that are written to between two looks at the clock. So few are written to in the order in which they came. */
const CONNECTIONS_PER_LOOK = 16;

/** A connection that is written to. */
export interface Writer {
  /** Writes what was gathered. */
  flush(): void;
}

/**
 * Has the connections of a server written to at the end of each turn of the event loop. If they are many, those with answers
 * come first, so that an answer does not wait for what others have sent to thousands. Of these, and of those with events only,
 * a bounded number is written to in one turn: the others follow in the next turns, before any that gather bytes meanwhile.
 */
export class WriteTurns {
  readonly #clock: Clock;
  /** The one that has waited longest comes first. */
  #waiting: WriteTurn[] = [];
  #isScheduled = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Adds a connection. */
  join(writer: Writer): WriteTurn {
    return new WriteTurn(this, writer);
  }

  /** For `WriteTurn` only. */
  add(turn: WriteTurn): void {
    this.#waiting.push(turn);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.length === 0) return;
    this.#isScheduled = true;
    this.#clock.runAtEndOfTick(() => this.#flush());
  }

  #flush(): void {
    this.#isScheduled = false;
    const { turns, first } = inOrder(this.#waiting);
    this.#waiting = [];
    let done = 0;
    const startMs = this.#clock.monotonicMs();
    const isOver = (): boolean => {
      const others = done - first;
      if (others <= 0 || others % CONNECTIONS_PER_LOOK !== 0) return false;
      return others >= TURN_CONNECTIONS_MAX || this.#clock.monotonicMs() - startMs >= TURN_MS_MAX;
    };
    try {
      for (let turn = turns[done]; turn !== undefined && !isOver(); turn = turns[done]) {
        done += 1;
        turn.flush();
      }
    } finally {
      // What was gathered meanwhile comes behind those that are left. If one has failed, the others have their turn too.
      if (done < turns.length) this.#waiting = [...turns.slice(done), ...this.#waiting];
      this.#schedule();
    }
  }
}

/** Those that are written to, in order. So many of the first ones are written to in any case. */
function inOrder(turns: readonly WriteTurn[]): { readonly turns: readonly WriteTurn[]; readonly first: number } {
  if (turns.length <= CONNECTIONS_PER_LOOK) return { turns, first: turns.length };
  const answering = turns.filter(({ isFirst }) => isFirst);
  const first = answering.splice(0, TURN_CONNECTIONS_MAX);
  return { turns: [...first, ...turns.filter(({ isFirst }) => !isFirst), ...answering], first: first.length };
}

/** The place of one connection in the turns. */
export class WriteTurn {
  readonly #turns: WriteTurns;
  readonly #writer: Writer;
  #isWaiting = false;
  #isFirst = false;

  constructor(turns: WriteTurns, writer: Writer) {
    this.#turns = turns;
    this.#writer = writer;
  }

  /** Whether it waits with an answer. */
  get isFirst(): boolean {
    return this.#isFirst;
  }

  /** Has the connection written to once at the end of this turn of the event loop; if many others wait for that, of a later one. */
  schedule(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#turns.add(this);
  }

  /** The same, before those with events only. */
  scheduleFirst(): void {
    this.#isFirst = true;
    this.schedule();
  }

  /** For `WriteTurns` only. */
  flush(): void {
    this.#isWaiting = false;
    this.#isFirst = false;
    this.#writer.flush();
  }
}
