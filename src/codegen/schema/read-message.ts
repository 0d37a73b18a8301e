/** Reads a message of the schema. */

import type protobuf from "protobufjs";
import { schemaError } from "../source/schema-error.ts";
import { symbolName } from "./exported-names.ts";
import { featuresOf } from "./features.ts";
import { exportedName, pascalCase } from "./names.ts";
import { checkedName, ownerName, readField, type Surroundings } from "./read-field.ts";
import type { SchemaField, SchemaMessage, SchemaOneof } from "./schema.ts";

export function readMessage(source: protobuf.Type, file: string, surroundings: Surroundings): SchemaMessage {
  featuresOf(source);
  const members: (SchemaField | SchemaOneof)[] = [];
  const oneofs = new Set<protobuf.OneOf>();
  for (const field of source.fieldsArray) {
    // Extensions travel as unknown fields.
    if (field.declaringField !== null) continue;
    const oneof = oneofOf(field);
    if (oneof === undefined) members.push(readField(field, surroundings));
    else if (!oneofs.has(oneof)) members.push(readOneof(oneof, source, file, surroundings));
    if (oneof !== undefined) oneofs.add(oneof);
  }
  checkOneofs(source);
  checkPropertyNames(source, members);
  checkJsonNames(source, members);
  return {
    symbol: { file, name: symbolName(source) },
    typeName: source.fullName.slice(1),
    comment: source.comment ?? "",
    members,
    hasRequired: surroundings.withRequired.has(source),
  };
}

/** The oneof of a field. protobufjs invents one for each optional field, which does not count. */
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
  checkPropertyNames(source, fields);
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

function checkOneofs(source: protobuf.Type): void {
  for (const oneof of source.oneofsArray)
    if (oneof.fieldsArray.length === 0)
      throw schemaError(oneof, `The oneof ${oneof.name} has no fields. Add one, or remove it.`);
}

function checkPropertyNames(owner: protobuf.ReflectionObject, members: readonly { name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of members) {
    if (seen.has(name))
      throw schemaError(
        owner,
        `Two fields of ${owner.name} would both be named ${name} in TypeScript. Rename one of them.`,
      );
    seen.add(name);
  }
}

function checkJsonNames(owner: protobuf.Type, members: readonly (SchemaField | SchemaOneof)[]): void {
  const seen = new Set<string>();
  for (const member of members) {
    for (const { jsonName } of member.kind === "oneof" ? member.fields : [member]) {
      if (seen.has(jsonName))
        throw schemaError(
          owner,
          `Two fields of ${owner.name} would both be named ${jsonName} in JSON. Rename one of them, or set its json_name.`,
        );
      seen.add(jsonName);
    }
  }
}
