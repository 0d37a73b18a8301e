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

import { ByteReader } from "./byte-reader.ts";
import { MESSAGE_DEPTH_MAX } from "./depth.ts";
import { TextWindow } from "./text-window.ts";
import { joinDouble, joinSigned, joinUnsigned, wordToFloat } from "./words.ts";

const WIRE_VARINT = 0;
const WIRE_FIXED64 = 1;
const WIRE_BYTES = 2;
const WIRE_GROUP_START = 3;
const WIRE_GROUP_END = 4;
const WIRE_FIXED32 = 5;

const TWO_32 = 4_294_967_296;
/** The upper word of Number.MAX_SAFE_INTEGER. */
const SAFE_HIGH_MAX = 0x1f_ffff;

/** The value of bytes fields that are not there; shared, as nobody can change it. */
export const EMPTY_BYTES: Uint8Array = new Uint8Array(0);

export class Reader extends ByteReader {
  private text: TextWindow | undefined;
  private tagOffset = 0;
  private rooms: Set<ArrayBufferLike> | undefined;
  private depth = 0;

  /** Whether the message, or the packed field, that is being read is at its end. */
  done(): boolean {
    return this.offset >= this.end;
  }

  /** Field number and wire type, as they are on the wire. */
  tag(): number {
    this.tagOffset = this.offset;
    return this.uint32Strict("tag");
  }

  /** Begins a message inside the one that is being read. Returns what `endMessage` takes. */
  beginMessage(): number {
    if (++this.depth > MESSAGE_DEPTH_MAX)
      throw this.malformed(`Messages are nested deeper than ${MESSAGE_DEPTH_MAX}`, this.offset);
    return this.beginPacked();
  }

  endMessage(outerEnd: number): void {
    this.depth--;
    this.end = outerEnd;
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
    const start = this.offset;
    this.offset = start + length;
    // Not `slice`: of a Buffer that is no copy.
    return new Uint8Array(this.input.subarray(start, this.offset));
  }

  /**
   * Skips the field whose tag was read last, because the schema does not know it.
   *
   * @param tag      what `tag()` returned
   * @param unknown  what this method returned before for the same message
   * @returns where the unknown fields are, for `takeUnknown`
   */
  skipUnknown(tag: number, unknown: number[] | undefined): number[] {
    const start = this.tagOffset;
    this.skip(tag, 0);
    if (unknown === undefined) return [start, this.offset];
    if (unknown[unknown.length - 1] === start) unknown[unknown.length - 1] = this.offset;
    else unknown.push(start, this.offset);
    return unknown;
  }

  /** The bytes of the unknown fields, those that the message had before first; a copy. */
  takeUnknown(unknown: readonly number[], before: Uint8Array = EMPTY_BYTES): Uint8Array {
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
      if ((tag & 7) === WIRE_GROUP_END) {
        if (tag >>> 3 !== number) throw this.malformed("A group ends that did not begin", this.tagOffset);
        return;
      }
      this.skip(tag, groups);
    }
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
