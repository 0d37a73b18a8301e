/**
 * Frames written where they are to lie: into a buffer of the caller, or one
 * after the other into the bytes of one write to a socket.
 *
 * @see proto/PROTOCOL.md, "Frames"
 */

import { Header, Message, type MessageBody } from "../../generated/chatwire/v1/message.ts";
import { UsageError } from "../errors.ts";

/** Field 1 of Message, length-delimited: the header. */
const HEADER_TAG = 0x0a;
/** Room for a few frames of chat. */
const BUFFER_BYTES_MIN = 512;
/** What a header takes besides the name of a user, at most. */
const NUMBERS_BYTES_MAX = 64;
/** The most bytes that a unit of a string takes in UTF-8. */
const UNIT_BYTES_MAX = 3;
const NOTHING = new Uint8Array(0);

/** Headers are copied from here: memory of its own for each would take longer than to encode it. */
let headerBytes = new Uint8Array(NUMBERS_BYTES_MAX);

/**
 * Encodes a frame: the length, the header and the body in one pass.
 *
 * @param offset  where the frame begins
 * @returns where it ends
 * @throws UsageError a value does not fit its field, or the frame not into the buffer; what lies past `offset` may have
 *   changed
 */
export function encodeFrameInto(message: Message, buffer: Uint8Array, offset: number): number {
  // The length is known last. One byte is left for it; where it takes more, the message moves up.
  const end = Message.encodeInto(message, buffer, offset + 1);
  const length = end - offset - 1;
  const more = varintLength(length) - 1;
  if (more > 0) {
    if (end + more > buffer.length) throw new UsageError(`The frame has ${length} bytes: the buffer is too short.`);
    buffer.copyWithin(offset + 1 + more, offset + 1, end);
  }
  writeVarint(buffer, offset, length);
  return end + more;
}

/**
 * Gathers frames, so that those of one turn of the event loop leave in one
 * write. Between turns it holds no memory: a server has one for each connection.
 */
export class FrameWriter {
  #buffer: Uint8Array = NOTHING;
  #end = 0;

  /** Bytes that `take` would give. */
  get length(): number {
    return this.#end;
  }

  /**
   * Adds a frame. Messages concatenated are messages merged, so its content is
   * the encoding of the Message that has both.
   *
   * @param body  from `encodeBody`; not kept
   * @throws UsageError a value does not fit its field; then nothing is added
   * @see https://protobuf.dev/programming-guides/encoding/#last-one-wins
   */
  write(header: Header, body: Uint8Array): void {
    const headerLength = encodeHeader(header);
    const length = 1 + varintLength(headerLength) + headerLength + body.length;
    this.#makeRoom(varintLength(length) + length);
    const buffer = this.#buffer;
    let at = writeVarint(buffer, this.#end, length);
    buffer[at] = HEADER_TAG;
    at = writeVarint(buffer, at + 1, headerLength);
    // Most are shorter than a call of `set` takes.
    for (let index = 0; index < headerLength; index++) buffer[at++] = headerBytes[index] ?? 0;
    buffer.set(body, at);
    this.#end = at + body.length;
  }

  /** All that was written since this was last called, in one piece; undefined where that is nothing. */
  take(): Uint8Array | undefined {
    if (this.#end === 0) return undefined;
    const bytes = new Uint8Array(this.#buffer.buffer, this.#buffer.byteOffset, this.#end);
    this.#buffer = NOTHING;
    this.#end = 0;
    return bytes;
  }

  #makeRoom(more: number): void {
    const needed = this.#end + more;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(BUFFER_BYTES_MIN, needed, this.#buffer.length * 2));
    larger.set(this.#buffer.subarray(0, this.#end));
    this.#buffer = larger;
  }
}

/**
 * Encodes a body once, for as many headers as it has receivers.
 *
 * @throws UsageError a value does not fit its field
 */
export function encodeBody(body: MessageBody): Uint8Array {
  return Message.encode(Message.create({ body }));
}

/**
 * Puts a header before an encoded body.
 *
 * @param body  from `encodeBody`
 * @returns the frame, length prefix included
 * @throws UsageError a value does not fit its field
 */
export function encodeFrame(header: Header, body: Uint8Array): Uint8Array {
  const writer = new FrameWriter();
  writer.write(header, body);
  return writer.take() ?? NOTHING;
}

/** Encodes it into `headerBytes`. Returns its length. */
function encodeHeader(header: Header): number {
  const target = header.recipient?.target;
  const lengthMax = NUMBERS_BYTES_MAX + (target?.case === "user" ? target.value.length * UNIT_BYTES_MAX : 0);
  if (headerBytes.length < lengthMax) headerBytes = new Uint8Array(lengthMax);
  return Header.encodeInto(header, headerBytes);
}

function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length++;
  return length;
}

/** Returns where the varint ends. */
function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let end = at;
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes[end++] = (rest % 0x80) | 0x80;
  bytes[end] = rest;
  return end + 1;
}
