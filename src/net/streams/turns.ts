import type { Clock } from "../network.ts";

/** A connection, of a client or of a gateway, that has messages to handle. */
export interface TurnTaker {
  /** Whether a user is logged in on it. */
  readonly isLoggedIn: boolean;
  /** Handles messages, as long as `mayHandle` lets it. */
  takeTurn(): void;
}

export interface TurnLimits {
  /** Messages that one taker handles before another one has its turn. */
  readonly takerMessagesMax: number;
  /** Turns that all takers together have in one turn of the event loop: each may lead to a write, of an answer. */
  readonly loopTurnsMax: number;
  /** How long all takers together handle messages in one turn of the event loop, in milliseconds. */
  readonly loopMsMax: number;
  /** Of these, how long at most messages of strangers are handled, so that a user who asks in a crowd of them waits less. */
  readonly strangersMsMax: number;
}

/** Of connections of clients. */
const CLIENT_TURNS: TurnLimits = { takerMessagesMax: 8, loopTurnsMax: 256, loopMsMax: 5, strangersMsMax: 2 };

/**
 * Lets the connections of a server take turns. While few messages have arrived, each is handled at once. Past a bound
 * for one connection, or for all of them in one turn of the event loop, connections with messages wait in a queue. The
 * first one handles a few messages and goes to the end of the queue. A connection whose messages arrive meanwhile joins
 * the end. So a connection waits for a few messages of each of the others, however many these have sent, and the event
 * loop reads and writes in between. Those on which a user is logged in and the others have every second turn each: users do
 * not wait for a crowd of strangers.
 */
export class Turns {
  readonly #clock: Clock;
  readonly #isCrowded: () => boolean;
  readonly #limits: TurnLimits;
  readonly #waiting = new WaitingTakers();
  /** The one whose turn it is, and what it has handled. */
  #current: TurnTaker | undefined;
  #ofCurrent = 0;
  /** How many had their turn in this turn of the event loop, and when that began. */
  #begun = 0;
  #startMs = 0;
  #isScheduled = false;
  #isRunning = false;

  /**
   * @param isCrowded  whether what was handled must be written before more is
   * @param limits     default: those of connections of clients
   */
  constructor(clock: Clock, isCrowded: () => boolean, limits = CLIENT_TURNS) {
    this.#clock = clock;
    this.#isCrowded = isCrowded;
    this.#limits = limits;
  }

  /** Whether this one may handle one more message now; if so, it counts. If not, `takeTurn` is called later. */
  mayHandle(taker: TurnTaker): boolean {
    this.#schedule();
    if (this.#current !== taker) {
      if (this.#isRunning || this.#waiting.size > 0) return this.#wait(taker);
      this.#begin(taker);
    }
    if (this.#ofCurrent >= this.#limits.takerMessagesMax || this.#isOverFor(taker.isLoggedIn)) return this.#wait(taker);
    this.#ofCurrent += 1;
    return true;
  }

  #wait(taker: TurnTaker): false {
    this.#waiting.add(taker);
    return false;
  }

  #begin(taker: TurnTaker): void {
    this.#current = taker;
    this.#ofCurrent = 0;
    this.#begun += 1;
  }

  #isOverFor(isLoggedIn: boolean): boolean {
    const { loopTurnsMax, loopMsMax, strangersMsMax } = this.#limits;
    if (this.#begun > loopTurnsMax || this.#isCrowded()) return true;
    return this.#clock.monotonicMs() - this.#startMs > (isLoggedIn ? loopMsMax : strangersMsMax);
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isRunning) return;
    this.#isScheduled = true;
    this.#restart();
    this.#clock.runAtEndOfTick(() => this.#run());
  }

  #restart(): void {
    this.#begun = 0;
    this.#startMs = this.#clock.monotonicMs();
  }

  #run(): void {
    this.#isScheduled = false;
    this.#isRunning = true;
    this.#restart();
    try {
      while (!this.#isOverFor(true)) {
        const taker = this.#waiting.takeNext(!this.#isOverFor(false));
        if (taker === undefined) break;
        this.#begin(taker);
        taker.takeTurn();
      }
    } finally {
      this.#current = undefined;
      this.#isRunning = false;
      if (this.#waiting.size > 0) this.#schedule();
    }
  }
}

const NO_TAKERS = new Set<TurnTaker>();

/** Connections that wait for their turn. */
class WaitingTakers {
  /** The one whose turn is next comes first. */
  readonly #users = new Set<TurnTaker>();
  readonly #strangers = new Set<TurnTaker>();
  #isTurnOfUsers = true;

  get size(): number {
    return this.#users.size + this.#strangers.size;
  }

  /** Adds one at the end, or leaves it at its place. */
  add(taker: TurnTaker): void {
    // It may have logged in or off since.
    if (this.#users.has(taker) || this.#strangers.has(taker)) return;
    (taker.isLoggedIn ? this.#users : this.#strangers).add(taker);
  }

  /** @param takesStrangers  whether it may be one on which nobody is logged in */
  takeNext(takesStrangers: boolean): TurnTaker | undefined {
    const strangers = takesStrangers ? this.#strangers : NO_TAKERS;
    const [first, second] = this.#isTurnOfUsers ? [this.#users, strangers] : [strangers, this.#users];
    this.#isTurnOfUsers = !this.#isTurnOfUsers;
    const waiting = first.size > 0 ? first : second;
    for (const taker of waiting) {
      waiting.delete(taker);
      return taker;
    }
    return undefined;
  }
}
