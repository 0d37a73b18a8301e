/**
 * Reads packed fields. The frequent types have a loop each, which V8 compiles for
 * that type alone.
 *
 * Their functions take the values read so far, which they may modify, and return
 * those and then the new ones.
 */

import { beginList } from "./messages.ts";
import { type Reader, truncated, viewOf } from "./state.ts";
import { readInt32, readLength, readUint32 } from "./varint.ts";

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

/** Reads a packed field of double values, and appends them to `values`. */
export function readDoubles(reader: Reader, values: number[]): number[] {
  const outerEnd = enterPacked(reader);
  const view = viewOf(reader);
  const { end } = reader;
  if (values.length === 0) beginList(reader);
  let { offset } = reader;
  for (; end - offset >= 8; offset += 8) values.push(view.getFloat64(offset, true));
  reader.offset = offset;
  if (offset < end) throw truncated(offset);
  leavePacked(reader, outerEnd);
  return values;
}

/** Reads a packed field of int32 values, and appends them to `values`. */
export function readInt32s(reader: Reader, values: number[]): number[] {
  const outerEnd = enterPacked(reader);
  if (values.length === 0) beginList(reader);
  while (shortVarints(reader, values)) values.push(readInt32(reader));
  leavePacked(reader, outerEnd);
  return values;
}

/** Reads a packed field of uint32 values, and appends them to `values`. */
export function readUint32s(reader: Reader, values: number[]): number[] {
  const outerEnd = enterPacked(reader);
  if (values.length === 0) beginList(reader);
  while (shortVarints(reader, values)) values.push(readUint32(reader));
  leavePacked(reader, outerEnd);
  return values;
}

/** Reads varints up to one that has more than three bytes or is cut off. Returns whether there is one. */
function shortVarints(reader: Reader, values: number[]): boolean {
  const { input, end } = reader;
  let { offset } = reader;
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
    values.push(value);
    offset = next;
  }
  reader.offset = offset;
  return offset < end;
}
