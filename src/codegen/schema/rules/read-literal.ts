/** Reads the value of an option as a value of its type, and fills in defaults. */

import protobuf from "protobufjs";

import { UsageError } from "../../../errors.ts";
import type { Schema } from "../read-schema.ts";
import type { FieldType, Literal, SchemaEnum, SchemaField, SchemaMessage } from "../schema.ts";

/**
 * @param raw  as the parser leaves it: a scalar, the name of an enum's value, an object, or a list of them
 * @throws UsageError the value does not fit the type; the text does not give the place
 */
export function readLiteral(schema: Schema, type: protobuf.Type | protobuf.Enum, raw: unknown): Literal {
  const resolved = type instanceof protobuf.Enum ? schema.enums.get(type) : schema.messages.get(type);
  if (resolved === undefined)
    throw new UsageError(`The type ${type.name} of the option is not in the schema. Import the file that declares it.`);
  return "values" in resolved ? readEnumValue(resolved, raw) : readMessageValue(schema, resolved, raw);
}

/** An error lists the values of an enum only if there are at most this many. */
const NAMES_MAX = 10;

function readEnumValue(type: SchemaEnum, raw: unknown): Literal {
  const value = type.values.find(({ schemaName }) => schemaName === raw);
  if (value === undefined) {
    const names = type.values.map(({ schemaName }) => schemaName);
    const remedy = names.length > NAMES_MAX ? "" : ` Use one of ${names.join(", ")}.`;
    throw new UsageError(`${type.typeName} has no value ${String(raw)}.${remedy}`);
  }
  return { kind: "enum", symbol: type.symbol, value };
}

function readMessageValue(schema: Schema, type: SchemaMessage, raw: unknown): Literal {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    throw new UsageError(`The value must be one ${type.typeName}, written as { field: value }.`);
  }
  const given = new Map<string, unknown>(Object.entries(raw));
  const entries = new Map<string, Literal>();
  for (const member of type.members) {
    if (member.kind === "oneof") throw new UsageError(`The oneof ${member.fullName} is not supported in an option.`);
    const value = readMember(schema, member, given.get(member.schemaName));
    if (value !== undefined) entries.set(member.name, value);
    given.delete(member.schemaName);
  }
  for (const name of given.keys()) throw new UsageError(`${type.typeName} has no field ${name}.`);
  return { kind: "message", entries };
}

function readMember(schema: Schema, field: SchemaField, raw: unknown): Literal | undefined {
  switch (field.shape) {
    case "map":
      throw new UsageError(`The map ${field.fullName} is not supported in an option.`);
    case "repeated":
    case "packed": {
      const list: unknown[] = raw === undefined ? [] : Array.isArray(raw) ? raw : [raw];
      return { kind: "list", items: list.map((item) => readValue(schema, field, item)) };
    }
    case "explicit":
    case "required":
      return raw === undefined ? undefined : readValue(schema, field, raw);
    case "implicit":
      return raw === undefined ? defaultValue(schema, field.type) : readValue(schema, field, raw);
  }
}

function readValue(schema: Schema, { type, schemaName }: SchemaField, raw: unknown): Literal {
  if (Array.isArray(raw)) throw new UsageError(`${schemaName} is set more than once. Set it once.`);
  if (type.kind === "enum") return readEnumValue(enumOf(schema, type), raw);
  if (type.kind === "message") return readMessageValue(schema, messageOf(schema, type), raw);
  if (type.type === "number" && typeof raw === "number") {
    if (type.method === "uint32" && raw >>> 0 !== raw) throw new UsageError(`${schemaName} cannot be ${raw}.`);
    return { kind: "scalar", text: String(raw) };
  }
  if (type.type === "boolean" && typeof raw === "boolean") return { kind: "scalar", text: String(raw) };
  if (type.type === "string" && typeof raw === "string") return { kind: "scalar", text: JSON.stringify(raw) };
  throw new UsageError(`${schemaName} cannot be ${JSON.stringify(raw)}.`);
}

function defaultValue(schema: Schema, type: FieldType): Literal {
  if (type.kind === "scalar") return { kind: "scalar", text: type.zero };
  const value = type.kind === "enum" ? enumOf(schema, type).values[0] : undefined;
  if (value === undefined) throw new UsageError(`A field of the type ${type.symbol.name} must be set.`);
  return { kind: "enum", symbol: type.symbol, value };
}

function enumOf(schema: Schema, { symbol }: FieldType & { kind: "enum" }): SchemaEnum {
  return find([...schema.enums.values()], symbol);
}

function messageOf(schema: Schema, { symbol }: FieldType & { kind: "message" }): SchemaMessage {
  return find([...schema.messages.values()], symbol);
}

function find<T extends SchemaMessage | SchemaEnum>(declared: readonly T[], symbol: SchemaMessage["symbol"]): T {
  const found = declared.find((each) => each.symbol.file === symbol.file && each.symbol.name === symbol.name);
  if (found === undefined)
    throw new UsageError(`The type ${symbol.name} is not in the schema. Import the file that declares it.`);
  return found;
}
