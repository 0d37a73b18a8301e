// Code generated from google/protobuf/any.proto by chatwire. DO NOT EDIT.

import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
} from "../../../../../../src/wire/codec.ts";
import { EMPTY_BYTES, type Reader } from "../../../../../../src/wire/reader.ts";
import { writeBytesField, writeUnknown } from "../../../../../../src/wire/writer/bytes.ts";
import { writeStringField } from "../../../../../../src/wire/writer/text.ts";

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
      at = writeStringField(writer, at, 10, message.typeUrl, "google.protobuf.Any.typeUrl");
    }
    if (message.value?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.value, "google.protobuf.Any.value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Any$inOrder(reader)) {
    return reader.done() ? message : Any$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Any$inOrder(reader: Reader): Any {
  return {
    typeUrl: reader.stringField(10, ""),
    value: reader.next(18) ? reader.bytes() : EMPTY_BYTES,
  };
}

/** Reads the remaining fields, in any order. */
function Any$rest(reader: Reader, message: Any): Any {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.typeUrl = reader.string();
        break;
      case 18:
        message.value = reader.bytes();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
