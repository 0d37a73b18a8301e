// Code generated from google/protobuf/any.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
} from "../../../../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  isAtEnd,
  readBytes,
  readString,
  readTag,
  skipUnknown,
  takeUnknown,
} from "../../../../../../src/wire/reader.ts";
import { writeBytesField, writeStringField, writeUnknown } from "../../../../../../src/wire/writer.ts";

export interface Any {
  typeUrl: string;
  value: Uint8Array;
  $unknown?: Uint8Array;
}

export const Any: MessageCodec<Any> = {
  typeName: "google.protobuf.Any",

  create(init) {
    const message: Any = new Any$new("", EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Any, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Any, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Any, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.typeUrl !== "") {
      at = writeStringField(writer, at, 10, message.typeUrl, "typeUrl");
    }
    if (message.value?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Any$inOrder(reader)) {
    return isAtEnd(reader) ? message : Any$rest(reader, message);
  },
};

const Any$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Any,
    field$1: string,
    field$2: Uint8Array,
  ): void {
    this.typeUrl = field$1;
    this.value = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Any$inOrder(reader: Reader): Any {
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
  return new Any$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Any$rest(reader: Reader, message: Any): Any {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.typeUrl = readString(reader);
        break;
      case 18:
        message.value = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
