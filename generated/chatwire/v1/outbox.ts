// Code generated from chatwire/v1/outbox.proto by chatwire. DO NOT EDIT.

import { emptyList, noCase, oneofCase, plainConstructor } from "../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readBytes,
  readString,
  readTag,
  readUint64Number,
  skipUnknown,
  takeUnknown,
} from "../../../src/wire/reader.ts";
import {
  beginMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeStringField,
  writeUint64NumberField,
  writeUnknown,
} from "../../../src/wire/writer.ts";

/**
 * A record of the file in which a client keeps texts until the server has them.
 * It is never sent. The records of one frame of the file are written together.
 */
export interface OutboxRecord {
  record: OutboxRecordRecord;
  $unknown?: Uint8Array;
}

export type OutboxRecordRecord =
  | { case: "owner"; value: OutboxOwner }
  | { case: "text"; value: OutboxText }
  | { case: "removed"; value: Uint8Array }
  | { case: undefined; value?: undefined };

export const OutboxRecord: MessageCodec<OutboxRecord> = {
  typeName: "chatwire.v1.OutboxRecord",

  create(init) {
    const message: OutboxRecord = new OutboxRecord$new(noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OutboxRecord, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OutboxRecord, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(OutboxRecord, bytes);
  },

  write(message, writer, start) {
    let at = start;
    switch (message.record.case) {
      case undefined:
        if (message.record.value !== undefined) throw unknownCase("record");
        break;
      case "owner": {
        const begin = beginMessage(writer, at, 10, message.record.value, "owner");
        at = endMessage(writer, begin, OutboxOwner.write(message.record.value, writer, begin));
        break;
      }
      case "text": {
        const begin = beginMessage(writer, at, 18, message.record.value, "text");
        at = endMessage(writer, begin, OutboxText.write(message.record.value, writer, begin));
        break;
      }
      case "removed": {
        at = writeBytesField(writer, at, 26, message.record.value, "removed");
        break;
      }
      default:
        throw unknownCase("record");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OutboxRecord$inOrder(reader)) {
    return isAtEnd(reader) ? message : OutboxRecord$rest(reader, message);
  },
};

const OutboxRecord$new = /* @__PURE__ */ plainConstructor(
  function (
    this: OutboxRecord,
    oneof$1: OutboxRecordRecord,
  ): void {
    this.record = oneof$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function OutboxRecord$inOrder(reader: Reader): OutboxRecord {
  const { input, end } = reader;
  let { offset } = reader;
  let oneof$1: OutboxRecordRecord | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$1 = oneofCase("owner", OutboxOwner.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 144);
    oneof$1 = oneofCase("text", OutboxText.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("removed", readBytes(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new OutboxRecord$new(oneof$1 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function OutboxRecord$rest(reader: Reader, message: OutboxRecord): OutboxRecord {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const before = message.record.case === "owner" ? message.record.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.record = oneofCase("owner", OutboxOwner.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const before = message.record.case === "text" ? message.record.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 144 : 0);
        message.record = oneofCase("text", OutboxText.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26:
        message.record = oneofCase("removed", readBytes(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The records of one frame, in order. */
export interface OutboxFrame {
  records: OutboxRecord[];
  $unknown?: Uint8Array;
}

export const OutboxFrame: MessageCodec<OutboxFrame> = {
  typeName: "chatwire.v1.OutboxFrame",

  create(init) {
    const message: OutboxFrame = new OutboxFrame$new(emptyList<OutboxRecord>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OutboxFrame, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OutboxFrame, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(OutboxFrame, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.records, "records")) {
      const begin = beginMessage(writer, at, 10, value, "records");
      at = endMessage(writer, begin, OutboxRecord.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OutboxFrame$inOrder(reader)) {
    return isAtEnd(reader) ? message : OutboxFrame$rest(reader, message);
  },
};

const OutboxFrame$new = /* @__PURE__ */ plainConstructor(
  function (
    this: OutboxFrame,
    field$1: OutboxRecord[],
  ): void {
    this.records = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function OutboxFrame$inOrder(reader: Reader): OutboxFrame {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: OutboxRecord[] = emptyList<OutboxRecord>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$1.push(OutboxRecord.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new OutboxFrame$new(field$1);
}

/** Reads the remaining fields, in any order. */
function OutboxFrame$rest(reader: Reader, message: OutboxFrame): OutboxFrame {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.records.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.records.push(OutboxRecord.read(reader));
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

/** Whose texts a file keeps. */
export interface OutboxOwner {
  /** The server, as in the subject of its pin. */
  server: string;
  /** The name of the user, as registered. */
  user: string;
  $unknown?: Uint8Array;
}

export const OutboxOwner: MessageCodec<OutboxOwner> = {
  typeName: "chatwire.v1.OutboxOwner",

  create(init) {
    const message: OutboxOwner = new OutboxOwner$new("", "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OutboxOwner, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OutboxOwner, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(OutboxOwner, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.server !== "") {
      at = writeStringField(writer, at, 10, message.server, "server");
    }
    if (message.user !== "") {
      at = writeStringField(writer, at, 18, message.user, "user");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OutboxOwner$inOrder(reader)) {
    return isAtEnd(reader) ? message : OutboxOwner$rest(reader, message);
  },
};

const OutboxOwner$new = /* @__PURE__ */ plainConstructor(
  function (
    this: OutboxOwner,
    field$1: string,
    field$2: string,
  ): void {
    this.server = field$1;
    this.user = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function OutboxOwner$inOrder(reader: Reader): OutboxOwner {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new OutboxOwner$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function OutboxOwner$rest(reader: Reader, message: OutboxOwner): OutboxOwner {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.server = readString(reader);
        break;
      case 18:
        message.user = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface OutboxText {
  /** 16 random bytes. */
  id: Uint8Array;
  /** The name of the receiver; empty for a post. */
  to: string;
  text: string;
  /** When the client accepted it, in milliseconds since 1970. */
  acceptedMs: number;
  /**
   * Whether it may leave before the texts before it to the receiver are stored: when it
   * was accepted, the server had `FEATURE_ORDERED_REQUESTS`.
   */
  follows: boolean;
  /** Of a post: the id of the room. Empty for a text to a user. */
  room: Uint8Array;
  /** Of a post: the names that it mentions. */
  mentions: string[];
  $unknown?: Uint8Array;
}

export const OutboxText: MessageCodec<OutboxText> = {
  typeName: "chatwire.v1.OutboxText",

  create(init) {
    const message: OutboxText = new OutboxText$new(EMPTY_BYTES, "", "", 0, false, EMPTY_BYTES, emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OutboxText, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OutboxText, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(OutboxText, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.id?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.id, "id");
    }
    if (message.to !== "") {
      at = writeStringField(writer, at, 18, message.to, "to");
    }
    if (message.text !== "") {
      at = writeStringField(writer, at, 26, message.text, "text");
    }
    if (message.acceptedMs !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.acceptedMs, "acceptedMs");
    }
    if (message.follows !== false) {
      at = writeBoolField(writer, at, 40, message.follows, "follows");
    }
    if (message.room?.length !== 0) {
      at = writeBytesField(writer, at, 50, message.room, "room");
    }
    for (const value of itemsOf(message.mentions, "mentions")) {
      at = writeStringField(writer, at, 58, value, "mentions");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OutboxText$inOrder(reader)) {
    return isAtEnd(reader) ? message : OutboxText$rest(reader, message);
  },
};

const OutboxText$new = /* @__PURE__ */ plainConstructor(
  function (
    this: OutboxText,
    field$1: Uint8Array,
    field$2: string,
    field$3: string,
    field$4: number,
    field$5: boolean,
    field$6: Uint8Array,
    field$7: string[],
  ): void {
    this.id = field$1;
    this.to = field$2;
    this.text = field$3;
    this.acceptedMs = field$4;
    this.follows = field$5;
    this.room = field$6;
    this.mentions = field$7;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function OutboxText$inOrder(reader: Reader): OutboxText {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
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
  let field$5: boolean = false;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$6: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readBytes(reader);
    offset = reader.offset;
  }
  const field$7: string[] = emptyList<string>();
  while (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new OutboxText$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7);
}

/** Reads the remaining fields, in any order. */
function OutboxText$rest(reader: Reader, message: OutboxText): OutboxText {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.id = readBytes(reader);
        break;
      case 18:
        message.to = readString(reader);
        break;
      case 26:
        message.text = readString(reader);
        break;
      case 32:
        message.acceptedMs = readUint64Number(reader);
        break;
      case 40:
        message.follows = readBool(reader);
        break;
      case 50:
        message.room = readBytes(reader);
        break;
      case 58:
        if (message.mentions.length === 0) beginList(reader);
        message.mentions.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
