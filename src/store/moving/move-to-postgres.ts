/**
 * Copies a store from SQLite to PostgreSQL.
 *
 * How the folder fits together: `tables.ts` lists the tables with their columns; `sqlite-rows.ts` and `postgres-rows.ts` read
 * and write them; this file copies and compares. Sealed values are copied as they are: both stores seal alike.
 *
 * Invariant: the copy is committed only after every row was read back and found equal. Until then, the database is empty.
 */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { RandomBytes } from "../../crypto/random-bytes.ts";
import { StoreError, UsageError } from "../../errors.ts";
import { checkKeys, type KeysOf } from "../../known-words.ts";
import { LostConnection, PostgresConnection, unavailable } from "../postgres/connection.ts";
import { beginSetup, migrate, setVersion, versionOf } from "../postgres/setup.ts";
import { MIGRATIONS } from "../postgres/tables/migrations.ts";
import { Sealer } from "../sealing/sealer.ts";
import type { SqliteDatabase } from "../sqlite/database.ts";
import { openTables } from "../sqlite/setup.ts";
import { PostgresTable, writePostgres } from "./postgres-rows.ts";
import { readSqlite } from "./sqlite-rows.ts";
import { TABLES, type Table, type TableRow } from "./tables.ts";

/** The options of `moveToPostgres`. */
export interface MoveOptions {
  /** The file of a `SqliteStore` that nobody has open. */
  readonly path: string;
  /** An empty database; see `PostgresStoreOptions`. */
  readonly url: string;
  /** That of the file. The copy has the same. */
  readonly pepper: Uint8Array;
  readonly random: RandomBytes;
  /** Called with each table when it was copied and compared. */
  readonly onTable?: (table: MovedTable) => void;
}

const MOVE_KEYS: KeysOf<MoveOptions> = { path: true, url: true, pepper: true, random: true, onTable: true };

/** A table that was copied. */
export interface MovedTable {
  readonly name: string;
  /** The number of rows, all of which were compared. */
  readonly rows: number;
}

/** The transaction is long, and reads the file meanwhile. */
const BEGIN_MOVE = "SET LOCAL idle_in_transaction_session_timeout = '10min'";

/** A statement takes so many bytes, and a row more. */
const STATEMENT_BYTES_MAX = 4_194_304;

/**
 * Copies the store of a file into an empty PostgreSQL database, and compares all rows. It is all or nothing. The file stays
 * as it is, except that the tables of an older version are brought up to date. Reading the file blocks the thread again and
 * again for some milliseconds.
 *
 * @returns the tables, with how many rows each has
 * @throws UsageError there is no such file, the database is not empty, or as `PostgresStore.open` and `SqliteStore.open`
 * @throws StoreError as `SqliteStore.open` and `PostgresStore.open`; STORE_FAILED: a row differs after it was copied
 */
export async function moveToPostgres(options: MoveOptions): Promise<MovedTable[]> {
  checkKeys(options, MOVE_KEYS, "option", " of moveToPostgres");
  const { url, pepper, random } = options;
  const path = resolve(options.path);
  const sealer = new Sealer(pepper, random);
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`);
  const source = await openTables({ path, sealer, random });
  try {
    const target = await PostgresConnection.open(url);
    try {
      return await target.transaction(() => moveAll(source, target, options));
    } catch (error) {
      throw error instanceof LostConnection ? unavailable(target.where, error) : error;
    } finally {
      await target.close();
    }
  } finally {
    source.close();
  }
}

async function moveAll(
  source: SqliteDatabase,
  target: PostgresConnection,
  { onTable }: MoveOptions,
): Promise<MovedTable[]> {
  await target.exec(BEGIN_MOVE);
  await beginSetup(target);
  if ((await versionOf(target, MIGRATIONS)) > 0) {
    throw new UsageError(`${target.where} has a store already. Choose an empty database, or remove its tables first.`);
  }
  await migrate(target, 0, MIGRATIONS);
  const moved: MovedTable[] = [];
  for (const table of TABLES) {
    for (const rows of readSqlite(source, table)) {
      for (const part of partsOf(rows)) await writePostgres(target, table, part);
    }
    const count = await compare(source, target, table);
    moved.push({ name: table.name, rows: count });
    onTable?.({ name: table.name, rows: count });
  }
  await setVersion(target, MIGRATIONS);
  await target.exec("ANALYZE accounts, devices, relations, mailboxes, entries, rooms, room_members, room_log, posts");
  return moved;
}

/** Rows in parts of bounded length. */
function* partsOf(rows: readonly TableRow[]): Generator<TableRow[]> {
  let part: TableRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    part.push(row);
    for (const value of row) bytes += value instanceof Uint8Array ? value.length : 0;
    if (bytes < STATEMENT_BYTES_MAX) continue;
    yield part;
    [part, bytes] = [[], 0];
  }
  if (part.length > 0) yield part;
}

/** Compares all rows of a table. Returns how many there are. @throws StoreError STORE_FAILED: a row differs */
async function compare(source: SqliteDatabase, target: PostgresConnection, table: Table): Promise<number> {
  const copy = await PostgresTable.open(target, table);
  let count = 0;
  for (const rows of readSqlite(source, table)) {
    const copies = await copy.next(rows.length);
    for (const [index, row] of rows.entries()) {
      if (!areEqual(row, copies[index] ?? [])) throw different(table, count + index + 1);
    }
    count += rows.length;
  }
  if ((await copy.next(1)).length > 0) throw different(table, count + 1);
  await copy.close();
  return count;
}

function different({ name, key }: Table, row: number): StoreError {
  const text = `Row ${row} of the table ${name}, in the order of ${key.join(", ")}, differs after it was copied. Nothing was kept.`;
  return new StoreError("STORE_FAILED", text);
}

function areEqual(left: TableRow, right: TableRow): boolean {
  return left.length === right.length && left.every((value, index) => isEqual(value, right[index] ?? null));
}

function isEqual(left: TableRow[number], right: TableRow[number]): boolean {
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right) === 0;
  return left === right;
}
