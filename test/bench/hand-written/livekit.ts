/** The codec of the answer to a client that joins a room, written by hand. */

import type { HandWritten } from "./hand-written.ts";
import {
  beginReading,
  boolOf,
  isNext,
  isNextLong,
  numberOf,
  readBytes,
  readEnd,
  readText,
  readWide,
  textOf,
} from "./reading.ts";
import { endMessage, writeBool, writeBytes, writeLong, writeNumber, writeText, writeWide } from "./writing.ts";

export interface Join {
  room: Room;
  participant: Participant;
  otherParticipants: Participant[];
  serverVersion: string;
  iceServers: IceServer[];
  subscriberPrimary: boolean;
  alternativeUrl: string;
  clientConfiguration: { video?: object; screen?: object; resumeConnection: number; forceRelay: boolean };
  serverRegion: string;
  pingTimeout: number;
  pingInterval: number;
  serverInfo: ServerInfo;
  sifTrailer: Uint8Array;
  enabledPublishCodecs: Codec[];
  fastPublish: boolean;
}

interface Room {
  sid: string;
  name: string;
  emptyTimeout: number;
  maxParticipants: number;
  creationTime: number;
  turnPassword: string;
  enabledCodecs: Codec[];
  metadata: string;
  numParticipants: number;
  activeRecording: boolean;
  numPublishers: number;
  version?: Version;
  departureTimeout: number;
  creationTimeMs: number;
}

interface Codec {
  mime: string;
  fmtpLine: string;
}

interface Participant {
  sid: string;
  identity: string;
  state: number;
  tracks: Track[];
  metadata: string;
  joinedAt: number;
  name: string;
  version: number;
  permission: Permission;
  region: string;
  isPublisher: boolean;
  kind: number;
  attributes: Map<string, string>;
  disconnectReason: number;
  joinedAtMs: number;
}

interface Permission {
  canSubscribe: boolean;
  canPublish: boolean;
  canPublishData: boolean;
  hidden: boolean;
  recorder: boolean;
  canPublishSources: number[];
  canUpdateMetadata: boolean;
}

interface Track {
  sid: string;
  type: number;
  name: string;
  muted: boolean;
  width: number;
  height: number;
  simulcast: boolean;
  disableDtx: boolean;
  source: number;
  layers: Layer[];
  mimeType: string;
  mid: string;
  codecs: Simulcast[];
  stereo: boolean;
  disableRed: boolean;
  encryption: number;
  stream: string;
  version: Version;
}

interface Layer {
  quality: number;
  width: number;
  height: number;
  bitrate: number;
  ssrc: number;
}

interface Simulcast {
  mimeType: string;
  mid: string;
  cid: string;
  layers: Layer[];
}

interface Version {
  unixMicro: number;
  ticks: number;
}

interface IceServer {
  urls: string[];
  username: string;
  credential: string;
}

interface ServerInfo {
  edition: number;
  version: string;
  protocol: number;
  region: string;
  nodeId: string;
  debugInfo: string;
  agentProtocol: number;
}

export const handWrittenJoin: HandWritten<Join> = { write, read };

function write(join: Join, buffer: Buffer, _view: DataView, start: number): number {
  let at = writeRoom(join.room, buffer, start);
  at = writeParticipant(18, join.participant, buffer, at);
  for (const participant of join.otherParticipants) at = writeParticipant(26, participant, buffer, at);
  at = writeText(34, join.serverVersion, buffer, at);
  for (const { urls, username, credential } of join.iceServers) {
    buffer[at] = 42;
    let end = at + 3;
    for (const url of urls) end = writeText(10, url, buffer, end);
    end = writeText(26, credential, buffer, writeText(18, username, buffer, end));
    at = endMessage(at + 3, end, 2, buffer);
  }
  at = writeBool(48, join.subscriberPrimary, buffer, at);
  buffer[at] = 66;
  buffer[at + 1] = 2;
  at = writeNumber(24, join.clientConfiguration.resumeConnection, buffer, at + 2);
  at = writeText(74, join.serverRegion, buffer, at);
  at = writeNumber(88, join.pingInterval, buffer, writeNumber(80, join.pingTimeout, buffer, at));
  at = writeServerInfo(join.serverInfo, buffer, at);
  at = writeCodecs(114, join.enabledPublishCodecs, buffer, writeBytes(106, join.sifTrailer, buffer, at));
  return writeBool(120, join.fastPublish, buffer, at);
}

