/** Prints the `read` of a message's codec. */

import { mapCase } from "./emit-read-map.ts";
import { emitRun } from "./emit-read-run.ts";
import { emitBlockCase, emitCase, emitEachTag, emitMessageValue, enumGuard, type ReadCase } from "./emit-read-value.ts";
import type { Printer } from "./printer.ts";
import { isPackable } from "./read-field.ts";
import { PACKED_METHODS } from "./scalars.ts";
import type { SchemaField, SchemaMessage, SchemaOneof } from "./schema.ts";
import { packedTagOf, readMethodOf, tagOf } from "./wire-types.ts";

/** Messages with more cases are read another way. */
const SWITCHED_CASES_MAX = 16;
const UNKNOWN = "unknownFields = reader.skipUnknown(tag, unknownFields);";

export function emitRead(printer: Printer, { symbol, members }: SchemaMessage): void {
  const cases = members.flatMap((member) => casesOf(printer, member));
  printer.block(
    `read(reader, message = ${symbol.name}.create()) {`,
    () => {
      printer.line("let unknownFields: number[] | undefined;");
      emitRun(printer, members);
      emitEachTag(printer, "tag", () => {
        if (cases.length === 0) printer.line(UNKNOWN);
        else if (cases.length > SWITCHED_CASES_MAX) emitLargeSwitch(printer, cases);
        else emitSwitch(printer, "tag", cases, ({ tag }) => tag);
      });
      printer.line(
        "if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);",
      );
      printer.line("return message;");
    },
    "},",
  );
}

function emitSwitch(
  printer: Printer,
  value: string,
  cases: readonly ReadCase[],
  labelOf: (readCase: ReadCase) => number,
): void {
  printer.block(`switch (${value}) {`, () => {
    for (const readCase of cases) readCase.print(`case ${labelOf(readCase)}`);
    emitCase(printer, "default", UNKNOWN);
  });
}

/**
 * A switch over tags compares with one after the other, as they are eight
 * apart. For field numbers, which are close to each other, V8 has a table.
 */
function emitLargeSwitch(printer: Printer, cases: readonly ReadCase[]): void {
  const wireTypes = [...new Set(cases.map(({ tag }) => tag & 7))].sort();
  printer.block("switch (tag & 7) {", () => {
    for (const wireType of wireTypes) {
      const ofType = cases.filter(({ tag }) => (tag & 7) === wireType);
      printer.line(`case ${wireType}:`);
      printer.indented(() => {
        emitSwitch(printer, "tag >>> 3", ofType, ({ tag }) => tag >>> 3);
        printer.line("break;");
      });
    }
    emitCase(printer, "default", UNKNOWN);
  });
}

function casesOf(printer: Printer, member: SchemaField | SchemaOneof): ReadCase[] {
  if (member.kind === "oneof") return member.fields.map((field) => oneofCase(printer, member, field));
  const target = `message.${member.name}`;
  switch (member.shape) {
    case "implicit":
    case "explicit":
    case "required":
      return [valueCase(printer, member, target, (value) => `${target} = ${value};`)];
    case "repeated":
    case "packed": {
      const single = valueCase(printer, member, "", (value) => `${target}.push(${value});`);
      return isPackable(member.type) ? [single, packedCase(printer, member)] : [single];
    }
    case "map":
      return mapCase(printer, member);
  }
}

function oneofCase(printer: Printer, oneof: SchemaOneof, field: SchemaField): ReadCase {
  const target = `message.${oneof.name}`;
  const { type } = field;
  const take = (value: string) => `${target} = { case: "${field.name}", value: ${value} };`;
  if (type.kind !== "message") return valueCase(printer, field, "", take);
  const print = (label: string) =>
    emitBlockCase(printer, label, () => {
      printer.line(`const before = ${target}.case === "${field.name}" ? ${target}.value : undefined;`);
      emitMessageValue(printer, field.number, type, "before", take);
    });
  return { tag: tagOf(field.number, type), print };
}

/**
 * The case of a field that holds one value.
 *
 * @param before  the value so far, into which a message is merged; empty where there is none
 */
function valueCase(printer: Printer, field: SchemaField, before: string, take: (value: string) => string): ReadCase {
  const { type, number } = field;
  const guard = enumGuard(printer, type);
  const print = (label: string) => {
    if (type.kind === "message") {
      emitBlockCase(printer, label, () => emitMessageValue(printer, number, type, before, take));
    } else if (guard === undefined) {
      emitCase(printer, label, take(`reader.${readMethodOf(type)}()`));
    } else {
      emitBlockCase(printer, label, () => {
        printer.line(`const number = reader.${readMethodOf(type)}();`);
        printer.line(`if (${guard}(number)) ${take("number")}`);
        printer.line("else unknownFields = reader.keepUnknown(unknownFields);");
      });
    }
  };
  return { tag: tagOf(number, type), print };
}

function packedCase(printer: Printer, field: SchemaField): ReadCase {
  return { tag: packedTagOf(field.number), print: (label) => emitPacked(printer, label, field) };
}

function emitPacked(printer: Printer, label: string, field: SchemaField): void {
  const { type } = field;
  if (type.kind === "message") return;
  const target = `message.${field.name}`;
  const guard = enumGuard(printer, type);
  const packedMethod = PACKED_METHODS.get(readMethodOf(type));
  if (guard === undefined && packedMethod !== undefined) {
    emitCase(printer, label, `${target} = reader.${packedMethod}(${target});`);
    return;
  }
  emitBlockCase(printer, label, () => {
    printer.line("const end = reader.beginPacked();");
    if (guard !== undefined) printer.line("const others: number[] = [];");
    if (guard === undefined) {
      printer.line(`while (!reader.done()) ${target}.push(reader.${readMethodOf(type)}());`);
    } else {
      printer.block("while (!reader.done()) {", () => {
        printer.line(`const number = reader.${readMethodOf(type)}();`);
        printer.line(`if (${guard}(number)) ${target}.push(number);`);
        printer.line("else others.push(number);");
      });
    }
    printer.line("reader.endPacked(end);");
    if (guard === undefined) return;
    const add = `reader.addUnknownNumbers(${tagOf(field.number, type)}, others, message.$unknown)`;
    printer.line(`if (others.length > 0) message.$unknown = ${add};`);
  });
}
