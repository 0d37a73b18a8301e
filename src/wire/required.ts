/** Required fields of proto2 and editions: a message that lacks one is neither encoded nor decoded. */

import { DecodeError } from "../errors.ts";
import { beginReading, endReading, type MessageCodec } from "./codec.ts";
import { FieldFailure } from "./failure.ts";

/** Returns what is thrown if a message to encode lacks a required field. */
export function missingRequired(field: string): FieldFailure {
  return new FieldFailure(field, "is required");
}

/**
 * Decodes a message that has required fields. If a message in it ended without
 * one, all are checked afterwards, because an inner message may arrive in several
 * pieces that each lack some.
 *
 * @param missing  returns the name of a missing field, if any
 * @throws DecodeError MALFORMED: a required field is missing; or as `decodeMessage`
 */
export function decodeRequired<T>(
  codec: MessageCodec<T>,
  bytes: Uint8Array,
  missing: (message: T) => string | undefined,
): T {
  const reader = beginReading(codec, bytes);
  const message = codec.read(reader);
  const isLacking = reader.lacking;
  endReading(reader);
  const field = isLacking ? missing(message) : undefined;
  if (field === undefined) return message;
  throw new DecodeError("MALFORMED", `The required field ${field} is missing`, bytes.length);
}
