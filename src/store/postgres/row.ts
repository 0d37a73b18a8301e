import { StoreError } from "../../errors.ts";

/** A value as PostgreSQL sends it, as text. */
export type Column = string | null;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A row of a result. Each method throws STORE_DAMAGED if the column is missing or has another type. */
export class Row {
  readonly #columns: readonly Column[];

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  integer(column: number): number {
    const value = Number(this.word(column));
    return Number.isSafeInteger(value) ? value : unexpected(column);
  }

  flag(column: number): boolean {
    const value = this.word(column);
    return value === "t" || (value === "f" ? false : unexpected(column));
  }

  bytes(column: number): Uint8Array {
    return this.optionalBytes(column) ?? unexpected(column);
  }

  optionalBytes(column: number): Uint8Array | undefined {
    const value = this.#columns[column];
    if (value === null) return undefined;
    return value?.startsWith("\\x") ? Uint8Array.from(Buffer.from(value.slice(2), "hex")) : unexpected(column);
  }

  /** The text of a column of bytes. */
  text(column: number): string {
    const bytes = this.bytes(column);
    try {
      return utf8.decode(bytes);
    } catch {
      return unexpected(column);
    }
  }

  /** A value as it was sent. */
  word(column: number): string {
    return this.#columns[column] ?? unexpected(column);
  }
}

function unexpected(column: number): never {
  throw new StoreError("STORE_DAMAGED", `Column ${column} of a row has an unexpected type. Restore a backup.`);
}
