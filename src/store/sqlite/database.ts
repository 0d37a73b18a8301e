/**
 * The one file that knows libsql, and keeps its traps from the others:
 *
 * - A bound boolean ends the process, so that parameters are of three types.
 * - A text is read up to its first NUL. All texts are selected as blobs.
 * - A blob comes as a Buffer or as an ArrayBuffer, after the call that reads it.
 * - A closed database stays open, and locked, until its statements are garbage.
 */

import type Libsql from "libsql";
import { StoreError, UsageError } from "../../errors.ts";
import { checkHeader, claimFile, createPrivateFile, protectFile } from "./store-file.ts";

export type SqlValue = number | string | Uint8Array;

/** How long to wait for another process that looks at the file. */
const BUSY_TIMEOUT_MS = 1_000;

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
   * Opens the file, or makes it, and locks it against all others until `close`.
   * Changes nothing in one that is there, but for undoing what a crash left half done.
   *
   * @param path        absolute
   * @param versionMax  the latest `user_version` that is known
   * @throws UsageError libsql is not installed
   * @throws StoreError STORE_IN_USE, NOT_A_STORE, STORE_TOO_NEW, STORE_DAMAGED, STORE_FAILED
   */
  static async open(path: string, versionMax: number): Promise<SqliteDatabase> {
    const Database = await importLibsql();
    createPrivateFile(path);
    const release = claimFile(path);
    try {
      checkHeader(path, versionMax);
      protectFile(path);
      const handle = described(path, () => new Database(path));
      return new SqliteDatabase(handle, path, release).#locked();
    } catch (error) {
      release();
      throw error;
    }
  }

  #locked(): SqliteDatabase {
    try {
      this.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
      // Whoever has the file for itself also needs no shared memory beside it.
      this.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
      return this;
    } catch (error) {
      this.abandon();
      throw error;
    }
  }

  /** Runs statements without parameters. */
  exec(sql: string): void {
    described(this.#path, () => this.#database.exec(sql));
  }

  /** Runs one statement. @returns how many rows it changed */
  run(sql: string, ...values: readonly SqlValue[]): number {
    return described(this.#path, () => this.#prepare(sql).run(values).changes);
  }

  all(sql: string, ...values: readonly SqlValue[]): Row[] {
    return described(this.#path, () => this.#prepare(sql).all(values)).map((row) => new Row(row));
  }

  /** The only row. @throws StoreError STORE_DAMAGED: there is none */
  one(sql: string, ...values: readonly SqlValue[]): Row {
    const [row] = this.all(sql, ...values);
    if (row === undefined) throw new StoreError("STORE_DAMAGED", `A row is missing in ${this.#path}.`);
    return row;
  }

  /** Runs the body in one transaction: all of it is kept, or nothing. */
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

  /** The same, with a pause after each part. Whoever calls it does nothing else here meanwhile. */
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
    // A full disk ends the transaction by itself.
    if (this.#database.inTransaction) this.exec("ROLLBACK");
  }

  /** Gives the file back, as one file without a log beside it. */
  close(): void {
    try {
      this.#giveBack();
    } finally {
      this.abandon();
    }
  }

  /** Leaves the file and the log beside it as they are; the lock lasts until the garbage is collected. */
  abandon(): void {
    this.#statements.clear();
    this.#database.close();
    this.#release();
  }

  /** The handle stays open until the garbage is collected, but without a lock, and with nothing left to write. */
  #giveBack(): void {
    try {
      this.exec("PRAGMA journal_mode = DELETE");
    } finally {
      this.exec("PRAGMA locking_mode = NORMAL");
      // The lock goes with the next access.
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

async function importLibsql(): Promise<typeof Libsql> {
  try {
    const { default: Database } = await import("libsql");
    return Database;
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UsageError(`SqliteStore needs the package libsql: npm install libsql (${why})`, "WRONG_STATE");
  }
}

/** Runs the body and turns errors of SQLite into ours. */
function described<T>(path: string, body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw describe(path, error);
  }
}

function describe(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  if (code.startsWith("SQLITE_CONSTRAINT"))
    return new UsageError(`A change does not fit what is kept: ${cause.message}`);
  if (code.startsWith("SQLITE_BUSY")) {
    return new StoreError("STORE_IN_USE", `Another process has ${path} open. Stop it, or choose another file.`, {
      cause,
    });
  }
  if (code === "SQLITE_NOTADB") return new StoreError("NOT_A_STORE", `${path} is no database.`, { cause });
  if (code.startsWith("SQLITE_CORRUPT")) return damaged(path, cause.message);
  return new StoreError("STORE_FAILED", `${path} could not be read or written: ${cause.message}`, { cause });
}

export function damaged(path: string, what: string): StoreError {
  return new StoreError(
    "STORE_DAMAGED",
    `${path} is damaged (${what}). Keep a copy of it and of ${path}-wal, and start from a backup.`,
  );
}

// What is a byte order mark elsewhere is a character of the text here.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A row of a table, by the names of its columns. A column of another type than the one read is STORE_DAMAGED. */
export class Row {
  readonly #columns: ReadonlyMap<string, unknown>;

  constructor(row: unknown) {
    this.#columns = new Map(typeof row === "object" && row !== null ? Object.entries(row) : []);
  }

  integer(column: string): number {
    const value = this.#columns.get(column);
    return typeof value === "number" && Number.isSafeInteger(value) ? value : unexpected(column);
  }

  /** In memory of its own. */
  bytes(column: string): Uint8Array {
    const value = this.#columns.get(column);
    if (value instanceof ArrayBuffer || value instanceof Uint8Array) return new Uint8Array(value);
    return unexpected(column);
  }

  /** Of a column that was selected as a blob: only then it comes whole. */
  text(column: string): string {
    try {
      return utf8.decode(this.bytes(column));
    } catch (cause) {
      if (cause instanceof StoreError) throw cause;
      return unexpected(column);
    }
  }

  /** Of a column that SQLite itself answers. */
  word(column: string): string {
    const value = this.#columns.get(column);
    return typeof value === "string" ? value : unexpected(column);
  }
}

function unexpected(column: string): never {
  throw new StoreError("STORE_DAMAGED", `The column ${column} holds something unexpected. Start from a backup.`);
}
