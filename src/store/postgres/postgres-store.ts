/**
 * A store in a PostgreSQL database.
 *
 * How the folder fits together: `writer.ts` has the one connection, makes commits, and gets another connection if that is
 * lost; `setup.ts` makes the tables and takes the database over; `space.ts` measures them; `connection.ts` sends statements. `tables/` has the
 * migrations, the statements of each change, and the queries. A commit is sent whole, with its first and its last
 * statement, so that it waits for one round trip.
 *
 * Invariant: a commit is one transaction, which holds a lock on the token of its writer until it ends. So there is one
 * writer at a time, and nothing is stored twice or by halves, whichever end dies.
 */

import type { Change, MailboxEntry, MailboxQuery, StoredState } from "../../chat/state/account.ts";
import type { PostQuery, StoredPost } from "../../chat/state/stored-rooms.ts";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { StoreError, UsageError } from "../../errors.ts";
import { checkKeys, type KeysOf } from "../../known-words.ts";
import { applyChanges } from "../apply-changes.ts";
import { StoredStateBuilder } from "../rows/stored-state.ts";
import { openKeys } from "../sealing/sealed-keys.ts";
import { Sealer } from "../sealing/sealer.ts";
import type { Store, StoreSpace } from "../store.ts";
import type { PostgresConnection, Statement } from "./connection.ts";
import { readSecret } from "./setup.ts";
import { checkDisk, measureStore } from "./space.ts";
import { AccountStatements } from "./tables/accounts.ts";
import { readMailbox } from "./tables/mailbox-queries.ts";
import { MailboxStatements } from "./tables/mailboxes.ts";
import { OperatorStatements } from "./tables/operator.ts";
import { Owners } from "./tables/owners.ts";
import { readPosts } from "./tables/room-queries.ts";
import { RoomStatements } from "./tables/rooms.ts";
import { StatementList } from "./tables/statement-list.ts";
import { readStoredPages, readStoredRest } from "./tables/stored-pages.ts";
import { Writer } from "./writer.ts";

/** The options of `PostgresStore.open`. */
export interface PostgresStoreOptions {
  /**
   * The database: `postgres://user@host:port/database`, with the parameters that the package pg knows. If it is empty, its
   * tables are made. The user must own it, or at least one of its schemas, which `?options=-csearch_path%3Dname` chooses.
   * A password is better kept in a file of passwords (PGPASSFILE) or in PGPASSWORD. A pool between server and database must
   * give each client a connection of its own.
   */
  readonly url: string;
  /**
   * 32 random bytes that encrypt password verifiers, device keys and the
   * server's secret. Names, contacts, texts and rooms are not encrypted. Store it apart
   * from the database; without it the database cannot be opened.
   */
  readonly pepper: Uint8Array;
  readonly random: RandomBytes;
}

const OPEN_KEYS: KeysOf<PostgresStoreOptions> = { url: true, pepper: true, random: true };

const WRITER_BYTES = 16;

/** The store is measured again once so many bytes were stored. */
const MEASURE_AFTER_BYTES = 4_194_304;

/** The transaction that reads everything sees it as of one moment, and may take its time. */
const BEGIN_LOAD = `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL idle_in_transaction_session_timeout = '60s'`;

/**
 * Stores everything in one PostgreSQL database (version 15 or later), of which it is the only writer. A commit that has resolved
 * is on the disk of the database. Needs the package pg.
 *
 * Opening takes the database over: the next commit of the server that had it fails with STORE_TAKEN_OVER, which ends
 * that server. If the database is gone, each call tries once to reach it again, which takes some seconds at most, and fails with
 * STORE_UNAVAILABLE. The server repeats it.
 */
export class PostgresStore implements Store {
  readonly #writer: Writer;
  readonly #sealer: Sealer;
  /** What was loaded, until it is checked. */
  #unchecked: StoredState | undefined;
  #isReachable = true;
  #isFull = false;
  /** The length of the store when it was measured, and the bytes that were stored since. */
  #measuredBytes = 0;
  #storedBytes = 0;
  #isClosed = false;
  /** The last call. Calls run one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(writer: Writer, sealer: Sealer) {
    this.#writer = writer;
    this.#sealer = sealer;
  }

  /**
   * Opens a database, and takes it over from the server that has it. A database that is refused stays as it is, and so
   * does its writer.
   *
   * @throws UsageError the package pg is not installed, the URL is malformed, or the pepper does not have 32 bytes
   * @throws StoreError STORE_UNAVAILABLE, NOT_A_STORE, STORE_TOO_NEW, WRONG_PEPPER, STORE_DAMAGED or STORE_FAILED
   */
  static async open(options: PostgresStoreOptions): Promise<PostgresStore> {
    checkKeys(options, OPEN_KEYS, "option", " of PostgresStore.open");
    const { url, pepper, random } = options;
    const sealer = new Sealer(pepper, random);
    return new PostgresStore(await Writer.open({ url, sealer, random, writer: random(WRITER_BYTES) }), sealer);
  }

