/** The codec of the state of a user, written by hand. */

import { type HandWritten, writeVarint } from "./hand-written.ts";
import { writeText } from "./writing.ts";

export interface UserState {
  session?: number;
  actor?: number;
  name?: string;
  userId?: number;
  channelId?: number;
  suppress?: boolean;
  selfMute?: boolean;
  selfDeaf?: boolean;
  pluginContext?: Uint8Array;
  pluginIdentity?: string;
  hash?: string;
  commentHash?: Uint8Array;
  temporaryAccessTokens: string[];
  listeningChannelAdd: number[];
  listeningChannelRemove: number[];
  listeningVolumeAdjustment: VolumeAdjustment[];
}

interface VolumeAdjustment {
  listeningChannel?: number;
  volumeAdjustment?: number;
}

export const handWrittenUserState: HandWritten<UserState> = { write, read };

function write(message: UserState, buffer: Buffer, view: DataView, start: number): number {
  const { session, actor, name, userId, channelId, suppress, selfMute, selfDeaf } = message;
  let at = start;
  if (session !== undefined) at = writeVarint(session, buffer, writeByte(8, buffer, at));
  if (actor !== undefined) at = writeVarint(actor, buffer, writeByte(16, buffer, at));
  if (name !== undefined) at = writeText(26, name, buffer, at);
  if (userId !== undefined) at = writeVarint(userId, buffer, writeByte(32, buffer, at));
  if (channelId !== undefined) at = writeVarint(channelId, buffer, writeByte(40, buffer, at));
  if (suppress !== undefined) at = writeByte(suppress ? 1 : 0, buffer, writeByte(64, buffer, at));
  if (selfMute !== undefined) at = writeByte(selfMute ? 1 : 0, buffer, writeByte(72, buffer, at));
  if (selfDeaf !== undefined) at = writeByte(selfDeaf ? 1 : 0, buffer, writeByte(80, buffer, at));
  return writeRest(message, buffer, view, at);
}

function writeRest(message: UserState, buffer: Buffer, view: DataView, start: number): number {
  const { pluginContext, pluginIdentity, hash, commentHash, listeningChannelAdd, listeningVolumeAdjustment } = message;
  let at = start;
  if (pluginContext !== undefined) at = writeBytes(pluginContext, buffer, writeByte(98, buffer, at));
  if (pluginIdentity !== undefined) at = writeText(106, pluginIdentity, buffer, at);
  if (hash !== undefined) at = writeText(122, hash, buffer, at);
  if (commentHash !== undefined) {
    buffer[at] = 0x82;
    buffer[at + 1] = 1;
    at = writeBytes(commentHash, buffer, at + 2);
  }
  for (const channel of listeningChannelAdd) {
    buffer[at] = 0xa8;
    buffer[at + 1] = 1;
    at = writeVarint(channel, buffer, at + 2);
  }
  for (const { listeningChannel = 0, volumeAdjustment = 0 } of listeningVolumeAdjustment) {
    buffer[at] = 0xba;
    buffer[at + 1] = 1;
    buffer[at + 3] = 8;
    const end = writeVarint(listeningChannel, buffer, at + 4);
    buffer[end] = 21;
    view.setFloat32(end + 1, volumeAdjustment, true);
    buffer[at + 2] = end + 5 - (at + 3);
    at = end + 5;
  }
  return at;
}

function writeByte(byte: number, buffer: Buffer, at: number): number {
  buffer[at] = byte;
  return at + 1;
}

function writeBytes(bytes: Uint8Array, buffer: Buffer, at: number): number {
  const { length } = bytes;
  buffer[at] = length;
  for (let index = 0; index < length; index++) buffer[at + 1 + index] = bytes[index] ?? 0;
  return at + 1 + length;
}

/** The read position. A module variable, because a function returns only one value. */
let at = 0;

function read(bytes: Buffer, view: DataView): UserState {
  const message: UserState = {
    temporaryAccessTokens: [],
    listeningChannelAdd: [],
    listeningChannelRemove: [],
    listeningVolumeAdjustment: [],
  };
  at = 0;
  if (bytes[at] === 8) message.session = readVarint(bytes);
  if (bytes[at] === 16) message.actor = readVarint(bytes);
  if (bytes[at] === 26) message.name = readText(bytes);
  if (bytes[at] === 32) message.userId = readVarint(bytes);
  if (bytes[at] === 40) message.channelId = readVarint(bytes);
  if (bytes[at] === 64) message.suppress = readVarint(bytes) !== 0;
  if (bytes[at] === 72) message.selfMute = readVarint(bytes) !== 0;
  if (bytes[at] === 80) message.selfDeaf = readVarint(bytes) !== 0;
  if (bytes[at] === 98) message.pluginContext = readBytes(bytes);
  if (bytes[at] === 106) message.pluginIdentity = readText(bytes);
  if (bytes[at] === 122) message.hash = readText(bytes);
  if (bytes[at] === 0x82) {
    at++;
    message.commentHash = readBytes(bytes);
  }
  while (bytes[at] === 0xa8) {
    at++;
    message.listeningChannelAdd.push(readVarint(bytes));
  }
  while (bytes[at] === 0xba) {
    at += 3;
    const listeningChannel = readVarint(bytes);
    message.listeningVolumeAdjustment.push({ listeningChannel, volumeAdjustment: view.getFloat32(at + 1, true) });
    at += 5;
  }
  return message;
}

/** Reads a varint after a tag of one byte. */
function readVarint(bytes: Buffer): number {
  at++;
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
}

function readText(bytes: Buffer): string {
  const start = at + 2;
  at = start + (bytes[start - 1] ?? 0);
  return bytes.toString("latin1", start, at);
}

function readBytes(bytes: Buffer): Uint8Array {
  const start = at + 2;
  at = start + (bytes[start - 1] ?? 0);
  return Uint8Array.prototype.slice.call(bytes, start, at);
}
