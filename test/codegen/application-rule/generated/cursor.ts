// Code generated from cursor.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type RuledCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import {
  type Reader,
  isAtEnd,
  readString,
  readTag,
  readUint32,
  skipUnknown,
  takeUnknown,
} from "../../../../src/wire/reader.ts";
import { writeStringField, writeUint32Field, writeUnknown } from "../../../../src/wire/writer.ts";
import type { Rule } from "chatwire/v1/options";

/** Where somebody points. */
export interface CursorMoved {
  x: number;
  y: number;
  $unknown?: Uint8Array;
}

export const CursorMoved: RuledCodec<CursorMoved, Rule> = {
  typeName: "example.CursorMoved",
  rule: {
    states: [],
    direction: 0, // UNSPECIFIED
    transport: 0, // UNSPECIFIED
    delivery: 2, // LOSSY
    addressee: 0, // UNSPECIFIED
    bytesMax: 32,
    rate: { perSecond: 30, burst: 60 },
    enters: 0, // UNSPECIFIED
    conversation: 0, // UNSPECIFIED
    feature: 0, // UNSPECIFIED
    critical: false,
    changes: false,
  },

  create(init) {
    const message: CursorMoved = new CursorMoved$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CursorMoved, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CursorMoved, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CursorMoved, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.x !== 0) {
      at = writeUint32Field(writer, at, 8, message.x, "x");
    }
    if (message.y !== 0) {
      at = writeUint32Field(writer, at, 16, message.y, "y");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CursorMoved$inOrder(reader)) {
    return isAtEnd(reader) ? message : CursorMoved$rest(reader, message);
  },
};

const CursorMoved$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CursorMoved,
    field$1: number,
    field$2: number,
  ): void {
    this.x = field$1;
    this.y = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CursorMoved$inOrder(reader: Reader): CursorMoved {
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
  reader.offset = offset;
  return new CursorMoved$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function CursorMoved$rest(reader: Reader, message: CursorMoved): CursorMoved {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.x = readUint32(reader);
        break;
      case 16:
        message.y = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Where a piece of a game stands now. */
export interface PieceMoved {
  boardId: number;
  piece: string;
  square: number;
  $unknown?: Uint8Array;
}

export const PieceMoved: RuledCodec<PieceMoved, Rule> = {
  typeName: "example.PieceMoved",
  rule: {
    states: [],
    direction: 0, // UNSPECIFIED
    transport: 0, // UNSPECIFIED
    delivery: 4, // LATEST
    addressee: 0, // UNSPECIFIED
    bytesMax: 0,
    enters: 0, // UNSPECIFIED
    conversation: 0, // UNSPECIFIED
    feature: 0, // UNSPECIFIED
    critical: false,
    changes: false,
    sharing: { priority: 3, weight: 3, ageMs: 0 },
  },
  keys: ["boardId", "piece"],

  create(init) {
    const message: PieceMoved = new PieceMoved$new(0, "", 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PieceMoved, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PieceMoved, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PieceMoved, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.boardId !== 0) {
      at = writeUint32Field(writer, at, 8, message.boardId, "boardId");
    }
    if (message.piece !== "") {
      at = writeStringField(writer, at, 18, message.piece, "piece");
    }
    if (message.square !== 0) {
      at = writeUint32Field(writer, at, 24, message.square, "square");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PieceMoved$inOrder(reader)) {
    return isAtEnd(reader) ? message : PieceMoved$rest(reader, message);
  },
};

const PieceMoved$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PieceMoved,
    field$1: number,
    field$2: string,
    field$3: number,
  ): void {
    this.boardId = field$1;
    this.piece = field$2;
    this.square = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PieceMoved$inOrder(reader: Reader): PieceMoved {
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
  reader.offset = offset;
  return new PieceMoved$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function PieceMoved$rest(reader: Reader, message: PieceMoved): PieceMoved {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.boardId = readUint32(reader);
        break;
      case 18:
        message.piece = readString(reader);
        break;
      case 24:
        message.square = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
