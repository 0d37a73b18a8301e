/**
 * A store in one SQLite file. `store-file.ts` opens, checks and copies the file,
 * `setup.ts` and `migrations.ts` bring its tables up to date, `database.ts` runs
 * statements and transactions, `account-tables.ts` and `mailbox-tables.ts` read and
 * write the records, and `sealer.ts` encrypts secrets under the pepper.
 *
 * Invariant: a commit is one transaction, and survives a crash of the process.
 */

import { unlinkSync } from "node:fs";
import { resolve } from "node:path";
import type { Change, MailboxEntry, MailboxQuery, StoredState } from "../../chat/state/account.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { UsageError } from "../../errors.ts";
import { applyChanges } from "../apply-changes.ts";
import type { Store } from "../store.ts";
import { AccountTables } from "./account-tables.ts";
import type { SqliteDatabase } from "./database.ts";
import { MailboxTables } from "./mailbox-tables.ts";
import { Sealer } from "./sealer.ts";
import { openTables, readSecret } from "./setup.ts";
import { createBackupFile, syncFile } from "./store-file.ts";

export interface SqliteStoreOptions {
  /** The file. Created, readable by its owner only, if it does not exist. Its folder must exist. */
  readonly path: string;
  /**
   * 32 random bytes that encrypt password verifiers, device keys and the
   * server's secret. Names, contacts and texts are not encrypted. Store it apart
   * from the file; without it the file cannot be opened.
   */
  readonly pepper: Uint8Array;
  readonly random: RandomBytes;
}

/**
 * Stores everything in one SQLite file. A commit that has resolved is on the disk
 * and survives a power failure. While the store is open, and after a crash, part
 * of the data is in a log beside the file, `<path>-wal`, which belongs to it.
 *
 * The mailbox of a deleted account, and texts that were forgotten for their age,
 * are erased from both. Calls are synchronous inside: they block the thread until
 * the disk is done, except that long commits pause between parts.
 */
export class SqliteStore implements Store {
  readonly #path: string;
  readonly #database: SqliteDatabase;
  readonly #accounts: AccountTables;
  readonly #mailboxes: MailboxTables;
  readonly #sealer: Sealer;
  #isOpen = true;
  /** The last call. Calls run one after the other, because a commit may span several turns of the event loop. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(path: string, database: SqliteDatabase, sealer: Sealer) {
    this.#path = path;
    this.#database = database;
    this.#sealer = sealer;
    this.#accounts = new AccountTables(database, sealer);
    this.#mailboxes = new MailboxTables(database);
  }

  /**
   * Opens the file and locks it until the store is closed. A file that is refused
   * stays unmodified, except that after a crash the log may be merged into it.
   *
   * @throws UsageError the package libsql is not installed, or the pepper does not have 32 bytes
   * @throws StoreError STORE_IN_USE, NOT_A_STORE, STORE_TOO_NEW, STORE_DAMAGED, WRONG_PEPPER or STORE_FAILED
   */
  static async open({ path, pepper, random }: SqliteStoreOptions): Promise<SqliteStore> {
    const sealer = new Sealer(pepper, random);
    // An absolute path, because SQLite gives ":memory:" and "file:..." a special meaning.
    const absolute = resolve(path);
    return new SqliteStore(absolute, await openTables({ path: absolute, sealer, random }), sealer);
  }

  load(): Promise<StoredState> {
    return this.#whileOpen(() => ({
      secret: readSecret(this.#database, { path: this.#path, sealer: this.#sealer }),
      accounts: this.#accounts.readAccounts(),
      lastAccountId: this.#accounts.readLastAccountId(),
      ...this.#accounts.readTime(),
      devices: this.#accounts.readDevices(),
      relations: this.#accounts.readRelations(),
      mailboxes: this.#mailboxes.readPositions(),
      waiting: this.#mailboxes.readWaiting(),
    }));
  }

  commit(changes: readonly Change[], pause = async () => {}): Promise<void> {
    return this.#whileOpen(async () => {
      const parts = applyChanges(changes, this.#accounts, this.#mailboxes);
      await this.#database.transactionInParts(parts, pause);
      // Until a checkpoint the log still contains the erased data.
      if (changes.some(isErasure)) this.#database.one("PRAGMA wal_checkpoint(TRUNCATE)");
    });
  }

  read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#whileOpen(() => this.#mailboxes.read(query));
  }

  /**
   * Writes a copy of everything, as of the last commit, into a new file that only
   * its owner can read. To restore it, stop the server, delete the store's file
   * and `<path>-wal`, and move the copy to the file's path. It needs the same pepper.
   *
   * @param path  the new file; its folder must exist
   * @throws UsageError a file exists at the path
   * @throws StoreError STORE_FAILED: the copy could not be written and was removed
   */
  backup(path: string): Promise<void> {
    return this.#whileOpen(() => {
      const target = resolve(path);
      createBackupFile(target);
      try {
        this.#database.run("VACUUM INTO ?", target);
        syncFile(target);
      } catch (error) {
        unlinkSync(target);
        throw error;
      }
    });
  }

  close(): Promise<void> {
    return this.#inTurn(() => {
      if (!this.#isOpen) return;
      this.#isOpen = false;
      this.#database.close();
    });
  }

  #whileOpen<T>(run: () => T | Promise<T>): Promise<T> {
    return this.#inTurn(() => {
      if (!this.#isOpen) throw new UsageError("The store is closed.", "WRONG_STATE");
      return run();
    });
  }

  #inTurn<T>(run: () => T | Promise<T>): Promise<T> {
    const done = this.#last.then(run);
    this.#last = done.catch(() => {});
    return done;
  }
}

function isErasure({ kind }: Change): boolean {
  return kind === "account deleted" || kind === "forget texts";
}
