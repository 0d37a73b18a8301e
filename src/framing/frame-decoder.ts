/**
 * The TCP framing: a varint with the length of a Message, then the Message.
 * It is the delimited form that every protobuf runtime reads.
 *
 * @see proto/PROTOCOL.md, "Frames"
 */

import { DecodeError } from "../errors.ts";

/** Enough for 32 bits, and more than any limit asks for. */
const LENGTH_BYTES_MAX = 5;
const NOTHING = new Uint8Array(0);

/**
 * Cuts a stream of bytes into frames.
 *
 * Once `next` threw, the place of the next frame is unknown: the decoder throws
 * the same error from then on, and the connection has to be closed.
 */
export class FrameDecoder {
  #frameBytesMax: number;
  /** What came and was not handed out lies from #start to #end; before #end nothing is written, as frames lie there. */
  #bytes: Uint8Array = NOTHING;
  #start = 0;
  #end = 0;
  /** Where #start is in the whole stream. */
  #offset = 0;
  #failure: DecodeError | undefined;

  /** @param frameBytesMax  longest frame taken, without its length prefix */
  constructor(frameBytesMax: number) {
    this.#frameBytesMax = frameBytesMax;
  }

  /** Takes frames of another length from now on. */
  set frameBytesMax(frameBytesMax: number) {
    this.#frameBytesMax = frameBytesMax;
  }

  /** Whether all that came was handed out. */
  get isEmpty(): boolean {
    return this.#start === this.#end;
  }

  /**
   * Takes the bytes that came next. Ask `next` for frames until there is none, then push again.
   *
   * @param chunk  of any length; kept without a copy, so the caller must not write to it any more
   */
  push(chunk: Uint8Array): void {
    if (this.#failure !== undefined) return;
    if (this.#start === this.#end) {
      this.#bytes = chunk;
      this.#start = 0;
      this.#end = chunk.length;
      return;
    }
    // A chunk is full, so what is written past #end is always memory of our own.
    if (this.#bytes.length - this.#end < chunk.length) this.#makeRoom(chunk.length);
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /**
   * Hands out the next frame, without its length prefix.
   *
   * @returns a view that nobody writes to any more, safe to keep; undefined where more bytes are needed
   * @throws DecodeError TOO_LARGE: the length is over the limit; thrown before the frame has come, and before any
   *   memory is set aside for it
   * @throws DecodeError MALFORMED: the length is 0, or not a varint in its shortest form of at most 5 bytes; the
   *   offset is that of the frame in the whole stream
   */
  next(): Uint8Array | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    const prefixLength = this.#findPrefix();
    if (prefixLength === undefined) return undefined;
    const length = this.#readLength(prefixLength);
    const begin = this.#start + prefixLength;
    if (this.#end - begin < length) return undefined;
    const frame = new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset + begin, length);
    this.#start = begin + length;
    this.#offset += prefixLength + length;
    if (this.#start === this.#end) this.#forget();
    return frame;
  }

  /** Returns how long the length prefix is, or undefined where its end has not come. */
  #findPrefix(): number | undefined {
    const available = Math.min(this.#end - this.#start, LENGTH_BYTES_MAX);
    for (let i = 0; i < available; i++) if ((this.#bytes[this.#start + i] ?? 0) < 0x80) return i + 1;
    if (available === LENGTH_BYTES_MAX) throw this.#fail("MALFORMED", "A frame's length has more than 5 bytes.");
    return undefined;
  }

  #readLength(prefixLength: number): number {
    let length = 0;
    // Not by shifting: the fifth byte goes past 32 bits.
    for (let i = prefixLength - 1; i >= 0; i--) length = length * 128 + ((this.#bytes[this.#start + i] ?? 0) & 0x7f);
    const isShortest = prefixLength === 1 || this.#bytes[this.#start + prefixLength - 1] !== 0;
    if (!isShortest) throw this.#fail("MALFORMED", "A frame's length is not in its shortest form.");
    if (length === 0) throw this.#fail("MALFORMED", "A frame is empty.");
    if (length > this.#frameBytesMax) {
      throw this.#fail("TOO_LARGE", `A frame has ${length} bytes; at most ${this.#frameBytesMax} are taken.`);
    }
    return length;
  }

  /** Moves what is left to a buffer of our own, twice as large as needed now: small chunks are then seldom copied. */
  #makeRoom(more: number): void {
    const left = this.#end - this.#start;
    const bytes = new Uint8Array(2 * (left + more));
    bytes.set(this.#bytes.subarray(this.#start, this.#end));
    this.#bytes = bytes;
    this.#start = 0;
    this.#end = left;
  }

  #fail(code: DecodeError["code"], text: string): DecodeError {
    this.#failure = new DecodeError(code, text, this.#offset);
    this.#forget();
    return this.#failure;
  }

  /** Lets go of memory in which nothing is left to read. */
  #forget(): void {
    this.#bytes = NOTHING;
    this.#start = this.#end = 0;
  }
}
