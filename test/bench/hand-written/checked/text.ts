/** The checked codec of the text message, written by hand. */

import { Header, type Message, type Recipient } from "../../../../generated/chatwire/v1/message.ts";
import type { SendTextRequest } from "../../../../generated/chatwire/v1/text.ts";
import { oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { writeVarint } from "../hand-written.ts";
import { type CheckedCodec, isAscii, isShort, writeAscii } from "./checked.ts";
import { NewMessage } from "./message.ts";

export const checkedText: CheckedCodec<Message> = { write, read };

const NewRecipient = plainConstructor(function (this: Recipient, target: Recipient["target"]): void {
  this.target = target;
});
const NewText = plainConstructor(function (this: SendTextRequest, text: string): void {
  this.text = text;
});

const NAME_UNITS_MAX = 48;
/** The text with its body has a length of one byte. */
const TEXT_UNITS_MAX = 120;
/** More than the message without its texts. */
const REST_BYTES_MAX = 64;
const REPLACEMENT = "\ufffd";
/** As generated codecs call it: `Buffer.prototype.toString` checks its arguments first. */
const { utf8Slice, utf8Write }: { utf8Slice: Slice; utf8Write: Write } = Reflect.get(Buffer, "prototype");
type Slice = (this: Uint8Array, start: number, end: number) => string;
type Write = (this: Uint8Array, text: string, offset: number) => number;

function write(
  { header, carriedAck, body, $unknown }: Message,
  buffer: Buffer,
  _view: DataView,
  start: number,
): number {
  if ($unknown !== undefined || carriedAck !== undefined || body.case !== "sendTextRequest") return -1;
  const { text, $unknown: unknownOfBody } = body.value;
  if (unknownOfBody !== undefined || typeof text !== "string" || text === "" || text.length > TEXT_UNITS_MAX) return -1;
  if (buffer.length - start < REST_BYTES_MAX + NAME_UNITS_MAX + text.length * 3) return -1;
  const headerEnd = writeHeader(header, buffer, start);
  if (headerEnd < 0) return -1;
  const length = utf8Write.call(buffer, text, headerEnd + 5);
  // Longer text may have lone surrogates or need two bytes for its length.
  if (length !== text.length) return -1;
  buffer[headerEnd] = 0xe2;
  buffer[headerEnd + 1] = 3;
  buffer[headerEnd + 2] = length + 2;
  buffer[headerEnd + 3] = 10;
  buffer[headerEnd + 4] = length;
  return headerEnd + 5 + length;
}

function writeHeader(header: Header | undefined, buffer: Buffer, start: number): number {
  if (header === undefined || header.recipient === undefined) return -1;
  const { type, command, sequence, $unknown } = header;
  const { target, $unknown: unknownOfRecipient } = header.recipient;
  if (target.case !== "user" || $unknown !== undefined || unknownOfRecipient !== undefined) return -1;
  if (header.answers !== 0 || header.critical !== false || header.awaitsAck !== false || header.received !== 0)
    return -1;
  if (header.id.length !== 0 || header.repeatedAfterMs !== 0 || header.after.length !== 0 || header.follows !== 0)
    return -1;
  const name = target.value;
  if (typeof name !== "string" || name.length > NAME_UNITS_MAX) return -1;
  if (!isShort(type) || type === 0 || type > 127 || !isShort(command) || command === 0 || command > 127) return -1;
  if (!isShort(sequence) || sequence === 0) return -1;
  buffer[start] = 10;
  buffer[start + 2] = 8;
  buffer[start + 3] = type;
  buffer[start + 4] = 16;
  buffer[start + 5] = command;
  buffer[start + 6] = 26;
  buffer[start + 7] = name.length + 2;
  buffer[start + 8] = 10;
  buffer[start + 9] = name.length;
  const at = writeAscii(name, buffer, start + 10);
  if (at < 0) return -1;
  buffer[at] = 32;
  const end = writeVarint(sequence, buffer, at + 1);
  buffer[start + 1] = end - start - 2;
  return end;
}

function read(bytes: Buffer): Message | undefined {
  // The tags of the header, and those up to the name.
  if (bytes.length < 12 || bytes[0] !== 10 || bytes[2] !== 8 || bytes[4] !== 16 || bytes[6] !== 26 || bytes[8] !== 10)
    return undefined;
  const headerEnd = 2 + (bytes[1] ?? 0);
  const [type, command, nameLength] = [bytes[3] ?? 0, bytes[5] ?? 0, bytes[9] ?? 0];
  const nameEnd = 10 + nameLength;
  if (type > 127 || command > 127 || bytes[7] !== nameLength + 2 || nameEnd + 2 > headerEnd) return undefined;
  if (headerEnd + 5 > bytes.length || headerEnd > 127 || bytes[nameEnd] !== 32 || !isAscii(bytes, 10, nameEnd))
    return undefined;
  let sequence = 0;
  let at = nameEnd + 1;
  for (let shift = 0, byte = 128; byte > 127; shift += 7) {
    if (at >= headerEnd || shift > 21) return undefined;
    byte = bytes[at++] ?? 0;
    sequence |= (byte & 127) << shift;
  }
  const textLength = bytes[headerEnd + 4] ?? 0;
  const textStart = headerEnd + 5;
  if (at !== headerEnd || bytes[at] !== 0xe2 || bytes[at + 1] !== 3 || bytes[at + 3] !== 10) return undefined;
  if (textLength > 127 || bytes[at + 2] !== textLength + 2 || textStart + textLength !== bytes.length) return undefined;
  const text = utf8Slice.call(bytes, textStart, bytes.length);
  if (text.indexOf(REPLACEMENT) >= 0) return undefined;
  const header = Header.create();
  header.type = type;
  header.command = command;
  header.recipient = new NewRecipient(oneofCase("user", utf8Slice.call(bytes, 10, nameEnd)));
  header.sequence = sequence;
  return new NewMessage(header, oneofCase("sendTextRequest", new NewText(text)));
}
