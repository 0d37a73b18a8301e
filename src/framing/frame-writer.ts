/**
 * Encodes frames: one into the caller's buffer, or several one after the other
 * for a single write to the socket.
 *
 * @see proto/PROTOCOL.md, "Frames"
 */

import { Header, Message, type MessageBody } from "../../generated/chatwire/v1/message.ts";
import { UsageError } from "../errors.ts";

/** Upper bound for the bytes of a frame besides what its body carries: header, grease, tags and lengths. */
export const FRAME_OVERHEAD_BYTES = 128;

/** Field 1 of Message, length-delimited: the header. */
const HEADER_TAG = 0x0a;
/** Room for a few short messages. */
const BUFFER_BYTES_MIN = 512;
/** The most bytes that a header takes besides the user's name. */
const NUMBERS_BYTES_MAX = 64;
/** The most bytes that a UTF-16 code unit takes in UTF-8. */
const UNIT_BYTES_MAX = 3;
const EMPTY = new Uint8Array(0);

/** Headers are encoded here and copied: an allocation for each would take longer than encoding it. */
let headerBytes = new Uint8Array(NUMBERS_BYTES_MAX);

/**
 * Encodes a frame: the length, the header and the body in one pass.
 *
 * @param offset  index of the frame's first byte
 * @returns index after the frame's last byte
 * @throws UsageError a value does not fit its field, or the frame does not fit into the buffer; the bytes from `offset`
 *   on may have changed
 */
export function encodeFrameInto(message: Message, buffer: Uint8Array, offset: number): number {
  // The length is known last. One byte stays free for it. If it needs more, the message moves up.
  const end = Message.encodeInto(message, buffer, offset + 1);
  const length = end - offset - 1;
  const more = varintLength(length) - 1;
  if (more > 0) {
    if (end + more > buffer.length)
      throw new UsageError(`The message has ${length} bytes: its frame does not fit into the buffer.`);
    buffer.copyWithin(offset + 1 + more, offset + 1, end);
  }
  writeVarint(buffer, offset, length);
  return end + more;
}

/**
 * Collects frames, so that those of one turn of the event loop leave in one
 * write. It holds no memory between turns: a server has one for each connection.
 */
export class FrameWriter {
  #buffer: Uint8Array = EMPTY;
  #end = 0;

  /** Number of bytes that `take` would return. */
  get length(): number {
    return this.#end;
  }

  /**
   * Adds a frame with a header before an encoded body. The concatenation of two
   * encoded messages is the encoding of the merged message, so the frame holds a
   * Message with both.
   *
   * @param body  result of `encodeBody`; not kept
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
    // Copying most headers byte by byte takes less time than a call to `set`.
    for (let index = 0; index < headerLength; index++) buffer[at++] = headerBytes[index] ?? 0;
    buffer.set(body, at);
    this.#end = at + body.length;
  }

  /** Returns all frames added since the last call, as one array, or undefined if there are none. */
  take(): Uint8Array | undefined {
    if (this.#end === 0) return undefined;
    const bytes = new Uint8Array(this.#buffer.buffer, this.#buffer.byteOffset, this.#end);
    this.#buffer = EMPTY;
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
 * Encodes a body once, for any number of headers.
 *
 * @returns the encoding of a Message with this body and no header
 * @throws UsageError a value does not fit its field
 */
export function encodeBody(body: MessageBody): Uint8Array {
  return Message.encode(Message.create({ body }));
}

/**
 * Encodes a frame with a header before an encoded body.
 *
 * @param body  result of `encodeBody`
 * @returns the frame, including its length prefix
 * @throws UsageError a value does not fit its field
 */
export function encodeFrame(header: Header, body: Uint8Array): Uint8Array {
  const writer = new FrameWriter();
  writer.write(header, body);
  return writer.take() ?? EMPTY;
}

/**
 * The length of the message that a frame with this header holds, without the length prefix of the frame.
 *
 * @param bodyBytes  length of the encoded body
 * @throws UsageError a value does not fit its field
 */
export function messageLength(header: Header, bodyBytes: number): number {
  const headerLength = encodeHeader(header);
  return 1 + varintLength(headerLength) + headerLength + bodyBytes;
}

/** Encodes a header into `headerBytes`. Returns its length. */
function encodeHeader(header: Header): number {
  const target = header.recipient?.target;
  let lengthMax = NUMBERS_BYTES_MAX + (target?.case === "user" ? target.value.length * UNIT_BYTES_MAX : 0);
  if (header.$unknown !== undefined) lengthMax += header.$unknown.length;
  if (headerBytes.length < lengthMax) headerBytes = new Uint8Array(lengthMax);
  return Header.encodeInto(header, headerBytes);
}

function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length++;
  return length;
}

/** Returns the index after the varint. */
function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let end = at;
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes[end++] = (rest % 0x80) | 0x80;
  bytes[end] = rest;
  return end + 1;
}
