/**
 * Reads strings. Most are short, and for those the call into the native decoder
 * would cost more than all other work.
 */

import { isExact, latin1Slice, utf8Slice } from "../engine.ts";
import { decodeEscaped } from "../surrogate-escape.ts";
import { CACHED_BYTES_MAX, cachedText, noteText, slotOf } from "./short-text.ts";
import { malformed, type Reader, viewOf } from "./state.ts";
import { readLength } from "./varint.ts";

/** A longer string is worth a call into the native decoder of its own. */
const SHORT_BYTES = 24;
/** Likewise, in input that has or probably holds other strings, which share one call. */
const SHORT_OF_MANY_BYTES = 64;
const WINDOW_BYTES = 2_048;
/** Up to this length, joining characters is as fast as a native call. */
const JOINED_BYTES_MAX = 8;
/** Input at least this long probably holds many strings. */
const MANY_BYTES = 256;
const REPLACEMENT = "\ufffd";
/** The high bit of each of four bytes; ASCII never sets it. */
const NOT_ASCII = 0x8080_8080;

/**
 * Reads a string whose UTF-8 the schema does not require to be valid, as those of proto2. A byte that is not part of
 * valid UTF-8 becomes the lone surrogate U+DC00 + byte; writing the string restores the byte.
 */
export function readStringUnchecked(reader: Reader): string {
  const start = reader.offset + 1;
  const length = start > reader.end ? 128 : (reader.input[start - 1] ?? 0);
  if (length > 127 || length > reader.end - start) return longStringUnchecked(reader);
  const end = start + length;
  reader.offset = end;
  return ascii(reader, start, end) ?? escaped(reader.input, start, end);
}

function longStringUnchecked(reader: Reader): string {
  const length = readLength(reader);
  const start = reader.offset;
  reader.offset = start + length;
  return escaped(reader.input, start, start + length);
}

function escaped(input: Uint8Array, start: number, end: number): string {
  const text = utf8Slice(input, start, end);
  if (text.indexOf(REPLACEMENT) < 0 || isExact(text, input, start, end)) return text;
  return decodeEscaped(input, start, end);
}

/**
 * Reads a string: the length of its UTF-8, and then that. Invalid UTF-8 is a DecodeError.
 *
 * ASCII in the window is read here, as most strings of a message with many are. V8 counts, for a function that it
 * inlines, also what it has inlined into that function if it was compiled before. With calls of `ascii` and `cut` here,
 * the order of compilations decided how much was inlined into the callers: some processes read lists 1.15 times as fast
 * as others.
 */
export function readString(reader: Reader): string {
  const { offset, view, textStart } = reader;
  const start = offset + 1;
  const length = start > reader.end ? 0 : (reader.input[offset] ?? 0);
  const end = start + length;
  if (length <= CACHED_BYTES_MAX || length > SHORT_BYTES || view === undefined || start < textStart)
    return otherString(reader);
  if (end > reader.end || end > textStart + reader.text.length || !isAsciiIn(view, start, end))
    return otherString(reader);
  reader.offset = end;
  return reader.text.substring(start - textStart, end - textStart);
}

function otherString(reader: Reader): string {
  const length = readLength(reader);
  const start = reader.offset;
  const end = start + length;
  reader.offset = end;
  return ascii(reader, start, end) ?? decoded(reader, start, end);
}

/** Returns undefined if the string is not ASCII, or is worth a call into the native decoder. */
function ascii(reader: Reader, start: number, end: number): string | undefined {
  const length = end - start;
  if (length <= CACHED_BYTES_MAX) return cacheable(reader, start, end);
  const isOneOfMany = reader.text !== "" || reader.input.length >= MANY_BYTES;
  const isShort = length <= SHORT_BYTES || (length <= SHORT_OF_MANY_BYTES && isOneOfMany);
  return isShort && isAscii(reader, start, end) ? cut(reader, start, end) : undefined;
}

function cacheable(reader: Reader, start: number, end: number): string | undefined {
  if (start === end) return "";
  const isWhole = end - start >= 4;
  const low = isWhole ? word(reader, start) : partOfWord(reader, start, end);
  // For lengths from 4 to 7 the two words overlap.
  const high = isWhole ? word(reader, end - 4) : 0;
  if (((low | high) & NOT_ASCII) !== 0) return undefined;
  const slot = slotOf(low, high);
  const cached = cachedText(slot, low, high, end - start);
  if (cached !== "") return cached;
  const text = cut(reader, start, end);
  noteText(slot, low, high, text);
  return text;
}

/** Four bytes as one big-endian number. */
function word(reader: Reader, offset: number): number {
  const { view, input } = reader;
  if (view !== undefined) return view.getInt32(offset);
  const upper = ((input[offset] ?? 0) << 24) | ((input[offset + 1] ?? 0) << 16);
  return upper | ((input[offset + 2] ?? 0) << 8) | (input[offset + 3] ?? 0);
}

function partOfWord(reader: Reader, start: number, end: number): number {
  let word = 0;
  for (let index = start; index < end; index++) word = (word << 8) | (reader.input[index] ?? 0);
  return word;
}

function decoded(reader: Reader, start: number, end: number): string {
  const text = utf8Slice(reader.input, start, end);
  // The decoder puts U+FFFD in place of invalid UTF-8; the string may also contain it legitimately.
  if (text.indexOf(REPLACEMENT) >= 0 && !isExact(text, reader.input, start, end))
    throw malformed("A string is not UTF-8", start);
  return text;
}

/**
 * Returns an ASCII string without its own call into the decoder.
 *
 * Such calls dominate the time of decoding a message with many strings. So a
 * window of the input is decoded once as Latin-1, one character per byte, and
 * ASCII strings are substrings of it. The window is small, because a
 * substring keeps all of it in memory.
 */
function cut(reader: Reader, start: number, end: number): string {
  if (start < reader.textStart || end > reader.textStart + reader.text.length) return cutOutside(reader, start, end);
  return reader.text.substring(start - reader.textStart, end - reader.textStart);
}

function cutOutside(reader: Reader, start: number, end: number): string {
  // The first short string may be the only one. If it is very short, a window does not pay.
  if (reader.textStart === 0 && end - start <= JOINED_BYTES_MAX) {
    reader.textStart = end;
    return joined(reader, start, end);
  }
  reader.textStart = start;
  reader.text = latin1Slice(reader.input, start, Math.min(start + WINDOW_BYTES, reader.input.length));
  if (reader.input.length - start >= MANY_BYTES) viewOf(reader);
  return reader.text.substring(0, end - start);
}

function joined(reader: Reader, start: number, end: number): string {
  const { input } = reader;
  let text = "";
  for (let index = start; index < end; index++) text += String.fromCharCode(input[index] ?? 0);
  return text;
}

function isAscii(reader: Reader, start: number, end: number): boolean {
  const { view } = reader;
  // A DataView yields four bytes at a time, but creating one takes longer than checking a short string.
  if (view !== undefined && end - start >= 4) return isAsciiIn(view, start, end);
  const { input } = reader;
  for (let index = start; index < end; index++) if ((input[index] ?? 0) > 127) return false;
  return true;
}

/** Checks four bytes at a time; the last four may overlap the four before them. */
function isAsciiIn(view: DataView, start: number, end: number): boolean {
  const last = end - 4;
  let seen = view.getInt32(last);
  for (let index = start; index < last; index += 4) seen |= view.getInt32(index);
  return (seen & NOT_ASCII) === 0;
}
