/**
 * A store in one SQLite file. `store-file.ts` opens, checks and copies the file,
 * `setup.ts` and `migrations.ts` bring its tables up to date, `database.ts` runs
 * statements and transactions, `account-tables.ts`, `mailbox-tables.ts` and `operator-tables.ts` read and
 * write the records, and `sealer.ts` encrypts secrets under the pepper.
 *
 * Invariant: a commit is one transaction, and survives a crash of the process.
 */

import { statSync, unlinkSync } from "node:fs";
import { resolve } from "node:path";
import type { Change, MailboxEntry, MailboxQuery, StoredState } from "../../chat/state/account.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { StoreError, UsageError } from "../../errors.ts";
import { checkKeys, type KeysOf } from "../../known-words.ts";
import { applyChanges } from "../apply-changes.ts";
import type { Store, StoreSpace } from "../store.ts";
import { AccountTables } from "./account-tables.ts";
import type { SqliteDatabase } from "./database.ts";
import { createLogId } from "./log-link.ts";
import { MailboxTables } from "./mailbox-tables.ts";
import { MIGRATIONS } from "./migrations.ts";
import { OperatorTables } from "./operator-tables.ts";
import { Reserve } from "./reserve.ts";
import { restoreBackup } from "./restore.ts";
import { Sealer } from "./sealer.ts";
import { emptyLog, endLog, logMark, openTables, readSecret, startLog } from "./setup.ts";
import { createBackupFile, logBytes, syncFile, writeMark } from "./store-file.ts";

/** A longer log is merged into the file after the commit. Merging may take as much room again, until it is done. */
const LOG_BYTES_MAX = 1_048_576;

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

