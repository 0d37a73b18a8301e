/**
 * Reads the protobuf wire format.
 *
 * Generated code drives it: `tag()` until `done()`, and for each tag the
 * method of the field's type. Nothing is read past the end of the message that
 * is being read. Every method may throw a DecodeError, which tells the offset
 * and leaves the reader unusable.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */

import { isUtf8 } from "node:buffer";
import { ARRAY_BYTES, EMPTY_BYTES, FieldReader } from "./field-reader.ts";
import { latin1Slice, utf8Slice } from "./native-text.ts";
import { pooledCopy } from "./pooled-copy.ts";
import { joinSigned, joinUnsigned } from "./words.ts";

export { EMPTY_BYTES };

const TWO_32 = 4_294_967_296;
/** Longer strings are worth a call of their own. */
const SHORT_BYTES = 24;
const WINDOW_BYTES = 2_048;
/** So short ones are put together from characters as fast. */
const VERY_SHORT_BYTES = 8;
/** There are likely to be many strings in so many bytes. */
const MANY_BYTES = 256;
const REPLACEMENT = "\ufffd";
/** The bit of each of four bytes that none of ASCII has. */
const NOT_ASCII = 0x8080_8080;
/** The upper word of Number.MAX_SAFE_INTEGER. */
const SAFE_HIGH_MAX = 0x1f_ffff;

export class Reader extends FieldReader {
  int32(): number {
    return this.varint32() | 0;
  }

  uint32(): number {
    return this.varint32();
  }

  sint32(): number {
    const value = this.varint32();
    return (value >>> 1) ^ -(value & 1);
  }

  bool(): boolean {
    const short = this.shortVarint();
    if (short >= 0) return short !== 0;
    this.longVarint();
    return this.low !== 0 || this.high !== 0;
  }

  int64(): bigint {
    this.varint();
    return joinSigned(this.low, this.high);
  }

  uint64(): bigint {
    this.varint();
    return joinUnsigned(this.low, this.high);
  }

  sint64(): bigint {
    this.varint();
    this.unzigzag();
    return joinSigned(this.low, this.high);
  }

  fixed64(): bigint {
    this.word64();
    return joinUnsigned(this.low, this.high);
  }

  sfixed64(): bigint {
    this.word64();
    return joinSigned(this.low, this.high);
  }

  /** For fields with jstype = JS_NUMBER; throws past 2^53 - 1, as the other methods named so. */
  int64Number(): number {
    const start = this.offset;
    this.varint();
    return this.signedNumber(start);
  }

  uint64Number(): number {
    const { offset } = this;
    const short = this.shortVarint();
    if (short >= 0) return short;
    this.longVarint();
    return this.unsignedNumber(offset);
  }

  sint64Number(): number {
    const start = this.offset;
    this.varint();
    this.unzigzag();
    return this.signedNumber(start);
  }

  fixed64Number(): number {
    const start = this.offset;
    this.word64();
    return this.unsignedNumber(start);
  }

  sfixed64Number(): number {
    const start = this.offset;
    this.word64();
    return this.signedNumber(start);
  }

  fixed32(): number {
    return this.word32();
  }

  sfixed32(): number {
    return this.word32() | 0;
  }

  float(): number {
    const { offset } = this;
    this.advance(4);
    return this.numbers().getFloat32(offset, true);
  }

  double(): number {
    const { offset } = this;
    this.advance(8);
    return this.numbers().getFloat64(offset, true);
  }

  /** A string that the schema does not ask to be UTF-8: what is not becomes U+FFFD. */
  stringUnchecked(): string {
    const length = this.length();
    const start = this.offset;
    this.offset = start + length;
    return utf8Slice.call(this.input, start, this.offset);
  }

  string(): string {
    const length = this.length();
    const start = this.offset;
    const end = start + length;
    this.offset = end;
    if (length <= SHORT_BYTES && this.isAscii(start, end)) return this.cut(start, end);
    return this.decoded(start, end);
  }

  private decoded(start: number, end: number): string {
    const text = utf8Slice.call(this.input, start, end);
    // The decoder puts U+FFFD where it met something else than UTF-8.
    if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(this.input.subarray(start, end)))
      throw this.malformed("A string is not UTF-8", start);
    return text;
  }

  /** A copy, safe to keep. */
  bytes(): Uint8Array {
    const length = this.length();
    if (length === 0) return EMPTY_BYTES;
    this.charge(ARRAY_BYTES);
    const start = this.offset;
    this.offset = start + length;
    return pooledCopy(this.input, start, this.offset);
  }

  /**
   * A call into the decoder for every short string is what costs most when a
   * message is decoded. So a window of the input becomes text once, one
   * character a byte, and ASCII strings are cut out of that. The window is
   * small, because a string that was cut out keeps all of it in memory.
   */
  private cut(start: number, end: number): string {
    if (start < this.textStart || end > this.textStart + this.text.length) return this.cutOutside(start, end);
    return this.text.substring(start - this.textStart, end - this.textStart);
  }

  private cutOutside(start: number, end: number): string {
    // The first short string may be the only one, and if it is very short no window is worth its while.
    if (this.textStart === 0 && end - start <= VERY_SHORT_BYTES) {
      this.textStart = end;
      return this.joined(start, end);
    }
    this.textStart = start;
    this.text = latin1Slice.call(this.input, start, Math.min(start + WINDOW_BYTES, this.input.length));
    if (this.input.length - start >= MANY_BYTES) this.numbers();
    return this.text.substring(0, end - start);
  }

  private joined(start: number, end: number): string {
    const { input } = this;
    let text = "";
    let index = start;
    for (; index + 3 < end; index += 4) {
      const second = input[index + 1] ?? 0;
      text += String.fromCharCode(input[index] ?? 0, second, input[index + 2] ?? 0, input[index + 3] ?? 0);
    }
    for (; index < end; index++) text += String.fromCharCode(input[index] ?? 0);
    return text;
  }

  private isAscii(start: number, end: number): boolean {
    const { view } = this;
    // Of a view there are four bytes at a time to be had; but to make one takes longer than a name.
    if (view !== undefined && end - start >= 4) return isAsciiIn(view, start, end);
    const { input } = this;
    for (let index = start; index < end; index++) if ((input[index] ?? 0) > 127) return false;
    return true;
  }

  private unzigzag(): void {
    const mask = -(this.low & 1);
    const low = ((this.low >>> 1) | (this.high << 31)) ^ mask;
    this.high = ((this.high >>> 1) ^ mask) >>> 0;
    this.low = low >>> 0;
  }

  private unsignedNumber(start: number): number {
    if (this.high > SAFE_HIGH_MAX) throw this.malformed("A number is past 2^53 - 1", start);
    return this.high * TWO_32 + this.low;
  }

  private signedNumber(start: number): number {
    const value = (this.high | 0) * TWO_32 + this.low;
    if (!Number.isSafeInteger(value)) throw this.malformed("A number is past 2^53 - 1", start);
    return value;
  }
}

/** The last four bytes may be in the four before them too. */
function isAsciiIn(view: DataView, start: number, end: number): boolean {
  const last = end - 4;
  let seen = view.getInt32(last);
  for (let index = start; index < last; index += 4) seen |= view.getInt32(index);
  return (seen & NOT_ASCII) === 0;
}
