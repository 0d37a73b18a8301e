/** Reads the default of a field, into the form in which descriptors keep it. */

import { FieldDescriptorProto_Type as Type } from "../../generated/google/protobuf/descriptor.ts";
import type { Input } from "./input.ts";
import { escapeBytes, formatFloat } from "./literals.ts";

const WHAT = "the default of the field";

/** The largest default of each integer type. */
const INTEGERS: ReadonlyMap<Type, bigint> = new Map([
  [Type.INT32, (1n << 31n) - 1n],
  [Type.SINT32, (1n << 31n) - 1n],
  [Type.SFIXED32, (1n << 31n) - 1n],
  [Type.INT64, (1n << 63n) - 1n],
  [Type.SINT64, (1n << 63n) - 1n],
  [Type.SFIXED64, (1n << 63n) - 1n],
  [Type.UINT32, (1n << 32n) - 1n],
  [Type.FIXED32, (1n << 32n) - 1n],
  [Type.UINT64, (1n << 64n) - 1n],
  [Type.FIXED64, (1n << 64n) - 1n],
]);

const UNSIGNED: ReadonlySet<Type> = new Set([Type.UINT32, Type.FIXED32, Type.UINT64, Type.FIXED64]);

/** @param type  undefined for a message or an enum, which the name of its type does not tell apart */
export function parseDefault(input: Input, type: Type | undefined): string {
  // Only an identifier can be right. The check of the type finds everything else, and can say more.
  if (type === undefined) return input.next().text;
  const max = INTEGERS.get(type);
  if (max !== undefined) return parseInteger(input, max, UNSIGNED.has(type));
  switch (type) {
    case Type.FLOAT:
    case Type.DOUBLE: {
      const sign = input.take("-") ? "-" : "";
      return sign + formatFloat(input.number(WHAT));
    }
    case Type.BOOL:
      if (input.isAt("true") || input.isAt("false")) return input.next().text;
      return input.failExpecting("true or false");
    case Type.STRING:
      return input.string(`${WHAT}, in quotes`);
    case Type.BYTES:
      return escapeBytes(input.bytes(`${WHAT}, in quotes`));
    default:
      return input.fail("A message has no default. Remove it.");
  }
}

function parseInteger(input: Input, max: bigint, isUnsigned: boolean): string {
  const isNegative = input.isAt("-");
  if (isNegative && isUnsigned) input.mistake("The default of an unsigned field cannot be negative.");
  if (isNegative) input.next();
  const value = input.integer(WHAT, isNegative && !isUnsigned ? max + 1n : max);
  return `${isNegative ? "-" : ""}${value}`;
}
