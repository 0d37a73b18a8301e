/**
 * Where messages are written: into memory that is used up message by message,
 * or into a buffer of the caller; with the few forms the wire format is made of.
 *
 * Every method that writes takes where to write and returns where that ends.
 * So the place stays a variable of the code that writes a message: kept here it
 * would go to memory and back with every field, which takes longer than most
 * fields do.
 *
 * Memory of its own for each message would cost more than writing the message.
 * So, as Node does for small Buffers, messages lie one after the other in
 * larger pieces of memory, each is handed out where it lies, and nothing that
 * was handed out is written to again.
 */

import { UsageError } from "../../errors.ts";

const SLAB_BYTES = 16_384;
/** So much more than the last message took, the next one may take. */
const SPARE_BYTES = 64;
export const VARINT_BYTES_MAX = 10;
/** The most that a tag and a number take. */
const FIELD_BYTES_MAX = 16;
/** A buffer of the caller that is longer is let go of at once. */
const KEPT_BYTES_MAX = 262_144;
const NOTHING = new Uint8Array(0);

export class ByteWriter {
  protected buffer: Uint8Array = NOTHING;
  /** The end of the buffer. */
  protected limit = 0;
  /** Up to here there is room for a tag and a number of any length. */
  protected fieldLimit = -FIELD_BYTES_MAX;
  /** Where the message begins. */
  private start = 0;
  /** How many bytes the next message is likely to take. */
  private expected = 0;
  /** The buffer again, for numbers with a point; made when there is one. */
  private view: DataView | undefined;

  /** Begins a message in memory of our own. Returns where it begins. */
  begin(): number {
    // Its memory is gone if a message that was handed out went to another thread.
    if (this.buffer.length !== this.limit) this.use(NOTHING, 0);
    else if (this.limit - this.start < this.expected) this.use(memory(SLAB_BYTES), 0);
    return this.start;
  }

  /** Begins a message in a buffer of the caller; it is kept, as the next message is likely to go there too. */
  beginIn(buffer: Uint8Array, start: number): void {
    if (this.buffer !== buffer || this.limit !== buffer.length) this.use(buffer, start);
    this.start = start;
  }

  /** The message, which ends there. Nobody else writes to it any more, but others lie in the same memory. */
  finish(end: number): Uint8Array {
    const { buffer, start } = this;
    const length = end - start;
    this.expected = length < SLAB_BYTES - SPARE_BYTES ? length + SPARE_BYTES : SLAB_BYTES;
    // A short message must not keep the memory of a long one.
    if (buffer.length > SLAB_BYTES) this.use(NOTHING, 0);
    else this.start = end;
    return new Uint8Array(buffer.buffer, buffer.byteOffset + start, length);
  }

  /**
   * The end of the message in the buffer that it was begun in.
   *
   * @throws UsageError there was too little room
   */
  finishIn(buffer: Uint8Array, start: number, end: number): number {
    if (this.buffer === buffer) {
      if (buffer.length !== this.limit) throw new UsageError("The buffer was taken away while it was written to.");
      if (buffer.length > KEPT_BYTES_MAX) this.use(NOTHING, 0);
      return end;
    }
    // Room was asked for more than what came, so it may still fit.
    const message = this.buffer.subarray(start, end);
    this.use(NOTHING, 0);
    if (buffer.length - start < message.length)
      throw new UsageError(`The message has ${message.length} bytes: the buffer is too short.`);
    buffer.set(message, start);
    return end;
  }

  private use(buffer: Uint8Array, start: number): void {
    this.buffer = buffer;
    this.limit = buffer.length;
    this.fieldLimit = buffer.length - FIELD_BYTES_MAX;
    this.start = start;
    this.view = undefined;
  }

  protected double64(at: number, value: number): number {
    this.ensure(at, 8);
    this.numbers().setFloat64(at, value, true);
    return at + 8;
  }

  protected float32(at: number, value: number): number {
    this.ensure(at, 4);
    this.numbers().setFloat32(at, value, true);
    return at + 4;
  }

  protected word32(at: number, value: number): number {
    this.ensure(at, 4);
    const { buffer } = this;
    buffer[at] = value;
    buffer[at + 1] = value >>> 8;
    buffer[at + 2] = value >>> 16;
    buffer[at + 3] = value >>> 24;
    return at + 4;
  }

  protected varint32(at: number, value: number): number {
    // Most have one byte, and in a buffer of the caller there may be no room for more.
    this.ensure(at, value < 128 ? 1 : VARINT_BYTES_MAX);
    return putVarint(this.buffer, at, value);
  }

  protected varint64(start: number, low: number, high: number): number {
    this.ensure(start, VARINT_BYTES_MAX);
    const { buffer } = this;
    let at = start;
    let restLow = low;
    let restHigh = high;
    while (restHigh > 0 || restLow > 127) {
      buffer[at++] = (restLow & 127) | 128;
      restLow = ((restLow >>> 7) | (restHigh << 25)) >>> 0;
      restHigh >>>= 7;
    }
    buffer[at++] = restLow;
    return at;
  }

  /** Makes room; the buffer may be another one then, the places in it are the same. */
  protected ensure(at: number, length: number): void {
    if (this.limit - at < length) this.grow(at, length);
  }

  protected numbers(): DataView {
    return this.view ?? this.makeNumbers();
  }

  private makeNumbers(): DataView {
    this.view = new DataView(this.buffer.buffer, this.buffer.byteOffset, this.buffer.byteLength);
    return this.view;
  }

  /** Goes on in another piece of memory; what the message has so far moves there, to the same place. */
  private grow(at: number, length: number): void {
    const { buffer, start } = this;
    const needed = at - start + length;
    const larger = memory(Math.max(SLAB_BYTES, start + needed * 2));
    larger.set(buffer.subarray(start, at), start);
    this.use(larger, start);
  }
}

function memory(length: number): Uint8Array {
  return new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
}

/** Puts a varint of at most 32 bits where there is room for it. Returns where it ends. */
export function putVarint(buffer: Uint8Array, at: number, value: number): number {
  if (value < 128) {
    buffer[at] = value;
    return at + 1;
  }
  buffer[at] = value | 128;
  if (value < 16_384) {
    buffer[at + 1] = value >>> 7;
    return at + 2;
  }
  buffer[at + 1] = (value >>> 7) | 128;
  if (value < 2_097_152) {
    buffer[at + 2] = value >>> 14;
    return at + 3;
  }
  return putLongVarint(buffer, at + 2, value >>> 14);
}

function putLongVarint(buffer: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  for (; rest > 127; rest >>>= 7) buffer[at++] = rest | 128;
  buffer[at] = rest;
  return at + 1;
}

/** How many bytes a varint takes. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest >>>= 7) length++;
  return length;
}
