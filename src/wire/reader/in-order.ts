/**
 * Reads fields where the order of their numbers puts them. Each function reads a
 * field if the next tag is its own, and returns `absent` otherwise. The tag has
 * one byte. A field that is cut off counts as another one.
 */

import { type Reader, viewOf } from "./state.ts";
import { readString } from "./text.ts";
import { readBool, readInt32, readUint32 } from "./varint.ts";

/**
 * Reads the next tag if it is the given one.
 *
 * @param tag  of one byte, as those of fields up to 15 are
 */
export function isNext(reader: Reader, tag: number): boolean {
  const { offset } = reader;
  if (offset >= reader.end || reader.input[offset] !== tag) return false;
  reader.offset = offset + 1;
  return true;
}

/** Does what `isNext` does for a tag of two bytes, as those of fields from 16 to 2,047 are. */
export function isNextLong(reader: Reader, tag: number): boolean {
  const { input, offset } = reader;
  if (offset + 1 >= reader.end || input[offset + 1] !== tag >>> 7) return false;
  if (input[offset] !== ((tag & 127) | 128)) return false;
  reader.offset = offset + 2;
  return true;
}

export function int32Field<T>(reader: Reader, tag: number, absent: T): number | T {
  const { input, offset } = reader;
  const begin = offset + 1;
  if (begin >= reader.end || input[offset] !== tag) return absent;
  reader.offset = begin;
  const byte = input[begin] ?? 0;
  if (byte > 127) return readInt32(reader);
  reader.offset = offset + 2;
  return byte;
}

export function uint32Field<T>(reader: Reader, tag: number, absent: T): number | T {
  const { input, offset } = reader;
  const begin = offset + 1;
  if (begin >= reader.end || input[offset] !== tag) return absent;
  reader.offset = begin;
  const byte = input[begin] ?? 0;
  if (byte > 127) return readUint32(reader);
  reader.offset = offset + 2;
  return byte;
}

export function boolField<T>(reader: Reader, tag: number, absent: T): boolean | T {
  const { input, offset } = reader;
  const begin = offset + 1;
  if (begin >= reader.end || input[offset] !== tag) return absent;
  reader.offset = begin;
  return readBool(reader);
}

/** For a closed enum: an unknown number counts as another field. */
export function enumField<T extends number>(
  reader: Reader,
  tag: number,
  isKnown: (number: number) => number is T,
): T | undefined {
  const { input, offset } = reader;
  const begin = offset + 1;
  if (begin >= reader.end || input[offset] !== tag) return undefined;
  const byte = input[begin] ?? 0;
  if (byte > 127 || !isKnown(byte)) return undefined;
  reader.offset = offset + 2;
  return byte;
}

export function doubleField<T>(reader: Reader, tag: number, absent: T): number | T {
  const { input, offset } = reader;
  const end = offset + 9;
  if (end > reader.end || input[offset] !== tag) return absent;
  reader.offset = end;
  return viewOf(reader).getFloat64(offset + 1, true);
}

export function stringField<T>(reader: Reader, tag: number, absent: T): string | T {
  return isNext(reader, tag) ? readString(reader) : absent;
}
