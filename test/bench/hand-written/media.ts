/** The codec of the media frame, written by hand. */

import { Header, type Message } from "../../../generated/chatwire/v1/message.ts";
import { type HandWritten, writeVarint } from "./hand-written.ts";

export const handWrittenMedia: HandWritten<Message> = { write, read };

const POOL_BYTES = 65_536;
let pool = new Uint8Array(POOL_BYTES);
let used = 0;

function write({ header, body }: Message, buffer: Buffer, _view: DataView, start: number): number {
  if (header === undefined || body.case !== "peerMedia") throw new Error("This is another message.");
  const { stream, number, timestampUs, payload } = body.value;
  let at = start;
  buffer[at++] = 10;
  buffer[at++] = 4;
  buffer[at++] = 8;
  buffer[at++] = header.type;
  buffer[at++] = 16;
  buffer[at++] = header.command;
  buffer[at++] = 0x82;
  buffer[at++] = 7;
  // The length always takes two bytes: the sample's payload alone has 137.
  const content = at + 2;
  at = content;
  buffer[at++] = 8;
  buffer[at++] = stream;
  buffer[at++] = 16;
  at = writeVarint(number, buffer, at);
  buffer[at++] = 24;
  at = writeVarint(timestampUs, buffer, at);
  buffer[at++] = 42;
  at = writeVarint(payload.length, buffer, at);
  buffer.set(payload, at);
  at += payload.length;
  buffer[content - 2] = ((at - content) & 127) | 128;
  buffer[content - 1] = (at - content) >>> 7;
  return at;
}

/** Copies the whole message, which takes less time than creating a view of the payload. */
function read(bytes: Buffer): Message {
  const header = Header.create();
  header.type = bytes[3] ?? 0;
  header.command = bytes[5] ?? 0;
  let at = 11;
  const stream = bytes[at] ?? 0;
  at += 2;
  const number = ((bytes[at] ?? 0) & 127) | ((bytes[at + 1] ?? 0) << 7);
  at += 3;
  const lower = ((bytes[at] ?? 0) & 127) | (((bytes[at + 1] ?? 0) & 127) << 7);
  const timestampUs = lower | (((bytes[at + 2] ?? 0) & 127) << 14) | ((bytes[at + 3] ?? 0) << 21);
  at += 5;
  const length = ((bytes[at] ?? 0) & 127) | ((bytes[at + 1] ?? 0) << 7);
  if (POOL_BYTES - used < bytes.length) {
    pool = new Uint8Array(POOL_BYTES);
    used = 0;
  }
  pool.set(bytes, used);
  const payload = new Uint8Array(pool.buffer, used + at + 2, length);
  used += bytes.length;
  return {
    header,
    body: { case: "peerMedia", value: { stream, number, timestampUs, marker: false, payload, copies: undefined } },
  };
}
