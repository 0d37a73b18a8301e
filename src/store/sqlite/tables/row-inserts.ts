import type { SqliteDatabase, SqlValue } from "../database.ts";

/** Rows of one statement, the most first. A call of the database takes as long as inserting half a row. */
const ROWS_PER_STATEMENT = [32, 8, 1];
const [ROWS_MAX = 1] = ROWS_PER_STATEMENT;

/** Inserts rows into one table, many by one statement. Those that were added since the last `flush` may not be inserted yet. */
export class RowInserts {
  readonly #database: SqliteDatabase;
  readonly #valuesPerRow: number;
  readonly #statements: readonly { readonly rows: number; readonly sql: string }[];
  #values: SqlValue[] = [];

  /** @param row  the values of a row in SQL, with a `?` for each parameter */
  constructor(database: SqliteDatabase, table: string, row: string) {
    this.#database = database;
    this.#valuesPerRow = row.split("?").length - 1;
    this.#statements = ROWS_PER_STATEMENT.map((rows) => {
      const list = Array.from({ length: rows }, () => `(${row})`).join(", ");
      return { rows, sql: `INSERT INTO ${table} VALUES ${list}` };
    });
  }

  /** Inserts a row now, or with others until `flush`. */
  add(...values: readonly SqlValue[]): void {
    this.#values.push(...values);
    if (this.#values.length >= ROWS_MAX * this.#valuesPerRow) this.flush();
  }

  /** Inserts the rows that are left. */
  flush(): void {
    let values = this.#values;
    if (values.length === 0) return;
    this.#values = [];
    for (const { rows, sql } of this.#statements) {
      const count = rows * this.#valuesPerRow;
      for (; values.length >= count; values = values.slice(count)) this.#database.run(sql, ...values.slice(0, count));
    }
  }

  /** Forgets the rows that are left: the transaction was rolled back. */
  clear(): void {
    this.#values = [];
  }
}
