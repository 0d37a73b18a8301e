// Code generated from chatwire/v1/application.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBytes,
  readString,
  readTag,
  skipUnknown,
  takeUnknown,
} from "../../../src/wire/reader.ts";
import { beginMessage, endMessage, writeBytesField, writeStringField, writeUnknown } from "../../../src/wire/writer.ts";

export interface ApplicationMessage {
  /**
   * Full name of the message's type, such as "example.CursorMoved"; 1 to 256
   * characters.
   */
  typeName: string;
  /** The encoded message. */
  payload: Uint8Array;
  $unknown?: Uint8Array;
}

export const ApplicationMessage: MessageCodec<ApplicationMessage> = {
  typeName: "chatwire.v1.ApplicationMessage",

  create(init) {
    const message: ApplicationMessage = new ApplicationMessage$new();
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ApplicationMessage, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ApplicationMessage, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ApplicationMessage, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.typeName !== "") {
      at = writeStringField(writer, at, 10, message.typeName, "typeName");
    }
    if (message.payload?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.payload, "payload");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ApplicationMessage$inOrder(reader)) {
    return isAtEnd(reader) ? message : ApplicationMessage$rest(reader, message);
  },
};

const ApplicationMessage$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ApplicationMessage,
    field$1: string = "",
    field$2: Uint8Array = EMPTY_BYTES,
  ): void {
    this.typeName = field$1;
    this.payload = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ApplicationMessage$inOrder(reader: Reader): ApplicationMessage {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ApplicationMessage$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function ApplicationMessage$rest(reader: Reader, message: ApplicationMessage): ApplicationMessage {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.typeName = readString(reader);
        break;
      case 18:
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

export interface SendMessageRequest {
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const SendMessageRequest: MessageCodec<SendMessageRequest> = {
  typeName: "chatwire.v1.SendMessageRequest",

  create(init) {
    const message: SendMessageRequest = new SendMessageRequest$new();
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SendMessageRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SendMessageRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SendMessageRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.message !== undefined) {
      const begin = beginMessage(writer, at, 10, message.message, "message");
      at = endMessage(writer, begin, ApplicationMessage.write(message.message, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SendMessageRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : SendMessageRequest$rest(reader, message);
  },
};

const SendMessageRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SendMessageRequest,
    field$1?: ApplicationMessage,
  ): void {
    this.message = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SendMessageRequest$inOrder(reader: Reader): SendMessageRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: ApplicationMessage | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$1 = ApplicationMessage.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SendMessageRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function SendMessageRequest$rest(reader: Reader, message: SendMessageRequest): SendMessageRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.message === undefined ? 56 : 0);
        message.message = ApplicationMessage.read(reader, message.message);
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

/** The server has passed the message on to the connections of the recipient. */
export interface SendMessageResponse {
  $unknown?: Uint8Array;
}

export const SendMessageResponse: MessageCodec<SendMessageResponse> = {
  typeName: "chatwire.v1.SendMessageResponse",

  create(init) {
    const message: SendMessageResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SendMessageResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SendMessageResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SendMessageResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SendMessageResponse.create()) {
    return isAtEnd(reader) ? message : SendMessageResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function SendMessageResponse$rest(reader: Reader, message: SendMessageResponse): SendMessageResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** An application message for the receiver alone. */
export interface MessageReceived {
  /** Name of the sender. */
  from: string;
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const MessageReceived: MessageCodec<MessageReceived> = {
  typeName: "chatwire.v1.MessageReceived",

  create(init) {
    const message: MessageReceived = new MessageReceived$new();
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MessageReceived, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MessageReceived, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MessageReceived, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.from !== "") {
      at = writeStringField(writer, at, 10, message.from, "from");
    }
    if (message.message !== undefined) {
      const begin = beginMessage(writer, at, 18, message.message, "message");
      at = endMessage(writer, begin, ApplicationMessage.write(message.message, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MessageReceived$inOrder(reader)) {
    return isAtEnd(reader) ? message : MessageReceived$rest(reader, message);
  },
};

const MessageReceived$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MessageReceived,
    field$1: string = "",
    field$2?: ApplicationMessage,
  ): void {
    this.from = field$1;
    this.message = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MessageReceived$inOrder(reader: Reader): MessageReceived {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: ApplicationMessage | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$2 = ApplicationMessage.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new MessageReceived$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function MessageReceived$rest(reader: Reader, message: MessageReceived): MessageReceived {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.from = readString(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.message === undefined ? 56 : 0);
        message.message = ApplicationMessage.read(reader, message.message);
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

/** An application message that is repeated until it is acknowledged. */
export interface PeerMessage {
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const PeerMessage: MessageCodec<PeerMessage> = {
  typeName: "chatwire.v1.PeerMessage",

  create(init) {
    const message: PeerMessage = new PeerMessage$new();
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerMessage, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerMessage, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerMessage, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.message !== undefined) {
      const begin = beginMessage(writer, at, 10, message.message, "message");
      at = endMessage(writer, begin, ApplicationMessage.write(message.message, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMessage$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerMessage$rest(reader, message);
  },
};

const PeerMessage$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerMessage,
    field$1?: ApplicationMessage,
  ): void {
    this.message = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerMessage$inOrder(reader: Reader): PeerMessage {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: ApplicationMessage | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$1 = ApplicationMessage.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerMessage$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PeerMessage$rest(reader: Reader, message: PeerMessage): PeerMessage {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.message === undefined ? 56 : 0);
        message.message = ApplicationMessage.read(reader, message.message);
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

/** An application message that is sent once. */
export interface PeerSignal {
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const PeerSignal: MessageCodec<PeerSignal> = {
  typeName: "chatwire.v1.PeerSignal",

  create(init) {
    const message: PeerSignal = new PeerSignal$new();
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerSignal, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerSignal, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerSignal, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.message !== undefined) {
      const begin = beginMessage(writer, at, 10, message.message, "message");
      at = endMessage(writer, begin, ApplicationMessage.write(message.message, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerSignal$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerSignal$rest(reader, message);
  },
};

const PeerSignal$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerSignal,
    field$1?: ApplicationMessage,
  ): void {
    this.message = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerSignal$inOrder(reader: Reader): PeerSignal {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: ApplicationMessage | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$1 = ApplicationMessage.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerSignal$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PeerSignal$rest(reader: Reader, message: PeerSignal): PeerSignal {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.message === undefined ? 56 : 0);
        message.message = ApplicationMessage.read(reader, message.message);
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
