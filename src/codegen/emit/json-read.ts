/** Prints the code that reads the fields of a message from JSON. */

import { companionName } from "../schema/names.ts";
import type { FieldType, SchemaField, SchemaOneof } from "../schema/schema.ts";
import { fieldMethod, type JsonMember, type JsonNamed, lookUp, takesNull } from "./json-members.ts";
import type { Printer } from "./printer.ts";

/** Prints the statements that read members of `message` from `json`, and count them. `count` and `item` are declared. */
export function emitJsonRead(printer: Printer, members: readonly JsonMember[]): void {
  for (const member of members) {
    const oneof = member.kind === "oneof" ? member.oneof : undefined;
    for (const named of member.fields) emitField(printer, named, oneof);
  }
}

function emitField(printer: Printer, { field, jsonName }: JsonNamed, oneof: SchemaOneof | undefined): void {
  const isSingle = field.shape !== "repeated" && field.shape !== "packed" && field.shape !== "map";
  printer.line(`item = ${lookUp(jsonName)};`);
  printer.block("if (item !== undefined) {", () => {
    printer.line("count++;");
    const statement = oneof === undefined ? statementOf(printer, field) : undefined;
    if (isSingle && takesNull(field.type)) emitValue(printer, field, oneof);
    else if (statement !== undefined) printer.line(`if (item !== null) ${statement}`);
    else printer.block("if (item !== null) {", () => emitValue(printer, field, oneof));
  });
}

function emitValue(printer: Printer, field: SchemaField, oneof: SchemaOneof | undefined): void {
  const { name, shape, type } = field;
  if (oneof !== undefined) {
    printer.line(`reader.first(message.${oneof.name}, "${name}", "${oneof.name}");`);
    emitConversion(printer, type, (value) => `message.${oneof.name} = { case: "${name}", value: ${value} };`, [
      "item",
      `"${name}"`,
    ]);
  } else if (shape === "map") {
    emitMap(printer, field);
  } else if (shape === "repeated" || shape === "packed") {
    emitList(printer, field);
  } else {
    emitConversion(printer, type, (value) => `message.${name} = ${value};`, ["item", `"${name}"`]);
  }
}

/** The statement that reads a field, if one is enough. */
function statementOf(printer: Printer, { name, shape, type }: SchemaField): string | undefined {
  const isList = shape === "repeated" || shape === "packed";
  if (shape === "map" || type.kind === "enum" || (isList && type.kind === "scalar")) return undefined;
  if (type.kind === "scalar") return `message.${name} = reader.${fieldMethod(type)}(item, "${name}");`;
  return `message.${name} = reader.${isList ? "messages" : "message"}(${printer.json(type.symbol)}, item, "${name}");`;
}

function emitList(printer: Printer, { name, type }: SchemaField): void {
  if (type.kind === "message") {
    printer.line(`message.${name} = reader.messages(${printer.json(type.symbol)}, item, "${name}");`);
    return;
  }
  printer.line(`const items = reader.items(item, "${name}");`);
  printer.block("for (let index = 0; index < items.length; index++) {", () => {
    const push = (value: string) => `message.${name}.push(${value});`;
    emitConversion(printer, type, push, ["items[index]", `"${name}"`, "index"]);
  });
}

function emitMap(printer: Printer, { name, key, type }: SchemaField): void {
  if (key === undefined) return;
  printer.line(`const entries = reader.entries(item, "${name}");`);
  printer.block("for (const key of Object.keys(entries)) {", () => {
    const readKey = key.method === "bool" ? `boolKey(key, "${name}")` : `${fieldMethod(key)}(key, "${name}", key)`;
    const put = (value: string) => `message.${name}.set(reader.${readKey}, ${value});`;
    emitConversion(printer, type, put, ["entries[key]", `"${name}"`, "key"]);
  });
}

/** @param use  the statement that uses the converted value */
function emitConversion(
  printer: Printer,
  type: FieldType,
  use: (value: string) => string,
  given: readonly string[],
): void {
  const args = given.join(", ");
  switch (type.kind) {
    case "scalar":
      printer.line(use(`reader.${fieldMethod(type)}(${args})`));
      break;
    case "message":
      printer.line(use(`reader.message(${printer.json(type.symbol)}, ${args})`));
      break;
    case "enum": {
      const isKnown = type.closed
        ? ` && ${printer.companion(type.symbol, companionName(type.symbol, "guard"))}(number)`
        : "";
      printer.line(`const number = reader.enum(${printer.json(type.symbol)}, ${args});`);
      printer.line(`if (number !== undefined${isKnown}) ${use("number")}`);
      break;
    }
  }
}
