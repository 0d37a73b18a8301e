/** What codecs written by hand write with. Each function returns the offset after what it wrote. */

import { writeShort, writeVarint } from "./hand-written.ts";

const LOW_BITS = 2 ** 28;

/** Writes text of at most 127 characters. */
export function writeText(tag: number, text: string, buffer: Buffer, at: number): number {
  buffer[at] = tag;
  buffer[at + 1] = text.length;
  return writeShort(text, buffer, at + 2);
}

/** Writes text of at most 2,000 characters, for which the native encoder is faster. */
export function writeLong(tag: number, text: string, buffer: Buffer, at: number): number {
  if (text.length < 48) return writeText(tag, text, buffer, at);
  buffer[at] = tag;
  const content = writeVarint(text.length, buffer, at + 1);
  return content + buffer.write(text, content, "latin1");
}

export function writeNumber(tag: number, value: number, buffer: Buffer, at: number): number {
  buffer[at] = tag;
  return writeVarint(value, buffer, at + 1);
}

export function writeBool(tag: number, value: boolean, buffer: Buffer, at: number): number {
  buffer[at] = tag;
  buffer[at + 1] = value ? 1 : 0;
  return at + 2;
}

/** Writes an int32, which has ten bytes if it is negative. */
export function writeSigned(tag: number, value: number, buffer: Buffer, at: number): number {
  if (value >= 0) return writeNumber(tag, value, buffer, at);
  buffer[at] = tag;
  buffer[at + 1] = value | 128;
  buffer[at + 2] = (value >> 7) | 128;
  buffer[at + 3] = (value >> 14) | 128;
  buffer[at + 4] = (value >> 21) | 128;
  buffer[at + 5] = (value >> 28) | 128;
  buffer.fill(255, at + 6, at + 10);
  buffer[at + 10] = 1;
  return at + 11;
}

/** Writes a varint of at most 53 bits. */
export function writeWide(value: number, buffer: Buffer, start: number): number {
  if (value < LOW_BITS) return writeVarint(value, buffer, start);
  let low = value % LOW_BITS;
  let at = start;
  for (let byte = 0; byte < 4; byte++, low >>>= 7) buffer[at++] = (low & 127) | 128;
  return writeVarint(Math.floor(value / LOW_BITS), buffer, at);
}

/** Writes a few bytes, for which a loop is faster than a copy. */
export function writeBytes(tag: number, bytes: Uint8Array, buffer: Buffer, at: number): number {
  const { length } = bytes;
  buffer[at] = tag;
  buffer[at + 1] = length;
  for (let index = 0; index < length; index++) buffer[at + 2 + index] = bytes[index] ?? 0;
  return at + 2 + length;
}

/**
 * Writes the length of the bytes from `content` to `end` before them. Moves them by the bytes that the length needs
 * more or less than were kept free.
 */
export function endMessage(content: number, end: number, free: number, buffer: Buffer): number {
  const length = end - content;
  const needed = length < 128 ? 1 : length < 16_384 ? 2 : 3;
  if (needed !== free) buffer.copyWithin(content - free + needed, content, end);
  writeVarint(length, buffer, content - free);
  return end - free + needed;
}