function writeServerInfo(info: ServerInfo, buffer: Buffer, start: number): number {
  buffer[start] = 98;
  let at = writeText(18, info.version, buffer, writeNumber(8, info.edition, buffer, start + 2));
  at = writeText(34, info.region, buffer, writeNumber(24, info.protocol, buffer, at));
  at = writeText(42, info.nodeId, buffer, at);
  buffer[start + 1] = at - start - 2;
  return at;
}

function writeRoom(room: Room, buffer: Buffer, start: number): number {
  buffer[start] = 10;
  let at = writeText(18, room.name, buffer, writeText(10, room.sid, buffer, start + 3));
  at = writeNumber(32, room.maxParticipants, buffer, writeNumber(24, room.emptyTimeout, buffer, at));
  at = writeNumber(40, room.creationTime, buffer, at);
  at = writeCodecs(58, room.enabledCodecs, buffer, writeLong(50, room.turnPassword, buffer, at));
  at = writeNumber(72, room.numParticipants, buffer, writeLong(66, room.metadata, buffer, at));
  at = writeNumber(112, room.departureTimeout, buffer, writeNumber(88, room.numPublishers, buffer, at));
  buffer[at] = 120;
  return endMessage(start + 3, writeWide(room.creationTimeMs, buffer, at + 1), 2, buffer);
}

function writeCodecs(tag: number, codecs: readonly Codec[], buffer: Buffer, start: number): number {
  let at = start;
  for (const { mime } of codecs) {
    buffer[at] = tag;
    buffer[at + 1] = mime.length + 2;
    at = writeText(10, mime, buffer, at + 2);
  }
  return at;
}

function writeParticipant(tag: number, participant: Participant, buffer: Buffer, start: number): number {
  buffer[start] = tag;
  let at = writeText(18, participant.identity, buffer, writeText(10, participant.sid, buffer, start + 3));
  at = writeNumber(24, participant.state, buffer, at);
  for (const track of participant.tracks) {
    buffer[at] = 34;
    at = endMessage(at + 3, writeTrack(track, buffer, at + 3), 2, buffer);
  }
  at = writeNumber(48, participant.joinedAt, buffer, at);
  at = writeNumber(80, participant.version, buffer, writeText(74, participant.name, buffer, at));
  buffer[at] = 90;
  buffer[at + 1] = 8;
  const { canSubscribe, canPublish, canPublishData, canUpdateMetadata } = participant.permission;
  at = writeBool(16, canPublish, buffer, writeBool(8, canSubscribe, buffer, at + 2));
  at = writeBool(80, canUpdateMetadata, buffer, writeBool(24, canPublishData, buffer, at));
  at = writeText(98, participant.region, buffer, at);
  if (participant.isPublisher) at = writeBool(104, true, buffer, at);
  for (const [key, value] of participant.attributes) {
    buffer[at] = 122;
    const end = writeText(18, value, buffer, writeText(10, key, buffer, at + 2));
    buffer[at + 1] = end - at - 2;
    at = end;
  }
  buffer[at] = 0x88;
  buffer[at + 1] = 1;
  return endMessage(start + 3, writeWide(participant.joinedAtMs, buffer, at + 2), 2, buffer);
}

