// Code generated from chatwire/v1/presence.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readInt32,
  readString,
  readTag,
  readUint32,
  skipUnknown,
  takeUnknown,
} from "../../../src/wire/reader.ts";
import {
  beginMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeInt32Field,
  writeStringField,
  writeUint32Field,
  writeUnknown,
} from "../../../src/wire/writer.ts";
import type { Privacy } from "./account.ts";

/** The presence of a user, as others see it. */
export const Status = {
  UNSPECIFIED: 0,
  /** Logged in, in no conversation. */
  AVAILABLE: 1,
  /** Logged in and in a conversation with another client. */
  CONNECTED: 2,
  /** Exited, logged off, or away by choice. */
  AWAY: 3,
} as const;

export type Status = (typeof Status)[keyof typeof Status] | (number & {});

/** The part of the list of peers that a client watches. */
export const PeerScope = {
  UNSPECIFIED: 0,
  /** All users whom the caller may see, as with `WatchPeers`. */
  EVERYONE: 1,
  /** Of these, the contacts of the caller. */
  CONTACTS: 2,
  /** Of these, the users whom the request names. */
  NAMES: 3,
  /** How many of all of them have each status. */
  COUNTS: 4,
} as const;

export type PeerScope = (typeof PeerScope)[keyof typeof PeerScope] | (number & {});

export interface Peer {
  name: string;
  privacy: Privacy;
  status: Status;
  /**
   * The address and port at which the server sees the peer's client. Empty and 0 if
   * the peer is away or the caller may not know the address.
   */
  address: string;
  port: number;
  $unknown?: Uint8Array;
}

export const Peer: MessageCodec<Peer> = {
  typeName: "chatwire.v1.Peer",

  create(init) {
    const message: Peer = new Peer$new("", 0, 0, "", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Peer, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Peer, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Peer, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.privacy !== 0) {
      at = writeInt32Field(writer, at, 16, message.privacy, "privacy");
    }
    if (message.status !== 0) {
      at = writeInt32Field(writer, at, 24, message.status, "status");
    }
    if (message.address !== "") {
      at = writeStringField(writer, at, 34, message.address, "address");
    }
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 40, message.port, "port");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Peer$inOrder(reader)) {
    return isAtEnd(reader) ? message : Peer$rest(reader, message);
  },
};

