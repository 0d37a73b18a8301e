/** Prints an enum: an object of its values, and a type that other numbers belong to as well. */

import type { Printer } from "./printer.ts";
import type { SchemaEnum } from "./schema.ts";

export function emitEnum(printer: Printer, { symbol, comment, values }: SchemaEnum): void {
  printer.doc(comment);
  printer.block(
    `export const ${symbol.name} = {`,
    () => {
      for (const value of values) {
        printer.doc(value.comment);
        printer.line(`${value.name}: ${value.number},`);
      }
    },
    "} as const;",
  );
  printer.line();
  printer.line(`export type ${symbol.name} = (typeof ${symbol.name})[keyof typeof ${symbol.name}] | (number & {});`);
}
