/** Prints the `read` of a message's codec. */

import { zero } from "./defaults.ts";
import { valueType } from "./emit-type.ts";
import type { Printer } from "./printer.ts";
import { isPackable } from "./read-message.ts";
import type { FieldType, SchemaField, SchemaMessage, SchemaOneof } from "./schema.ts";
import { methodOf, packedTagOf, tagOf } from "./wire-types.ts";

export function emitRead(printer: Printer, { symbol, members }: SchemaMessage): void {
  printer.block(
    `read(reader, message = ${symbol.name}.create()) {`,
    () => {
      printer.line("let unknownFields: number[] | undefined;");
      if (members.length === 0) {
        printer.line("while (!reader.done()) unknownFields = reader.skipUnknown(reader.tag(), unknownFields);");
      } else {
        printer.block("while (!reader.done()) {", () => {
          printer.line("const tag = reader.tag();");
          printer.block("switch (tag) {", () => {
            for (const member of members) emitMember(printer, member);
            emitCase(printer, "default", "unknownFields = reader.skipUnknown(tag, unknownFields);");
          });
        });
      }
      printer.line(
        "if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);",
      );
      printer.line("return message;");
    },
    "},",
  );
}

function emitMember(printer: Printer, member: SchemaField | SchemaOneof): void {
  if (member.kind === "oneof") {
    for (const field of member.fields) emitOneofField(printer, member, field);
    return;
  }
  const target = `message.${member.name}`;
  switch (member.shape) {
    case "implicit":
    case "explicit":
      emitValueCase(printer, member, target, (value) => `${target} = ${value};`);
      break;
    case "repeated":
    case "packed":
      emitValueCase(printer, member, "", (value) => `${target}.push(${value});`);
      if (isPackable(member.type)) emitPacked(printer, member);
      break;
    case "map":
      emitMap(printer, member);
      break;
  }
}

function emitOneofField(printer: Printer, oneof: SchemaOneof, field: SchemaField): void {
  const target = `message.${oneof.name}`;
  const { type } = field;
  const take = (value: string) => `${target} = { case: "${field.name}", value: ${value} };`;
  if (type.kind !== "message") {
    emitValueCase(printer, field, "", take);
    return;
  }
  emitBlockCase(printer, `case ${tagOf(field.number, type)}`, () => {
    printer.line(`const before = ${target}.case === "${field.name}" ? ${target}.value : undefined;`);
    emitMessageValue(printer, type, "before", take);
  });
}

/**
 * Prints the case of a field that holds one value.
 *
 * @param before  the value so far, into which a message is merged; empty where there is none
 */
function emitValueCase(printer: Printer, field: SchemaField, before: string, take: (value: string) => string): void {
  const { type } = field;
  const label = `case ${tagOf(field.number, type)}`;
  if (type.kind !== "message") emitCase(printer, label, take(`reader.${methodOf(type)}()`));
  else emitBlockCase(printer, label, () => emitMessageValue(printer, type, before, take));
}

function emitMessageValue(
  printer: Printer,
  type: FieldType & { kind: "message" },
  before: string,
  take: (value: string) => string,
): void {
  printer.line("const end = reader.beginMessage();");
  printer.line(take(`${printer.value(type.symbol)}.read(${before === "" ? "reader" : `reader, ${before}`})`));
  printer.line("reader.endMessage(end);");
}

function emitPacked(printer: Printer, field: SchemaField): void {
  const { type } = field;
  if (type.kind === "message") return;
  emitBlockCase(printer, `case ${packedTagOf(field.number)}`, () => {
    printer.line("const end = reader.beginPacked();");
    printer.line(`while (!reader.done()) message.${field.name}.push(reader.${methodOf(type)}());`);
    printer.line("reader.endPacked(end);");
  });
}

function emitMap(printer: Printer, field: SchemaField): void {
  const { key, type } = field;
  if (key === undefined) return;
  emitBlockCase(printer, `case ${packedTagOf(field.number)}`, () => {
    printer.line("const end = reader.beginMessage();");
    printer.line(`let key: ${key.type} = ${key.zero};`);
    printer.line(`let value: ${valueType(printer, type)} = ${zero(printer, type)};`);
    printer.block("while (!reader.done()) {", () => {
      printer.line("const entryTag = reader.tag();");
      printer.block("switch (entryTag) {", () => {
        emitCase(printer, `case ${tagOf(1, key)}`, `key = reader.${methodOf(key)}();`);
        const valueLabel = `case ${tagOf(2, type)}`;
        if (type.kind === "message") emitBlockCase(printer, valueLabel, () => emitEntryMessage(printer, type));
        else emitCase(printer, valueLabel, `value = reader.${methodOf(type)}();`);
        emitCase(printer, "default", "reader.skipUnknown(entryTag, undefined);");
      });
    });
    printer.line(`message.${field.name}.set(key, value);`);
    printer.line("reader.endMessage(end);");
  });
}

function emitEntryMessage(printer: Printer, type: FieldType & { kind: "message" }): void {
  printer.line("const valueEnd = reader.beginMessage();");
  printer.line(`${printer.value(type.symbol)}.read(reader, value);`);
  printer.line("reader.endMessage(valueEnd);");
}

function emitCase(printer: Printer, label: string, statement: string): void {
  printer.line(`${label}:`);
  printer.indented(() => {
    printer.line(statement);
    printer.line("break;");
  });
}

/** Prints a case that declares variables. */
function emitBlockCase(printer: Printer, label: string, content: () => void): void {
  printer.block(`${label}: {`, () => {
    content();
    printer.line("break;");
  });
}
