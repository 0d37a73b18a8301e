/** Prints an enum: an object of its values, and a type, which also admits other numbers unless the enum is closed. */

import { companionName } from "../schema/names.ts";
import type { SchemaEnum, SchemaSymbol } from "../schema/schema.ts";
import type { Printer } from "./printer.ts";

export function emitEnum(printer: Printer, { symbol, comment, closed, values }: SchemaEnum): void {
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
  const known = `(typeof ${symbol.name})[keyof typeof ${symbol.name}]`;
  printer.line(`export type ${symbol.name} = ${closed ? known : `${known} | (number & {})`};`);
  if (closed) emitGuard(printer, symbol, new Set(values.map(({ number }) => number)));
}

function emitGuard(printer: Printer, symbol: SchemaSymbol, numbers: ReadonlySet<number>): void {
  printer.line();
  printer.block(`export function ${companionName(symbol, "guard")}(number: number): number is ${symbol.name} {`, () => {
    printer.block("switch (number) {", () => {
      for (const number of numbers) printer.line(`case ${number}:`);
      printer.line("  return true;");
      printer.line("default:");
      printer.line("  return false;");
    });
  });
}
