/** Tells which types of fields read each other's bytes, and each other's JSON. */

import { FeatureSet_EnumType as EnumType } from "../../generated/google/protobuf/descriptor.ts";
import type { Declarations } from "../../schema/declarations.ts";
import type { Comparison } from "../comparison.ts";
import type { Category } from "../finding.ts";
import { describeType, describeValue, type Field, fieldsOf } from "./field.ts";

/** Types that decode each other's bytes. Their types in TypeScript differ. */
const ALIKE_ON_THE_WIRE = [
  ["int32", "uint32", "int64", "uint64", "bool"],
  ["sint32", "sint64"],
  ["fixed32", "sfixed32"],
  ["fixed64", "sfixed64"],
];

/** Types whose JSON is the same: a number or, for 64 bits, its digits in a string. */
const ALIKE_IN_JSON = [
  ["int32", "sint32", "sfixed32"],
  ["uint32", "fixed32"],
  ["int64", "sint64", "sfixed64"],
  ["uint64", "fixed64"],
];

/** Types that decode the bytes of an open enum, and it theirs. A closed enum does not accept every number. */
const INTEGERS = ["int32", "uint32", "int64", "uint64"];

/** The category of a change of type; undefined if the type is the same. */
export function brokenByRetyping({ old, now, renamed }: Comparison, before: Field, after: Field): Category | undefined {
  if (describeType(before, renamed) === describeType(after)) return undefined;
  const oldEntry = entryOf(old.declarations, before, renamed);
  // A map is an object in JSON, and its entries are a list.
  if (oldEntry !== undefined && oldEntry === entryOf(now.declarations, after)) return "WIRE_JSON";
  const [oldValue, value] = [describeValue(before, renamed), describeValue(after)];
  if (!isAlikeOnWire(before.keyType, after.keyType) || !isAlikeValue(before, after, oldValue, value)) return "WIRE";
  return isAlikeInJson(before.keyType, after.keyType) && isAlikeInJson(oldValue, value) ? "SOURCE" : "WIRE_JSON";
}

function isAlikeValue(before: Field, after: Field, oldValue: string, value: string): boolean {
  if (isOpenEnum(before)) return oldValue === value || INTEGERS.includes(value);
  return isOpenEnum(after) ? INTEGERS.includes(oldValue) : isAlikeOnWire(oldValue, value);
}

/**
 * The types in an entry of a map, which is encoded as a repeated message; undefined if the field is neither a map nor
 * a list of such messages.
 */
function entryOf(declarations: Declarations, field: Field, renamed?: ReadonlyMap<string, string>): string | undefined {
  if (field.keyType !== "") return `${field.keyType}, ${describeValue(field, renamed)}`;
  if (field.cardinality !== "repeated" || field.message === undefined || field.isGroup) return undefined;
  const fields = fieldsOf(declarations, field.message).sort((one, other) => one.number - other.number);
  const [key, value, ...others] = fields;
  const isEntry = key?.number === 1 && value?.number === 2 && others.length === 0;
  if (!isEntry || key.cardinality === "repeated" || value.cardinality === "repeated") return undefined;
  return `${describeType(key, renamed)}, ${describeType(value, renamed)}`;
}

function isOpenEnum(field: Field): boolean {
  return field.enum?.features.enumType === EnumType.OPEN;
}

function isAlikeOnWire(oldType: string, type: string): boolean {
  // In this direction only: not all bytes are UTF-8.
  if (oldType === type || (oldType === "string" && type === "bytes")) return true;
  return ALIKE_ON_THE_WIRE.some((types) => types.includes(oldType) && types.includes(type));
}

function isAlikeInJson(oldType: string, type: string): boolean {
  return oldType === type || ALIKE_IN_JSON.some((types) => types.includes(oldType) && types.includes(type));
}
