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
  /** The file; made, for its owner alone, where there is none. Its folder must be there. */
  readonly path: string;
  /**
   * 32 random bytes that encrypt the password verifiers, the keys of devices and
   * the secret, kept elsewhere than the file; names, contacts and texts are not encrypted. A file without its pepper cannot be opened.
   */
  readonly pepper: Uint8Array;
  readonly random: RandomBytes;
}

/**
 * Keeps everything in one SQLite file. What a commit resolved for is on the disk
 * and survives a loss of power; while the store is open, or after a crash, it is
 * in part in a log beside the file, `<path>-wal`, which belongs to it.
 *
 * Nothing of the mailbox of a deleted account stays in either, nor of texts that
 * were forgotten for their age. Calls block until they are done, but for long
 * commits, which pause; a commit takes as long as the disk needs to write it.
 */
export class SqliteStore implements Store {
  readonly #path: string;
  readonly #database: SqliteDatabase;
  readonly #accounts: AccountTables;
  readonly #mailboxes: MailboxTables;
  readonly #sealer: Sealer;
  #isOpen = true;
  /** The last call: one begins when the one before has ended, for a commit may take several turns of the event loop. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(path: string, database: SqliteDatabase, sealer: Sealer) {
    this.#path = path;
    this.#database = database;
    this.#sealer = sealer;
    this.#accounts = new AccountTables(database, sealer);
    this.#mailboxes = new MailboxTables(database);
  }

  /**
   * Opens the file, which is this store's alone until it is closed. A file that
   * is refused is as it was; of one that a crash left open, the log may be
   * written into the file.
   *
   * @throws UsageError the package libsql is not installed, or the pepper is not 32 bytes
   * @throws StoreError the code says what is wrong: STORE_IN_USE, NOT_A_STORE, STORE_TOO_NEW, STORE_DAMAGED,
   *   WRONG_PEPPER, STORE_FAILED
   */
  static async open({ path, pepper, random }: SqliteStoreOptions): Promise<SqliteStore> {
    const sealer = new Sealer(pepper, random);
    // Absolute, so that neither ":memory:" nor "file:..." is anything but a file.
    const absolute = resolve(path);
    return new SqliteStore(absolute, await openTables({ path: absolute, sealer, random }), sealer);
  }

  load(): Promise<StoredState> {
    return this.#whileOpen(() => ({
      secret: readSecret(this.#database, { path: this.#path, sealer: this.#sealer }),
      accounts: this.#accounts.readAccounts(),
      lastAccountId: this.#accounts.readLastAccountId(),
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
      // The log still holds what the file no longer does.
      if (changes.some(isErasure)) this.#database.one("PRAGMA wal_checkpoint(TRUNCATE)");
    });
  }

  read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#whileOpen(() => this.#mailboxes.read(query));
  }

  /**
   * Writes a copy of everything, as the last commit left it, into a new file
   * with its owner's permissions alone. To go back to it, stop the server,
   * remove the file of the store and `<path>-wal`, and put the copy in its
   * place; it needs the same pepper.
   *
   * @throws UsageError there is a file at the path already
   * @throws StoreError STORE_FAILED: there is no such file then
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
