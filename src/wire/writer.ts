/**
 * Writes the protobuf wire format.
 *
 * Generated code drives it. The methods take where to write and return where
 * that ends; and the name of the field, for the text of the UsageError they
 * throw where the value does not fit.
 *
 * Here are fields, tag and value in one, of the types that are most frequent:
 * where both are short, which most are, there is one look for room, and the
 * rest goes the long way.
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
  /** As `beginMessage`, with its tag. */
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
    // A byte is left for the length.
    return at + 2;
  }

  /** Begins an entry of a map, which is a message of its key and its value. */
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

  /** Writes a packed field, as those below in a loop of its own; nothing where there are no values. */
  doubles(start: number, tag: number, values: readonly number[], field: string): number {
    const length = listLength(values, field);
    if (length === 0) return start;
    let at = this.uint32(this.tag(start, tag), length * 8, field);
    this.ensure(at, length * 8);
    const view = this.numbers();
    // With `for of` each number would become an object.
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
      // By the shift the compiler knows that it has 32 bits.
      at = putVarint(buffer, at, value >>> 0);
    }
    return this.endPacked(begin, at);
  }
}

/** Puts a tag of one byte and a number where there is room for them. Returns where that ends. */
function putField(buffer: Uint8Array, at: number, tag: number, value: number): number {
  buffer[at] = tag;
  return putVarint(buffer, at + 1, value);
}
