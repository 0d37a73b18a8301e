/** Integers of 64 bits as numbers, for fields with jstype = JS_NUMBER. */

import { checkSafe, checkSafeUnsigned } from "../ranges.ts";
import { viewOf, type Writer } from "./state.ts";
import { putField, putVarint64, writeTag, writeVarint64 } from "./varint.ts";

const TWO_32 = 4_294_967_296;

/** Writes a tag and an int64: a varint, from a safe integer. */
export function writeInt64NumberField(writer: Writer, at: number, tag: number, value: number, field: string): number {
  const isShort = typeof value === "number" && (value | 0) === value && value >= 0;
  return isShort && tag < 128 && at <= writer.fieldLimit
    ? putField(writer.buffer, at, tag, value)
    : writeInt64Number(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a tag and a uint64: a varint, from a safe integer. */
export function writeUint64NumberField(writer: Writer, at: number, tag: number, value: number, field: string): number {
  const isShort = typeof value === "number" && (value | 0) === value && value >= 0;
  return isShort && tag < 128 && at <= writer.fieldLimit
    ? putField(writer.buffer, at, tag, value)
    : writeLongField(writer, at, tag, value, field);
}

/** Writes a value of more than 31 bits, as identifiers often have. */
function writeLongField(writer: Writer, at: number, tag: number, value: number, field: string): number {
  if (tag > 127 || at > writer.fieldLimit) return writeUint64Number(writer, writeTag(writer, at, tag), value, field);
  checkSafeUnsigned(value, field);
  writer.buffer[at] = tag;
  return putVarint64(writer.buffer, at + 1, value >>> 0, highOf(value));
}

/** Writes a tag and a sint64: a varint in zigzag, from a safe integer. */
export function writeSint64NumberField(writer: Writer, at: number, tag: number, value: number, field: string): number {
  return writeSint64Number(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a tag and a fixed64: eight bytes, from a safe integer. */
export function writeFixed64NumberField(writer: Writer, at: number, tag: number, value: number, field: string): number {
  return writeFixed64Number(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a tag and an sfixed64: eight bytes, from a safe integer. */
export function writeSfixed64NumberField(
  writer: Writer,
  at: number,
  tag: number,
  value: number,
  field: string,
): number {
  return writeSfixed64Number(writer, writeTag(writer, at, tag), value, field);
}

/** Writes an int64: a varint, from a safe integer. */
export function writeInt64Number(writer: Writer, at: number, value: number, field: string): number {
  checkSafe(value, field);
  return writeVarint64(writer, at, value >>> 0, highOf(value));
}

/** Writes a uint64: a varint, from a safe integer. */
export function writeUint64Number(writer: Writer, at: number, value: number, field: string): number {
  checkSafeUnsigned(value, field);
  return writeVarint64(writer, at, value >>> 0, highOf(value));
}

/** Writes a sint64: a varint in zigzag, from a safe integer. */
export function writeSint64Number(writer: Writer, at: number, value: number, field: string): number {
  checkSafe(value, field);
  const low = value >>> 0;
  const high = highOf(value);
  const mask = -(high >>> 31);
  return writeVarint64(writer, at, ((low << 1) ^ mask) >>> 0, (((high << 1) | (low >>> 31)) ^ mask) >>> 0);
}

/** Writes a fixed64: eight bytes, from a safe integer. */
export function writeFixed64Number(writer: Writer, at: number, value: number, field: string): number {
  checkSafeUnsigned(value, field);
  return writeWords(writer, at, value);
}

/** Writes an sfixed64: eight bytes, from a safe integer. */
export function writeSfixed64Number(writer: Writer, at: number, value: number, field: string): number {
  checkSafe(value, field);
  return writeWords(writer, at, value);
}

function writeWords(writer: Writer, at: number, value: number): number {
  writer.ensure(at, 8);
  const view = viewOf(writer);
  view.setUint32(at, value >>> 0, true);
  view.setUint32(at + 4, highOf(value), true);
  return at + 8;
}

/** The upper word of a safe integer as two's complement. */
function highOf(value: number): number {
  return Math.floor(value / TWO_32) >>> 0;
}
