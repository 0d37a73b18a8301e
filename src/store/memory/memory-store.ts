/**
 * A store in memory. `accounts.ts` and `mailboxes.ts` hold the records, and
 * `undo-log.ts` takes a commit back that fails in the middle.
 *
 * Invariant: a commit is kept whole or not at all.
 */

import type { Change, MailboxEntry, MailboxQuery, StoredState } from "../../chat/state/account.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { applyChanges } from "../apply-changes.ts";
import type { Store } from "../store.ts";
import { MemoryAccounts } from "./accounts.ts";
import { MemoryMailboxes } from "./mailboxes.ts";
import { UndoLog } from "./undo-log.ts";

/** Stores everything until the process ends. After one server has closed, another can be started on the same store. */
export class MemoryStore implements Store {
  readonly #records: MemoryRecords;

  constructor(random: RandomBytes) {
    this.#records = new MemoryRecords(random(32));
  }

  async load(): Promise<StoredState> {
    return this.#records.load();
  }

  async commit(changes: readonly Change[]): Promise<void> {
    this.#records.commit(changes);
  }

  async read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#records.read(query);
  }

  async close(): Promise<void> {}
}

/** The synchronous part of `MemoryStore`, which simulations use directly. */
export class MemoryRecords {
  readonly #secret: Uint8Array;
  readonly #undo = new UndoLog();
  readonly #accounts = new MemoryAccounts(this.#undo);
  readonly #mailboxes = new MemoryMailboxes(this.#undo, (id) => this.#accounts.has(id));

  /** @param secret  32 random bytes */
  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  load(): StoredState {
    return {
      secret: this.#secret,
      iterations: this.#accounts.iterations,
      keptSalts: this.#accounts.keptSalts(),
      accounts: this.#accounts.accounts(),
      lastAccountId: this.#accounts.lastAccountId,
      wallMs: this.#accounts.time.wallMs,
      servedMs: Math.max(this.#accounts.time.servedMs, this.#accounts.lastLoginServedMs, this.#mailboxes.lastServedMs),
      devices: this.#accounts.devices(),
      relations: this.#accounts.relations(),
      mailboxes: this.#mailboxes.positions(),
      waiting: this.#mailboxes.waiting(),
      unanswered: this.#mailboxes.unanswered(),
      bytesSent: this.#mailboxes.bytesSent(),
    };
  }

  /** @throws UsageError as `Store.commit` */
  commit(changes: readonly Change[]): void {
    this.#undo.transaction(() => {
      const parts = applyChanges(changes, this.#accounts, this.#mailboxes);
      while (parts.next().done !== true);
    });
  }

  read(query: MailboxQuery): MailboxEntry[] {
    return this.#mailboxes.read(query);
  }
}
