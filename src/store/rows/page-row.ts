import { StoreError } from "../../errors.ts";

/** Stored rows, as one JSON text: an array of arrays, with texts and blobs in hex. */
export type Page = string;

/** A row of a page. Each method throws STORE_DAMAGED if the column is missing or has another type. */
export class PageRow {
  readonly #columns: readonly unknown[];

  constructor(columns: readonly unknown[]) {
    this.#columns = columns;
  }

  integer(column: number): number {
    const value = this.#columns[column];
    return typeof value === "number" && Number.isSafeInteger(value) ? value : unexpected(column);
  }

  /** A text that the database has computed, such as a column in hex. */
  word(column: number): string {
    const value = this.#columns[column];
    return typeof value === "string" ? value : unexpected(column);
  }

  /** The bytes of a column, one in each character. */
  latin1(column: number): string {
    return Buffer.from(this.word(column), "hex").toString("latin1");
  }

  text(column: number): string {
    const bytes = Buffer.from(this.word(column), "hex");
    const text = bytes.toString();
    // U+FFFD in the text may be the user's, or stand for a byte that is not UTF-8.
    return text.includes("\ufffd") && !Buffer.from(text).equals(bytes) ? unexpected(column) : text;
  }
}

/** The rows of a page. @throws StoreError STORE_DAMAGED */
export function rowsOf(page: Page): PageRow[] {
  const rows: unknown = JSON.parse(page);
  return Array.isArray(rows) ? rows.map((row) => new PageRow(Array.isArray(row) ? row : [])) : unexpected(0);
}

function unexpected(column: number): never {
  throw new StoreError("STORE_DAMAGED", `Column ${column} of a row has an unexpected type. Restore a backup.`);
}
