/**
 * Writes the protobuf wire format.
 *
 * Generated code drives it. The methods take the name of the field, for the
 * text of the UsageError they throw where the value does not fit.
 *
 * Here are fields, tag and value in one, of the types that are most frequent:
 * where both are short, which most are, there is one look for room, and the
 * rest goes the long way.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */

import { VARINT_BYTES_MAX } from "./byte-writer.ts";
import { MESSAGE_DEPTH_MAX } from "./depth.ts";
import { checkUnsigned32, outOfRange } from "./ranges.ts";
import { putAscii, SHORT_UNITS, ValueWriter } from "./value-writer.ts";

/** Varints of less take at most two bytes, three, or four. */
const TWO_BYTES_END = 16_384;
const THREE_BYTES_END = 2_097_152;
const FOUR_BYTES_END = 268_435_456;

export class Writer extends ValueWriter {
  /** Begins a message inside the one that is being written. Returns what `endMessage` takes. */
  beginMessageField(tag: number, field: string): number {
    if (tag >= TWO_BYTES_END || this.limit - this.offset < 3 || this.depth >= MESSAGE_DEPTH_MAX) {
      this.tag(tag);
      return this.beginMessage(field);
    }
    this.depth++;
    const { buffer } = this;
    let { offset } = this;
    if (tag < 128) {
      buffer[offset] = tag;
    } else {
      buffer[offset] = tag | 128;
      buffer[++offset] = tag >>> 7;
    }
    // A byte is left for the length.
    this.offset = offset + 2;
    return this.offset - this.start;
  }

  int32Field(tag: number, value: number, field: string): void {
    if (this.short(tag, value)) return;
    this.tag(tag);
    this.int32(value, field);
  }

  uint32Field(tag: number, value: number, field: string): void {
    if (this.short(tag, value)) return;
    this.tag(tag);
    this.uint32(value, field);
  }

  uint64NumberField(tag: number, value: number, field: string): void {
    if (this.short(tag, value)) return;
    this.tag(tag);
    this.uint64Number(value, field);
  }

  doubleField(tag: number, value: number, field: string): void {
    const { offset } = this;
    if (tag > 127 || this.limit - offset < 9 || typeof value !== "number") {
      this.tag(tag);
      this.double(value, field);
      return;
    }
    this.buffer[offset] = tag;
    this.numbers().setFloat64(offset + 1, value, true);
    this.offset = offset + 9;
  }

  stringField(tag: number, value: string, field: string): void {
    const { buffer, offset } = this;
    const isShort = typeof value === "string" && value.length <= SHORT_UNITS && tag < 128;
    if (isShort && this.limit - offset >= SHORT_UNITS + 2 && putAscii(value, buffer, offset + 2)) {
      buffer[offset] = tag;
      buffer[offset + 1] = value.length;
      this.offset = offset + 2 + value.length;
    } else {
      this.tag(tag);
      this.string(value, field);
    }
  }

  /** Writes a packed field, as those below in a loop of its own; nothing where there are no values. */
  doubles(tag: number, values: readonly number[], field: string): void {
    if (values.length === 0) return;
    this.tag(tag);
    this.uint32(values.length * 8, field);
    this.ensure(values.length * 8);
    const view = this.numbers();
    for (const value of values) {
      if (typeof value !== "number") throw outOfRange(value, field, "a number");
      view.setFloat64(this.offset, value, true);
      this.offset += 8;
    }
  }

  int32s(tag: number, values: readonly number[], field: string): void {
    if (values.length === 0) return;
    this.tag(tag);
    const begin = this.beginPacked();
    for (const value of values) this.int32(value, field);
    this.endPacked(begin);
  }

  uint32s(tag: number, values: readonly number[], field: string): void {
    if (values.length === 0) return;
    this.tag(tag);
    const begin = this.beginPacked();
    let { buffer, offset, limit } = this;
    for (const value of values) {
      checkUnsigned32(value, field);
      if (limit - offset < VARINT_BYTES_MAX) {
        this.offset = offset;
        this.ensure(VARINT_BYTES_MAX);
        ({ buffer, offset, limit } = this);
      }
      if (value < FOUR_BYTES_END) {
        offset = putShort(value, buffer, offset);
      } else {
        this.offset = offset;
        this.varint32(value);
        ({ offset } = this);
      }
    }
    this.offset = offset;
    this.endPacked(begin);
  }

  /** Writes a number that is not negative and takes few bytes. Returns whether it is one. */
  private short(tag: number, value: number): boolean {
    const isUnsigned = typeof value === "number" && value >>> 0 === value;
    if (!isUnsigned || value >= FOUR_BYTES_END || tag > 127 || this.limit - this.offset < 5) return false;
    const { buffer, offset } = this;
    buffer[offset] = tag;
    this.offset = putShort(value, buffer, offset + 1);
    return true;
  }
}

/** Puts a varint of at most four bytes where there is room for it. Returns where it ends. */
function putShort(value: number, buffer: Uint8Array, offset: number): number {
  if (value < 128) {
    buffer[offset] = value;
    return offset + 1;
  }
  buffer[offset] = value | 128;
  if (value < TWO_BYTES_END) {
    buffer[offset + 1] = value >>> 7;
    return offset + 2;
  }
  buffer[offset + 1] = (value >>> 7) | 128;
  if (value < THREE_BYTES_END) {
    buffer[offset + 2] = value >>> 14;
    return offset + 3;
  }
  buffer[offset + 2] = (value >>> 14) | 128;
  buffer[offset + 3] = value >>> 21;
  return offset + 4;
}
