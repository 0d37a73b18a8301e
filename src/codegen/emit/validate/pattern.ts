/** Prints the tables of patterns. */

import type { Pattern } from "../../../wire/pattern.ts";
import type { Printer } from "../printer.ts";

const LINE_LENGTH = 110;

/** Functions above it may use it: they run only once the file is loaded. */
export function emitPattern(printer: Printer, constant: string, pattern: Pattern): void {
  printer.line();
  const type = printer.wireType("pattern.ts", "Pattern");
  printer.block(
    `const ${constant}: ${type} = {`,
    () => {
      for (const [name, value] of Object.entries(pattern)) {
        if (Array.isArray(value)) printList(printer, name, value);
        else printer.line(`${name}: ${value},`);
      }
    },
    "};",
  );
}

function printList(printer: Printer, name: string, values: readonly number[]): void {
  const lines: string[] = [];
  let line = "";
  for (const value of values) {
    if (line.length + String(value).length > LINE_LENGTH) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += `${value}, `;
  }
  lines.push(line.trimEnd());
  if (lines.length === 1) printer.line(`${name}: [${line.trimEnd().replace(/,$/, "")}],`);
  else
    printer.block(
      `${name}: [`,
      () => {
        for (const each of lines) printer.line(each);
      },
      "],",
    );
}
