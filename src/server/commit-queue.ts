import type { Change, MailboxEntry, MailboxQuery } from "../chat/state/account.ts";
import type { Clock } from "../net/network.ts";
import { endOfTick } from "../net/timers.ts";
import type { Store } from "../store/store.ts";

/**
 * Lets nothing be heard of a change before it is kept: what follows from it,
 * and everything after that, waits for the store, in order. Changes that come
 * in one turn of the event loop, or while the store is busy, are kept together.
 *
 * Much may wait, and each of it may lead to bytes for everybody: it is released,
 * and read, no faster than what came of it before is sent.
 */
export class CommitQueue {
  readonly #clock: Clock;
  readonly #store: Store;
  readonly #isCrowded: () => boolean;
  readonly #onFailure: (error: unknown) => void;
  #waiting: { changes: readonly Change[]; release: () => void }[] = [];
  #busy = false;
  #idle: Promise<void> = Promise.resolve();
  /** The last of the reads, which come one after the other. */
  #reading: Promise<void> = Promise.resolve();

  /**
   * @param isCrowded  whether so much was released in this turn of the event loop that it should be sent before more is
   * @param onFailure  the store failed: what was to be released never is
   */
  constructor(clock: Clock, store: Store, isCrowded: () => boolean, onFailure: (error: unknown) => void) {
    this.#clock = clock;
    this.#store = store;
    this.#isCrowded = isCrowded;
    this.#onFailure = onFailure;
  }

  /** Runs `release` once `changes` are kept and all before them; at once where there is nothing to wait for. */
  push(changes: readonly Change[], release: () => void): void {
    if (changes.length === 0 && !this.#busy) {
      release();
      return;
    }
    this.#waiting.push({ changes, release });
    if (!this.#busy) {
      this.#busy = true;
      this.#idle = this.#run();
    }
  }

  /** Reads what the changes before have led to. What comes after does not wait for it. */
  read(query: MailboxQuery, release: (entries: readonly MailboxEntry[]) => void): void {
    this.push([], () => {
      this.#reading = this.#reading.then(() => this.#read(query, release)).catch(this.#onFailure);
    });
  }

  /** Resolves when nothing waits. */
  async drain(): Promise<void> {
    await this.#idle;
    await this.#reading;
  }

  async #run(): Promise<void> {
    try {
      await endOfTick(this.#clock);
      while (this.#waiting.length > 0) {
        const turn = this.#waiting;
        this.#waiting = [];
        const changes = turn.flatMap((entry) => entry.changes);
        if (changes.length > 0) await this.#store.commit(changes, () => endOfTick(this.#clock));
        for (const { release } of turn) {
          await this.#room();
          release();
        }
      }
      this.#busy = false;
    } catch (error) {
      this.#onFailure(error);
    }
  }

  async #read(query: MailboxQuery, release: (entries: readonly MailboxEntry[]) => void): Promise<void> {
    await this.#room();
    release(await this.#store.read(query));
  }

  /** Resolves when more may be sent. */
  async #room(): Promise<void> {
    while (this.#isCrowded()) await endOfTick(this.#clock);
  }
}
