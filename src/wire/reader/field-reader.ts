/**
 * Reads what is around values: tags, messages within messages, and the fields
 * that the schema does not know.
 */

import type { DecodeError } from "../../errors.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";
import { ByteReader } from "./byte-reader.ts";

const WIRE_VARINT = 0;
const WIRE_FIXED64 = 1;
const WIRE_BYTES = 2;
const WIRE_GROUP_START = 3;
const WIRE_GROUP_END = 4;
const WIRE_FIXED32 = 5;

/** The length of the varint of a negative number. */
const NEGATIVE_BYTES = 10;

/** What V8 takes for a small Uint8Array, besides its content. */
export const ARRAY_BYTES = 288;

/** What V8 takes for the room of a list, which is for 17 values as soon as there is one. */
const LIST_BYTES = 152;
/** What V8 takes for a property that objects of this kind had not after those before it. */
const ORDER_BYTES = 112;
/** Of shorter input the orders take 3 MB at most. */
const UNORDERED_BYTES_MAX = 65_536;
/** An odd number that mixes bits well: of the golden ratio. */
const ORDER_FACTOR = 0x9e37_79b1;

/** The value of bytes fields that are not there; shared, as nobody can change it. */
export const EMPTY_BYTES: Uint8Array = new Uint8Array(0);

export class FieldReader extends ByteReader {
  /** Whether the message, or the packed field, that is being read is at its end. */
  done(): boolean {
    return this.offset >= this.end;
  }

  /** Field number and wire type, as they are on the wire; 0 at the end of the message that is being read. */
  tag(): number {
    const { offset } = this;
    this.tagOffset = offset;
    if (offset >= this.end) return 0;
    const byte = this.at(offset);
    if (byte === 0 || byte > 127) return this.longTag();
    this.offset = offset + 1;
    return byte;
  }

  private longTag(): number {
    const short = this.shortVarint();
    const tag = short < 0 ? this.longUint32("tag") : short;
    if (tag === 0) throw this.malformed("A field has the number 0", this.tagOffset);
    return tag;
  }

  /**
   * Begins a message inside the one that is being read.
   *
   * @param memoryBytes  what it takes when it is empty, about
   * @returns what `endMessage` takes
   * @throws DecodeError TOO_LARGE: what was read takes too much memory for its length
   */
  beginMessage(memoryBytes = 0): number {
    this.charge(memoryBytes);
    if (++this.depth > MESSAGE_DEPTH_MAX) throw this.tooDeep(this.offset);
    const outerEnd = this.end;
    const { offset } = this;
    const length = offset < outerEnd ? this.at(offset) : 128;
    const begin = offset + 1;
    if (length > 127 || length > outerEnd - begin) return this.beginPacked();
    this.offset = begin;
    this.end = begin + length;
    return outerEnd;
  }

  endMessage(outerEnd: number): void {
    this.depth--;
    this.end = outerEnd;
  }

  /** A list gets its first value. */
  beginList(): void {
    this.charge(LIST_BYTES);
  }

  /** Whether it is worth the time to count the orders of fields. */
  isLong(): boolean {
    return this.input.length > UNORDERED_BYTES_MAX;
  }

  /**
   * Adds a field to the order in which those of a message came. Only messages
   * with many optional fields need that: V8 describes each choice and order of
   * properties anew, which takes more than the properties themselves. Whoever
   * looks for orders that get the same number here gains little: without this
   * messages take up to 46 times their length, and not 32.
   *
   * @param order  of the fields before; at first a number that is the type's own
   */
  nextOrder(order: number, tag: number): number {
    return Math.imul(order ^ (order >>> 15) ^ tag, ORDER_FACTOR);
  }

  /** Counts the memory for an order of fields that did not come before. */
  endOrder(order: number, fields: number): void {
    this.orders ??= new Set();
    if (this.orders.has(order)) return;
    this.orders.add(order);
    this.charge(fields * ORDER_BYTES);
  }

  /** Begins a message between two tags, of which the first was read. Unlike others it ends where the second is. */
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

  /** Begins a packed field. Returns what `endPacked` takes. */
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
   * @param tag      what `tag()` returned
   * @param unknown  what this method returned before for the same message
   * @returns where the unknown fields are, for `takeUnknown`; at the end of a group what came in
   */
  skipUnknown(tag: number, unknown: number[] | undefined): number[] | undefined {
    if ((tag & 7) === WIRE_GROUP_END && this.isGroupEnd(tag >>> 3)) return unknown;
    const start = this.tagOffset;
    this.skip(tag, 0);
    return this.keepUnknown(unknown, start);
  }

  /** Where the field whose tag was read last begins. */
  fieldStart(): number {
    return this.tagOffset;
  }

  /**
   * Keeps a field that was read, because its value is none of the schema's.
   *
   * @returns where the unknown fields are, as `skipUnknown` does
   */
  keepUnknown(unknown: number[] | undefined, start = this.tagOffset): number[] {
    if (unknown === undefined) return [start, this.offset];
    if (unknown[unknown.length - 1] === start) unknown[unknown.length - 1] = this.offset;
    else unknown.push(start, this.offset);
    return unknown;
  }

  /** Adds a field for each of some numbers out of a packed one. Returns all unknown fields. */
  addUnknownNumbers(tag: number, numbers: readonly number[], before: Uint8Array = EMPTY_BYTES): Uint8Array {
    if (before.length === 0) this.charge(ARRAY_BYTES);
    const length = numbers.reduce((sum, number) => sum + varintLength(number), numbers.length * varintLength(tag));
    const joined = this.lengthened(before, before.length + length);
    let offset = before.length;
    for (const number of numbers) offset = putVarint(joined, putVarint(joined, offset, tag), number);
    return joined;
  }

  /** The bytes of the unknown fields, those that the message had before first; a copy. */
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
   * A message that comes in many pieces gets its unknown fields piece by piece:
   * copying them all for each would take quadratic time, so room is left.
   */
  private lengthened(before: Uint8Array, length: number): Uint8Array {
    if (before.length === 0) return new Uint8Array(length);
    if (this.rooms?.has(before.buffer) && before.buffer.byteLength >= length)
      return new Uint8Array(before.buffer, 0, length);
    const room = new ArrayBuffer(length * 2);
    this.rooms ??= new Set();
    this.rooms.add(room);
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
        throw this.malformed("A group ends that did not begin", start);
      default:
        throw this.malformed(`There is no wire type ${tag & 7}`, start);
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
        if (tag >>> 3 !== number) throw this.malformed("A group ends that did not begin", this.tagOffset);
        return;
      }
      this.skip(tag, groups);
    }
  }

  private tooDeep(offset: number): DecodeError {
    return this.malformed(`Messages are nested deeper than ${MESSAGE_DEPTH_MAX}`, offset);
  }

  /** Whether a tag ends the group that is being read; then nothing more is read of it. */
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
 * @param value  from -2^31 to 2^32 - 1; as on the wire a negative one has 64 bits
 * @returns where it ends
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
