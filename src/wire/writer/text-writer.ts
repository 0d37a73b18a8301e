/**
 * Adds strings to the writer. Most strings are short, and for those the call
 * into the native encoder would cost more than all other work.
 */

import { UsageError } from "../../errors.ts";
import { isWellFormed, utf8Length, utf8Write } from "../engine.ts";
import { outOfRange } from "../ranges.ts";
import { encodeEscaped } from "../surrogate-escape.ts";
import { ByteWriter, putVarint, VARINT_BYTES_MAX, varintLength } from "./byte-writer.ts";

/** A longer string is worth a call into the native encoder. In UTF-16 code units. */
export const SHORT_UNITS = 24;
/** The most bytes that a UTF-16 code unit takes in UTF-8. */
const UNIT_BYTES_MAX = 3;

export class TextWriter extends ByteWriter {
  string(at: number, value: string, field: string): number {
    if (typeof value !== "string") throw outOfRange(value, field, "a string");
    const { length } = value;
    if (length > SHORT_UNITS) return this.utf8(at, value, field);
    this.ensure(at, 1 + length);
    // Trying ASCII first costs little, even if the string then needs the native encoder.
    const end = putAscii(value, this.buffer, at + 1);
    if (end < 0) return this.utf8(at, value, field);
    this.buffer[at] = length;
    return end;
  }

  /** Writes a string whose UTF-8 need not be valid: U+DC80 to U+DCFF as the bytes that they stand for. */
  stringUnchecked(at: number, value: string, field: string): number {
    try {
      return this.string(at, value, field);
    } catch (error) {
      return this.escaped(at, value, field, error);
    }
  }

  /** @param error  what writing the string as UTF-8 threw; a lone surrogate is the one cause that this mends */
  protected escaped(at: number, value: string, field: string, error: unknown): number {
    if (typeof value !== "string" || isWellFormed(value)) throw error;
    const bytes = encodeEscaped(value, field);
    this.ensure(at, VARINT_BYTES_MAX + bytes.length);
    const begin = putVarint(this.buffer, at, bytes.length);
    this.buffer.set(bytes, begin);
    return begin + bytes.length;
  }

  private utf8(at: number, value: string, field: string): number {
    const roomMax = VARINT_BYTES_MAX + value.length * UNIT_BYTES_MAX;
    // Rare: counting the bytes takes about as long as writing them.
    if (this.limit - at < roomMax) this.ensure(at, VARINT_BYTES_MAX + utf8Length(value));
    const { buffer } = this;
    // The prefix that an ASCII string needs; corrected below if the string is longer in UTF-8.
    const prefix = varintLength(value.length);
    const length = utf8Write.call(buffer, value, at + prefix);
    if (length !== value.length) {
      if (!isWellFormed(value))
        throw new UsageError(`${field} must be well-formed text; it contains a lone surrogate.`);
      const more = varintLength(length) - prefix;
      if (more > 0) buffer.copyWithin(at + prefix + more, at + prefix, at + prefix + length);
    }
    return putVarint(buffer, at, length) + length;
  }
}

/**
 * Writes an ASCII string; the caller has checked the room.
 *
 * @returns the offset after it, or -1 if it is not ASCII: then the bytes written are meaningless
 */
export function putAscii(value: string, buffer: Uint8Array, start: number): number {
  const { length } = value;
  // Collects all bits and tests them once at the end instead of branching for each character.
  let seen = 0;
  let index = 0;
  let at = start;
  for (; index + 3 < length; index += 4) {
    const first = value.charCodeAt(index);
    const second = value.charCodeAt(index + 1);
    const third = value.charCodeAt(index + 2);
    const fourth = value.charCodeAt(index + 3);
    seen |= first | second | third | fourth;
    buffer[at] = first;
    buffer[at + 1] = second;
    buffer[at + 2] = third;
    buffer[at + 3] = fourth;
    at += 4;
  }
  for (; index < length; index++) {
    const unit = value.charCodeAt(index);
    seen |= unit;
    buffer[at++] = unit;
  }
  return seen < 128 ? at : -1;
}
