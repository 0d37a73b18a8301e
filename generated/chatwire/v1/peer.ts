// Code generated from chatwire/v1/peer.proto by chatwire. DO NOT EDIT.

import { emptyIntegers, emptyList, plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  beginList,
  enterMessage,
  enterPacked,
  isAtEnd,
  leaveMessage,
  leavePacked,
  readBool,
  readBytes,
  readFixed64,
  readInt32,
  readSint32,
  readString,
  readTag,
  readUint32,
  readUint32s,
  readUint64Number,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../src/wire/reader.ts";
import {
  beginFarMessage,
  beginMessage,
  beginPacked,
  endFarMessage,
  endMessage,
  endPacked,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeFixed64Field,
  writeInt32Field,
  writeSint32,
  writeStringField,
  writeUint32Field,
  writeUint32s,
  writeUint64Number,
  writeUint64NumberField,
  writeUnknown,
} from "../../../src/wire/writer.ts";
import type { Command } from "./command.ts";
import type { ErrorCode } from "./error.ts";
import { Candidate, type NatMapping } from "./signalling.ts";

/** The reason for which a side closes a link. */
export const PeerCloseReason = {
  UNSPECIFIED: 0,
  /** The user ended the conversation. */
  DONE: 1,
  /** The other side violated the protocol. */
  PROTOCOL: 2,
  /** Nothing has arrived from the other side for `peerIdleTimeoutMs`. */
  IDLE: 3,
  /** The other side has not acknowledged a message within `reliableTimeoutMs`. */
  UNACKNOWLEDGED: 4,
  /** The program of the side that closes did not read the texts in time. */
  OVERFLOW: 5,
  /**
   * The other side had lost its connection to the server, and the server has ended
   * the conversation.
   */
  CONNECTION_LOST: 6,
  /** The side that closes does not accept the key of the other user. */
  KEY_REFUSED: 7,
} as const;

export type PeerCloseReason = (typeof PeerCloseReason)[keyof typeof PeerCloseReason] | (number & {});

export interface PeerPingRequest {
  /** The answer repeats it. */
  nonce: bigint;
  $unknown?: Uint8Array;
}

export const PeerPingRequest: MessageCodec<PeerPingRequest> = {
  typeName: "chatwire.v1.PeerPingRequest",

  create(init) {
    const message: PeerPingRequest = new PeerPingRequest$new(0n);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerPingRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerPingRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerPingRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.nonce !== 0n) {
      at = writeFixed64Field(writer, at, 9, message.nonce, "nonce");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerPingRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerPingRequest$rest(reader, message);
  },
};

const PeerPingRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerPingRequest,
    field$1: bigint,
  ): void {
    this.nonce = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerPingRequest$inOrder(reader: Reader): PeerPingRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint = 0n;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  reader.offset = offset;
  return new PeerPingRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PeerPingRequest$rest(reader: Reader, message: PeerPingRequest): PeerPingRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.nonce = readFixed64(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PeerPingResponse {
  nonce: bigint;
  $unknown?: Uint8Array;
}

export const PeerPingResponse: MessageCodec<PeerPingResponse> = {
  typeName: "chatwire.v1.PeerPingResponse",

  create(init) {
    const message: PeerPingResponse = new PeerPingResponse$new(0n);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerPingResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerPingResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerPingResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.nonce !== 0n) {
      at = writeFixed64Field(writer, at, 9, message.nonce, "nonce");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerPingResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerPingResponse$rest(reader, message);
  },
};

const PeerPingResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerPingResponse,
    field$1: bigint,
  ): void {
    this.nonce = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerPingResponse$inOrder(reader: Reader): PeerPingResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint = 0n;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  reader.offset = offset;
  return new PeerPingResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PeerPingResponse$rest(reader: Reader, message: PeerPingResponse): PeerPingResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.nonce = readFixed64(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PeerPathRequest {
  /** Random, and sent to one address only. The answer repeats it. */
  token: bigint;
  /**
   * Ignored. Fills the datagram where the path is to prove that it carries
   * datagrams of full size.
   */
  padding: Uint8Array;
  $unknown?: Uint8Array;
}

export const PeerPathRequest: MessageCodec<PeerPathRequest> = {
  typeName: "chatwire.v1.PeerPathRequest",

  create(init) {
    const message: PeerPathRequest = new PeerPathRequest$new(0n, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerPathRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerPathRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerPathRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.token !== 0n) {
      at = writeFixed64Field(writer, at, 9, message.token, "token");
    }
    if (message.padding?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.padding, "padding");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerPathRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerPathRequest$rest(reader, message);
  },
};

const PeerPathRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerPathRequest,
    field$1: bigint,
    field$2: Uint8Array,
  ): void {
    this.token = field$1;
    this.padding = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerPathRequest$inOrder(reader: Reader): PeerPathRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint = 0n;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerPathRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PeerPathRequest$rest(reader: Reader, message: PeerPathRequest): PeerPathRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.token = readFixed64(reader);
        break;
      case 18:
        message.padding = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PeerPathResponse {
  token: bigint;
  /**
   * The address from which the request came, in text form, if the response goes
   * there. Empty on every other path, and over the relay.
   */
  address: string;
  port: number;
  $unknown?: Uint8Array;
}

export const PeerPathResponse: MessageCodec<PeerPathResponse> = {
  typeName: "chatwire.v1.PeerPathResponse",

  create(init) {
    const message: PeerPathResponse = new PeerPathResponse$new(0n, "", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerPathResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerPathResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerPathResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.token !== 0n) {
      at = writeFixed64Field(writer, at, 9, message.token, "token");
    }
    if (message.address !== "") {
      at = writeStringField(writer, at, 322, message.address, "address");
    }
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 328, message.port, "port");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerPathResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerPathResponse$rest(reader, message);
  },
};

const PeerPathResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerPathResponse,
    field$1: bigint,
    field$40: string,
    field$41: number,
  ): void {
    this.token = field$1;
    this.address = field$40;
    this.port = field$41;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerPathResponse$inOrder(reader: Reader): PeerPathResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint = 0n;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$40: string = "";
  if (offset + 1 < end && input[offset] === 194 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    field$40 = readString(reader);
    offset = reader.offset;
  }
  let field$41: number = 0;
  if (offset + 2 < end && input[offset] === 200 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$41 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$41 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PeerPathResponse$new(field$1, field$40, field$41);
}

/** Reads the remaining fields, in any order. */
function PeerPathResponse$rest(reader: Reader, message: PeerPathResponse): PeerPathResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.token = readFixed64(reader);
        break;
      case 322:
        message.address = readString(reader);
        break;
      case 328:
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

/**
 * The addresses at which the sender may be reachable now. They replace those
 * that it announced before, and those that the server passed on.
 */
export interface PeerAddresses {
  /** An address that a peer saw has the kind UNSPECIFIED. */
  addresses: Candidate[];
  $unknown?: Uint8Array;
}

export const PeerAddresses: MessageCodec<PeerAddresses> = {
  typeName: "chatwire.v1.PeerAddresses",

  create(init) {
    const message: PeerAddresses = new PeerAddresses$new(emptyList<Candidate>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerAddresses, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerAddresses, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerAddresses, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.addresses, "addresses")) {
      const begin = beginMessage(writer, at, 10, value, "addresses");
      at = endMessage(writer, begin, Candidate.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerAddresses$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerAddresses$rest(reader, message);
  },
};

const PeerAddresses$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerAddresses,
    field$1: Candidate[],
  ): void {
    this.addresses = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerAddresses$inOrder(reader: Reader): PeerAddresses {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Candidate[] = emptyList<Candidate>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$1.push(Candidate.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerAddresses$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PeerAddresses$rest(reader: Reader, message: PeerAddresses): PeerAddresses {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.addresses.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.addresses.push(Candidate.read(reader));
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

/** A text, or a part of a text that does not fit into one datagram. */
export interface PeerText {
  text: string;
  /** Whether the text continues in the next PeerText. */
  continued: boolean;
  $unknown?: Uint8Array;
}

export const PeerText: MessageCodec<PeerText> = {
  typeName: "chatwire.v1.PeerText",

  create(init) {
    const message: PeerText = new PeerText$new("", false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerText, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerText, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerText, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.text !== "") {
      at = writeStringField(writer, at, 10, message.text, "text");
    }
    if (message.continued !== false) {
      at = writeBoolField(writer, at, 16, message.continued, "continued");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerText$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerText$rest(reader, message);
  },
};

const PeerText$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerText,
    field$1: string,
    field$2: boolean,
  ): void {
    this.text = field$1;
    this.continued = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerText$inOrder(reader: Reader): PeerText {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: boolean = false;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PeerText$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PeerText$rest(reader: Reader, message: PeerText): PeerText {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = readString(reader);
        break;
      case 16:
        message.continued = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Tells whether the user writes a text. */
export interface PeerTyping {
  typing: boolean;
  $unknown?: Uint8Array;
}

export const PeerTyping: MessageCodec<PeerTyping> = {
  typeName: "chatwire.v1.PeerTyping",

  create(init) {
    const message: PeerTyping = new PeerTyping$new(false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerTyping, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerTyping, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerTyping, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.typing !== false) {
      at = writeBoolField(writer, at, 8, message.typing, "typing");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerTyping$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerTyping$rest(reader, message);
  },
};

const PeerTyping$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerTyping,
    field$1: boolean,
  ): void {
    this.typing = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerTyping$inOrder(reader: Reader): PeerTyping {
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
  return new PeerTyping$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PeerTyping$rest(reader: Reader, message: PeerTyping): PeerTyping {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.typing = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Tells how many texts of the other side the user has read. */
export interface PeerTextsRead {
  /** The user has read the first so many texts of the other side on this link. */
  texts: number;
  $unknown?: Uint8Array;
}

export const PeerTextsRead: MessageCodec<PeerTextsRead> = {
  typeName: "chatwire.v1.PeerTextsRead",

  create(init) {
    const message: PeerTextsRead = new PeerTextsRead$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerTextsRead, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerTextsRead, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerTextsRead, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.texts !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.texts, "texts");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerTextsRead$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerTextsRead$rest(reader, message);
  },
};

const PeerTextsRead$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerTextsRead,
    field$1: number,
  ): void {
    this.texts = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerTextsRead$inOrder(reader: Reader): PeerTextsRead {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PeerTextsRead$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PeerTextsRead$rest(reader: Reader, message: PeerTextsRead): PeerTextsRead {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.texts = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Reports which reliable messages have arrived. */
export interface PeerAck {
  /** All messages up to this sequence have arrived. */
  through: number;
  /**
   * Further sequences that have arrived, in ascending order. None between sides that
   * have `FEATURE_ACK_RANGES`.
   */
  beyond: number[];
  /** The highest packet number among the datagrams that carried a reliable message. */
  packetNumber: number;
  /** Microseconds between the arrival of that datagram and this acknowledgement. */
  delayUs: number;
  /**
   * How many messages of the other side this side has refused so far by
   * `PeerMessagesRefused`, whether or not those have left. Every message up to
   * `through` has been taken or is one of them.
   */
  refusals: number;
  /**
   * Which datagrams have arrived, of any kind, between sides that have
   * `FEATURE_ACK_RANGES`: how many directly below `packet_number`; then, in turn, how
   * many below those have not, and how many below those have. Empty: the one with
   * `packet_number` is all that is told.
   */
  lengths: number[];
  /**
   * When the datagram with `packet_number` arrived, in microseconds on a clock of this
   * side, between sides that have `FEATURE_ARRIVAL_TIMES`.
   */
  arrivedUs: number;
  /**
   * When others arrived since the last acknowledgement, in pairs: how far the packet
   * number is below that of the pair before, at first below `packet_number`; and by how
   * many microseconds the datagram arrived earlier than that one.
   */
  earlier: number[];
  $unknown?: Uint8Array;
}

export const PeerAck: MessageCodec<PeerAck> = {
  typeName: "chatwire.v1.PeerAck",

  create(init) {
    const message: PeerAck = new PeerAck$new(0, emptyIntegers(), 0, 0, 0, emptyList<number>(), 0, emptyIntegers());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerAck, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerAck, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerAck, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.through !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.through, "through");
    }
    if (itemsOf(message.beyond, "beyond").length > 0) {
      const begin = beginPacked(writer, at, 18);
      at = begin;
      for (const value of message.beyond) at = writeUint64Number(writer, at, value, "beyond");
      at = endPacked(writer, begin, at);
    }
    if (message.packetNumber !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.packetNumber, "packetNumber");
    }
    if (message.delayUs !== 0) {
      at = writeUint32Field(writer, at, 32, message.delayUs, "delayUs");
    }
    if (message.refusals !== 0) {
      at = writeUint64NumberField(writer, at, 40, message.refusals, "refusals");
    }
    at = writeUint32s(writer, at, 50, message.lengths, "lengths");
    if (message.arrivedUs !== 0) {
      at = writeUint64NumberField(writer, at, 56, message.arrivedUs, "arrivedUs");
    }
    if (itemsOf(message.earlier, "earlier").length > 0) {
      const begin = beginPacked(writer, at, 66);
      at = begin;
      for (const value of message.earlier) at = writeSint32(writer, at, value, "earlier");
      at = endPacked(writer, begin, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerAck$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerAck$rest(reader, message);
  },
};

const PeerAck$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerAck,
    field$1: number,
    field$2: number[],
    field$3: number,
    field$4: number,
    field$5: number,
    field$6: number[],
    field$7: number,
    field$8: number[],
  ): void {
    this.through = field$1;
    this.beyond = field$2;
    this.packetNumber = field$3;
    this.delayUs = field$4;
    this.refusals = field$5;
    this.lengths = field$6;
    this.arrivedUs = field$7;
    this.earlier = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerAck$inOrder(reader: Reader): PeerAck {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: number[] = emptyIntegers();
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterPacked(reader);
    while (!isAtEnd(reader)) field$2.push(readUint64Number(reader));
    leavePacked(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$5: number = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$6: number[] | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readUint32s(reader);
    offset = reader.offset;
  }
  let field$7: number = 0;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$8: number[] = emptyIntegers();
  if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    const outerEnd = enterPacked(reader);
    while (!isAtEnd(reader)) field$8.push(readSint32(reader));
    leavePacked(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerAck$new(field$1, field$2, field$3, field$4, field$5, field$6 ?? emptyList<number>(), field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function PeerAck$rest(reader: Reader, message: PeerAck): PeerAck {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.through = readUint64Number(reader);
        break;
      case 16:
        if (message.beyond.length === 0) beginList(reader);
        message.beyond.push(readUint64Number(reader));
        break;
      case 18: {
        if (message.beyond.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.beyond.push(readUint64Number(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 24:
        message.packetNumber = readUint64Number(reader);
        break;
      case 32:
        message.delayUs = readUint32(reader);
        break;
      case 40:
        message.refusals = readUint64Number(reader);
        break;
      case 48:
        if (message.lengths.length === 0) beginList(reader);
        message.lengths.push(readUint32(reader));
        break;
      case 50: {
        message.lengths = readUint32s(reader, message.lengths);
        break;
      }
      case 56:
        message.arrivedUs = readUint64Number(reader);
        break;
      case 64:
        if (message.earlier.length === 0) beginList(reader);
        message.earlier.push(readSint32(reader));
        break;
      case 66: {
        if (message.earlier.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.earlier.push(readSint32(reader));
        leavePacked(reader, outerEnd);
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
 * A part of a reliable message, for a path that does not carry the message in one
 * datagram.
 */
export interface PeerPart {
  /** The sequence in the header of the message. */
  sequence: number;
  /** The number of the part, from 0, and how many there are. */
  number: number;
  count: number;
  /** Bytes of the encoded message, header included. */
  content: Uint8Array;
  $unknown?: Uint8Array;
}

export const PeerPart: MessageCodec<PeerPart> = {
  typeName: "chatwire.v1.PeerPart",

  create(init) {
    const message: PeerPart = new PeerPart$new(0, 0, 0, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerPart, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerPart, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerPart, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.sequence !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.sequence, "sequence");
    }
    if (message.number !== 0) {
      at = writeUint32Field(writer, at, 16, message.number, "number");
    }
    if (message.count !== 0) {
      at = writeUint32Field(writer, at, 24, message.count, "count");
    }
    if (message.content?.length !== 0) {
      at = writeBytesField(writer, at, 34, message.content, "content");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerPart$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerPart$rest(reader, message);
  },
};

const PeerPart$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerPart,
    field$1: number,
    field$2: number,
    field$3: number,
    field$4: Uint8Array,
  ): void {
    this.sequence = field$1;
    this.number = field$2;
    this.count = field$3;
    this.content = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerPart$inOrder(reader: Reader): PeerPart {
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
      field$1 = readUint64Number(reader);
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
  let field$4: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerPart$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function PeerPart$rest(reader: Reader, message: PeerPart): PeerPart {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.sequence = readUint64Number(reader);
        break;
      case 16:
        message.number = readUint32(reader);
        break;
      case 24:
        message.count = readUint32(reader);
        break;
      case 34:
        message.content = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** One timed frame of a real-time media stream. */
export interface PeerMedia {
  /** The media stream of the frame. The sender chooses the number. */
  stream: number;
  /** Number of the frame in its stream, from 1. */
  number: number;
  /** When the frame was made, in microseconds on the clock of the stream. */
  timestampUs: number;
  /** The frame begins something, such as a talkspurt or a new picture. */
  marker: boolean;
  payload: Uint8Array;
  /**
   * Earlier frames of the stream once more, between sides that have
   * `FEATURE_MEDIA_COPIES` (RFC 2198).
   */
  copies?: MediaCopies | undefined;
  $unknown?: Uint8Array;
}

export const PeerMedia: MessageCodec<PeerMedia> = {
  typeName: "chatwire.v1.PeerMedia",

  create(init) {
    const message: PeerMedia = new PeerMedia$new(0, 0, 0, false, EMPTY_BYTES, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerMedia, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerMedia, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerMedia, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.stream !== 0) {
      at = writeUint32Field(writer, at, 8, message.stream, "stream");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.number, "number");
    }
    if (message.timestampUs !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.timestampUs, "timestampUs");
    }
    if (message.marker !== false) {
      at = writeBoolField(writer, at, 32, message.marker, "marker");
    }
    if (message.payload?.length !== 0) {
      at = writeBytesField(writer, at, 42, message.payload, "payload");
    }
    if (message.copies !== undefined) {
      const begin = beginFarMessage(writer, at, 162, message.copies, "copies");
      at = endFarMessage(writer, begin, MediaCopies.write(message.copies, writer, begin), 162);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMedia$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerMedia$rest(reader, message);
  },
};

const PeerMedia$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerMedia,
    field$1: number,
    field$2: number,
    field$3: number,
    field$4: boolean,
    field$5: Uint8Array,
    field$20: MediaCopies | undefined,
  ): void {
    this.stream = field$1;
    this.number = field$2;
    this.timestampUs = field$3;
    this.marker = field$4;
    this.payload = field$5;
    this.copies = field$20;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerMedia$inOrder(reader: Reader): PeerMedia {
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
      field$2 = readUint64Number(reader);
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
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$4: boolean = false;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$5: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readBytes(reader);
    offset = reader.offset;
  }
  let field$20: MediaCopies | undefined;
  if (offset + 1 < end && input[offset] === 162 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 80);
    field$20 = MediaCopies.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerMedia$new(field$1, field$2, field$3, field$4, field$5, field$20);
}

/** Reads the remaining fields, in any order. */
function PeerMedia$rest(reader: Reader, message: PeerMedia): PeerMedia {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.stream = readUint32(reader);
        break;
      case 16:
        message.number = readUint64Number(reader);
        break;
      case 24:
        message.timestampUs = readUint64Number(reader);
        break;
      case 32:
        message.marker = readBool(reader);
        break;
      case 42:
        message.payload = readBytes(reader);
        break;
      case 162: {
        const outerEnd = enterMessage(reader, message.copies === undefined ? 80 : 0);
        message.copies = MediaCopies.read(reader, message.copies);
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

export interface MediaCopies {
  /** Two at most. */
  frames: MediaCopy[];
  $unknown?: Uint8Array;
}

export const MediaCopies: MessageCodec<MediaCopies> = {
  typeName: "chatwire.v1.MediaCopies",

  create(init) {
    const message: MediaCopies = new MediaCopies$new(emptyList<MediaCopy>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MediaCopies, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MediaCopies, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MediaCopies, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.frames, "frames")) {
      const begin = beginMessage(writer, at, 10, value, "frames");
      at = endMessage(writer, begin, MediaCopy.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MediaCopies$inOrder(reader)) {
    return isAtEnd(reader) ? message : MediaCopies$rest(reader, message);
  },
};

const MediaCopies$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MediaCopies,
    field$1: MediaCopy[],
  ): void {
    this.frames = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MediaCopies$inOrder(reader: Reader): MediaCopies {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: MediaCopy[] = emptyList<MediaCopy>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 104);
    field$1.push(MediaCopy.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new MediaCopies$new(field$1);
}

/** Reads the remaining fields, in any order. */
function MediaCopies$rest(reader: Reader, message: MediaCopies): MediaCopies {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.frames.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 104);
        message.frames.push(MediaCopy.read(reader));
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

/** A frame that was sent before, inside a later one. */
export interface MediaCopy {
  /** How far its number is below that of the frame that carries it. */
  before: number;
  /** By how many microseconds it was made earlier than that one. */
  earlierUs: number;
  marker: boolean;
  payload: Uint8Array;
  $unknown?: Uint8Array;
}

export const MediaCopy: MessageCodec<MediaCopy> = {
  typeName: "chatwire.v1.MediaCopy",

  create(init) {
    const message: MediaCopy = new MediaCopy$new(0, 0, false, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MediaCopy, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MediaCopy, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MediaCopy, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.before !== 0) {
      at = writeUint32Field(writer, at, 8, message.before, "before");
    }
    if (message.earlierUs !== 0) {
      at = writeUint32Field(writer, at, 16, message.earlierUs, "earlierUs");
    }
    if (message.marker !== false) {
      at = writeBoolField(writer, at, 24, message.marker, "marker");
    }
    if (message.payload?.length !== 0) {
      at = writeBytesField(writer, at, 34, message.payload, "payload");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MediaCopy$inOrder(reader)) {
    return isAtEnd(reader) ? message : MediaCopy$rest(reader, message);
  },
};

const MediaCopy$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MediaCopy,
    field$1: number,
    field$2: number,
    field$3: boolean,
    field$4: Uint8Array,
  ): void {
    this.before = field$1;
    this.earlierUs = field$2;
    this.marker = field$3;
    this.payload = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MediaCopy$inOrder(reader: Reader): MediaCopy {
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
  let field$3: boolean = false;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$4: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new MediaCopy$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function MediaCopy$rest(reader: Reader, message: MediaCopy): MediaCopy {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.before = readUint32(reader);
        break;
      case 16:
        message.earlierUs = readUint32(reader);
        break;
      case 24:
        message.marker = readBool(reader);
        break;
      case 34:
        message.payload = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** A part of a media frame that does not fit into one datagram. */
export interface PeerMediaPart {
  /** The stream of the frame, and the number of the frame in it. */
  stream: number;
  frame: number;
  /** The number of the part, from 0, and how many there are. */
  number: number;
  count: number;
  /** Bytes of the encoded `PeerMedia`. */
  content: Uint8Array;
  $unknown?: Uint8Array;
}

export const PeerMediaPart: MessageCodec<PeerMediaPart> = {
  typeName: "chatwire.v1.PeerMediaPart",

  create(init) {
    const message: PeerMediaPart = new PeerMediaPart$new(0, 0, 0, 0, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerMediaPart, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerMediaPart, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerMediaPart, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.stream !== 0) {
      at = writeUint32Field(writer, at, 8, message.stream, "stream");
    }
    if (message.frame !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.frame, "frame");
    }
    if (message.number !== 0) {
      at = writeUint32Field(writer, at, 24, message.number, "number");
    }
    if (message.count !== 0) {
      at = writeUint32Field(writer, at, 32, message.count, "count");
    }
    if (message.content?.length !== 0) {
      at = writeBytesField(writer, at, 42, message.content, "content");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMediaPart$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerMediaPart$rest(reader, message);
  },
};

const PeerMediaPart$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerMediaPart,
    field$1: number,
    field$2: number,
    field$3: number,
    field$4: number,
    field$5: Uint8Array,
  ): void {
    this.stream = field$1;
    this.frame = field$2;
    this.number = field$3;
    this.count = field$4;
    this.content = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerMediaPart$inOrder(reader: Reader): PeerMediaPart {
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
      field$2 = readUint64Number(reader);
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
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$5: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerMediaPart$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function PeerMediaPart$rest(reader: Reader, message: PeerMediaPart): PeerMediaPart {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.stream = readUint32(reader);
        break;
      case 16:
        message.frame = readUint64Number(reader);
        break;
      case 24:
        message.number = readUint32(reader);
        break;
      case 32:
        message.count = readUint32(reader);
        break;
      case 42:
        message.content = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * Measures how much the path carries. The receiver ignores it, but acknowledges its
 * datagram as that of a media frame.
 */
export interface PeerPadding {
  /** Zeros, which fill the datagram. */
  padding: Uint8Array;
  $unknown?: Uint8Array;
}

export const PeerPadding: MessageCodec<PeerPadding> = {
  typeName: "chatwire.v1.PeerPadding",

  create(init) {
    const message: PeerPadding = new PeerPadding$new(EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerPadding, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerPadding, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerPadding, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.padding?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.padding, "padding");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerPadding$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerPadding$rest(reader, message);
  },
};

const PeerPadding$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerPadding,
    field$1: Uint8Array,
  ): void {
    this.padding = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerPadding$inOrder(reader: Reader): PeerPadding {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerPadding$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PeerPadding$rest(reader: Reader, message: PeerPadding): PeerPadding {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.padding = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Ends a media stream. */
export interface PeerMediaEnd {
  stream: number;
  /** The number of frames sent. */
  frames: number;
  $unknown?: Uint8Array;
}

export const PeerMediaEnd: MessageCodec<PeerMediaEnd> = {
  typeName: "chatwire.v1.PeerMediaEnd",

  create(init) {
    const message: PeerMediaEnd = new PeerMediaEnd$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerMediaEnd, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerMediaEnd, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerMediaEnd, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.stream !== 0) {
      at = writeUint32Field(writer, at, 8, message.stream, "stream");
    }
    if (message.frames !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.frames, "frames");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMediaEnd$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerMediaEnd$rest(reader, message);
  },
};

const PeerMediaEnd$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerMediaEnd,
    field$1: number,
    field$2: number,
  ): void {
    this.stream = field$1;
    this.frames = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerMediaEnd$inOrder(reader: Reader): PeerMediaEnd {
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
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PeerMediaEnd$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PeerMediaEnd$rest(reader: Reader, message: PeerMediaEnd): PeerMediaEnd {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.stream = readUint32(reader);
        break;
      case 16:
        message.frames = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The counts of the receiver of a media stream (RFC 3550, section 6.4.1). */
export interface PeerMediaReport {
  stream: number;
  /** The highest frame number that arrived. */
  highest: number;
  received: number;
  lost: number;
  /** Interarrival jitter in microseconds. */
  jitterUs: number;
  $unknown?: Uint8Array;
}

export const PeerMediaReport: MessageCodec<PeerMediaReport> = {
  typeName: "chatwire.v1.PeerMediaReport",

  create(init) {
    const message: PeerMediaReport = new PeerMediaReport$new(0, 0, 0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerMediaReport, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerMediaReport, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerMediaReport, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.stream !== 0) {
      at = writeUint32Field(writer, at, 8, message.stream, "stream");
    }
    if (message.highest !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.highest, "highest");
    }
    if (message.received !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.received, "received");
    }
    if (message.lost !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.lost, "lost");
    }
    if (message.jitterUs !== 0) {
      at = writeUint32Field(writer, at, 40, message.jitterUs, "jitterUs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMediaReport$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerMediaReport$rest(reader, message);
  },
};

const PeerMediaReport$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerMediaReport,
    field$1: number,
    field$2: number,
    field$3: number,
    field$4: number,
    field$5: number,
  ): void {
    this.stream = field$1;
    this.highest = field$2;
    this.received = field$3;
    this.lost = field$4;
    this.jitterUs = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerMediaReport$inOrder(reader: Reader): PeerMediaReport {
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
      field$2 = readUint64Number(reader);
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
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint64Number(reader);
      offset = reader.offset;
    }
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
  return new PeerMediaReport$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function PeerMediaReport$rest(reader: Reader, message: PeerMediaReport): PeerMediaReport {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.stream = readUint32(reader);
        break;
      case 16:
        message.highest = readUint64Number(reader);
        break;
      case 24:
        message.received = readUint64Number(reader);
        break;
      case 32:
        message.lost = readUint64Number(reader);
        break;
      case 40:
        message.jitterUs = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * Tells how the NAT of the sender maps its socket, and where the server saw the
 * socket. The peer may then search for ports there.
 */
export interface PeerMapping {
  mapping: NatMapping;
  /** An IPv4 or IPv6 address in text form. */
  address: string;
  port: number;
  /**
   * The number of sockets that the sender has opened for a search that begins now.
   * 0: no search begins.
   */
  sockets: number;
  $unknown?: Uint8Array;
}

export const PeerMapping: MessageCodec<PeerMapping> = {
  typeName: "chatwire.v1.PeerMapping",

  create(init) {
    const message: PeerMapping = new PeerMapping$new(0, "", 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerMapping, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerMapping, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerMapping, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.mapping !== 0) {
      at = writeInt32Field(writer, at, 8, message.mapping, "mapping");
    }
    if (message.address !== "") {
      at = writeStringField(writer, at, 18, message.address, "address");
    }
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 24, message.port, "port");
    }
    if (message.sockets !== 0) {
      at = writeUint32Field(writer, at, 32, message.sockets, "sockets");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMapping$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerMapping$rest(reader, message);
  },
};

const PeerMapping$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerMapping,
    field$1: NatMapping,
    field$2: string,
    field$3: number,
    field$4: number,
  ): void {
    this.mapping = field$1;
    this.address = field$2;
    this.port = field$3;
    this.sockets = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerMapping$inOrder(reader: Reader): PeerMapping {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: NatMapping = 0;
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
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
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
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PeerMapping$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function PeerMapping$rest(reader: Reader, message: PeerMapping): PeerMapping {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.mapping = readInt32(reader);
        break;
      case 18:
        message.address = readString(reader);
        break;
      case 24:
        message.port = readUint32(reader);
        break;
      case 32:
        message.sockets = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Closes the link. It has no answer. */
export interface PeerClose {
  reason: PeerCloseReason;
  $unknown?: Uint8Array;
}

export const PeerClose: MessageCodec<PeerClose> = {
  typeName: "chatwire.v1.PeerClose",

  create(init) {
    const message: PeerClose = new PeerClose$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerClose, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerClose, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerClose, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.reason !== 0) {
      at = writeInt32Field(writer, at, 8, message.reason, "reason");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerClose$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerClose$rest(reader, message);
  },
};

const PeerClose$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerClose,
    field$1: PeerCloseReason,
  ): void {
    this.reason = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerClose$inOrder(reader: Reader): PeerClose {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: PeerCloseReason = 0;
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
  return new PeerClose$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PeerClose$rest(reader: Reader, message: PeerClose): PeerClose {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.reason = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Reports a message of the other side that this side did not handle. */
export interface PeerRefusal {
  /** Command and sequence of the message, as in its header. */
  command: Command;
  sequence: number;
  code: ErrorCode;
  $unknown?: Uint8Array;
}

export const PeerRefusal: MessageCodec<PeerRefusal> = {
  typeName: "chatwire.v1.PeerRefusal",

  create(init) {
    const message: PeerRefusal = new PeerRefusal$new(0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerRefusal, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerRefusal, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerRefusal, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.command !== 0) {
      at = writeInt32Field(writer, at, 8, message.command, "command");
    }
    if (message.sequence !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.sequence, "sequence");
    }
    if (message.code !== 0) {
      at = writeInt32Field(writer, at, 24, message.code, "code");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerRefusal$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerRefusal$rest(reader, message);
  },
};

const PeerRefusal$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerRefusal,
    field$1: Command,
    field$2: number,
    field$3: ErrorCode,
  ): void {
    this.command = field$1;
    this.sequence = field$2;
    this.code = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerRefusal$inOrder(reader: Reader): PeerRefusal {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Command = 0;
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
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$3: ErrorCode = 0;
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
  reader.offset = offset;
  return new PeerRefusal$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function PeerRefusal$rest(reader: Reader, message: PeerRefusal): PeerRefusal {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.command = readInt32(reader);
        break;
      case 16:
        message.sequence = readUint64Number(reader);
        break;
      case 24:
        message.code = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