function writeTrack(track: Track, buffer: Buffer, start: number): number {
  let at = writeText(10, track.sid, buffer, start);
  if (track.type !== 0) at = writeNumber(16, track.type, buffer, at);
  if (track.muted) at = writeBool(32, true, buffer, at);
  if (track.width !== 0) at = writeNumber(40, track.width, buffer, at);
  if (track.height !== 0) at = writeNumber(48, track.height, buffer, at);
  if (track.simulcast) at = writeBool(56, true, buffer, at);
  at = writeLayers(82, track.layers, buffer, writeNumber(72, track.source, buffer, at));
  at = writeText(98, track.mid, buffer, writeText(90, track.mimeType, buffer, at));
  for (const { mimeType, mid, cid, layers } of track.codecs) {
    buffer[at] = 106;
    const end = writeText(26, cid, buffer, writeText(18, mid, buffer, writeText(10, mimeType, buffer, at + 2)));
    at = endMessage(at + 2, writeLayers(34, layers, buffer, end), 1, buffer);
  }
  buffer[at] = 0x8a;
  buffer[at + 1] = 1;
  buffer[at + 2] = track.stream.length;
  at = buffer.write(track.stream, at + 3, "latin1") + at + 3;
  buffer[at] = 0x92;
  buffer[at + 1] = 1;
  buffer[at + 3] = 8;
  let end = writeWide(track.version.unixMicro, buffer, at + 4);
  if (track.version.ticks !== 0) end = writeNumber(16, track.version.ticks, buffer, end);
  buffer[at + 2] = end - at - 3;
  return end;
}

function writeLayers(tag: number, layers: readonly Layer[], buffer: Buffer, start: number): number {
  let at = start;
  for (const { quality, width, height, bitrate, ssrc } of layers) {
    buffer[at] = tag;
    let end = at + 2;
    if (quality !== 0) end = writeNumber(8, quality, buffer, end);
    end = writeNumber(24, height, buffer, writeNumber(16, width, buffer, end));
    end = writeNumber(40, ssrc, buffer, writeNumber(32, bitrate, buffer, end));
    buffer[at + 1] = end - at - 2;
    at = end;
  }
  return at;
}

function read(bytes: Buffer, view: DataView): Join {
  const end = beginReading(bytes, view);
  const room = readRoom(end);
  isNext(18, end);
  const participant = readParticipant();
  const otherParticipants: Participant[] = [];
  while (isNext(26, end)) otherParticipants.push(readParticipant());
  const serverVersion = textOf(34, end);
  const iceServers: IceServer[] = [];
  while (isNext(42, end)) iceServers.push(readIceServer());
  const subscriberPrimary = boolOf(48, end);
  isNext(66, end);
  const clientConfiguration = { resumeConnection: numberOf(24, readEnd()), forceRelay: false };
  const serverRegion = textOf(74, end);
  const pingTimeout = numberOf(80, end);
  const pingInterval = numberOf(88, end);
  const serverInfo = readServerInfo(end);
  isNext(106, end);
  const sifTrailer = readBytes();
  const enabledPublishCodecs = readCodecs(114, end);
  return {
    room,
    participant,
    otherParticipants,
    serverVersion,
    iceServers,
    subscriberPrimary,
    alternativeUrl: "",
    clientConfiguration,
    serverRegion,
    pingTimeout,
    pingInterval,
    serverInfo,
    sifTrailer,
    enabledPublishCodecs,
    fastPublish: boolOf(120, end),
  };
}

function readRoom(outerEnd: number): Room {
  isNext(10, outerEnd);
  const end = readEnd();
  const sid = textOf(10, end);
  const name = textOf(18, end);
  const emptyTimeout = numberOf(24, end);
  const maxParticipants = numberOf(32, end);
  const creationTime = numberOf(40, end);
  const turnPassword = textOf(50, end);
  const enabledCodecs = readCodecs(58, end);
  const metadata = textOf(66, end);
  const numParticipants = numberOf(72, end);
  const numPublishers = numberOf(88, end);
  const departureTimeout = numberOf(112, end);
  return {
    sid,
    name,
    emptyTimeout,
    maxParticipants,
    creationTime,
    turnPassword,
    enabledCodecs,
    metadata,
    numParticipants,
    activeRecording: false,
    numPublishers,
    departureTimeout,
    creationTimeMs: isNext(120, end) ? readWide() : 0,
  };
}

