/** Reads a message of the schema. */

import type protobuf from "protobufjs";
import { schemaError } from "../source/schema-error.ts";
import { featuresOf } from "./features.ts";
import { exportedName, pascalCase } from "./names.ts";
import { checkedName, ownerName, readField, type Surroundings } from "./read-field.ts";
import type { SchemaField, SchemaMessage, SchemaOneof } from "./schema.ts";
import { symbolName } from "./symbols.ts";

/**
 * The functions that write and read a message have a part for each field, and TypeScript refuses those that are too
 * long: from about 700 fields on, depending on their types. V8 makes slow objects of more than a thousand properties.
 */
const FIELDS_MAX = 500;

export function readMessage(source: protobuf.Type, file: string, surroundings: Surroundings): SchemaMessage {
  featuresOf(source);
  refuseTooManyFields(source);
  const members: (SchemaField | SchemaOneof)[] = [];
  const oneofs = new Set<protobuf.OneOf>();
  for (const field of source.fieldsArray) {
    // Extensions are sent and received as unknown fields.
    if (field.declaringField !== null) continue;
    const oneof = oneofOf(field);
    if (oneof === undefined) members.push(readField(field, surroundings));
    else if (!oneofs.has(oneof)) members.push(readOneof(oneof, source, file, surroundings));
    if (oneof !== undefined) oneofs.add(oneof);
  }
  refuseEmptyOneofs(source);
  refuseSameNames(source, members);
  refuseSameJsonNames(source, members);
  return {
    symbol: { file, name: symbolName(source) },
    typeName: source.fullName.slice(1),
    comment: source.comment ?? "",
    members,
    hasRequired: surroundings.withRequired.has(source),
  };
}

/** The oneof of a field; not the one that protobufjs makes up for an optional field. */
function oneofOf(field: protobuf.Field): protobuf.OneOf | undefined {
  return field.partOf === null || field.options?.["proto3_optional"] === true ? undefined : field.partOf;
}

function readOneof(
  source: protobuf.OneOf,
  message: protobuf.Type,
  file: string,
  surroundings: Surroundings,
): SchemaOneof {
  const fields = source.fieldsArray.map((field) => readField(field, surroundings));
  refuseSameNames(source, fields);
  const name = checkedName(source, source.name);
  return {
    kind: "oneof",
    name,
    fullName: `${ownerName(source)}.${name}`,
    comment: source.comment ?? "",
    symbol: { file, name: exportedName([symbolName(message) + pascalCase(source.name)]) },
    fields,
  };
}

function refuseTooManyFields(source: protobuf.Type): void {
  const count = source.fieldsArray.filter((field) => field.declaringField === null).length;
  if (count > FIELDS_MAX)
    throw schemaError(source, `${source.name} has ${count} fields; at most ${FIELDS_MAX} are supported: split it.`);
}

function refuseEmptyOneofs(source: protobuf.Type): void {
  for (const oneof of source.oneofsArray)
    if (oneof.fieldsArray.length === 0) throw schemaError(oneof, `The oneof ${oneof.name} has no fields.`);
}

function refuseSameNames(owner: protobuf.ReflectionObject, members: readonly { name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of members) {
    if (seen.has(name))
      throw schemaError(owner, `Two fields of ${owner.name} would both be named ${name} in TypeScript.`);
    seen.add(name);
  }
}

function refuseSameJsonNames(owner: protobuf.Type, members: readonly (SchemaField | SchemaOneof)[]): void {
  const seen = new Set<string>();
  for (const member of members) {
    for (const { jsonName } of member.kind === "oneof" ? member.fields : [member]) {
      if (seen.has(jsonName))
        throw schemaError(owner, `Two fields of ${owner.name} would both be named ${jsonName} in JSON.`);
      seen.add(jsonName);
    }
  }
}
