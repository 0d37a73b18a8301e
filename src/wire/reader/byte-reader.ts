/** Bytes and how far they were read, with the few forms that the wire format is made of. */

import { DecodeError } from "../../errors.ts";

/**
 * How much memory a message may take, in times of its length, where that is more than the minimum.
 *
 * Honest messages pass the ratio too: an empty message of two bytes with four maps takes 800. So a message may
 * take the minimum whatever its length is: it is gone before the next one is read. What can be encoded and not
 * decoded takes more than both: five thousand such messages, or a megabyte in which most are next to empty.
 */
const MEMORY_RATIO_MAX = 32;
const MEMORY_BYTES_MIN = 4_194_304;

const NOTHING = new Uint8Array(0);

/** A group that is being read. */
interface Group {
  readonly number: number;
  readonly depth: number;
  /** Where the message around it ends. */
  readonly outerEnd: number;
  /** Whether its end was read. */
  ended: boolean;
}

export class ByteReader {
  protected input: Uint8Array = NOTHING;
  protected offset = 0;
  /** Nothing is read from here on: the end of the message that is being read. */
  protected end = 0;
  // The two halves of the 64-bit value that was read last.
  protected low = 0;
  protected high = 0;
  // What the classes on top of this one keep is here too: a class with fields of
  // its own makes it slower to make one.
  protected tagOffset = 0;
  protected depth = 0;
  private memoryLeftBytes = 0;
  protected groups: Group[] | undefined;
  protected rooms: Set<ArrayBufferLike> | undefined;
  /** The orders of fields that came so far; see `FieldReader.endOrder`. */
  protected orders: Set<number> | undefined;
  // A part of the input as text, one character a byte; see `Reader.string`.
  protected text = "";
  protected textStart = 0;
  protected view: DataView | undefined;

  /** @param input  one message without a length prefix; not changed, and not kept after `release` */
  constructor(input: Uint8Array = NOTHING) {
    this.begin(input);
  }

  /** Begins to read another message. */
  begin(input: Uint8Array): void {
    this.input = input;
    this.offset = 0;
    this.end = input.length;
    this.depth = 0;
    this.memoryLeftBytes = Math.max(input.length * MEMORY_RATIO_MAX, MEMORY_BYTES_MIN);
  }

  /** Lets go of what was read; at its end, not after an error. */
  release(): void {
    this.input = NOTHING;
    this.groups = undefined;
    this.rooms = undefined;
    this.orders = undefined;
    this.text = "";
    this.textStart = 0;
    this.view = undefined;
  }

  /** Counts memory: two bytes can make an empty message of hundreds, and a list has room for many. */
  protected charge(memoryBytes: number): void {
    this.memoryLeftBytes -= memoryBytes;
    if (this.memoryLeftBytes < 0) throw this.tooLarge();
  }

  protected advance(length: number): void {
    if (this.end - this.offset < length) throw this.truncated(this.offset);
    this.offset += length;
  }

  protected length(): number {
    const start = this.offset;
    const length = this.shortVarint();
    // As an unsigned number -1 is too large as well.
    return length >>> 0 > this.end - this.offset ? this.longLength(start, length) : length;
  }

  private longLength(start: number, short: number): number {
    const length = short < 0 ? this.longUint32("length") : short;
    if (length > this.end - this.offset) throw this.truncated(start);
    return length;
  }

  /** The lower half of a varint that is none of those that `shortVarint` reads. */
  protected longVarint32(): number {
    this.longVarint();
    return this.low;
  }

  /** A varint that must fit into 32 bits, and is none of those that `shortVarint` reads. */
  protected longUint32(what: string): number {
    const { offset } = this;
    this.longVarint();
    if (this.high !== 0) throw this.malformed(`A ${what} does not fit into 32 bits`, offset);
    return this.low;
  }

  protected varint(): void {
    const short = this.shortVarint();
    if (short < 0) {
      this.longVarint();
    } else {
      this.low = short;
      this.high = 0;
    }
  }

  /**
   * Most varints have one byte, and most others two to four. The functions
   * that are called for every field are cut short here, with what is seldom in
   * functions of its own: V8 puts a short function into the code of its caller,
   * as long as there is not too much of it.
   *
   * @returns -1 where it is longer, and was not read
   */
  protected shortVarint(): number {
    const { offset } = this;
    const byte = offset < this.end ? this.at(offset) : 128;
    if (byte > 127) return this.middleVarint();
    this.offset = offset + 1;
    return byte;
  }

  private middleVarint(): number {
    const { input, offset } = this;
    const left = this.end - offset;
    const first = input[offset] ?? 0;
    const second = left > 1 ? (input[offset + 1] ?? 0) : 128;
    if (second < 128) {
      this.offset = offset + 2;
      return (first & 127) | (second << 7);
    }
    if (left < 3) throw this.truncated(offset);
    const third = input[offset + 2] ?? 0;
    const lower = (first & 127) | ((second & 127) << 7) | ((third & 127) << 14);
    if (third < 128) {
      this.offset = offset + 3;
      return lower;
    }
    const fourth = left > 3 ? (input[offset + 3] ?? 0) : 128;
    if (fourth > 127) return -1;
    this.offset = offset + 4;
    return lower | (fourth << 21);
  }

  protected longVarint(): void {
    const start = this.offset;
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.offset >= this.end) throw this.truncated(start);
      const byte = this.at(this.offset++);
      const bits = byte & 127;
      if (shift < 28) {
        low |= bits << shift;
      } else if (shift === 28) {
        low |= bits << 28;
        high = bits >>> 4;
      } else {
        high |= bits << (shift - 32);
      }
      if (byte < 128) {
        if (shift === 63 && bits > 1) break;
        this.low = low >>> 0;
        this.high = high >>> 0;
        return;
      }
    }
    throw this.malformed("A varint does not fit into 64 bits", start);
  }

  /** The input again, for numbers with a point; made when there is one. */
  protected numbers(): DataView {
    return this.view ?? this.makeNumbers();
  }

  private makeNumbers(): DataView {
    this.view = new DataView(this.input.buffer, this.input.byteOffset, this.input.byteLength);
    return this.view;
  }

  protected word32(): number {
    const { offset } = this;
    if (this.end - offset < 4) throw this.truncated(offset);
    this.offset = offset + 4;
    const upper = (this.at(offset + 3) << 24) | (this.at(offset + 2) << 16);
    return (upper | (this.at(offset + 1) << 8) | this.at(offset)) >>> 0;
  }

  protected word64(): void {
    if (this.end - this.offset < 8) throw this.truncated(this.offset);
    this.low = this.word32();
    this.high = this.word32();
  }

  protected at(offset: number): number {
    return this.input[offset] ?? 0;
  }

  private tooLarge(): DecodeError {
    return new DecodeError("TOO_LARGE", `It takes more than ${MEMORY_RATIO_MAX} times its length`, this.offset);
  }

  protected truncated(offset: number): DecodeError {
    return new DecodeError("TRUNCATED", "The bytes end inside a field", offset);
  }

  protected malformed(text: string, offset: number): DecodeError {
    return new DecodeError("MALFORMED", text, offset);
  }
}
