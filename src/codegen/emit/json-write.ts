/** Prints the code that writes the fields of a message as JSON. */

import type { FieldType, SchemaField, SchemaOneof } from "../schema/schema.ts";
import { fieldMethod, isStructValue, type JsonMember, type JsonNamed } from "./json-members.ts";
import type { Printer } from "./printer.ts";

/** Prints the statements that write members of `message` into `json`. */
export function emitJsonWrite(printer: Printer, members: readonly JsonMember[]): void {
  for (const member of members) {
    if (member.kind === "oneof") emitOneof(printer, member.oneof, member.fields);
    else emitField(printer, member.fields[0]);
  }
}

function emitField(printer: Printer, { field, jsonName }: JsonNamed): void {
  const { name, shape, type } = field;
  const source = `message.${name}`;
  const write = set(printer, jsonName, writeValue(printer, type, source, name));
  switch (shape) {
    case "implicit":
      printer.line(`if (${isSet(source, type)} || writer.writesDefaults) ${write}`);
      break;
    case "explicit":
      printer.line(`if (${source} !== undefined${hasKind(source, type)}) ${write}`);
      break;
    case "required":
      printer.line(`if (${source} === undefined) throw writer.required("${name}");`);
      printer.line(hasKind(source, type) === "" ? write : `if (true${hasKind(source, type)}) ${write}`);
      break;
    case "repeated":
    case "packed":
      printer.block(`if (writer.hasItems(${source}, "${name}")) {`, () => emitList(printer, field, jsonName));
      break;
    case "map":
      printer.block(`if (writer.hasEntries(${source}, "${name}")) {`, () => emitMap(printer, field, jsonName));
      break;
  }
}

function emitList(printer: Printer, { name, type }: SchemaField, jsonName: string): void {
  const source = `message.${name}`;
  if (type.kind === "message" && !isStructValue(type)) {
    const list = `writer.messages(${printer.json(type.symbol)}, ${source}, "${name}")`;
    printer.line(set(printer, jsonName, list));
    return;
  }
  printer.line(`const list: ${printer.wireType("json/value-writer.ts", "JsonValue")}[] = [];`);
  printer.block(`for (let index = 0; index < ${source}.length; index++) {`, () => {
    printer.line(`const item = ${source}[index];`);
    const push = `list.push(${writeValue(printer, type, "item", name, "index")});`;
    printer.line(isStructValue(type) ? `if (item === undefined || item.kind.case !== undefined) ${push}` : push);
  });
  printer.line(set(printer, jsonName, "list"));
}

function emitMap(printer: Printer, { name, key, type }: SchemaField, jsonName: string): void {
  if (key === undefined) return;
  printer.line(`const entries: ${printer.wireType("json/value-writer.ts", "JsonObject")} = {};`);
  printer.block(`for (const [key, item] of message.${name}) {`, () => {
    const written = writeValue(printer, key, "key", name, "key");
    const text = key.type === "string" ? written : `String(${written})`;
    const put = `writer.put(entries, ${text}, ${writeValue(printer, type, "item", name, "key")});`;
    printer.line(isStructValue(type) ? `if (item.kind.case !== undefined) ${put}` : put);
  });
  printer.line(set(printer, jsonName, "entries"));
}

function emitOneof(printer: Printer, oneof: SchemaOneof, fields: readonly JsonNamed[]): void {
  const source = `message.${oneof.name}`;
  printer.block(`switch (${source}.case) {`, () => {
    printer.line("case undefined:");
    printer.line("  break;");
    for (const { field, jsonName } of fields) {
      printer.line(`case "${field.name}":`);
      printer.indented(() => {
        const write = set(printer, jsonName, writeValue(printer, field.type, `${source}.value`, field.name));
        const value = `${source}.value`;
        printer.line(isStructValue(field.type) ? `if (${value}.kind.case !== undefined) ${write}` : write);
        printer.line("break;");
      });
    }
    printer.line("default:");
    printer.line(`  throw writer.unknownCase("${oneof.name}");`);
  });
}

function set(_: Printer, jsonName: string, value: string): string {
  const name = JSON.stringify(jsonName);
  return jsonName === "__proto__" ? `writer.put(json, ${name}, ${value});` : `json[${name}] = ${value};`;
}

function writeValue(printer: Printer, type: FieldType, source: string, name: string, at?: string): string {
  const place = at === undefined ? `"${name}"` : `"${name}", ${at}`;
  switch (type.kind) {
    case "scalar":
      return `writer.${fieldMethod(type)}(${source}, ${place})`;
    case "enum":
      return `writer.enum(${printer.json(type.symbol)}, ${source}, ${place})`;
    case "message":
      return `writer.message(${printer.json(type.symbol)}, ${source}, ${place})`;
  }
}

/** The test whether a field without presence is written. Values of other types must reach the writer, which refuses them. */
function isSet(source: string, type: FieldType): string {
  if (type.kind !== "scalar") return `${source} !== 0`;
  switch (type.method) {
    case "bool":
      return `${source} !== false`;
    case "bytes":
      return `${source}?.length !== 0`;
    case "double":
    case "float":
      return `${source} !== 0 || Object.is(${source}, -0)`;
    default:
      return `${source} !== ${type.zero}`;
  }
}

/** The test whether a google.protobuf.Value has a kind, to append to another test. Without one it is left out. */
function hasKind(source: string, type: FieldType): string {
  return isStructValue(type) ? ` && ${source}.kind.case !== undefined` : "";
}
