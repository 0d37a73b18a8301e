/** Bytes and how far they were read, with the few forms that the wire format is made of. */

import { DecodeError } from "../errors.ts";

/** How much memory a message may take, in times of its length, where that is more than the minimum. */
const MEMORY_RATIO_MAX = 32;
const MEMORY_BYTES_MIN = 262_144;

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
  protected readonly input: Uint8Array;
  protected offset = 0;
  /** Nothing is read from here on: the end of the message that is being read. */
  protected end: number;
  // The two halves of the 64-bit value that was read last.
  protected low = 0;
  protected high = 0;
  // What the classes on top of this one keep is here too: a reader is made for
  // every message, and each class with fields of its own makes that slower.
  protected tagOffset = 0;
  protected depth = 0;
  private memoryLeftBytes: number;
  protected groups: Group[] | undefined;
  protected rooms: Set<ArrayBufferLike> | undefined;
  // A part of the input as text, one character a byte; see `Reader.string`.
  protected text = "";
  protected textStart = 0;
  private view: DataView | undefined;

  /** @param input  one message without a length prefix; not changed, and not kept after decoding */
  constructor(input: Uint8Array) {
    this.input = input;
    this.end = input.length;
    this.memoryLeftBytes = Math.max(input.length * MEMORY_RATIO_MAX, MEMORY_BYTES_MIN);
  }

  /** Counts memory: two bytes can make an empty message of hundreds, and a list has room for many. */
  protected charge(memoryBytes: number): void {
    this.memoryLeftBytes -= memoryBytes;
    if (this.memoryLeftBytes < 0)
      throw new DecodeError("TOO_LARGE", `It takes more than ${MEMORY_RATIO_MAX} times its length`, this.offset);
  }

  protected advance(length: number): void {
    if (this.end - this.offset < length) throw this.truncated(this.offset);
    this.offset += length;
  }

  protected length(): number {
    const start = this.offset;
    const length = this.uint32Strict("length");
    if (length > this.end - this.offset) throw this.truncated(start);
    return length;
  }

  /** The lower half of a varint. */
  protected varint32(): number {
    const { offset } = this;
    if (offset < this.end) {
      const byte = this.at(offset);
      if (byte < 128) {
        this.offset = offset + 1;
        return byte;
      }
    }
    this.varint();
    return this.low;
  }

  /** A varint that must fit into 32 bits. */
  protected uint32Strict(what: string): number {
    const { offset } = this;
    if (offset < this.end) {
      const byte = this.at(offset);
      if (byte < 128) {
        this.offset = offset + 1;
        return byte;
      }
    }
    this.varint();
    if (this.high !== 0) throw this.malformed(`A ${what} does not fit into 32 bits`, offset);
    return this.low;
  }

  protected varint(): void {
    const { offset, end } = this;
    // Most have two bytes, of those that come here.
    if (offset + 1 < end) {
      const first = this.at(offset);
      const second = this.at(offset + 1);
      if (first > 127 && second < 128) {
        this.low = (first & 127) | (second << 7);
        this.high = 0;
        this.offset = offset + 2;
        return;
      }
    }
    this.longVarint();
  }

  private longVarint(): void {
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
    this.view ??= new DataView(this.input.buffer, this.input.byteOffset, this.input.byteLength);
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

  protected truncated(offset: number): DecodeError {
    return new DecodeError("TRUNCATED", "The bytes end inside a field", offset);
  }

  protected malformed(text: string, offset: number): DecodeError {
    return new DecodeError("MALFORMED", text, offset);
  }
}
