/** Prints the `write` of a message's codec, which writes fields in the order of their numbers. */

import { companionName } from "../schema/names.ts";
import type { FieldType, SchemaField, SchemaMessage, SchemaOneof } from "../schema/schema.ts";
import {
  FIELD_METHODS,
  groupEndTagOf,
  PACKED_METHODS,
  packedTagOf,
  tagOf,
  writeMethodOf,
} from "../schema/wire-types.ts";
import type { Printer } from "./printer.ts";

/** Oneofs with more cases are first told apart by the lengths of their names. */
const SWITCHED_CASES_MAX = 8;

export function emitWrite(printer: Printer, { members }: SchemaMessage): void {
  printer.block(
    "write(message, writer, start) {",
    () => {
      printer.line("let at = start;");
      for (const member of [...members].sort((one, other) => firstNumber(one) - firstNumber(other))) {
        if (member.kind === "oneof") emitOneof(printer, member);
        else emitField(printer, member);
      }
      printer.line("if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);");
      printer.line("return at;");
    },
    "},",
  );
}

function firstNumber(member: SchemaField | SchemaOneof): number {
  return member.kind === "field" ? member.number : Math.min(...member.fields.map(({ number }) => number));
}

function emitField(printer: Printer, field: SchemaField): void {
  const source = `message.${field.name}`;
  switch (field.shape) {
    case "implicit":
      printer.block(`if (${isSet(source, field.type)}) {`, () => emitValue(printer, field, source));
      break;
    case "explicit":
      printer.block(`if (${source} !== undefined) {`, () => emitValue(printer, field, source));
      break;
    case "required":
      printer.line(
        `if (${source} === undefined) throw ${printer.wireValue("required.ts", "missingRequired")}("${field.fullName}");`,
      );
      if (field.type.kind === "message" && !field.type.delimited)
        printer.block("{", () => emitValue(printer, field, source));
      else emitValue(printer, field, source);
      break;
    case "repeated":
      printer.block(`for (const value of writer.items(${source}, "${field.fullName}")) {`, () =>
        emitValue(printer, field, "value"),
      );
      break;
    case "packed":
      emitPacked(printer, field, source);
      break;
    case "map":
      emitMap(printer, field, source);
      break;
  }
}

/** The test whether a value differs from the default. For double and float, -0 differs. */
function isSet(source: string, type: FieldType): string {
  if (type.kind !== "scalar") return `${source} !== 0`;
  switch (type.method) {
    // Other values, such as undefined, must reach the writer, which refuses them.
    case "bool":
      return `${source} !== false`;
    case "bytes":
      return `${source}?.length !== 0`;
    case "double":
    case "float":
      // Object.is alone would be a function call for every value.
      return `${source} !== 0 || Object.is(${source}, -0)`;
    default:
      return `${source} !== ${type.zero}`;
  }
}

function emitValue(printer: Printer, field: SchemaField, source: string): void {
  emitTagged(printer, field.number, field.type, source, field.fullName);
}

function emitTagged(printer: Printer, number: number, type: FieldType, source: string, fullName: string): void {
  if (type.kind !== "message") {
    emitTaggedValue(printer, number, type, source, fullName);
    return;
  }
  const write = (begin: string) => `${printer.value(type.symbol)}.write(${source}, writer, ${begin})`;
  if (type.delimited) {
    printer.line(`at = writer.beginGroup(writer.tag(at, ${tagOf(number, type)}), ${source}, "${fullName}");`);
    printer.line(`at = writer.endGroup(${write("at")}, ${groupEndTagOf(number)});`);
    return;
  }
  printer.line(`const begin = writer.beginMessageField(at, ${tagOf(number, type)}, ${source}, "${fullName}");`);
  printer.line(`at = writer.endMessage(begin, ${write("begin")});`);
}

function emitTaggedValue(
  printer: Printer,
  number: number,
  type: Exclude<FieldType, { kind: "message" }>,
  source: string,
  fullName: string,
): void {
  const fieldMethod = isClosed(type) ? undefined : FIELD_METHODS.get(writeMethodOf(type));
  if (fieldMethod === undefined) {
    printer.line(`at = writer.tag(at, ${tagOf(number, type)});`);
    printer.line(writeValue(printer, type, source, fullName));
  } else {
    printer.line(`at = writer.${fieldMethod}(at, ${tagOf(number, type)}, ${source}, "${fullName}");`);
  }
}

function isClosed(type: FieldType): boolean {
  return type.kind === "enum" && type.closed;
}

