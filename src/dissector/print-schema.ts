/** Prints a schema as tables of Lua. */

import type {
  DissectedEnum,
  DissectedField,
  DissectedMessage,
  DissectedMethod,
  DissectedSchema,
} from "./dissected-schema.ts";

/** @returns lines of Lua that define the locals ENUMS, MESSAGES and METHODS */
export function printSchema({ messages, enums, methods }: DissectedSchema): string {
  return [
    "-- The names of the values of each enum.",
    "local ENUMS = {}",
    ...enums.map(printEnum),
    "",
    "-- The fields of each message by their numbers. The entry of a map is a message with a key and a value.",
    "local MESSAGES = {}",
    ...messages.map(printMessage),
    "",
    "-- The types of the request and the response of each method of the application.",
    "local METHODS = {}",
    ...methods.map(printMethod),
    "",
  ].join("\n");
}

function printEnum({ name, values }: DissectedEnum): string {
  return table(
    `ENUMS[${quoted(name)}]`,
    values.map((value) => `[${value.number}] = ${quoted(value.name)}`),
  );
}

function printMessage({ name, fields }: DissectedMessage): string {
  return table(
    `MESSAGES[${quoted(name)}]`,
    fields.map((field) => `[${field.number}] = ${printField(field)}`),
  );
}

function printField(field: DissectedField): string {
  const { name, fullName, type, of, isRepeated, oneof, confidentiality, holds } = field;
  const parts = [
    `name = ${quoted(name)}`,
    `filter = ${quoted(filterOf(fullName))}`,
    `type = ${quoted(type)}`,
    ...(of === undefined ? [] : [`of = ${quoted(of)}`]),
    ...(isRepeated ? ["repeated = true"] : []),
    ...(oneof === undefined ? [] : [`oneof = ${quoted(oneof)}`]),
    ...(confidentiality === undefined ? [] : [`confidentiality = ${quoted(confidentiality)}`]),
    ...(holds === undefined ? [] : [`holds = ${quoted(holds)}`]),
  ];
  return `{ ${parts.join(", ")} }`;
}

function printMethod({ path, request, response }: DissectedMethod): string {
  return `METHODS[${quoted(path)}] = { request = ${quoted(request)}, response = ${quoted(response)} }`;
}

/** The names of an application's fields must not be those of the dissector's own, such as `chatwire.frame.length`. */
function filterOf(fullName: string): string {
  return fullName.startsWith("chatwire.v1.") ? fullName : `chatwire.application.${fullName}`;
}

function table(name: string, rows: readonly string[]): string {
  return rows.length === 0 ? `${name} = {}` : `${name} = {\n${rows.map((row) => `  ${row},\n`).join("")}}`;
}

/** Names of schemas are identifiers with dots. Whatever else a text holds stays inside of the quotes. */
function quoted(text: string): string {
  const escaped = text.replace(/[^\w ./()-]/gu, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `\\${String(byte).padStart(3, "0")}`).join(""),
  );
  return `"${escaped}"`;
}
