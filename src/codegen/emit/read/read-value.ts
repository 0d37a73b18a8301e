/** Prints the parts that the cases of a `read` have in common. */

import { companionName } from "../../schema/names.ts";
import type { FieldType, MessageType } from "../../schema/schema.ts";
import { isReadAtOnce, readFunctionOf, readPackedFunctionOf } from "../../schema/wire-types.ts";
import type { Printer } from "../printer.ts";

/** The handling of one tag. */
export interface ReadCase {
  readonly tag: number;
  /** Prints the case under a label, which is the tag or the number of the field. */
  print(label: string): void;
}

/**
 * Prints the loop over the fields of a message. The tag after the last is 0.
 * One statement reads the tag: V8 inlines only a limited amount of code into a `read`.
 */
export function emitEachTag(printer: Printer, tag: string, content: () => void): void {
  printer.block("for (;;) {", () => {
    printer.line(`const ${tag} = ${printer.reading("readTag")};`);
    printer.line(`if (${tag} === 0) break;`);
    content();
  });
}

/**
 * Prints how a nested message is read.
 *
 * @param before  the expression of the earlier value, into which it is merged; empty if there is none
 */
export function emitMessageValue(
  printer: Printer,
  number: number,
  type: MessageType,
  before: string,
  take: (value: string) => string,
): void {
  // Merging creates no object.
  const memory = before === "" ? `${type.emptyBytes}` : `${before} === undefined ? ${type.emptyBytes} : 0`;
  const value = `${printer.value(type.symbol)}.read(${before === "" ? "reader" : `reader, ${before}`})`;
  const begin = type.delimited
    ? `${printer.reading("enterGroup", number, memory)};`
    : `const outerEnd = ${printer.reading("enterMessage", memory)};`;
  printer.line(begin);
  printer.line(take(value));
  printer.line(`${type.delimited ? printer.reading("leaveGroup") : printer.reading("leaveMessage", "outerEnd")};`);
}

/** Prints how a packed field is read whose values are all known. */
export function emitPackedValues(printer: Printer, type: Exclude<FieldType, MessageType>, target: string): void {
  if (isReadAtOnce(type)) {
    printer.line(`${target} = ${printer.reading(readPackedFunctionOf(type), target)};`);
    return;
  }
  printer.line(`if (${target}.length === 0) ${printer.reading("beginList")};`);
  printer.line(`const outerEnd = ${printer.reading("enterPacked")};`);
  printer.line(`while (!${printer.reading("isAtEnd")}) ${target}.push(${printer.reading(readFunctionOf(type))});`);
  printer.line(`${printer.reading("leavePacked", "outerEnd")};`);
}

/** The function that tests for the numbers of a closed enum; undefined for all other types. */
export function enumGuard(printer: Printer, type: FieldType): string | undefined {
  if (type.kind !== "enum" || !type.closed) return undefined;
  return printer.companion(type.symbol, companionName(type.symbol, "guard"));
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
