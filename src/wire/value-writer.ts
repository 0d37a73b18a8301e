/** Writes tags, values of every type without one, and what is around messages within messages. */

import { UsageError } from "../errors.ts";
import { ByteWriter, putVarint, VARINT_BYTES_MAX, varintLength } from "./byte-writer.ts";
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

  override begin(): number {
    this.depth = 0;
    return super.begin();
  }

  override beginIn(buffer: Uint8Array, start: number): void {
    this.depth = 0;
    super.beginIn(buffer, start);
  }

  /** @param tag  field number and wire type, at most 2^32 - 1 */
  tag(at: number, tag: number): number {
    return this.varint32(at, tag);
  }

  /** Begins a message inside the one that is being written. Returns where its content begins, for `endMessage`. */
  beginMessage(at: number, field: string): number {
    this.deeper(field);
    return this.beginPacked(at);
  }

  /** @param begin  where its content begins */
  endMessage(begin: number, end: number): number {
    this.depth--;
    const length = end - begin;
    if (length > 127) return this.endLong(begin, length);
    this.buffer[begin - 1] = length;
    return end;
  }

  /** Begins a message between two tags, of which the first was written. */
  beginGroup(at: number, field: string): number {
    this.deeper(field);
    return at;
  }

  /** @param tag  the second */
  endGroup(at: number, tag: number): number {
    this.depth--;
    return this.tag(at, tag);
  }

  protected deeper(field: string): void {
    if (++this.depth > MESSAGE_DEPTH_MAX)
      throw new UsageError(`${field} is nested deeper than ${MESSAGE_DEPTH_MAX} messages.`);
  }

  /** Begins a packed field. Returns where its content begins, for `endPacked`: a byte is left for the length. */
  beginPacked(at: number): number {
    this.ensure(at, 1);
    return at + 1;
  }

  /** @param begin  where its content begins */
  endPacked(begin: number, end: number): number {
    const length = end - begin;
    if (length > 127) return this.endLong(begin, length);
    this.buffer[begin - 1] = length;
    return end;
  }

  /** The length takes more than the byte that was left for it, so the content moves up. */
  private endLong(begin: number, length: number): number {
    const more = varintLength(length) - 1;
    const end = begin + length;
    this.ensure(end, more);
    this.buffer.copyWithin(begin + more, begin, end);
    putVarint(this.buffer, begin - 1, length);
    return end + more;
  }

  int32(at: number, value: number, field: string): number {
    checkSigned32(value, field);
    return value >= 0 ? this.varint32(at, value) : this.varint64(at, value >>> 0, 0xffff_ffff);
  }

  /** @param isKnown  tells the numbers of the enum */
  closedEnum(at: number, value: number, isKnown: (value: number) => boolean, field: string): number {
    if (!isKnown(value)) throw outOfRange(value, field, "a value of its enum");
    return this.int32(at, value, field);
  }

  uint32(at: number, value: number, field: string): number {
    checkUnsigned32(value, field);
    return this.varint32(at, value);
  }

  sint32(at: number, value: number, field: string): number {
    checkSigned32(value, field);
    return this.varint32(at, ((value << 1) ^ (value >> 31)) >>> 0);
  }

  bool(at: number, value: boolean, field: string): number {
    if (typeof value !== "boolean") throw outOfRange(value, field, "a boolean");
    return this.varint32(at, value ? 1 : 0);
  }

  int64(at: number, value: bigint, field: string): number {
    splitSigned(value, field);
    return this.words64(at);
  }

  uint64(at: number, value: bigint, field: string): number {
    splitUnsigned(value, field);
    return this.words64(at);
  }

  sint64(at: number, value: bigint, field: string): number {
    splitSigned(value, field);
    zigzag();
    return this.words64(at);
  }

  fixed64(at: number, value: bigint, field: string): number {
    splitUnsigned(value, field);
    return this.fixedWords64(at);
  }

  sfixed64(at: number, value: bigint, field: string): number {
    splitSigned(value, field);
    return this.fixedWords64(at);
  }

  /** For fields with jstype = JS_NUMBER, as the other methods named so. */
  int64Number(at: number, value: number, field: string): number {
    splitSafe(value, field);
    return this.words64(at);
  }

  uint64Number(at: number, value: number, field: string): number {
    checkSafeUnsigned(value, field);
    if (value < TWO_32) return this.varint32(at, value);
    return this.varint64(at, value >>> 0, Math.floor(value / TWO_32));
  }

  sint64Number(at: number, value: number, field: string): number {
    splitSafe(value, field);
    zigzag();
    return this.words64(at);
  }

  fixed64Number(at: number, value: number, field: string): number {
    splitSafeUnsigned(value, field);
    return this.fixedWords64(at);
  }

  sfixed64Number(at: number, value: number, field: string): number {
    splitSafe(value, field);
    return this.fixedWords64(at);
  }

  fixed32(at: number, value: number, field: string): number {
    checkUnsigned32(value, field);
    return this.word32(at, value);
  }

  sfixed32(at: number, value: number, field: string): number {
    checkSigned32(value, field);
    return this.word32(at, value >>> 0);
  }

  float(at: number, value: number, field: string): number {
    if (typeof value !== "number" || (Math.abs(value) > FLOAT_MAX && Number.isFinite(value))) {
      throw outOfRange(value, field, "a number that fits into 32 bits");
    }
    return this.float32(at, value);
  }

  double(at: number, value: number, field: string): number {
    if (typeof value !== "number") throw outOfRange(value, field, "a number");
    return this.double64(at, value);
  }

  string(at: number, value: string, field: string): number {
    if (typeof value !== "string") throw outOfRange(value, field, "a string");
    const { length } = value;
    if (length > SHORT_UNITS) return this.utf8(at, value, field);
    this.ensure(at, 1 + length);
    // For those that are not ASCII a call into the UTF-8 encoder costs more than it does.
    const end = putAscii(value, this.buffer, at + 1);
    if (end < 0) return this.utf8(at, value, field);
    this.buffer[at] = length;
    return end;
  }

  bytes(at: number, value: Uint8Array, field: string): number {
    if (!(value instanceof Uint8Array)) throw outOfRange(value, field, "a Uint8Array");
    const { length } = value;
    this.ensure(at, VARINT_BYTES_MAX + length);
    const content = putVarint(this.buffer, at, length);
    this.buffer.set(value, content);
    return content + length;
  }

  /** Writes fields that are encoded already. */
  raw(at: number, encoded: Uint8Array): number {
    if (!(encoded instanceof Uint8Array)) throw outOfRange(encoded, "$unknown", "a Uint8Array");
    this.ensure(at, encoded.length);
    this.buffer.set(encoded, at);
    return at + encoded.length;
  }

  private utf8(at: number, value: string, field: string): number {
    const roomMax = VARINT_BYTES_MAX + value.length * UNIT_BYTES_MAX;
    // Seldom: to count the bytes takes about as long as to write them.
    if (this.limit - at < roomMax) this.ensure(at, VARINT_BYTES_MAX + Buffer.byteLength(value, "utf8"));
    const { buffer } = this;
    // The length that it has if it is ASCII.
    const prefix = varintLength(value.length);
    const length = utf8Write.call(buffer, value, at + prefix);
    if (length !== value.length) {
      if (LONE_SURROGATE.test(value)) throw new UsageError(`${field} holds half a character: a lone surrogate.`);
      const more = varintLength(length) - prefix;
      if (more > 0) buffer.copyWithin(at + prefix + more, at + prefix, at + prefix + length);
    }
    return putVarint(buffer, at, length) + length;
  }

  private words64(at: number): number {
    if (words.high === 0) return this.varint32(at, words.low);
    return this.varint64(at, words.low, words.high);
  }

  private fixedWords64(at: number): number {
    const { low, high } = words;
    return this.word32(this.word32(at, low), high);
  }
}

/** Puts a string where there is room for it. Returns where it ends, or -1 if it is not ASCII: then what was put there is nothing. */
export function putAscii(value: string, buffer: Uint8Array, start: number): number {
  const { length } = value;
  // The look at what they were comes last: one branch, and not one for each.
  let seen = 0;
  let index = 0;
  let at = start;
  for (; index + 3 < length; index += 4) {
    const first = value.charCodeAt(index);
    const second = value.charCodeAt(index + 1);
    const third = value.charCodeAt(index + 2);
    const fourth = value.charCodeAt(index + 3);
    seen |= first | second | third | fourth;
    buffer[at] = first;
    buffer[at + 1] = second;
    buffer[at + 2] = third;
    buffer[at + 3] = fourth;
    at += 4;
  }
  for (; index < length; index++) {
    const unit = value.charCodeAt(index);
    seen |= unit;
    buffer[at++] = unit;
  }
  return seen < 128 ? at : -1;
}
