/** Reads a field of the schema. */

import protobuf from "protobufjs";
import { fileOf as declaredIn, schemaError } from "../source/schema-error.ts";
import { emptyBytes } from "./decoded-size.ts";
import { type FileOf, symbolName } from "./exported-names.ts";
import { editionOf, type Features, featuresOf, isGroup } from "./features.ts";
import { isIdentifier, propertyName } from "./names.ts";
import { readDefault } from "./read-default.ts";
import type { FieldType, MessageType, ScalarType, SchemaField } from "./schema.ts";
import { asNumber, scalarType, unchecked } from "./wire-types.ts";

const FIELD_NUMBER_MAX = 536_870_911;
const RESERVED_NUMBERS = { from: 19_000, to: 19_999 };

/** The parts of the schema that reading a field depends on. */
export interface Surroundings {
  readonly fileOf: FileOf;
  readonly withRequired: ReadonlySet<protobuf.Type>;
}

export function readField(source: protobuf.Field, surroundings: Surroundings): SchemaField {
  checkNumber(source);
  const features = featuresOf(source);
  checkRule(source);
  const schemaName = fieldName(source);
  const name = checkedName(source, schemaName);
  const type = fieldType(source, features, surroundings);
  const shape = fieldShape(source, type, features);
  checkPresence(source, type, shape);
  return {
    kind: "field",
    name,
    schemaName,
    jsonName: jsonName(source, schemaName),
    fullName: `${ownerName(source)}.${name}`,
    comment: fieldComment(source),
    number: source.id,
    shape,
    type,
    default: readDefault(source, type),
    key: source instanceof protobuf.MapField ? keyType(source, features) : undefined,
  };
}

/** The name of the property for a field or a oneof. */
export function checkedName(source: protobuf.Field | protobuf.OneOf, schemaName: string): string {
  const name = propertyName(schemaName);
  if (!isIdentifier(name.replace(/\$$/, "")))
    throw schemaError(source, `${schemaName} cannot be a name in TypeScript. Rename it.`);
  return name;
}

export function ownerName(source: protobuf.Field | protobuf.OneOf): string {
  return source.parent?.fullName.slice(1) ?? "";
}

export function isPackable(type: FieldType): boolean {
  return type.kind === "enum" || (type.kind === "scalar" && type.method !== "string" && type.method !== "bytes");
}

/** Protobuf writes the name of a group's field in lower case; protobufjs lowers its first letter only. */
function fieldName(source: protobuf.Field): string {
  return isGroup(source) ? source.name.toLowerCase() : source.name;
}

function jsonName(source: protobuf.Field, schemaName: string): string {
  const given: unknown = source.options?.["json_name"];
  if (given === undefined) return protobuf.util.jsonName(schemaName);
  if (typeof given !== "string" || given === "" || given.includes("\0") || given.startsWith("["))
    throw schemaError(
      source,
      `The field ${source.name} cannot be named ${JSON.stringify(given)} in JSON. Change json_name.`,
    );
  return given;
}

function fieldShape(field: protobuf.Field, type: FieldType, features: Features): SchemaField["shape"] {
  if (field instanceof protobuf.MapField) return "map";
  if (field.repeated) return features.repeated_field_encoding === "PACKED" && isPackable(type) ? "packed" : "repeated";
  if (field.partOf !== null) return "explicit";
  if (features.field_presence === "LEGACY_REQUIRED") return "required";
  return type.kind === "message" || features.field_presence === "EXPLICIT" ? "explicit" : "implicit";
}

function fieldType(field: protobuf.Field, features: Features, { fileOf, withRequired }: Surroundings): FieldType {
  const scalar = scalarType(field.type);
  if (scalar !== undefined) return withJsType(field, checked(scalar, features));
  const { resolvedType } = field;
  if (resolvedType === null) throw schemaError(field, `The type ${field.type} is not declared.`);
  const file = fileOf(resolvedType);
  if (file === undefined) {
    throw schemaError(
      field,
      `The type ${field.type} is declared outside of the schema's folder, in ${declaredIn(resolvedType)}. Copy that file into the folder, to the path by which it is imported.`,
    );
  }
  const symbol = { file, name: symbolName(resolvedType) };
  if (resolvedType instanceof protobuf.Enum) {
    const closed = featuresOf(resolvedType).enum_type === "CLOSED";
    return { kind: "enum", symbol, closed, first: Object.values(resolvedType.values)[0] ?? 0 };
  }
  return {
    kind: "message",
    symbol,
    delimited: isDelimited(field, features),
    hasRequired: withRequired.has(resolvedType),
    emptyBytes: emptyBytes(resolvedType),
  };
}

/** Entries of maps and the messages in them are always length-prefixed. */
function isDelimited(field: protobuf.Field, features: Features): MessageType["delimited"] {
  return features.message_encoding === "DELIMITED" && !(field instanceof protobuf.MapField);
}

function keyType(field: protobuf.MapField, features: Features): ScalarType {
  const key = scalarType(field.keyType);
  if (key === undefined || ["bytes", "float", "double"].includes(field.keyType))
    throw schemaError(field, `${field.keyType} cannot be the key of a map. Use an integer, bool or string.`);
  return checked(key, features);
}

function checked(type: ScalarType, features: Features): ScalarType {
  return type.method === "string" && features.utf8_validation === "NONE" ? unchecked(type) : type;
}

function withJsType(field: protobuf.Field, scalar: ScalarType): ScalarType {
  const jsType: unknown = field.options?.["jstype"] ?? "JS_NORMAL";
  if (jsType === "JS_NORMAL") return scalar;
  if (jsType !== "JS_NUMBER")
    throw schemaError(field, `jstype = ${String(jsType)} is not supported. Use JS_NORMAL or JS_NUMBER.`);
  if (scalar.type !== "bigint")
    throw schemaError(field, `jstype is for 64-bit fields, not for ${field.type}. Remove it.`);
  return asNumber(scalar);
}

function fieldComment(field: protobuf.Field): string {
  const comment = field.comment ?? "";
  if (field.options?.["deprecated"] !== true) return comment;
  return comment === "" ? "@deprecated" : `${comment}\n\n@deprecated`;
}

function checkNumber(field: protobuf.Field): void {
  const { id } = field;
  if (id < 1 || id > FIELD_NUMBER_MAX) {
    throw schemaError(field, `The number of the field ${field.name} must be from 1 to ${FIELD_NUMBER_MAX}, not ${id}.`);
  }
  if (id >= RESERVED_NUMBERS.from && id <= RESERVED_NUMBERS.to) {
    throw schemaError(
      field,
      `The field ${field.name} has the number ${id}, but protobuf reserves 19000 to 19999. Use another number.`,
    );
  }
}

/** Refuses what protobuf refuses and the parser accepts. */
function checkRule(field: protobuf.Field): void {
  if (isGroup(field) && editionOf(field) !== "proto2")
    throw schemaError(field, `Only proto2 has groups. Make the group ${field.type} a message.`);
  if (field.repeated && field.partOf !== null)
    throw schemaError(field, `The field ${field.name} of a oneof cannot be repeated. Put the list into a message.`);
}

function checkPresence(field: protobuf.Field, type: FieldType, shape: SchemaField["shape"]): void {
  if (shape !== "implicit") return;
  if (field.options?.["default"] !== undefined)
    throw schemaError(
      field,
      `The field ${field.name} has a default, which needs presence. Remove the default. (No field of proto3 can have one.)`,
    );
  if (type.kind === "enum" && type.closed)
    throw schemaError(
      field,
      `The field ${field.name} has no presence, so its enum ${field.type} must be open. Give the field presence, or open the enum.`,
    );
}
