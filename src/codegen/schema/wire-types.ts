/** The types of protobuf on the wire: how values are tagged, read, written and typed. */

import { FieldDescriptorProto_Type as FieldTypeNumber } from "../generated/google/protobuf/descriptor.ts";
import type { FieldType, ScalarType } from "./schema.ts";

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const GROUP_START = 3;
const GROUP_END = 4;
const FIXED32 = 5;

const SCALARS: ReadonlyMap<string, ScalarType> = new Map(
  [
    scalar("double", FIXED64, "number", "0"),
    scalar("float", FIXED32, "number", "0"),
    scalar("int32", VARINT, "number", "0"),
    scalar("uint32", VARINT, "number", "0"),
    scalar("sint32", VARINT, "number", "0"),
    scalar("fixed32", FIXED32, "number", "0"),
    scalar("sfixed32", FIXED32, "number", "0"),
    scalar("int64", VARINT, "bigint", "0n"),
    scalar("uint64", VARINT, "bigint", "0n"),
    scalar("sint64", VARINT, "bigint", "0n"),
    scalar("fixed64", FIXED64, "bigint", "0n"),
    scalar("sfixed64", FIXED64, "bigint", "0n"),
    scalar("bool", VARINT, "boolean", "false"),
    scalar("string", LENGTH_DELIMITED, "string", '""'),
    scalar("bytes", LENGTH_DELIMITED, "Uint8Array", "EMPTY_BYTES"),
  ].map((type) => [type.method, type]),
);

/** The methods for one value, each with the method for a packed field. */
export const PACKED_METHODS: ReadonlyMap<string, string> = new Map([
  ["double", "doubles"],
  ["int32", "int32s"],
  ["uint32", "uint32s"],
]);

/** The types of packed fields that a function of its own writes. */
export const WRITTEN_AS_LIST: ReadonlySet<string> = new Set(["double", "int32", "uint32"]);

/** The functions of the reader for a packed field. */
const READ_PACKED_FUNCTIONS: ReadonlySet<string> = new Set(["readDoubles", "readInt32s", "readUint32s"]);

/** Enums are read and written as int32. */
const ENUM_METHOD = "int32";

/** @returns undefined if the name is a message or an enum */
export function scalarType(name: string): ScalarType | undefined {
  return SCALARS.get(name);
}

/** @returns undefined for messages, groups and enums */
export function scalarOf(type: FieldTypeNumber | undefined): ScalarType | undefined {
  const [name] = Object.entries(FieldTypeNumber).find(([, number]) => number === type) ?? [];
  return name === undefined ? undefined : SCALARS.get(name.toLowerCase());
}

/** The same on the wire, but a number in TypeScript. */
export function asNumber(type: ScalarType): ScalarType {
  const method = `${type.method}Number`;
  return { ...type, method, wireMethod: method, type: "number", zero: "0" };
}

/** A string that may arrive as invalid UTF-8, and is written as it came. */
export function unchecked(type: ScalarType): ScalarType {
  return { ...type, wireMethod: "stringUnchecked" };
}

/** The tag of a single value. */
export function tagOf(number: number, type: FieldType): number {
  return joinTag(number, wireType(type));
}

/** The tag of a packed field. */
export function packedTagOf(number: number): number {
  return joinTag(number, LENGTH_DELIMITED);
}

/** The tag that ends a group. */
export function groupEndTagOf(number: number): number {
  return joinTag(number, GROUP_END);
}

/** The part of a function's name that says which scalar it writes: `int32`, also for enums. */
export function writeMethodOf(type: Exclude<FieldType, { kind: "message" }>): string {
  return type.kind === "enum" ? ENUM_METHOD : type.wireMethod;
}

/** The function of the reader for a scalar or an enum: `readInt32`. */
export function readFunctionOf(type: Exclude<FieldType, { kind: "message" }>): string {
  const method = type.kind === "enum" ? ENUM_METHOD : type.wireMethod;
  return `read${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}

/** The function of the reader for all values of a packed field. */
export function readPackedFunctionOf(type: FieldType): string {
  return type.kind === "message" ? "" : `${readFunctionOf(type)}s`;
}

/** Whether the reader has such a function. */
export function isReadAtOnce(type: FieldType): boolean {
  return READ_PACKED_FUNCTIONS.has(readPackedFunctionOf(type));
}

function wireType(type: FieldType): number {
  if (type.kind === "scalar") return type.wireType;
  if (type.kind === "enum") return VARINT;
  return type.delimited ? GROUP_START : LENGTH_DELIMITED;
}

function joinTag(number: number, type: number): number {
  return number * 8 + type;
}

function scalar(method: string, wireType: number, type: string, zero: string): ScalarType {
  return { kind: "scalar", method, wireMethod: method, wireType, type, zero };
}
