/**
 * Reads the protobuf wire format.
 *
 * Generated code calls `tag()` until `done()`, and for each tag the method of
 * the field's type. No method reads past the end of the current message. Every
 * method may throw a DecodeError, which carries the offset; the reader is
 * unusable after that.
 *
 * The chain of classes: `ByteReader` reads varints and fixed words and accounts
 * for memory, `FieldReader` adds tags, nested messages and unknown fields,
 * `TextReader` adds strings, and `Reader` adds all other types.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */

import { ARRAY_BYTES, EMPTY_BYTES } from "./reader/field-reader.ts";
import { pooledCopy } from "./reader/pooled-copy.ts";
import { TextReader } from "./reader/text-reader.ts";
import { joinSigned, joinUnsigned } from "./words.ts";

export { EMPTY_BYTES };

const TWO_32 = 4_294_967_296;
/** The upper word of Number.MAX_SAFE_INTEGER. */
const SAFE_HIGH_MAX = 0x1f_ffff;

export class Reader extends TextReader {
  int32(): number {
    const short = this.shortVarint();
    return short >= 0 ? short : this.longVarint32() | 0;
  }

  uint32(): number {
    const short = this.shortVarint();
    return short >= 0 ? short : this.longVarint32();
  }

  sint32(): number {
    const value = this.uint32();
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
    const { offset } = this;
    this.advance(8);
    return this.numbers().getBigUint64(offset, true);
  }

  sfixed64(): bigint {
    const { offset } = this;
    this.advance(8);
    return this.numbers().getBigInt64(offset, true);
  }

  /** For fields with jstype = JS_NUMBER. Like every `...Number` method it throws if the value exceeds 2^53 - 1. */
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
    const end = offset + 8;
    if (end > this.end) throw this.truncated(offset);
    this.offset = end;
    return this.numbers().getFloat64(offset, true);
  }

  // These read a field if the next tag is its own, and return `absent` otherwise. The tag has one byte. A field that
  // is cut off counts as another one.

  int32Field<T>(tag: number, absent: T): number | T {
    const { input, offset } = this;
    const begin = offset + 1;
    if (begin >= this.end || input[offset] !== tag) return absent;
    this.offset = begin;
    const byte = this.at(begin);
    if (byte > 127) return this.int32();
    this.offset = offset + 2;
    return byte;
  }

  uint32Field<T>(tag: number, absent: T): number | T {
    const { input, offset } = this;
    const begin = offset + 1;
    if (begin >= this.end || input[offset] !== tag) return absent;
    this.offset = begin;
    const byte = this.at(begin);
    if (byte > 127) return this.uint32();
    this.offset = offset + 2;
    return byte;
  }

  boolField<T>(tag: number, absent: T): boolean | T {
    const { input, offset } = this;
    const begin = offset + 1;
    if (begin >= this.end || input[offset] !== tag) return absent;
    this.offset = begin;
    return this.bool();
  }

  /** For a closed enum: an unknown number counts as another field. */
  enumField<T extends number>(tag: number, isKnown: (number: number) => number is T): T | undefined {
    const { input, offset } = this;
    const begin = offset + 1;
    if (begin >= this.end || input[offset] !== tag) return undefined;
    const byte = this.at(begin);
    if (byte > 127 || !isKnown(byte)) return undefined;
    this.offset = offset + 2;
    return byte;
  }

  doubleField<T>(tag: number, absent: T): number | T {
    const { input, offset } = this;
    const end = offset + 9;
    if (end > this.end || input[offset] !== tag) return absent;
    this.offset = end;
    return this.numbers().getFloat64(offset + 1, true);
  }

  stringField<T>(tag: number, absent: T): string | T {
    return this.next(tag) ? this.string() : absent;
  }

  /**
   * Reads a packed field. Like the two methods below it has its own loop, which V8 compiles for this type alone.
   *
   * @param before  the values read so far; may be modified
   * @returns the values read so far, then the new ones
   */
  doubles(before: number[]): number[] {
    const outerEnd = this.beginPacked();
    const view = this.numbers();
    const { end } = this;
    if (before.length === 0) this.beginList();
    // An array literal here starts with V8's unboxed doubles: its allocation site remembers what earlier arrays became.
    const values = before.length === 0 ? [] : before;
    let { offset } = this;
    for (; end - offset >= 8; offset += 8) values.push(view.getFloat64(offset, true));
    this.offset = offset;
    if (offset < end) throw this.truncated(offset);
    this.endPacked(outerEnd);
    return values;
  }

  int32s(before: number[]): number[] {
    const outerEnd = this.beginPacked();
    if (before.length === 0) this.beginList();
    const values = before.length === 0 ? [] : before;
    while (this.shortVarints(values)) values.push(this.int32());
    this.endPacked(outerEnd);
    return values;
  }

  uint32s(before: number[]): number[] {
    const outerEnd = this.beginPacked();
    if (before.length === 0) this.beginList();
    const values = before.length === 0 ? [] : before;
    while (this.shortVarints(values)) values.push(this.uint32());
    this.endPacked(outerEnd);
    return values;
  }

  /** Reads varints until one has more than three bytes or fewer than three bytes remain. Returns whether any remain. */
  private shortVarints(values: number[]): boolean {
    const { input, end } = this;
    let { offset } = this;
    while (end - offset >= 3) {
      const first = input[offset] ?? 0;
      if (first < 128) {
        values.push(first);
        offset += 1;
        continue;
      }
      const second = input[offset + 1] ?? 0;
      if (second < 128) {
        values.push((first & 127) | (second << 7));
        offset += 2;
        continue;
      }
      const third = input[offset + 2] ?? 0;
      if (third > 127) break;
      values.push((first & 127) | ((second & 127) << 7) | (third << 14));
      offset += 3;
    }
    this.offset = offset;
    return offset < end;
  }

  /** Returns a copy, which the caller may keep. */
  bytes(): Uint8Array {
    const length = this.length();
    if (length === 0) return EMPTY_BYTES;
    this.charge(ARRAY_BYTES);
    const start = this.offset;
    this.offset = start + length;
    return pooledCopy(this.input, start, this.offset);
  }

  private unzigzag(): void {
    const mask = -(this.low & 1);
    const low = ((this.low >>> 1) | (this.high << 31)) ^ mask;
    this.high = ((this.high >>> 1) ^ mask) >>> 0;
    this.low = low >>> 0;
  }

  private unsignedNumber(start: number): number {
    if (this.high > SAFE_HIGH_MAX) throw this.malformed("A number exceeds 2^53 - 1", start);
    return this.high * TWO_32 + this.low;
  }

  private signedNumber(start: number): number {
    const value = (this.high | 0) * TWO_32 + this.low;
    if (!Number.isSafeInteger(value)) throw this.malformed("A number exceeds 2^53 - 1", start);
    return value;
  }
}
