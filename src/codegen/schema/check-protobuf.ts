/**
 * Refuses what protobuf refuses and the parser accepts. Other compilers would
 * refuse the schema, and often it would not mean what it seems to.
 *
 * @see https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.cc
 */

import protobuf from "protobufjs";
import { schemaError } from "../source/schema-error.ts";
import { editionOf } from "./features.ts";
import { declarations, isOption } from "./read-schema.ts";
import { scalarType } from "./wire-types.ts";

/**
 * @param isOwn  whether something is declared in a file that is compiled, not in one of this package's
 * @throws UsageError the schema breaks a rule of protobuf
 */
export function checkProtobufRules(root: protobuf.Root, isOwn: (subject: protobuf.ReflectionObject) => boolean): void {
  const declared = [...declarations(root)];
  for (const subject of declared.filter(isOwn)) {
    if (subject instanceof protobuf.Type) {
      checkExtensionRanges(subject);
      for (const field of subject.fieldsArray) if (field.declaringField === null) checkField(field);
    } else if (subject instanceof protobuf.Field) {
      checkExtension(subject);
      checkField(subject);
    }
  }
  checkEnumValueNames(declared.filter((subject) => subject instanceof protobuf.Enum).filter(isOwn));
}

function checkExtensionRanges(message: protobuf.Type): void {
  const ranges: readonly unknown[] = message.extensions ?? [];
  if (ranges.length > 0 && editionOf(message) === "proto3")
    throw schemaError(
      message,
      `${message.name} leaves numbers to extensions, which proto3 does not allow. Remove them.`,
    );
}

function checkExtension(field: protobuf.Field): void {
  if (editionOf(field) === "proto3" && !isOption(field))
    throw schemaError(
      field,
      `${field.name} extends ${field.extend}, but proto3 allows extensions of options only. Make it a field.`,
    );
}

function checkField(field: protobuf.Field): void {
  const { name, options } = field;
  const edition = editionOf(field);
  if (edition === "proto3" && options?.["default"] !== undefined)
    throw schemaError(field, `The field ${name} has a default, which proto3 does not allow. Remove it.`);
  if (options?.["packed"] !== undefined && !edition.startsWith("proto"))
    throw schemaError(
      field,
      `The field ${name} has the option packed, which editions do not have. Write features.repeated_field_encoding.`,
    );
  if (options?.["packed"] === true && !isPackable(field))
    throw schemaError(field, `The field ${name} cannot be packed. Only repeated numbers, bools and enums can be.`);
  checkFeatures(field);
}

/** Refuses features that do not apply to the field itself. Those of a file or a message may be for other fields. */
function checkFeatures(field: protobuf.Field): void {
  // The parser adds those of the file to the other options of an extension.
  const parsed: Record<string, unknown>[] = field.parsedOptions ?? [];
  const given = new Map<string, unknown>(parsed.flatMap(({ features }) => Object.entries(Object(features))));
  const isMap = field instanceof protobuf.MapField;
  const check = (feature: string, why: string, isWrong: boolean) => {
    if (isWrong && given.has(feature))
      throw schemaError(field, `The field ${field.name} has the feature ${feature}, but ${why}. Remove the feature.`);
  };
  check("field_presence", "repeated fields have no presence", field.repeated || isMap);
  check("field_presence", "fields of a oneof always have presence", field.partOf !== null);
  const implicit = given.get("field_presence") === "IMPLICIT";
  check("field_presence", "messages always have presence", implicit && isMessage(field));
  check("repeated_field_encoding", "is not repeated", !field.repeated);
  const packed = given.get("repeated_field_encoding") === "PACKED";
  check("repeated_field_encoding", "only numbers, bools and enums can be packed", packed && !isPackable(field));
  check("utf8_validation", "is not a string", field.type !== "string" && !(isMap && field.keyType === "string"));
  check("message_encoding", "is not a message", !isMessage(field) && !isMap);
}

function isMessage(field: protobuf.Field): boolean {
  return field.resolvedType instanceof protobuf.Type && !(field instanceof protobuf.MapField);
}

function isPackable({ repeated, type, resolvedType }: protobuf.Field): boolean {
  const isScalar = scalarType(type) !== undefined && type !== "string" && type !== "bytes";
  return repeated && (isScalar || resolvedType instanceof protobuf.Enum);
}

/** The values of an enum are named in the scope around it, so two enums in one scope cannot share a name. */
function checkEnumValueNames(enums: readonly protobuf.Enum[]): void {
  const seen = new Map<string, protobuf.Enum>();
  for (const subject of enums) {
    for (const value of Object.keys(subject.values)) {
      const key = `${subject.parent?.fullName}.${value}`;
      const other = seen.get(key);
      if (other !== undefined)
        throw schemaError(
          subject,
          `The enums ${other.name} and ${subject.name} both have a value ${value}. Begin its name with the name of the enum.`,
          value,
        );
      seen.set(key, subject);
    }
  }
}
