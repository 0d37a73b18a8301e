/**
 * The first class of the writer: the memory that messages are written to, and
 * the few encodings that the wire format consists of.
 *
 * Every method that writes takes an offset and returns the offset after what it
 * wrote. So the position stays a local variable of the generated code. A
 * property of the writer would be loaded and stored with every field, which
 * takes longer than most fields do.
 *
 * An allocation for each message would cost more than writing the message. So,
 * like Node's small Buffers, messages stand one after the other in a slab, and
 * each is returned as a view of the slab. Memory that was returned is never
 * written to again.
 */

import { UsageError } from "../../errors.ts";
import { memory } from "../engine.ts";

const SLAB_BYTES = 16_384;
/** The next message is expected to take at most this much more than the last one. */
const SPARE_BYTES = 64;
export const VARINT_BYTES_MAX = 10;
/** Upper bound for a tag of one to five bytes and a number. */
const FIELD_BYTES_MAX = 16;
/** The reference to a longer buffer of a caller is dropped after each message. */
const RETAINED_BYTES_MAX = 262_144;
const EMPTY = new Uint8Array(0);

export class ByteWriter {
  protected buffer: Uint8Array = EMPTY;
  /** The buffer's length. */
  protected limit = 0;
  /** Up to this offset, a tag and a number of any length fit. */
  protected fieldLimit = -FIELD_BYTES_MAX;
  /** Offset of the current message. */
  private start = 0;
  /** How many bytes the next message will probably take. */
  private expected = 0;
  /** A view of the buffer that writes floating-point numbers; created when first needed. */
  private view: DataView | undefined;

  /** Begins a message in the slab. Returns its offset. */
  begin(): number {
    // The slab's length is 0 after a caller transferred the buffer of an earlier message to another thread.
    if (this.buffer.length !== this.limit) this.use(EMPTY, 0);
    else if (this.limit - this.start < this.expected) this.use(memory(SLAB_BYTES), 0);
    return this.start;
  }

  /** Begins a message in the caller's buffer. The writer keeps the buffer, as the next message probably goes there too. */
  beginIn(buffer: Uint8Array, start: number): void {
    if (this.buffer !== buffer || this.limit !== buffer.length) this.use(buffer, start);
    this.start = start;
  }

  /** Ends a message in the slab. Returns a view of it, whose memory is never written to again. */
  finish(end: number): Uint8Array {
    const { buffer, start } = this;
    const length = end - start;
    this.expected = length < SLAB_BYTES - SPARE_BYTES ? length + SPARE_BYTES : SLAB_BYTES;
    // A short message that follows must not keep the memory of a long one alive.
    if (buffer.length > SLAB_BYTES) this.use(EMPTY, 0);
    else this.start = end;
    return new Uint8Array(buffer.buffer, buffer.byteOffset + start, length);
  }

  /**
   * Ends a message in the caller's buffer.
   *
   * @returns the offset after the message
   * @throws UsageError the buffer is too short
   */
  finishIn(buffer: Uint8Array, start: number, end: number): number {
    if (this.buffer === buffer) {
      if (buffer.length !== this.limit)
        throw new UsageError("The buffer was transferred to another thread while a message was written to it.");
      if (buffer.length > RETAINED_BYTES_MAX) this.use(EMPTY, 0);
      return end;
    }
    // `ensure` asks for upper bounds, so a message that moved to other memory may still fit.
    const message = this.buffer.subarray(start, end);
    this.use(EMPTY, 0);
    if (buffer.length - start < message.length)
      throw new UsageError(`The message has ${message.length} bytes: more than fit into the buffer.`);
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
    // Most take one byte, and a caller's buffer may have room for just that.
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

  /** Makes room for `length` bytes. This may replace the buffer; offsets stay valid. */
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

  /** Continues the message in new memory, at the same offset; copies what was written so far. */
  private grow(at: number, length: number): void {
    const { buffer, start } = this;
    const needed = at - start + length;
    const larger = memory(Math.max(SLAB_BYTES, start + needed * 2));
    larger.set(buffer.subarray(start, at), start);
    this.use(larger, start);
  }
}

/** Writes a varint of at most 32 bits; the caller has checked the room. Returns the offset after it. */
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

/** Returns the length of a varint of at most 32 bits. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest >>>= 7) length++;
  return length;
}
