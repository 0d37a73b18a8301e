/** The checked codec of the media frame, written by hand. */

import { Header, type Message } from "../../../../generated/chatwire/v1/message.ts";
import type { PeerMedia } from "../../../../generated/chatwire/v1/peer.ts";
import { oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { writeVarint } from "../hand-written.ts";
import { type CheckedCodec, isShort } from "./checked.ts";
import { NewMessage } from "./message.ts";

export const checkedMedia: CheckedCodec<Message> = { write, read };

const NewMedia = plainConstructor(function (
  this: PeerMedia,
  stream: number,
  number: number,
  timestampUs: number,
  payload: Uint8Array,
): void {
  this.stream = stream;
  this.number = number;
  this.timestampUs = timestampUs;
  this.marker = false;
  this.payload = payload;
  this.copies = undefined;
});

/** The message with a payload of up to this length has lengths of two bytes at most. */
const PAYLOAD_BYTES_MAX = 8_192;
/** The message with a shorter payload may have a length of one byte. */
const PAYLOAD_BYTES_MIN = 128;
/** More than the message without its payload. */
const REST_BYTES_MAX = 64;
const POOL_BYTES = 65_536;
let pool = new Uint8Array(POOL_BYTES);
let used = 0;

function write(
  { header, carriedAck, body, $unknown }: Message,
  buffer: Buffer,
  _view: DataView,
  start: number,
): number {
  if ($unknown !== undefined || carriedAck !== undefined || body.case !== "peerMedia" || header === undefined)
    return -1;
  const { stream, number, timestampUs, marker, payload, copies, $unknown: unknownOfBody } = body.value;
  if (marker !== false || copies !== undefined || unknownOfBody !== undefined || !(payload instanceof Uint8Array))
    return -1;
  const { length } = payload;
  if (length < PAYLOAD_BYTES_MIN || length > PAYLOAD_BYTES_MAX) return -1;
  if (buffer.length - start < REST_BYTES_MAX + length || !isEvent(header)) return -1;
  if (!isShort(stream) || stream === 0 || stream > 127 || !isShort(number) || number === 0) return -1;
  if (!isShort(timestampUs) || timestampUs === 0) return -1;
  buffer[start] = 10;
  buffer[start + 1] = 4;
  buffer[start + 2] = 8;
  buffer[start + 3] = header.type;
  buffer[start + 4] = 16;
  buffer[start + 5] = header.command;
  buffer[start + 6] = 0x82;
  buffer[start + 7] = 7;
  const content = start + 10;
  buffer[content] = 8;
  buffer[content + 1] = stream;
  buffer[content + 2] = 16;
  let at = writeVarint(number, buffer, content + 3);
  buffer[at] = 24;
  at = writeVarint(timestampUs, buffer, at + 1);
  buffer[at] = 42;
  at = writeVarint(length, buffer, at + 1);
  buffer.set(payload, at);
  at += length;
  buffer[content - 2] = ((at - content) & 127) | 128;
  buffer[content - 1] = (at - content) >>> 7;
  return at;
}

/** Whether a header has a type and a command of one byte, and nothing else. */
function isEvent(header: Header): boolean {
  const { type, command } = header;
  if (!isShort(type) || type === 0 || type > 127 || !isShort(command) || command === 0 || command > 127) return false;
  if (header.recipient !== undefined || header.sequence !== 0 || header.answers !== 0 || header.critical !== false)
    return false;
  if (header.awaitsAck !== false || header.received !== 0 || header.id.length !== 0 || header.repeatedAfterMs !== 0)
    return false;
  return header.after.length === 0 && header.follows === 0 && header.$unknown === undefined;
}

function read(bytes: Buffer): Message | undefined {
  if (bytes.length < 24 || bytes[0] !== 10 || bytes[1] !== 4 || bytes[2] !== 8 || bytes[4] !== 16) return undefined;
  const [type, command] = [bytes[3] ?? 0, bytes[5] ?? 0];
  if (type > 127 || command > 127 || bytes[6] !== 0x82 || bytes[7] !== 7) return undefined;
  if (twoBytes(bytes, 8) !== bytes.length - 10 || bytes[10] !== 8 || bytes[12] !== 16) return undefined;
  const value = readMedia(bytes);
  if (value === undefined) return undefined;
  const header = Header.create();
  header.type = type;
  header.command = command;
  return new NewMessage(header, oneofCase("peerMedia", value));
}

function readMedia(bytes: Buffer): PeerMedia | undefined {
  const stream = bytes[11] ?? 0;
  const number = twoBytes(bytes, 13);
  if (stream > 127 || number < 0 || bytes[15] !== 24) return undefined;
  const low = (bytes[16] ?? 0) & (bytes[17] ?? 0) & (bytes[18] ?? 0);
  const fourth = bytes[19] ?? 0;
  if (low < 128 || fourth > 127 || bytes[20] !== 42) return undefined;
  const lower = ((bytes[16] ?? 0) & 127) | (((bytes[17] ?? 0) & 127) << 7);
  const timestampUs = lower | (((bytes[18] ?? 0) & 127) << 14) | (fourth << 21);
  const length = twoBytes(bytes, 21);
  if (length !== bytes.length - 23 || bytes.length > POOL_BYTES) return undefined;
  if (pool.length - used < bytes.length) {
    pool = new Uint8Array(POOL_BYTES);
    used = 0;
  }
  pool.set(bytes, used);
  const payload = new Uint8Array(pool.buffer, used + 23, length);
  used += bytes.length;
  return new NewMedia(stream, number, timestampUs, payload);
}

/** Returns the varint of two bytes, or -1 if it has another length. */
function twoBytes(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  return first > 127 && second < 128 ? (first & 127) | (second << 7) : -1;
}
