/**
 * Codecs written by hand that check what generated ones check, for the samples where these take more than 1.7 times as
 * long as codecs that check almost nothing: the difference between the two kinds is what the checks cost.
 *
 * A codec here takes the messages of its sample, and gives up on everything else: another field or order, a value of
 * another type or range, text that is not ASCII or, if it is long, not UTF-8, a length or a varint that goes beyond its
 * message, no room in the buffer. A generated codec then does the work, so the results are the same for all input.
 */

import { isEqual } from "../../equality.ts";
import { BUFFER_BYTES } from "../../ours.ts";
import { inTurn, type Sample } from "../../samples.ts";
import type { Subject } from "../../subject.ts";

export interface CheckedCodec<T> {
  /** Returns the offset after the message, or -1 if it gives up. The view is of the buffer. */
  write(message: T, buffer: Buffer, view: DataView, start: number): number;
  /** Returns undefined if it gives up. */
  read(bytes: Buffer): T | undefined;
}

/** @param sample  messages that the codec supports, and the generated codec */
export function checkedSubject<T>(
  { codec, messages }: Pick<Sample<T>, "codec"> & { messages: readonly T[] },
  { write, read }: CheckedCodec<T>,
): Subject {
  const encodings = messages.map((message) => Buffer.from(codec.encode(message)));
  const message = inTurn(messages);
  const bytes = inTurn(encodings);
  const own = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  const ownView = new DataView(own.buffer);
  let free = 0;
  let memory = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  let memoryView = new DataView(memory.buffer);
  const encode = (each: T): Uint8Array => {
    const end = write(each, memory, memoryView, free);
    if (end < 0) return encodeAnew(each);
    const start = free;
    free = end;
    return new Uint8Array(memory.buffer, start, end - start);
  };
  const encodeAnew = (each: T): Uint8Array => {
    memory = Buffer.allocUnsafeSlow(BUFFER_BYTES);
    memoryView = new DataView(memory.buffer);
    free = write(each, memory, memoryView, 0);
    if (free >= 0) return new Uint8Array(memory.buffer, 0, free);
    free = 0;
    return codec.encode(each);
  };
  const encodeInto = (each: T): number => {
    const end = write(each, own, ownView, 0);
    return end < 0 ? codec.encodeInto(each, own) : end;
  };
  return {
    name: "hand-written, checked",
    encode: () => encode(message()),
    decode: () => {
      const each = bytes();
      return read(each) ?? codec.decode(each);
    },
    encodeInto: () => encodeInto(message()),
    isRight: () =>
      messages.every((each, index) => {
        const end = write(each, own, ownView, 0);
        return encodings[index]?.equals(own.subarray(0, end)) && encodings[index].equals(encode(each));
      }) && encodings.every((each, index) => isEqual(read(each), messages[index])),
  };
}

/** Whether a value is an integer from 0 to 2^31 - 1. */
export function isShort(value: number): boolean {
  return typeof value === "number" && (value | 0) === value && value >= 0;
}

/** Writes ASCII text. Returns the offset after it, or -1 if it is not ASCII. */
export function writeAscii(text: string, buffer: Buffer, start: number): number {
  const { length } = text;
  let seen = 0;
  let index = 0;
  for (; index + 3 < length; index += 4) {
    const first = text.charCodeAt(index);
    const second = text.charCodeAt(index + 1);
    const third = text.charCodeAt(index + 2);
    const fourth = text.charCodeAt(index + 3);
    seen |= first | second | third | fourth;
    buffer[start + index] = first;
    buffer[start + index + 1] = second;
    buffer[start + index + 2] = third;
    buffer[start + index + 3] = fourth;
  }
  for (; index < length; index++) {
    const unit = text.charCodeAt(index);
    seen |= unit;
    buffer[start + index] = unit;
  }
  return seen < 128 ? start + length : -1;
}

/** Whether all bytes are ASCII. There are few. */
export function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let seen = 0;
  for (let index = start; index < end; index++) seen |= bytes[index] ?? 0;
  return seen < 128;
}
