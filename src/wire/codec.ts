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
   * @returns bytes of the caller's own
   * @throws UsageError a value does not fit its field; the text names the field
   */
  encode(message: T): Uint8Array;

  /**
   * @param bytes  one message without a length prefix; nothing of it is kept
   * @throws DecodeError the bytes are not this message
   */
  decode(bytes: Uint8Array): T;

  /** Writes the fields into a message that is being written. */
  write(message: T, writer: Writer): void;

  /** Reads fields until the reader is done, into `message` where one is given, and returns it. */
  read(reader: Reader, message?: T): T;
}

/** A message that has rules of its own; `Rule` is the type of the rules in the schema. */
export interface RuledCodec<T, Rule> extends MessageCodec<T> {
  readonly rule: Rule;
}

/** A buffer that once grew past this is not kept for the next message. */
const KEPT_BYTES_MAX = 1_048_576;

let idle: Writer | undefined;

/** Encodes by a codec's `write`, in the one writer that is kept for it. */
export function encodeMessage<T>(codec: MessageCodec<T>, message: T): Uint8Array {
  // Taken away while in use: a getter of the message may encode another message.
  const writer = idle ?? new Writer();
  idle = undefined;
  try {
    codec.write(message, writer);
    return writer.finish();
  } catch (error) {
    // Without types a caller can leave out what must be there: a list, a oneof, the message itself.
    if (error instanceof TypeError) throw new UsageError(`This is no ${codec.typeName}: ${error.message}.`);
    throw error;
  } finally {
    writer.reset();
    if (writer.capacity <= KEPT_BYTES_MAX) idle = writer;
  }
}

/** Decodes by a codec's `read`. */
export function decodeMessage<T>(codec: MessageCodec<T>, bytes: Uint8Array): T {
  if (!(bytes instanceof Uint8Array)) throw new UsageError(`${codec.typeName} is decoded from a Uint8Array.`);
  return codec.read(new Reader(bytes));
}

/** The error for a oneof whose case is none of the schema's. */
export function unknownCase(oneof: string): UsageError {
  return new UsageError(`${oneof} has a case that is not in the schema.`);
}
