import type { Account } from "../chat/account.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import type { Store, Stored } from "./store.ts";

/** Keeps everything for as long as the process runs. One can be handed to a second server after the first. */
export class MemoryStore implements Store {
  readonly #accounts = new Map<string, Account>();
  readonly #secret: Uint8Array;

  constructor(random: RandomBytes) {
    this.#secret = random(32);
  }

  async load(): Promise<Stored> {
    return { accounts: this.#accounts.values(), secret: this.#secret };
  }

  async save(accounts: readonly Account[]): Promise<void> {
    for (const account of accounts) this.#accounts.set(account.key, account);
  }

  async close(): Promise<void> {}
}
