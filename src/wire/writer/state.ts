/**
 * The state of a writer: the memory that messages are written to, and where in it the
 * current one stands.
 *
 * An allocation for each message would cost more than writing the message. So, like
 * Node's small Buffers, messages stand one after the other in a slab, and each is
 * returned as a view of the slab. Memory that was returned is never written to again.
 */

import { UsageError } from "../../errors.ts";
import { memory } from "../engine.ts";
import type { Trace } from "./trace.ts";

const SLAB_BYTES = 16_384;
/** A message of up to this length is expected to be followed by one of about its length. */
const EXPECTED_BYTES_MAX = 262_144;
/** The next message is expected to take at most this much more than the last one, or an eighth. */
const SPARE_BYTES = 64;
/** Upper bound for a tag and a number, or a tag and a short string with its length. */
const FIELD_BYTES_MAX = 56;
/** The reference to a longer buffer of a caller is dropped after each message. */
const RETAINED_BYTES_MAX = 262_144;
const EMPTY = new Uint8Array(0);
const EMPTY_VIEW = new DataView(EMPTY.buffer);

/**
 * Writes either to slabs (`begin`, `finish`) or to callers' buffers (`beginIn`, `finishIn`). Its properties are for the
 * functions of `writer/`.
 */
export class Writer {
  buffer: Uint8Array = EMPTY;
  /** The buffer's length. */
  limit = 0;
  /** Up to this offset, a tag fits with a number of any length or a short string. */
  fieldLimit: number = -FIELD_BYTES_MAX;
  /** How many messages are around the current one. */
  depth = 0;
  /** A bit for some tags: whether the last message with it had a length of more than one byte. See `beginFarMessage`. */
  longTags = 0;
  /** Notes the messages that are entered. A writer that has one never takes the short ways that depend on `fieldLimit`. */
  readonly trace: Trace | undefined;
  /** A view of the buffer; an empty one until `viewOf` is called. */
  view: DataView = EMPTY_VIEW;
  hasView = false;
  /** Offset of the current message. */
  private start = 0;
  /** How many bytes the next message will probably take. */
  private expected = 0;
  /** The memory of the slab: the engine takes long to answer what the `buffer` of an array is. */
  private slab: ArrayBufferLike = EMPTY.buffer;

  constructor(trace?: Trace) {
    this.trace = trace;
  }

  /** Begins a message in the slab. Returns its offset. */
  begin(): number {
    this.depth = 0;
    // The slab's length is 0 after a caller transferred the buffer of an earlier message to another thread.
    if (this.buffer.length !== this.limit) this.use(EMPTY, 0);
    else if (this.limit - this.start < this.expected) this.use(memory(Math.max(SLAB_BYTES, this.expected)), 0);
    return this.start;
  }

  /** Begins a message in the caller's buffer. The writer keeps the buffer, as the next message probably goes there too. */
  beginIn(buffer: Uint8Array, start: number): void {
    this.depth = 0;
    if (this.buffer !== buffer || this.limit !== buffer.length) this.use(buffer, start);
    this.start = start;
  }

  /** Ends a message in the slab. Returns a view of it, whose memory is never written to again. */
  finish(end: number): Uint8Array {
    const { slab, start } = this;
    const length = end - start;
    this.expected = length < EXPECTED_BYTES_MAX ? length + (length >>> 3) + SPARE_BYTES : SLAB_BYTES;
    if (this.limit > SLAB_BYTES) return this.finishLong(end);
    this.start = end;
    return new Uint8Array(slab, start, length);
  }

  /**
   * Ends a message in the caller's buffer.
   *
   * @returns the offset after the message
   * @throws UsageError the buffer is too short
   */
  finishIn(buffer: Uint8Array, start: number, end: number): number {
    if (this.buffer === buffer) {
      if (buffer.length !== this.limit) throw new UsageError("The buffer was transferred while it was written to.");
      if (buffer.length > RETAINED_BYTES_MAX) this.use(EMPTY, 0);
      return end;
    }
    // `ensure` asks for upper bounds, so a message that moved to other memory may still fit.
    const message = this.buffer.subarray(start, end);
    this.use(EMPTY, 0);
    if (buffer.length - start < message.length)
      throw new UsageError(`The message has ${message.length} bytes: more than fit.`);
    buffer.set(message, start);
    return end;
  }

  /** Makes room for `length` bytes. This may replace the buffer; offsets stay valid. */
  ensure(at: number, length: number): void {
    if (this.limit - at < length) this.grow(at, length);
  }

  /**
   * A short message must not keep the memory of a long one alive. So neither does one that follows, nor one that was
   * expected to be long.
   */
  private finishLong(end: number): Uint8Array {
    const { buffer, slab, start } = this;
    const length = end - start;
    this.use(EMPTY, 0);
    return length < buffer.length / 2 ? buffer.slice(start, end) : new Uint8Array(slab, start, length);
  }

  /** Continues the message in new memory, at the same offset; copies what was written so far. */
  private grow(at: number, length: number): void {
    const { buffer, start } = this;
    const needed = at - start + length;
    const larger = memory(Math.max(SLAB_BYTES, start + needed * 2));
    larger.set(buffer.subarray(start, at), start);
    this.use(larger, start);
  }

  private use(buffer: Uint8Array, start: number): void {
    this.buffer = buffer;
    this.limit = buffer.length;
    this.fieldLimit = (this.trace === undefined ? buffer.length : 0) - FIELD_BYTES_MAX;
    this.start = start;
    this.view = EMPTY_VIEW;
    this.hasView = false;
    this.slab = buffer.buffer;
  }
}

/** A view of the buffer, which writes floating-point numbers and bigints. A function, so that others do not bundle it. */
export function viewOf(writer: Writer): DataView {
  if (!writer.hasView) makeView(writer);
  return writer.view;
}

function makeView(writer: Writer): void {
  const { buffer, byteOffset, byteLength } = writer.buffer;
  writer.view = new DataView(buffer, byteOffset, byteLength);
  writer.hasView = true;
}
