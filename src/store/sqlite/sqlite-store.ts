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
import { createLogId } from "./log-link.ts";
import { MailboxTables } from "./mailbox-tables.ts";
import { MIGRATIONS } from "./migrations.ts";
import { restoreBackup } from "./restore.ts";
import { Sealer } from "./sealer.ts";
import { endLog, logMark, openTables, readSecret, startLog } from "./setup.ts";
import { createBackupFile, logBytes, syncFile, writeMark } from "./store-file.ts";

/** A longer log is merged into the file after the commit. */
const LOG_BYTES_MAX = 4_194_304;

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
  readonly #random: RandomBytes;
  #isOpen = true;
  /** The last call. Calls run one after the other, because a commit may span several turns of the event loop. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(path: string, database: SqliteDatabase, sealer: Sealer, random: RandomBytes) {
    this.#path = path;
    this.#database = database;
    this.#sealer = sealer;
    this.#random = random;
    this.#accounts = new AccountTables(database, sealer);
    this.#mailboxes = new MailboxTables(database);
  }

  /**
   * Opens the file and locks it until the store is closed. A file that is refused
   * stays unmodified, except that after a crash the log may be merged into it.
   *
   * @throws UsageError the package libsql is not installed, or the pepper does not have 32 bytes
   * @throws StoreError STORE_IN_USE, NOT_A_STORE, STORE_TOO_NEW, STORE_DAMAGED, STORE_LOG_MISSING, STORE_LOG_FOREIGN,
   *   WRONG_PEPPER or STORE_FAILED
   */
  static async open({ path, pepper, random }: SqliteStoreOptions): Promise<SqliteStore> {
    const sealer = new Sealer(pepper, random);
    // An absolute path, because SQLite gives ":memory:" and "file:..." a special meaning.
    const absolute = resolve(path);
    return new SqliteStore(absolute, await openTables({ path: absolute, sealer, random }), sealer, random);
  }

  /**
   * Puts a backup in the place of a store that nobody has open. The backup is
   * checked whole before anything is replaced. A crash leaves the old store, the
   * new one, or the old one without its log, which `open` refuses.
   *
   * @param options  `path` is that of the store; the pepper is that of the backup
   * @param backup   a file that `backup` wrote; it stays
   * @returns the path where the replaced file is kept, with its log; undefined if there was none
   * @throws UsageError there is no such file
   * @throws StoreError as `open`, about the backup; STORE_IN_USE about the store
   */
  static restore(options: SqliteStoreOptions, backup: string): Promise<string | undefined> {
    return restoreBackup({
      path: resolve(options.path),
      backup: resolve(backup),
      versionMax: MIGRATIONS.at(-1)?.version ?? 0,
      check: async (path) => {
        const store = await SqliteStore.open({ ...options, path });
        await store.close();
      },
    });
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
      // Until it is merged, the log still contains the erased data.
      if (changes.some(isErasure) || logBytes(this.#path) > LOG_BYTES_MAX) startLog(this.#database, this.#random);
    });
  }

  read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#whileOpen(() => this.#mailboxes.read(query));
  }

  /**
   * Writes a copy of everything, as of the last commit, into a new file that only
   * its owner can read. `restore` puts it back; it needs the
   * same pepper.
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
        // A log that lies beside the copy, when it has been put into place, is not its own.
        writeMark(target, { ...logMark(this.#database), log: "none", id: createLogId(this.#random(4)) });
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
      endLog(this.#database, this.#random);
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
