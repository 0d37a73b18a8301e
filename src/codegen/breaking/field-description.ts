/** Describes fields in words. */

import protobuf from "protobufjs";
import { nameOf } from "./loaded-schema.ts";
import { featuresOf } from "./parsed/features.ts";

const NONE: ReadonlyMap<string, string> = new Map();

/** The cardinality and the type: `repeated a.Peer`. */
export function describeField(field: protobuf.Field, renamed = NONE): string {
  return `${cardinalityOf(field)} ${describeType(field, renamed)}`.trim();
}

/**
 * The type of the field; for a map `map<string, a.Peer>`.
 *
 * @param renamed  new full names by old ones
 */
export function describeType(field: protobuf.Field, renamed = NONE): string {
  const type = describeValue(field, renamed);
  return field instanceof protobuf.MapField ? `map<${field.keyType}, ${type}>` : type;
}

/** The type of one value of the field. */
export function describeValue(field: protobuf.Field, renamed = NONE): string {
  const { resolvedType } = field;
  const name = resolvedType === null ? field.type : nameOf(resolvedType);
  const type = renamed.get(name) ?? name;
  return isDelimited(field) ? `group ${type}` : type;
}

function isDelimited(field: protobuf.Field): boolean {
  if (!(field.resolvedType instanceof protobuf.Type) || field instanceof protobuf.MapField) return false;
  return featuresOf(field).message_encoding === "DELIMITED";
}

/** Empty if the schema has no word for it. */
export function cardinalityOf(field: protobuf.Field): "repeated" | "required" | "optional" | "" {
  if (field instanceof protobuf.MapField || field.repeated) return "repeated";
  if (field.required) return "required";
  // A message and a field of a oneof can always be absent.
  if (field.resolvedType instanceof protobuf.Type || oneofOf(field) !== undefined) return "";
  return field.hasPresence ? "optional" : "";
}

/** The name of its oneof. The parser invents one for each optional field, which does not count. */
export function oneofOf(field: protobuf.Field): string | undefined {
  return field.partOf === null || field.options?.["proto3_optional"] === true ? undefined : field.partOf.name;
}
