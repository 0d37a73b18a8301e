/** The checked codec of the list of peers, written by hand. */

import { Header, type Message } from "../../../../generated/chatwire/v1/message.ts";
import type { GetPeersResponse, Peer } from "../../../../generated/chatwire/v1/presence.ts";
import { emptyList, oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { writeVarint } from "../hand-written.ts";
import { type CheckedCodec, isShort, writeAscii } from "./checked.ts";
import { NewMessage } from "./message.ts";

export const checkedList: CheckedCodec<Message> = { write, read };

const TEXT_UNITS_MAX = 48;
/** More than a peer takes with two texts of that length. */
const PEER_BYTES_MAX = 128;
/** More than the message without its peers. */
const REST_BYTES_MAX = 64;
/** The length of more content has three bytes, that of less one. */
const CONTENT_BYTES_MAX = 16_383;
const CONTENT_BYTES_MIN = 128;
/** What a generated codec allows: how many times more memory a message may take than its encoding, or this much. */
const MEMORY_RATIO_MAX = 32;
const MEMORY_BYTES_MIN = 4_194_304;
const PEER_MEMORY_BYTES = 96;
/** The high bit of each of four bytes; ASCII never sets it. */
const NOT_ASCII = 0x8080_8080;

const NewPeer = plainConstructor(function (
  this: Peer,
  name: string,
  privacy: number,
  status: number,
  address: string,
  port: number,
): void {
  this.name = name;
  this.privacy = privacy;
  this.status = status;
  this.address = address;
  this.port = port;
});

const NewResponse = plainConstructor(function (this: GetPeersResponse, peers: Peer[]): void {
  this.peers = peers;
  this.next = "";
});

function write(
  { header, carriedAck, body, $unknown }: Message,
  buffer: Buffer,
  _view: DataView,
  start: number,
): number {
  if ($unknown !== undefined || carriedAck !== undefined || body.case !== "getPeersResponse") return -1;
  const { peers, next, $unknown: unknownOfBody } = body.value;
  if (next !== "" || unknownOfBody !== undefined || !Array.isArray(peers) || header === undefined) return -1;
  if (buffer.length - start < REST_BYTES_MAX + peers.length * PEER_BYTES_MAX || !isAnswer(header)) return -1;
  buffer[start] = 10;
  buffer[start + 1] = 8;
  buffer[start + 2] = 8;
  buffer[start + 3] = header.type;
  buffer[start + 4] = 16;
  buffer[start + 5] = header.command;
  buffer[start + 6] = 32;
  buffer[start + 7] = header.sequence;
  buffer[start + 8] = 40;
  buffer[start + 9] = header.answers;
  buffer[start + 10] = 0xda;
  buffer[start + 11] = 2;
  const content = start + 14;
  let at = content;
  for (let index = 0; index < peers.length; index++) {
    const peer = peers[index];
    if (peer === undefined) return -1;
    at = writePeer(peer, buffer, at);
    if (at < 0) return -1;
  }
  const length = at - content;
  if (length < CONTENT_BYTES_MIN || length > CONTENT_BYTES_MAX) return -1;
  buffer[content - 2] = (length & 127) | 128;
  buffer[content - 1] = length >>> 7;
  return at;
}

/** Whether a header has a type, a command and two numbers of one byte, and nothing else. */
function isAnswer(header: Header): boolean {
  const { type, command, sequence, answers } = header;
  if (!isShort(type) || type === 0 || type > 127 || !isShort(command) || command === 0 || command > 127) return false;
  if (!isShort(sequence) || sequence === 0 || sequence > 127 || !isShort(answers) || answers === 0 || answers > 127)
    return false;
  if (
    header.recipient !== undefined ||
    header.critical !== false ||
    header.awaitsAck !== false ||
    header.received !== 0
  )
    return false;
  if (header.id.length !== 0 || header.repeatedAfterMs !== 0 || header.after.length !== 0) return false;
  return header.follows === 0 && header.$unknown === undefined;
}

function writePeer({ name, privacy, status, address, port, $unknown }: Peer, buffer: Buffer, start: number): number {
  if ($unknown !== undefined || typeof name !== "string" || typeof address !== "string") return -1;
  if (name === "" || name.length > TEXT_UNITS_MAX || address === "" || address.length > TEXT_UNITS_MAX) return -1;
  if (!isShort(privacy) || privacy === 0 || privacy > 127 || !isShort(status) || status === 0 || status > 127)
    return -1;
  if (!isShort(port) || port === 0) return -1;
  buffer[start] = 10;
  buffer[start + 2] = 10;
  buffer[start + 3] = name.length;
  const at = writeAscii(name, buffer, start + 4);
  if (at < 0) return -1;
  buffer[at] = 16;
  buffer[at + 1] = privacy;
  buffer[at + 2] = 24;
  buffer[at + 3] = status;
  buffer[at + 4] = 34;
  buffer[at + 5] = address.length;
  const behind = writeAscii(address, buffer, at + 6);
  if (behind < 0) return -1;
  buffer[behind] = 40;
  const end = writeVarint(port, buffer, behind + 1);
  buffer[start + 1] = end - start - 2;
  return end;
}

function read(bytes: Buffer): Message | undefined {
  const { length } = bytes;
  if (length < 32 || bytes[0] !== 10 || bytes[1] !== 8 || bytes[2] !== 8 || bytes[4] !== 16) return undefined;
  if (bytes[6] !== 32 || bytes[8] !== 40 || bytes[10] !== 0xda || bytes[11] !== 2) return undefined;
  const [type, command, sequence, answers] = [bytes[3] ?? 0, bytes[5] ?? 0, bytes[7] ?? 0, bytes[9] ?? 0];
  const [first, second] = [bytes[12] ?? 0, bytes[13] ?? 0];
  if ((type | command | sequence | answers | second) > 127 || first < 128) return undefined;
  if (((first & 127) | (second << 7)) !== length - 14) return undefined;
  const peers = readPeers(bytes);
  if (peers === undefined) return undefined;
  const header = Header.create();
  header.type = type;
  header.command = command;
  header.sequence = sequence;
  header.answers = answers;
  return new NewMessage(header, oneofCase("getPeersResponse", new NewResponse(peers)));
}

function readPeers(bytes: Buffer): Peer[] | undefined {
  const { length } = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const text = bytes.toString("latin1");
  const peers: Peer[] = emptyList<Peer>();
  let memoryLeftBytes = Math.max(length * MEMORY_RATIO_MAX, MEMORY_BYTES_MIN);
  for (let at = 14; at < length; ) {
    // The tag and the length of the peer, and those of its name.
    if (at + 4 >= length || bytes[at] !== 10 || bytes[at + 2] !== 10) return undefined;
    const end = at + 2 + (bytes[at + 1] ?? 0);
    const nameStart = at + 4;
    const nameEnd = nameStart + (bytes[at + 3] ?? 0);
    memoryLeftBytes -= PEER_MEMORY_BYTES;
    if (end > length || end - at > 129 || nameEnd + 6 >= end || memoryLeftBytes < 0) return undefined;
    if (bytes[nameEnd] !== 16 || bytes[nameEnd + 2] !== 24 || bytes[nameEnd + 4] !== 34) return undefined;
    const privacy = bytes[nameEnd + 1] ?? 0;
    const status = bytes[nameEnd + 3] ?? 0;
    const addressStart = nameEnd + 6;
    const addressEnd = addressStart + (bytes[nameEnd + 5] ?? 0);
    if ((privacy | status) > 127 || addressEnd + 4 !== end || bytes[addressEnd] !== 40) return undefined;
    const [low, middle, high] = [bytes[addressEnd + 1] ?? 0, bytes[addressEnd + 2] ?? 0, bytes[addressEnd + 3] ?? 0];
    if ((low & middle) < 128 || high > 127) return undefined;
    if (!isAsciiIn(view, nameStart, nameEnd) || !isAsciiIn(view, addressStart, addressEnd)) return undefined;
    const name = text.substring(nameStart, nameEnd);
    const address = text.substring(addressStart, addressEnd);
    const port = (low & 127) | ((middle & 127) << 7) | (high << 14);
    peers.push(new NewPeer(name, privacy, status, address, port));
    at = end;
  }
  return peers;
}

/** Checks four bytes at a time. Text of fewer bytes is refused. */
function isAsciiIn(view: DataView, start: number, end: number): boolean {
  const last = end - 4;
  if (last < start) return false;
  let seen = view.getInt32(last);
  for (let index = start; index < last; index += 4) seen |= view.getInt32(index);
  return (seen & NOT_ASCII) === 0;
}
