import type { Scalar, SqlValue, Statement } from "../connection.ts";

/** The statements of one commit, in order. */
export class StatementList {
  readonly statements: Statement[] = [];
  /** The columns of the last statement, if that takes further rows. */
  #open: { readonly sql: string; readonly columns: readonly Scalar[][] } | undefined;

  add(sql: string, ...values: readonly SqlValue[]): void {
    this.#open = undefined;
    this.statements.push({ sql, values });
  }

  /** Adds a row to a statement that takes an array for each column. Rows that follow each other share one statement. */
  addRow(sql: string, ...values: readonly Scalar[]): void {
    if (this.#open?.sql !== sql) {
      const columns = values.map((): Scalar[] => []);
      this.add(sql, ...columns);
      this.#open = { sql, columns };
    }
    for (const [index, column] of this.#open.columns.entries()) column.push(values[index] ?? null);
  }
}

/** The bytes in which a text is kept. */
export function utf8(text: string): Uint8Array {
  return Buffer.from(text);
}
