// Code generated from google/protobuf/any.proto by chatwire. DO NOT EDIT.

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
  isNext,
  readBytes,
  readString,
  readTag,
  skipUnknown,
  stringField,
  takeUnknown,
} from "../../../../../../src/wire/reader.ts";

export interface Any {
  typeUrl: string;
  value: Uint8Array;
  $unknown?: Uint8Array;
}

export const Any: MessageCodec<Any> = {
  typeName: "google.protobuf.Any",

  create(init) {
    const message: Any = {
      typeUrl: "",
      value: EMPTY_BYTES,
    };
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
      at = writer.stringField(at, 10, message.typeUrl, "google.protobuf.Any.typeUrl");
    }
    if (message.value?.length !== 0) {
      at = writer.tag(at, 18);
      at = writer.bytes(at, message.value, "google.protobuf.Any.value");
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = Any$inOrder(reader)) {
    return isAtEnd(reader) ? message : Any$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Any$inOrder(reader: Reader): Any {
  return {
    typeUrl: stringField(reader, 10, ""),
    value: isNext(reader, 18) ? readBytes(reader) : EMPTY_BYTES,
  };
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
