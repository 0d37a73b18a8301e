import type { Change, MailboxEntry, MailboxQuery } from "../chat/state/account.ts";
import type { Clock } from "../net/network.ts";
import type { Store, Stored } from "../store/store.ts";

/** A store whose commits are timed. */
export class ObservedStore implements Store {
  readonly #clock: Clock;
  readonly #store: Store;
  readonly #onCommit: (durationMs: number) => void;

  constructor(clock: Clock, store: Store, onCommit: (durationMs: number) => void) {
    this.#clock = clock;
    this.#store = store;
    this.#onCommit = onCommit;
  }

  load(): Promise<Stored> {
    return this.#store.load();
  }

  async commit(changes: readonly Change[], pause?: () => Promise<void>): Promise<void> {
    const begunMs = this.#clock.monotonicMs();
    await this.#store.commit(changes, pause);
    this.#onCommit(this.#clock.monotonicMs() - begunMs);
  }

  read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#store.read(query);
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
