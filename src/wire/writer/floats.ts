/** Floating-point numbers. */

import { listLength, outOfRange } from "../ranges.ts";
import { viewOf, type Writer } from "./state.ts";
import { writeTag, writeVarint } from "./varint.ts";

const FLOAT_MAX = 3.4028234663852886e38;

/** Writes a tag and a double: eight bytes. */
export function writeDoubleField(writer: Writer, at: number, tag: number, value: number, field: string): number {
  if (typeof value !== "number" || tag > 127 || at > writer.fieldLimit)
    return writeDouble(writer, writeTag(writer, at, tag), value, field);
  writer.buffer[at] = tag;
  viewOf(writer).setFloat64(at + 1, value, true);
  return at + 9;
}

/** Writes a tag and a float: four bytes. */
export function writeFloatField(writer: Writer, at: number, tag: number, value: number, field: string): number {
  return writeFloat(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a double: eight bytes. */
export function writeDouble(writer: Writer, at: number, value: number, field: string): number {
  if (typeof value !== "number") throw outOfRange(value, field, "a number");
  writer.ensure(at, 8);
  viewOf(writer).setFloat64(at, value, true);
  return at + 8;
}

/** Writes a float: four bytes. */
export function writeFloat(writer: Writer, at: number, value: number, field: string): number {
  if (typeof value !== "number" || (Math.abs(value) > FLOAT_MAX && Number.isFinite(value)))
    throw outOfRange(value, field, "a number that fits into 32 bits");
  writer.ensure(at, 4);
  viewOf(writer).setFloat32(at, value, true);
  return at + 4;
}

/** Writes a packed field, or nothing if there are no values. */
export function writeDoubles(
  writer: Writer,
  start: number,
  tag: number,
  values: readonly number[],
  field: string,
): number {
  const length = listLength(values, field);
  if (length === 0) return start;
  let at = writeVarint(writer, writeTag(writer, start, tag), length * 8);
  writer.ensure(at, length * 8);
  const view = viewOf(writer);
  // `for of` would allocate an object for each number.
  for (let index = 0; index < length; index++) {
    const value = values[index];
    if (typeof value !== "number") throw outOfRange(value, field, "a number");
    view.setFloat64(at, value, true);
    at += 8;
  }
  return at;
}
