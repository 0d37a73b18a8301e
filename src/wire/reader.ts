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

import { ARRAY_BYTES, EMPTY_BYTES, FieldReader } from "./field-reader.ts";
import { TextWindow } from "./text-window.ts";
import { joinDouble, joinSigned, joinUnsigned, wordToFloat } from "./words.ts";

export { EMPTY_BYTES };

const TWO_32 = 4_294_967_296;
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
    this.varint();
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
    if (offset < this.end) {
      const byte = this.at(offset);
      if (byte < 128) {
        this.offset = offset + 1;
        return byte;
      }
    }
    this.varint();
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
    return wordToFloat(this.word32());
  }

  double(): number {
    this.word64();
    return joinDouble(this.low, this.high);
  }

  /** A string that the schema does not ask to be UTF-8: what is not becomes U+FFFD. */
  stringUnchecked(): string {
    const length = this.length();
    const start = this.offset;
    this.offset = start + length;
    return Buffer.from(this.input.buffer, this.input.byteOffset + start, length).toString("utf8");
  }

  string(): string {
    const length = this.length();
    if (length === 0) return "";
    const start = this.offset;
    this.text ??= new TextWindow(this.input);
    const text = this.text.slice(start, start + length);
    if (text === undefined) throw this.malformed("A string is not UTF-8", start);
    this.offset = start + length;
    return text;
  }

  /** A copy, safe to keep. */
  bytes(): Uint8Array {
    const length = this.length();
    if (length === 0) return EMPTY_BYTES;
    this.charge(ARRAY_BYTES);
    const start = this.offset;
    this.offset = start + length;
    // Not `slice`: of a Buffer that is no copy.
    return new Uint8Array(this.input.subarray(start, this.offset));
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
