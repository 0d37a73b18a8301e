/**
 * The only file that uses libsql. It hides these pitfalls:
 *
 * - Binding a boolean crashes the process. Parameters have three types only.
 * - Text is truncated at its first NUL. All text is selected as a blob.
 * - A blob is returned as a Buffer or an ArrayBuffer, depending on the method.
 * - A closed database stays open, and locked, until its statements are collected.
 */

import type Libsql from "libsql";
import { StoreError, UsageError } from "../../errors.ts";
import { freeAbandoned, noteAbandoned } from "./file/abandoned.ts";
import { describeHolder } from "./file/lock-holder.ts";
import { checkLog } from "./file/log-link.ts";
import { checkHeader, claimFile, createPrivateFile, protectFile } from "./file/store-file.ts";

export type SqlValue = number | string | Uint8Array;

/** How long to wait for a lock that another process holds on the file. */
const BUSY_TIMEOUT_MS = 1_000;

/** One open database file, locked against all other processes. */
export class SqliteDatabase {
  readonly #database: Libsql.Database;
  readonly #statements = new Map<string, Libsql.Statement<[readonly SqlValue[]]>>();
  readonly #path: string;
  readonly #release: () => void;

  private constructor(database: Libsql.Database, path: string, release: () => void) {
    this.#database = database;
    this.#path = path;
    this.#release = release;
  }