const OPEN_KEYS: KeysOf<SqliteStoreOptions> = { path: true, pepper: true, random: true };

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
  readonly #operator: OperatorTables;
  readonly #sealer: Sealer;
  readonly #random: RandomBytes;
  readonly #reserve: Reserve;
  /** Whether the disk is nearly full, or the reserve used up. */
  #isFull: boolean;
  /** Whether the file and its log are linked; see `log-link.ts`. */
  #isLinked = true;
  #mustMerge = false;
  /**
   * Bytes of the file that erased data had left free when the log was last merged. What has used them since is in the
   * log, which counts too. The file does not get shorter.
   */
  #reusableBytes = 0;
  #isOpen = true;
  /** The last call. Calls run one after the other, because a commit may span several turns of the event loop. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(path: string, database: SqliteDatabase, sealer: Sealer, random: RandomBytes) {
    this.#path = path;
    this.#database = database;
    this.#sealer = sealer;
    this.#random = random;
    this.#reserve = new Reserve(path);
    this.#isFull = !(this.#reserve.create() && this.#reserve.hasRoomBeside());
    this.#accounts = new AccountTables(database, sealer);
    this.#mailboxes = new MailboxTables(database);
    this.#operator = new OperatorTables(database);
    this.#reusableBytes = reusableBytes(database);
  }

  /**
   * Opens the file and locks it until the store is closed. A file that is refused
   * stays unmodified, except that after a crash the log may be merged into it.
   *
   * @throws UsageError the package libsql is not installed, or the pepper does not have 32 bytes
   * @throws StoreError STORE_IN_USE, NOT_A_STORE, STORE_TOO_NEW, STORE_DAMAGED, STORE_LOG_MISSING, STORE_LOG_FOREIGN,
   *   WRONG_PEPPER or STORE_FAILED
   */
  static async open(options: SqliteStoreOptions): Promise<SqliteStore> {
    checkKeys(options, OPEN_KEYS, "option", " of SqliteStore.open");
    const { path, pepper, random } = options;
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
      iterations: this.#accounts.readIterations(),
      keptSalts: this.#accounts.readKeptSalts(),
      registrationOpen: this.#operator.readRegistrationOpen(),
      bans: this.#operator.readBans(),
      invitationCodes: this.#operator.readInvitationCodes(),
      accounts: this.#accounts.readAccounts(),
      lastAccountId: this.#accounts.readLastAccountId(),
      ...this.#accounts.readTime(),
      devices: this.#accounts.readDevices(),
      relations: this.#accounts.readRelations(),
      mailboxes: this.#mailboxes.readPositions(),
      waiting: this.#mailboxes.readWaiting(),
      unanswered: this.#mailboxes.readUnanswered(),
      bytesSent: this.#mailboxes.readBytesSent(),
    }));
  }

  commit(changes: readonly Change[], pause = async () => {}): Promise<void> {
    return this.#whileOpen(async () => {
      try {
        await this.#write(changes, pause);
      } catch (error) {
        if (!isFull(error)) throw error;
        await this.#writeWithReserve(changes, pause);
      }
      // Until it is merged, the log still contains the erased data.
      this.#mustMerge ||= changes.some(isErasure) || logBytes(this.#path) > LOG_BYTES_MAX;
      if (this.#mustMerge) this.#tryMerge();
      this.#isFull ||= !this.#reserve.hasRoomBeside();
    });
  }

  get room(): StoreSpace {
    const bytes = (statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0) + logBytes(this.#path);
    const space = { bytes: Math.max(0, bytes - this.#reusableBytes), isFull: this.#isFull };
    const { freeBytes } = this.#reserve;
    return freeBytes === undefined ? space : { ...space, freeBytes };
  }

  checkRoom(): Promise<void> {
    return this.#whileOpen(() => {
      if (!this.#isFull) return;
      this.#isFull = false;
      if (this.#mustMerge) this.#tryMerge();
      if (!this.#isFull) this.#isFull = !(this.#reserve.create() && this.#reserve.hasRoomBeside());
    });
  }

  async #write(changes: readonly Change[], pause: () => Promise<void>): Promise<void> {
    if (!this.#isLinked) this.#link();
    const storage = { accounts: this.#accounts, mailboxes: this.#mailboxes, operator: this.#operator };
    await this.#database.transactionInParts(applyChanges(changes, storage), pause);
  }

  /** Merging takes room at first, so the changes come before it. */
  async #writeWithReserve(changes: readonly Change[], pause: () => Promise<void>): Promise<void> {
    this.#isFull = true;
    this.#mustMerge = true;
    this.#reserve.release();
    try {
      await this.#write(changes, pause);
    } catch (error) {
      if (!isFull(error)) throw error;
      this.#tryMerge();
      await this.#write(changes, pause);
    }
  }

  /** Merges the log, whose changes are committed, so a full disk is no failure. */
  #tryMerge(): void {
    try {
      this.#merge();
    } catch (error) {
      if (!isFull(error)) throw error;
      this.#isFull = true;
    }
  }

  #merge(): void {
    if (this.#isLinked) emptyLog(this.#database, this.#random);
    this.#isLinked = false;
    this.#mustMerge = false;
    this.#reusableBytes = reusableBytes(this.#database);
    this.#link();
  }

  #link(): void {
    startLog(this.#database);
    this.#isLinked = true;
  }

  read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#whileOpen(() => this.#mailboxes.read(query));
  }

  /**
   * Writes a copy of everything, as of the last commit, into a new file that only
   * its owner can read. `restore` puts it back; it needs the same pepper.
   *
   * @param path  the new file; its folder must exist
   * @throws UsageError a file exists at the path
   * @throws StoreError STORE_FULL, STORE_FAILED: the copy could not be written and was removed
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
        if (isFull(error)) throw new StoreError("STORE_FULL", `There is no room for ${target}.`, { cause: error });
        throw error;
      }
    });
  }

  close(): Promise<void> {
    return this.#inTurn(() => {
      if (!this.#isOpen) return;
      this.#isOpen = false;
      this.#reserve.release();
      // On a full disk the log cannot be merged. It stays beside the file, as after a crash.
      unlessFull(() => endLog(this.#database, this.#random));
      unlessFull(() => this.#database.close());
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

/** Runs what may be left undone on a full disk. */
function unlessFull(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!isFull(error)) throw error;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof StoreError && error.code === "STORE_FULL";
}

function reusableBytes(database: SqliteDatabase): number {
  const pages = database.one("PRAGMA freelist_count").integer("freelist_count");
  return pages * database.one("PRAGMA page_size").integer("page_size");
}

function isErasure({ kind }: Change): boolean {
  return kind === "account deleted" || kind === "forget texts";
}
