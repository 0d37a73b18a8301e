/** The members of a message as JSON has them: each field with the names under which it is read and written. */

import type { FieldType, ScalarType, SchemaField, SchemaMessage, SchemaOneof } from "../../schema/schema.ts";
import type { Printer } from "../printer.ts";

export interface JsonNamed {
  readonly field: SchemaField;
  /** Different for each field of a message. */
  readonly jsonName: string;
}

export type JsonMember =
  | { readonly kind: "field"; readonly fields: readonly [JsonNamed] }
  | { readonly kind: "oneof"; readonly oneof: SchemaOneof; readonly fields: readonly JsonNamed[] };

/** Names that every object inherits. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Returns the members with their names in JSON. In proto2, two fields may have the same one; all but the first then
 * have their names in the schema, with a `$` if a name in JSON is the same.
 */
export function jsonMembers({ members }: SchemaMessage): JsonMember[] {
  const taken = new Set<string>();
  const named = (field: SchemaField): JsonNamed => {
    let jsonName = taken.has(field.jsonName) ? field.schemaName : field.jsonName;
    while (taken.has(jsonName)) jsonName += "$";
    taken.add(jsonName);
    return { field, jsonName };
  };
  return members.map((member) =>
    member.kind === "oneof"
      ? { kind: "oneof", oneof: member, fields: member.fields.map(named) }
      : { kind: "field", fields: [named(member)] },
  );
}

/** The expression of a field's value in `json`. */
export function lookUp(jsonName: string): string {
  const name = JSON.stringify(jsonName);
  return INHERITED.has(jsonName) ? `reader.own(json, ${name})` : `json[${name}]`;
}

/** The method of JsonWriter and JsonReader for a scalar. */
export function fieldMethod({ method }: ScalarType): string {
  const isUnsigned = method.startsWith("u") || method.startsWith("fixed");
  if (method.endsWith("Number")) return isUnsigned ? "unsignedNumber" : "signedNumber";
  if (method.endsWith("32")) return isUnsigned ? "unsigned32" : "signed32";
  if (method.endsWith("64")) return isUnsigned ? "unsigned64" : "signed64";
  return method;
}

/**
 * The expression of a scalar that is the same in a message and in JSON, mostly without a call: a test of it, and its
 * conversion if that fails.
 *
 * @param source  has no side effects
 */
export function checkedFirst(printer: Printer, type: ScalarType, source: string, conversion: string): string {
  const check = CHECKS.get(fieldMethod(type));
  if (check === undefined) return conversion;
  return `${printer.wireValue("json/scalars.ts", check.name)}(${source}) ? ${source}${check.cast} : ${conversion}`;
}

/** By the method. The operations turn -0 into 0. */
const CHECKS: ReadonlyMap<string, { readonly name: string; readonly cast: string }> = new Map([
  ["string", { name: "isText", cast: "" }],
  ["signed32", { name: "isSigned32", cast: " | 0" }],
  ["unsigned32", { name: "isUnsigned32", cast: " >>> 0" }],
  ["double", { name: "isFiniteNumber", cast: "" }],
]);

/** The method of JsonWriter and JsonReader for a list of scalars; undefined if they convert such values one by one. */
export function listMethod(type: FieldType): string | undefined {
  if (type.kind !== "scalar") return undefined;
  const method = fieldMethod(type);
  return method === "string" || DIFFERS.has(method) ? `${method}s` : undefined;
}

/** The test whether the item `each` of a list differs in JSON, by the method of an item. -0 is not the integer 0. */
const DIFFERS: ReadonlyMap<string, string> = new Map([
  ["bool", 'typeof each !== "boolean"'],
  ["double", 'typeof each !== "number" || each - each !== 0'],
  ["signed32", 'typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)'],
  // A comparison with `each >>> 0` is one of floating-point numbers; few need it.
  [
    "unsigned32",
    'typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)',
  ],
]);

/** Prints the statements that count in `same` the items of a list of scalars before the first one that differs. */
export function emitCount(printer: Printer, type: ScalarType): void {
  const method = fieldMethod(type);
  const differs =
    method === "string" ? `!${printer.wireValue("json/scalars.ts", "isText")}(each)` : DIFFERS.get(method);
  printer.line("let same = 0;");
  printer.block("for (; same < items.length; same++) {", () => {
    printer.line("const each = items[same];");
    printer.line(`if (${differs}) break;`);
  });
}

/** Whether it is google.protobuf.Value, for which null is a value, and which has no JSON while it has no kind. */
export function isStructValue(type: FieldType): boolean {
  return type.kind === "message" && type.symbol.name === "Value" && isStructFile(type.symbol.file);
}

/** Whether null is a value of the type, instead of the absence of one. */
export function takesNull(type: FieldType): boolean {
  const isNullValue = type.kind === "enum" && type.symbol.name === "NullValue" && isStructFile(type.symbol.file);
  return isNullValue || isStructValue(type);
}

function isStructFile(file: string): boolean {
  return file.endsWith("google/protobuf/struct.proto");
}

/** Oneofs with more cases are first told apart by the lengths of their names. */
export const SWITCHED_CASES_MAX = 8;

/**
 * Prints statements that convert members. If messages are among them, what these throw gets the name of the field that
 * the variable `field` has then, and the index or key in `at`.
 *
 * @param way  the variable of the JsonWriter or the JsonReader
 */
export function inDepth(printer: Printer, way: string, members: readonly JsonMember[], content: () => void): void {
  const fields = members.flatMap((member) => member.fields.map(({ field }) => field));
  const ofMessages = fields.filter(({ type }) => type.kind === "message");
  if (ofMessages.length === 0) {
    content();
    return;
  }
  const isIndexed = ofMessages.some(({ shape }) => shape === "repeated");
  const isKeyed = ofMessages.some(({ shape }) => shape === "map");
  printer.line('let field = "";');
  if (isKeyed) printer.line("let at: bigint | boolean | number | string | undefined;");
  else if (isIndexed) printer.line("let at: number | undefined;");
  printer.block("try {", content, "} catch (error) {");
  printer.line(`  throw ${way}.within(error, field${isIndexed || isKeyed ? ", at" : ""});`);
  printer.line("}");
}
