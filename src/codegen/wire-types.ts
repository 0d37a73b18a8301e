/** How a field lies on the wire. */

import { ENUM_METHOD } from "./scalars.ts";
import type { FieldType } from "./schema.ts";

const LENGTH_DELIMITED = 2;

/** The tag of a single value of the type. */
export function tagOf(number: number, type: FieldType): number {
  return joinTag(number, wireType(type));
}

/** The tag of many values in one packed field. */
export function packedTagOf(number: number): number {
  return joinTag(number, LENGTH_DELIMITED);
}

/** The method of Reader and Writer for a value that is no message. */
export function methodOf(type: Exclude<FieldType, { kind: "message" }>): string {
  return type.kind === "enum" ? ENUM_METHOD : type.method;
}

function wireType(type: FieldType): number {
  if (type.kind === "scalar") return type.wireType;
  return type.kind === "enum" ? 0 : LENGTH_DELIMITED;
}

function joinTag(number: number, type: number): number {
  return number * 8 + type;
}
