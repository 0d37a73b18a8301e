/**
 * A codec of one message, written by hand: the limit for generated ones. It
 * knows the fields of the text message and no others, and checks nothing but
 * that text is UTF-8.
 */

import { isDeepStrictEqual } from "node:util";
import { Header, type Message } from "../../generated/chatwire/v1/message.ts";
import { BUFFER_BYTES } from "./ours.ts";
import type { Sample } from "./samples.ts";
import type { Subject } from "./subject.ts";

const NAME_UNITS_MAX = 24;

export function handWrittenSubject({ codec, message }: Sample<Message>): Subject {
  const bytes = Buffer.from(codec.encode(message));
  const own = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  let free = 0;
  let memory = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  const encode = () => {
    if (memory.length - free < bytes.length + NAME_UNITS_MAX) {
      memory = Buffer.allocUnsafeSlow(BUFFER_BYTES);
      free = 0;
    }
    const start = free;
    free = write(message, memory, start);
    return new Uint8Array(memory.buffer, start, free - start);
  };
  return {
    name: "hand-written",
    encode,
    decode: () => read(bytes),
    encodeInto: () => write(message, own, 0),
    isRight: () => isDeepStrictEqual(codec.decode(encode()), message) && isDeepStrictEqual(read(bytes), message),
  };
}

function write({ header, body }: Message, buffer: Buffer, start: number): number {
  if (header?.recipient?.target.case !== "user" || body.case !== "sendTextRequest") throw new Error("It is another.");
  let at = start;
  buffer[at++] = 10;
  const headerStart = ++at;
  buffer[at++] = 8;
  buffer[at++] = header.type;
  buffer[at++] = 16;
  buffer[at++] = header.command;
  buffer[at++] = 26;
  const name = header.recipient.target.value;
  buffer[at++] = name.length + 2;
  buffer[at++] = 10;
  buffer[at++] = name.length;
  for (let index = 0; index < name.length; index++) buffer[at++] = name.charCodeAt(index);
  buffer[at++] = 32;
  let sequence = header.sequence;
  for (; sequence > 127; sequence >>>= 7) buffer[at++] = (sequence & 127) | 128;
  buffer[at++] = sequence;
  buffer[headerStart - 1] = at - headerStart;
  buffer[at++] = 0xe2;
  buffer[at++] = 3;
  const length = buffer.write(body.value.text, at + 3, "utf8");
  buffer[at++] = length + 2;
  buffer[at++] = 10;
  buffer[at++] = length;
  return at + length;
}

function read(bytes: Buffer): Message {
  let at = 2;
  const header = Header.create();
  at++;
  header.type = bytes[at++] ?? 0;
  at++;
  header.command = bytes[at++] ?? 0;
  at += 3;
  const nameLength = bytes[at++] ?? 0;
  header.recipient = { target: { case: "user", value: bytes.toString("latin1", at, at + nameLength) } };
  at += nameLength + 1;
  let shift = 0;
  for (let byte = 128; byte > 127; shift += 7) {
    byte = bytes[at++] ?? 0;
    header.sequence |= (byte & 127) << shift;
  }
  at += 4;
  const length = bytes[at++] ?? 0;
  const text = bytes.toString("utf8", at, at + length);
  return { header, body: { case: "sendTextRequest", value: { text } } };
}
