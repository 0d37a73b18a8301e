/**
 * Writes the protobuf wire format into one buffer that grows and is used again.
 *
 * Generated code drives it. The methods for values take the name of the field,
 * for the text of the UsageError they throw where the value does not fit.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */

import { UsageError } from "../errors.ts";
import { ByteWriter, VARINT_BYTES_MAX, varintLength } from "./byte-writer.ts";
import { MESSAGE_DEPTH_MAX } from "./depth.ts";
import {
  checkSigned32,
  checkUnsigned32,
  outOfRange,
  splitSafe,
  splitSafeUnsigned,
  splitSigned,
  splitUnsigned,
} from "./ranges.ts";
import { floatToWord, splitDouble, zigzag } from "./words.ts";

/** The length of such a string, if it is ASCII, fits into one byte. */
const SHORT_UNITS = 127;
const FLOAT_MAX = 3.4028234663852886e38;
const LONE_SURROGATE = /\p{Surrogate}/u;

export class Writer extends ByteWriter {
  private depth = 0;

  /** Forgets what was written. */
  reset(): void {
    this.offset = 0;
    this.depth = 0;
  }

  /** @param tag  field number and wire type, at most 2^32 - 1 */
  tag(tag: number): void {
    this.ensure(VARINT_BYTES_MAX);
    this.varint32(tag);
  }

  /** Begins a message inside the one that is being written. Returns what `endMessage` takes. */
  beginMessage(field: string): number {
    if (++this.depth > MESSAGE_DEPTH_MAX)
      throw new UsageError(`${field} is nested deeper than ${MESSAGE_DEPTH_MAX} messages.`);
    return this.beginPacked();
  }

  endMessage(start: number): void {
    this.depth--;
    this.endPacked(start);
  }

  /** Begins a message between two tags, of which the first was written. */
  beginGroup(field: string): void {
    if (++this.depth > MESSAGE_DEPTH_MAX)
      throw new UsageError(`${field} is nested deeper than ${MESSAGE_DEPTH_MAX} messages.`);
  }

  /** @param tag  the second */
  endGroup(tag: number): void {
    this.depth--;
    this.tag(tag);
  }

  /** Begins a packed field. Returns what `endPacked` takes. */
  beginPacked(): number {
    this.ensure(1);
    return ++this.offset;
  }

  endPacked(start: number): void {
    const length = this.offset - start;
    if (length < 128) {
      this.buffer[start - 1] = length;
      return;
    }
    // One byte was left for the length; it takes more, so the content moves up.
    const more = varintLength(length) - 1;
    this.ensure(more);
    this.buffer.copyWithin(start + more, start, this.offset);
    this.offset = start - 1;
    this.varint32(length);
    this.offset += length;
  }

  int32(value: number, field: string): void {
    checkSigned32(value, field);
    this.ensure(VARINT_BYTES_MAX);
    if (value >= 0) this.varint32(value);
    else this.varint64(value >>> 0, 0xffff_ffff);
  }

  /** @param isKnown  tells the numbers of the enum */
  closedEnum(value: number, isKnown: (value: number) => boolean, field: string): void {
    if (!isKnown(value)) throw outOfRange(value, field, "a value of its enum");
    this.int32(value, field);
  }

  uint32(value: number, field: string): void {
    checkUnsigned32(value, field);
    this.ensure(VARINT_BYTES_MAX);
    this.varint32(value);
  }

  sint32(value: number, field: string): void {
    checkSigned32(value, field);
    this.ensure(VARINT_BYTES_MAX);
    this.varint32(((value << 1) ^ (value >> 31)) >>> 0);
  }

  bool(value: boolean, field: string): void {
    if (typeof value !== "boolean") throw outOfRange(value, field, "a boolean");
    this.ensure(1);
    this.buffer[this.offset++] = value ? 1 : 0;
  }

  int64(value: bigint, field: string): void {
    splitSigned(value, field);
    this.words64();
  }

  uint64(value: bigint, field: string): void {
    splitUnsigned(value, field);
    this.words64();
  }

  sint64(value: bigint, field: string): void {
    splitSigned(value, field);
    zigzag();
    this.words64();
  }

  fixed64(value: bigint, field: string): void {
    splitUnsigned(value, field);
    this.fixedWords64();
  }

  sfixed64(value: bigint, field: string): void {
    splitSigned(value, field);
    this.fixedWords64();
  }

  /** For fields with jstype = JS_NUMBER, as the other methods named so. */
  int64Number(value: number, field: string): void {
    splitSafe(value, field);
    this.words64();
  }

  uint64Number(value: number, field: string): void {
    splitSafeUnsigned(value, field);
    this.words64();
  }

  sint64Number(value: number, field: string): void {
    splitSafe(value, field);
    zigzag();
    this.words64();
  }

  fixed64Number(value: number, field: string): void {
    splitSafeUnsigned(value, field);
    this.fixedWords64();
  }

  sfixed64Number(value: number, field: string): void {
    splitSafe(value, field);
    this.fixedWords64();
  }

  fixed32(value: number, field: string): void {
    checkUnsigned32(value, field);
    this.word32(value);
  }

  sfixed32(value: number, field: string): void {
    checkSigned32(value, field);
    this.word32(value >>> 0);
  }

  float(value: number, field: string): void {
    if (typeof value !== "number" || (Math.abs(value) > FLOAT_MAX && Number.isFinite(value))) {
      throw outOfRange(value, field, "a number that fits into 32 bits");
    }
    this.word32(floatToWord(value));
  }

  double(value: number, field: string): void {
    if (typeof value !== "number") throw outOfRange(value, field, "a number");
    splitDouble(value);
    this.fixedWords64();
  }

  string(value: string, field: string): void {
    if (typeof value !== "string") throw outOfRange(value, field, "a string");
    if (value.length > SHORT_UNITS || !this.ascii(value)) this.utf8(value, field);
  }

  bytes(value: Uint8Array, field: string): void {
    if (!(value instanceof Uint8Array)) throw outOfRange(value, field, "a Uint8Array");
    this.ensure(VARINT_BYTES_MAX + value.length);
    this.varint32(value.length);
    this.buffer.set(value, this.offset);
    this.offset += value.length;
  }

  /** Writes fields that are encoded already. */
  raw(encoded: Uint8Array): void {
    if (!(encoded instanceof Uint8Array)) throw outOfRange(encoded, "$unknown", "a Uint8Array");
    this.ensure(encoded.length);
    this.buffer.set(encoded, this.offset);
    this.offset += encoded.length;
  }

  /** Writes a short string, unless it is not ASCII: for those a call into the UTF-8 encoder costs more than it does. */
  private ascii(value: string): boolean {
    const { length } = value;
    this.ensure(1 + length);
    const { buffer } = this;
    const start = this.offset + 1;
    for (let index = 0; index < length; index++) {
      const unit = value.charCodeAt(index);
      if (unit > 127) return false;
      buffer[start + index] = unit;
    }
    buffer[start - 1] = length;
    this.offset = start + length;
    return true;
  }

  private utf8(value: string, field: string): void {
    const length = Buffer.byteLength(value, "utf8");
    if (length !== value.length && LONE_SURROGATE.test(value)) {
      throw new UsageError(`${field} holds half a character: a lone surrogate.`);
    }
    this.ensure(VARINT_BYTES_MAX + length);
    this.varint32(length);
    this.offset += this.text.write(value, this.offset, length, "utf8");
  }
}
