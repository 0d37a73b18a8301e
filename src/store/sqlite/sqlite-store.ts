/**
 * A store in one SQLite file.
 *
 * How the folder fits together: SQLite waits for the disk, so it has a thread of its own, in `thread/`: `sqlite-store.ts`
 * passes the calls of the server to it, and there `engine.ts` carries them out. `database.ts` runs statements and
 * transactions, and `setup.ts` brings the tables up to date. `tables/` has the records, the migrations and the sealing of
 * secrets under the pepper. `file/` has what lies on the disk: the file itself, its write-ahead log, and a reserve for a
 * full disk. `restore.ts` puts a backup in the place of a store.
 *
 * Invariant: a commit is one transaction, and survives a crash of the process.
 */

import { resolve } from "node:path";
import type { Change, MailboxEntry, MailboxQuery, StoredState } from "../../chat/state/account.ts";
import type { PostQuery, StoredPost } from "../../chat/state/stored-rooms.ts";
import { SEED_BYTES } from "../../crypto/expanded-random.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { UsageError } from "../../errors.ts";
import { checkKeys, type KeysOf } from "../../known-words.ts";
import { beginRoomEpochs } from "../room-epochs.ts";
import { type StoredPage, StoredStateBuilder } from "../rows/stored-state.ts";
import { openKeys, plainAccount, plainDevice } from "../sealing/sealed-keys.ts";
import { Sealer } from "../sealing/sealer.ts";
import type { Store, StoreSpace } from "../store.ts";
import { importLibsql } from "./database.ts";
import { claimFile, createPrivateFile } from "./file/store-file.ts";
import { restoreBackup } from "./restore.ts";
import { MIGRATIONS } from "./tables/migrations.ts";
import type { ThreadCall, ThreadResult } from "./thread/messages.ts";
import { packChanges } from "./thread/packed-changes.ts";
import { StoreThread } from "./thread/store-thread.ts";

/** The options of `SqliteStore.open`. */
export interface SqliteStoreOptions {
  /** The file. Created, readable by its owner only, if it does not exist. Its folder must exist. */
  readonly path: string;
  /**
   * 32 random bytes that encrypt password verifiers, device keys and the
   * server's secret. Names, contacts, texts and rooms are not encrypted. Store it apart
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
 * are erased from both. The file is open on a thread of its own, so no call blocks
 * the thread of the caller.
 */
export class SqliteStore implements Store {
  readonly #thread: StoreThread;
  readonly #sealer: Sealer;
  /** Releases the claim on the file. */
  readonly #release: () => void;
  /** What was loaded, until it is checked. */
  #unchecked: StoredState | undefined;
  #closed: Promise<void> | undefined;

  private constructor(thread: StoreThread, sealer: Sealer, release: () => void) {
    this.#thread = thread;
    this.#sealer = sealer;
    this.#release = release;
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
    const { pepper, random } = options;
    const path = resolve(options.path);
    const sealer = new Sealer(pepper, random);
    await importLibsql();
    // Here, where all stores of the process see the claims of each other.
    createPrivateFile(path);
    const release = claimFile(path);
    try {
      const thread = await StoreThread.open({ path, pepper, seed: random(SEED_BYTES) });
      return new SqliteStore(thread, sealer, release);
    } catch (error) {
      release();
      throw error;
    }
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
        try {
          // Posts that the backup does not have leave their numbers to others.
          await beginRoomEpochs(store, options.random);
          for await (const _ of store.check());
        } finally {
          await store.close();
        }
      },
    });
  }

  /**
   * Reads everything that a server needs at its start. See `Store.load`.
   *
   * @throws StoreError the database cannot be read, or is damaged
   */
  async load(): Promise<StoredState> {
    const builder = new StoredStateBuilder(this.#sealer);
    const result = await this.#call({ kind: "load" }, (page) => builder.take(page));
    if (result.kind !== "loaded") return unexpected(result);
    const state = builder.build(result.rest);
    this.#unchecked = state;
    return state;
  }

  /** Opens what `load` has left sealed, and reads all posts, in steps. See `Store.check`. @throws StoreError STORE_DAMAGED */
  async *check(): AsyncIterable<void> {
    const state = this.#unchecked;
    this.#unchecked = undefined;
    if (state !== undefined) yield* openKeys(state);
    for (let after: number | undefined = 0; after !== undefined; ) {
      const result = await this.#call({ kind: "check posts", after });
      after = result.kind === "checked" ? result.next : unexpected(result);
      yield;
    }
  }

  /** A long commit needs no pauses: it keeps nobody but later calls of the store waiting. */
  async commit(changes: readonly Change[]): Promise<void> {
    await this.#call({ kind: "commit", changes: packChanges(changes.map(cloneable)) });
  }

  /** Returns entries of a mailbox. See `Store.read`. */
  async read(query: MailboxQuery): Promise<MailboxEntry[]> {
    const result = await this.#call({ kind: "read", query });
    return result.kind === "entries" ? result.entries : unexpected(result);
  }

  /** Returns posts of a room. See `Store.readPosts`. */
  async readPosts(query: PostQuery): Promise<StoredPost[]> {
    const result = await this.#call({ kind: "read posts", query });
    return result.kind === "posts" ? result.posts : unexpected(result);
  }

  /** How much room there is, as of the last call. */
  get room(): StoreSpace {
    return this.#thread.room;
  }

  /** Looks whether a full disk has room again. */
  async checkRoom(): Promise<void> {
    await this.#call({ kind: "check room" });
  }

  /**
   * Writes a copy of everything, as of the last commit, into a new file that only
   * its owner can read. `restore` puts it back; it needs the same pepper.
   *
   * @param path  the new file; its folder must exist
   * @throws UsageError a file exists at the path
   * @throws StoreError STORE_FULL, STORE_FAILED: the copy could not be written and was removed
   */
  async backup(path: string): Promise<void> {
    await this.#call({ kind: "backup", path: resolve(path) });
  }

  /** Waits for the commits under way, and closes the database. Further calls return the same promise. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    try {
      await this.#thread.close();
    } finally {
      this.#release();
    }
  }

  async #call(call: ThreadCall, onPage?: (page: StoredPage) => void): Promise<ThreadResult> {
    if (this.#closed !== undefined) throw new UsageError("The store is closed.", "WRONG_STATE");
    return this.#thread.call(call, onPage);
  }
}

/** The same change without what cannot be sent to a thread: keys that are opened when they are first read. */
function cloneable(change: Change): Change {
  if (change.kind === "account") return { kind: "account", account: plainAccount(change.account) };
  return change.kind === "device" ? { kind: "device", device: plainDevice(change.device) } : change;
}

function unexpected({ kind }: ThreadResult): never {
  throw new Error(`The thread of the store answered with "${kind}".`);
}
