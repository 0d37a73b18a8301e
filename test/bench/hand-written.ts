/**
 * Codecs written by hand for one message each: the limit for generated ones.
 * Each knows the fields that its sample has and no others, expects them in
 * their order, and checks next to nothing.
 */

import { isDeepStrictEqual } from "node:util";
import { BUFFER_BYTES } from "./ours.ts";
import type { Sample } from "./samples.ts";
import type { Subject } from "./subject.ts";

export interface HandWritten<T> {
  /** Returns where it ends. Past that as many bytes as `SPARE_BYTES` may have changed. */
  write(message: T, buffer: Buffer, view: DataView, start: number): number;
  read(bytes: Buffer, view: DataView): T;
}

/** Room to write more at a time than what is left to write. */
const SPARE_BYTES = 16;

/** @param sample  its message is the one that the codec knows; its own codec is any that knows it */
export function handWrittenSubject<T>(
  { codec, message }: Pick<Sample, "codec"> & { message: T },
  { write, read }: HandWritten<T>,
): Subject {
  const bytes = Buffer.from(codec.encode(message));
  const bytesView = viewOf(bytes);
  const own = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  const ownView = viewOf(own);
  let free = 0;
  let memory = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  let memoryView = viewOf(memory);
  const encode = () => {
    if (memory.length - free < bytes.length + SPARE_BYTES) {
      memory = Buffer.allocUnsafeSlow(BUFFER_BYTES);
      memoryView = viewOf(memory);
      free = 0;
    }
    const start = free;
    free = write(message, memory, memoryView, start);
    return new Uint8Array(memory.buffer, start, free - start);
  };
  return {
    name: "hand-written",
    encode,
    decode: () => read(bytes, bytesView),
    encodeInto: () => write(message, own, ownView, 0),
    isRight: () =>
      isDeepStrictEqual(codec.decode(encode()), message) && isDeepStrictEqual(read(bytes, bytesView), message),
  };
}

/** Writes ASCII. Returns where it ends. */
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

/** Writes a varint of at most 32 bits. Returns where it ends. */
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
