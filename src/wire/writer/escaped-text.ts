/** Strings whose UTF-8 need not be valid. */

import { isWellFormed } from "../engine.ts";
import { encodeEscaped } from "../surrogate-escape.ts";
import { writeBytes } from "./bytes.ts";
import type { Writer } from "./state.ts";
import { writeString, writeStringField } from "./text.ts";
import { writeTag } from "./varint.ts";

/** Writes a tag and a string. U+DC80 to U+DCFF are written as the bytes that they stand for. */
export function writeStringUncheckedField(
  writer: Writer,
  at: number,
  tag: number,
  value: string,
  field: string,
): number {
  try {
    return writeStringField(writer, at, tag, value, field);
  } catch (error) {
    return writeEscaped(writer, writeTag(writer, at, tag), value, field, error);
  }
}

/** Writes U+DC80 to U+DCFF as the bytes that they stand for. */
export function writeStringUnchecked(writer: Writer, at: number, value: string, field: string): number {
  try {
    return writeString(writer, at, value, field);
  } catch (error) {
    return writeEscaped(writer, at, value, field, error);
  }
}

/** @param error  what writing the string as UTF-8 threw; a lone surrogate is the one cause that this mends */
function writeEscaped(writer: Writer, at: number, value: string, field: string, error: unknown): number {
  if (typeof value !== "string" || isWellFormed(value)) throw error;
  return writeBytes(writer, at, encodeEscaped(value, field), field);
}
