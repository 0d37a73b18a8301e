/** A buffer that grows and is used again, with the few forms that the wire format is made of. */

import { words } from "./words.ts";

const FIRST_BYTES = 4_096;
export const VARINT_BYTES_MAX = 10;

export class ByteWriter {
  // One memory, seen twice: a Buffer knows UTF-8, slices of a plain array are plain arrays.
  protected text: Buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);
  protected buffer: Uint8Array = plainView(this.text);
  protected offset = 0;

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.buffer.slice(0, this.offset);
  }

  /** The size of the buffer, in bytes. */
  get capacity(): number {
    return this.buffer.length;
  }

  protected words64(): void {
    this.ensure(VARINT_BYTES_MAX);
    if (words.high === 0) this.varint32(words.low);
    else this.varint64(words.low, words.high);
  }

  protected fixedWords64(): void {
    const { low, high } = words;
    this.word32(low);
    this.word32(high);
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

  protected varint32(value: number): void {
    const { buffer } = this;
    let { offset } = this;
    let rest = value;
    while (rest > 127) {
      buffer[offset++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    buffer[offset++] = rest;
    this.offset = offset;
  }

  protected varint64(low: number, high: number): void {
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
    if (this.buffer.length - this.offset < length) this.grow(length);
  }

  protected grow(length: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.offset + length));
    larger.set(this.buffer.subarray(0, this.offset));
    this.text = larger;
    this.buffer = plainView(larger);
  }
}

function plainView(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** How many bytes a varint takes. */
export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest >>>= 7) length++;
  return length;
}