function writeValue(
  printer: Printer,
  type: Exclude<FieldType, { kind: "message" }>,
  source: string,
  fullName: string,
): string {
  if (type.kind === "enum" && type.closed)
    return `at = writer.closedEnum(at, ${source}, ${printer.companion(type.symbol, companionName(type.symbol, "guard"))}, "${fullName}");`;
  return `at = writer.${writeMethodOf(type)}(at, ${source}, "${fullName}");`;
}

function emitPacked(printer: Printer, { number, type, fullName }: SchemaField, source: string): void {
  if (type.kind === "message") return;
  const packedMethod = isClosed(type) ? undefined : PACKED_METHODS.get(writeMethodOf(type));
  if (packedMethod !== undefined) {
    printer.line(`at = writer.${packedMethod}(at, ${packedTagOf(number)}, ${source}, "${fullName}");`);
    return;
  }
  printer.block(`if (writer.hasItems(${source}, "${fullName}")) {`, () => {
    printer.line(`const begin = writer.beginPacked(writer.tag(at, ${packedTagOf(number)}));`);
    printer.line("at = begin;");
    printer.line(`for (const value of ${source}) ${writeValue(printer, type, "value", fullName)}`);
    printer.line("at = writer.endPacked(begin, at);");
  });
}

function emitMap(printer: Printer, { number, key, type, fullName }: SchemaField, source: string): void {
  if (key === undefined) return;
  printer.block(`for (const [key, value] of ${source}) {`, () => {
    printer.line(`const entry = writer.beginEntry(at, ${packedTagOf(number)}, "${fullName}");`);
    printer.line("at = entry;");
    emitTagged(printer, 1, key, "key", fullName);
    emitTagged(printer, 2, type, "value", fullName);
    printer.line("at = writer.endMessage(entry, at);");
  });
}

function emitOneof(printer: Printer, oneof: SchemaOneof): void {
  if (oneof.fields.length > SWITCHED_CASES_MAX) emitLargeOneof(printer, oneof);
  else emitSmallOneof(printer, oneof);
}

function emitSmallOneof(printer: Printer, oneof: SchemaOneof): void {
  const source = `message.${oneof.name}`;
  printer.block(`switch (${source}.case) {`, () => {
    printer.line("case undefined:");
    printer.line(`  if (${source}.value !== undefined) ${throwUnknownCase(printer, oneof)}`);
    printer.line("  break;");
    for (const field of oneof.fields) {
      printer.block(`case "${field.name}": {`, () => {
        emitValue(printer, field, `${source}.value`);
        printer.line("break;");
      });
    }
    printer.line("default:");
    printer.line(`  ${throwUnknownCase(printer, oneof)}`);
  });
}

/**
 * A switch compares the case with one string after the other. With sixty of them
 * that takes longer than writing the message. V8 has a jump table for lengths, and
 * few names share a length.
 */
function emitLargeOneof(printer: Printer, oneof: SchemaOneof): void {
  const source = `message.${oneof.name}`;
  const lengths = [...new Set(oneof.fields.map(({ name }) => name.length))].sort((one, other) => one - other);
  const isOdd = `${source}.case === undefined && ${source}.value !== undefined`;
  printer.line(`if (${isOdd}) ${throwUnknownCase(printer, oneof)}`);
  printer.block(`if (${source}.case !== undefined) {`, () => {
    printer.block(`switch (${source}.case.length) {`, () => {
      for (const length of lengths) {
        const fields = oneof.fields.filter(({ name }) => name.length === length);
        printer.line(`case ${length}:`);
        printer.indented(() => {
          emitComparisons(printer, oneof, fields);
          printer.line("break;");
        });
      }
      printer.line("default:");
      printer.line(`  ${throwUnknownCase(printer, oneof)}`);
    });
  });
}

function emitComparisons(printer: Printer, oneof: SchemaOneof, fields: readonly SchemaField[]): void {
  const source = `message.${oneof.name}`;
  for (const [index, field] of fields.entries()) {
    printer.line(`${index === 0 ? "" : "} else "}if (${source}.case === "${field.name}") {`);
    printer.indented(() => emitValue(printer, field, `${source}.value`));
  }
  printer.line("} else {");
  printer.line(`  ${throwUnknownCase(printer, oneof)}`);
  printer.line("}");
}

function throwUnknownCase(printer: Printer, { fullName }: SchemaOneof): string {
  return `throw ${printer.wireValue("codec.ts", "unknownCase")}("${fullName}");`;
}
