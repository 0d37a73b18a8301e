/**
 * Varints of every length, and the integers of 32 bits that they encode.
 *
 * Functions that run for every field handle the frequent case and call another
 * function for the rest. V8 inlines a short function into its caller as long as
 * the sum stays within a budget, so do not merge or move them without
 * `npm run bench:codec`.
 */

import { malformed, type Reader, truncated } from "./state.ts";

/** Length of the varint of a negative number. */
const NEGATIVE_BYTES = 10;

/** The words of the 64-bit value that `readWords` read last, as signed integers: V8 keeps those unboxed in an object. */
export const words = { low: 0, high: 0 };

/**
 * Reads a varint of one to four bytes, as most are.
 *
 * @returns -1 if the varint is longer; then nothing was read
 */
export function shortVarint(reader: Reader): number {
  const { offset } = reader;
  const byte = offset < reader.end ? (reader.input[offset] ?? 0) : 128;
  if (byte > 127) return middleVarint(reader);
  reader.offset = offset + 1;
  return byte;
}

function middleVarint(reader: Reader): number {
  const { input, offset } = reader;
  const left = reader.end - offset;
  const first = input[offset] ?? 0;
  const second = left > 1 ? (input[offset + 1] ?? 0) : 128;
  if (second < 128) {
    reader.offset = offset + 2;
    return (first & 127) | (second << 7);
  }
  if (left < 3) throw truncated(offset);
  const third = input[offset + 2] ?? 0;
  const lower = (first & 127) | ((second & 127) << 7) | ((third & 127) << 14);
  if (third < 128) {
    reader.offset = offset + 3;
    return lower;
  }
  const fourth = left > 3 ? (input[offset + 3] ?? 0) : 128;
  if (fourth > 127) return -1;
  reader.offset = offset + 4;
  return lower | (fourth << 21);
}

/** Reads an int32: a varint. */
export function readInt32(reader: Reader): number {
  const short = shortVarint(reader);
  return short >= 0 ? short : longInt32(reader);
}

/** Reads a uint32: a varint. */
export function readUint32(reader: Reader): number {
  const short = shortVarint(reader);
  return short >= 0 ? short : longInt32(reader) >>> 0;
}

/** Reads a sint32: a varint in zigzag. */
export function readSint32(reader: Reader): number {
  const value = readUint32(reader);
  return (value >>> 1) ^ -(value & 1);
}

/** Reads a bool: a varint. */
export function readBool(reader: Reader): boolean {
  const short = shortVarint(reader);
  if (short >= 0) return short !== 0;
  readLongWords(reader);
  return (words.low | words.high) !== 0;
}

/** Reads a varint that `shortVarint` declined. Returns its lower 32 bits. Negative numbers have ten bytes. */
function longInt32(reader: Reader): number {
  const { input, offset } = reader;
  if (reader.end - offset < NEGATIVE_BYTES || input[offset + 9] !== 1) return longerInt32(reader);
  const fifth = input[offset + 4] ?? 0;
  const continued = fifth & (input[offset + 5] ?? 0) & (input[offset + 6] ?? 0) & (input[offset + 7] ?? 0);
  if ((continued & (input[offset + 8] ?? 0)) < 128) return longerInt32(reader);
  reader.offset = offset + NEGATIVE_BYTES;
  const lower = ((input[offset] ?? 0) & 127) | (((input[offset + 1] ?? 0) & 127) << 7);
  const upper = (((input[offset + 2] ?? 0) & 127) << 14) | (((input[offset + 3] ?? 0) & 127) << 21);
  return lower | upper | (fifth << 28);
}

function longerInt32(reader: Reader): number {
  readLongWords(reader);
  return words.low;
}

/** Reads a varint that `shortVarint` declined and that must fit into 32 bits. */
export function longUint32(reader: Reader, what: string): number {
  const { offset } = reader;
  readLongWords(reader);
  if (words.high !== 0) throw malformed(`A ${what} does not fit into 32 bits`, offset);
  return words.low >>> 0;
}

/** Reads a length. The bytes that it counts are there. */
export function readLength(reader: Reader): number {
  const start = reader.offset;
  const length = shortVarint(reader);
  // -1 (a longer varint) becomes 2^32 - 1 here, so one comparison catches it too.
  return length >>> 0 > reader.end - reader.offset ? longLength(reader, start, length) : length;
}

function longLength(reader: Reader, start: number, short: number): number {
  const length = short < 0 ? longUint32(reader, "length") : short;
  if (length > reader.end - reader.offset) throw truncated(start);
  return length;
}

/** Reads a varint into `words`. Those of 64-bit fields are often times and identifiers of five bytes and more. */
export function readWords(reader: Reader): void {
  const { offset } = reader;
  const byte = offset < reader.end ? (reader.input[offset] ?? 0) : 128;
  if (byte > 127) {
    readLongWords(reader);
    return;
  }
  words.low = byte;
  words.high = 0;
  reader.offset = offset + 1;
}

/** Reads a varint of any length into `words`. */
export function readLongWords(reader: Reader): void {
  const { input, end } = reader;
  const start = reader.offset;
  let low = 0;
  let high = 0;
  let shift = 0;
  for (let offset = start; offset < end; offset++, shift += 7) {
    const byte = input[offset] ?? 0;
    const bits = byte & 127;
    if (shift <= 28) low |= bits << shift;
    if (shift === 28) high = bits >>> 4;
    else if (shift > 28) high |= bits << (shift - 32);
    // Of the last byte, 64 bits leave room for one bit.
    if (shift === 63 && byte > 1) throw malformed("A varint does not fit into 64 bits", start);
    if (byte > 127) continue;
    words.low = low;
    words.high = high;
    reader.offset = offset + 1;
    return;
  }
  throw truncated(start);
}
