/**
 * Refuses what protobuf refuses and the parser lets through. It would be a schema
 * for this compiler only, and often mean something else than it seems to.
 *
 * @see https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.cc
 */

import protobuf from "protobufjs";
import { schemaError } from "../source/schema-error.ts";
import { editionOf } from "./features.ts";
import { declarations, isOption } from "./read-schema.ts";
import { scalarType } from "./scalars.ts";

/**
 * @param isOwn  whether something is declared in a file that is compiled, not only used
 * @throws UsageError something is not protobuf
 */
export function refuseWhatIsNoProtobuf(
  root: protobuf.Root,
  isOwn: (subject: protobuf.ReflectionObject) => boolean,
): void {
  const declared = [...declarations(root)];
  for (const subject of declared.filter(isOwn)) {
    if (subject instanceof protobuf.Type) {
      refuseRanges(subject);
      for (const field of subject.fieldsArray) if (field.declaringField === null) refuseField(field);
    } else if (subject instanceof protobuf.Field) {
      refuseExtension(subject);
      refuseField(subject);
    }
  }
  refuseSameValues(declared.filter((subject) => subject instanceof protobuf.Enum).filter(isOwn));
}

function refuseRanges(message: protobuf.Type): void {
  const ranges: readonly unknown[] = message.extensions ?? [];
  if (ranges.length > 0 && editionOf(message) === "proto3")
    throw schemaError(message, `${message.name} leaves numbers to extensions, which proto3 does not have.`);
}

function refuseExtension(field: protobuf.Field): void {
  if (editionOf(field) === "proto3" && !isOption(field))
    throw schemaError(field, `${field.name} extends ${field.extend}; in proto3 only options can be extended.`);
}

function refuseField(field: protobuf.Field): void {
  const { name, options } = field;
  const edition = editionOf(field);
  if (edition === "proto3" && options?.["default"] !== undefined)
    throw schemaError(field, `The field ${name} has a default, which proto3 does not have.`);
  if (options?.["packed"] !== undefined && !edition.startsWith("proto"))
    throw schemaError(
      field,
      `The field ${name} has the option packed, which editions do not have: write features.repeated_field_encoding.`,
    );
  if (options?.["packed"] === true && !isPackable(field))
    throw schemaError(field, `The field ${name} cannot be packed: only repeated numbers, bools and enums are.`);
  refuseFeatures(field);
}

/** Refuses features that mean nothing for a field such as this. Those of a file or a message are for the others in it. */
function refuseFeatures(field: protobuf.Field): void {
  // The parser adds those of the file to the other options of an extension.
  const parsed: Record<string, unknown>[] = field.parsedOptions ?? [];
  const given = new Map<string, unknown>(parsed.flatMap(({ features }) => Object.entries(Object(features))));
  const isMap = field instanceof protobuf.MapField;
  const refuse = (feature: string, why: string, isWrong: boolean) => {
    if (isWrong && given.has(feature))
      throw schemaError(field, `The field ${field.name} has the feature ${feature}, but ${why}.`);
  };
  refuse("field_presence", "fields that are repeated have no presence", field.repeated || isMap);
  refuse("field_presence", "those of a oneof always have presence", field.partOf !== null);
  const implicit = given.get("field_presence") === "IMPLICIT";
  refuse("field_presence", "messages always have presence", implicit && isMessage(field));
  refuse("repeated_field_encoding", "is not repeated", !field.repeated);
  const packed = given.get("repeated_field_encoding") === "PACKED";
  refuse("repeated_field_encoding", "only numbers, bools and enums can be packed", packed && !isPackable(field));
  refuse("utf8_validation", "is no string", field.type !== "string" && !(isMap && field.keyType === "string"));
  refuse("message_encoding", "is no message", !isMessage(field) && !isMap);
}

function isMessage(field: protobuf.Field): boolean {
  return field.resolvedType instanceof protobuf.Type && !(field instanceof protobuf.MapField);
}

function isPackable({ repeated, type, resolvedType }: protobuf.Field): boolean {
  const isScalar = scalarType(type) !== undefined && type !== "string" && type !== "bytes";
  return repeated && (isScalar || resolvedType instanceof protobuf.Enum);
}

/** The values of an enum are named beside it, not in it, so those of two enums in one place must differ. */
function refuseSameValues(enums: readonly protobuf.Enum[]): void {
  const seen = new Map<string, protobuf.Enum>();
  for (const subject of enums) {
    for (const value of Object.keys(subject.values)) {
      const key = `${subject.parent?.fullName}.${value}`;
      const other = seen.get(key);
      if (other !== undefined)
        throw schemaError(
          subject,
          `The enums ${other.name} and ${subject.name} both have a value ${value}; begin its name with that of the enum.`,
          value,
        );
      seen.set(key, subject);
    }
  }
}
