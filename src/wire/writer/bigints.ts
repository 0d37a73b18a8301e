/** Integers of 64 bits as bigints. */

import { checkSigned64, checkUnsigned64 } from "../ranges.ts";
import { viewOf, type Writer } from "./state.ts";
import { putField, writeTag, writeVarint64 } from "./varint.ts";

/** Takes bigints apart. */
const scratch = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(8));

/** Writes a tag and an int64: a varint. */
export function writeInt64Field(writer: Writer, at: number, tag: number, value: bigint, field: string): number {
  const small = smallOf(value);
  if (small >= 0 && tag < 128 && at <= writer.fieldLimit) return putField(writer.buffer, at, tag, small);
  return writeInt64(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a tag and a uint64: a varint. */
export function writeUint64Field(writer: Writer, at: number, tag: number, value: bigint, field: string): number {
  const small = smallOf(value);
  if (small >= 0 && tag < 128 && at <= writer.fieldLimit) return putField(writer.buffer, at, tag, small);
  return writeUint64(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a tag and a sint64: a varint in zigzag. */
export function writeSint64Field(writer: Writer, at: number, tag: number, value: bigint, field: string): number {
  return writeSint64(writer, writeTag(writer, at, tag), value, field);
}

/** Writes a tag and a fixed64: eight bytes. */
export function writeFixed64Field(writer: Writer, at: number, tag: number, value: bigint, field: string): number {
  if (tag > 127 || at > writer.fieldLimit) return writeFixed64(writer, writeTag(writer, at, tag), value, field);
  checkUnsigned64(value, field);
  writer.buffer[at] = tag;
  viewOf(writer).setBigUint64(at + 1, value, true);
  return at + 9;
}

/** Writes a tag and an sfixed64: eight bytes. */
export function writeSfixed64Field(writer: Writer, at: number, tag: number, value: bigint, field: string): number {
  return writeSfixed64(writer, writeTag(writer, at, tag), value, field);
}

/** Writes an int64: a varint. */
export function writeInt64(writer: Writer, at: number, value: bigint, field: string): number {
  checkSigned64(value, field);
  return writeBits(writer, at, value);
}

/** Writes a uint64: a varint. */
export function writeUint64(writer: Writer, at: number, value: bigint, field: string): number {
  checkUnsigned64(value, field);
  return writeBits(writer, at, value);
}

/** Writes a sint64: a varint in zigzag. */
export function writeSint64(writer: Writer, at: number, value: bigint, field: string): number {
  checkSigned64(value, field);
  scratch.setBigUint64(0, value, true);
  const low = scratch.getUint32(0, true);
  const high = scratch.getUint32(4, true);
  const mask = -(high >>> 31);
  return writeVarint64(writer, at, ((low << 1) ^ mask) >>> 0, (((high << 1) | (low >>> 31)) ^ mask) >>> 0);
}

/** Writes a fixed64: eight bytes. */
export function writeFixed64(writer: Writer, at: number, value: bigint, field: string): number {
  checkUnsigned64(value, field);
  writer.ensure(at, 8);
  viewOf(writer).setBigUint64(at, value, true);
  return at + 8;
}

/** Writes an sfixed64: eight bytes. */
export function writeSfixed64(writer: Writer, at: number, value: bigint, field: string): number {
  checkSigned64(value, field);
  writer.ensure(at, 8);
  viewOf(writer).setBigInt64(at, value, true);
  return at + 8;
}

/** Returns a bigint of up to 31 bits as a number, which is written faster; -1 for any other value. */
function smallOf(value: bigint): number {
  return typeof value === "bigint" && BigInt.asUintN(31, value) === value ? Number(value) : -1;
}

/** Writes 64 bits as a varint. */
function writeBits(writer: Writer, at: number, value: bigint): number {
  scratch.setBigUint64(0, value, true);
  return writeVarint64(writer, at, scratch.getUint32(0, true), scratch.getUint32(4, true));
}
