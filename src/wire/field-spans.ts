/** Finds where each field begins and ends in encoded fields, without decoding them. */

import { DecodeError } from "../errors.ts";
import { MESSAGE_DEPTH_MAX } from "./ranges.ts";

/** One field, from its tag to its last byte. */
export interface FieldSpan {
  readonly number: number;
  readonly start: number;
  /** Index after the tag. */
  readonly value: number;
  /** Index after the last byte. */
  readonly end: number;
}

const VARINT = 0;
const FIXED64 = 1;
export const LENGTH_DELIMITED = 2;
export const GROUP_START = 3;
export const GROUP_END = 4;
const FIXED32 = 5;
/** A varint of 64 bits. */
const VARINT_BYTES_MAX = 10;

/**
 * @param bytes  the fields of a message
 * @throws DecodeError the bytes are not fields; carries the offset
 */
export function spansOf(bytes: Uint8Array): FieldSpan[] {
  const spans: FieldSpan[] = [];
  for (let start = 0; start < bytes.length; ) {
    const tag = readVarint(bytes, start);
    const end = skipValue(bytes, tag.end, tag.value, 0);
    spans.push({ number: Math.floor(tag.value / 8), start, value: tag.end, end });
    start = end;
  }
  return spans;
}

/**
 * @param group  of a group in these bytes
 * @returns the fields in it; their indices are those in `bytes`
 * @throws DecodeError the bytes are not fields; carries the offset
 */
export function spansInGroup(bytes: Uint8Array, group: FieldSpan): FieldSpan[] {
  const spans: FieldSpan[] = [];
  for (let start = group.value; ; ) {
    const tag = readVarint(bytes, start);
    if (tag.value === group.number * 8 + GROUP_END) return spans;
    const end = skipValue(bytes, tag.end, tag.value, 1);
    spans.push({ number: Math.floor(tag.value / 8), start, value: tag.end, end });
    start = end;
  }
}

/** @returns index after the value that follows a tag */
function skipValue(bytes: Uint8Array, at: number, tag: number, depth: number): number {
  switch (tag % 8) {
    case VARINT:
      return readVarint(bytes, at).end;
    case FIXED64:
      return within(bytes, at, at + 8);
    case LENGTH_DELIMITED: {
      const length = readVarint(bytes, at);
      return within(bytes, at, length.end + length.value);
    }
    case GROUP_START:
      return skipGroup(bytes, at, Math.floor(tag / 8), depth + 1);
    case FIXED32:
      return within(bytes, at, at + 4);
    default:
      throw new DecodeError("MALFORMED", "A field has a wire type that does not exist", at);
  }
}

function skipGroup(bytes: Uint8Array, start: number, number: number, depth: number): number {
  if (depth > MESSAGE_DEPTH_MAX) throw new DecodeError("MALFORMED", "Groups are nested too deep", start);
  for (let at = start; ; ) {
    const tag = readVarint(bytes, at);
    if (tag.value === number * 8 + GROUP_END) return tag.end;
    at = skipValue(bytes, tag.end, tag.value, depth);
  }
}

/** @throws DecodeError it does not end, or has more than ten bytes */
export function readVarint(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let factor = 1;
  for (let at = start; at < start + VARINT_BYTES_MAX; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw truncated(start);
    if (byte < 128) return { value: value + byte * factor, end: at + 1 };
    value += (byte & 127) * factor;
    factor *= 128;
  }
  throw new DecodeError("MALFORMED", "A varint has more than ten bytes", start);
}

function within(bytes: Uint8Array, start: number, end: number): number {
  if (end > bytes.length) throw truncated(start);
  return end;
}

function truncated(offset: number): DecodeError {
  return new DecodeError("TRUNCATED", "A field ends after its message", offset);
}
