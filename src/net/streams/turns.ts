import type { Clock } from "../network.ts";

/** A connection that has messages to handle. */
export interface TurnTaker {
  /** Handles messages, as long as `mayHandle` lets it. */
  takeTurn(): void;
}

/** Messages that one taker handles before another one has its turn. */
const TAKER_MESSAGES_MAX = 8;
/** Messages that all takers together handle in one turn of the event loop. */
const LOOP_MESSAGES_MAX = 256;
/** How long all takers together handle messages in one turn of the event loop, in milliseconds. */
const LOOP_MS_MAX = 5;

/**
 * Lets the connections of a server take turns. While few messages have arrived, each is handled at once. Past a bound
 * for one connection, or for all of them in one turn of the event loop, connections with messages wait in a queue. The
 * first one handles a few messages and goes to the end of the queue. A connection whose messages arrive meanwhile joins
 * the end. So a connection waits for a few messages of each of the others, however many these have sent, and the event
 * loop reads and writes in between.
 */
export class Turns {
  readonly #clock: Clock;
  readonly #isCrowded: () => boolean;
  /** The one whose turn is next comes first. */
  readonly #waiting = new Set<TurnTaker>();
  /** The one whose turn it is, and what it has handled. */
  #current: TurnTaker | undefined;
  #ofCurrent = 0;
  /** What was handled in this turn of the event loop, and when that began. */
  #handled = 0;
  #startMs = 0;
  #isScheduled = false;
  #isRunning = false;

  /** @param isCrowded  whether what was handled must be written before more is */
  constructor(clock: Clock, isCrowded: () => boolean) {
    this.#clock = clock;
    this.#isCrowded = isCrowded;
  }

  /** Whether this one may handle one more message now; if so, it counts. If not, `takeTurn` is called later. */
  mayHandle(taker: TurnTaker): boolean {
    this.#schedule();
    if (this.#current !== taker) {
      if (this.#isRunning || this.#waiting.size > 0) return this.#wait(taker);
      this.#begin(taker);
    }
    if (this.#ofCurrent >= TAKER_MESSAGES_MAX || this.#isOver) return this.#wait(taker);
    this.#ofCurrent += 1;
    this.#handled += 1;
    return true;
  }

  #wait(taker: TurnTaker): false {
    this.#waiting.add(taker);
    return false;
  }

  #begin(taker: TurnTaker | undefined): void {
    this.#current = taker;
    this.#ofCurrent = 0;
  }

  get #isOver(): boolean {
    if (this.#handled >= LOOP_MESSAGES_MAX || this.#isCrowded()) return true;
    return this.#clock.monotonicMs() - this.#startMs > LOOP_MS_MAX;
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isRunning) return;
    this.#isScheduled = true;
    this.#restart();
    this.#clock.runAtEndOfTick(() => this.#run());
  }

  #restart(): void {
    this.#handled = 0;
    this.#startMs = this.#clock.monotonicMs();
  }

  #run(): void {
    this.#isScheduled = false;
    this.#isRunning = true;
    this.#restart();
    try {
      // A taker that goes to the end of the queue is visited again.
      for (const taker of this.#waiting) {
        if (this.#isOver) break;
        this.#waiting.delete(taker);
        this.#begin(taker);
        taker.takeTurn();
      }
    } finally {
      this.#begin(undefined);
      this.#isRunning = false;
      if (this.#waiting.size > 0) this.#schedule();
    }
  }
}
