/**
 * What generated code offers for each message.
 *
 * Messages are plain objects. Their `$unknown` holds the fields that came and
 * that the schema does not know, as they were; they are sent on.
 */

import { UsageError } from "../errors.ts";
import { Reader } from "./reader.ts";
import { Writer } from "./writer.ts";

export interface MessageCodec<T> {
  /** The full name in the schema, as `chatwire.v1.Peer`. */
  readonly typeName: string;

  /** A message with the given fields; the rest has the defaults of the schema. */
  create(init?: Partial<T>): T;

  /**
   * @returns bytes that nobody writes to any more. As those of small Buffers they lie in memory that others use too:
   *   copy them before their `buffer` is handed to another thread
   * @throws UsageError a value does not fit its field; the text names the field
   */
  encode(message: T): Uint8Array;

  /**
   * Encodes into a buffer of the caller.
   *
   * @param offset  where the message begins
   * @returns where it ends
   * @throws UsageError a value does not fit its field, or the message not into the buffer; what lies past `offset` may
   *   have changed
   */
  encodeInto(message: T, buffer: Uint8Array, offset?: number): number;

  /**
   * @param bytes  one message without a length prefix; nothing of it is kept
   * @throws DecodeError the bytes are not this message
   */
  decode(bytes: Uint8Array): T;

  /**
   * Writes the fields into a message that is being written.
   *
   * @param start  where the first begins
   * @returns where the last ends
   */
  write(message: T, writer: Writer, start: number): number;

  /** Reads fields until the reader is done, into `message` where one is given, and returns it. */
  read(reader: Reader, message?: T): T;
}

/** A message that has rules of its own; `Rule` is the type of the rules in the schema. */
export interface RuledCodec<T, Rule> extends MessageCodec<T> {
  readonly rule: Rule;
}

let idle: Writer | undefined;

/** Encodes by a codec's `write`. */
export function encodeMessage<T>(codec: MessageCodec<T>, message: T): Uint8Array {
  // One writer is kept. Taken away while in use: a getter of the message may encode another message.
  const writer = idle ?? new Writer();
  idle = undefined;
  try {
    return writer.finish(codec.write(message, writer, writer.begin()));
  } catch (error) {
    throw encodeError(codec, error);
  } finally {
    idle = writer;
  }
}

let idleGuest: Writer | undefined;
const FAR_BYTES = 262_144;

/** Encodes by a codec's `write` into a buffer of the caller. */
export function encodeMessageInto<T>(codec: MessageCodec<T>, message: T, buffer: Uint8Array, offset: number): number {
  if (!(buffer instanceof Uint8Array)) throw new UsageError(`${codec.typeName} is encoded into a Uint8Array.`);
  if (!(Number.isInteger(offset) && offset >= 0 && offset <= buffer.length))
    throw new UsageError(`${offset} is no place in the buffer.`);
  // What has no room goes on elsewhere, at the same place: that would be as long as what lies before it.
  if (offset > FAR_BYTES)
    return (
      offset +
      encodeMessageInto(
        codec,
        message,
        new Uint8Array(buffer.buffer, buffer.byteOffset + offset, buffer.length - offset),
        0,
      )
    );
  const writer = idleGuest ?? new Writer();
  idleGuest = undefined;
  writer.beginIn(buffer, offset);
  try {
    return writer.finishIn(buffer, offset, codec.write(message, writer, offset));
  } catch (error) {
    throw encodeError(codec, error);
  } finally {
    idleGuest = writer;
  }
}

/** Without types a caller can leave out what must be there: a list, a oneof, the message itself. */
function encodeError<T>({ typeName }: MessageCodec<T>, error: unknown): unknown {
  if (!(error instanceof TypeError)) return error;
  const told = new UsageError(`This is no ${typeName}: ${error.message}.`);
  told.cause = error;
  return told;
}

let idleReader: Reader | undefined;

/** Decodes by a codec's `read`. */
export function decodeMessage<T>(codec: MessageCodec<T>, bytes: Uint8Array): T {
  if (!(bytes instanceof Uint8Array)) throw new UsageError(`${codec.typeName} is decoded from a Uint8Array.`);
  // As the writer; but one that failed is not used again.
  const reader = idleReader ?? new Reader();
  idleReader = undefined;
  reader.begin(bytes);
  const message = codec.read(reader);
  reader.release();
  idleReader = reader;
  return message;
}

/** The error for a oneof whose case is none of the schema's. */
export function unknownCase(oneof: string): UsageError {
  return new UsageError(`${oneof} has a case that is not in the schema.`);
}
