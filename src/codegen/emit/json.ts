/** Prints the JSON codecs of messages and enums. `json-members.ts` names the fields; `json-write.ts` and `json-read.ts` print the code of each. */

import { companionName } from "../schema/names.ts";
import type { SchemaEnum, SchemaMessage, SchemaSymbol } from "../schema/schema.ts";
import { type JsonMember, type JsonNamed, jsonMembers } from "./json-members.ts";
import { emitJsonRead } from "./json-read.ts";
import { emitJsonWrite } from "./json-write.ts";
import type { Printer } from "./printer.ts";

/** Marks a call without side effects, so that a bundler can drop the result if it is not used. */
const PURE = "/* @__PURE__ */";
const LINE_MAX = 100;

interface Special {
  readonly module: string;
  readonly make: string;
  /** The method of JsonWriter and JsonReader for what a wrapper wraps. */
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
    Int32Value: wrapper("signed32"),
    Int64Value: wrapper("signed64"),
    StringValue: wrapper("string"),
    UInt32Value: wrapper("unsigned32"),
    UInt64Value: wrapper("unsigned64"),
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

function emitMessageJson(printer: Printer, message: SchemaMessage): void {
  const members = jsonMembers(message);
  const make = printer.wireValue("json/codec.ts", "messageJson");
  printer.block(
    `${declaration(printer, message.symbol)} = ${PURE} ${make}(${printer.value(message.symbol)}, {`,
    () => {
      emitWriteMethod(printer, members);
      printer.line();
      emitReadMethod(printer, message, members);
    },
    "});",
  );
}

function emitWriteMethod(printer: Printer, members: readonly JsonMember[]): void {
  if (members.length === 0) {
    printer.block("write() {", () => printer.line("return {};"), "},");
    return;
  }
  printer.block(
    `write(message, writer${depthOf(members)}) {`,
    () => {
      printer.line(`const json: ${printer.wireType("json/value-writer.ts", "JsonObject")} = {};`);
      emitJsonWrite(printer, members);
      printer.line("return json;");
    },
    "},",
  );
}

function emitReadMethod(printer: Printer, { symbol }: SchemaMessage, members: readonly JsonMember[]): void {
  const fields = members.flatMap((member) => member.fields);
  printer.block(
    `read(value, reader${depthOf(members)}) {`,
    () => {
      printer.line(`const message = ${printer.value(symbol)}.create();`);
      printer.line("let json = reader.fields(value);");
      emitJsonRead(printer, members, () => emitRenamed(printer, fields));
      for (const { field, jsonName } of fields)
        if (field.shape === "required")
          printer.line(`if (message.${field.name} === undefined) throw reader.lacks(${JSON.stringify(jsonName)});`);
      printer.line("return message;");
    },
    "},",
  );
}

/** The parameter for the depth, if the code needs it. */
function depthOf(members: readonly JsonMember[]): string {
  return members.some(({ fields }) => fields.some(({ field }) => field.type.kind === "message")) ? ", depth" : "";
}

function emitRenamed(printer: Printer, fields: readonly JsonNamed[]): void {
  const names = fields.map(({ field: { schemaName }, jsonName }) =>
    schemaName === jsonName ? JSON.stringify(jsonName) : JSON.stringify([schemaName, jsonName]),
  );
  const line = `json = reader.renamed(json, [${names.join(", ")}]);`;
  if (line.length <= LINE_MAX) printer.line(line);
  else
    printer.block(
      "json = reader.renamed(json, [",
      () => {
        for (const name of names) printer.line(`${name},`);
      },
      "]);",
    );
}

function declaration(printer: Printer, symbol: SchemaSymbol): string {
  const type = printer.wireType("json/codec.ts", "JsonCodec");
  return `export const ${companionName(symbol, "json")}: ${type}<${printer.value(symbol)}>`;
}
