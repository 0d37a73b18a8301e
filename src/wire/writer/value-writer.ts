/** Adds tags, nested messages, groups, packed fields and values of every type to the writer. */

import { UsageError } from "../../errors.ts";
import {
  checkMessage,
  checkSafeUnsigned,
  checkSigned32,
  checkUnsigned32,
  listLength,
  MESSAGE_DEPTH_MAX,
  outOfRange,
  splitSafe,
  splitSafeUnsigned,
  splitSigned,
  splitUnsigned,
} from "../ranges.ts";
import { words, zigzag } from "../words.ts";
import { putVarint, VARINT_BYTES_MAX, varintLength } from "./byte-writer.ts";
import { TextWriter } from "./text-writer.ts";

const TWO_32 = 4_294_967_296;
const FLOAT_MAX = 3.4028234663852886e38;

export class ValueWriter extends TextWriter {
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

  /**
   * Begins a message inside the current one. One byte stays free for its length.
   *
   * @param value  the message
   * @returns offset of its content, for `endMessage`
   */
  beginMessage(at: number, value: object, field: string): number {
    checkMessage(value, field);
    this.deeper(field);
    return this.beginPacked(at);
  }

  /** @param begin  the result of `beginMessage` */
  endMessage(begin: number, end: number): number {
    this.depth--;
    const length = end - begin;
    if (length > 127) return this.endLong(begin, length);
    this.buffer[begin - 1] = length;
    return end;
  }

  /** Begins a group, whose start tag was just written. */
  beginGroup(at: number, value: object, field: string): number {
    checkMessage(value, field);
    this.deeper(field);
    return at;
  }

  /** @param tag  the end tag */
  endGroup(at: number, tag: number): number {
    this.depth--;
    return this.tag(at, tag);
  }

  protected deeper(field: string): void {
    if (++this.depth > MESSAGE_DEPTH_MAX)
      throw new UsageError(`${field} is nested deeper than ${MESSAGE_DEPTH_MAX} messages.`);
  }

  /** Returns the values of a repeated field after checking that they are a list: iterating over a string would yield its characters. */
  items<T>(values: readonly T[], field: string): readonly T[] {
    listLength(values, field);
    return values;
  }

  /** Whether a packed field has any values to write. */
  hasItems(values: readonly unknown[], field: string): boolean {
    return listLength(values, field) > 0;
  }

  /** Begins a packed field. One byte stays free for its length. Returns the offset of its content, for `endPacked`. */
  beginPacked(at: number): number {
    this.ensure(at, 1);
    return at + 1;
  }

  /** @param begin  the result of `beginPacked` */
  endPacked(begin: number, end: number): number {
    const length = end - begin;
    if (length > 127) return this.endLong(begin, length);
    this.buffer[begin - 1] = length;
    return end;
  }

  /** Writes a length that takes more than the one free byte: moves the content up first. */
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

  /** @param isKnown  whether the enum defines a number */
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

  /** For fields with jstype = JS_NUMBER, like every `...Number` method. */
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

  bytes(at: number, value: Uint8Array, field: string): number {
    if (!(value instanceof Uint8Array)) throw outOfRange(value, field, "a Uint8Array");
    const { length } = value;
    this.ensure(at, VARINT_BYTES_MAX + length);
    const content = putVarint(this.buffer, at, length);
    this.buffer.set(value, content);
    return content + length;
  }

  /** Writes fields that are already encoded. */
  raw(at: number, encoded: Uint8Array): number {
    if (!(encoded instanceof Uint8Array)) throw outOfRange(encoded, "$unknown", "a Uint8Array");
    this.ensure(at, encoded.length);
    this.buffer.set(encoded, at);
    return at + encoded.length;
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
