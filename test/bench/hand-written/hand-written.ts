/**
 * Codecs written by hand, one for each sample: the upper bound for generated
 * codecs. Each supports only the fields of its sample, expects them in order, and
 * checks almost nothing.
 */

import { isEqual } from "../equality.ts";
import { BUFFER_BYTES } from "../ours.ts";
import { inTurn, type Sample } from "../samples.ts";
import type { Subject } from "../subject.ts";

export interface HandWritten<T> {
  /** Returns the offset after the message. It may overwrite up to SPARE_BYTES bytes beyond that. */
  write(message: T, buffer: Buffer, view: DataView, start: number): number;
  read(bytes: Buffer, view: DataView): T;
}

/** Codecs may write several bytes at a time beyond the end of a string. */
const SPARE_BYTES = 16;

/** @param sample  messages that the codec supports, and a general codec to compare it with */
export function handWrittenSubject<T>(
  { codec, messages }: Pick<Sample, "codec"> & { messages: readonly T[] },
  { write, read }: HandWritten<T>,
): Subject {
  const encodings = messages.map((message) => {
    const bytes = Buffer.from(codec.encode(message));
    return { bytes, view: viewOf(bytes) };
  });
  const lengthMax = Math.max(...encodings.map(({ bytes }) => bytes.length));
  const message = inTurn(messages);
  const encoding = inTurn(encodings);
  const own = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  const ownView = viewOf(own);
  let free = 0;
  let memory = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  let memoryView = viewOf(memory);
  const encode = (each: T) => {
    if (memory.length - free < lengthMax + SPARE_BYTES) {
      memory = Buffer.allocUnsafeSlow(BUFFER_BYTES);
      memoryView = viewOf(memory);
      free = 0;
    }
    const start = free;
    free = write(each, memory, memoryView, start);
    return new Uint8Array(memory.buffer, start, free - start);
  };
  return {
    name: "hand-written",
    encode: () => encode(message()),
    decode: () => {
      const { bytes, view } = encoding();
      return read(bytes, view);
    },
    encodeInto: () => write(message(), own, ownView, 0),
    isRight: () =>
      messages.every((each) => isEqual(codec.decode(encode(each)), each)) &&
      encodings.every(({ bytes, view }) => bytes.equals(codec.encode(read(bytes, view)))),
  };
}

/** Writes ASCII text. Returns the offset after it. */
export function writeShort(text: string, buffer: Buffer, start: number): number {
  const { length } = text;
  let index = 0;
  for (; index + 3 < length; index += 4) {
    buffer[start + index] = text.charCodeAt(index);
    buffer[start + index + 1] = text.charCodeAt(index + 1);
    buffer[start + index + 2] = text.charCodeAt(index + 2);
    buffer[start + index + 3] = text.charCodeAt(index + 3);
  }
  for (; index < length; index++) buffer[start + index] = text.charCodeAt(index);
  return start + length;
}

/** Writes a varint of at most 32 bits. Returns the offset after it. */
export function writeVarint(value: number, buffer: Buffer, start: number): number {
  let at = start;
  let rest = value;
  for (; rest > 127; rest >>>= 7) buffer[at++] = (rest & 127) | 128;
  buffer[at++] = rest;
  return at;
}

function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
}
