import type { Change, MailboxEntry, MailboxQuery } from "../chat/account.ts";
import { turnEnd } from "../net/turn.ts";
import type { Store } from "../store/store.ts";

/**
 * Lets nothing be heard of a change before it is kept: what follows from it,
 * and everything after that, waits for the store, in order. Changes that come
 * in one turn of the event loop, or while the store is busy, are kept together.
 */
export class CommitQueue {
  readonly #store: Store;
  readonly #onFailure: (error: unknown) => void;
  #waiting: { changes: readonly Change[]; release: () => void }[] = [];
  #busy = false;
  #idle: Promise<void> = Promise.resolve();

  /** @param onFailure  the store failed: what was to be released never is */
  constructor(store: Store, onFailure: (error: unknown) => void) {
    this.#store = store;
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
      this.#store.read(query).then(release).catch(this.#onFailure);
    });
  }

  /** Resolves when nothing waits. */
  async drain(): Promise<void> {
    await this.#idle;
  }

  async #run(): Promise<void> {
    try {
      await turnEnd();
      while (this.#waiting.length > 0) {
        const turn = this.#waiting;
        this.#waiting = [];
        const changes = turn.flatMap((entry) => entry.changes);
        if (changes.length > 0) await this.#store.commit(changes);
        for (const { release } of turn) release();
      }
      this.#busy = false;
    } catch (error) {
      this.#onFailure(error);
    }
  }
}
