/** Says in words what a field holds. */

import protobuf from "protobufjs";

import { featuresOf } from "../schema/features.ts";
import { nameOf } from "./loaded-schema.ts";

const NONE: ReadonlyMap<string, string> = new Map();

/** The type and how often there is a value: `repeated a.Peer`. */
export function describeField(field: protobuf.Field, renamed = NONE): string {
  return `${cardinalityOf(field)} ${describeType(field, renamed)}`.trim();
}

/**
 * The type of the field, `map<string, a.Peer>` of a map.
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

/** Empty where the schema says nothing about it. */
export function cardinalityOf(field: protobuf.Field): "repeated" | "required" | "optional" | "" {
  if (field instanceof protobuf.MapField || field.repeated) return "repeated";
  if (field.required) return "required";
  // A message may always be absent, and so may what is in a oneof.
  if (field.resolvedType instanceof protobuf.Type || oneofOf(field) !== undefined) return "";
  return field.hasPresence ? "optional" : "";
}

/** The name of its oneof; not of the one that the parser makes up for an optional field. */
export function oneofOf(field: protobuf.Field): string | undefined {
  return field.partOf === null || field.options?.["proto3_optional"] === true ? undefined : field.partOf.name;
}
