/**
 * Prints the JSON codecs of messages and enums. `json-members.ts` names the fields; `json-write.ts` and `json-read.ts`
 * print the code of each.
 */

import { companionName } from "../../schema/names.ts";
import type { SchemaEnum, SchemaExtension, SchemaMessage, SchemaSymbol } from "../../schema/schema.ts";
import { extendeeType } from "../extension.ts";
import type { Printer } from "../printer.ts";
import { valueType } from "../type.ts";
import { type JsonMember, type JsonNamed, jsonMembers } from "./json-members.ts";
import { emitJsonRead } from "./json-read.ts";
import { emitJsonWrite } from "./json-write.ts";

/** Marks a call without side effects, so that a bundler can drop the result if it is not used. */
const PURE = "/* @__PURE__ */";
const LINE_MAX = 100;
/** TypeScript does not check, and V8 does not optimise, functions of any length. */
const WRITTEN_FIELDS_MAX = 200;

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
  for (const [index, part] of partsOf(members).entries()) if (index > 0) emitWritePart(printer, message, part, index);
  const make = printer.wireValue("json/codec.ts", "messageJson");
  emitConstructor(printer, message, members);
  printer.block(
    `${declaration(printer, message.symbol)} = ${PURE} ${make}(${printer.value(message.symbol)}, {`,
    () => {
      emitWriteMethod(printer, message, members, ` = new ${constructorName(message)}()`);
      printer.line();
      emitReadMethod(printer, message, members, ` = ${printer.value(message.symbol)}.create();`);
    },
    "});",
  );
}

/** Prints the JSON form of an extension: the conversion of an object that has no other property. */
export function emitJsonExtension(printer: Printer, extension: SchemaExtension): void {
  const { symbol, typeName, holder, field } = extension;
  const name = `[${typeName}]`;
  const message = { ...holder, members: [{ ...field, jsonName: name, schemaName: name }] };
  const members = jsonMembers(message);
  const isList = field.shape === "repeated" || field.shape === "packed";
  const make = printer.wireValue("json/extension.ts", isList ? "repeatedExtensionJson" : "extensionJson");
  const type = `${printer.wireType("json/codec.ts", "JsonExtension")}<${extendeeType(printer, extension)}>`;
  const value = valueType(printer, field.type);
  const create = isList ? `: { value: ${value}[] } = { value: [] };` : `: { value?: ${value} | undefined } = {};`;
  const json = printer.wireType("json/value-writer.ts", "JsonObject");
  printer.block(
    `export const ${companionName(symbol, "json")}: ${type} = ${PURE} ${make}(${printer.value(symbol)}, {`,
    () => {
      emitWriteMethod(printer, message, members, `: ${json} = {}`);
      printer.line();
      emitReadMethod(printer, message, members, create);
    },
    "});",
  );
}

/**
 * Prints the constructor of the objects of a message. V8 gives them room for as many properties as most of them get, but
 * literals without properties for four, and moves what is more.
 */
function emitConstructor(printer: Printer, message: SchemaMessage, members: readonly JsonMember[]): void {
  if (members.length === 0 && !message.isExtendable) return;
  const make = printer.wireValue("allocation.ts", "plainConstructor");
  const object = printer.wireType("json/value-writer.ts", "JsonObject");
  printer.line(`const ${constructorName(message)} = ${PURE} ${make}<${object}, []>(function (): void {});`);
  printer.line();
}

/** The name of that constructor. `choose-names.ts` gives it to no message. */
function constructorName({ symbol }: SchemaMessage): string {
  return `${companionName(symbol, "json")}$new`;
}

/** @param create  what follows the name in the declaration of the object */
function emitWriteMethod(
  printer: Printer,
  message: SchemaMessage,
  members: readonly JsonMember[],
  create: string,
): void {
  const { isExtendable, typeName } = message;
  if (members.length === 0 && !isExtendable) {
    printer.block("write() {", () => printer.line("return {};"), "},");
    return;
  }
  printer.block(
    `write(message, writer${depthOf(message, members)}) {`,
    () => {
      printer.line(`const json${create};`);
      const [first = [], ...others] = partsOf(members);
      emitJsonWrite(printer, first);
      for (const [index, part] of others.entries())
        printer.line(`${writePartName(message, index + 1)}(message, json, writer${depthOfPart(part)});`);
      if (isExtendable)
        printer.line(`if (message.$unknown !== undefined) writer.extensions(message, json, "${typeName}", depth);`);
      printer.line("return json;");
    },
    "},",
  );
}

/** Prints a function that writes further members of a large message. */
function emitWritePart(printer: Printer, message: SchemaMessage, part: readonly JsonMember[], index: number): void {
  const object = printer.wireType("json/value-writer.ts", "JsonObject");
  const writer = printer.wireType("json/codec.ts", "JsonWriter");
  const depth = depthOfPart(part) === "" ? "" : ", depth: number";
  const parameters = `message: ${printer.type(message.symbol)}, json: ${object}, writer: ${writer}${depth}`;
  printer.block(`function ${writePartName(message, index)}(${parameters}): void {`, () => emitJsonWrite(printer, part));
  printer.line();
}

/** The name of such a function. `choose-names.ts` gives it to no message. */
function writePartName({ symbol }: SchemaMessage, index: number): string {
  return `${companionName(symbol, "json")}$write${index}`;
}

function depthOfPart(part: readonly JsonMember[]): string {
  return depthOf({ isExtendable: false }, part);
}

/** Splits the members so that no part has more fields than `WRITTEN_FIELDS_MAX`, unless a single oneof has. */
function partsOf(members: readonly JsonMember[]): JsonMember[][] {
  const parts: JsonMember[][] = [[]];
  let count = 0;
  for (const member of members) {
    count += member.fields.length;
    if (count > WRITTEN_FIELDS_MAX) {
      parts.push([]);
      count = member.fields.length;
    }
    parts.at(-1)?.push(member);
  }
  return parts;
}

/** @param create  what follows the name in the declaration of the message */
function emitReadMethod(
  printer: Printer,
  message: SchemaMessage,
  members: readonly JsonMember[],
  create: string,
): void {
  const { isExtendable, typeName } = message;
  const named = members.flatMap((member) => member.fields);
  printer.block(
    `read(value, reader${depthOf(message, members)}) {`,
    () => {
      printer.line(`const message${create}`);
      printer.line("let json = reader.fields(value);");
      if (isExtendable)
        printer.line(
          `if (reader.registry !== undefined) json = reader.extensions(message, json, "${typeName}", depth);`,
        );
      emitJsonRead(printer, members, () => emitRenamed(printer, named));
      for (const { field, jsonName } of named)
        if (field.shape === "required")
          printer.line(`if (message.${field.name} === undefined) throw reader.lacks(${JSON.stringify(jsonName)});`);
      printer.line("return message;");
    },
    "},",
  );
}

/** The parameter for the depth, if the code needs it. */
function depthOf({ isExtendable }: Pick<SchemaMessage, "isExtendable">, members: readonly JsonMember[]): string {
  const hasMessages = members.some(({ fields }) => fields.some(({ field }) => field.type.kind === "message"));
  return isExtendable || hasMessages ? ", depth" : "";
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
