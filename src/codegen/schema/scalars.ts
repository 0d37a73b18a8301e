/** The scalar types of protobuf: how they are read, written and typed. */

import type { ScalarType } from "./schema.ts";

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
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

/** The methods of Reader and Writer for a value, of which there is one for a packed field too. */
export const PACKED_METHODS: ReadonlyMap<string, string> = new Map([
  ["double", "doubles"],
  ["int32", "int32s"],
  ["uint32", "uint32s"],
]);

/** The methods of Writer that write a value, of which there is one that writes its tag as well. */
export const FIELD_METHODS: ReadonlyMap<string, string> = new Map([
  ["bool", "boolField"],
  ["double", "doubleField"],
  ["int32", "int32Field"],
  ["sint32", "sint32Field"],
  ["string", "stringField"],
  ["uint32", "uint32Field"],
  ["uint64Number", "uint64NumberField"],
]);

/** The wire type of enums too. */
export const ENUM_METHOD = "int32";

/** @returns undefined where the name is no scalar type, so it is a message or an enum */
export function scalarType(name: string): ScalarType | undefined {
  return SCALARS.get(name);
}

/** The same on the wire, a number in TypeScript. */
export function asNumber(type: ScalarType): ScalarType {
  const method = `${type.method}Number`;
  return { ...type, method, readMethod: method, type: "number", zero: "0" };
}

/** A string that may be something else than UTF-8 when it comes. */
export function unchecked(type: ScalarType): ScalarType {
  return { ...type, readMethod: "stringUnchecked" };
}

function scalar(method: string, wireType: number, type: string, zero: string): ScalarType {
  return { kind: "scalar", method, readMethod: method, wireType, type, zero };
}
