/** What a page of rows is selected from. */
export interface TextPage {
  readonly columns: string;
  readonly table: string;
  /** The bytes of a row that count. */
  readonly bytes: string;
  /** It has the values 1 and 2, and those from 5 on if it needs more. */
  readonly condition: string;
  readonly order: string;
}

/**
 * A query for the first rows that meet a condition: at most $3, and none after the one with which they have more than $4
 * bytes, unless $4 is null.
 */
export function pageWithinBytes({ columns, table, bytes, condition, order }: TextPage): string {
  return `SELECT ${columns} FROM (SELECT *, sum(${bytes}) OVER (ORDER BY ${order}) - (${bytes}) AS before
      FROM (SELECT * FROM ${table} WHERE ${condition} ORDER BY ${order} LIMIT $3) AS page) AS counted
    WHERE $4::bigint IS NULL OR before <= $4::bigint ORDER BY ${order}`;
}
