/** Writes tags, values of every type without one, and what is around messages within messages. */

import { UsageError } from "../errors.ts";
import { ByteWriter, VARINT_BYTES_MAX, varintLength } from "./byte-writer.ts";
import { MESSAGE_DEPTH_MAX } from "./depth.ts";
import { utf8Write } from "./native-text.ts";
import {
  checkSafeUnsigned,
  checkSigned32,
  checkUnsigned32,
  outOfRange,
  splitSafe,
  splitSafeUnsigned,
  splitSigned,
  splitUnsigned,
} from "./ranges.ts";
import { words, zigzag } from "./words.ts";

/** Longer strings are worth a call into the UTF-8 encoder. */
export const SHORT_UNITS = 24;
/** The most bytes that a unit of a string takes in UTF-8. */
const UNIT_BYTES_MAX = 3;
const TWO_32 = 4_294_967_296;
const FLOAT_MAX = 3.4028234663852886e38;
const LONE_SURROGATE = /\p{Surrogate}/u;

export class ValueWriter extends ByteWriter {
  protected depth = 0;

  override begin(): void {
    super.begin();
    this.depth = 0;
  }

  override beginIn(buffer: Uint8Array, offset: number): void {
    super.beginIn(buffer, offset);
    this.depth = 0;
  }

  /** @param tag  field number and wire type, at most 2^32 - 1 */
  tag(tag: number): void {
    this.varint32(tag);
  }

  /** Begins a message inside the one that is being written. Returns what `endMessage` takes. */
  beginMessage(field: string): number {
    if (++this.depth > MESSAGE_DEPTH_MAX)
      throw new UsageError(`${field} is nested deeper than ${MESSAGE_DEPTH_MAX} messages.`);
    return this.beginPacked();
  }

  endMessage(begin: number): void {
    this.depth--;
    this.endPacked(begin);
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
    return ++this.offset - this.start;
  }

  endPacked(begin: number): void {
    const content = this.start + begin;
    const length = this.offset - content;
    if (length < 128) this.buffer[content - 1] = length;
    else this.endLong(begin, length);
  }

  /** One byte was left for the length; it takes more, so the content moves up. */
  private endLong(begin: number, length: number): void {
    const more = varintLength(length) - 1;
    this.ensure(more);
    const content = this.start + begin;
    this.buffer.copyWithin(content + more, content, this.offset);
    this.offset = content - 1;
    this.varint32(length);
    this.offset += length;
  }

  int32(value: number, field: string): void {
    checkSigned32(value, field);
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
    this.varint32(value);
  }

  sint32(value: number, field: string): void {
    checkSigned32(value, field);
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
    checkSafeUnsigned(value, field);
    if (value < TWO_32) this.varint32(value);
    else this.varint64(value >>> 0, Math.floor(value / TWO_32));
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
    this.float32(value);
  }

  double(value: number, field: string): void {
    if (typeof value !== "number") throw outOfRange(value, field, "a number");
    this.double64(value);
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
    const { buffer, offset } = this;
    if (!putAscii(value, buffer, offset + 1)) return false;
    buffer[offset] = length;
    this.offset = offset + 1 + length;
    return true;
  }

  private utf8(value: string, field: string): void {
    const roomMax = VARINT_BYTES_MAX + value.length * UNIT_BYTES_MAX;
    // Seldom: to count the bytes takes about as long as to write them.
    if (this.limit - this.offset < roomMax) this.ensure(VARINT_BYTES_MAX + Buffer.byteLength(value, "utf8"));
    const { buffer, offset } = this;
    // The length that it has if it is ASCII.
    const prefix = varintLength(value.length);
    const length = utf8Write.call(buffer, value, offset + prefix);
    if (length !== value.length) {
      if (LONE_SURROGATE.test(value)) throw new UsageError(`${field} holds half a character: a lone surrogate.`);
      const more = varintLength(length) - prefix;
      if (more > 0) buffer.copyWithin(offset + prefix + more, offset + prefix, offset + prefix + length);
    }
    this.varint32(length);
    this.offset += length;
  }

  private words64(): void {
    if (words.high === 0) this.varint32(words.low);
    else this.varint64(words.low, words.high);
  }

  private fixedWords64(): void {
    const { low, high } = words;
    this.word32(low);
    this.word32(high);
  }
}

/** Puts a string where there is room for it. Returns whether it is ASCII; if not, what was put there is nothing. */
export function putAscii(value: string, buffer: Uint8Array, start: number): boolean {
  const { length } = value;
  // The look at what they were comes last: one branch, and not one for each.
  let seen = 0;
  let index = 0;
  for (; index + 3 < length; index += 4) {
    const first = value.charCodeAt(index);
    const second = value.charCodeAt(index + 1);
    const third = value.charCodeAt(index + 2);
    const fourth = value.charCodeAt(index + 3);
    seen |= first | second | third | fourth;
    buffer[start + index] = first;
    buffer[start + index + 1] = second;
    buffer[start + index + 2] = third;
    buffer[start + index + 3] = fourth;
  }
  for (; index < length; index++) {
    const unit = value.charCodeAt(index);
    seen |= unit;
    buffer[start + index] = unit;
  }
  return seen < 128;
}
