/**
 * Reads packed fields. The frequent types have a loop each, which V8 compiles for
 * that type alone.
 *
 * Their functions take the values read so far, if there are any, which they may
 * modify, and return those and then the new ones.
 */

import { doublesOf, emptyIntegers, integersOf } from "../allocation.ts";
import { beginList } from "./messages.ts";
import { type Reader, truncated, viewOf } from "./state.ts";
import { readInt32, readLength, readUint32 } from "./varint.ts";

/** Counting the values of a shorter list takes longer than letting it grow. */
const COUNTED_BYTES_MIN = 64;

/** Begins a packed field. Returns the value to pass to `leavePacked`. */
export function enterPacked(reader: Reader): number {
  const outerEnd = reader.end;
  const length = readLength(reader);
  reader.end = reader.offset + length;
  return outerEnd;
}

/**
 * Ends a packed field.
 *
 * @param outerEnd  what `enterPacked` returned
 */
export function leavePacked(reader: Reader, outerEnd: number): void {
  reader.end = outerEnd;
}

/** Reads a packed field of double values, and returns them after those in `before`. */
export function readDoubles(reader: Reader, before?: number[]): number[] {
  const outerEnd = enterPacked(reader);
  const view = viewOf(reader);
  const { end } = reader;
  let { offset } = reader;
  const values = isBegun(before) ? before : beginDoubles(reader);
  let index = before?.length ?? 0;
  for (; end - offset >= 8; offset += 8) values[index++] = view.getFloat64(offset, true);
  reader.offset = offset;
  if (offset < end) throw truncated(offset);
  leavePacked(reader, outerEnd);
  return values;
}

/** Reads a packed field of int32 values, and returns them after those in `before`. */
export function readInt32s(reader: Reader, before?: number[]): number[] {
  const outerEnd = enterPacked(reader);
  const values = isBegun(before) ? before : beginVarints(reader);
  let index = shortVarints(reader, values, before?.length ?? 0);
  while (reader.offset < reader.end) {
    values[index] = readInt32(reader);
    index = shortVarints(reader, values, index + 1);
  }
  leavePacked(reader, outerEnd);
  return values;
}

/** Reads a packed field of uint32 values, and returns them after those in `before`. */
export function readUint32s(reader: Reader, before?: number[]): number[] {
  const outerEnd = enterPacked(reader);
  const values = isBegun(before) ? before : beginVarints(reader);
  let index = shortVarints(reader, values, before?.length ?? 0);
  while (reader.offset < reader.end) {
    values[index] = readUint32(reader);
    index = shortVarints(reader, values, index + 1);
  }
  leavePacked(reader, outerEnd);
  return values;
}

function isBegun(values: number[] | undefined): values is number[] {
  return values !== undefined && values.length > 0;
}

function beginDoubles(reader: Reader): number[] {
  beginList(reader);
  return doublesOf((reader.end - reader.offset) >>> 3);
}

/** Creates a list for the varints up to the end. */
function beginVarints(reader: Reader): number[] {
  const { input, offset, end } = reader;
  beginList(reader);
  if (end - offset < COUNTED_BYTES_MIN) return emptyIntegers();
  let count = 0;
  // Each has one byte without the high bit.
  for (let at = offset; at < end; at++) count += 1 - ((input[at] ?? 0) >>> 7);
  return integersOf(count);
}

/**
 * Reads varints up to one that has more than three bytes or is cut off. Puts them into the list from an index on.
 * Returns the index after the last.
 */
function shortVarints(reader: Reader, values: number[], start: number): number {
  const { input, end } = reader;
  let { offset } = reader;
  let index = start;
  while (offset < end) {
    let value = input[offset] ?? 0;
    let next = offset + 1;
    if (value > 127) {
      const second = next < end ? (input[next] ?? 0) : 128;
      next++;
      value = (value & 127) | ((second & 127) << 7);
      if (second > 127) {
        const third = next < end ? (input[next] ?? 0) : 128;
        if (third > 127) break;
        next++;
        value |= third << 14;
      }
    }
    values[index++] = value;
    offset = next;
  }
  reader.offset = offset;
  return index;
}
