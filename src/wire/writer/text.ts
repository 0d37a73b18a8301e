/**
 * Strings. Most are short, and for those the call into the native encoder would
 * cost more than all other work.
 */

import { isWellFormed, utf8Length, utf8Write } from "../engine.ts";
import { FieldFailure } from "../failure.ts";
import { outOfRange } from "../ranges.ts";
import type { Writer } from "./state.ts";
import { putVarint, VARINT_BYTES_MAX, varintLength, writeTag } from "./varint.ts";

/** A longer string is worth a call into the native encoder. In UTF-16 code units. */
const SHORT_UNITS = 48;
/** The most bytes that a UTF-16 code unit takes in UTF-8. */
const UNIT_BYTES_MAX = 3;

/** Writes a tag and a string: the length of its UTF-8, and then that. */
export function writeStringField(writer: Writer, at: number, tag: number, value: string, field: string): number {
  if (typeof value !== "string" || tag > 127 || at > writer.fieldLimit)
    return writeString(writer, writeTag(writer, at, tag), value, field);
  const { buffer } = writer;
  buffer[at] = tag;
  if (value.length > SHORT_UNITS) return writeUtf8(writer, at + 1, value, field);
  buffer[at + 1] = value.length;
  const end = putAscii(value, buffer, at + 2);
  return end < 0 ? writeUtf8(writer, at + 1, value, field) : end;
}

/** Writes a string: the length of its UTF-8, and then that. */
export function writeString(writer: Writer, at: number, value: string, field: string): number {
  if (typeof value !== "string") throw outOfRange(value, field, "a string");
  const { length } = value;
  if (length > SHORT_UNITS) return writeUtf8(writer, at, value, field);
  writer.ensure(at, 1 + length);
  const { buffer } = writer;
  // Trying ASCII first costs little, even if the string then needs the native encoder.
  const end = putAscii(value, buffer, at + 1);
  if (end < 0) return writeUtf8(writer, at, value, field);
  buffer[at] = length;
  return end;
}

function writeUtf8(writer: Writer, at: number, value: string, field: string): number {
  const roomMax = VARINT_BYTES_MAX + value.length * UNIT_BYTES_MAX;
  // Rare: counting the bytes takes about as long as writing them.
  if (writer.limit - at < roomMax) writer.ensure(at, VARINT_BYTES_MAX + utf8Length(value));
  const { buffer } = writer;
  // The prefix that an ASCII string needs; corrected below if the string is longer in UTF-8.
  const prefix = varintLength(value.length);
  const length = utf8Write(buffer, value, at + prefix);
  if (length !== value.length) {
    if (!isWellFormed(value)) throw new FieldFailure(field, "must be text without lone surrogates", value);
    const more = varintLength(length) - prefix;
    if (more > 0) buffer.copyWithin(at + prefix + more, at + prefix, at + prefix + length);
  }
  return putVarint(buffer, at, length) + length;
}

/**
 * Writes an ASCII string; the caller has checked the room.
 *
 * @returns the offset after it, or -1 if it is not ASCII: then the bytes written are meaningless
 */
function putAscii(value: string, buffer: Uint8Array, start: number): number {
  const { length } = value;
  // Collects all bits and tests them once at the end instead of branching for each character.
  let seen = 0;
  let index = 0;
  let at = start;
  for (; index + 3 < length; index += 4) {
    const first = value.charCodeAt(index);
    const second = value.charCodeAt(index + 1);
    const third = value.charCodeAt(index + 2);
    const fourth = value.charCodeAt(index + 3);
    seen |= first | second | third | fourth;
    buffer[at] = first;
    buffer[at + 1] = second;
    buffer[at + 2] = third;
    buffer[at + 3] = fourth;
    at += 4;
  }
  for (; index < length; index++) {
    const unit = value.charCodeAt(index);
    seen |= unit;
    buffer[at++] = unit;
  }
  return seen < 128 ? at : -1;
}
