/** Prints the code that reads the fields of a message from JSON. */

import { companionName } from "../../schema/names.ts";
import type { FieldType, MessageType, ScalarType, SchemaField, SchemaOneof } from "../../schema/schema.ts";
import { newCase } from "../create.ts";
import type { Printer } from "../printer.ts";
import {
  checkedFirst,
  emitCount,
  fieldMethod,
  inDepth,
  type JsonMember,
  type JsonNamed,
  listMethod,
  lookUp,
  takesNull,
} from "./json-members.ts";

/** The fields of a message with more are found by the properties of the object, of which most have few. */
const LOOKED_UP_MAX = 16;
/** How many bits of a number the generated code uses. */
const BITS = 31;

/** Prints the statements that read `message` from `json`, until all properties of `json` are read or refused. */
export function emitJsonRead(printer: Printer, members: readonly JsonMember[], names: () => void): void {
  const oneofs = members.flatMap((member) => (member.kind === "oneof" ? [member.oneof.name] : []));
  const fields = members.flatMap((member) => {
    const oneof = member.kind === "oneof" ? member.oneof : undefined;
    return member.fields.map((named) => ({ ...named, oneof, once: once(oneofs, oneof) }));
  });
  if (oneofs.length > 0) printer.line(oneofs.length > BITS ? "const cases = new Set<string>();" : "let cases = 0;");
  inDepth(printer, "reader", members, () =>
    printer.block("for (;;) {", () => {
      if (fields.length > LOOKED_UP_MAX) emitByProperty(printer, fields);
      else emitLookUps(printer, fields);
      names();
    }),
  );
}

interface ReadField extends JsonNamed {
  readonly oneof: SchemaOneof | undefined;
  /** Begins the statement that a field of a oneof is the first. */
  readonly once: string;
}

function once(oneofs: readonly string[], oneof: SchemaOneof | undefined): string {
  const index = oneofs.indexOf(oneof?.name ?? "");
  return oneofs.length > BITS ? "reader.once(cases" : `cases = reader.first(cases, ${2 ** index}`;
}

/** Looks each field up. V8 does so without a search if all objects have the same properties. */
function emitLookUps(printer: Printer, fields: readonly ReadField[]): void {
  if (fields.length > 0) printer.line("let item: unknown;");
  printer.line("let count = 0;");
  for (const field of fields) {
    printer.line(`item = ${lookUp(field.jsonName)};`);
    printer.block("if (item !== undefined) {", () => {
      printer.line("count++;");
      emitField(printer, field);
    });
  }
  printer.line("for (const _$ in json) count--;");
  printer.line("if (count === 0) break;");
}

/** Takes each property and finds its field, first by the length of the name, for which V8 has a jump table. */
function emitByProperty(printer: Printer, fields: readonly ReadField[]): void {
  const lengths = [...new Set(fields.map(({ jsonName }) => jsonName.length))].sort((one, other) => one - other);
  printer.line("let others = false;");
  printer.block("for (const property in json) {", () => {
    printer.line("const item = json[property];");
    printer.block("switch (property.length) {", () => {
      for (const length of lengths) {
        printer.line(`case ${length}:`);
        printer.indented(() => {
          const ofLength = fields.filter(({ jsonName }) => jsonName.length === length);
          for (const [index, field] of ofLength.entries()) {
            printer.line(`${index === 0 ? "" : "} else "}if (property === ${JSON.stringify(field.jsonName)}) {`);
            printer.indented(() => emitField(printer, field));
          }
          printer.line("} else others = true;");
          printer.line("break;");
        });
      }
      printer.line("default:");
      printer.line("  others = true;");
    });
  });
  printer.line("if (!others) break;");
}

function emitField(printer: Printer, { field, oneof, once }: ReadField): void {
  const { name, shape, type } = field;
  const isSingle = shape !== "repeated" && shape !== "packed" && shape !== "map";
  if (isSingle && takesNull(type)) emitValue(printer, field, oneof, once);
  else if (isSingle && oneof === undefined && type.kind === "scalar")
    printer.line(`if (item !== null) message.${name} = ${readScalar(printer, type, ["item", `"${name}"`])};`);
  else printer.block("if (item !== null) {", () => emitValue(printer, field, oneof, once));
}

