/**
 * Writes the protobuf wire format.
 *
 * Generated code drives it. Each method takes the offset to write at and
 * returns the offset after what it wrote. `field` is the name of the field, for
 * the UsageError that a method throws if the value does not fit.
 *
 * The chain of classes: `ByteWriter` provides the buffer and writes varints and
 * fixed words, `TextWriter` adds strings, `ValueWriter` adds tags, nested
 * messages and every other type, and `Writer` adds methods that write tag and
 * value together for the most frequent types. If both are short, as most are,
 * these check the room once; otherwise they call the methods of `ValueWriter`.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */

import { listLength, MESSAGE_DEPTH_MAX, outOfRange, UINT32 } from "./ranges.ts";
import { putVarint } from "./writer/byte-writer.ts";
import { putAscii, SHORT_UNITS } from "./writer/text-writer.ts";
import { ValueWriter } from "./writer/value-writer.ts";

const UINT32_BYTES_MAX = 5;
const ENTRY = {};

export class Writer extends ValueWriter {
  /** Does what `beginMessage` does, after writing the tag. */
  beginMessageField(at: number, tag: number, value: object, field: string): number {
    if (
      typeof value !== "object" ||
      value === null ||
      tag > 127 ||
      at > this.fieldLimit ||
      this.depth >= MESSAGE_DEPTH_MAX
    )
      return this.beginMessage(this.tag(at, tag), value, field);
    this.depth++;
    this.buffer[at] = tag;
    // One byte stays free for the length.
    return at + 2;
  }

  /** Begins a map entry, which is a message with the key and the value as fields. */
  beginEntry(at: number, tag: number, field: string): number {
    return this.beginMessageField(at, tag, ENTRY, field);
  }

  int32Field(at: number, tag: number, value: number, field: string): number {
    const isShort = typeof value === "number" && (value | 0) === value && value >= 0;
    if (isShort && tag < 128 && at <= this.fieldLimit) return putField(this.buffer, at, tag, value);
    return this.int32(this.tag(at, tag), value, field);
  }

  uint32Field(at: number, tag: number, value: number, field: string): number {
    const isShort = typeof value === "number" && value >>> 0 === value;
    if (isShort && tag < 128 && at <= this.fieldLimit) return putField(this.buffer, at, tag, value);
    return this.uint32(this.tag(at, tag), value, field);
  }

  sint32Field(at: number, tag: number, value: number, field: string): number {
    const isShort = typeof value === "number" && (value | 0) === value;
    if (isShort && tag < 128 && at <= this.fieldLimit)
      return putField(this.buffer, at, tag, ((value << 1) ^ (value >> 31)) >>> 0);
    return this.sint32(this.tag(at, tag), value, field);
  }

  uint64NumberField(at: number, tag: number, value: number, field: string): number {
    const isShort = typeof value === "number" && value >>> 0 === value;
    if (isShort && tag < 128 && at <= this.fieldLimit) return putField(this.buffer, at, tag, value);
    return this.uint64Number(this.tag(at, tag), value, field);
  }

  boolField(at: number, tag: number, value: boolean, field: string): number {
    if (typeof value !== "boolean" || tag > 127 || at > this.fieldLimit)
      return this.bool(this.tag(at, tag), value, field);
    this.buffer[at] = tag;
    this.buffer[at + 1] = value ? 1 : 0;
    return at + 2;
  }

  doubleField(at: number, tag: number, value: number, field: string): number {
    if (typeof value !== "number" || tag > 127 || at > this.fieldLimit)
      return this.double(this.tag(at, tag), value, field);
    this.buffer[at] = tag;
    this.numbers().setFloat64(at + 1, value, true);
    return at + 9;
  }

  stringField(at: number, tag: number, value: string, field: string): number {
    if (typeof value !== "string" || value.length > SHORT_UNITS || tag > 127 || this.limit - at < SHORT_UNITS + 2)
      return this.string(this.tag(at, tag), value, field);
    const { buffer } = this;
    buffer[at] = tag;
    buffer[at + 1] = value.length;
    const end = putAscii(value, buffer, at + 2);
    return end < 0 ? this.string(at + 1, value, field) : end;
  }

  stringUncheckedField(at: number, tag: number, value: string, field: string): number {
    try {
      return this.stringField(at, tag, value, field);
    } catch (error) {
      return this.escaped(this.tag(at, tag), value, field, error);
    }
  }

  /** Writes a packed field, or nothing if there are no values. Like the two methods below it has its own loop. */
  doubles(start: number, tag: number, values: readonly number[], field: string): number {
    const length = listLength(values, field);
    if (length === 0) return start;
    let at = this.uint32(this.tag(start, tag), length * 8, field);
    this.ensure(at, length * 8);
    const view = this.numbers();
    // `for of` would allocate an object for each number.
    for (let index = 0; index < length; index++) {
      const value = values[index];
      if (typeof value !== "number") throw outOfRange(value, field, "a number");
      view.setFloat64(at, value, true);
      at += 8;
    }
    return at;
  }

  int32s(start: number, tag: number, values: readonly number[], field: string): number {
    if (!this.hasItems(values, field)) return start;
    const begin = this.beginPacked(this.tag(start, tag));
    let at = begin;
    for (const value of values) at = this.int32(at, value, field);
    return this.endPacked(begin, at);
  }

  uint32s(start: number, tag: number, values: readonly number[], field: string): number {
    const length = listLength(values, field);
    if (length === 0) return start;
    const begin = this.beginPacked(this.tag(start, tag));
    this.ensure(begin, length * UINT32_BYTES_MAX);
    const { buffer } = this;
    let at = begin;
    for (let index = 0; index < length; index++) {
      const value = values[index];
      if (typeof value !== "number" || value >>> 0 !== value) throw outOfRange(value, field, UINT32);
      // The shift tells the compiler that the value has 32 bits.
      at = putVarint(buffer, at, value >>> 0);
    }
    return this.endPacked(begin, at);
  }
}

/** Writes a one-byte tag and a varint; the caller has checked the room. Returns the offset after them. */
function putField(buffer: Uint8Array, at: number, tag: number, value: number): number {
  buffer[at] = tag;
  return putVarint(buffer, at + 1, value);
}
