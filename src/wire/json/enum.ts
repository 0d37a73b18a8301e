/** Enum values in JSON: the name of the value, or its number if it has no name. */

import { checkSigned32 } from "../ranges.ts";
import { describeJson, type JsonContext, type JsonValue } from "./codec.ts";

export interface JsonEnum {
  readonly kind: "enum";
  readonly typeName: string;
  readonly numbers: ReadonlyMap<string, number>;
  /** The first name of each number. */
  readonly names: ReadonlyMap<number, string>;
  /** Whether it accepts only the numbers of the schema. */
  readonly isClosed: boolean;
}

/** Result of reading an unknown name if unknown names are ignored. */
export const UNKNOWN_VALUE: unique symbol = Symbol("unknown enum value");

/** An enum whose only value is null in JSON. */
const NULL_VALUE = "google.protobuf.NullValue";

/** @param values  numbers by their names, in the order of the schema */
export function enumJson(typeName: string, values: Readonly<Record<string, number>>): JsonEnum {
  const entries = Object.entries(values);
  const names = new Map(entries.reverse().map(([name, number]) => [number, name]));
  return { kind: "enum", typeName, numbers: new Map(entries), names, isClosed: false };
}

export function closedEnumJson(typeName: string, values: Readonly<Record<string, number>>): JsonEnum {
  return { ...enumJson(typeName, values), isClosed: true };
}

export function isNullValue({ typeName }: JsonEnum): boolean {
  return typeName === NULL_VALUE;
}

export function writeEnum(type: JsonEnum, value: unknown, context: JsonContext): JsonValue {
  const number = checkNumber(type, value, context);
  return isNullValue(type) && number === 0 ? null : (type.names.get(number) ?? number);
}

export function readEnum(type: JsonEnum, value: unknown, context: JsonContext): number | typeof UNKNOWN_VALUE {
  if (value === null && isNullValue(type)) return 0;
  if (typeof value !== "string") return checkNumber(type, value, context);
  const number = type.numbers.get(value);
  if (number !== undefined) return number;
  if (context.ignoresUnknown) return UNKNOWN_VALUE;
  throw context.error(`must be a value of ${type.typeName}, not ${describeJson(value)}`);
}

function checkNumber(type: JsonEnum, value: unknown, context: JsonContext): number {
  if (typeof value !== "number" || (type.isClosed && !type.names.has(value)))
    throw context.error(`must be a value of ${type.typeName}, not ${describeJson(value)}`);
  checkSigned32(value, context.place);
  return value;
}
