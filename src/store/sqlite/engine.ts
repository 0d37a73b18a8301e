import { statSync, unlinkSync } from "node:fs";
import type { Change, MailboxEntry, MailboxQuery, StoredState } from "../../chat/state/account.ts";
import type { PostQuery, StoredPost } from "../../chat/state/stored-rooms.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { StoreError, UsageError } from "../../errors.ts";
import { applyChanges } from "../apply-changes.ts";
import { type StoredPage, type StoredRest, StoredStateBuilder } from "../rows/stored-state.ts";
import { Sealer } from "../sealing/sealer.ts";
import type { Store, StoreSpace } from "../store.ts";
import type { SqliteDatabase } from "./database.ts";
import { createLogId } from "./file/log-link.ts";
import { Reserve } from "./file/reserve.ts";
import { createBackupFile, logBytes, syncFile, writeMark } from "./file/store-file.ts";
import { emptyLog, endLog, logMark, openTables, readSecret, startLog } from "./setup.ts";
import { AccountTables } from "./tables/accounts.ts";
import { checkPosts } from "./tables/check-posts.ts";
import { MailboxTables } from "./tables/mailboxes.ts";
import { OperatorTables } from "./tables/operator.ts";
import { RoomTables } from "./tables/rooms.ts";
import { readStoredPages } from "./tables/stored-pages.ts";

/**
 * A longer log is merged into the file after the commit. Merging waits for the disk six times, and may take as much room
 * again until it is done. So the log of a disk with little room is merged sooner: when it has this share of the free bytes.
 */
const LOG_BYTES_MAX = 16_777_216;
const LOG_BYTES_MIN = 1_048_576;
const LOG_SHARE_OF_FREE = 1 / 16;

export interface EngineOptions {
  /** Absolute, because SQLite gives ":memory:" and "file:..." a special meaning. */
  readonly path: string;
  readonly pepper: Uint8Array;
  readonly random: RandomBytes;
}

/** A store in one SQLite file that does all of its work on the thread that calls it, and blocks it meanwhile. */
export class SqliteEngine implements Store {
  readonly #path: string;
  readonly #database: SqliteDatabase;
  readonly #accounts: AccountTables;
  readonly #mailboxes: MailboxTables;
  readonly #operator: OperatorTables;
  readonly #rooms: RoomTables;
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
    this.#rooms = new RoomTables(database);
    this.#reusableBytes = reusableBytes(database);
  }

  /** @throws UsageError, StoreError as `SqliteStore.open` */
  static async open({ path, pepper, random }: EngineOptions): Promise<SqliteEngine> {
    const sealer = new Sealer(pepper, random);
    return new SqliteEngine(path, await openTables({ path, sealer, random }), sealer, random);
  }

  async load(): Promise<StoredState> {
    const builder = new StoredStateBuilder(this.#sealer);
    return builder.build(await this.loadPages((page) => builder.take(page)));
  }

  /** Reads the stored state. Hands over the pages, from which `StoredStateBuilder` makes it together with the result. */
  loadPages(take: (page: StoredPage) => void): Promise<StoredRest> {
    return this.#whileOpen(() => {
      readStoredPages(this.#database, take);
      return {
        secret: readSecret(this.#database, { path: this.#path, sealer: this.#sealer }),
        iterations: this.#accounts.readIterations(),
        keptSalts: this.#accounts.readKeptSalts(),
        registrationOpen: this.#operator.readRegistrationOpen(),
        bans: this.#operator.readBans(),
        invitationCodes: this.#operator.readInvitationCodes(),
        lastAccountId: this.#accounts.readLastAccountId(),
        rooms: this.#rooms.readRooms(),
        roomRelations: this.#rooms.readRelations(),
        roomLog: this.#rooms.readLog(),
        ...this.#accounts.readTime(),
      };
    });
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
      this.#mustMerge ||= changes.some(isErasure) || this.#isLogLong;
      if (this.#mustMerge) this.#tryMerge();
      this.#isFull ||= !this.#reserve.hasRoomBeside();
    });
  }

  get #isLogLong(): boolean {
    const bytes = logBytes(this.#path);
    if (bytes <= LOG_BYTES_MIN || bytes > LOG_BYTES_MAX) return bytes > LOG_BYTES_MAX;
    return bytes > LOG_SHARE_OF_FREE * (this.#reserve.freeBytes ?? 0);
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
    await this.#database.transactionInParts(this.#apply(changes), pause);
  }

  *#apply(changes: readonly Change[]): Generator<void, void> {
    const [accounts, mailboxes, operator, rooms] = [this.#accounts, this.#mailboxes, this.#operator, this.#rooms];
    for (const tables of [mailboxes, rooms]) tables.begin();
    yield* applyChanges(changes, { accounts, mailboxes, operator, rooms });
    for (const tables of [mailboxes, rooms]) tables.finish();
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

  readPosts(query: PostQuery): Promise<StoredPost[]> {
    return this.#whileOpen(() => this.#rooms.read(query));
  }

  /** As `checkPosts` of `tables/check-posts.ts`. */
  checkPosts(after: number): Promise<number | undefined> {
    return this.#whileOpen(() => checkPosts(this.#database, this.#path, after));
  }

  /** As `SqliteStore.backup`. @param target  absolute path */
  backup(target: string): Promise<void> {
    return this.#whileOpen(() => {
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
  return kind === "account deleted" || kind === "forget texts" || kind === "room closed";
}
