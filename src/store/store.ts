import type { Change, MailboxEntry, MailboxQuery, StoredState } from "../chat/state/account.ts";
import type { PostQuery, StoredPost } from "../chat/state/stored-rooms.ts";

/**
 * The store: what survives a restart of the server.
 *
 * How the folder fits together: the server holds the working state in memory. It
 * loads it once from the store and then commits changes. `apply-changes.ts` maps
 * each change to a method of the storage of accounts, mailboxes or rooms, which all stores
 * implement: `memory/` for tests and for servers that need no durability,
 * `sqlite/` for a file, `postgres/` for a database server. `rows/` makes accounts, mailboxes and members of the rows of the last two, and
 * `sealing/` has what they encrypt. `moving/` copies a file into a database. `name-keys.ts` brings the keys of loaded names up
 * to date, and `iterations.ts` keeps one number of iterations for all accounts. `test/store/contract.ts` holds all stores
 * to the same behaviour.
 *
 * Invariant: a commit is atomic and durable. When it has resolved, all of its
 * changes survive the end of the process; when it has rejected, none do.
 */
export interface Store {
  /**
   * Reads the stored state, except the texts. The server calls it once, at start. Keys of accounts and devices may be opened
   * when they are first read, which then throws StoreError STORE_DAMAGED if they were modified.
   */
  load(): Promise<StoredState>;
  /**
   * Checks what `load` has returned, and what a store did not check when it was opened, in parts of a few milliseconds. The
   * server runs it after its start. Absent: everything is checked by then.
   *
   * @throws StoreError STORE_DAMAGED: a value was modified outside the server, or the store is damaged
   * @throws UsageError the store was closed meanwhile
   */
  check?(): AsyncIterable<void>;
  /**
   * Commits changes in order: all of them or none.
   *
   * @param pause  awaited between the parts of a long commit, so that other work can run; default: no pauses
   * @throws UsageError a change does not fit the stored state: an account does not exist, or a key or a number is taken
   * @throws StoreError STORE_FULL: no change was stored, and the same commit can succeed later
   * @throws StoreError STORE_UNAVAILABLE: the changes may have been stored, or not. The next commit must be the same one
   *   again, which then stores them once
   * @throws StoreError STORE_TAKEN_OVER: another server writes now, and this one must end; no change was stored
   * @throws StoreError STORE_FAILED, STORE_DAMAGED: the store could not be written or read
   */
  commit(changes: readonly Change[], pause?: () => Promise<void>): Promise<void>;
  /**
   * Does what `commit` does before it returns. Absent: `commit` waits for something.
   *
   * @throws as `commit`
   */
  readonly commitAtOnce?: ((changes: readonly Change[]) => void) | undefined;
  /**
   * Reads from the mailboxes, after all commits that were begun before.
   *
   * @returns at most `query.countMax` entries, or at most one for a query without it
   * @throws StoreError STORE_UNAVAILABLE: the same call can succeed later
   */
  read(query: MailboxQuery): Promise<MailboxEntry[]>;
  /**
   * Reads posts of a room, after all commits that were begun before.
   *
   * @returns at most `query.countMax` posts, or at most one for a query without it
   * @throws StoreError STORE_UNAVAILABLE: the same call can succeed later
   */
  readPosts(query: PostQuery): Promise<StoredPost[]>;
  /** How much room there is, as of the last call; absent if the store does not know. */
  readonly room?: StoreSpace;
  /** Looks whether a store that was full has room again, or one that could not be reached is there again. */
  checkRoom?(): Promise<void>;
  /** Closes the store. Closing it again has no effect. */
  close(): Promise<void>;
}

/** How much room a store has. */
export interface StoreSpace {
  /** Length of the stored data in bytes, without what erased data left free; 0 if that is unknown. */
  readonly bytes: number;
  /** Whether the disk is full. A commit may still succeed. */
  readonly isFull: boolean;
  /** Whether the store could be reached. Default: it always can. */
  readonly isReachable?: boolean;
  /** Bytes that are free on the disk; undefined if that is unknown. */
  readonly freeBytes?: number;
}
