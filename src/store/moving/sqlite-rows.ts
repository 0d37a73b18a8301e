import type { Row, SqliteDatabase, SqlValue } from "../sqlite/database.ts";
import type { ColumnKind, Table, TableRow } from "./tables.ts";

/** Rows that are read at once. */
const ROWS_PER_PART = 1_000;
/** Accounts whose rows are read at once, where the key has texts. Each has some dozens of such rows. */
const ACCOUNTS_PER_PART = 100;

/** Reads a table in the order of its key, a part at a time. @throws StoreError */
export function readSqlite(database: SqliteDatabase, table: Table): Iterable<TableRow[]> {
  if (table.key.every((column) => table.columns[column] !== "text")) return readByKey(database, table);
  if (table.account !== undefined) return readByAccount(database, table, table.account);
  return [rowsOf(database, table, `ORDER BY ${table.key.join(", ")}`)];
}

function* readByKey(database: SqliteDatabase, table: Table): Generator<TableRow[]> {
  const { key, columns } = table;
  const places = key.map(() => "?").join(", ");
  const rest = `WHERE (${key.join(", ")}) > (${places}) ORDER BY ${key.join(", ")} LIMIT ${ROWS_PER_PART}`;
  const positions = key.map((column) => Object.keys(columns).indexOf(column));
  // Numbers begin with 1, and no value of bytes is empty.
  let after: SqlValue[] = key.map((column) => (columns[column] === "bytes" ? new Uint8Array() : 0));
  for (;;) {
    const rows = rowsOf(database, table, rest, ...after);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_PER_PART) return;
    after = positions.map((position) => rows.at(-1)?.[position] ?? 0);
  }
}

function* readByAccount(database: SqliteDatabase, table: Table, account: string): Generator<TableRow[]> {
  const rest = `WHERE ${account} BETWEEN ? AND ? ORDER BY ${table.key.join(", ")}`;
  const last = database.one("SELECT coalesce(max(id), 0) AS id FROM accounts").integer("id");
  for (let first = 1; first <= last; first += ACCOUNTS_PER_PART) {
    const rows = rowsOf(database, table, rest, first, first + ACCOUNTS_PER_PART - 1);
    if (rows.length > 0) yield rows;
  }
}

function rowsOf(database: SqliteDatabase, table: Table, rest: string, ...values: readonly SqlValue[]): TableRow[] {
  const columns = Object.entries(table.columns);
  const selected = columns.map(([name, kind]) => (kind === "text" ? `CAST(${name} AS BLOB) AS ${name}` : name));
  const rows = database.all(`SELECT ${selected.join(", ")} FROM ${table.name} ${rest}`, ...values);
  return rows.map((row) => columns.map(([name, kind]) => readValue(row, name, kind)));
}

function readValue(row: Row, name: string, kind: ColumnKind): TableRow[number] {
  return kind === "integer" || kind === "flag" ? row.integer(name) : (row.optionalBytes(name) ?? null);
}
