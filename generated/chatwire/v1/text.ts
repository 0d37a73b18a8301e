// Code generated from chatwire/v1/text.proto by chatwire. DO NOT EDIT.

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
  readUint64Number,
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
  writeUint64NumberField,
  writeUnknown,
} from "../../../src/wire/writer.ts";

/** The state of a text. */
export const Receipt = {
  UNSPECIFIED: 0,
  /** The server keeps the text. */
  STORED: 1,
  /** A client of the receiver has confirmed it. */
  DELIVERED: 2,
  /** The receiver has read it and lets the sender know. */
  READ: 3,
} as const;

export type Receipt = (typeof Receipt)[keyof typeof Receipt] | (number & {});

/**
 * A text in the mailbox of one account. The sender's and the receiver's mailbox
 * number it independently.
 */
export interface Text {
  /** Number in the mailbox. Numbers are allotted from 1, without gaps. */
  textId: number;
  /** Names of the sender and the receiver. One of them is the account itself. */
  from: string;
  to: string;
  text: string;
  /** When the server accepted the text, in milliseconds since 1970 (UTC). */
  sentMs: number;
  /** For a text that the account sent: the state that the account has been told. */
  receipt: Receipt;
  $unknown?: Uint8Array;
}

export const Text: MessageCodec<Text> = {
  typeName: "chatwire.v1.Text",

  create(init) {
    const message: Text = new Text$new(0, "", "", "", 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Text, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Text, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Text, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.textId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.textId, "textId");
    }
    if (message.from !== "") {
      at = writeStringField(writer, at, 18, message.from, "from");
    }
    if (message.to !== "") {
      at = writeStringField(writer, at, 26, message.to, "to");
    }
    if (message.text !== "") {
      at = writeStringField(writer, at, 34, message.text, "text");
    }
    if (message.sentMs !== 0) {
      at = writeUint64NumberField(writer, at, 40, message.sentMs, "sentMs");
    }
    if (message.receipt !== 0) {
      at = writeInt32Field(writer, at, 48, message.receipt, "receipt");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Text$inOrder(reader)) {
    return isAtEnd(reader) ? message : Text$rest(reader, message);
  },
};