  /**
   * Opens the file, or creates it, and locks it until `close`. Does not modify an
   * existing file, except for rolling back what a crash left unfinished.
   *
   * @param path        absolute
   * @param versionMax  the latest known `user_version`
   * @throws UsageError libsql is not installed
   * @throws StoreError STORE_IN_USE, NOT_A_STORE, STORE_TOO_NEW, STORE_DAMAGED, STORE_LOG_MISSING, STORE_LOG_FOREIGN, STORE_FAILED
   */
  static async open(path: string, versionMax: number): Promise<SqliteDatabase> {
    await importLibsql();
    createPrivateFile(path);
    return SqliteDatabase.#claim(path, () => {
      checkLog(path, checkHeader(path, versionMax));
      protectFile(path);
    });
  }

  /**
   * Locks a file without looking at its log, to learn whether somebody has it open.
   *
   * @throws as `open`
   */
  static lock(path: string, versionMax: number): Promise<SqliteDatabase> {
    return SqliteDatabase.#claim(path, () => {
      checkHeader(path, versionMax);
    });
  }

  static async #claim(path: string, check: () => void): Promise<SqliteDatabase> {
    const Database = await importLibsql();
    await freeAbandoned(path);
    const release = claimFile(path);
    try {
      check();
      const handle = withStoreErrors(path, () => new Database(path));
      return new SqliteDatabase(handle, path, release).#locked();
    } catch (error) {
      release();
      throw error;
    }
  }

  #locked(): SqliteDatabase {
    try {
      this.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
      // With an exclusive lock SQLite also creates no shared-memory file.
      this.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
      return this;
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  /** Runs statements without parameters. */
  exec(sql: string): void {
    withStoreErrors(this.#path, () => this.#database.exec(sql));
  }

  /** Runs one statement. Returns the number of changed rows. */
  run(sql: string, ...values: readonly SqlValue[]): number {
    return withStoreErrors(this.#path, () => this.#prepare(sql).run(values).changes);
  }

  /** Runs one query. Returns all of its rows. */
  all(sql: string, ...values: readonly SqlValue[]): Row[] {
    return withStoreErrors(this.#path, () => this.#prepare(sql).all(values)).map((row) => new Row(row));
  }

  /**
   * Runs a query for one row.
   *
   * @throws StoreError STORE_DAMAGED: the row is missing
   */
  one(sql: string, ...values: readonly SqlValue[]): Row {
    const [row] = this.all(sql, ...values);
    if (row === undefined) throw damaged(this.#path, "a row is missing");
    return row;
  }

  /** Runs the body in one transaction. If it throws, rolls back and rethrows. */
  transaction(body: () => void): void {
    this.exec("BEGIN IMMEDIATE");
    try {
      body();
      this.exec("COMMIT");
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** Does what `transaction` does, with a pause after each part. The caller must not use the database meanwhile. */
  async transactionInParts(parts: Iterable<void>, pause: () => Promise<void>): Promise<void> {
    this.exec("BEGIN IMMEDIATE");
    try {
      for (const _ of parts) await pause();
      this.exec("COMMIT");
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #rollBack(): void {
    // A full disk has already ended the transaction.
    if (this.#database.inTransaction) this.exec("ROLLBACK");
  }

  /** Closes the database. Merges the log into the file and removes it. */
  close(): void {
    try {
      this.#mergeLog();
    } catch (error) {
      noteAbandoned(this.#path);
      throw error;
    } finally {
      this.#end();
    }
  }

  /** Closes the database without touching the file or its log. The lock lasts until the handle is garbage-collected. */
  abandon(): void {
    noteAbandoned(this.#path);
    this.#end();
  }

  #end(): void {
    this.#statements.clear();
    this.#database.close();
    this.#release();
  }

  /** Merges the log and releases the lock, because the handle stays open until it is garbage-collected. */
  #mergeLog(): void {
    try {
      this.exec("PRAGMA journal_mode = DELETE");
    } finally {
      this.exec("PRAGMA locking_mode = NORMAL");
      // SQLite releases the lock with the next access.
      this.all("SELECT count(*) FROM sqlite_schema");
    }
  }

  #prepare(sql: string): Libsql.Statement<[readonly SqlValue[]]> {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare<[readonly SqlValue[]]>(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** @throws UsageError WRONG_STATE: the package is not installed, or not for this machine */
export async function importLibsql(): Promise<typeof Libsql> {
  try {
    const { default: Database } = await import("libsql");
    return Database;
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UsageError(`SqliteStore needs the package libsql: npm install libsql (${why})`, "WRONG_STATE");
  }
}

/** Runs the body and turns errors of SQLite into errors of this package. */
function withStoreErrors<T>(path: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw translate(path, error);
  }
}

function translate(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  if (code.startsWith("SQLITE_CONSTRAINT"))
    return new UsageError(`A change does not fit the stored state: ${cause.message}`);
  if (code.startsWith("SQLITE_BUSY")) {
    return new StoreError("STORE_IN_USE", `${describeHolder(path)} or choose another file.`, { cause });
  }
  if (isFull(code, cause.message)) {
    const text = `There is no room left on the disk of ${path}, or its quota is used up. Free some.`;
    return new StoreError("STORE_FULL", text, { cause });
  }
  if (code === "SQLITE_NOTADB")
    return new StoreError("NOT_A_STORE", `${path} is not a SQLite database. Choose another file.`, { cause });
  if (code.startsWith("SQLITE_CORRUPT")) return damaged(path, cause.message);
  return new StoreError("STORE_FAILED", `${path} could not be read or written: ${cause.message}`, { cause });
}

/** SQLite reports a full disk as such, but a quota or a limit on the length of files as a failed write. */
function isFull(code: string, message: string): boolean {
  return code === "SQLITE_FULL" || code === "SQLITE_IOERR_WRITE" || /database or disk is full/.test(message);
}

export function damaged(path: string, what: string): StoreError {
  return new StoreError(
    "STORE_DAMAGED",
    `${path} is damaged (${what}). Keep a copy of it and of ${path}-wal, then restore a backup.`,
  );
}

// U+FEFF at the start is part of the text, not a byte order mark.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A row of a result. Each getter throws STORE_DAMAGED if the column is missing or has another type. */
export class Row {
  readonly #columns: ReadonlyMap<string, unknown>;

  constructor(row: unknown) {
    this.#columns = new Map(typeof row === "object" && row !== null ? Object.entries(row) : []);
  }

  integer(column: string): number {
    const value = this.#columns.get(column);
    return typeof value === "number" && Number.isSafeInteger(value) ? value : unexpected(column);
  }

  /** A copy. */
  bytes(column: string): Uint8Array {
    return this.optionalBytes(column) ?? unexpected(column);
  }

  /** A copy; undefined for NULL. */
  optionalBytes(column: string): Uint8Array | undefined {
    const value = this.#columns.get(column);
    if (value === null) return undefined;
    if (value instanceof ArrayBuffer || value instanceof Uint8Array) return new Uint8Array(value);
    return unexpected(column);
  }

  /** Text of a column that was selected as a blob; libsql would truncate it otherwise. */
  text(column: string): string {
    try {
      return utf8.decode(this.bytes(column));
    } catch (cause) {
      if (cause instanceof StoreError) throw cause;
      return unexpected(column);
    }
  }

  /** Text of a column that SQLite computes, such as the result of a PRAGMA. */
  word(column: string): string {
    const value = this.#columns.get(column);
    return typeof value === "string" ? value : unexpected(column);
  }
}

function unexpected(column: string): never {
  throw new StoreError("STORE_DAMAGED", `The column ${column} has an unexpected type. Restore a backup.`);
}
