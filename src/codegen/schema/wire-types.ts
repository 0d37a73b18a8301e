/** How a field lies on the wire. */

import { ENUM_METHOD } from "./scalars.ts";
import type { FieldType } from "./schema.ts";

const LENGTH_DELIMITED = 2;
const GROUP_START = 3;
const GROUP_END = 4;

/** The tag of a single value of the type. */
export function tagOf(number: number, type: FieldType): number {
  return joinTag(number, wireType(type));
}

/** The tag of many values in one packed field. */
export function packedTagOf(number: number): number {
  return joinTag(number, LENGTH_DELIMITED);
}

/** The tag that ends a group. */
export function groupEndTagOf(number: number): number {
  return joinTag(number, GROUP_END);
}

/** The method of Writer for a value that is no message. */
export function writeMethodOf(type: Exclude<FieldType, { kind: "message" }>): string {
  return type.kind === "enum" ? ENUM_METHOD : type.method;
}

/** The method of Reader for a value that is no message. */
export function readMethodOf(type: Exclude<FieldType, { kind: "message" }>): string {
  return type.kind === "enum" ? ENUM_METHOD : type.readMethod;
}

function wireType(type: FieldType): number {
  if (type.kind === "scalar") return type.wireType;
  if (type.kind === "enum") return 0;
  return type.delimited ? GROUP_START : LENGTH_DELIMITED;
}

function joinTag(number: number, type: number): number {
  return number * 8 + type;
}
