import type { PostgresConnection, Scalar } from "../postgres/connection.ts";
import type { Row } from "../postgres/row.ts";
import type { ColumnKind, Table, TableRow } from "./tables.ts";

/** The types of the arrays in which values are sent. PostgreSQL converts them to those of the columns. */
const ARRAYS: Readonly<Record<ColumnKind, string>> = {
  integer: "bigint[]",
  flag: "boolean[]",
  text: "bytea[]",
  bytes: "bytea[]",
};

/** Adds rows to a table. @throws as `PostgresConnection.all` */
export async function writePostgres(
  connection: PostgresConnection,
  { name, columns }: Table,
  rows: readonly TableRow[],
): Promise<void> {
  const names = Object.keys(columns);
  const kinds = Object.values(columns);
  const arrays = kinds.map((kind, index) => `$${index + 1}::${ARRAYS[kind]}`);
  const values = kinds.map((kind, index) => rows.map((row) => toScalar(kind, row[index] ?? null)));
  const sql = `INSERT INTO ${name} (${names.join(", ")}) SELECT * FROM unnest(${arrays.join(", ")})`;
  await connection.all(sql, ...values);
}

function toScalar(kind: ColumnKind, value: TableRow[number]): Scalar {
  return kind === "flag" ? value === 1 : value;
}

/** Reads a table in the order of its key, inside a transaction. */
export class PostgresTable {
  readonly #connection: PostgresConnection;
  readonly #kinds: readonly ColumnKind[];

  private constructor(connection: PostgresConnection, kinds: readonly ColumnKind[]) {
    this.#connection = connection;
    this.#kinds = kinds;
  }

  /** @throws as `PostgresConnection.all` */
  static async open(connection: PostgresConnection, { name, columns, key }: Table): Promise<PostgresTable> {
    const selected = Object.entries(columns).map(([column, kind]) => (kind === "flag" ? `${column}::int` : column));
    const sql = `SELECT ${selected.join(", ")} FROM ${name} ORDER BY ${key.join(", ")}`;
    await connection.exec(`DECLARE compared NO SCROLL CURSOR FOR ${sql}`);
    return new PostgresTable(connection, Object.values(columns));
  }

  /** The next rows; fewer at the end. @throws as `PostgresConnection.all` */
  async next(count: number): Promise<TableRow[]> {
    const rows = await this.#connection.all(`FETCH ${count} FROM compared`);
    return rows.map((row) => this.#kinds.map((kind, index) => readValue(row, index, kind)));
  }

  async close(): Promise<void> {
    await this.#connection.exec("CLOSE compared");
  }
}

function readValue(row: Row, index: number, kind: ColumnKind): TableRow[number] {
  return kind === "integer" || kind === "flag" ? row.integer(index) : (row.optionalBytes(index) ?? null);
}
