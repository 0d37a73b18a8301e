/** Prints the default of a value that is always there. */

import type { FieldType } from "../schema/schema.ts";
import type { Printer } from "./printer.ts";

export function zero(printer: Printer, type: FieldType): string {
  if (type.kind === "enum") return String(type.first);
  if (type.kind === "message") return `${printer.value(type.symbol)}.create()`;
  return type.zero === "EMPTY_BYTES" ? printer.wireValue("reader.ts", type.zero) : type.zero;
}
