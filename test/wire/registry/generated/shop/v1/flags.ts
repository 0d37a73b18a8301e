// Code generated from shop/v1/flags.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
} from "../../../../../../src/wire/codec.ts";
import { type Extension, extension } from "../../../../../../src/wire/extension.ts";
import {
  type Reader,
  isAtEnd,
  readBool,
  readString,
  readTag,
  skipUnknown,
  takeUnknown,
} from "../../../../../../src/wire/reader.ts";
import type { Options } from "../../../../../../src/wire/registry/descriptor.ts";
import { writeBoolField, writeStringField, writeUnknown } from "../../../../../../src/wire/writer.ts";

interface listed$$field {
  value?: boolean | undefined;
  $unknown?: Uint8Array;
}

const listed$$field: MessageCodec<listed$$field> = {
  typeName: "shop.v1.listed",

  create(init) {
    const message: listed$$field = new listed$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(listed$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(listed$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(listed$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeBoolField(writer, at, 400024, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = listed$$field.create()) {
    return isAtEnd(reader) ? message : listed$$field$rest(reader, message);
  },
};

const listed$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: listed$$field,
    field$50003: boolean | undefined,
  ): void {
    this.value = field$50003;
  },
);

/** Reads the remaining fields, in any order. */
function listed$$field$rest(reader: Reader, message: listed$$field): listed$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400024:
        message.value = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const listed: Extension<Options<"message">, boolean | undefined> = /* @__PURE__ */ extension<Options<"message">, boolean>(listed$$field, "google.protobuf.MessageOptions", 50003);

interface note$$field {
  value?: string | undefined;
  $unknown?: Uint8Array;
}

const note$$field: MessageCodec<note$$field> = {
  typeName: "shop.v1.note",

  create(init) {
    const message: note$$field = new note$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(note$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(note$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(note$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringField(writer, at, 400034, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = note$$field.create()) {
    return isAtEnd(reader) ? message : note$$field$rest(reader, message);
  },
};

const note$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: note$$field,
    field$50004: string | undefined,
  ): void {
    this.value = field$50004;
  },
);

/** Reads the remaining fields, in any order. */
function note$$field$rest(reader: Reader, message: note$$field): note$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400034:
        message.value = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const note: Extension<Options<"message">, string | undefined> = /* @__PURE__ */ extension<Options<"message">, string>(note$$field, "google.protobuf.MessageOptions", 50004);
