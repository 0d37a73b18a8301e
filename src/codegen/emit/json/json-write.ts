/** Prints the code that writes the fields of a message as JSON. */

import type { FieldType, MessageType, SchemaOneof } from "../../schema/schema.ts";
import { isNotDefault } from "../presence.ts";
import type { Printer } from "../printer.ts";
import {
  checkedFirst,
  emitCount,
  fieldMethod,
  inDepth,
  isStructValue,
  type JsonMember,
  type JsonNamed,
  listMethod,
  SWITCHED_CASES_MAX,
} from "./json-members.ts";

const VALUE_MODULE = "json/value-writer.ts";

/** Prints the statements that write members of `message` into `json`. */
export function emitJsonWrite(printer: Printer, members: readonly JsonMember[]): void {
  inDepth(printer, "writer", members, () => {
    for (const member of members) {
      if (member.kind === "oneof") emitOneof(printer, member.oneof, member.fields);
      else emitField(printer, member.fields[0]);
    }
  });
}

function emitField(printer: Printer, named: JsonNamed): void {
  const { name, shape, type } = named.field;
  const source = `message.${name}`;
  switch (shape) {
    case "implicit":
      emitIf(printer, `${isNotDefault(source, type)} || writer.writesDefaults`, () =>
        emitSingle(printer, named, source),
      );
      break;
    case "explicit":
      emitIf(printer, `${source} !== undefined${andHasKind(source, type)}`, () => emitSingle(printer, named, source));
      break;
    case "required":
      printer.line(`if (${source} === undefined) throw writer.required("${name}");`);
      if (isStructValue(type))
        emitIf(printer, `${source}.kind.case !== undefined`, () => emitSingle(printer, named, source));
      else emitSingle(printer, named, source);
      break;
    case "repeated":
    case "packed":
      emitIf(printer, `writer.hasItems(${source}, "${name}")`, () =>
        emitOpen(printer, named, () => emitList(printer, named)),
      );
      break;
    case "map":
      emitIf(printer, `writer.hasEntries(${source}, "${name}")`, () =>
        emitOpen(printer, named, () => emitMap(printer, named)),
      );
      break;
  }
}

function emitIf(printer: Printer, condition: string, content: () => void): void {
  printer.block(`if (${condition}) {`, content);
}

/** Prints the statements that write a value, and before them the one that hides it if the writer does that. */
function emitOpen(printer: Printer, { field: { confidentiality }, jsonName }: JsonNamed, content: () => void): void {
  if (confidentiality === undefined) {
    content();
    return;
  }
  printer.line(`if (writer.hides.${confidentiality}) {`);
  printer.indented(() => printer.line(set(jsonName, printer.wireValue(VALUE_MODULE, "HIDDEN"))));
  printer.block("} else {", content);
}

/** Writes one value that is there. */
function emitSingle(printer: Printer, named: JsonNamed, source: string): void {
  emitOpen(printer, named, () => emitShown(printer, named, source));
}

function emitShown(printer: Printer, { field: { name, type }, jsonName }: JsonNamed, source: string): void {
  if (type.kind !== "message") {
    printer.line(set(jsonName, writeValue(printer, type, source, name)));
    return;
  }
  printer.line(`field = "${name}";`);
  printer.line(set(jsonName, writeMessage(printer, type, source, "writer.deeper(depth)")));
  printer.line('field = "";');
}

function emitList(printer: Printer, { field: { name, type }, jsonName }: JsonNamed): void {
  printer.line(`const items = message.${name};`);
  const method = listMethod(type);
  if (type.kind === "scalar" && method !== undefined) {
    emitCount(printer, type);
    printer.line(set(jsonName, `writer.${method}(items, same, "${name}")`));
    return;
  }
  const jsonValue = printer.wireType(VALUE_MODULE, "JsonValue");
  // A list that loses its empty values is the only one whose length is not known before.
  const isWhole = !isStructValue(type);
  printer.line(`const list: ${jsonValue}[] = ${isWhole ? `new Array<${jsonValue}>(items.length)` : "[]"};`);
  if (type.kind === "message") {
    printer.line(`field = "${name}";`);
    printer.line("const inner = writer.deeper(depth);");
    printer.line("at = 0;");
    printer.block("for (const item of items) {", () => {
      const written = writeMessage(printer, type, "item", "inner");
      printer.line(isWhole ? `list[at] = ${written};` : `if (item.kind.case !== undefined) list.push(${written});`);
      printer.line("at++;");
    });
    emitOutside(printer);
  } else {
    // An iterator would take four times as long if the field has had several kinds of arrays.
    printer.block("for (let index = 0; index < items.length; index++) {", () =>
      printer.line(`list[index] = ${writeValue(printer, type, "items[index]", name, "index")};`),
    );
  }
  printer.line(set(jsonName, "list"));
}

