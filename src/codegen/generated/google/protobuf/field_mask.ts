// Code generated from google/protobuf/field_mask.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../../wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../wire/codec.ts";
import {
  type Reader,
  beginList,
  isAtEnd,
  readString,
  readTag,
  skipUnknown,
  takeUnknown,
} from "../../../../wire/reader.ts";
import { itemsOf, writeStringField, writeUnknown } from "../../../../wire/writer.ts";

export interface FieldMask {
  paths: string[];
  $unknown?: Uint8Array;
}

export const FieldMask: MessageCodec<FieldMask> = {
  typeName: "google.protobuf.FieldMask",

  create(init) {
    const message: FieldMask = new FieldMask$new(emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FieldMask, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FieldMask, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FieldMask, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.paths, "paths")) {
      at = writeStringField(writer, at, 10, value, "paths");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FieldMask$inOrder(reader)) {
    return isAtEnd(reader) ? message : FieldMask$rest(reader, message);
  },
};

const FieldMask$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FieldMask,
    field$1: string[],
  ): void {
    this.paths = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FieldMask$inOrder(reader: Reader): FieldMask {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: string[] = emptyList<string>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    field$1.push(readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FieldMask$new(field$1);
}

/** Reads the remaining fields, in any order. */
function FieldMask$rest(reader: Reader, message: FieldMask): FieldMask {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        if (message.paths.length === 0) beginList(reader);
        message.paths.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