function readCodecs(tag: number, outerEnd: number): Codec[] {
  const codecs: Codec[] = [];
  while (isNext(tag, outerEnd)) codecs.push({ mime: textOf(10, readEnd()), fmtpLine: "" });
  return codecs;
}

function readIceServer(): IceServer {
  const end = readEnd();
  const urls: string[] = [];
  while (isNext(10, end)) urls.push(readText());
  const username = textOf(18, end);
  return { urls, username, credential: textOf(26, end) };
}

function readServerInfo(outerEnd: number): ServerInfo {
  isNext(98, outerEnd);
  const end = readEnd();
  const edition = numberOf(8, end);
  const version = textOf(18, end);
  const protocol = numberOf(24, end);
  const region = textOf(34, end);
  return { edition, version, protocol, region, nodeId: textOf(42, end), debugInfo: "", agentProtocol: 0 };
}

function readParticipant(): Participant {
  const end = readEnd();
  const sid = textOf(10, end);
  const identity = textOf(18, end);
  const state = numberOf(24, end);
  const tracks: Track[] = [];
  while (isNext(34, end)) tracks.push(readTrack());
  const joinedAt = numberOf(48, end);
  const name = textOf(74, end);
  const version = numberOf(80, end);
  const permission = readPermission(end);
  const region = textOf(98, end);
  const isPublisher = boolOf(104, end);
  const attributes = new Map<string, string>();
  while (isNext(122, end)) {
    const entryEnd = readEnd();
    const key = textOf(10, entryEnd);
    attributes.set(key, textOf(18, entryEnd));
  }
  return {
    sid,
    identity,
    state,
    tracks,
    metadata: "",
    joinedAt,
    name,
    version,
    permission,
    region,
    isPublisher,
    kind: 0,
    attributes,
    disconnectReason: 0,
    joinedAtMs: isNextLong(0x88, 1, end) ? readWide() : 0,
  };
}

function readPermission(outerEnd: number): Permission {
  isNext(90, outerEnd);
  const end = readEnd();
  const canSubscribe = boolOf(8, end);
  const canPublish = boolOf(16, end);
  const canPublishData = boolOf(24, end);
  return {
    canSubscribe,
    canPublish,
    canPublishData,
    hidden: false,
    recorder: false,
    canPublishSources: [],
    canUpdateMetadata: boolOf(80, end),
  };
}

function readTrack(): Track {
  const end = readEnd();
  const sid = textOf(10, end);
  const type = numberOf(16, end);
  const muted = boolOf(32, end);
  const width = numberOf(40, end);
  const height = numberOf(48, end);
  const simulcast = boolOf(56, end);
  const source = numberOf(72, end);
  const layers = readLayers(82, end);
  const mimeType = textOf(90, end);
  const mid = textOf(98, end);
  const codecs: Simulcast[] = [];
  while (isNext(106, end)) codecs.push(readSimulcast());
  const stream = isNextLong(0x8a, 1, end) ? readText() : "";
  isNextLong(0x92, 1, end);
  const versionEnd = readEnd();
  const unixMicro = isNext(8, versionEnd) ? readWide() : 0;
  return {
    sid,
    type,
    name: "",
    muted,
    width,
    height,
    simulcast,
    disableDtx: false,
    source,
    layers,
    mimeType,
    mid,
    codecs,
    stereo: false,
    disableRed: false,
    encryption: 0,
    stream,
    version: { unixMicro, ticks: numberOf(16, versionEnd) },
  };
}

function readSimulcast(): Simulcast {
  const end = readEnd();
  const mimeType = textOf(10, end);
  const mid = textOf(18, end);
  const cid = textOf(26, end);
  return { mimeType, mid, cid, layers: readLayers(34, end) };
}

function readLayers(tag: number, outerEnd: number): Layer[] {
  const layers: Layer[] = [];
  while (isNext(tag, outerEnd)) {
    const end = readEnd();
    const quality = numberOf(8, end);
    const width = numberOf(16, end);
    const height = numberOf(24, end);
    const bitrate = numberOf(32, end);
    layers.push({ quality, width, height, bitrate, ssrc: numberOf(40, end) });
  }
  return layers;
}
