/**
 * Tests of single values: whether a value of a message fits its field, or one of JSON is that of a field as it stands.
 *
 * V8 inlines functions of less than 27 bytes of bytecode wherever they are called, and larger ones only until the
 * caller has become large. These have less, so generated code calls them before the methods of JsonWriter and
 * JsonReader, which have more.
 */

import { isWellFormed } from "../engine.ts";

/** Whether it is a string without lone surrogates. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && isWellFormed(value);
}

/** Whether it is a number, and neither NaN nor an infinity. */
export function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && value - value === 0;
}

/** Whether it is a number in the range of a float. What is nearer to an infinity than to the largest float is not. */
export function isFiniteFloat(value: unknown): value is number {
  return typeof value === "number" && isFiniteNumber(Math.fround(value));
}

/** -0 is one too. */
export function isSigned32(value: unknown): value is number {
  return typeof value === "number" && (value | 0) === value;
}

/** -0 is one too. */
export function isUnsigned32(value: unknown): value is number {
  return typeof value === "number" && value >>> 0 === value;
}

export function isSigned64(value: unknown): value is bigint {
  return typeof value === "bigint" && BigInt.asIntN(64, value) === value;
}

export function isUnsigned64(value: unknown): value is bigint {
  return typeof value === "bigint" && BigInt.asUintN(64, value) === value;
}

export function isSafeInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