function emitValue(printer: Printer, field: SchemaField, oneof: SchemaOneof | undefined, once: string): void {
  const { name, shape } = field;
  if (oneof !== undefined) {
    printer.line(`${once}, "${name}", "${oneof.name}");`);
    emitSingle(printer, field, (value) => `message.${oneof.name} = ${newCase(printer, name, value)};`);
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
  printer.line(`const items = reader.items(item, "${name}");`);
  const method = listMethod(type);
  if (type.kind === "scalar" && method !== undefined) {
    emitCount(printer, type);
    printer.line(`message.${name} = reader.${method}(items, same, "${name}");`);
    return;
  }
  if (type.kind === "message") {
    printer.line(`const list: typeof message.${name} = new Array(items.length);`);
    printer.line(`field = "${name}";`);
    printer.line("const inner = reader.deeper(depth);");
    printer.block("for (at = 0; at < items.length; at++) {", () =>
      printer.line(`list[at] = ${readMessage(printer, type, "items[at]", "inner")};`),
    );
    emitOutside(printer);
  } else {
    // A list that loses its unknown enum values is the only one whose length is not known before.
    const isWhole = type.kind !== "enum";
    printer.line(`const list: typeof message.${name} = ${isWhole ? "new Array(items.length)" : "[]"};`);
    const add = (value: string) => (isWhole ? `list[index] = ${value};` : `list.push(${value});`);
    printer.block("for (let index = 0; index < items.length; index++) {", () =>
      emitConversion(printer, type, add, ["items[index]", `"${name}"`, "index"]),
    );
  }
  printer.line(`message.${name} = list;`);
}

function emitMap(printer: Printer, { name, key, type }: SchemaField): void {
  if (key === undefined) return;
  printer.line(`const entries = reader.entries(item, "${name}");`);
  if (type.kind === "message") printer.line("const inner = reader.deeper(depth);");
  printer.block("for (const name of Object.keys(entries)) {", () => {
    printer.line("const entry = entries[name];");
    printer.line(`const key = ${readKey(printer, key, name)};`);
    const put = (value: string) => `message.${name}.set(key, ${value});`;
    if (type.kind === "message") {
      printer.line(`field = "${name}";`);
      printer.line("at = name;");
      printer.line(put(readMessage(printer, type, "entry", "inner")));
      printer.line('field = "";');
    } else emitConversion(printer, type, put, ["entry", `"${name}"`, "name"]);
  });
  if (type.kind === "message") printer.line("at = undefined;");
}

/** The expression of a key, which is a string in JSON. */
function readKey(printer: Printer, key: ScalarType, name: string): string {
  if (key.method === "bool") return `reader.boolKey(name, "${name}")`;
  const conversion = `reader.${fieldMethod(key)}(name, "${name}", name)`;
  return key.method === "string" ? checkedFirst(printer, key, "name", conversion) : conversion;
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
  given: readonly [source: string, ...place: string[]],
): void {
  if (type.kind === "scalar") {
    printer.line(use(readScalar(printer, type, given)));
    return;
  }
  const isKnown = type.closed
    ? ` && ${printer.companion(type.symbol, companionName(type.symbol, "guard"))}(number)`
    : "";
  printer.line(`const number = reader.enum(${printer.json(type.symbol)}, ${given.join(", ")});`);
  printer.line(`if (number !== undefined${isKnown}) ${use("number")}`);
}

/** @param given  the arguments of the conversion, first the expression of the value */
function readScalar(printer: Printer, type: ScalarType, given: readonly [source: string, ...place: string[]]): string {
  const [source] = given;
  const conversion = `reader.${fieldMethod(type)}(${given.join(", ")})`;
  // Not in the other direction: there, the test would make TypeScript take the rest of a oneof for impossible.
  if (type.method === "bool") return `typeof ${source} === "boolean" ? ${source} : ${conversion}`;
  return checkedFirst(printer, type, source, conversion);
}

function readMessage(printer: Printer, { symbol }: MessageType, source: string, depth: string): string {
  return `${printer.json(symbol)}.read(${source}, reader, ${depth})`;
}
