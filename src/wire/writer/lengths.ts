/** What has its length before it, or an end tag behind it: messages, groups, entries of maps and packed fields. */

import { FieldFailure } from "../failure.ts";
import { checkMessage, listLength, MESSAGE_DEPTH_MAX } from "../ranges.ts";
import type { Writer } from "./state.ts";
import { ENTRY } from "./trace.ts";
import { putVarint, varintLength, writeTag } from "./varint.ts";

/** A tag of two bytes, and two for a length. */
const FAR_BYTES_MAX = 4;

/**
 * Writes the tag of a message inside the current one. One byte stays free for its length.
 *
 * @param value  the message
 * @returns offset of its content, for `endMessage`
 */
export function beginMessage(writer: Writer, at: number, tag: number, value: object, field: string): number {
  if (
    typeof value !== "object" ||
    value === null ||
    tag > 127 ||
    at > writer.fieldLimit ||
    writer.depth >= MESSAGE_DEPTH_MAX
  )
    return beginSlowly(writer, at, tag, value, field);
  writer.depth++;
  writer.buffer[at] = tag;
  return at + 2;
}

/** @param begin  the result of `beginMessage` */
export function endMessage(writer: Writer, begin: number, end: number): number {
  writer.depth--;
  const length = end - begin;
  if (length > 127) return endLong(writer, begin, length);
  writer.buffer[begin - 1] = length;
  return end;
}

/**
 * Does what `beginMessage` does for a tag of two bytes, as the cases of a large oneof have. One byte stays free for the
 * length, or two if the last message with that tag needed two: moving a short message takes longer than writing it.
 *
 * @returns offset of its content, for `endFarMessage`
 */
export function beginFarMessage(writer: Writer, at: number, tag: number, value: object, field: string): number {
  enter(writer, value, field);
  if (at > writer.fieldLimit) writer.ensure(at, FAR_BYTES_MAX);
  const { buffer } = writer;
  const free = 1 + ((writer.longTags >>> (tag >>> 3)) & 1);
  const begin = at + 2 + free;
  buffer[at] = tag | 128;
  buffer[at + 1] = tag >>> 7;
  // Notes how many bytes are free.
  buffer[begin - 1] = free;
  return begin;
}

/** @param begin  the result of `beginFarMessage` */
export function endFarMessage(writer: Writer, begin: number, end: number, tag: number): number {
  writer.depth--;
  const { buffer } = writer;
  const length = end - begin;
  const free = buffer[begin - 1] ?? 0;
  if (length < 128 && free === 1) {
    buffer[begin - 1] = length;
    return end;
  }
  if (length > 127 && length < 16_384 && free === 2) {
    buffer[begin - 2] = length | 128;
    buffer[begin - 1] = length >>> 7;
    return end;
  }
  const bit = 1 << (tag >>> 3);
  writer.longTags = length > 127 ? writer.longTags | bit : writer.longTags & ~bit;
  // Rare: of two free bytes, the second is given up first.
  const more = free - 1;
  if (more > 0) buffer.copyWithin(begin - more, begin, end);
  return endPacked(writer, begin - more, end - more);
}

/** Begins a map entry, which is a message with the key and the value as fields. */
export function beginEntry(writer: Writer, at: number, tag: number, field: string): number {
  return beginMessage(writer, at, tag, ENTRY, field);
}

/** Writes the start tag of a group. */
export function beginGroup(writer: Writer, at: number, tag: number, value: object, field: string): number {
  enter(writer, value, field);
  return writeTag(writer, at, tag);
}

/** @param tag  the end tag */
export function endGroup(writer: Writer, at: number, tag: number): number {
  writer.depth--;
  return writeTag(writer, at, tag);
}

/**
 * Writes the tag of a packed field. One byte stays free for its length.
 *
 * @param contentBytesMax  how many bytes to make room for
 * @returns offset of its content, for `endPacked`
 */
export function beginPacked(writer: Writer, at: number, tag: number, contentBytesMax = 0): number {
  if (tag < 128 && writer.limit - at >= contentBytesMax + 2) {
    writer.buffer[at] = tag;
    return at + 2;
  }
  const begin = writeTag(writer, at, tag) + 1;
  writer.ensure(begin, contentBytesMax);
  return begin;
}

/** @param begin  the result of `beginPacked` */
export function endPacked(writer: Writer, begin: number, end: number): number {
  const length = end - begin;
  if (length > 127) return endLong(writer, begin, length);
  writer.buffer[begin - 1] = length;
  return end;
}

/**
 * Returns the values of a repeated field after checking that they are a list: iterating over a string would yield its
 * characters.
 */
export function itemsOf<T>(values: readonly T[], field: string): readonly T[] {
  listLength(values, field);
  return values;
}

function beginSlowly(writer: Writer, at: number, tag: number, value: object, field: string): number {
  enter(writer, value, field);
  return beginPacked(writer, at, tag);
}

function enter(writer: Writer, value: object, field: string): void {
  const { depth, trace } = writer;
  checkMessage(value, field);
  if (depth >= MESSAGE_DEPTH_MAX)
    throw new FieldFailure(field, `is nested deeper than ${MESSAGE_DEPTH_MAX} messages`, value);
  trace?.enter(depth, field, value);
  writer.depth++;
}

/** Writes a length that takes more than the one free byte: moves the content up first. */
function endLong(writer: Writer, begin: number, length: number): number {
  const more = varintLength(length) - 1;
  const end = begin + length;
  writer.ensure(end, more);
  writer.buffer.copyWithin(begin + more, begin, end);
  putVarint(writer.buffer, begin - 1, length);
  return end + more;
}
