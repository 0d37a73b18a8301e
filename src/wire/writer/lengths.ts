/** What has its length before it, or an end tag behind it: messages, groups, entries of maps and packed fields. */

import { FieldFailure } from "../failure.ts";
import { checkMessage, listLength, MESSAGE_DEPTH_MAX } from "../ranges.ts";
import type { Writer } from "./state.ts";
import { ENTRY } from "./trace.ts";
import { putVarint, varintLength, writeTag } from "./varint.ts";

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