const Peer$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Peer,
    field$1: string,
    field$2: Privacy,
    field$3: Status,
    field$4: string,
    field$5: number,
  ): void {
    this.name = field$1;
    this.privacy = field$2;
    this.status = field$3;
    this.address = field$4;
    this.port = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Peer$inOrder(reader: Reader): Peer {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: Privacy = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$3: Status = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$4: string = "";
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readString(reader);
    offset = reader.offset;
  }
  let field$5: number = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Peer$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function Peer$rest(reader: Reader, message: Peer): Peer {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      case 16:
        message.privacy = readInt32(reader);
        break;
      case 24:
        message.status = readInt32(reader);
        break;
      case 34:
        message.address = readString(reader);
        break;
      case 40:
        message.port = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface SetStatusRequest {
  /** AVAILABLE or AWAY. CONNECTED follows from open conversations. */
  status: Status;
  $unknown?: Uint8Array;
}

export const SetStatusRequest: MessageCodec<SetStatusRequest> = {
  typeName: "chatwire.v1.SetStatusRequest",

  create(init) {
    const message: SetStatusRequest = new SetStatusRequest$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SetStatusRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SetStatusRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SetStatusRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.status !== 0) {
      at = writeInt32Field(writer, at, 8, message.status, "status");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SetStatusRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : SetStatusRequest$rest(reader, message);
  },
};

const SetStatusRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SetStatusRequest,
    field$1: Status,
  ): void {
    this.status = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SetStatusRequest$inOrder(reader: Reader): SetStatusRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Status = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new SetStatusRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function SetStatusRequest$rest(reader: Reader, message: SetStatusRequest): SetStatusRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.status = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface SetStatusResponse {
  $unknown?: Uint8Array;
}

export const SetStatusResponse: MessageCodec<SetStatusResponse> = {
  typeName: "chatwire.v1.SetStatusResponse",

  create(init) {
    const message: SetStatusResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SetStatusResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SetStatusResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SetStatusResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SetStatusResponse.create()) {
    return isAtEnd(reader) ? message : SetStatusResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function SetStatusResponse$rest(reader: Reader, message: SetStatusResponse): SetStatusResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface GetPeersRequest {
  /** Lists peers after this name. Empty: from the first. */
  after: string;
  $unknown?: Uint8Array;
}

export const GetPeersRequest: MessageCodec<GetPeersRequest> = {
  typeName: "chatwire.v1.GetPeersRequest",

  create(init) {
    const message: GetPeersRequest = new GetPeersRequest$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GetPeersRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GetPeersRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GetPeersRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.after !== "") {
      at = writeStringField(writer, at, 10, message.after, "after");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GetPeersRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : GetPeersRequest$rest(reader, message);
  },
};

const GetPeersRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GetPeersRequest,
    field$1: string,
  ): void {
    this.after = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GetPeersRequest$inOrder(reader: Reader): GetPeersRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new GetPeersRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function GetPeersRequest$rest(reader: Reader, message: GetPeersRequest): GetPeersRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.after = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface GetPeersResponse {
  /** Ordered by name, without the caller. */
  peers: Peer[];
  /** The value of `after` for the next page. Empty on the last page. */
  next: string;
  $unknown?: Uint8Array;
}

export const GetPeersResponse: MessageCodec<GetPeersResponse> = {
  typeName: "chatwire.v1.GetPeersResponse",

  create(init) {
    const message: GetPeersResponse = new GetPeersResponse$new(emptyList<Peer>(), "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GetPeersResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GetPeersResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GetPeersResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.peers, "peers")) {
      const begin = beginMessage(writer, at, 10, value, "peers");
      at = endMessage(writer, begin, Peer.write(value, writer, begin));
    }
    if (message.next !== "") {
      at = writeStringField(writer, at, 18, message.next, "next");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GetPeersResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : GetPeersResponse$rest(reader, message);
  },
};

const GetPeersResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GetPeersResponse,
    field$1: Peer[],
    field$2: string,
  ): void {
    this.peers = field$1;
    this.next = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GetPeersResponse$inOrder(reader: Reader): GetPeersResponse {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Peer[] = emptyList<Peer>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 96);
    field$1.push(Peer.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new GetPeersResponse$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function GetPeersResponse$rest(reader: Reader, message: GetPeersResponse): GetPeersResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.peers.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 96);
        message.peers.push(Peer.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18:
        message.next = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface WatchPeersRequest {
  enabled: boolean;
  $unknown?: Uint8Array;
}

export const WatchPeersRequest: MessageCodec<WatchPeersRequest> = {
  typeName: "chatwire.v1.WatchPeersRequest",

  create(init) {
    const message: WatchPeersRequest = new WatchPeersRequest$new(false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(WatchPeersRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(WatchPeersRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(WatchPeersRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.enabled !== false) {
      at = writeBoolField(writer, at, 8, message.enabled, "enabled");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = WatchPeersRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : WatchPeersRequest$rest(reader, message);
  },
};

const WatchPeersRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: WatchPeersRequest,
    field$1: boolean,
  ): void {
    this.enabled = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function WatchPeersRequest$inOrder(reader: Reader): WatchPeersRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: boolean = false;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new WatchPeersRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function WatchPeersRequest$rest(reader: Reader, message: WatchPeersRequest): WatchPeersRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.enabled = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface WatchPeersResponse {
  $unknown?: Uint8Array;
}

export const WatchPeersResponse: MessageCodec<WatchPeersResponse> = {
  typeName: "chatwire.v1.WatchPeersResponse",

  create(init) {
    const message: WatchPeersResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(WatchPeersResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(WatchPeersResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(WatchPeersResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = WatchPeersResponse.create()) {
    return isAtEnd(reader) ? message : WatchPeersResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function WatchPeersResponse$rest(reader: Reader, message: WatchPeersResponse): WatchPeersResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * How many of the users whom a client may see have each status, without the client's
 * own user.
 */
export interface PeerCounts {
  available: number;
  connected: number;
  away: number;
  $unknown?: Uint8Array;
}

export const PeerCounts: MessageCodec<PeerCounts> = {
  typeName: "chatwire.v1.PeerCounts",

  create(init) {
    const message: PeerCounts = new PeerCounts$new(0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerCounts, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerCounts, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerCounts, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.available !== 0) {
      at = writeUint32Field(writer, at, 8, message.available, "available");
    }
    if (message.connected !== 0) {
      at = writeUint32Field(writer, at, 16, message.connected, "connected");
    }
    if (message.away !== 0) {
      at = writeUint32Field(writer, at, 24, message.away, "away");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerCounts$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerCounts$rest(reader, message);
  },
};

const PeerCounts$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerCounts,
    field$1: number,
    field$2: number,
    field$3: number,
  ): void {
    this.available = field$1;
    this.connected = field$2;
    this.away = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerCounts$inOrder(reader: Reader): PeerCounts {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PeerCounts$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function PeerCounts$rest(reader: Reader, message: PeerCounts): PeerCounts {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.available = readUint32(reader);
        break;
      case 16:
        message.connected = readUint32(reader);
        break;
      case 24:
        message.away = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface WatchScopeRequest {
  scope: PeerScope;
  /**
   * With the scope NAMES only: names in any spelling, at most `watchedNamesMax`. Nobody
   * need have them.
   */
  names: string[];
  $unknown?: Uint8Array;
}

export const WatchScopeRequest: MessageCodec<WatchScopeRequest> = {
  typeName: "chatwire.v1.WatchScopeRequest",

  create(init) {
    const message: WatchScopeRequest = new WatchScopeRequest$new(0, emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(WatchScopeRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(WatchScopeRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(WatchScopeRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.scope !== 0) {
      at = writeInt32Field(writer, at, 8, message.scope, "scope");
    }
    for (const value of itemsOf(message.names, "names")) {
      at = writeStringField(writer, at, 18, value, "names");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = WatchScopeRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : WatchScopeRequest$rest(reader, message);
  },
};

const WatchScopeRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: WatchScopeRequest,
    field$1: PeerScope,
    field$2: string[],
  ): void {
    this.scope = field$1;
    this.names = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function WatchScopeRequest$inOrder(reader: Reader): WatchScopeRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: PeerScope = 0;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  const field$2: string[] = emptyList<string>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new WatchScopeRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function WatchScopeRequest$rest(reader: Reader, message: WatchScopeRequest): WatchScopeRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.scope = readInt32(reader);
        break;
      case 18:
        if (message.names.length === 0) beginList(reader);
        message.names.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface WatchScopeResponse {
  /** With the scope COUNTS only: the counts now. */
  counts?: PeerCounts | undefined;
  $unknown?: Uint8Array;
}

export const WatchScopeResponse: MessageCodec<WatchScopeResponse> = {
  typeName: "chatwire.v1.WatchScopeResponse",

  create(init) {
    const message: WatchScopeResponse = new WatchScopeResponse$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(WatchScopeResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(WatchScopeResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(WatchScopeResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.counts !== undefined) {
      const begin = beginMessage(writer, at, 10, message.counts, "counts");
      at = endMessage(writer, begin, PeerCounts.write(message.counts, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = WatchScopeResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : WatchScopeResponse$rest(reader, message);
  },
};

const WatchScopeResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: WatchScopeResponse,
    field$1: PeerCounts | undefined,
  ): void {
    this.counts = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function WatchScopeResponse$inOrder(reader: Reader): WatchScopeResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: PeerCounts | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 112);
    field$1 = PeerCounts.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new WatchScopeResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function WatchScopeResponse$rest(reader: Reader, message: WatchScopeResponse): WatchScopeResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.counts === undefined ? 112 : 0);
        message.counts = PeerCounts.read(reader, message.counts);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * The counts changed. Only a watch of the counts gets this event, and it gets no
 * `PeersChanged`.
 */
export interface PeerCountsChanged {
  counts?: PeerCounts | undefined;
  $unknown?: Uint8Array;
}

export const PeerCountsChanged: MessageCodec<PeerCountsChanged> = {
  typeName: "chatwire.v1.PeerCountsChanged",

  create(init) {
    const message: PeerCountsChanged = new PeerCountsChanged$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerCountsChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerCountsChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerCountsChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.counts !== undefined) {
      const begin = beginMessage(writer, at, 10, message.counts, "counts");
      at = endMessage(writer, begin, PeerCounts.write(message.counts, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerCountsChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerCountsChanged$rest(reader, message);
  },
};

const PeerCountsChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerCountsChanged,
    field$1: PeerCounts | undefined,
  ): void {
    this.counts = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerCountsChanged$inOrder(reader: Reader): PeerCountsChanged {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: PeerCounts | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 112);
    field$1 = PeerCounts.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerCountsChanged$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PeerCountsChanged$rest(reader: Reader, message: PeerCountsChanged): PeerCountsChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.counts === undefined ? 112 : 0);
        message.counts = PeerCounts.read(reader, message.counts);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The list of peers changed since the last tick of `presence_tick_ms`. */
export interface PeersChanged {
  /** Peers that are new or different. */
  changed: Peer[];
  /** Names of peers that are no longer visible. */
  gone: string[];
  $unknown?: Uint8Array;
}

export const PeersChanged: MessageCodec<PeersChanged> = {
  typeName: "chatwire.v1.PeersChanged",

  create(init) {
    const message: PeersChanged = new PeersChanged$new(emptyList<Peer>(), emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeersChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeersChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeersChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.changed, "changed")) {
      const begin = beginMessage(writer, at, 10, value, "changed");
      at = endMessage(writer, begin, Peer.write(value, writer, begin));
    }
    for (const value of itemsOf(message.gone, "gone")) {
      at = writeStringField(writer, at, 18, value, "gone");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeersChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeersChanged$rest(reader, message);
  },
};

const PeersChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeersChanged,
    field$1: Peer[],
    field$2: string[],
  ): void {
    this.changed = field$1;
    this.gone = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeersChanged$inOrder(reader: Reader): PeersChanged {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Peer[] = emptyList<Peer>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 96);
    field$1.push(Peer.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$2: string[] = emptyList<string>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeersChanged$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PeersChanged$rest(reader: Reader, message: PeersChanged): PeersChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.changed.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 96);
        message.changed.push(Peer.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18:
        if (message.gone.length === 0) beginList(reader);
        message.gone.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
