/**
 * Encodes frames: one, or several one after the other for a single write to the socket.
 *
 * @see proto/PROTOCOL.md, "Frames"
 */

import { type Header, Message, type MessageBody } from "../../generated/chatwire/v1/message.ts";
import { headerLength, RECEIVED_TAG, SEQUENCE_TAG, varintLength, writeHeader, writeVarint } from "./frame-header.ts";
import { FrameMemory } from "./frame-memory.ts";

/** Upper bound for the bytes of a frame besides what its body carries: header, grease, tags and lengths. */
export const FRAME_OVERHEAD_BYTES = 128;

/** Field 1 of Message, length-delimited: the header. */
const HEADER_TAG = 0x0a;
/** Room for a few short messages. */
const BUFFER_BYTES_MIN = 512;
const EMPTY = Buffer.alloc(0);
/** Of all writers that have no frames. Never added to. */
const NO_PIECES: Uint8Array[] = [];

/** Frames are gathered in pieces of up to so many bytes, so that a long queue is never moved to larger memory. */
const PIECE_BYTES = 65_536;
/** A shorter body is copied behind its header: a piece of its own would take more memory than it saves. */
const SHARED_BODY_BYTES_MIN = 2_048;

/** A longer body is not packed as a string: copying that within V8's memory would take longer than an array saves. */
const PACKED_STRING_BYTES_MAX = 512;

/**
 * An encoded body as it is kept until it is sent, and then until it is acknowledged. A short one is a string with one
 * character for each byte. That takes a sixth of the processor time of an array, and less memory; and like a new array, it
 * keeps no memory alive that others need too.
 */
export type PackedBody = Uint8Array | string;

/** The most bytes that a frame of `writeShared` takes besides its header and its body. */
const SHARED_NUMBERS_BYTES_MAX = 12;

/** The parts of a message that are the same for all its receivers. */
export interface FrameParts {
  /** The encoded fields of its header before `sequence`, and after `received`: at most 96 bytes together. */
  readonly headerStart: Uint8Array;
  readonly headerEnd: Uint8Array;
  /** The body as `packBody` or `encodeBody` returned it; must not change until it is taken. */
  readonly encoded: PackedBody;
}

/** Frames that differ only in their numbers from receiver to receiver; see `FrameTemplate`. */
interface Template {
  readonly bytes: Uint8Array;
  writeInto(buffer: Uint8Array, at: number, first: number): void;
}

/** The memory in which frames are gathered. */
const memory = new FrameMemory();

/** Gives back bytes that `takePiece` of any writer returned, and that nobody will read any more. Call once: their memory is used again. */
export function giveBack(bytes: Uint8Array): void {
  memory.giveBack(bytes);
}

/**
 * Collects frames, so that those of one turn of the event loop leave in one
 * write. It holds no memory between turns: a server has one for each connection.
 *
 * Long bodies are kept as they are until they are taken, so what waits for many receivers is in memory once.
 */
export class FrameWriter {
  /** The frames before those in the buffer, in pieces. */
  #pieces = NO_PIECES;
  #pieceBytes = 0;
  #buffer: Buffer = EMPTY;
  /** Where the bytes in the buffer begin that are in no piece. */
  #start = 0;
  #end = 0;

  /** Number of bytes that `take` would return. */
  get length(): number {
    return this.#pieceBytes + this.#end - this.#start;
  }