const Text$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Text,
    field$1: number,
    field$2: string,
    field$3: string,
    field$4: string,
    field$5: number,
    field$6: Receipt,
  ): void {
    this.textId = field$1;
    this.from = field$2;
    this.to = field$3;
    this.text = field$4;
    this.sentMs = field$5;
    this.receipt = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Text$inOrder(reader: Reader): Text {
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
      field$5 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$6: Receipt = 0;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Text$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function Text$rest(reader: Reader, message: Text): Text {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.textId = readUint64Number(reader);
        break;
      case 18:
        message.from = readString(reader);
        break;
      case 26:
        message.to = readString(reader);
        break;
      case 34:
        message.text = readString(reader);
        break;
      case 40:
        message.sentMs = readUint64Number(reader);
        break;
      case 48:
        message.receipt = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface SendTextRequest {
  text: string;
  $unknown?: Uint8Array;
}

export const SendTextRequest: MessageCodec<SendTextRequest> = {
  typeName: "chatwire.v1.SendTextRequest",

  create(init) {
    const message: SendTextRequest = new SendTextRequest$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SendTextRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SendTextRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SendTextRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.text !== "") {
      at = writeStringField(writer, at, 10, message.text, "text");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SendTextRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : SendTextRequest$rest(reader, message);
  },
};

const SendTextRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SendTextRequest,
    field$1: string,
  ): void {
    this.text = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SendTextRequest$inOrder(reader: Reader): SendTextRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SendTextRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function SendTextRequest$rest(reader: Reader, message: SendTextRequest): SendTextRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The server keeps the text. The receiver gets it now or at the next login. */
export interface SendTextResponse {
  /** Number in the sender's mailbox. */
  textId: number;
  sentMs: number;
  $unknown?: Uint8Array;
}

export const SendTextResponse: MessageCodec<SendTextResponse> = {
  typeName: "chatwire.v1.SendTextResponse",

  create(init) {
    const message: SendTextResponse = new SendTextResponse$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SendTextResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SendTextResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SendTextResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.textId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.textId, "textId");
    }
    if (message.sentMs !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.sentMs, "sentMs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SendTextResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : SendTextResponse$rest(reader, message);
  },
};

const SendTextResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SendTextResponse,
    field$1: number,
    field$2: number,
  ): void {
    this.textId = field$1;
    this.sentMs = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SendTextResponse$inOrder(reader: Reader): SendTextResponse {
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
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new SendTextResponse$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function SendTextResponse$rest(reader: Reader, message: SendTextResponse): SendTextResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.textId = readUint64Number(reader);
        break;
      case 16:
        message.sentMs = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** A text to this account, or from another connection of it. */
export interface TextReceived {
  text?: Text | undefined;
  $unknown?: Uint8Array;
}

export const TextReceived: MessageCodec<TextReceived> = {
  typeName: "chatwire.v1.TextReceived",

  create(init) {
    const message: TextReceived = new TextReceived$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(TextReceived, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(TextReceived, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(TextReceived, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.text !== undefined) {
      const begin = beginMessage(writer, at, 10, message.text, "text");
      at = endMessage(writer, begin, Text.write(message.text, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = TextReceived$inOrder(reader)) {
    return isAtEnd(reader) ? message : TextReceived$rest(reader, message);
  },
};

const TextReceived$new = /* @__PURE__ */ plainConstructor(
  function (
    this: TextReceived,
    field$1: Text | undefined,
  ): void {
    this.text = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function TextReceived$inOrder(reader: Reader): TextReceived {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Text | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 120);
    field$1 = Text.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new TextReceived$new(field$1);
}

/** Reads the remaining fields, in any order. */
function TextReceived$rest(reader: Reader, message: TextReceived): TextReceived {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.text === undefined ? 120 : 0);
        message.text = Text.read(reader, message.text);
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

export interface FetchTextsRequest {
  /** Gets texts with numbers greater than this. */
  after: number;
  $unknown?: Uint8Array;
}

export const FetchTextsRequest: MessageCodec<FetchTextsRequest> = {
  typeName: "chatwire.v1.FetchTextsRequest",

  create(init) {
    const message: FetchTextsRequest = new FetchTextsRequest$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FetchTextsRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FetchTextsRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FetchTextsRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.after !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.after, "after");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FetchTextsRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : FetchTextsRequest$rest(reader, message);
  },
};

const FetchTextsRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FetchTextsRequest,
    field$1: number,
  ): void {
    this.after = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FetchTextsRequest$inOrder(reader: Reader): FetchTextsRequest {
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
  return new FetchTextsRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function FetchTextsRequest$rest(reader: Reader, message: FetchTextsRequest): FetchTextsRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.after = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface FetchTextsResponse {
  texts: Text[];
  /**
   * The value of `after` for the next request. Every text up to this number is in
   * this response or an earlier one, or is no longer available.
   */
  upTo: number;
  /** Number of the last text in the mailbox. 0: there is none yet. */
  lastTextId: number;
  $unknown?: Uint8Array;
}

export const FetchTextsResponse: MessageCodec<FetchTextsResponse> = {
  typeName: "chatwire.v1.FetchTextsResponse",

  create(init) {
    const message: FetchTextsResponse = new FetchTextsResponse$new(emptyList<Text>(), 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FetchTextsResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FetchTextsResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FetchTextsResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.texts, "texts")) {
      const begin = beginMessage(writer, at, 10, value, "texts");
      at = endMessage(writer, begin, Text.write(value, writer, begin));
    }
    if (message.upTo !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.upTo, "upTo");
    }
    if (message.lastTextId !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.lastTextId, "lastTextId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FetchTextsResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : FetchTextsResponse$rest(reader, message);
  },
};

const FetchTextsResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FetchTextsResponse,
    field$1: Text[],
    field$2: number,
    field$3: number,
  ): void {
    this.texts = field$1;
    this.upTo = field$2;
    this.lastTextId = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FetchTextsResponse$inOrder(reader: Reader): FetchTextsResponse {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Text[] = emptyList<Text>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 120);
    field$1.push(Text.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
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
  reader.offset = offset;
  return new FetchTextsResponse$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function FetchTextsResponse$rest(reader: Reader, message: FetchTextsResponse): FetchTextsResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.texts.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 120);
        message.texts.push(Text.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 16:
        message.upTo = readUint64Number(reader);
        break;
      case 24:
        message.lastTextId = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ConfirmTextsRequest {
  textId: number;
  $unknown?: Uint8Array;
}

export const ConfirmTextsRequest: MessageCodec<ConfirmTextsRequest> = {
  typeName: "chatwire.v1.ConfirmTextsRequest",

  create(init) {
    const message: ConfirmTextsRequest = new ConfirmTextsRequest$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ConfirmTextsRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ConfirmTextsRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ConfirmTextsRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.textId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.textId, "textId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ConfirmTextsRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ConfirmTextsRequest$rest(reader, message);
  },
};

const ConfirmTextsRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ConfirmTextsRequest,
    field$1: number,
  ): void {
    this.textId = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ConfirmTextsRequest$inOrder(reader: Reader): ConfirmTextsRequest {
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
  return new ConfirmTextsRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function ConfirmTextsRequest$rest(reader: Reader, message: ConfirmTextsRequest): ConfirmTextsRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.textId = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ConfirmTextsResponse {
  $unknown?: Uint8Array;
}

export const ConfirmTextsResponse: MessageCodec<ConfirmTextsResponse> = {
  typeName: "chatwire.v1.ConfirmTextsResponse",

  create(init) {
    const message: ConfirmTextsResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ConfirmTextsResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ConfirmTextsResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ConfirmTextsResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ConfirmTextsResponse.create()) {
    return isAtEnd(reader) ? message : ConfirmTextsResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function ConfirmTextsResponse$rest(reader: Reader, message: ConfirmTextsResponse): ConfirmTextsResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface MarkReadRequest {
  textId: number;
  $unknown?: Uint8Array;
}

export const MarkReadRequest: MessageCodec<MarkReadRequest> = {
  typeName: "chatwire.v1.MarkReadRequest",

  create(init) {
    const message: MarkReadRequest = new MarkReadRequest$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MarkReadRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MarkReadRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MarkReadRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.textId !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.textId, "textId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MarkReadRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : MarkReadRequest$rest(reader, message);
  },
};

const MarkReadRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MarkReadRequest,
    field$1: number,
  ): void {
    this.textId = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MarkReadRequest$inOrder(reader: Reader): MarkReadRequest {
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
  return new MarkReadRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function MarkReadRequest$rest(reader: Reader, message: MarkReadRequest): MarkReadRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.textId = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface MarkReadResponse {
  $unknown?: Uint8Array;
}

export const MarkReadResponse: MessageCodec<MarkReadResponse> = {
  typeName: "chatwire.v1.MarkReadResponse",

  create(init) {
    const message: MarkReadResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MarkReadResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MarkReadResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MarkReadResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MarkReadResponse.create()) {
    return isAtEnd(reader) ? message : MarkReadResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function MarkReadResponse$rest(reader: Reader, message: MarkReadResponse): MarkReadResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** All texts that the account sent to one user, up to a number, have this state. */
export interface ReceiptChanged {
  /** Name of the receiver. */
  to: string;
  /** Number in the sender's mailbox. */
  textId: number;
  receipt: Receipt;
  $unknown?: Uint8Array;
}

export const ReceiptChanged: MessageCodec<ReceiptChanged> = {
  typeName: "chatwire.v1.ReceiptChanged",

  create(init) {
    const message: ReceiptChanged = new ReceiptChanged$new("", 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ReceiptChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ReceiptChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ReceiptChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.to !== "") {
      at = writeStringField(writer, at, 10, message.to, "to");
    }
    if (message.textId !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.textId, "textId");
    }
    if (message.receipt !== 0) {
      at = writeInt32Field(writer, at, 24, message.receipt, "receipt");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ReceiptChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : ReceiptChanged$rest(reader, message);
  },
};

const ReceiptChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ReceiptChanged,
    field$1: string,
    field$2: number,
    field$3: Receipt,
  ): void {
    this.to = field$1;
    this.textId = field$2;
    this.receipt = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ReceiptChanged$inOrder(reader: Reader): ReceiptChanged {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
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
  let field$3: Receipt = 0;
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
  return new ReceiptChanged$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function ReceiptChanged$rest(reader: Reader, message: ReceiptChanged): ReceiptChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.to = readString(reader);
        break;
      case 16:
        message.textId = readUint64Number(reader);
        break;
      case 24:
        message.receipt = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface GetHistoryRequest {
  /** Gets texts with numbers lower than this. 0: from the latest. */
  before: number;
  $unknown?: Uint8Array;
}

export const GetHistoryRequest: MessageCodec<GetHistoryRequest> = {
  typeName: "chatwire.v1.GetHistoryRequest",

  create(init) {
    const message: GetHistoryRequest = new GetHistoryRequest$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GetHistoryRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GetHistoryRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GetHistoryRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.before !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.before, "before");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GetHistoryRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : GetHistoryRequest$rest(reader, message);
  },
};

const GetHistoryRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GetHistoryRequest,
    field$1: number,
  ): void {
    this.before = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GetHistoryRequest$inOrder(reader: Reader): GetHistoryRequest {
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
  return new GetHistoryRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function GetHistoryRequest$rest(reader: Reader, message: GetHistoryRequest): GetHistoryRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.before = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface GetHistoryResponse {
  /** The latest first. */
  texts: Text[];
  /** Whether there are earlier texts. */
  more: boolean;
  $unknown?: Uint8Array;
}

export const GetHistoryResponse: MessageCodec<GetHistoryResponse> = {
  typeName: "chatwire.v1.GetHistoryResponse",

  create(init) {
    const message: GetHistoryResponse = new GetHistoryResponse$new(emptyList<Text>(), false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GetHistoryResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GetHistoryResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GetHistoryResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.texts, "texts")) {
      const begin = beginMessage(writer, at, 10, value, "texts");
      at = endMessage(writer, begin, Text.write(value, writer, begin));
    }
    if (message.more !== false) {
      at = writeBoolField(writer, at, 16, message.more, "more");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GetHistoryResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : GetHistoryResponse$rest(reader, message);
  },
};

const GetHistoryResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GetHistoryResponse,
    field$1: Text[],
    field$2: boolean,
  ): void {
    this.texts = field$1;
    this.more = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GetHistoryResponse$inOrder(reader: Reader): GetHistoryResponse {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Text[] = emptyList<Text>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 120);
    field$1.push(Text.read(reader));
    leaveMessage(reader, outerEnd);
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
  return new GetHistoryResponse$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function GetHistoryResponse$rest(reader: Reader, message: GetHistoryResponse): GetHistoryResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.texts.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 120);
        message.texts.push(Text.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 16:
        message.more = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface SetTypingRequest {
  typing: boolean;
  $unknown?: Uint8Array;
}

export const SetTypingRequest: MessageCodec<SetTypingRequest> = {
  typeName: "chatwire.v1.SetTypingRequest",

  create(init) {
    const message: SetTypingRequest = new SetTypingRequest$new(false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SetTypingRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SetTypingRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SetTypingRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.typing !== false) {
      at = writeBoolField(writer, at, 8, message.typing, "typing");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SetTypingRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : SetTypingRequest$rest(reader, message);
  },
};

const SetTypingRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SetTypingRequest,
    field$1: boolean,
  ): void {
    this.typing = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SetTypingRequest$inOrder(reader: Reader): SetTypingRequest {
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
  return new SetTypingRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function SetTypingRequest$rest(reader: Reader, message: SetTypingRequest): SetTypingRequest {
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

export interface SetTypingResponse {
  $unknown?: Uint8Array;
}

export const SetTypingResponse: MessageCodec<SetTypingResponse> = {
  typeName: "chatwire.v1.SetTypingResponse",

  create(init) {
    const message: SetTypingResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SetTypingResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SetTypingResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SetTypingResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SetTypingResponse.create()) {
    return isAtEnd(reader) ? message : SetTypingResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function SetTypingResponse$rest(reader: Reader, message: SetTypingResponse): SetTypingResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Another user is writing a text to the receiver, or has stopped. */
export interface TypingChanged {
  /** Name of the writer. */
  from: string;
  typing: boolean;
  $unknown?: Uint8Array;
}

export const TypingChanged: MessageCodec<TypingChanged> = {
  typeName: "chatwire.v1.TypingChanged",

  create(init) {
    const message: TypingChanged = new TypingChanged$new("", false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(TypingChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(TypingChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(TypingChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.from !== "") {
      at = writeStringField(writer, at, 10, message.from, "from");
    }
    if (message.typing !== false) {
      at = writeBoolField(writer, at, 16, message.typing, "typing");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = TypingChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : TypingChanged$rest(reader, message);
  },
};

const TypingChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: TypingChanged,
    field$1: string,
    field$2: boolean,
  ): void {
    this.from = field$1;
    this.typing = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function TypingChanged$inOrder(reader: Reader): TypingChanged {
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
  return new TypingChanged$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function TypingChanged$rest(reader: Reader, message: TypingChanged): TypingChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.from = readString(reader);
        break;
      case 16:
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

export interface BroadcastRequest {
  text: string;
  $unknown?: Uint8Array;
}

export const BroadcastRequest: MessageCodec<BroadcastRequest> = {
  typeName: "chatwire.v1.BroadcastRequest",

  create(init) {
    const message: BroadcastRequest = new BroadcastRequest$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BroadcastRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BroadcastRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BroadcastRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.text !== "") {
      at = writeStringField(writer, at, 10, message.text, "text");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BroadcastRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : BroadcastRequest$rest(reader, message);
  },
};

const BroadcastRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BroadcastRequest,
    field$1: string,
  ): void {
    this.text = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BroadcastRequest$inOrder(reader: Reader): BroadcastRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new BroadcastRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BroadcastRequest$rest(reader: Reader, message: BroadcastRequest): BroadcastRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BroadcastResponse {
  /** The number of users to whom the text was sent. */
  recipients: number;
  $unknown?: Uint8Array;
}

export const BroadcastResponse: MessageCodec<BroadcastResponse> = {
  typeName: "chatwire.v1.BroadcastResponse",

  create(init) {
    const message: BroadcastResponse = new BroadcastResponse$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BroadcastResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BroadcastResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BroadcastResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.recipients !== 0) {
      at = writeUint32Field(writer, at, 8, message.recipients, "recipients");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BroadcastResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : BroadcastResponse$rest(reader, message);
  },
};

const BroadcastResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BroadcastResponse,
    field$1: number,
  ): void {
    this.recipients = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BroadcastResponse$inOrder(reader: Reader): BroadcastResponse {
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
  reader.offset = offset;
  return new BroadcastResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BroadcastResponse$rest(reader: Reader, message: BroadcastResponse): BroadcastResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.recipients = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** A text from one user to everyone. */
export interface BroadcastReceived {
  /** Name of the sender. */
  from: string;
  text: string;
  $unknown?: Uint8Array;
}

export const BroadcastReceived: MessageCodec<BroadcastReceived> = {
  typeName: "chatwire.v1.BroadcastReceived",

  create(init) {
    const message: BroadcastReceived = new BroadcastReceived$new("", "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BroadcastReceived, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BroadcastReceived, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BroadcastReceived, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.from !== "") {
      at = writeStringField(writer, at, 10, message.from, "from");
    }
    if (message.text !== "") {
      at = writeStringField(writer, at, 18, message.text, "text");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BroadcastReceived$inOrder(reader)) {
    return isAtEnd(reader) ? message : BroadcastReceived$rest(reader, message);
  },
};

const BroadcastReceived$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BroadcastReceived,
    field$1: string,
    field$2: string,
  ): void {
    this.from = field$1;
    this.text = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BroadcastReceived$inOrder(reader: Reader): BroadcastReceived {
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
  return new BroadcastReceived$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function BroadcastReceived$rest(reader: Reader, message: BroadcastReceived): BroadcastReceived {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.from = readString(reader);
        break;
      case 18:
        message.text = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
