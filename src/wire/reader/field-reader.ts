/** Adds tags, nested messages, groups, packed fields and unknown fields to the reader. */

import type { DecodeError } from "../../errors.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";
import { ByteReader } from "./byte-reader.ts";

const WIRE_VARINT = 0;
const WIRE_FIXED64 = 1;
const WIRE_BYTES = 2;
const WIRE_GROUP_START = 3;
const WIRE_GROUP_END = 4;
const WIRE_FIXED32 = 5;

/** Length of the varint of a negative number. */
const NEGATIVE_BYTES = 10;

/** Memory that V8 takes for a small Uint8Array besides its content. */
export const ARRAY_BYTES = 288;

/** Memory that V8 takes for an array of one element: it allocates room for 17. */
const LIST_BYTES = 152;
/** Memory that V8 takes to describe a new transition: a property that no object had after the same properties. */
const ORDER_BYTES = 112;
/** Field orders are counted for longer input only; in shorter input they take at most 3 MB. */
const UNORDERED_BYTES_MAX = 65_536;
/** 2^32 divided by the golden ratio: an odd number that mixes bits well. */
const ORDER_FACTOR = 0x9e37_79b1;

/** The value of absent bytes fields; shared, because an empty array cannot be modified. */
export const EMPTY_BYTES: Uint8Array = new Uint8Array(0);

export class FieldReader extends ByteReader {
  /** Whether the current message or packed field is at its end. */
  done(): boolean {
    return this.offset >= this.end;
  }

  /** Reads a tag: field number << 3 | wire type. Returns 0 at the end of the current message. */
  tag(): number {
    const { offset } = this;
    this.tagOffset = offset;
    if (offset >= this.end) return 0;
    const byte = this.at(offset);
    if (byte === 0 || byte > 127) return this.longTag();
    this.offset = offset + 1;
    return byte;
  }

  /**
   * Reads the next tag if it is the given one.
   *
   * @param tag  of one byte, as those of fields up to 15 are
   */
  next(tag: number): boolean {
    const { offset } = this;
    if (offset >= this.end || this.input[offset] !== tag) return false;
    this.offset = offset + 1;
    return true;
  }

  /** Does what `next` does for a tag of two bytes, as those of fields from 16 to 2,047 are. */
  nextLong(tag: number): boolean {
    const { input, offset } = this;
    if (offset + 1 >= this.end || input[offset + 1] !== tag >>> 7) return false;
    if (input[offset] !== ((tag & 127) | 128)) return false;
    this.offset = offset + 2;
    return true;
  }

  private longTag(): number {
    const short = this.shortVarint();
    const tag = short < 0 ? this.longUint32("tag") : short;
    if (tag === 0) throw this.malformed("A field has the number 0", this.tagOffset);
    return tag;
  }

  /**
   * Begins a message inside the current one.
   *
   * @param memoryBytes  about how much memory the message takes while it is empty
   * @returns the value to pass to `endMessage`
   * @throws DecodeError TOO_LARGE: the decoded message takes too much memory for its length
   */
  beginMessage(memoryBytes = 0): number {
    const { offset, end } = this;
    const length = offset < end ? this.at(offset) : 128;
    this.memoryLeftBytes -= memoryBytes;
    if (++this.depth > MESSAGE_DEPTH_MAX || this.memoryLeftBytes < 0 || length > 127 || length >= end - offset)
      return this.beginLong();
    this.offset = offset + 1;
    this.end = offset + 1 + length;
    return end;
  }

  private beginLong(): number {
    if (this.memoryLeftBytes < 0) throw this.tooLarge();
    if (this.depth > MESSAGE_DEPTH_MAX) throw this.tooDeep(this.offset);
    return this.beginPacked();
  }

  endMessage(outerEnd: number): void {
    this.depth--;
    this.end = outerEnd;
  }

  /** Notes that a message ended without a required field. It may still arrive: a message may come in several pieces. */
  lacksRequired(): void {
    this.lacking = true;
  }

