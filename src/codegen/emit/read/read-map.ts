/** Prints how an entry of a map is read: a message of a key and a value, each of which may be absent. */

import type { FieldType, ScalarType, SchemaField } from "../../schema/schema.ts";
import { packedTagOf, readFunctionOf, tagOf } from "../../schema/wire-types.ts";
import { zero } from "../create.ts";
import type { Printer } from "../printer.ts";
import { valueType } from "../type.ts";
import { emitBlockCase, emitCase, emitEachTag, enumGuard, type ReadCase } from "./read-value.ts";

/** The memory of V8 for an entry while a map grows. */
const ENTRY_BYTES = 96;

export function mapCase(printer: Printer, field: SchemaField): ReadCase[] {
  const { key } = field;
  if (key === undefined) return [];
  const print = (label: string) =>
    emitBlockCase(printer, label, () => emitEntry(printer, field, key, `message.${field.name}`));
  return [{ tag: packedTagOf(field.number), print }];
}

/** @param map  the expression of the map */
export function emitEntry(printer: Printer, field: SchemaField, key: ScalarType, map: string): void {
  const { type } = field;
  const guard = enumGuard(printer, type);
  if (guard !== undefined) printer.line(`const entryStart = ${printer.reading("fieldStart")};`);
  const memory = ENTRY_BYTES + (type.kind === "message" ? type.emptyBytes : 0);
  printer.line(`const outerEnd = ${printer.reading("enterMessage", memory)};`);
  printer.line(`let key: ${key.type} = ${key.zero};`);
  const item = guard === undefined ? valueType(printer, type) : "number";
  if (type.kind === "message") printer.line(`let value: ${item} | undefined;`);
  else printer.line(`let value: ${item} = ${zero(printer, type)};`);
  // As most senders write an entry.
  printer.line(`if (${printer.reading("skipTag", tagOf(1, key))}) key = ${printer.reading(readFunctionOf(key))};`);
  printer.block(`if (${printer.reading("skipTag", tagOf(2, type))}) {`, () => emitEntryValue(printer, type));
  emitEachTag(printer, "entryTag", () => {
    printer.block("switch (entryTag) {", () => {
      emitCase(printer, `case ${tagOf(1, key)}`, `key = ${printer.reading(readFunctionOf(key))};`);
      emitBlockCase(printer, `case ${tagOf(2, type)}`, () => emitEntryValue(printer, type));
      emitCase(printer, "default", `${printer.reading("skipUnknown", "entryTag", "undefined")};`);
    });
  });
  // The entry may lack its value.
  if (type.kind === "message" && type.hasRequired)
    printer.line(`if (value === undefined) ${printer.reading("lacksRequired")};`);
  if (type.kind === "message") {
    printer.line(`${map}.set(key, value ?? ${zero(printer, type)});`);
  } else if (guard === undefined) {
    printer.line(`${map}.set(key, value);`);
  } else {
    // The unknown field is the whole entry: the number is useless without its key.
    printer.line(`if (${guard}(value)) ${map}.set(key, value);`);
    printer.line(`else unknownFields = ${printer.reading("keepUnknown", "unknownFields", "entryStart")};`);
  }
  printer.line(`${printer.reading("leaveMessage", "outerEnd")};`);
}

function emitEntryValue(printer: Printer, type: FieldType): void {
  if (type.kind !== "message") {
    printer.line(`value = ${printer.reading(readFunctionOf(type))};`);
    return;
  }
  printer.line(`const valueEnd = ${printer.reading("enterMessage")};`);
  printer.line(`value = ${printer.value(type.symbol)}.read(reader, value);`);
  printer.line(`${printer.reading("leaveMessage", "valueEnd")};`);
}
