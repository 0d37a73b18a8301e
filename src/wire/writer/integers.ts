/** Integers of 32 bits, booleans, and enums, which are written as int32. */

import { checkSigned32, checkUnsigned32, listLength, outOfRange, UNSIGNED32 } from "../ranges.ts";
import { beginPacked, endPacked } from "./lengths.ts";
import type { Writer } from "./state.ts";
import { putField, putVarint, writeTag, writeVarint, writeVarint64 } from "./varint.ts";

const WORD_VARINT_BYTES_MAX = 5;

/** Writes a tag and an int32: a varint. */
export function writeInt32Field(writer: Writer, at: number, tag: number, value: number, field: string): number {
  const isShort = typeof value === "number" && (value | 0) === value && value >= 0;
  return isShort && tag < 128 && at <= writer.fieldLimit
    ? putField(writer.buffer, at, tag, value)
    : writeInt32(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a tag and a uint32: a varint. */
export function writeUint32Field(writer: Writer, at: number, tag: number, value: number, field: string): number {
  // A comparison with `value >>> 0` would be one of floating-point numbers.
  const isShort = typeof value === "number" && (value | 0) === value && value >= 0;
  return isShort && tag < 128 && at <= writer.fieldLimit
    ? putField(writer.buffer, at, tag, value)
    : writeUint32(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a tag and a sint32: a varint in zigzag. */
export function writeSint32Field(writer: Writer, at: number, tag: number, value: number, field: string): number {
  const isRight = typeof value === "number" && (value | 0) === value;
  return isRight && tag < 128 && at <= writer.fieldLimit
    ? putField(writer.buffer, at, tag, zigzag32(value))
    : writeSint32(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a tag and a bool: a varint. */
export function writeBoolField(writer: Writer, at: number, tag: number, value: boolean, field: string): number {
  return typeof value === "boolean" && tag < 128 && at <= writer.fieldLimit
    ? putField(writer.buffer, at, tag, value ? 1 : 0)
    : writeBool(writer, writeTag(writer, at, tag), value, field);
}

/** @param isKnown  whether the enum defines a number */
export function writeClosedEnumField(
  writer: Writer,
  at: number,
  tag: number,
  value: number,
  isKnown: (value: number) => boolean,
  field: string,
): number {
  checkEnum(value, isKnown, field);
  return writeInt32Field(writer, at, tag, value, field);
}

/** Writes a tag and a fixed32: four bytes. */
export function writeFixed32Field(writer: Writer, at: number, tag: number, value: number, field: string): number {
  return writeFixed32(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a tag and an sfixed32: four bytes. */
export function writeSfixed32Field(writer: Writer, at: number, tag: number, value: number, field: string): number {
  return writeSfixed32(writer, writeTag(writer, at, tag), value, field);
}

/** Writes an int32: a varint. */
export function writeInt32(writer: Writer, at: number, value: number, field: string): number {
  checkSigned32(value, field);
  return writeVarint64(writer, at, value >>> 0, (value >> 31) >>> 0);
}

/** Writes a uint32: a varint. */
export function writeUint32(writer: Writer, at: number, value: number, field: string): number {
  checkUnsigned32(value, field);
  return writeVarint(writer, at, value);
}

/** Writes a sint32: a varint in zigzag. */
export function writeSint32(writer: Writer, at: number, value: number, field: string): number {
  checkSigned32(value, field);
  return writeVarint(writer, at, zigzag32(value));
}

/** Writes a bool: a varint. */
export function writeBool(writer: Writer, at: number, value: boolean, field: string): number {
  if (typeof value !== "boolean") throw outOfRange(value, field, "a boolean");
  return writeVarint(writer, at, value ? 1 : 0);
}

/** @param isKnown  whether the enum defines a number */
export function writeClosedEnum(
  writer: Writer,
  at: number,
  value: number,
  isKnown: (value: number) => boolean,
  field: string,
): number {
  checkEnum(value, isKnown, field);
  return writeInt32(writer, at, value, field);
}

/** Writes a fixed32: four bytes. */
export function writeFixed32(writer: Writer, at: number, value: number, field: string): number {
  checkUnsigned32(value, field);
  return writeWord(writer, at, value);
}

/** Writes an sfixed32: four bytes. */
export function writeSfixed32(writer: Writer, at: number, value: number, field: string): number {
  checkSigned32(value, field);
  return writeWord(writer, at, value);
}

/** Writes a packed field, or nothing if there are no values. */
export function writeInt32s(writer: Writer, at: number, tag: number, values: readonly number[], field: string): number {
  return writeVarints(writer, at, tag, values, field, writeSigned);
}

/** Writes a packed field, or nothing if there are no values. */
export function writeUint32s(
  writer: Writer,
  at: number,
  tag: number,
  values: readonly number[],
  field: string,
): number {
  return writeVarints(writer, at, tag, values, field, writeUnsigned);
}

/**
 * Writes a packed field of 32-bit integers. The frequent lengths stand in the loop: with a call for each value, it took
 * 1.4 times as long.
 *
 * @param writeOthers  writes the values from one on that is negative, has 32 bits, or is not an integer
 */
function writeVarints(
  writer: Writer,
  start: number,
  tag: number,
  values: readonly number[],
  field: string,
  writeOthers: typeof writeSigned,
): number {
  const length = listLength(values, field);
  if (length === 0) return start;
  const begin = beginPacked(writer, start, tag, length * WORD_VARINT_BYTES_MAX);
  // In a constant, so that the engine looks for the memory of the array once and not for each value.
  const { buffer } = writer;
  let at = begin;
  for (let index = 0; index < length; index++) {
    const value = values[index];
    // A comparison with `value >>> 0` would be one of floating-point numbers.
    if (typeof value !== "number" || (value | 0) !== value || value < 0)
      return endPacked(writer, begin, writeOthers(writer, at, values, index, field));
    if (value < 128) {
      buffer[at] = value;
      at++;
    } else if (value < 16_384) {
      buffer[at] = value | 128;
      buffer[at + 1] = value >>> 7;
      at += 2;
    } else {
      at = putVarint(buffer, at, value);
    }
  }
  return endPacked(writer, begin, at);
}

function writeSigned(writer: Writer, start: number, values: readonly number[], from: number, field: string): number {
  let at = start;
  for (const value of values.slice(from)) at = writeInt32(writer, at, value, field);
  return at;
}

function writeUnsigned(writer: Writer, start: number, values: readonly number[], from: number, field: string): number {
  let at = start;
  // `for of` would allocate an object for each number of 32 bits.
  for (let index = from; index < values.length; index++) {
    const value = values[index];
    if (typeof value !== "number" || value >>> 0 !== value) throw outOfRange(value, field, UNSIGNED32);
    at = writeVarint(writer, at, value >>> 0);
  }
  return at;
}

function writeWord(writer: Writer, at: number, value: number): number {
  writer.ensure(at, 4);
  const { buffer } = writer;
  buffer[at] = value;
  buffer[at + 1] = value >>> 8;
  buffer[at + 2] = value >>> 16;
  buffer[at + 3] = value >>> 24;
  return at + 4;
}

function zigzag32(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

function checkEnum(value: number, isKnown: (value: number) => boolean, field: string): void {
  if (!isKnown(value)) throw outOfRange(value, field, "a value of its enum");
}
