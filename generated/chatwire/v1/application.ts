// Code generated from chatwire/v1/application.proto by chatwire. DO NOT EDIT.

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
  readInt32,
  readString,
  readTag,
  readUint32,
  readUint32s,
  readUint64Number,
  skipUnknown,
  takeUnknown,
} from "../../../src/wire/reader.ts";
import {
  beginMessage,
  beginPacked,
  endMessage,
  endPacked,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeInt32Field,
  writeStringField,
  writeUint32s,
  writeUint64Number,
  writeUint64NumberField,
  writeUnknown,
} from "../../../src/wire/writer.ts";
import type { ErrorCode } from "./error.ts";

/** The outcome of an application message sent through the server. */
export const Outcome = {
  UNSPECIFIED: 0,
  /** A reader has it, or it waits for one. */
  TAKEN: 1,
  /** No program gets it. */
  REFUSED: 2,
  /** Only from the server: no client has taken it in time, and one may have it. */
  UNKNOWN: 3,
} as const;

export type Outcome = (typeof Outcome)[keyof typeof Outcome] | (number & {});

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
    const message: ApplicationMessage = new ApplicationMessage$new("", EMPTY_BYTES);
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
    field$1: string,
    field$2: Uint8Array,
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
    const message: SendMessageRequest = new SendMessageRequest$new(undefined);
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
    field$1: ApplicationMessage | undefined,
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
  /**
   * The message in `MessageOutcomes`, which tells later what the recipient's clients
   * have made of it. 0: nobody tells that.
   */
  number: number;
  $unknown?: Uint8Array;
}

export const SendMessageResponse: MessageCodec<SendMessageResponse> = {
  typeName: "chatwire.v1.SendMessageResponse",

  create(init) {
    const message: SendMessageResponse = new SendMessageResponse$new(0);
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
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.number, "number");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SendMessageResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : SendMessageResponse$rest(reader, message);
  },
};

const SendMessageResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SendMessageResponse,
    field$1: number,
  ): void {
    this.number = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SendMessageResponse$inOrder(reader: Reader): SendMessageResponse {
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
  return new SendMessageResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function SendMessageResponse$rest(reader: Reader, message: SendMessageResponse): SendMessageResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.number = readUint64Number(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface CallMethodRequest {
  /** Service and method, such as "/example.v1.Scores/Add"; 1 to 256 characters. */
  path: string;
  /** The name of the user whom the call is about. Empty: it is about none. */
  to: string;
  /** The encoded request of the method. */
  payload: Uint8Array;
  $unknown?: Uint8Array;
}

export const CallMethodRequest: MessageCodec<CallMethodRequest> = {
  typeName: "chatwire.v1.CallMethodRequest",

  create(init) {
    const message: CallMethodRequest = new CallMethodRequest$new("", "", EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CallMethodRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CallMethodRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CallMethodRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.path !== "") {
      at = writeStringField(writer, at, 10, message.path, "path");
    }
    if (message.to !== "") {
      at = writeStringField(writer, at, 18, message.to, "to");
    }
    if (message.payload?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.payload, "payload");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CallMethodRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : CallMethodRequest$rest(reader, message);
  },
};

const CallMethodRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CallMethodRequest,
    field$1: string,
    field$2: string,
    field$3: Uint8Array,
  ): void {
    this.path = field$1;
    this.to = field$2;
    this.payload = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CallMethodRequest$inOrder(reader: Reader): CallMethodRequest {
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
  let field$3: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new CallMethodRequest$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function CallMethodRequest$rest(reader: Reader, message: CallMethodRequest): CallMethodRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.path = readString(reader);
        break;
      case 18:
        message.to = readString(reader);
        break;
      case 26:
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

export interface CallMethodResponse {
  /** The encoded response of the method. */
  payload: Uint8Array;
  $unknown?: Uint8Array;
}

export const CallMethodResponse: MessageCodec<CallMethodResponse> = {
  typeName: "chatwire.v1.CallMethodResponse",

  create(init) {
    const message: CallMethodResponse = new CallMethodResponse$new(EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CallMethodResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CallMethodResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CallMethodResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.payload?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.payload, "payload");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CallMethodResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : CallMethodResponse$rest(reader, message);
  },
};

const CallMethodResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CallMethodResponse,
    field$1: Uint8Array,
  ): void {
    this.payload = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CallMethodResponse$inOrder(reader: Reader): CallMethodResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new CallMethodResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function CallMethodResponse$rest(reader: Reader, message: CallMethodResponse): CallMethodResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
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

/** An application message for the receiver alone. */
export interface MessageReceived {
  /** Name of the sender. Empty: the application's program at the server. */
  from: string;
  message?: ApplicationMessage | undefined;
  /**
   * The message in `MessageOutcomes`, with which the client answers. 0: nobody waits
   * for an answer.
   */
  number: number;
  $unknown?: Uint8Array;
}

export const MessageReceived: MessageCodec<MessageReceived> = {
  typeName: "chatwire.v1.MessageReceived",

  create(init) {
    const message: MessageReceived = new MessageReceived$new("", undefined, 0);
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
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.number, "number");
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
    field$1: string,
    field$2: ApplicationMessage | undefined,
    field$3: number,
  ): void {
    this.from = field$1;
    this.message = field$2;
    this.number = field$3;
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
  return new MessageReceived$new(field$1, field$2, field$3);
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
      case 24:
        message.number = readUint64Number(reader);
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
 * From a client: which received messages it took or refused. From the server: the
 * outcomes of messages that the client sent.
 */
export interface MessageOutcomes {
  outcomes: MessageOutcome[];
  $unknown?: Uint8Array;
}

export const MessageOutcomes: MessageCodec<MessageOutcomes> = {
  typeName: "chatwire.v1.MessageOutcomes",

  create(init) {
    const message: MessageOutcomes = new MessageOutcomes$new(emptyList<MessageOutcome>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MessageOutcomes, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MessageOutcomes, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MessageOutcomes, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.outcomes, "outcomes")) {
      const begin = beginMessage(writer, at, 10, value, "outcomes");
      at = endMessage(writer, begin, MessageOutcome.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MessageOutcomes$inOrder(reader)) {
    return isAtEnd(reader) ? message : MessageOutcomes$rest(reader, message);
  },
};

const MessageOutcomes$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MessageOutcomes,
    field$1: MessageOutcome[],
  ): void {
    this.outcomes = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MessageOutcomes$inOrder(reader: Reader): MessageOutcomes {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: MessageOutcome[] = emptyList<MessageOutcome>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 104);
    field$1.push(MessageOutcome.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new MessageOutcomes$new(field$1);
}

/** Reads the remaining fields, in any order. */
function MessageOutcomes$rest(reader: Reader, message: MessageOutcomes): MessageOutcomes {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.outcomes.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 104);
        message.outcomes.push(MessageOutcome.read(reader));
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

export interface MessageOutcome {
  number: number;
  outcome: Outcome;
  /** Why the message was refused, if it was. */
  code: ErrorCode;
  /**
   * Only from a client, and only if it has taken the message: the message waits for a
   * reader, and the client may still refuse it.
   */
  waits: boolean;
  /**
   * Only from the server, about a message whose sender was told that it was taken:
   * the receiver's name, and the full name of the message's type.
   */
  to: string;
  typeName: string;
  $unknown?: Uint8Array;
}

export const MessageOutcome: MessageCodec<MessageOutcome> = {
  typeName: "chatwire.v1.MessageOutcome",

  create(init) {
    const message: MessageOutcome = new MessageOutcome$new(0, 0, 0, false, "", "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MessageOutcome, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MessageOutcome, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MessageOutcome, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.number !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.number, "number");
    }
    if (message.outcome !== 0) {
      at = writeInt32Field(writer, at, 16, message.outcome, "outcome");
    }
    if (message.code !== 0) {
      at = writeInt32Field(writer, at, 24, message.code, "code");
    }
    if (message.waits !== false) {
      at = writeBoolField(writer, at, 32, message.waits, "waits");
    }
    if (message.to !== "") {
      at = writeStringField(writer, at, 42, message.to, "to");
    }
    if (message.typeName !== "") {
      at = writeStringField(writer, at, 50, message.typeName, "typeName");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MessageOutcome$inOrder(reader)) {
    return isAtEnd(reader) ? message : MessageOutcome$rest(reader, message);
  },
};

const MessageOutcome$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MessageOutcome,
    field$1: number,
    field$2: Outcome,
    field$3: ErrorCode,
    field$4: boolean,
    field$5: string,
    field$6: string,
  ): void {
    this.number = field$1;
    this.outcome = field$2;
    this.code = field$3;
    this.waits = field$4;
    this.to = field$5;
    this.typeName = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MessageOutcome$inOrder(reader: Reader): MessageOutcome {
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
  let field$2: Outcome = 0;
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
  let field$5: string = "";
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readString(reader);
    offset = reader.offset;
  }
  let field$6: string = "";
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new MessageOutcome$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function MessageOutcome$rest(reader: Reader, message: MessageOutcome): MessageOutcome {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.number = readUint64Number(reader);
        break;
      case 16:
        message.outcome = readInt32(reader);
        break;
      case 24:
        message.code = readInt32(reader);
        break;
      case 32:
        message.waits = readBool(reader);
        break;
      case 42:
        message.to = readString(reader);
        break;
      case 50:
        message.typeName = readString(reader);
        break;
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
    const message: PeerMessage = new PeerMessage$new(undefined);
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
    field$1: ApplicationMessage | undefined,
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

/**
 * An application message that replaces earlier ones, which may have got lost. It is
 * repeated until it is acknowledged, or replaced itself.
 */
export interface PeerLatest {
  message?: ApplicationMessage | undefined;
  /**
   * How far the `sequence` of each message that it replaces is below its own. They count
   * as arrived, and those that have not been delivered never are.
   */
  replaces: number[];
  $unknown?: Uint8Array;
}

export const PeerLatest: MessageCodec<PeerLatest> = {
  typeName: "chatwire.v1.PeerLatest",

  create(init) {
    const message: PeerLatest = new PeerLatest$new(undefined, emptyList<number>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerLatest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerLatest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerLatest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.message !== undefined) {
      const begin = beginMessage(writer, at, 10, message.message, "message");
      at = endMessage(writer, begin, ApplicationMessage.write(message.message, writer, begin));
    }
    at = writeUint32s(writer, at, 18, message.replaces, "replaces");
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerLatest$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerLatest$rest(reader, message);
  },
};

const PeerLatest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerLatest,
    field$1: ApplicationMessage | undefined,
    field$2: number[],
  ): void {
    this.message = field$1;
    this.replaces = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerLatest$inOrder(reader: Reader): PeerLatest {
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
  let field$2: number[] | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readUint32s(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerLatest$new(field$1, field$2 ?? emptyList<number>());
}

/** Reads the remaining fields, in any order. */
function PeerLatest$rest(reader: Reader, message: PeerLatest): PeerLatest {
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
      case 16:
        if (message.replaces.length === 0) beginList(reader);
        message.replaces.push(readUint32(reader));
        break;
      case 18: {
        message.replaces = readUint32s(reader, message.replaces);
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

/** Reliable application messages of the other side that no program gets on this side. */
export interface PeerMessagesRefused {
  /** The `sequence` in the header of each of them. */
  sequences: number[];
  /** Why, of all of them. */
  code: ErrorCode;
  $unknown?: Uint8Array;
}

export const PeerMessagesRefused: MessageCodec<PeerMessagesRefused> = {
  typeName: "chatwire.v1.PeerMessagesRefused",

  create(init) {
    const message: PeerMessagesRefused = new PeerMessagesRefused$new(emptyIntegers(), 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerMessagesRefused, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerMessagesRefused, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerMessagesRefused, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (itemsOf(message.sequences, "sequences").length > 0) {
      const begin = beginPacked(writer, at, 10);
      at = begin;
      for (const value of message.sequences) at = writeUint64Number(writer, at, value, "sequences");
      at = endPacked(writer, begin, at);
    }
    if (message.code !== 0) {
      at = writeInt32Field(writer, at, 16, message.code, "code");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerMessagesRefused$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerMessagesRefused$rest(reader, message);
  },
};

const PeerMessagesRefused$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerMessagesRefused,
    field$1: number[],
    field$2: ErrorCode,
  ): void {
    this.sequences = field$1;
    this.code = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerMessagesRefused$inOrder(reader: Reader): PeerMessagesRefused {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number[] = emptyIntegers();
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterPacked(reader);
    while (!isAtEnd(reader)) field$1.push(readUint64Number(reader));
    leavePacked(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: ErrorCode = 0;
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
  reader.offset = offset;
  return new PeerMessagesRefused$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PeerMessagesRefused$rest(reader: Reader, message: PeerMessagesRefused): PeerMessagesRefused {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        if (message.sequences.length === 0) beginList(reader);
        message.sequences.push(readUint64Number(reader));
        break;
      case 10: {
        if (message.sequences.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.sequences.push(readUint64Number(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 16:
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

/** An application message that is sent once. */
export interface PeerSignal {
  message?: ApplicationMessage | undefined;
  $unknown?: Uint8Array;
}

export const PeerSignal: MessageCodec<PeerSignal> = {
  typeName: "chatwire.v1.PeerSignal",

  create(init) {
    const message: PeerSignal = new PeerSignal$new(undefined);
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
    field$1: ApplicationMessage | undefined,
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
