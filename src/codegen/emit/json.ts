/** Prints the tables for the JSON format of messages and enums. */

import { fieldsOf } from "../schema/exported-names.ts";
import { companionName } from "../schema/names.ts";
import type { FieldType, SchemaEnum, SchemaField, SchemaMessage, SchemaSymbol } from "../schema/schema.ts";
import type { Printer } from "./printer.ts";

/** Marks a call without side effects, so that a bundler can drop the result if it is not used. */
const PURE = "/* @__PURE__ */";

interface Special {
  readonly module: string;
  readonly make: string;
  /** The scalar type that a wrapper wraps. */
  readonly wraps?: string;
}

/** The well-known types whose JSON is not an object of their fields. */
const SPECIAL: ReadonlyMap<string, Special> = new Map(
  Object.entries<Special>({
    Any: { module: "json/any.ts", make: "anyJson" },
    Duration: { module: "json/time.ts", make: "durationJson" },
    FieldMask: { module: "json/field-mask.ts", make: "fieldMaskJson" },
    ListValue: { module: "json/struct.ts", make: "listValueJson" },
    Struct: { module: "json/struct.ts", make: "structJson" },
    Timestamp: { module: "json/time.ts", make: "timestampJson" },
    Value: { module: "json/struct.ts", make: "valueJson" },
    BoolValue: wrapper("bool"),
    BytesValue: wrapper("bytes"),
    DoubleValue: wrapper("double"),
    FloatValue: wrapper("float"),
    Int32Value: wrapper("int32"),
    Int64Value: wrapper("int64"),
    StringValue: wrapper("string"),
    UInt32Value: wrapper("uint32"),
    UInt64Value: wrapper("uint64"),
  }).map(([name, special]) => [`google.protobuf.${name}`, special]),
);

function wrapper(wraps: string): Special {
  return { module: "json/wrapper.ts", make: "wrapperJson", wraps };
}

export function emitJson(printer: Printer, declared: SchemaMessage | SchemaEnum): void {
  if ("values" in declared) emitEnumJson(printer, declared);
  else if (SPECIAL.has(declared.typeName)) emitSpecialJson(printer, declared);
  else emitMessageJson(printer, declared);
}

function emitEnumJson(printer: Printer, { symbol, typeName, closed, values }: SchemaEnum): void {
  const make = printer.wireValue("json/enum.ts", closed ? "closedEnumJson" : "enumJson");
  const type = printer.wireType("json/enum.ts", "JsonEnum");
  printer.block(
    `export const ${companionName(symbol, "json")}: ${type} = ${PURE} ${make}("${typeName}", {`,
    () => {
      for (const { schemaName, number } of values) printer.line(`${schemaName}: ${number},`);
    },
    "});",
  );
}

function emitSpecialJson(printer: Printer, { symbol, typeName }: SchemaMessage): void {
  const special = SPECIAL.get(typeName);
  if (special === undefined) return;
  const make = printer.wireValue(special.module, special.make);
  const wraps = special.wraps === undefined ? "" : `, "${special.wraps}"`;
  printer.line(`${declaration(printer, symbol)} = ${PURE} ${make}(${printer.value(symbol)}${wraps});`);
}

function emitMessageJson(printer: Printer, { symbol, members }: SchemaMessage): void {
  const make = printer.wireValue("json/message.ts", "messageJson");
  const head = `${declaration(printer, symbol)} = ${PURE} ${make}(${printer.value(symbol)}, () => [`;
  if (members.length === 0) {
    printer.line(`${head}]);`);
    return;
  }
  printer.block(
    head,
    () => {
      for (const member of members) {
        const oneof = member.kind === "oneof" ? member.name : undefined;
        for (const field of fieldsOf(member)) printer.line(`${fieldEntry(printer, field, oneof)},`);
      }
    },
    "]);",
  );
}

function declaration(printer: Printer, symbol: SchemaSymbol): string {
  const type = printer.wireType("json/codec.ts", "JsonCodec");
  return `export const ${companionName(symbol, "json")}: ${type}<${printer.value(symbol)}>`;
}

function fieldEntry(printer: Printer, field: SchemaField, oneof: string | undefined): string {
  const { name, jsonName, schemaName } = field;
  const entries = [
    `name: "${name}"`,
    ...(jsonName === name ? [] : [`jsonName: ${JSON.stringify(jsonName)}`]),
    ...(schemaName === jsonName ? [] : [`schemaName: "${schemaName}"`]),
    `type: ${fieldType(printer, field.type)}`,
    ...(field.key === undefined ? [] : [`key: "${field.key.method}"`]),
    ...(oneof === undefined ? shape(field) : [`oneof: "${oneof}"`]),
  ];
  return `{ ${entries.join(", ")} }`;
}

function fieldType(printer: Printer, type: FieldType): string {
  return type.kind === "scalar" ? `"${type.method}"` : printer.json(type.symbol);
}

function shape(field: SchemaField): string[] {
  switch (field.shape) {
    case "implicit":
      return [];
    case "explicit":
      return ['shape: "optional"'];
    case "required":
      return ['shape: "required"'];
    case "repeated":
    case "packed":
      return ['shape: "list"'];
    case "map":
      return ['shape: "map"'];
  }
}
