import type { Page } from "../../rows/page-row.ts";
import type { SqliteDatabase } from "../database.ts";

/** What one page has the rows of, if each account has few. */
const ACCOUNTS_PER_PAGE = 500;

/** What a page is made of. */
export interface PageSource {
  /** SQL expressions of the columns. Texts and blobs are wrapped in `hex()`. */
  readonly columns: readonly string[];
  /** A table, a join or a query in parentheses. Its order is that of the rows in a page. */
  readonly from: string;
  /** The column with the id of the account. */
  readonly account: string;
  /** How many accounts share a page. Default: 500. Fewer if one may have many rows: a page is one text in memory. */
  readonly accountsPerPage?: number;
  /** A query for the first account after one that has rows, as `id`. Default: each account may have some. */
  readonly nextAccount?: string;
}

/**
 * Reads a whole table, in order of accounts, and hands over each page as it is read. SQLite packs the rows itself, because
 * it takes libsql some 7 microseconds to hand one over, which was most of the time of a start with 100,000 accounts.
 */
export function readPages(database: SqliteDatabase, source: PageSource, take: (page: Page) => void): void {
  const { accountsPerPage = ACCOUNTS_PER_PAGE, nextAccount } = source;
  const end = database.one("SELECT coalesce(max(id), 0) AS id FROM accounts").integer("id");
  const firstAfter = (last: number): number =>
    nextAccount === undefined ? last + 1 : database.one(nextAccount, last, end + 1).integer("id");
  let last = 0;
  for (let first = firstAfter(0); first <= end; first = firstAfter(last)) {
    last = first + accountsPerPage - 1;
    const page = readPage(database, source, first, last);
    if (page !== "[]") take(page);
  }
}

/** Reads the rows of the accounts with these ids. */
export function readPage(
  database: SqliteDatabase,
  { columns, from, account }: PageSource,
  first: number,
  last: number,
): Page {
  const sql = `SELECT json_group_array(json_array(${columns.join(", ")})) AS page FROM ${from} WHERE ${account} BETWEEN ? AND ?`;
  return database.one(sql, first, last).word("page");
}
