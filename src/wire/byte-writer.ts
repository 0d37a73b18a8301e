/**
 * Where messages are written: into memory that is used up message by message,
 * or into a buffer of the caller; with the few forms the wire format is made of.
 *
 * Memory of its own for each message would cost more than writing the message.
 * So, as Node does for small Buffers, messages lie one after the other in
 * larger pieces of memory, each is handed out where it lies, and nothing that
 * was handed out is written to again.
 */

import { UsageError } from "../errors.ts";

const SLAB_BYTES = 16_384;
export const VARINT_BYTES_MAX = 10;
const NOTHING = new Uint8Array(0);

export class ByteWriter {
  protected buffer: Uint8Array = NOTHING;
  protected offset = 0;
  /** The end of the buffer. */
  protected limit = 0;
  /** Where the message begins. Positions in it are counted from here: it moves when the buffer is full. */
  protected start = 0;
  /** The buffer again, for numbers with a point; made when there is one. */
  private view: DataView | undefined;

  /** Begins a message in memory of our own. */
  begin(): void {
    // Its memory is gone if a message that was handed out went to another thread.
    if (this.buffer.length !== this.limit) this.use(NOTHING, 0);
    this.offset = this.start;
  }

  /** Begins a message in a buffer of the caller; it is kept, as the next message is likely to go there too. */
  beginIn(buffer: Uint8Array, offset: number): void {
    if (this.buffer !== buffer || this.limit !== buffer.length) this.use(buffer, offset);
    this.start = offset;
    this.offset = offset;
  }

  /** The message. Nobody else writes to it any more, but others lie in the same memory. */
  finish(): Uint8Array {
    const { buffer, start, offset } = this;
    const message = new Uint8Array(buffer.buffer, buffer.byteOffset + start, offset - start);
    // A short message must not keep the memory of a long one.
    if (buffer.length > SLAB_BYTES) this.use(NOTHING, 0);
    else this.start = offset;
    return message;
  }

  /**
   * The end of the message in the buffer that it was begun in.
   *
   * @throws UsageError there was too little room
   */
  finishIn(buffer: Uint8Array, start: number): number {
    if (this.buffer === buffer) return this.offset;
    // Room was asked for more than what came, so it may still fit.
    const message = this.buffer.subarray(this.start, this.offset);
    this.use(NOTHING, 0);
    if (buffer.length - start < message.length)
      throw new UsageError(`The message has ${message.length} bytes: the buffer is too short.`);
    buffer.set(message, start);
    return start + message.length;
  }

  private use(buffer: Uint8Array, start: number): void {
    this.buffer = buffer;
    this.limit = buffer.length;
    this.start = start;
    this.offset = start;
    this.view = undefined;
  }

  protected double64(value: number): void {
    this.ensure(8);
    this.numbers().setFloat64(this.offset, value, true);
    this.offset += 8;
  }

  protected float32(value: number): void {
    this.ensure(4);
    this.numbers().setFloat32(this.offset, value, true);
    this.offset += 4;
  }

  protected word32(value: number): void {
    this.ensure(4);
    const { buffer, offset } = this;
    buffer[offset] = value;
    buffer[offset + 1] = value >>> 8;
    buffer[offset + 2] = value >>> 16;
    buffer[offset + 3] = value >>> 24;
    this.offset = offset + 4;
  }

  /** Most are short: those are kept apart, for the call to become part of the caller's code. */
  protected varint32(value: number): void {
    if (value < 128 && this.offset < this.limit) this.buffer[this.offset++] = value;
    else this.longVarint32(value);
  }

  private longVarint32(value: number): void {
    this.ensure(VARINT_BYTES_MAX);
    const { buffer } = this;
    let { offset } = this;
    // Most of those that come here have two or three bytes.
    if (value > 127 && value < 16_384) {
      buffer[offset] = value | 128;
      buffer[offset + 1] = value >>> 7;
      this.offset = offset + 2;
      return;
    }
    if (value > 127 && value < 2_097_152) {
      buffer[offset] = value | 128;
      buffer[offset + 1] = (value >>> 7) | 128;
      buffer[offset + 2] = value >>> 14;
      this.offset = offset + 3;
      return;
    }
    let rest = value;
    while (rest > 127) {
      buffer[offset++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    buffer[offset++] = rest;
    this.offset = offset;
  }

  protected varint64(low: number, high: number): void {
    this.ensure(VARINT_BYTES_MAX);
    const { buffer } = this;
    let { offset } = this;
    let restLow = low;
    let restHigh = high;
    while (restHigh > 0 || restLow > 127) {
      buffer[offset++] = (restLow & 127) | 128;
      restLow = ((restLow >>> 7) | (restHigh << 25)) >>> 0;
      restHigh >>>= 7;
    }
    buffer[offset++] = restLow;
    this.offset = offset;
  }

  protected ensure(length: number): void {
    if (this.limit - this.offset < length) this.grow(length);
  }

  protected numbers(): DataView {
    return this.view ?? this.makeNumbers();
  }

  private makeNumbers(): DataView {
    this.view = new DataView(this.buffer.buffer, this.buffer.byteOffset, this.buffer.byteLength);
    return this.view;
  }

  /** Goes on in another piece of memory; what the message has so far moves there. */
  private grow(length: number): void {
    const written = this.buffer.subarray(this.start, this.offset);
    const needed = written.length + length;
    const larger = new Uint8Array(Buffer.allocUnsafeSlow(needed * 2 <= SLAB_BYTES ? SLAB_BYTES : needed * 2).buffer);
    larger.set(written);
    this.use(larger, 0);
    this.offset = written.length;
  }
}

/** How many bytes a varint takes. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest >>>= 7) length++;
  return length;
}