  /**
   * Adds a frame with a header before an encoded body. The concatenation of two
   * encoded messages is the encoding of the merged message, so the frame holds a
   * Message with both.
   *
   * @param body  result of `packBody` or `encodeBody`; must not change until it is taken
   * @throws UsageError a value does not fit its field; then nothing is added
   * @see https://protobuf.dev/programming-guides/encoding/#last-one-wins
   */
  write(header: Header, body: PackedBody): void {
    const headerBytes = headerLength(header);
    const length = 1 + varintLength(headerBytes) + headerBytes + body.length;
    this.#makeRoom(varintLength(length) + length - (isWorthSharing(body) ? body.length : 0));
    const buffer = this.#buffer;
    let at = writeVarint(buffer, this.#end, length);
    buffer[at] = HEADER_TAG;
    at = writeVarint(buffer, at + 1, headerBytes);
    this.#addBody(writeHeader(buffer, at, header, headerBytes), body);
  }

  /**
   * Adds the frame of a message that goes to many. Writes what `write` does for a header with these fields, in a fraction of
   * the time.
   *
   * @param received  0: the header says nothing about it
   */
  writeShared({ headerStart, headerEnd, encoded }: FrameParts, sequence: number, received: number): void {
    const receivedLength = received > 0 ? 1 + varintLength(received) : 0;
    const headerBytes = headerStart.length + 1 + varintLength(sequence) + receivedLength + headerEnd.length;
    const length = 2 + headerBytes + encoded.length;
    this.#makeRoom(SHARED_NUMBERS_BYTES_MAX + headerBytes + (isWorthSharing(encoded) ? 0 : encoded.length));
    const buffer = this.#buffer;
    let at = writeVarint(buffer, this.#end, length);
    buffer[at++] = HEADER_TAG;
    buffer[at++] = headerBytes;
    for (let index = 0; index < headerStart.length; index++) buffer[at++] = headerStart[index] ?? 0;
    buffer[at++] = SEQUENCE_TAG;
    at = writeVarint(buffer, at, sequence);
    if (received > 0) {
      buffer[at++] = RECEIVED_TAG;
      at = writeVarint(buffer, at, received);
    }
    for (let index = 0; index < headerEnd.length; index++) buffer[at++] = headerEnd[index] ?? 0;
    this.#addBody(at, encoded);
  }

  /** Adds all frames of a template. @param first  number of the first one */
  writeTemplate(template: Template, first: number): void {
    const { length } = template.bytes;
    this.#makeRoom(length);
    template.writeInto(this.#buffer, this.#end, first);
    this.#end += length;
  }

  /** Returns the frames added since the last call, as one array, or undefined if there are none. */
  take(): Uint8Array | undefined {
    const { length } = this;
    const first = this.takePiece(length);
    if (first === undefined || first.length === length) return first;
    const all = Buffer.allocUnsafe(length);
    all.set(first);
    let at = first.length;
    for (const piece of this.#pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    this.clear();
    return all;
  }

  /**
   * Returns the next bytes without copying any, or undefined if there are none: as many as are together in memory. They may
   * begin or end inside a frame. A long body is a piece of its own, which others may share.
   *
   * @param bytesMax  at least 1
   */
  takePiece(bytesMax: number): Uint8Array | undefined {
    if (this.length === 0) return undefined;
    if (this.#pieceBytes === 0 && this.#end - this.#start <= bytesMax) {
      const all = this.#rest;
      this.#leaveBuffer();
      return all;
    }
    this.#endPiece();
    const [first = EMPTY] = this.#pieces;
    const piece = first.length <= bytesMax ? first : first.subarray(0, bytesMax);
    if (piece === first) this.#pieces.shift();
    else this.#pieces[0] = first.subarray(bytesMax);
    this.#pieceBytes -= piece.length;
    if (this.#pieceBytes === 0) this.#leaveBuffer();
    return piece;
  }

  /**
   * Returns the frames added since an earlier time, with one character for each byte. Long bodies among them are copied.
   *
   * @param from  `length` at that time; nothing was taken since
   */
  textSince(from: number): string {
    const fromBuffer = from - this.#pieceBytes;
    if (fromBuffer >= 0) return this.#buffer.toString("latin1", this.#start + fromBuffer, this.#end);
    let [text, skipped] = ["", from];
    for (const piece of [...this.#pieces, this.#rest]) {
      const { buffer, byteOffset, length } = piece;
      if (skipped < length) text += Buffer.from(buffer, byteOffset, length).toString("latin1", skipped);
      skipped = Math.max(0, skipped - length);
    }
    return text;
  }

  /** All that was written to the buffer was handed out. */
  #leaveBuffer(): void {
    memory.shorten(this.#buffer, this.#end);
    this.clear();
  }

  /** Forgets all frames. */
  clear(): void {
    this.#pieces = NO_PIECES;
    this.#pieceBytes = 0;
    this.#buffer = EMPTY;
    this.#start = 0;
    this.#end = 0;
  }

  /** Adds a body behind its header, which ends at an index. */
  #addBody(at: number, body: PackedBody): void {
    this.#end = at;
    if (isWorthSharing(body)) {
      this.#endPiece();
      this.#addPiece(body);
      return;
    }
    if (typeof body === "string") this.#buffer.write(body, at, "latin1");
    else this.#buffer.set(body, at);
    this.#end = at + body.length;
  }

  #addPiece(piece: Uint8Array): void {
    if (this.#pieces === NO_PIECES) this.#pieces = [piece];
    else this.#pieces.push(piece);
    this.#pieceBytes += piece.length;
  }

  /** Makes a piece of what is in the buffer. */
  #endPiece(): void {
    if (this.#end === this.#start) return;
    this.#addPiece(this.#rest);
    this.#start = this.#end;
  }

  /** The bytes in the buffer that are in no piece. */
  get #rest(): Uint8Array {
    const isWhole = this.#start === 0 && this.#end === this.#buffer.length;
    return isWhole ? this.#buffer : this.#buffer.subarray(this.#start, this.#end);
  }

  #makeRoom(more: number): void {
    if (this.#end + more <= this.#buffer.length) return;
    if (this.#end - this.#start + more > PIECE_BYTES) this.#endPiece();
    const kept = this.#end - this.#start;
    const wanted = Math.min(PIECE_BYTES, this.#buffer.length * 2);
    // The larger memory may begin where the bytes are.
    if (this.#start === 0) memory.giveBack(this.#buffer);
    const larger = memory.allocate(Math.max(BUFFER_BYTES_MIN, kept + more, wanted));
    if (kept > 0) larger.set(this.#buffer.subarray(this.#start, this.#end));
    this.#buffer = larger;
    this.#start = 0;
    this.#end = kept;
  }
}

/** Whether a body can be kept without keeping much memory alive that is not its own. */
export function isWorthSharing(body: PackedBody): body is Uint8Array {
  // The buffer of a short array is only made when it is asked for.
  return typeof body !== "string" && body.length >= SHARED_BODY_BYTES_MIN && body.length * 2 >= body.buffer.byteLength;
}

/**
 * Encodes a body once, for any number of headers, and for as long as it is kept.
 *
 * @returns the encoding of a Message with this body and no header, in memory of its own: it keeps none alive that it does
 *   not need, and nothing that happens to the memory of other messages changes it
 * @throws UsageError a value does not fit its field
 */
export function encodeBody(body: MessageBody): Uint8Array {
  return new Uint8Array(encodeToSend(body));
}

/**
 * The same, as a session keeps it.
 *
 * @throws UsageError a value does not fit its field
 */
export function packBody(body: MessageBody): PackedBody {
  return pack(encodeToSend(body));
}

/** An encoded body as a session keeps it. */
export function pack(encoded: PackedBody): PackedBody {
  if (typeof encoded === "string" || isAlone(encoded)) return encoded;
  if (encoded.length > PACKED_STRING_BYTES_MAX) return new Uint8Array(encoded);
  return Buffer.from(encoded.buffer, encoded.byteOffset, encoded.length).toString("latin1");
}

/** Whether it keeps no memory alive but its own. */
function isAlone({ length, buffer }: Uint8Array): boolean {
  return length === buffer.byteLength;
}

/** The bytes of a packed body. */
export function unpackBody(body: PackedBody): Uint8Array {
  return typeof body === "string" ? new Uint8Array(Buffer.from(body, "latin1")) : body;
}

/**
 * The same, to be sent at once: the result is a part of memory that is shared with other messages, and keeps it alive.
 *
 * @throws UsageError a value does not fit its field
 */
export function encodeToSend(body: MessageBody): Uint8Array {
  const message = Message.create();
  message.body = body;
  return Message.encode(message);
}

/**
 * Encodes a frame with a header before an encoded body.
 *
 * @param body  result of `packBody` or `encodeBody`
 * @returns the frame, including its length prefix
 * @throws UsageError a value does not fit its field
 */
export function encodeFrame(header: Header, body: PackedBody): Uint8Array {
  const writer = new FrameWriter();
  writer.write(header, body);
  const { buffer, byteOffset, length } = writer.take() ?? EMPTY;
  return new Uint8Array(buffer, byteOffset, length);
}

/**
 * The length of the message that a frame with this header holds, without the length prefix of the frame.
 *
 * @param bodyBytes  length of the encoded body
 * @throws UsageError a value does not fit its field
 */
export function messageLength(header: Header, bodyBytes: number): number {
  const headerBytes = headerLength(header);
  return 1 + varintLength(headerBytes) + headerBytes + bodyBytes;
}
