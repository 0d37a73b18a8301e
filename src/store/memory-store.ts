import type { Change, MailboxEntry, MailboxQuery } from "../chat/account.ts";
import type { RandomBytes } from "../crypto/random-bytes.ts";
import { applyChange } from "./apply-change.ts";
import { MemoryAccounts } from "./memory-accounts.ts";
import { MemoryMailboxes } from "./memory-mailboxes.ts";
import type { Store, Stored } from "./store.ts";
import { UndoLog } from "./undo-log.ts";

/** Keeps everything for as long as the process runs. One can be handed to a second server after the first. */
export class MemoryStore implements Store {
  readonly #secret: Uint8Array;
  readonly #undo = new UndoLog();
  readonly #accounts = new MemoryAccounts(this.#undo, (id) => this.#mailboxes.removeAccount(id));
  readonly #mailboxes: MemoryMailboxes = new MemoryMailboxes(this.#undo, (id) => this.#accounts.has(id));

  constructor(random: RandomBytes) {
    this.#secret = random(32);
  }

  async load(): Promise<Stored> {
    return {
      secret: this.#secret,
      accounts: this.#accounts.accounts(),
      lastAccountId: this.#accounts.lastAccountId,
      devices: this.#accounts.devices(),
      relations: this.#accounts.relations(),
      mailboxes: this.#mailboxes.positions(),
      waiting: this.#mailboxes.waiting(),
    };
  }

  async commit(changes: readonly Change[]): Promise<void> {
    this.#undo.transaction(() => {
      for (const change of changes) applyChange(change, this.#accounts, this.#mailboxes);
    });
  }

  async read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#mailboxes.read(query);
  }

  async close(): Promise<void> {}
}
