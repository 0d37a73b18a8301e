/**
 * What codecs written by hand read with: the input and the read position, which are module variables because a function
 * returns only one value, and functions that read at the position. `tile.ts` and those for smaller messages have their
 * own.
 */

const TWO_28 = 2 ** 28;

let bytes: Uint8Array = new Uint8Array(0);
let view: DataView = new DataView(new ArrayBuffer(0));
/** One character for each byte. */
let text = "";
let at = 0;

/** Returns the end of the input. */
export function beginReading(input: Buffer, viewOfInput: DataView): number {
  bytes = input;
  view = viewOfInput;
  text = input.toString("latin1");
  at = 0;
  return input.length;
}

/** Whether the next field has this tag of one byte, which is then read. */
export function isNext(tag: number, end: number): boolean {
  if (at >= end || bytes[at] !== tag) return false;
  at++;
  return true;
}

/** The same for a tag of two bytes. */
export function isNextLong(first: number, second: number, end: number): boolean {
  if (at + 1 >= end || bytes[at] !== first || bytes[at + 1] !== second) return false;
  at += 2;
  return true;
}

/** Reads a length. Returns the offset behind the bytes that it counts. */
export function readEnd(): number {
  const length = readVarint();
  return at + length;
}

export function readBool(): boolean {
  return bytes[at++] !== 0;
}

/** Reads a varint of at most 32 bits. */
export function readVarint(): number {
  const first = bytes[at++] ?? 0;
  if (first < 128) return first;
  let value = first & 127;
  for (let shift = 7; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
}

/** Reads an int32, which has ten bytes if it is negative. */
export function readSigned(): number {
  if ((bytes[at] ?? 0) < 128) return bytes[at++] ?? 0;
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    if (shift < 32) value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
}

/** Reads a varint of at most 53 bits. */
export function readWide(): number {
  let value = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return value;
    if (factor === TWO_28 / 128) return value + readVarint() * TWO_28;
  }
}

export function readFloat(): number {
  at += 4;
  return view.getFloat32(at - 4, true);
}

export function readDouble(): number {
  at += 8;
  return view.getFloat64(at - 8, true);
}

export function readFixed32(): number {
  at += 4;
  return view.getUint32(at - 4, true);
}

export function readFixed64(): bigint {
  at += 8;
  return view.getBigUint64(at - 8, true);
}

/** Reads ASCII text. */
export function readText(): string {
  const end = readEnd();
  const start = at;
  at = end;
  return text.substring(start, end);
}

/** Reads a few bytes, for which a loop is faster than a copy. */
export function readBytes(): Uint8Array {
  const length = bytes[at++] ?? 0;
  const copy = new Uint8Array(length);
  for (let index = 0; index < length; index++) copy[index] = bytes[at++] ?? 0;
  return copy;
}

// The value of a field that is next, or the default.

export function textOf(tag: number, end: number): string {
  return isNext(tag, end) ? readText() : "";
}

/** A varint of at most 32 bits. */
export function numberOf(tag: number, end: number): number {
  return isNext(tag, end) ? readVarint() : 0;
}

export function boolOf(tag: number, end: number): boolean {
  return isNext(tag, end) && readBool();
}
