import type { Change, MailboxEntry, MailboxQuery, StoredState } from "../chat/state/account.ts";
import { monotonicMs } from "../net/clock.ts";
import type { Store } from "../store/store.ts";

/** A store whose commits are timed. */
export class ObservedStore implements Store {
  readonly #store: Store;
  readonly #onCommit: (durationMs: number) => void;

  constructor(store: Store, onCommit: (durationMs: number) => void) {
    this.#store = store;
    this.#onCommit = onCommit;
  }

  load(): Promise<StoredState> {
    return this.#store.load();
  }

  async commit(changes: readonly Change[], pause?: () => Promise<void>): Promise<void> {
    const begunMs = monotonicMs();
    await this.#store.commit(changes, pause);
    this.#onCommit(monotonicMs() - begunMs);
  }

  read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#store.read(query);
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
