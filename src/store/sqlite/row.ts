import { StoreError } from "../../errors.ts";

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
