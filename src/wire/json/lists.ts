/**
 * Tests of whole lists: whether a message and JSON have the same values. A list with a hole has not.
 *
 * -0 is not the integer 0 of JSON.
 */

import { isWellFormed } from "../engine.ts";

export function areBools(values: readonly unknown[]): values is readonly boolean[] {
  for (let index = 0; index < values.length; index++) if (typeof values[index] !== "boolean") return false;
  return true;
}

export function areStrings(values: readonly unknown[]): values is readonly string[] {
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value !== "string" || !isWellFormed(value)) return false;
  }
  return true;
}

export function areFinite(values: readonly unknown[]): values is readonly number[] {
  for (let index = 0; index < values.length; index++) if (!Number.isFinite(values[index])) return false;
  return true;
}

export function areSigned32(values: readonly unknown[]): values is readonly number[] {
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value !== "number" || (value | 0) !== value || isMinusZero(value)) return false;
  }
  return true;
}

export function areUnsigned32(values: readonly unknown[]): values is readonly number[] {
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value !== "number" || value >>> 0 !== value || isMinusZero(value)) return false;
  }
  return true;
}

/** Few numbers are 0, and a comparison takes less time than `Object.is`. */
function isMinusZero(value: number): boolean {
  return value === 0 && Object.is(value, -0);
}