function emitMap(printer: Printer, { field: { key, name, type }, jsonName }: JsonNamed): void {
  if (key === undefined) return;
  printer.line(`const entries: ${printer.wireType(VALUE_MODULE, "JsonObject")} = {};`);
  if (type.kind === "message") printer.line("const inner = writer.deeper(depth);");
  printer.block(`for (const [key, item] of message.${name}) {`, () => {
    const written = writeValue(printer, key, "key", name, "key");
    printer.line(`const text = ${key.type === "string" ? written : `String(${written})`};`);
    if (type.kind !== "message") {
      printer.line(`writer.put(entries, text, ${writeValue(printer, type, "item", name, "key")});`);
      return;
    }
    printer.line(`field = "${name}";`);
    printer.line("at = key;");
    const put = `writer.put(entries, text, ${writeMessage(printer, type, "item", "inner")});`;
    printer.line(isStructValue(type) ? `if (item.kind.case !== undefined) ${put}` : put);
    printer.line('field = "";');
  });
  if (type.kind === "message") printer.line("at = undefined;");
  printer.line(set(jsonName, "entries"));
}

function emitOutside(printer: Printer): void {
  printer.line('field = "";');
  printer.line("at = undefined;");
}

function emitOneof(printer: Printer, oneof: SchemaOneof, fields: readonly JsonNamed[]): void {
  const source = `message.${oneof.name}`;
  const emitCase = (named: JsonNamed) => {
    const value = `${source}.value`;
    if (isStructValue(named.field.type))
      emitIf(printer, `${value}.kind.case !== undefined`, () => emitSingle(printer, named, value));
    else emitSingle(printer, named, value);
  };
  if (fields.length > SWITCHED_CASES_MAX) {
    printer.block(`if (${source}.case !== undefined) {`, () => emitLargeOneof(printer, oneof, fields, emitCase));
    return;
  }
  printer.block(`switch (${source}.case) {`, () => {
    printer.line("case undefined:");
    printer.line("  break;");
    for (const named of fields) {
      printer.line(`case "${named.field.name}":`);
      printer.indented(() => {
        emitCase(named);
        printer.line("break;");
      });
    }
    printer.line("default:");
    printer.line(`  throw writer.unknownCase("${oneof.name}");`);
  });
}

/** Tells the cases apart by the lengths of their names first, as `emitWrite` does for codecs. */
function emitLargeOneof(
  printer: Printer,
  oneof: SchemaOneof,
  fields: readonly JsonNamed[],
  emitCase: (named: JsonNamed) => void,
): void {
  const source = `message.${oneof.name}`;
  const lengths = [...new Set(fields.map(({ field }) => field.name.length))].sort((one, other) => one - other);
  printer.block(`switch (${source}.case.length) {`, () => {
    for (const length of lengths) {
      printer.line(`case ${length}:`);
      printer.indented(() => {
        for (const [index, named] of fields.filter(({ field }) => field.name.length === length).entries()) {
          printer.line(`${index === 0 ? "" : "} else "}if (${source}.case === "${named.field.name}") {`);
          printer.indented(() => emitCase(named));
        }
        printer.line("} else {");
        printer.line(`  throw writer.unknownCase("${oneof.name}");`);
        printer.line("}");
        printer.line("break;");
      });
    }
    printer.line("default:");
    printer.line(`  throw writer.unknownCase("${oneof.name}");`);
  });
}

function set(jsonName: string, value: string): string {
  const name = JSON.stringify(jsonName);
  return jsonName === "__proto__" ? `writer.put(json, ${name}, ${value});` : `json[${name}] = ${value};`;
}

/** The expression of a value's JSON. */
function writeValue(
  printer: Printer,
  type: Exclude<FieldType, MessageType>,
  source: string,
  name: string,
  at?: string,
): string {
  const place = at === undefined ? `"${name}"` : `"${name}", ${at}`;
  return type.kind === "scalar"
    ? checkedFirst(printer, type, source, `writer.${fieldMethod(type)}(${source}, ${place})`)
    : `writer.enum(${printer.json(type.symbol)}, ${source}, ${place})`;
}

function writeMessage(printer: Printer, { symbol }: MessageType, source: string, depth: string): string {
  return `${printer.json(symbol)}.write(${source}, writer, ${depth})`;
}

/** The test whether a google.protobuf.Value has a kind, to append to another test. Without one it is left out. */
function andHasKind(source: string, type: FieldType): string {
  return isStructValue(type) ? ` && ${source}.kind.case !== undefined` : "";
}
