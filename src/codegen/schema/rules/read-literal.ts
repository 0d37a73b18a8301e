/** Decodes the value of an option by its descriptor, and fills in defaults. */

import { UsageError } from "../../../errors.ts";
import { type FieldRecord, fieldRecords, packedVarints } from "../../descriptor/field-records.ts";
import { withoutDot } from "../declarations.ts";
import { isPackable } from "../read-field.ts";
import type { SchemaReader } from "../read-schema.ts";
import type { FieldType, Literal, ScalarType, SchemaEnum, SchemaField, SchemaMessage, SchemaOneof } from "../schema.ts";

const LENGTH_DELIMITED = 2;

/**
 * @param type     the full name of a message
 * @param records  its encodings; each is merged into those before it
 * @throws UsageError the value is not supported; the text does not give the place
 */
export function readMessageLiteral(reader: SchemaReader, type: string, records: readonly FieldRecord[]): Literal {
  const message = reader.message(type);
  const parts = records.flatMap(({ value }) => (value instanceof Uint8Array ? fieldRecords(value) : []));
  const entries = new Map<string, Literal>();
  for (const member of message.members) {
    const value =
      member.kind === "oneof" ? readOneof(reader, message, member, parts) : readMember(reader, message, member, parts);
    if (value !== undefined) entries.set(member.name, value);
  }
  return { kind: "message", entries };
}

/** @param type  the full name of an enum */
export function readEnumLiteral(reader: SchemaReader, type: string, records: readonly FieldRecord[]): Literal {
  return enumLiteral(reader.enum(type), int32(records.at(-1)?.value));
}

/** The names of the fields that a message option sets, as the schema has them. */
export function givenFields(reader: SchemaReader, type: string, records: readonly FieldRecord[]): string[] {
  const parts = records.flatMap(({ value }) => (value instanceof Uint8Array ? fieldRecords(value) : []));
  const numbers = new Set(parts.map(({ number }) => number));
  const fields = reader.message(type).members.flatMap((each) => (each.kind === "oneof" ? each.fields : [each]));
  return fields.filter(({ number }) => numbers.has(number)).map(({ schemaName }) => schemaName);
}

function readOneof(
  reader: SchemaReader,
  message: SchemaMessage,
  oneof: SchemaOneof,
  parts: readonly FieldRecord[],
): Literal | undefined {
  const last = parts.findLast(({ number }) => oneof.fields.some((field) => field.number === number));
  const field = oneof.fields.find(({ number }) => number === last?.number);
  if (field === undefined)
    return { kind: "message", entries: new Map([["case", { kind: "scalar", text: "undefined" }]]) };
  const value = readMember(reader, message, field, parts);
  if (value === undefined) return undefined;
  return {
    kind: "message",
    entries: new Map([
      ["case", { kind: "scalar", text: JSON.stringify(field.name) }],
      ["value", value],
    ]),
  };
}

function readMember(
  reader: SchemaReader,
  message: SchemaMessage,
  field: SchemaField,
  parts: readonly FieldRecord[],
): Literal | undefined {
  const own = parts.filter(({ number }) => number === field.number);
  switch (field.shape) {
    case "map":
      throw new UsageError(`The map ${field.fullName} is not supported in an option.`);
    case "repeated":
    case "packed":
      return { kind: "list", items: own.flatMap((record) => readItems(reader, message, field, record)) };
    case "explicit":
    case "required":
      return own.length === 0 ? undefined : readValue(reader, message, field, own);
    case "implicit":
      return own.length === 0 ? defaultValue(reader, message, field) : readValue(reader, message, field, own);
  }
}

function readItems(reader: SchemaReader, message: SchemaMessage, field: SchemaField, record: FieldRecord): Literal[] {
  const { value, wireType, number } = record;
  if (wireType !== LENGTH_DELIMITED || !(value instanceof Uint8Array) || !isPackable(field.type))
    return [readValue(reader, message, field, [record])];
  if (field.type.kind === "scalar" && field.type.wireType !== 0)
    throw new UsageError(`The packed field ${field.fullName} is not supported in an option.`);
  return packedVarints(value).map((item) => readValue(reader, message, field, [{ number, wireType: 0, value: item }]));
}

/** @param records  of one field; all but messages keep the last only */
function readValue(
  reader: SchemaReader,
  message: SchemaMessage,
  field: SchemaField,
  records: readonly FieldRecord[],
): Literal {
  const { type } = field;
  if (type.kind === "message") return readMessageLiteral(reader, typeNameOf(reader, message, field), records);
  const value = records.at(-1)?.value ?? 0n;
  if (type.kind === "enum") return enumLiteral(reader.enum(typeNameOf(reader, message, field)), int32(value));
  return { kind: "scalar", text: scalarText(type, value) };
}

function defaultValue(reader: SchemaReader, message: SchemaMessage, field: SchemaField): Literal {
  const { type } = field;
  if (type.kind === "enum") return enumLiteral(reader.enum(typeNameOf(reader, message, field)), type.first);
  return { kind: "scalar", text: zeroOf(type) };
}

function zeroOf(type: FieldType): string {
  if (type.kind !== "scalar") return "undefined";
  return type.type === "Uint8Array" ? "new Uint8Array()" : type.zero;
}

function enumLiteral(type: SchemaEnum, number: number): Literal {
  const value = type.values.find((each) => each.number === number);
  if (value === undefined) throw new UsageError(`${type.typeName} has no value with the number ${number}.`);
  return { kind: "enum", symbol: type.symbol, value };
}

function typeNameOf(reader: SchemaReader, message: SchemaMessage, field: SchemaField): string {
  const declared = reader.context.declarations.messages.get(message.typeName)?.descriptor.field;
  return withoutDot(declared?.find(({ number }) => number === field.number)?.typeName);
}

function scalarText({ method, type }: ScalarType, value: bigint | Uint8Array): string {
  if (value instanceof Uint8Array)
    return type === "string"
      ? JSON.stringify(new TextDecoder().decode(value))
      : `Uint8Array.of(${[...value].join(", ")})`;
  if (method === "bool") return String(value !== 0n);
  if (method === "double") return numberText(Buffer.from(new BigUint64Array([value]).buffer).readDoubleLE());
  if (method === "float") return numberText(Buffer.from(new Uint32Array([Number(value)]).buffer).readFloatLE());
  const exact = integer(method, value);
  return type === "bigint" ? `${exact}n` : String(exact);
}

function integer(method: string, value: bigint): bigint {
  const bits = method.includes("32") ? 32 : 64;
  if (method.startsWith("sint")) return (value >> 1n) ^ -(value & 1n);
  return method.startsWith("u") || method.startsWith("fixed")
    ? BigInt.asUintN(bits, value)
    : BigInt.asIntN(bits, value);
}

function int32(value: bigint | Uint8Array | undefined): number {
  return typeof value === "bigint" ? Number(BigInt.asIntN(32, value)) : 0;
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
