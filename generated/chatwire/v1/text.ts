// Code generated from chatwire/v1/text.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import type { Reader } from "../../../src/wire/reader.ts";
import { writeUnknown } from "../../../src/wire/writer/bytes.ts";
import { writeBoolField, writeInt32Field, writeUint32Field } from "../../../src/wire/writer/integers.ts";
import { beginMessage, endMessage, itemsOf } from "../../../src/wire/writer/lengths.ts";
import { writeUint64NumberField } from "../../../src/wire/writer/safe-integers.ts";
import { writeStringField } from "../../../src/wire/writer/text.ts";

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
    const message: Text = {
      textId: 0,
      from: "",
      to: "",
      text: "",
      sentMs: 0,
      receipt: 0,
    };
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
      at = writeUint64NumberField(writer, at, 8, message.textId, "chatwire.v1.Text.textId");
    }
    if (message.from !== "") {
      at = writeStringField(writer, at, 18, message.from, "chatwire.v1.Text.from");
    }
    if (message.to !== "") {
      at = writeStringField(writer, at, 26, message.to, "chatwire.v1.Text.to");
    }
    if (message.text !== "") {
      at = writeStringField(writer, at, 34, message.text, "chatwire.v1.Text.text");
    }
    if (message.sentMs !== 0) {
      at = writeUint64NumberField(writer, at, 40, message.sentMs, "chatwire.v1.Text.sentMs");
    }
    if (message.receipt !== 0) {
      at = writeInt32Field(writer, at, 48, message.receipt, "chatwire.v1.Text.receipt");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Text$inOrder(reader)) {
    return reader.done() ? message : Text$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Text$inOrder(reader: Reader): Text {
  return {
    textId: reader.next(8) ? reader.uint64Number() : 0,
    from: reader.stringField(18, ""),
    to: reader.stringField(26, ""),
    text: reader.stringField(34, ""),
    sentMs: reader.next(40) ? reader.uint64Number() : 0,
    receipt: reader.int32Field(48, 0),
  };
}

/** Reads the remaining fields, in any order. */
function Text$rest(reader: Reader, message: Text): Text {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.textId = reader.uint64Number();
        break;
      case 18:
        message.from = reader.string();
        break;
      case 26:
        message.to = reader.string();
        break;
      case 34:
        message.text = reader.string();
        break;
      case 40:
        message.sentMs = reader.uint64Number();
        break;
      case 48:
        message.receipt = reader.int32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

export interface SendTextRequest {
  text: string;
  $unknown?: Uint8Array;
}

export const SendTextRequest: MessageCodec<SendTextRequest> = {
  typeName: "chatwire.v1.SendTextRequest",

  create(init) {
    const message: SendTextRequest = {
      text: "",
    };
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
      at = writeStringField(writer, at, 10, message.text, "chatwire.v1.SendTextRequest.text");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SendTextRequest$inOrder(reader)) {
    return reader.done() ? message : SendTextRequest$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SendTextRequest$inOrder(reader: Reader): SendTextRequest {
  return {
    text: reader.stringField(10, ""),
  };
}

/** Reads the remaining fields, in any order. */
function SendTextRequest$rest(reader: Reader, message: SendTextRequest): SendTextRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = reader.string();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: SendTextResponse = {
      textId: 0,
      sentMs: 0,
    };
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
      at = writeUint64NumberField(writer, at, 8, message.textId, "chatwire.v1.SendTextResponse.textId");
    }
    if (message.sentMs !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.sentMs, "chatwire.v1.SendTextResponse.sentMs");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SendTextResponse$inOrder(reader)) {
    return reader.done() ? message : SendTextResponse$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SendTextResponse$inOrder(reader: Reader): SendTextResponse {
  return {
    textId: reader.next(8) ? reader.uint64Number() : 0,
    sentMs: reader.next(16) ? reader.uint64Number() : 0,
  };
}

/** Reads the remaining fields, in any order. */
function SendTextResponse$rest(reader: Reader, message: SendTextResponse): SendTextResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.textId = reader.uint64Number();
        break;
      case 16:
        message.sentMs = reader.uint64Number();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: TextReceived = {
      text: undefined,
    };
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
      const begin = beginMessage(writer, at, 10, message.text, "chatwire.v1.TextReceived.text");
      at = endMessage(writer, begin, Text.write(message.text, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = TextReceived$inOrder(reader)) {
    return reader.done() ? message : TextReceived$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function TextReceived$inOrder(reader: Reader): TextReceived {
  let field$1: Text | undefined;
  if (reader.next(10)) {
    const end = reader.beginMessage(120);
    field$1 = Text.read(reader);
    reader.endMessage(end);
  }
  return {
    text: field$1,
  };
}

/** Reads the remaining fields, in any order. */
function TextReceived$rest(reader: Reader, message: TextReceived): TextReceived {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const end = reader.beginMessage(message.text === undefined ? 120 : 0);
        message.text = Text.read(reader, message.text);
        reader.endMessage(end);
        break;
      }
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: FetchTextsRequest = {
      after: 0,
    };
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
      at = writeUint64NumberField(writer, at, 8, message.after, "chatwire.v1.FetchTextsRequest.after");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FetchTextsRequest$inOrder(reader)) {
    return reader.done() ? message : FetchTextsRequest$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FetchTextsRequest$inOrder(reader: Reader): FetchTextsRequest {
  return {
    after: reader.next(8) ? reader.uint64Number() : 0,
  };
}

/** Reads the remaining fields, in any order. */
function FetchTextsRequest$rest(reader: Reader, message: FetchTextsRequest): FetchTextsRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.after = reader.uint64Number();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: FetchTextsResponse = {
      texts: [],
      upTo: 0,
      lastTextId: 0,
    };
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
    for (const value of itemsOf(message.texts, "chatwire.v1.FetchTextsResponse.texts")) {
      const begin = beginMessage(writer, at, 10, value, "chatwire.v1.FetchTextsResponse.texts");
      at = endMessage(writer, begin, Text.write(value, writer, begin));
    }
    if (message.upTo !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.upTo, "chatwire.v1.FetchTextsResponse.upTo");
    }
    if (message.lastTextId !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.lastTextId, "chatwire.v1.FetchTextsResponse.lastTextId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FetchTextsResponse$inOrder(reader)) {
    return reader.done() ? message : FetchTextsResponse$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FetchTextsResponse$inOrder(reader: Reader): FetchTextsResponse {
  const field$1: Text[] = [];
  while (reader.next(10)) {
    if (field$1.length === 0) reader.beginList();
    const end = reader.beginMessage(120);
    field$1.push(Text.read(reader));
    reader.endMessage(end);
  }
  return {
    texts: field$1,
    upTo: reader.next(16) ? reader.uint64Number() : 0,
    lastTextId: reader.next(24) ? reader.uint64Number() : 0,
  };
}

/** Reads the remaining fields, in any order. */
function FetchTextsResponse$rest(reader: Reader, message: FetchTextsResponse): FetchTextsResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.texts.length === 0) reader.beginList();
        const end = reader.beginMessage(120);
        message.texts.push(Text.read(reader));
        reader.endMessage(end);
        break;
      }
      case 16:
        message.upTo = reader.uint64Number();
        break;
      case 24:
        message.lastTextId = reader.uint64Number();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

export interface ConfirmTextsRequest {
  textId: number;
  $unknown?: Uint8Array;
}

export const ConfirmTextsRequest: MessageCodec<ConfirmTextsRequest> = {
  typeName: "chatwire.v1.ConfirmTextsRequest",

  create(init) {
    const message: ConfirmTextsRequest = {
      textId: 0,
    };
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
      at = writeUint64NumberField(writer, at, 8, message.textId, "chatwire.v1.ConfirmTextsRequest.textId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ConfirmTextsRequest$inOrder(reader)) {
    return reader.done() ? message : ConfirmTextsRequest$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ConfirmTextsRequest$inOrder(reader: Reader): ConfirmTextsRequest {
  return {
    textId: reader.next(8) ? reader.uint64Number() : 0,
  };
}

/** Reads the remaining fields, in any order. */
function ConfirmTextsRequest$rest(reader: Reader, message: ConfirmTextsRequest): ConfirmTextsRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.textId = reader.uint64Number();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    return reader.done() ? message : ConfirmTextsResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function ConfirmTextsResponse$rest(reader: Reader, message: ConfirmTextsResponse): ConfirmTextsResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    unknownFields = reader.skipUnknown(tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

export interface MarkReadRequest {
  textId: number;
  $unknown?: Uint8Array;
}

export const MarkReadRequest: MessageCodec<MarkReadRequest> = {
  typeName: "chatwire.v1.MarkReadRequest",

  create(init) {
    const message: MarkReadRequest = {
      textId: 0,
    };
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
      at = writeUint64NumberField(writer, at, 8, message.textId, "chatwire.v1.MarkReadRequest.textId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MarkReadRequest$inOrder(reader)) {
    return reader.done() ? message : MarkReadRequest$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MarkReadRequest$inOrder(reader: Reader): MarkReadRequest {
  return {
    textId: reader.next(8) ? reader.uint64Number() : 0,
  };
}

/** Reads the remaining fields, in any order. */
function MarkReadRequest$rest(reader: Reader, message: MarkReadRequest): MarkReadRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.textId = reader.uint64Number();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    return reader.done() ? message : MarkReadResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function MarkReadResponse$rest(reader: Reader, message: MarkReadResponse): MarkReadResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    unknownFields = reader.skipUnknown(tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: ReceiptChanged = {
      to: "",
      textId: 0,
      receipt: 0,
    };
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
      at = writeStringField(writer, at, 10, message.to, "chatwire.v1.ReceiptChanged.to");
    }
    if (message.textId !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.textId, "chatwire.v1.ReceiptChanged.textId");
    }
    if (message.receipt !== 0) {
      at = writeInt32Field(writer, at, 24, message.receipt, "chatwire.v1.ReceiptChanged.receipt");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ReceiptChanged$inOrder(reader)) {
    return reader.done() ? message : ReceiptChanged$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ReceiptChanged$inOrder(reader: Reader): ReceiptChanged {
  return {
    to: reader.stringField(10, ""),
    textId: reader.next(16) ? reader.uint64Number() : 0,
    receipt: reader.int32Field(24, 0),
  };
}

/** Reads the remaining fields, in any order. */
function ReceiptChanged$rest(reader: Reader, message: ReceiptChanged): ReceiptChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.to = reader.string();
        break;
      case 16:
        message.textId = reader.uint64Number();
        break;
      case 24:
        message.receipt = reader.int32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: GetHistoryRequest = {
      before: 0,
    };
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
      at = writeUint64NumberField(writer, at, 8, message.before, "chatwire.v1.GetHistoryRequest.before");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GetHistoryRequest$inOrder(reader)) {
    return reader.done() ? message : GetHistoryRequest$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GetHistoryRequest$inOrder(reader: Reader): GetHistoryRequest {
  return {
    before: reader.next(8) ? reader.uint64Number() : 0,
  };
}

/** Reads the remaining fields, in any order. */
function GetHistoryRequest$rest(reader: Reader, message: GetHistoryRequest): GetHistoryRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.before = reader.uint64Number();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: GetHistoryResponse = {
      texts: [],
      more: false,
    };
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
    for (const value of itemsOf(message.texts, "chatwire.v1.GetHistoryResponse.texts")) {
      const begin = beginMessage(writer, at, 10, value, "chatwire.v1.GetHistoryResponse.texts");
      at = endMessage(writer, begin, Text.write(value, writer, begin));
    }
    if (message.more !== false) {
      at = writeBoolField(writer, at, 16, message.more, "chatwire.v1.GetHistoryResponse.more");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GetHistoryResponse$inOrder(reader)) {
    return reader.done() ? message : GetHistoryResponse$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GetHistoryResponse$inOrder(reader: Reader): GetHistoryResponse {
  const field$1: Text[] = [];
  while (reader.next(10)) {
    if (field$1.length === 0) reader.beginList();
    const end = reader.beginMessage(120);
    field$1.push(Text.read(reader));
    reader.endMessage(end);
  }
  return {
    texts: field$1,
    more: reader.boolField(16, false),
  };
}

/** Reads the remaining fields, in any order. */
function GetHistoryResponse$rest(reader: Reader, message: GetHistoryResponse): GetHistoryResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.texts.length === 0) reader.beginList();
        const end = reader.beginMessage(120);
        message.texts.push(Text.read(reader));
        reader.endMessage(end);
        break;
      }
      case 16:
        message.more = reader.bool();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

export interface SetTypingRequest {
  typing: boolean;
  $unknown?: Uint8Array;
}

export const SetTypingRequest: MessageCodec<SetTypingRequest> = {
  typeName: "chatwire.v1.SetTypingRequest",

  create(init) {
    const message: SetTypingRequest = {
      typing: false,
    };
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
      at = writeBoolField(writer, at, 8, message.typing, "chatwire.v1.SetTypingRequest.typing");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SetTypingRequest$inOrder(reader)) {
    return reader.done() ? message : SetTypingRequest$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SetTypingRequest$inOrder(reader: Reader): SetTypingRequest {
  return {
    typing: reader.boolField(8, false),
  };
}

/** Reads the remaining fields, in any order. */
function SetTypingRequest$rest(reader: Reader, message: SetTypingRequest): SetTypingRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.typing = reader.bool();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    return reader.done() ? message : SetTypingResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function SetTypingResponse$rest(reader: Reader, message: SetTypingResponse): SetTypingResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    unknownFields = reader.skipUnknown(tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: TypingChanged = {
      from: "",
      typing: false,
    };
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
      at = writeStringField(writer, at, 10, message.from, "chatwire.v1.TypingChanged.from");
    }
    if (message.typing !== false) {
      at = writeBoolField(writer, at, 16, message.typing, "chatwire.v1.TypingChanged.typing");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = TypingChanged$inOrder(reader)) {
    return reader.done() ? message : TypingChanged$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function TypingChanged$inOrder(reader: Reader): TypingChanged {
  return {
    from: reader.stringField(10, ""),
    typing: reader.boolField(16, false),
  };
}

/** Reads the remaining fields, in any order. */
function TypingChanged$rest(reader: Reader, message: TypingChanged): TypingChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.from = reader.string();
        break;
      case 16:
        message.typing = reader.bool();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

export interface BroadcastRequest {
  text: string;
  $unknown?: Uint8Array;
}

export const BroadcastRequest: MessageCodec<BroadcastRequest> = {
  typeName: "chatwire.v1.BroadcastRequest",

  create(init) {
    const message: BroadcastRequest = {
      text: "",
    };
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
      at = writeStringField(writer, at, 10, message.text, "chatwire.v1.BroadcastRequest.text");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BroadcastRequest$inOrder(reader)) {
    return reader.done() ? message : BroadcastRequest$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BroadcastRequest$inOrder(reader: Reader): BroadcastRequest {
  return {
    text: reader.stringField(10, ""),
  };
}

/** Reads the remaining fields, in any order. */
function BroadcastRequest$rest(reader: Reader, message: BroadcastRequest): BroadcastRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = reader.string();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: BroadcastResponse = {
      recipients: 0,
    };
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
      at = writeUint32Field(writer, at, 8, message.recipients, "chatwire.v1.BroadcastResponse.recipients");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BroadcastResponse$inOrder(reader)) {
    return reader.done() ? message : BroadcastResponse$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BroadcastResponse$inOrder(reader: Reader): BroadcastResponse {
  return {
    recipients: reader.uint32Field(8, 0),
  };
}

/** Reads the remaining fields, in any order. */
function BroadcastResponse$rest(reader: Reader, message: BroadcastResponse): BroadcastResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.recipients = reader.uint32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: BroadcastReceived = {
      from: "",
      text: "",
    };
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
      at = writeStringField(writer, at, 10, message.from, "chatwire.v1.BroadcastReceived.from");
    }
    if (message.text !== "") {
      at = writeStringField(writer, at, 18, message.text, "chatwire.v1.BroadcastReceived.text");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BroadcastReceived$inOrder(reader)) {
    return reader.done() ? message : BroadcastReceived$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BroadcastReceived$inOrder(reader: Reader): BroadcastReceived {
  return {
    from: reader.stringField(10, ""),
    text: reader.stringField(18, ""),
  };
}

/** Reads the remaining fields, in any order. */
function BroadcastReceived$rest(reader: Reader, message: BroadcastReceived): BroadcastReceived {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.from = reader.string();
        break;
      case 18:
        message.text = reader.string();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
