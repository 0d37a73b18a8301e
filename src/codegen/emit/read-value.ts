/** Prints what the cases of a `read` have in common. */

import { besideName } from "../schema/names.ts";
import type { FieldType, MessageType } from "../schema/schema.ts";
import type { Printer } from "./printer.ts";

/** What is done for a tag. */
export interface ReadCase {
  readonly tag: number;
  /** Prints it; the label names the tag, in full or in part. */
  print(label: string): void;
}

/**
 * Prints the loop over the fields of a message. The tag after the last is 0.
 * It is read in one place: V8 puts only so much code into that of a `read`.
 */
export function emitEachTag(printer: Printer, tag: string, content: () => void): void {
  printer.block("for (;;) {", () => {
    printer.line(`const ${tag} = reader.tag();`);
    printer.line(`if (${tag} === 0) break;`);
    content();
  });
}

/**
 * Prints how a message within is read.
 *
 * @param before  the value so far, into which it is merged; empty where there is none
 */
export function emitMessageValue(
  printer: Printer,
  number: number,
  type: MessageType,
  before: string,
  take: (value: string) => string,
): void {
  // What is merged into makes no other object.
  const memory = before === "" ? `${type.emptyBytes}` : `${before} === undefined ? ${type.emptyBytes} : 0`;
  const value = `${printer.value(type.symbol)}.read(${before === "" ? "reader" : `reader, ${before}`})`;
  const begin = type.delimited
    ? `reader.beginGroup(${number}, ${memory});`
    : `const end = reader.beginMessage(${memory});`;
  printer.line(begin);
  printer.line(take(value));
  printer.line(type.delimited ? "reader.endGroup();" : "reader.endMessage(end);");
}

/** The function that tells the numbers of a closed enum; undefined for all other types. */
export function enumGuard(printer: Printer, type: FieldType): string | undefined {
  if (type.kind !== "enum" || !type.closed) return undefined;
  return printer.beside(type.symbol, besideName(type.symbol, "guard"));
}

export function emitCase(printer: Printer, label: string, ...statements: readonly string[]): void {
  printer.line(`${label}:`);
  printer.indented(() => {
    for (const statement of statements) printer.line(statement);
    printer.line("break;");
  });
}

/** Prints a case that declares variables. */
export function emitBlockCase(printer: Printer, label: string, content: () => void): void {
  printer.block(`${label}: {`, () => {
    content();
    printer.line("break;");
  });
}