  isLackingRequired(): boolean {
    return this.lacking;
  }

  /** Accounts for a list that gets its first value. */
  beginList(): void {
    this.charge(LIST_BYTES);
  }

  /** Whether the input is long enough to count field orders. */
  isLong(): boolean {
    return this.input.length > UNORDERED_BYTES_MAX;
  }

  /**
   * Adds a field to the hash of the order in which a message's fields arrived.
   *
   * V8 describes every new combination and order of properties separately, which
   * takes more memory than the properties. Only messages with many optional
   * fields need the count. An attacker who finds colliding orders gains little:
   * without the count a message takes up to 46 times its length instead of 32.
   *
   * @param order  hash of the fields before; initially a number that differs for each type
   */
  nextOrder(order: number, tag: number): number {
    return Math.imul(order ^ (order >>> 15) ^ tag, ORDER_FACTOR);
  }

  /** Accounts for an order of fields that was not seen before. */
  endOrder(order: number, fields: number): void {
    this.orders ??= new Set();
    if (this.orders.has(order)) return;
    this.orders.add(order);
    this.charge(fields * ORDER_BYTES);
  }

  /** Begins a group, whose start tag was just read. A group has no length: it ends at its end tag. */
  beginGroup(number: number, memoryBytes = 0): void {
    this.charge(memoryBytes);
    if (++this.depth > MESSAGE_DEPTH_MAX) throw this.tooDeep(this.tagOffset);
    this.groups ??= [];
    this.groups.push({ number, depth: this.depth, outerEnd: this.end, ended: false });
  }

  endGroup(): void {
    const group = this.groups?.pop();
    if (group === undefined || !group.ended) throw this.truncated(this.offset);
    this.depth--;
    this.end = group.outerEnd;
  }

  /** Begins a packed field. Returns the value to pass to `endPacked`. */
  beginPacked(): number {
    const outerEnd = this.end;
    const length = this.length();
    this.end = this.offset + length;
    return outerEnd;
  }

  endPacked(outerEnd: number): void {
    this.end = outerEnd;
  }

  /**
   * Skips the field whose tag was read last, because the schema does not know it.
   *
   * @param tag      the result of `tag()`
   * @param unknown  the result of the last call for the same message
   * @returns start and end offsets of the unknown fields, for `takeUnknown`; `unknown` itself at the end of a group
   */
  skipUnknown(tag: number, unknown: number[] | undefined): number[] | undefined {
    if ((tag & 7) === WIRE_GROUP_END && this.isGroupEnd(tag >>> 3)) return unknown;
    const start = this.tagOffset;
    this.skip(tag, 0);
    return this.keepUnknown(unknown, start);
  }

  /** Offset of the field whose tag was read last. */
  fieldStart(): number {
    return this.tagOffset;
  }

  /**
   * Adds a field to the unknown ones after it was read, because the schema does not define its value.
   *
   * @returns offsets of the unknown fields, as `skipUnknown`
   */
  keepUnknown(unknown: number[] | undefined, start = this.tagOffset): number[] {
    if (unknown === undefined) return [start, this.offset];
    if (unknown[unknown.length - 1] === start) unknown[unknown.length - 1] = this.offset;
    else unknown.push(start, this.offset);
    return unknown;
  }

  /** Appends one unpacked field for each number, which came from a packed field. Returns the encoded unknown fields. */
  addUnknownNumbers(tag: number, numbers: readonly number[], before: Uint8Array = EMPTY_BYTES): Uint8Array {
    if (before.length === 0) this.charge(ARRAY_BYTES);
    const length = numbers.reduce((sum, number) => sum + varintLength(number), numbers.length * varintLength(tag));
    const joined = this.lengthened(before, before.length + length);
    let offset = before.length;
    for (const number of numbers) offset = putVarint(joined, putVarint(joined, offset, tag), number);
    return joined;
  }

