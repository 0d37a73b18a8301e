/** Reads bytes fields. */

import { pooledCopy } from "./pooled-copy.ts";
import { charge, type Reader } from "./state.ts";
import { ARRAY_BYTES, EMPTY_BYTES } from "./unknown-fields.ts";
import { readLength } from "./varint.ts";

/** Returns a copy, which the caller may keep. */
export function readBytes(reader: Reader): Uint8Array {
  const length = readLength(reader);
  if (length === 0) return EMPTY_BYTES;
  charge(reader, ARRAY_BYTES);
  const start = reader.offset;
  reader.offset = start + length;
  return pooledCopy(reader.input, start, reader.offset);
}
