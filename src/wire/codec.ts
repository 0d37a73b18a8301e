/**
 * The run-time library of generated code: the interface of a codec, and the
 * functions that encode and decode with one.
 *
 * How the folder fits together:
 * - `reader.ts` has the functions that generated code calls to read, and `writer.ts`
 *   those that it calls to write, field by field. They stand in the files of
 *   `reader/` and `writer/`; a bundler keeps only those that a program needs.
 * - `ranges.ts` checks values before they are written. `words.ts` joins 32-bit
 *   words to 64-bit values. `engine.ts` picks the fastest text conversions that the
 *   JavaScript engine has.
 * - `method.ts` describes a command; `required.ts` handles required fields.
 * - `helpers/` has functions for programs: comparing, copying and merging messages,
 *   and converting well-known types. Generated code does not use them.
 * - `registry/` tells of schemas at run time. A program that does not import a
 *   generated registry does not load it.
 * - `json/` is the JSON format of protobuf. A program that does not import it
 *   does not load it.
 *
 * Invariant: a message and its bytes share no memory. Nobody writes to bytes
 * that `encode` returned, and `decode` copies what it keeps.
 *
 * Messages are plain objects. `$unknown` holds the encoded fields that the
 * schema does not know; encoding writes them again, unchanged.
 */

import { UsageError } from "../errors.ts";
import type { ValidateOptions, Violation } from "../violation.ts";
import { FieldFailure } from "./failure.ts";
import { beginInput, Reader, releaseInput } from "./reader/state.ts";
import { Trace } from "./writer/trace.ts";
import { Writer } from "./writer.ts";

/** The binary codec of one message type, made by generated code. */
export interface MessageCodec<T> {
  /** The full name in the schema, such as `chatwire.v1.Peer`. */
  readonly typeName: string;

  /** Returns a message with the given fields; all other fields have the defaults of the schema. */
  create(init?: Partial<T>): T;

  /**
   * Encodes a message.
   *
   * @returns bytes that are never written to again. Like small Buffers they share their `buffer` with other messages:
   *   copy them before you transfer that buffer to another thread
   * @throws UsageError a value does not fit its field; the text begins with its path: `chatwire.v1.GetPeersResponse.peers[3].port`
   */
  encode(message: T): Uint8Array;

  /**
   * Encodes a message into the caller's buffer.
   *
   * @param offset  index of the message's first byte; default 0
   * @returns index after the message's last byte
   * @throws UsageError a value does not fit its field, or the message does not fit into the buffer; the bytes from
   *   `offset` on may have changed
   */
  encodeInto(message: T, buffer: Uint8Array, offset?: number): number;

  /**
   * Decodes a message.
   *
   * @param bytes  one message without a length prefix; not kept
   * @throws DecodeError the bytes are not a valid encoding of this message; carries the offset
   */
  decode(bytes: Uint8Array): T;

  /**
   * Writes the fields of a message; generated code calls it for messages inside messages.
   *
   * @param start  index of the first field's first byte
   * @returns index after the last field's last byte
   */
  write(message: T, writer: Writer, start: number): number;

  /** Reads fields until the reader is done. Merges them into `message` if it is given. Returns the message. */
  read(reader: Reader, message?: T): T;
}

/** The codec of a message that the schema declares rules for; `Rule` is the type of the schema's rule option. */
export interface RuledCodec<T, Rule> extends MessageCodec<T> {
  readonly rule: Rule;
  /** The fields that say what a message is about, if a newer one replaces those about the same thing. Absent: none do. */
  readonly keys?: readonly string[];
  /** Checks the rules that the schema declares about fields. Absent: it declares none. */
  validate?(message: T, options?: ValidateOptions): Violation[];
}

/** The writer for messages in slabs; undefined while in use. */
let idleWriter: Writer | undefined;

/** Implements `MessageCodec.encode` with the codec's `write`. */
export function encodeMessage<T>(codec: MessageCodec<T>, message: T): Uint8Array {
  // The idle writer is taken while in use, because a getter of the message may encode another message.
  const writer = idleWriter ?? new Writer();
  idleWriter = undefined;
  try {
    return writer.finish(codec.write(message, writer, writer.begin()));
  } catch (error) {
    throw encodeError(codec, message, error);
  } finally {
    idleWriter = writer;
  }
}

/** The writer for callers' buffers; undefined while in use. */
let idleBufferWriter: Writer | undefined;
/** Beyond this offset the writer gets a view of the buffer that begins at the message. */
const FAR_BYTES = 262_144;

/** Implements `MessageCodec.encodeInto` with the codec's `write`. */
export function encodeMessageInto<T>(codec: MessageCodec<T>, message: T, buffer: Uint8Array, offset: number): number {
  if (!(buffer instanceof Uint8Array)) throw new UsageError(`${codec.typeName} can be encoded into a Uint8Array only.`);
  if (!(Number.isInteger(offset) && offset >= 0 && offset <= buffer.length))
    throw new UsageError(`${offset} is not an offset inside the buffer.`);
  // A message that outgrows the buffer continues in new memory at the same offset, which would be at least that long.
  if (offset > FAR_BYTES) return offset + encodeMessageInto(codec, message, buffer.subarray(offset), 0);
  const writer = idleBufferWriter ?? new Writer();
  idleBufferWriter = undefined;
  writer.beginIn(buffer, offset);
  try {
    return writer.finishIn(buffer, offset, codec.write(message, writer, offset));
  } catch (error) {
    throw encodeError(codec, message, error);
  } finally {
    idleBufferWriter = writer;
  }
}

/**
 * Turns what was thrown by `write` into a UsageError with the path of the value. For it the message is written once
 * more. A TypeError becomes one too: untyped callers can omit a map, a oneof or the message itself.
 */
function encodeError<T>(codec: MessageCodec<T>, message: T, error: unknown): unknown {
  if (!(error instanceof FieldFailure || error instanceof TypeError)) return error;
  const { typeName } = codec;
  const trace = new Trace();
  const writer = new Writer(trace);
  // Where it is, unless a getter returns something else this time.
  let path = "";
  try {
    codec.write(message, writer, writer.begin());
  } catch (again) {
    let { depth } = writer;
    if (again instanceof FieldFailure) trace.enter(depth++, again.field, again.value);
    path = trace.path(message, depth);
  }
  if (error instanceof FieldFailure) return new UsageError(`${typeName}${path || `: ${error.field}`} ${error.text}.`);
  const usageError = new UsageError(`${typeName}${path} must be a message: ${error.message}.`);
  usageError.cause = error;
  return usageError;
}

/** Implements `MessageCodec.decode` with the codec's `read`. */
export function decodeMessage<T>(codec: MessageCodec<T>, bytes: Uint8Array): T {
  const reader = beginReading(codec, bytes);
  const message = codec.read(reader);
  endReading(reader);
  return message;
}

let idleReader: Reader | undefined;

export function beginReading<T>({ typeName }: MessageCodec<T>, bytes: Uint8Array): Reader {
  if (!(bytes instanceof Uint8Array)) throw new UsageError(`${typeName} can be decoded from a Uint8Array only.`);
  // Taken while in use, like the writer. A reader that threw is discarded.
  const reader = idleReader ?? new Reader();
  idleReader = undefined;
  beginInput(reader, bytes);
  return reader;
}

export function endReading(reader: Reader): void {
  releaseInput(reader);
  idleReader = reader;
}

/** Returns what is thrown if the schema does not define the case of a oneof. */
export function unknownCase(oneof: string): FieldFailure {
  return new FieldFailure(oneof, "has a case that is not in the schema");
}
