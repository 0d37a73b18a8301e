/** Bytes, and fields that are already encoded. */

import { outOfRange } from "../ranges.ts";
import type { Writer } from "./state.ts";
import { putField, putVarint, VARINT_BYTES_MAX, writeTag } from "./varint.ts";

/** Up to this length, copying byte by byte is fastest. */
const SHORT_BYTES_MAX = 16;
/** A tag and a length. */
const FIELD_OVERHEAD_BYTES_MAX = 10;

/** Writes a tag and bytes: their length, and then they. */
export function writeBytesField(writer: Writer, at: number, tag: number, value: Uint8Array, field: string): number {
  if (!(value instanceof Uint8Array) || tag > 127 || writer.limit - at < value.length + FIELD_OVERHEAD_BYTES_MAX)
    return writeBytes(writer, writeTag(writer, at, tag), value, field);
  const { buffer } = writer;
  const { length } = value;
  const content = putField(buffer, at, tag, length);
  if (length > SHORT_BYTES_MAX) buffer.set(value, content);
  else for (let index = 0; index < length; index++) buffer[content + index] = value[index] ?? 0;
  return content + length;
}

/** Writes bytes: their length, and then they. */
export function writeBytes(writer: Writer, at: number, value: Uint8Array, field: string): number {
  if (!(value instanceof Uint8Array)) throw outOfRange(value, field, "a Uint8Array");
  const { length } = value;
  writer.ensure(at, VARINT_BYTES_MAX + length);
  const { buffer } = writer;
  const content = putVarint(buffer, at, length);
  buffer.set(value, content);
  return content + length;
}

/** Writes the fields that the schema does not know. */
export function writeUnknown(writer: Writer, at: number, encoded: Uint8Array): number {
  if (!(encoded instanceof Uint8Array)) throw outOfRange(encoded, "$unknown", "a Uint8Array");
  writer.ensure(at, encoded.length);
  writer.buffer.set(encoded, at);
  return at + encoded.length;
}
