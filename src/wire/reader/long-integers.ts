/** Integers of 64 bits, as varints and with fixed width: as bigints, and as numbers for fields with jstype = JS_NUMBER. */

import { joinSigned, joinUnsigned } from "../words.ts";
import { malformed, type Reader, truncated, viewOf } from "./state.ts";
import { readLongWords, readWords, shortVarint, words } from "./varint.ts";

const TWO_32 = 4_294_967_296;
/** The fifth byte of a varint carries the bits from here on. */
const FIFTH_FACTOR = 2 ** 28;
const FIVE_BYTES = 5;
/** The upper word of Number.MAX_SAFE_INTEGER. */
const SAFE_HIGH_MAX = 0x1f_ffff;

/** Reads an int64: a varint. */
export function readInt64(reader: Reader): bigint {
  readWords(reader);
  return joinSigned(words.low >>> 0, words.high >>> 0);
}

/** Reads a uint64: a varint. */
export function readUint64(reader: Reader): bigint {
  readWords(reader);
  return joinUnsigned(words.low >>> 0, words.high >>> 0);
}

/** Reads a sint64: a varint in zigzag. */
export function readSint64(reader: Reader): bigint {
  readWords(reader);
  unzigzag();
  return joinSigned(words.low >>> 0, words.high >>> 0);
}

/** Reads a fixed64: eight bytes. */
export function readFixed64(reader: Reader): bigint {
  return viewOf(reader).getBigUint64(skip8(reader), true);
}

/** Reads an sfixed64: eight bytes. */
export function readSfixed64(reader: Reader): bigint {
  return viewOf(reader).getBigInt64(skip8(reader), true);
}

/** For fields with jstype = JS_NUMBER. Like every `...Number` function it throws if the value exceeds 2^53 - 1. */
export function readInt64Number(reader: Reader): number {
  const number = fiveBytes(reader);
  if (number >= 0) return number;
  const { offset } = reader;
  readLongWords(reader);
  return signedNumber(offset);
}

/** Reads a uint64: a varint, as a number. Above 2^53 - 1 it is a DecodeError. */
export function readUint64Number(reader: Reader): number {
  const number = fiveBytes(reader);
  if (number >= 0) return number;
  const { offset } = reader;
  readLongWords(reader);
  return unsignedNumber(offset);
}

/**
 * Reads a varint of up to five bytes, which times in seconds have. Returns -1 if it is longer or cut off; then nothing
 * was read.
 */
function fiveBytes(reader: Reader): number {
  const { input, offset } = reader;
  if (reader.end - offset < FIVE_BYTES) return shortVarint(reader);
  const first = input[offset] ?? 0;
  if (first < 128) return behind(reader, offset + 1, first);
  const second = input[offset + 1] ?? 0;
  const two = (first & 127) | ((second & 127) << 7);
  if (second < 128) return behind(reader, offset + 2, two);
  const third = input[offset + 2] ?? 0;
  const three = two | ((third & 127) << 14);
  if (third < 128) return behind(reader, offset + 3, three);
  const fourth = input[offset + 3] ?? 0;
  const four = three | ((fourth & 127) << 21);
  if (fourth < 128) return behind(reader, offset + 4, four);
  const fifth = input[offset + 4] ?? 0;
  if (fifth > 127) return -1;
  reader.offset = offset + FIVE_BYTES;
  // As long as it has 31 bits, without arithmetic of floating-point numbers.
  return fifth < 8 ? four | (fifth << 28) : four + fifth * FIFTH_FACTOR;
}

function behind(reader: Reader, offset: number, value: number): number {
  reader.offset = offset;
  return value;
}

/** Reads a sint64: a varint in zigzag, as a number. Above 2^53 - 1 it is a DecodeError. */
export function readSint64Number(reader: Reader): number {
  const { offset } = reader;
  readWords(reader);
  unzigzag();
  return signedNumber(offset);
}

/** Reads a fixed64: eight bytes, as a number. Above 2^53 - 1 it is a DecodeError. */
export function readFixed64Number(reader: Reader): number {
  const start = skip8(reader);
  takeFixed(reader, start);
  return unsignedNumber(start);
}

/** Reads an sfixed64: eight bytes, as a number. Above 2^53 - 1 it is a DecodeError. */
export function readSfixed64Number(reader: Reader): number {
  const start = skip8(reader);
  takeFixed(reader, start);
  return signedNumber(start);
}

/** Returns the offset of the eight bytes that it skips. */
function skip8(reader: Reader): number {
  const { offset } = reader;
  if (reader.end - offset < 8) throw truncated(offset);
  reader.offset = offset + 8;
  return offset;
}

function takeFixed(reader: Reader, start: number): void {
  const view = viewOf(reader);
  words.low = view.getInt32(start, true);
  words.high = view.getInt32(start + 4, true);
}

function unzigzag(): void {
  const mask = -(words.low & 1);
  const low = ((words.low >>> 1) | (words.high << 31)) ^ mask;
  words.high = (words.high >>> 1) ^ mask;
  words.low = low;
}

function unsignedNumber(start: number): number {
  const high = words.high >>> 0;
  if (high > SAFE_HIGH_MAX) throw malformed("A number exceeds 2^53 - 1", start);
  return high * TWO_32 + (words.low >>> 0);
}

function signedNumber(start: number): number {
  const value = words.high * TWO_32 + (words.low >>> 0);
  if (!Number.isSafeInteger(value)) throw malformed("A number exceeds 2^53 - 1", start);
  return value;
}
