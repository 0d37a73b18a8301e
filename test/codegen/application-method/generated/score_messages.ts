// Code generated from score_messages.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  type RuledCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
} from "../../../../src/wire/codec.ts";
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

export interface AddRequest {
  points: number;
  reason: string;
  $unknown?: Uint8Array;
}

export const AddRequest: MessageCodec<AddRequest> = {
  typeName: "example.v1.AddRequest",

  create(init) {
    const message: AddRequest = new AddRequest$new(0, "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(AddRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(AddRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(AddRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.points !== 0) {
      at = writeUint32Field(writer, at, 8, message.points, "points");
    }
    if (message.reason !== "") {
      at = writeStringField(writer, at, 18, message.reason, "reason");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = AddRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : AddRequest$rest(reader, message);
  },
};

const AddRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: AddRequest,
    field$1: number,
    field$2: string,
  ): void {
    this.points = field$1;
    this.reason = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function AddRequest$inOrder(reader: Reader): AddRequest {
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
  reader.offset = offset;
  return new AddRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function AddRequest$rest(reader: Reader, message: AddRequest): AddRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.points = readUint32(reader);
        break;
      case 18:
        message.reason = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface AddResponse {
  total: number;
  $unknown?: Uint8Array;
}

export const AddResponse: MessageCodec<AddResponse> = {
  typeName: "example.v1.AddResponse",

  create(init) {
    const message: AddResponse = new AddResponse$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(AddResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(AddResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(AddResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.total !== 0) {
      at = writeUint32Field(writer, at, 8, message.total, "total");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = AddResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : AddResponse$rest(reader, message);
  },
};

const AddResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: AddResponse,
    field$1: number,
  ): void {
    this.total = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function AddResponse$inOrder(reader: Reader): AddResponse {
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
  return new AddResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function AddResponse$rest(reader: Reader, message: AddResponse): AddResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.total = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PraiseRequest {
  $unknown?: Uint8Array;
}

export const PraiseRequest: MessageCodec<PraiseRequest> = {
  typeName: "example.v1.PraiseRequest",

  create(init) {
    const message: PraiseRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PraiseRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PraiseRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PraiseRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PraiseRequest.create()) {
    return isAtEnd(reader) ? message : PraiseRequest$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function PraiseRequest$rest(reader: Reader, message: PraiseRequest): PraiseRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PraiseResponse {
  name: string;
  $unknown?: Uint8Array;
}

export const PraiseResponse: MessageCodec<PraiseResponse> = {
  typeName: "example.v1.PraiseResponse",

  create(init) {
    const message: PraiseResponse = new PraiseResponse$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PraiseResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PraiseResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PraiseResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PraiseResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : PraiseResponse$rest(reader, message);
  },
};

const PraiseResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PraiseResponse,
    field$1: string,
  ): void {
    this.name = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PraiseResponse$inOrder(reader: Reader): PraiseResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PraiseResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PraiseResponse$rest(reader: Reader, message: PraiseResponse): PraiseResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The caller has praised the receiver. */
export interface Praised {
  from: string;
  $unknown?: Uint8Array;
}

export const Praised: RuledCodec<Praised, Rule> = {
  typeName: "example.v1.Praised",
  rule: {
    states: [],
    direction: 0, // UNSPECIFIED
    transport: 0, // UNSPECIFIED
    delivery: 0, // UNSPECIFIED
    addressee: 0, // UNSPECIFIED
    bytesMax: 64,
    enters: 0, // UNSPECIFIED
    conversation: 0, // UNSPECIFIED
    feature: 0, // UNSPECIFIED
    critical: false,
    changes: false,
  },

  create(init) {
    const message: Praised = new Praised$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Praised, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Praised, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Praised, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.from !== "") {
      at = writeStringField(writer, at, 10, message.from, "from");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Praised$inOrder(reader)) {
    return isAtEnd(reader) ? message : Praised$rest(reader, message);
  },
};

const Praised$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Praised,
    field$1: string,
  ): void {
    this.from = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Praised$inOrder(reader: Reader): Praised {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Praised$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Praised$rest(reader: Reader, message: Praised): Praised {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.from = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