  /** Returns a copy of the encoded unknown fields: `before`, then those at the given offsets. */
  takeUnknown(unknown: readonly number[], before: Uint8Array = EMPTY_BYTES): Uint8Array {
    if (before.length === 0) this.charge(ARRAY_BYTES);
    let length = before.length;
    for (let index = 0; index < unknown.length; index += 2) length += (unknown[index + 1] ?? 0) - (unknown[index] ?? 0);
    const joined = this.lengthened(before, length);
    let offset = before.length;
    for (let index = 0; index < unknown.length; index += 2) {
      const piece = this.input.subarray(unknown[index], unknown[index + 1]);
      joined.set(piece, offset);
      offset += piece.length;
    }
    return joined;
  }

  /**
   * Returns an array of the given length that begins with `before`.
   *
   * A message that arrives in many pieces collects its unknown fields piece by
   * piece. Copying all of them each time would take quadratic time, so each new
   * buffer is twice as long as needed.
   */
  private lengthened(before: Uint8Array, length: number): Uint8Array {
    if (before.length === 0) return new Uint8Array(length);
    if (this.unknownBuffers?.has(before.buffer) && before.buffer.byteLength >= length)
      return new Uint8Array(before.buffer, 0, length);
    const room = new ArrayBuffer(length * 2);
    this.unknownBuffers ??= new Set();
    this.unknownBuffers.add(room);
    const moved = new Uint8Array(room, 0, length);
    moved.set(before);
    return moved;
  }

  private skip(tag: number, groups: number): void {
    const start = this.tagOffset;
    const number = tag >>> 3;
    if (number === 0) throw this.malformed("A field has the number 0", start);
    switch (tag & 7) {
      case WIRE_VARINT:
        this.varint();
        break;
      case WIRE_FIXED64:
        this.advance(8);
        break;
      case WIRE_BYTES:
        this.advance(this.length());
        break;
      case WIRE_GROUP_START:
        this.skipGroup(number, groups + 1);
        break;
      case WIRE_FIXED32:
        this.advance(4);
        break;
      case WIRE_GROUP_END:
        throw this.malformed("A group ends without having begun", start);
      default:
        throw this.malformed(`Wire type ${tag & 7} does not exist`, start);
    }
  }

  private skipGroup(number: number, groups: number): void {
    if (this.depth + groups > MESSAGE_DEPTH_MAX) {
      throw this.malformed(`Groups are nested deeper than ${MESSAGE_DEPTH_MAX}`, this.tagOffset);
    }
    for (;;) {
      const tag = this.tag();
      if (tag === 0) throw this.truncated(this.offset);
      if ((tag & 7) === WIRE_GROUP_END) {
        if (tag >>> 3 !== number) throw this.malformed("A group ends without having begun", this.tagOffset);
        return;
      }
      this.skip(tag, groups);
    }
  }

  private tooDeep(offset: number): DecodeError {
    return this.malformed(`Messages are nested deeper than ${MESSAGE_DEPTH_MAX}`, offset);
  }

  /** Whether an end tag closes the current group. If so, the group counts as done. */
  private isGroupEnd(number: number): boolean {
    const group = this.groups?.at(-1);
    if (group === undefined || group.number !== number || group.depth !== this.depth) return false;
    group.ended = true;
    this.end = this.offset;
    return true;
  }
}

function varintLength(value: number): number {
  if (value < 0) return NEGATIVE_BYTES;
  let length = 1;
  for (let rest = value; rest > 127; rest >>>= 7) length++;
  return length;
}

/**
 * @param value  from -2^31 to 2^32 - 1; a negative value is written with 64 bits
 * @returns index after the varint
 */
function putVarint(bytes: Uint8Array, start: number, value: number): number {
  let offset = start;
  let low = value >>> 0;
  let high = value < 0 ? 0xffff_ffff : 0;
  while (high > 0 || low > 127) {
    bytes[offset++] = (low & 127) | 128;
    low = ((low >>> 7) | (high << 25)) >>> 0;
    high >>>= 7;
  }
  bytes[offset++] = low;
  return offset;
}
