import type { Account } from "../chat/account.ts";
import { monotonicMs } from "../net/clock.ts";
import type { Store, Stored } from "../store/store.ts";

/** A store whose commits are timed. */
export class ObservedStore implements Store {
  readonly #store: Store;
  readonly #onCommit: (durationMs: number) => void;

  constructor(store: Store, onCommit: (durationMs: number) => void) {
    this.#store = store;
    this.#onCommit = onCommit;
  }

  load(): Promise<Stored> {
    return this.#store.load();
  }

  async save(accounts: readonly Account[]): Promise<void> {
    const begunMs = monotonicMs();
    await this.#store.save(accounts);
    this.#onCommit(monotonicMs() - begunMs);
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
