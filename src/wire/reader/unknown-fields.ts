/** Skips fields that the schema does not know, and keeps them as they came. */

import { MESSAGE_DEPTH_MAX } from "../ranges.ts";
import { readTag } from "./messages.ts";
import { charge, malformed, type Reader, truncated } from "./state.ts";
import { readLength, readWords } from "./varint.ts";

const WIRE_VARINT = 0;
const WIRE_FIXED64 = 1;
const WIRE_BYTES = 2;
const WIRE_GROUP_START = 3;
const WIRE_GROUP_END = 4;
const WIRE_FIXED32 = 5;

/** Length of the varint of a negative number. */
const NEGATIVE_BYTES = 10;

/** Memory that V8 takes for a small Uint8Array besides its content. */
export const ARRAY_BYTES = 288;

/** The value of absent bytes fields; shared, because an empty array cannot be modified. */
export const EMPTY_BYTES: Uint8Array = new Uint8Array(0);

/**
 * Skips the field whose tag was read last, because the schema does not know it.
 *
 * @param tag      the result of `readTag`
 * @param unknown  the result of the last call for the same message
 * @returns start and end offsets of the unknown fields, for `takeUnknown`; `unknown` itself at the end of a group
 */
export function skipUnknown(reader: Reader, tag: number, unknown: number[] | undefined): number[] | undefined {
  if ((tag & 7) === WIRE_GROUP_END && isGroupEnd(reader, tag >>> 3)) return unknown;
  const start = reader.tagOffset;
  skip(reader, tag, 0);
  return keepUnknown(reader, unknown, start);
}

/**
 * Adds a field to the unknown ones after it was read, because the schema does not define its value.
 *
 * @returns offsets of the unknown fields, as `skipUnknown`
 */
export function keepUnknown(reader: Reader, unknown: number[] | undefined, start: number = reader.tagOffset): number[] {
  if (unknown === undefined) return [start, reader.offset];
  if (unknown[unknown.length - 1] === start) unknown[unknown.length - 1] = reader.offset;
  else unknown.push(start, reader.offset);
  return unknown;
}

/** Appends one unpacked field for each number, which came from a packed field. Returns the encoded unknown fields. */
export function addUnknownNumbers(
  reader: Reader,
  tag: number,
  numbers: readonly number[],
  before: Uint8Array = EMPTY_BYTES,
): Uint8Array {
  if (before.length === 0) charge(reader, ARRAY_BYTES);
  const length = numbers.reduce((sum, number) => sum + varintLength(number), numbers.length * varintLength(tag));
  const joined = lengthened(reader, before, before.length + length);
  let offset = before.length;
  for (const number of numbers) offset = putVarint(joined, putVarint(joined, offset, tag), number);
  return joined;
}

/** Returns a copy of the encoded unknown fields: `before`, then those at the given offsets. */
export function takeUnknown(reader: Reader, unknown: readonly number[], before: Uint8Array = EMPTY_BYTES): Uint8Array {
  if (before.length === 0) charge(reader, ARRAY_BYTES);
  let length = before.length;
  for (let index = 0; index < unknown.length; index += 2) length += (unknown[index + 1] ?? 0) - (unknown[index] ?? 0);
  const joined = lengthened(reader, before, length);
  let offset = before.length;
  for (let index = 0; index < unknown.length; index += 2) {
    const piece = reader.input.subarray(unknown[index], unknown[index + 1]);
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}

/**
 * Returns an array of the given length that begins with `before`.
 *
 * A message that arrives in many pieces collects its unknown fields piece by
 * piece. Copying all of them each time would take quadratic time, so each new
 * buffer is twice as long as needed.
 */
function lengthened(reader: Reader, before: Uint8Array, length: number): Uint8Array {
  if (before.length === 0) return new Uint8Array(length);
  if (reader.unknownBuffers?.has(before.buffer) && before.buffer.byteLength >= length)
    return new Uint8Array(before.buffer, 0, length);
  const room = new ArrayBuffer(length * 2);
  reader.unknownBuffers ??= new Set();
  reader.unknownBuffers.add(room);
  const moved = new Uint8Array(room, 0, length);
  moved.set(before);
  return moved;
}

function skip(reader: Reader, tag: number, groups: number): void {
  const start = reader.tagOffset;
  const number = tag >>> 3;
  if (number === 0) throw malformed("A field has the number 0", start);
  switch (tag & 7) {
    case WIRE_VARINT:
      readWords(reader);
      break;
    case WIRE_FIXED64:
      advance(reader, 8);
      break;
    case WIRE_BYTES:
      advance(reader, readLength(reader));
      break;
    case WIRE_GROUP_START:
      skipGroup(reader, number, groups + 1);
      break;
    case WIRE_FIXED32:
      advance(reader, 4);
      break;
    case WIRE_GROUP_END:
      throw malformed("A group ends without having begun", start);
    default:
      throw malformed(`Wire type ${tag & 7} does not exist`, start);
  }
}

function skipGroup(reader: Reader, number: number, groups: number): void {
  if (reader.depth + groups > MESSAGE_DEPTH_MAX) {
    throw malformed(`Groups are nested deeper than ${MESSAGE_DEPTH_MAX}`, reader.tagOffset);
  }
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) throw truncated(reader.offset);
    if ((tag & 7) === WIRE_GROUP_END) {
      if (tag >>> 3 !== number) throw malformed("A group ends without having begun", reader.tagOffset);
      return;
    }
    skip(reader, tag, groups);
  }
}

/** Whether an end tag closes the current group. If so, the group counts as done. */
function isGroupEnd(reader: Reader, number: number): boolean {
  const group = reader.groups?.at(-1);
  if (group === undefined || group.number !== number || group.depth !== reader.depth) return false;
  group.ended = true;
  reader.end = reader.offset;
  return true;
}

function varintLength(value: number): number {
  if (value < 0) return NEGATIVE_BYTES;
  let length = 1;
  for (let rest = value; rest > 127; rest >>>= 7) length++;
  return length;
}

/**
 * @param value  from -2^31 to 2^32 - 1; a negative value is written with 64 bits
 * @returns index after the varint
 */
function putVarint(bytes: Uint8Array, start: number, value: number): number {
  let offset = start;
  let low = value >>> 0;
  let high = value < 0 ? 0xffff_ffff : 0;
  while (high > 0 || low > 127) {
    bytes[offset++] = (low & 127) | 128;
    low = ((low >>> 7) | (high << 25)) >>> 0;
    high >>>= 7;
  }
  bytes[offset++] = low;
  return offset;
}

function advance(reader: Reader, length: number): void {
  if (reader.end - reader.offset < length) throw truncated(reader.offset);
  reader.offset += length;
}
