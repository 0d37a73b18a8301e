/**
 * The base class of the reader: the input, the read position, and the few
 * encodings that the wire format consists of (varint, fixed 32 and 64 bits, length).
 *
 * Functions that run for every field handle the frequent case and call another
 * function for the rest. V8 inlines a short function into its caller as long as
 * the sum stays within a budget, so do not merge or move them without
 * `npm run bench:codec`.
 */

import { DecodeError } from "../../errors.ts";

/**
 * The most memory that a decoded message may take: 32 times its encoded length, but at least 4 MiB.
 *
 * Honest messages can exceed the ratio: an empty message of two bytes with four maps takes 800 bytes of memory. The
 * minimum lets them through. A message exceeds both bounds only if it holds thousands of nearly empty messages.
 */
const MEMORY_RATIO_MAX = 32;
const MEMORY_BYTES_MIN = 4_194_304;

const VARINT_BYTES_MAX = 10;
const EMPTY = new Uint8Array(0);

/** A group that is being read. */
interface Group {
  /** Its field number. */
  readonly number: number;
  readonly depth: number;
  /** End of the surrounding message. */
  readonly outerEnd: number;
  /** Whether its end tag was read. */
  ended: boolean;
}

export class ByteReader {
  protected input: Uint8Array = EMPTY;
  protected offset = 0;
  /** The end of the current message; nothing is read from here on. */
  protected end = 0;
  // The words of the 64-bit value that was read last.
  protected low = 0;
  protected high = 0;
  // The fields of the derived classes are declared here too: initialisers in derived classes make construction slower.
  protected tagOffset = 0;
  protected depth = 0;
  protected memoryLeftBytes = 0;
  /** Whether a message lacked a required field when it ended. */
  protected lacking = false;
  protected groups: Group[] | undefined;
  /** Buffers of unknown fields that have room to grow; see `FieldReader.lengthened`. */
  protected unknownBuffers: Set<ArrayBufferLike> | undefined;
  /** The field orders seen so far; see `FieldReader.endOrder`. */
  protected orders: Set<number> | undefined;
  // A window of the input as text, one character per byte; see `TextReader.cut`.
  protected text = "";
  protected textStart = 0;
  protected view: DataView | undefined;

  /** @param input  one message without a length prefix; not modified, and kept only until `release` */
  constructor(input: Uint8Array = EMPTY) {
    this.begin(input);
  }

  /** Starts reading another message. */
  begin(input: Uint8Array): void {
    this.input = input;
    this.offset = 0;
    this.end = input.length;
    this.depth = 0;
    this.lacking = false;
    this.memoryLeftBytes = Math.max(input.length * MEMORY_RATIO_MAX, MEMORY_BYTES_MIN);
  }

  /** Drops all references to the input. Called at the end of a message; a reader that threw is discarded instead. */
  release(): void {
    this.input = EMPTY;
    this.groups = undefined;
    this.unknownBuffers = undefined;
    this.orders = undefined;
    this.text = "";
    this.textStart = 0;
    this.view = undefined;
  }

  /** Accounts for memory about to be allocated: two bytes of input can create an object of hundreds of bytes. */
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
    // -1 (a longer varint) becomes 2^32 - 1 here, so one comparison catches it too.
    return length >>> 0 > this.end - this.offset ? this.longLength(start, length) : length;
  }

  private longLength(start: number, short: number): number {
    const length = short < 0 ? this.longUint32("length") : short;
    if (length > this.end - this.offset) throw this.truncated(start);
    return length;
  }

  /** Reads a varint that `shortVarint` declined. Returns its lower 32 bits. */
  protected longVarint32(): number {
    this.longVarint();
    return this.low;
  }

  /** Reads a varint that `shortVarint` declined and that must fit into 32 bits. */
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
   * Reads a varint of one to four bytes, as most are.
   *
   * @returns -1 if the varint is longer; then nothing was read
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

  /** Reads a varint of any length. */
  protected longVarint(): void {
    const { input, offset } = this;
    if (this.end - offset < VARINT_BYTES_MAX) {
      this.lastVarint();
      return;
    }
    const fifth = input[offset + 4] ?? 0;
    let low = this.at(offset) & 127;
    low |= (this.at(offset + 1) & 127) << 7;
    low |= (this.at(offset + 2) & 127) << 14;
    low |= (this.at(offset + 3) & 127) << 21;
    this.low = (low | (fifth << 28)) >>> 0;
    this.high = (fifth & 127) >>> 4;
    this.offset = offset + 5;
    if (fifth > 127) this.upperVarint(offset);
  }

  /** Continues with the sixth byte. */
  private upperVarint(start: number): void {
    let { high } = this;
    let shift = 3;
    for (let at = start + 5; at < start + VARINT_BYTES_MAX; at++) {
      const byte = this.at(at);
      // Of the last byte, 64 bits leave room for one bit.
      if (shift > 24 && byte > 1) break;
      high |= (byte & 127) << shift;
      shift += 7;
      if (byte > 127) continue;
      this.high = high >>> 0;
      this.offset = at + 1;
      return;
    }
    throw this.malformed("A varint does not fit into 64 bits", start);
  }

  /** Reads a varint that begins near the end of the message. */
  private lastVarint(): void {
    const start = this.offset;
    let low = 0;
    let high = 0;
    for (let shift = 0; this.offset < this.end; shift += 7) {
      const byte = this.at(this.offset++);
      const bits = byte & 127;
      if (shift <= 28) low |= bits << shift;
      if (shift === 28) high = bits >>> 4;
      else if (shift > 28) high |= bits << (shift - 32);
      if (byte > 127) continue;
      this.low = low >>> 0;
      this.high = high >>> 0;
      return;
    }
    throw this.truncated(start);
  }
  /** A view of the input, for floating-point numbers and for reading strings four bytes at a time; created when first needed. */
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

  protected tooLarge(): DecodeError {
    return new DecodeError(
      "TOO_LARGE",
      `The decoded message takes more than ${MEMORY_RATIO_MAX} times the memory of its bytes`,
      this.offset,
    );
  }

  protected truncated(offset: number): DecodeError {
    return new DecodeError("TRUNCATED", "The message ends inside a field", offset);
  }

  protected malformed(text: string, offset: number): DecodeError {
    return new DecodeError("MALFORMED", text, offset);
  }
}
