/** Required fields, which only proto2 and editions have: a message without them is none. */

import { DecodeError, UsageError } from "../errors.ts";
import { decodeMessage, type MessageCodec } from "./codec.ts";

/** The error for a required field that is to be written and is not there. */
export function missingRequired(field: string): UsageError {
  return new UsageError(`${field} is required.`);
}

/**
 * Decodes a message with required fields. They are looked for at the end: a
 * message may come in pieces, of which none has them all.
 *
 * @param missing  tells the name of one that is missing
 */
export function decodeRequired<T>(
  codec: MessageCodec<T>,
  bytes: Uint8Array,
  missing: (message: T) => string | undefined,
): T {
  const message = decodeMessage(codec, bytes);
  const field = missing(message);
  if (field === undefined) return message;
  throw new DecodeError("MALFORMED", `The required field ${field} is missing`, bytes.length);
}
