/** Prints the `read` of a message's codec. */

import { emitMapRead } from "./emit-read-map.ts";
import { emitBlockCase, emitCase, emitMessageValue, enumGuard } from "./emit-read-value.ts";
import type { Printer } from "./printer.ts";
import { isPackable } from "./read-field.ts";
import type { SchemaField, SchemaMessage, SchemaOneof } from "./schema.ts";
import { packedTagOf, readMethodOf, tagOf } from "./wire-types.ts";

/** One call for each field, and not two: the tag after the last one is 0. */
const EACH_TAG = "for (let tag = reader.tag(); tag !== 0; tag = reader.tag())";

export function emitRead(printer: Printer, { symbol, members }: SchemaMessage): void {
  printer.block(
    `read(reader, message = ${symbol.name}.create()) {`,
    () => {
      printer.line("let unknownFields: number[] | undefined;");
      if (members.length === 0) {
        printer.line(`${EACH_TAG} unknownFields = reader.skipUnknown(tag, unknownFields);`);
      } else {
        printer.block(`${EACH_TAG} {`, () => {
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
    case "required":
      emitValueCase(printer, member, target, (value) => `${target} = ${value};`);
      break;
    case "repeated":
    case "packed":
      emitValueCase(printer, member, "", (value) => `${target}.push(${value});`);
      if (isPackable(member.type)) emitPacked(printer, member);
      break;
    case "map":
      emitMapRead(printer, member);
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
    emitMessageValue(printer, field.number, type, "before", take);
  });
}

/**
 * Prints the case of a field that holds one value.
 *
 * @param before  the value so far, into which a message is merged; empty where there is none
 */
function emitValueCase(printer: Printer, field: SchemaField, before: string, take: (value: string) => string): void {
  const { type, number } = field;
  const label = `case ${tagOf(number, type)}`;
  const guard = enumGuard(printer, type);
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
}

function emitPacked(printer: Printer, field: SchemaField): void {
  const { type } = field;
  if (type.kind === "message") return;
  const target = `message.${field.name}`;
  const guard = enumGuard(printer, type);
  emitBlockCase(printer, `case ${packedTagOf(field.number)}`, () => {
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
