/**
 * Text that may not be UTF-8, in a string that loses nothing: each byte that is not
 * part of valid UTF-8 becomes the lone surrogate U+DC00 + byte, as Python's
 * `surrogateescape` does. Encoding restores the bytes.
 *
 * @see https://peps.python.org/pep-0383/
 */

import { FieldFailure } from "./failure.ts";

const ESCAPE = 0xdc00;
const ESCAPE_MIN = 0xdc80;
const ESCAPE_MAX = 0xdcff;
/** The least code point that takes the given number of continuation bytes. */
const LEAST = [0, 0x80, 0x800, 0x1_0000];
/** What the first byte begins with. */
const LEAD = [0, 0xc0, 0xe0, 0xf0];
const CODE_POINT_MAX = 0x10_ffff;
/** `String.fromCharCode` takes the units of a piece as arguments. */
const PIECE_UNITS = 4_096;
/** The most bytes that a UTF-16 code unit takes. */
const UNIT_BYTES_MAX = 3;

export function decodeEscaped(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  let units: number[] = [];
  for (let at = start; at < end; ) {
    const more = continuationBytes(bytes[at] ?? 0);
    const point = more < 0 ? -1 : codePoint(bytes, at, end, more);
    if (point < 0) {
      units.push(ESCAPE + (bytes[at] ?? 0));
      at++;
    } else {
      if (point > 0xffff) units.push(0xd7c0 + (point >>> 10), ESCAPE | (point & 0x3ff));
      else units.push(point);
      at += more + 1;
    }
    if (units.length < PIECE_UNITS) continue;
    text += String.fromCharCode(...units);
    units = [];
  }
  return text + String.fromCharCode(...units);
}

/** Returns how many bytes follow the first one of a code point, or -1: no code point begins with it. */
function continuationBytes(first: number): number {
  if (first < 0x80) return 0;
  if (first < 0xc0) return -1;
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf8 ? 3 : -1;
}

/** @returns -1 if the bytes are no code point in its shortest form */
function codePoint(bytes: Uint8Array, start: number, end: number, more: number): number {
  if (end - start <= more) return -1;
  const first = bytes[start] ?? 0;
  let point = more === 0 ? first : first & (0x3f >>> more);
  for (let at = start + 1; at <= start + more; at++) {
    const byte = bytes[at] ?? 0;
    if ((byte & 0xc0) !== 0x80) return -1;
    point = (point << 6) | (byte & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point < (LEAST[more] ?? 0) || point > CODE_POINT_MAX || isSurrogate ? -1 : point;
}

/**
 * @param field  the name of the property
 * @throws FieldFailure the text has a lone surrogate that stands for no byte
 */
export function encodeEscaped(text: string, field: string): Uint8Array {
  const bytes = new Uint8Array(text.length * UNIT_BYTES_MAX);
  let at = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point >= ESCAPE_MIN && point <= ESCAPE_MAX) {
      bytes[at++] = point - ESCAPE;
      continue;
    }
    if (point >= 0xd800 && point <= 0xdfff)
      throw new FieldFailure(field, "has a lone surrogate that does not stand for a byte", text);
    const more = point < 0x80 ? 0 : point < 0x800 ? 1 : point > 0xffff ? 3 : 2;
    bytes[at++] = (LEAD[more] ?? 0) | (point >>> (6 * more));
    for (let left = more - 1; left >= 0; left--) bytes[at++] = 0x80 | ((point >>> (6 * left)) & 0x3f);
  }
  return bytes.subarray(0, at);
}
