/**
 * Checks that values fit their fields before they are written. Each check throws a
 * FieldFailure.
 */

import { describe, FieldFailure } from "./failure.ts";

/** The deepest nesting of messages and groups that is read or written; other protobuf runtimes have the same limit. */
export const MESSAGE_DEPTH_MAX = 100;

// Ranges of 32-bit fields, as error texts describe them.
export const SIGNED32 = "a whole number from -2^31 to 2^31 - 1";
export const UNSIGNED32 = "a whole number from 0 to 2^32 - 1";

export function checkSigned32(value: number, field: string): void {
  if (typeof value !== "number" || (value | 0) !== value) throw outOfRange(value, field, SIGNED32);
}

export function checkUnsigned32(value: number, field: string): void {
  if (typeof value !== "number" || value >>> 0 !== value) throw outOfRange(value, field, UNSIGNED32);
}

export function checkSigned64(value: bigint, field: string): void {
  if (typeof value !== "bigint" || BigInt.asIntN(64, value) !== value)
    throw outOfRange(value, field, "a bigint from -2^63 to 2^63 - 1");
}

export function checkUnsigned64(value: bigint, field: string): void {
  if (typeof value !== "bigint" || BigInt.asUintN(64, value) !== value)
    throw outOfRange(value, field, "a bigint from 0 to 2^64 - 1");
}

export function checkSafe(value: number, field: string): void {
  if (!Number.isSafeInteger(value)) throw outOfRange(value, field, "a whole number from -2^53 + 1 to 2^53 - 1");
}

export function checkSafeUnsigned(value: number, field: string): void {
  if (!Number.isSafeInteger(value) || value < 0) throw outOfRange(value, field, "a whole number from 0 to 2^53 - 1");
}

/** Untyped callers can pass any value as a message; so for `listLength`. */
export function checkMessage(value: unknown, field: string): void {
  if (typeof value !== "object" || value === null) throw outOfRange(value, field, "a message");
}

export function listLength(values: readonly unknown[], field: string): number {
  if (!isList(values)) throw outOfRange(values, field, "an array");
  return values.length;
}

/** Whether a value is an array or a typed array. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** @param wanted  description of the values that fit, such as "a whole number from 0 to 2^32 - 1" */
export function outOfRange(value: unknown, field: string, wanted: string): FieldFailure {
  return new FieldFailure(field, `must be ${wanted}, not ${describe(value)}`, value);
}
