/** Reads a message of the schema. */

import protobuf from "protobufjs";

import { exportedName, isIdentifier, pascalCase, propertyName } from "./names.ts";
import { asNumber, scalarType } from "./scalars.ts";
import type { FieldType, ScalarType, SchemaField, SchemaMessage, SchemaOneof } from "./schema.ts";
import { schemaError } from "./schema-error.ts";
import { type FileOf, symbolName } from "./symbols.ts";
import { refuseFeatures } from "./syntax.ts";

const FIELD_NUMBER_MAX = 536_870_911;
const RESERVED_NUMBERS = { from: 19_000, to: 19_999 };

export function readMessage(source: protobuf.Type, file: string, fileOf: FileOf): SchemaMessage {
  if (isGroup(source)) throw schemaError(source, `The group ${source.name} is not supported.`);
  if (source.extensions !== undefined)
    throw schemaError(source, `The extension ranges of ${source.name} are not supported.`);
  const members: (SchemaField | SchemaOneof)[] = [];
  const oneofs = new Set<protobuf.OneOf>();
  for (const field of source.fieldsArray) {
    const oneof = oneofOf(field);
    if (oneof === undefined) members.push(readField(field, fileOf));
    else if (!oneofs.has(oneof)) members.push(readOneof(oneof, source, file, fileOf));
    if (oneof !== undefined) oneofs.add(oneof);
  }
  refuseSameNames(source, members);
  return {
    symbol: { file, name: symbolName(source) },
    typeName: source.fullName.slice(1),
    comment: source.comment ?? "",
    members,
  };
}

/** The parser marks groups with a property that is not in its types. */
function isGroup(source: { name: string; group?: boolean }): boolean {
  return source.group === true;
}

/** The oneof of a field; not the one that protobufjs makes up for an optional field. */
function oneofOf(field: protobuf.Field): protobuf.OneOf | undefined {
  return field.partOf === null || field.options?.["proto3_optional"] === true ? undefined : field.partOf;
}

function readOneof(source: protobuf.OneOf, message: protobuf.Type, file: string, fileOf: FileOf): SchemaOneof {
  const fields = source.fieldsArray.map((field) => readField(field, fileOf));
  if (fields.length === 0) throw schemaError(source, `The oneof ${source.name} has no fields.`);
  refuseSameNames(source, fields);
  return {
    kind: "oneof",
    name: checkedName(source),
    fullName: `${ownerName(source)}.${checkedName(source)}`,
    comment: source.comment ?? "",
    symbol: { file, name: exportedName([symbolName(message) + pascalCase(source.name)]) },
    fields,
  };
}

function readField(source: protobuf.Field, fileOf: FileOf): SchemaField {
  refuseFeatures(source);
  checkField(source);
  const name = checkedName(source);
  const type = fieldType(source, fileOf);
  return {
    kind: "field",
    name,
    schemaName: source.name,
    fullName: `${ownerName(source)}.${name}`,
    comment: fieldComment(source),
    number: source.id,
    shape: fieldShape(source, type),
    type,
    key: source instanceof protobuf.MapField ? scalarType(source.keyType) : undefined,
  };
}

function fieldShape(field: protobuf.Field, type: FieldType): SchemaField["shape"] {
  if (field instanceof protobuf.MapField) return "map";
  if (field.repeated) return field.packed && isPackable(type) ? "packed" : "repeated";
  return type.kind === "message" || field.partOf !== null ? "explicit" : "implicit";
}

function fieldType(field: protobuf.Field, fileOf: FileOf): FieldType {
  const scalar = scalarType(field.type);
  if (scalar !== undefined) return withJsType(field, scalar);
  const { resolvedType } = field;
  if (resolvedType === null) throw schemaError(field, `There is no type ${field.type}.`);
  const file = fileOf(resolvedType);
  if (file === undefined) {
    throw schemaError(
      field,
      `The type ${field.type} is declared outside of the schema's folder, which is not supported.`,
    );
  }
  const symbol = { file, name: symbolName(resolvedType) };
  return resolvedType instanceof protobuf.Enum ? { kind: "enum", symbol } : { kind: "message", symbol };
}

function withJsType(field: protobuf.Field, scalar: ScalarType): ScalarType {
  const jsType: unknown = field.options?.["jstype"] ?? "JS_NORMAL";
  if (jsType === "JS_NORMAL") return scalar;
  if (jsType !== "JS_NUMBER") throw schemaError(field, `jstype = ${String(jsType)} is not supported.`);
  if (scalar.type !== "bigint") throw schemaError(field, `jstype is for 64-bit fields, not for ${field.type}.`);
  return asNumber(scalar);
}

export function isPackable(type: FieldType): boolean {
  return type.kind === "enum" || (type.kind === "scalar" && type.method !== "string" && type.method !== "bytes");
}

function fieldComment(field: protobuf.Field): string {
  const comment = field.comment ?? "";
  if (field.options?.["deprecated"] !== true) return comment;
  return comment === "" ? "@deprecated" : `${comment}\n\n@deprecated`;
}

function ownerName(source: protobuf.Field | protobuf.OneOf): string {
  return source.parent?.fullName.slice(1) ?? "";
}

function checkField(field: protobuf.Field): void {
  const { id } = field;
  if (field.options?.["default"] !== undefined)
    throw schemaError(field, `The field ${field.name} has a default, which is not proto3.`);
  if (id < 1 || id > FIELD_NUMBER_MAX) {
    throw schemaError(field, `The number of the field ${field.name} must be from 1 to ${FIELD_NUMBER_MAX}, not ${id}.`);
  }
  if (id >= RESERVED_NUMBERS.from && id <= RESERVED_NUMBERS.to) {
    throw schemaError(field, `The field ${field.name} has the number ${id}; 19000 to 19999 are reserved by protobuf.`);
  }
}

function checkedName(source: protobuf.Field | protobuf.OneOf): string {
  const name = propertyName(source.name);
  if (!isIdentifier(name.replace(/\$$/, "")))
    throw schemaError(source, `${source.name} cannot be a name in TypeScript.`);
  return name;
}

function refuseSameNames(owner: protobuf.ReflectionObject, members: readonly { name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of members) {
    if (seen.has(name))
      throw schemaError(owner, `Two fields of ${owner.name} would both be named ${name} in TypeScript.`);
    seen.add(name);
  }
}
