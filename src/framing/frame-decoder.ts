/**
 * Frames on the stream: a varint with the length of a Message, then the Message.
 * Every protobuf runtime reads this as its delimited format.
 *
 * How the folder fits together: the folder turns bytes into messages and back.
 * - Stream: `frame-decoder.ts` splits received bytes into frames, and
 *   `frame-writer.ts` collects frames to send, in memory of `frame-memory.ts`, with headers of `frame-header.ts`.
 * - Datagrams: `datagram.ts` is the header, `sealed-datagram.ts` seals and opens,
 *   `key-epochs.ts` changes the keys, and `replay-window.ts` detects replays.
 * - `peer-message.ts` encodes the messages of a link.
 *
 * Invariants of the folder:
 * - A limit is checked before memory is allocated for what it limits.
 * - A nonce is never reused: packet numbers only rise, each direction of each
 *   connection has its own key, and a number counts as used before sealing starts.
 * - The replay window and the key epoch advance only after the tag has verified.
 *
 * @see proto/PROTOCOL.md, "Frames" and "Datagrams"
 */

import { DecodeError } from "../errors.ts";

/** A varint of 5 bytes holds 32 bits, more than any limit needs. */
const LENGTH_BYTES_MAX = 5;
const EMPTY = new Uint8Array(0);

/**
 * Splits a stream of bytes into frames.
 *
 * After an error the start of the next frame is unknown, so `next` throws the
 * same error from then on. The owner must close the connection.
 */
export class FrameDecoder {
  #frameBytesMax: number;
  /** Unread bytes are from #start to #end. Bytes before #end are never written to: frames that were returned share them. */
  #bytes: Uint8Array = EMPTY;
  #start = 0;
  #end = 0;
  /** Offset of #start in the whole stream. */
  #offset = 0;
  #failure: DecodeError | undefined;

  /** @param frameBytesMax  longest frame accepted, without its length prefix */
  constructor(frameBytesMax: number) {
    this.#frameBytesMax = frameBytesMax;
  }

  /** Changes the limit for all following frames. */
  set frameBytesMax(frameBytesMax: number) {
    this.#frameBytesMax = frameBytesMax;
  }

  /** Whether all received bytes were returned in frames. */
  get isEmpty(): boolean {
    return this.#start === this.#end;
  }

  /**
   * Adds received bytes. Then call `next` until it returns undefined.
   *
   * @param chunk  of any length; kept without a copy, so the caller must not write to it again
   */
  push(chunk: Uint8Array): void {
    if (this.#failure !== undefined) return;
    if (this.#start === this.#end) {
      this.#bytes = chunk;
      this.#start = 0;
      this.#end = chunk.length;
      return;
    }
    // A chunk has no room after its end, so only buffers allocated here are written to past #end.
    if (this.#bytes.length - this.#end < chunk.length) this.#makeRoom(chunk.length);
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /**
   * Returns the next frame, without its length prefix.
   *
   * @returns a view that is never written to again, so the caller may keep it; undefined if more bytes are needed
   * @throws DecodeError TOO_LARGE: the length exceeds the limit; thrown as soon as the prefix has arrived, before memory
   *   is allocated for the frame
   * @throws DecodeError MALFORMED: the length is 0, is not in its shortest form, or has more than 5 bytes. The offset
   *   of either error is that of the frame in the whole stream.
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
    if (this.#start === this.#end) this.#dropBuffer();
    return frame;
  }

  /** Hands over the bytes that are in no frame that was returned, and forgets them. */
  takeRest(): Uint8Array {
    const rest = this.#bytes.subarray(this.#start, this.#end);
    this.#dropBuffer();
    return rest;
  }

  /** Returns the length of the prefix, or undefined if it has not arrived completely. */
  #findPrefix(): number | undefined {
    const available = Math.min(this.#end - this.#start, LENGTH_BYTES_MAX);
    for (let i = 0; i < available; i++) if ((this.#bytes[this.#start + i] ?? 0) < 0x80) return i + 1;
    if (available === LENGTH_BYTES_MAX) throw this.#fail("MALFORMED", "The length of a frame has more than 5 bytes.");
    return undefined;
  }

  #readLength(prefixLength: number): number {
    let length = 0;
    // Multiplies instead of shifting, because the fifth byte exceeds 32 bits.
    for (let i = prefixLength - 1; i >= 0; i--) length = length * 128 + ((this.#bytes[this.#start + i] ?? 0) & 0x7f);
    const isShortest = prefixLength === 1 || this.#bytes[this.#start + prefixLength - 1] !== 0;
    if (!isShortest) throw this.#fail("MALFORMED", "The length of a frame is not in its shortest form.");
    if (length === 0) throw this.#fail("MALFORMED", "A frame is empty.");
    if (length > this.#frameBytesMax) {
      throw this.#fail("TOO_LARGE", `A frame has ${length} bytes; the limit is ${this.#frameBytesMax}.`);
    }
    return length;
  }

  /** Moves the unread bytes to a new buffer, twice as large as needed, so that small chunks are rarely copied again. */
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
    this.#dropBuffer();
    return this.#failure;
  }

  /** Drops the buffer when it holds no unread bytes. */
  #dropBuffer(): void {
    this.#bytes = EMPTY;
    this.#start = this.#end = 0;
  }
}
