/** Numbers of fixed width, up to 32 bits for integers. */

import { type Reader, truncated, viewOf } from "./state.ts";

/** Reads a fixed32: four bytes. */
export function readFixed32(reader: Reader): number {
  return readSfixed32(reader) >>> 0;
}

/** Reads an sfixed32: four bytes. */
export function readSfixed32(reader: Reader): number {
  const { input, offset } = reader;
  if (reader.end - offset < 4) throw truncated(offset);
  reader.offset = offset + 4;
  const upper = ((input[offset + 3] ?? 0) << 24) | ((input[offset + 2] ?? 0) << 16);
  return upper | ((input[offset + 1] ?? 0) << 8) | (input[offset] ?? 0);
}

/** Reads a float: four bytes. */
export function readFloat(reader: Reader): number {
  const { offset } = reader;
  const end = offset + 4;
  if (end > reader.end) throw truncated(offset);
  reader.offset = end;
  return viewOf(reader).getFloat32(offset, true);
}

/** Reads a double: eight bytes. */
export function readDouble(reader: Reader): number {
  const { offset } = reader;
  const end = offset + 8;
  if (end > reader.end) throw truncated(offset);
  reader.offset = end;
  return viewOf(reader).getFloat64(offset, true);
}
