// Code generated from chatwire/v1/peer.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import { EMPTY_BYTES, type Reader } from "../../../src/wire/reader.ts";
import { writeFixed64Field } from "../../../src/wire/writer/bigints.ts";
import { writeBytesField, writeUnknown } from "../../../src/wire/writer/bytes.ts";
import { writeBoolField, writeInt32Field, writeUint32Field } from "../../../src/wire/writer/integers.ts";
import { beginPacked, endPacked, itemsOf } from "../../../src/wire/writer/lengths.ts";
import { writeUint64Number, writeUint64NumberField } from "../../../src/wire/writer/safe-integers.ts";
import { writeStringField } from "../../../src/wire/writer/text.ts";
import type { Command } from "./command.ts";
import type { ErrorCode } from "./error.ts";

/** Why a side closes a link. */
export const PeerCloseReason = {
  UNSPECIFIED: 0,
  /** The user is done. */
  DONE: 1,
  /** The other side violated the protocol. */
  PROTOCOL: 2,
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
    const message: PeerPingRequest = {
      nonce: 0n,
    };
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
      at = writeFixed64Field(writer, at, 9, message.nonce, "chatwire.v1.PeerPingRequest.nonce");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerPingRequest$inOrder(reader)) {
    return reader.done() ? message : PeerPingRequest$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerPingRequest$inOrder(reader: Reader): PeerPingRequest {
  return {
    nonce: reader.next(9) ? reader.fixed64() : 0n,
  };
}

/** Reads the remaining fields, in any order. */
function PeerPingRequest$rest(reader: Reader, message: PeerPingRequest): PeerPingRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.nonce = reader.fixed64();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

export interface PeerPingResponse {
  nonce: bigint;
  $unknown?: Uint8Array;
}

export const PeerPingResponse: MessageCodec<PeerPingResponse> = {
  typeName: "chatwire.v1.PeerPingResponse",

  create(init) {
    const message: PeerPingResponse = {
      nonce: 0n,
    };
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
      at = writeFixed64Field(writer, at, 9, message.nonce, "chatwire.v1.PeerPingResponse.nonce");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerPingResponse$inOrder(reader)) {
    return reader.done() ? message : PeerPingResponse$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerPingResponse$inOrder(reader: Reader): PeerPingResponse {
  return {
    nonce: reader.next(9) ? reader.fixed64() : 0n,
  };
}

/** Reads the remaining fields, in any order. */
function PeerPingResponse$rest(reader: Reader, message: PeerPingResponse): PeerPingResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.nonce = reader.fixed64();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: PeerText = {
      text: "",
      continued: false,
    };
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
      at = writeStringField(writer, at, 10, message.text, "chatwire.v1.PeerText.text");
    }
    if (message.continued !== false) {
      at = writeBoolField(writer, at, 16, message.continued, "chatwire.v1.PeerText.continued");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerText$inOrder(reader)) {
    return reader.done() ? message : PeerText$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerText$inOrder(reader: Reader): PeerText {
  return {
    text: reader.stringField(10, ""),
    continued: reader.boolField(16, false),
  };
}

/** Reads the remaining fields, in any order. */
function PeerText$rest(reader: Reader, message: PeerText): PeerText {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = reader.string();
        break;
      case 16:
        message.continued = reader.bool();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

/** Reports which reliable messages have arrived. */
export interface PeerAck {
  /** All messages up to this sequence have arrived. */
  through: number;
  /** Further sequences that have arrived, in ascending order. */
  beyond: number[];
  /** The highest packet number among the datagrams that carried a reliable message. */
  packetNumber: number;
  /** Microseconds between the arrival of that datagram and this acknowledgement. */
  delayUs: number;
  $unknown?: Uint8Array;
}

export const PeerAck: MessageCodec<PeerAck> = {
  typeName: "chatwire.v1.PeerAck",

  create(init) {
    const message: PeerAck = {
      through: 0,
      beyond: [],
      packetNumber: 0,
      delayUs: 0,
    };
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
      at = writeUint64NumberField(writer, at, 8, message.through, "chatwire.v1.PeerAck.through");
    }
    if (itemsOf(message.beyond, "chatwire.v1.PeerAck.beyond").length > 0) {
      const begin = beginPacked(writer, at, 18);
      at = begin;
      for (const value of message.beyond) at = writeUint64Number(writer, at, value, "chatwire.v1.PeerAck.beyond");
      at = endPacked(writer, begin, at);
    }
    if (message.packetNumber !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.packetNumber, "chatwire.v1.PeerAck.packetNumber");
    }
    if (message.delayUs !== 0) {
      at = writeUint32Field(writer, at, 32, message.delayUs, "chatwire.v1.PeerAck.delayUs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerAck$inOrder(reader)) {
    return reader.done() ? message : PeerAck$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerAck$inOrder(reader: Reader): PeerAck {
  const field$1 = reader.next(8) ? reader.uint64Number() : 0;
  let field$2: number[] = [];
  if (reader.next(18)) {
    if (field$2.length === 0) reader.beginList();
    const end = reader.beginPacked();
    while (!reader.done()) field$2.push(reader.uint64Number());
    reader.endPacked(end);
  }
  return {
    through: field$1,
    beyond: field$2,
    packetNumber: reader.next(24) ? reader.uint64Number() : 0,
    delayUs: reader.uint32Field(32, 0),
  };
}

/** Reads the remaining fields, in any order. */
function PeerAck$rest(reader: Reader, message: PeerAck): PeerAck {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.through = reader.uint64Number();
        break;
      case 16:
        if (message.beyond.length === 0) reader.beginList();
        message.beyond.push(reader.uint64Number());
        break;
      case 18: {
        if (message.beyond.length === 0) reader.beginList();
        const end = reader.beginPacked();
        while (!reader.done()) message.beyond.push(reader.uint64Number());
        reader.endPacked(end);
        break;
      }
      case 24:
        message.packetNumber = reader.uint64Number();
        break;
      case 32:
        message.delayUs = reader.uint32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
  $unknown?: Uint8Array;
}

export const PeerMedia: MessageCodec<PeerMedia> = {
  typeName: "chatwire.v1.PeerMedia",

  create(init) {
    const message: PeerMedia = {
      stream: 0,
      number: 0,
      timestampUs: 0,
      marker: false,
      payload: EMPTY_BYTES,
    };
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
      at = writeUint32Field(writer, at, 8, message.stream, "chatwire.v1.PeerMedia.stream");
    }
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.number, "chatwire.v1.PeerMedia.number");
    }
    if (message.timestampUs !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.timestampUs, "chatwire.v1.PeerMedia.timestampUs");
    }
    if (message.marker !== false) {
      at = writeBoolField(writer, at, 32, message.marker, "chatwire.v1.PeerMedia.marker");
    }
    if (message.payload?.length !== 0) {
      at = writeBytesField(writer, at, 42, message.payload, "chatwire.v1.PeerMedia.payload");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMedia$inOrder(reader)) {
    return reader.done() ? message : PeerMedia$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerMedia$inOrder(reader: Reader): PeerMedia {
  return {
    stream: reader.uint32Field(8, 0),
    number: reader.next(16) ? reader.uint64Number() : 0,
    timestampUs: reader.next(24) ? reader.uint64Number() : 0,
    marker: reader.boolField(32, false),
    payload: reader.next(42) ? reader.bytes() : EMPTY_BYTES,
  };
}

/** Reads the remaining fields, in any order. */
function PeerMedia$rest(reader: Reader, message: PeerMedia): PeerMedia {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.stream = reader.uint32();
        break;
      case 16:
        message.number = reader.uint64Number();
        break;
      case 24:
        message.timestampUs = reader.uint64Number();
        break;
      case 32:
        message.marker = reader.bool();
        break;
      case 42:
        message.payload = reader.bytes();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: PeerMediaEnd = {
      stream: 0,
      frames: 0,
    };
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
      at = writeUint32Field(writer, at, 8, message.stream, "chatwire.v1.PeerMediaEnd.stream");
    }
    if (message.frames !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.frames, "chatwire.v1.PeerMediaEnd.frames");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMediaEnd$inOrder(reader)) {
    return reader.done() ? message : PeerMediaEnd$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerMediaEnd$inOrder(reader: Reader): PeerMediaEnd {
  return {
    stream: reader.uint32Field(8, 0),
    frames: reader.next(16) ? reader.uint64Number() : 0,
  };
}

/** Reads the remaining fields, in any order. */
function PeerMediaEnd$rest(reader: Reader, message: PeerMediaEnd): PeerMediaEnd {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.stream = reader.uint32();
        break;
      case 16:
        message.frames = reader.uint64Number();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: PeerMediaReport = {
      stream: 0,
      highest: 0,
      received: 0,
      lost: 0,
      jitterUs: 0,
    };
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
      at = writeUint32Field(writer, at, 8, message.stream, "chatwire.v1.PeerMediaReport.stream");
    }
    if (message.highest !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.highest, "chatwire.v1.PeerMediaReport.highest");
    }
    if (message.received !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.received, "chatwire.v1.PeerMediaReport.received");
    }
    if (message.lost !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.lost, "chatwire.v1.PeerMediaReport.lost");
    }
    if (message.jitterUs !== 0) {
      at = writeUint32Field(writer, at, 40, message.jitterUs, "chatwire.v1.PeerMediaReport.jitterUs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMediaReport$inOrder(reader)) {
    return reader.done() ? message : PeerMediaReport$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerMediaReport$inOrder(reader: Reader): PeerMediaReport {
  return {
    stream: reader.uint32Field(8, 0),
    highest: reader.next(16) ? reader.uint64Number() : 0,
    received: reader.next(24) ? reader.uint64Number() : 0,
    lost: reader.next(32) ? reader.uint64Number() : 0,
    jitterUs: reader.uint32Field(40, 0),
  };
}

/** Reads the remaining fields, in any order. */
function PeerMediaReport$rest(reader: Reader, message: PeerMediaReport): PeerMediaReport {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.stream = reader.uint32();
        break;
      case 16:
        message.highest = reader.uint64Number();
        break;
      case 24:
        message.received = reader.uint64Number();
        break;
      case 32:
        message.lost = reader.uint64Number();
        break;
      case 40:
        message.jitterUs = reader.uint32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: PeerClose = {
      reason: 0,
    };
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
      at = writeInt32Field(writer, at, 8, message.reason, "chatwire.v1.PeerClose.reason");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerClose$inOrder(reader)) {
    return reader.done() ? message : PeerClose$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerClose$inOrder(reader: Reader): PeerClose {
  return {
    reason: reader.int32Field(8, 0),
  };
}

/** Reads the remaining fields, in any order. */
function PeerClose$rest(reader: Reader, message: PeerClose): PeerClose {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.reason = reader.int32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: PeerRefusal = {
      command: 0,
      sequence: 0,
      code: 0,
    };
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
      at = writeInt32Field(writer, at, 8, message.command, "chatwire.v1.PeerRefusal.command");
    }
    if (message.sequence !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.sequence, "chatwire.v1.PeerRefusal.sequence");
    }
    if (message.code !== 0) {
      at = writeInt32Field(writer, at, 24, message.code, "chatwire.v1.PeerRefusal.code");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerRefusal$inOrder(reader)) {
    return reader.done() ? message : PeerRefusal$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerRefusal$inOrder(reader: Reader): PeerRefusal {
  return {
    command: reader.int32Field(8, 0),
    sequence: reader.next(16) ? reader.uint64Number() : 0,
    code: reader.int32Field(24, 0),
  };
}

/** Reads the remaining fields, in any order. */
function PeerRefusal$rest(reader: Reader, message: PeerRefusal): PeerRefusal {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.command = reader.int32();
        break;
      case 16:
        message.sequence = reader.uint64Number();
        break;
      case 24:
        message.code = reader.int32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
