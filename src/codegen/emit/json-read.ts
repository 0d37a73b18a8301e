/** Prints the code that reads the fields of a message from JSON. */

import { companionName } from "../schema/names.ts";
import type { FieldType, MessageType, SchemaField, SchemaOneof } from "../schema/schema.ts";
import { fieldMethod, inDepth, type JsonMember, type JsonNamed, lookUp, takesNull } from "./json-members.ts";
import type { Printer } from "./printer.ts";

/**
 * Prints the statements that read members of `message` from `json`, and count them.
 *
 * @param around  prints what stands around the statements of all members
 */
export function emitJsonRead(
  printer: Printer,
  members: readonly JsonMember[],
  around: (content: () => void) => void,
): void {
  inDepth(printer, "reader", members, () =>
    around(() => {
      for (const member of members) {
        const oneof = member.kind === "oneof" ? member.oneof : undefined;
        for (const named of member.fields) emitField(printer, named, oneof);
      }
    }),
  );
}

function emitField(printer: Printer, { field, jsonName }: JsonNamed, oneof: SchemaOneof | undefined): void {
  const { name, shape, type } = field;
  const isSingle = shape !== "repeated" && shape !== "packed" && shape !== "map";
  printer.line(`item = ${lookUp(jsonName)};`);
  printer.block("if (item !== undefined) {", () => {
    printer.line("count++;");
    if (isSingle && takesNull(type)) emitValue(printer, field, oneof);
    else if (isSingle && oneof === undefined && type.kind === "scalar")
      printer.line(`if (item !== null) message.${name} = reader.${fieldMethod(type)}(item, "${name}");`);
    else printer.block("if (item !== null) {", () => emitValue(printer, field, oneof));
  });
}

function emitValue(printer: Printer, field: SchemaField, oneof: SchemaOneof | undefined): void {
  const { name, shape } = field;
  if (oneof !== undefined) {
    printer.line(`reader.first(message.${oneof.name}, "${name}", "${oneof.name}");`);
    emitSingle(printer, field, (value) => `message.${oneof.name} = { case: "${name}", value: ${value} };`);
  } else if (shape === "map") {
    emitMap(printer, field);
  } else if (shape === "repeated" || shape === "packed") {
    emitList(printer, field);
  } else {
    emitSingle(printer, field, (value) => `message.${name} = ${value};`);
  }
}

/** @param use  the statement that uses the value */
function emitSingle(printer: Printer, { name, type }: SchemaField, use: (value: string) => string): void {
  if (type.kind !== "message") {
    emitConversion(printer, type, use, ["item", `"${name}"`]);
    return;
  }
  printer.line(`field = "${name}";`);
  printer.line(use(readMessage(printer, type, "item", "reader.deeper(depth)")));
  printer.line('field = "";');
}

function emitList(printer: Printer, { name, type }: SchemaField): void {
  const push = (value: string) => `message.${name}.push(${value});`;
  printer.line(`const items = reader.items(item, "${name}");`);
  if (type.kind === "message") {
    printer.line(`field = "${name}";`);
    printer.line("const inner = reader.deeper(depth);");
  }
  printer.block("for (let index = 0; index < items.length; index++) {", () => {
    if (type.kind === "message") {
      printer.line("at = index;");
      printer.line(push(readMessage(printer, type, "items[index]", "inner")));
    } else emitConversion(printer, type, push, ["items[index]", `"${name}"`, "index"]);
  });
  if (type.kind === "message") emitOutside(printer);
}

function emitMap(printer: Printer, { name, key, type }: SchemaField): void {
  if (key === undefined) return;
  printer.line(`const entries = reader.entries(item, "${name}");`);
  if (type.kind === "message") printer.line("const inner = reader.deeper(depth);");
  printer.block("for (const name of Object.keys(entries)) {", () => {
    const readKey = key.method === "bool" ? `boolKey(name, "${name}")` : `${fieldMethod(key)}(name, "${name}", name)`;
    printer.line(`const key = reader.${readKey};`);
    const put = (value: string) => `message.${name}.set(key, ${value});`;
    if (type.kind === "message") {
      printer.line(`field = "${name}";`);
      printer.line("at = name;");
      printer.line(put(readMessage(printer, type, "entries[name]", "inner")));
      printer.line('field = "";');
    } else emitConversion(printer, type, put, ["entries[name]", `"${name}"`, "name"]);
  });
  if (type.kind === "message") printer.line("at = undefined;");
}

function emitOutside(printer: Printer): void {
  printer.line('field = "";');
  printer.line("at = undefined;");
}

/** @param use  the statement that uses the converted value */
function emitConversion(
  printer: Printer,
  type: Exclude<FieldType, MessageType>,
  use: (value: string) => string,
  given: readonly string[],
): void {
  const args = given.join(", ");
  if (type.kind === "scalar") {
    printer.line(use(`reader.${fieldMethod(type)}(${args})`));
    return;
  }
  const isKnown = type.closed
    ? ` && ${printer.companion(type.symbol, companionName(type.symbol, "guard"))}(number)`
    : "";
  printer.line(`const number = reader.enum(${printer.json(type.symbol)}, ${args});`);
  printer.line(`if (number !== undefined${isKnown}) ${use("number")}`);
}

function readMessage(printer: Printer, { symbol }: MessageType, source: string, depth: string): string {
  return `${printer.json(symbol)}.read(${source}, reader, ${depth})`;
}
