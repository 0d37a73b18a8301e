/** The codec of the text message, written by hand. */

import { Header, type Message } from "../../../generated/chatwire/v1/message.ts";
import { type HandWritten, writeShort, writeVarint } from "./hand-written.ts";

export const handWrittenText: HandWritten<Message> = { write, read };

function write({ header, body }: Message, buffer: Buffer, _view: DataView, start: number): number {
  if (header?.recipient?.target.case !== "user" || body.case !== "sendTextRequest")
    throw new Error("This is another message.");
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
  at = writeShort(name, buffer, at);
  buffer[at++] = 32;
  at = writeVarint(header.sequence, buffer, at);
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
