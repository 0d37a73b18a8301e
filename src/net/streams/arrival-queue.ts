import type { Arrival, Clock } from "../network.ts";
import { Timer } from "../timers.ts";

/** Turns in a row in which others arrive and nobody begins. */
const ARRIVING_TURNS_MAX = 3;
/** While both kinds wait, one of so many turns belongs to a client that comes back. */
const RETURNING_ONE_OF = 4;
/** One client begins for each so many milliseconds of the last turn: several times what its handshake and its login cost. */
const TURN_MS_PER_BEGIN = 5;
/** Clients that begin in one turn, however long the last one was. */
const BEGINS_MAX = 8;

export interface ArrivalLimits {
  /** Clients that are taken through their TLS handshake and their login at a time. */
  readonly arrivalsAtOnceMax: number;
  /** A client that takes longer holds up no other any more. */
  readonly arrivalTurnMs: number;
}

/** A client that waits, or has begun. */
interface Client {
  readonly origin: string;
  readonly begin: () => void;
  /** The place of a client that comes back, in the order in which they arrived; 0: it is new. */
  readonly number: number;
}

/**
 * Takes a bounded number of clients at a time through their TLS handshake and their login, and begins one in each turn of
 * the event loop; after a turn that other work made long, up to 8, so that clients are not kept out by it. So no turn is
 * long because of them when thousands come at once, however much of what they send arrives together. No I/O.
 *
 * The event loop accepts one connection a turn. So clients that arrive come before those that begin, up to a point:
 * otherwise the system would have to keep thousands, among them new ones that should go first.
 *
 * New clients go first: there are few of them, and people wait for them. Their origins take turns, so that nobody waits
 * behind the many of another. Of those that come back the last one goes first, because the first ones are the next to
 * give up. A client that has begun and is slow or silent gives its place up after `arrivalTurnMs`, and goes on without it.
 */
export class ArrivalQueue {
  readonly #clock: Clock;
  readonly #limits: ArrivalLimits;
  /** By origin; the one whose turn is next comes first. */
  readonly #new = new Map<string, Set<Client>>();
  readonly #returning = new Map<number, Client>();
  /** No client of `#returning` has a greater number. */
  #lastReturning = 0;
  #newInARow = 0;
  /** When each of those that have begun gives its place up, in monotonic milliseconds; ascending. */
  readonly #begun = new Map<Client, number>();
  readonly #timer: Timer;
  #isScheduled = false;
  /** Whether a client has arrived in this turn, and in how many turns in a row before nobody has begun for that. */
  #hasArrival = false;
  #arrivingTurns = 0;

  constructor(clock: Clock, limits: ArrivalLimits) {
    this.#clock = clock;
    this.#limits = limits;
    this.#timer = new Timer(clock, () => this.#schedule());
  }

  /**
   * Calls `begin` once, when it is the turn of the client: at the end of the next turn of the event loop, if there is a
   * place and nobody else arrives.
   *
   * @param origin  where the client comes from; see `originOf`
   * @returns what ends the wait, or gives the place up, once the client is logged in or gone; without effect afterwards
   */
  enter(arrival: Arrival, origin: string, begin: () => void): () => void {
    const number = arrival === "returning" ? this.#lastReturning + 1 : 0;
    const client: Client = { origin, begin, number };
    if (arrival === "returning") {
      this.#lastReturning = number;
      this.#returning.set(number, client);
    } else {
      const others = this.#new.get(origin) ?? new Set();
      this.#new.set(origin, others.add(client));
    }
    this.#hasArrival = true;
    this.#schedule();
    return () => this.#leave(client);
  }

  #leave(client: Client): void {
    if (this.#begun.delete(client)) this.#schedule();
    else if (client.number === 0) this.#removeNew(client);
    else if (this.#returning.get(client.number) === client) this.#returning.delete(client.number);
  }

  #removeNew(client: Client): void {
    const others = this.#new.get(client.origin);
    others?.delete(client);
    if (others?.size === 0) this.#new.delete(client.origin);
  }

  /** If somebody waits, lets the next one begin at the end of a turn of the event loop, as soon as there is a place. */
  #schedule(): void {
    if (this.#isScheduled || this.#new.size + this.#returning.size === 0) return;
    const nowMs = this.#clock.monotonicMs();
    for (const [client, dueMs] of this.#begun) if (dueMs <= nowMs) this.#begun.delete(client);
    if (this.#begun.size >= this.#limits.arrivalsAtOnceMax) {
      const [firstDueMs] = this.#begun.values();
      this.#timer.set(firstDueMs);
      return;
    }
    this.#isScheduled = true;
    this.#clock.runAtEndOfTick(() => {
      this.#isScheduled = false;
      this.#handleTurn(this.#clock.monotonicMs() - nowMs);
      this.#schedule();
    });
  }

  #handleTurn(tookMs: number): void {
    const waits = this.#hasArrival && this.#arrivingTurns < ARRIVING_TURNS_MAX;
    this.#hasArrival = false;
    this.#arrivingTurns = waits ? this.#arrivingTurns + 1 : 0;
    if (waits) return;
    const count = Math.min(Math.max(1, Math.floor(tookMs / TURN_MS_PER_BEGIN)), BEGINS_MAX);
    for (let begun = 0; begun < count && this.#begun.size < this.#limits.arrivalsAtOnceMax; begun++) this.#beginNext();
  }

  #beginNext(): void {
    const next = this.#takeNext();
    if (next === undefined) return;
    this.#begun.set(next, this.#clock.monotonicMs() + this.#limits.arrivalTurnMs);
    next.begin();
  }

  #takeNext(): Client | undefined {
    const isTurnOfReturning = this.#new.size === 0 || this.#newInARow >= RETURNING_ONE_OF - 1;
    const returning = isTurnOfReturning ? this.#takeReturning() : undefined;
    if (returning !== undefined) {
      this.#newInARow = 0;
      return returning;
    }
    this.#newInARow += 1;
    return this.#takeNew();
  }

  #takeNew(): Client | undefined {
    for (const [origin, clients] of this.#new) {
      // The next turn of this origin comes after those of all others.
      this.#new.delete(origin);
      const [first] = clients;
      if (first === undefined) continue;
      clients.delete(first);
      if (clients.size > 0) this.#new.set(origin, clients);
      return first;
    }
    return undefined;
  }

  #takeReturning(): Client | undefined {
    for (; this.#lastReturning > 0; this.#lastReturning--) {
      const last = this.#returning.get(this.#lastReturning);
      if (last === undefined) continue;
      this.#returning.delete(this.#lastReturning);
      return last;
    }
    return undefined;
  }
}
