/** Varints and tags. A `put` function writes where its caller has checked the room. */

import type { Writer } from "./state.ts";

export const VARINT_BYTES_MAX = 10;

/** @param tag  field number and wire type, at most 2^32 - 1 */
export function writeTag(writer: Writer, at: number, tag: number): number {
  return writeVarint(writer, at, tag);
}

/** Writes a varint of at most 32 bits. */
export function writeVarint(writer: Writer, at: number, value: number): number {
  // Most take one byte, and a caller's buffer may have room for just that.
  writer.ensure(at, value < 128 ? 1 : VARINT_BYTES_MAX);
  return putVarint(writer.buffer, at, value);
}

/** Writes the varint of a 64-bit value, which is given as two words. */
export function writeVarint64(writer: Writer, at: number, low: number, high: number): number {
  if (high === 0) return writeVarint(writer, at, low);
  writer.ensure(at, VARINT_BYTES_MAX);
  return putVarint64(writer.buffer, at, low, high);
}

/**
 * Writes a tag of one byte and a varint of at most 32 bits. Returns the offset after them, as the functions below do.
 * It is so short that V8 inlines it without counting it.
 */
export function putField(buffer: Uint8Array, at: number, tag: number, value: number): number {
  buffer[at] = tag;
  return putVarint(buffer, at + 1, value);
}

/** Writes a varint of at most 32 bits. */
export function putVarint(buffer: Uint8Array, at: number, value: number): number {
  if (value < 128) {
    buffer[at] = value;
    return at + 1;
  }
  buffer[at] = value | 128;
  if (value < 16_384) {
    buffer[at + 1] = value >>> 7;
    return at + 2;
  }
  buffer[at + 1] = (value >>> 7) | 128;
  if (value < 2_097_152) {
    buffer[at + 2] = value >>> 14;
    return at + 3;
  }
  return putLongVarint(buffer, at + 2, value >>> 14);
}

/** Writes the third byte of a varint and those behind it: there is at least one. */
function putLongVarint(buffer: Uint8Array, at: number, value: number): number {
  buffer[at] = value | 128;
  if (value < 16_384) {
    buffer[at + 1] = value >>> 7;
    return at + 2;
  }
  buffer[at + 1] = (value >>> 7) | 128;
  buffer[at + 2] = value >>> 14;
  return at + 3;
}

/** Writes a varint of more than 28 bits. */
export function putVarint64(buffer: Uint8Array, at: number, low: number, high: number): number {
  putBits28(buffer, at, low);
  // Bits 28 to 59.
  const middle = ((low >>> 28) | (high << 4)) >>> 0;
  if (high < 2 ** 28) return putVarint(buffer, at + 4, middle);
  putBits28(buffer, at + 4, middle);
  return putVarint(buffer, at + 8, high >>> 24);
}

/** Writes four bytes of a varint that goes on behind them. */
function putBits28(buffer: Uint8Array, at: number, bits: number): void {
  buffer[at] = bits | 128;
  buffer[at + 1] = (bits >>> 7) | 128;
  buffer[at + 2] = (bits >>> 14) | 128;
  buffer[at + 3] = (bits >>> 21) | 128;
}

/** Returns the length of a varint of at most 32 bits. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest >>>= 7) length++;
  return length;
}
