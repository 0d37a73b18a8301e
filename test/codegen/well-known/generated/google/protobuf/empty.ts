// Code generated from google/protobuf/empty.proto by chatwire. DO NOT EDIT.

import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
} from "../../../../../../src/wire/codec.ts";
import { type Reader, isAtEnd, readTag, skipUnknown, takeUnknown } from "../../../../../../src/wire/reader.ts";
import { writeUnknown } from "../../../../../../src/wire/writer.ts";

export interface Empty {
  $unknown?: Uint8Array;
}

export const Empty: MessageCodec<Empty> = {
  typeName: "google.protobuf.Empty",

  create(init) {
    const message: Empty = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Empty, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Empty, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Empty, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Empty.create()) {
    return isAtEnd(reader) ? message : Empty$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function Empty$rest(reader: Reader, message: Empty): Empty {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