  /**
   * The fencing token of this writer. It is higher than that of every writer before, and grows with each connection.
   * No writer with a lower one can commit.
   */
  get token(): number {
    return this.#writer.token;
  }

  /**
   * Reads everything that a server needs at its start. See `Store.load`.
   *
   * @throws StoreError the database cannot be read, or is damaged
   */
  async load(): Promise<StoredState> {
    const state = await this.#call(() => this.#writer.read((connection) => this.#load(connection)));
    await this.#call(() => this.#measure());
    this.#unchecked = state;
    return state;
  }

  #load(connection: PostgresConnection): Promise<StoredState> {
    return connection.transaction(async () => {
      await connection.exec(BEGIN_LOAD);
      const builder = new StoredStateBuilder(this.#sealer);
      await readStoredPages(connection, (page) => builder.take(page));
      const rest = await readStoredRest(connection);
      return builder.build({ ...rest, secret: await readSecret(connection, this.#sealer) });
    });
  }

  /** Opens what `load` has left sealed, in steps. See `Store.check`. @throws StoreError STORE_DAMAGED */
  async *check(): AsyncIterable<void> {
    const state = this.#unchecked;
    this.#unchecked = undefined;
    if (state !== undefined) yield* openKeys(state);
  }

  /**
   * Stores all changes in one transaction, or none. A long commit needs no pauses: it keeps nobody but later calls of the
   * store waiting. See `Store.commit`.
   *
   * @throws StoreError STORE_UNAVAILABLE, STORE_TAKEN_OVER, and as `Store.commit`
   */
  commit(changes: readonly Change[]): Promise<void> {
    return this.#call(async () => {
      let bytes = 0;
      await this.#writer.commit(changes, async (connection) => {
        const statements = await this.#statementsOf(connection, changes);
        bytes = statements.reduce((sum, { values }) => sum + bytesOf(values), 0);
        return statements;
      });
      this.#isFull = false;
      this.#storedBytes += bytes;
      // If the database is gone now, the next call finds out.
      if (this.#storedBytes >= MEASURE_AFTER_BYTES) await this.#measure().catch(() => {});
    });
  }

  #measure(): Promise<void> {
    return this.#writer.read(async (connection) => {
      this.#measuredBytes = await measureStore(connection);
      this.#storedBytes = 0;
    });
  }

  async #statementsOf(connection: PostgresConnection, changes: readonly Change[]): Promise<readonly Statement[]> {
    const owners = await Owners.read(connection, this.#sealer, changes);
    const list = new StatementList();
    const accounts = new AccountStatements(list, this.#sealer, owners);
    const mailboxes = new MailboxStatements(list);
    const rooms = new RoomStatements(list);
    const parts = applyChanges(changes, { accounts, mailboxes, operator: new OperatorStatements(list), rooms });
    while (parts.next().done !== true);
    for (const statements of [accounts, mailboxes, rooms]) statements.finish();
    return list.statements;
  }

  /** Returns entries of a mailbox. See `Store.read`. @throws StoreError STORE_UNAVAILABLE, and as `Store.read` */
  read(query: MailboxQuery): Promise<MailboxEntry[]> {
    return this.#call(() => this.#writer.read((connection) => readMailbox(connection, query)));
  }

  /** Returns posts of a room. See `Store.readPosts`. @throws StoreError STORE_UNAVAILABLE, and as `Store.readPosts` */
  readPosts(query: PostQuery): Promise<StoredPost[]> {
    return this.#call(() => this.#writer.read((connection) => readPosts(connection, query)));
  }

  /** Whether the last call has reached the database, and has found room; about how long the store is. */
  get room(): StoreSpace {
    const bytes = this.#measuredBytes + this.#storedBytes;
    return { bytes, isFull: this.#isFull, isReachable: this.#isReachable };
  }

  /** Looks whether a database that was gone is there again, whether a full disk has room, and how long the store is. */
  async checkRoom(): Promise<void> {
    await this.#call(async () => {
      if (this.#isFull) await this.#writer.read(checkDisk);
      this.#isFull = false;
      await this.#measure();
    });
  }

  /** Waits for the calls under way, and ends the connection. Closing again has no effect. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      await this.#writer.close();
    });
  }

  #call<T>(run: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      if (this.#isClosed) throw new UsageError("The store is closed.", "WRONG_STATE");
      try {
        const result = await run();
        this.#isReachable = true;
        return result;
      } catch (error) {
        const code = error instanceof StoreError ? error.code : undefined;
        this.#isReachable = code !== "STORE_UNAVAILABLE";
        this.#isFull ||= code === "STORE_FULL";
        throw error;
      }
    });
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#last.then(run);
    this.#last = done.catch(() => {});
    return done;
  }
}

/** Bytes of the values of a statement, about. */
function bytesOf(values: Statement["values"]): number {
  let bytes = 0;
  for (const value of values.flat()) bytes += value instanceof Uint8Array ? value.length : 8;
  return bytes;
}
