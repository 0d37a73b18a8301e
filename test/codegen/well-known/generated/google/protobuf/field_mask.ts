// Code generated from google/protobuf/field_mask.proto by chatwire. DO NOT EDIT.

import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
} from "../../../../../../src/wire/codec.ts";
import type { Reader } from "../../../../../../src/wire/reader.ts";
import { writeUnknown } from "../../../../../../src/wire/writer/bytes.ts";
import { itemsOf } from "../../../../../../src/wire/writer/lengths.ts";
import { writeStringField } from "../../../../../../src/wire/writer/text.ts";

export interface FieldMask {
  paths: string[];
  $unknown?: Uint8Array;
}

export const FieldMask: MessageCodec<FieldMask> = {
  typeName: "google.protobuf.FieldMask",

  create(init) {
    const message: FieldMask = {
      paths: [],
    };
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
    for (const value of itemsOf(message.paths, "google.protobuf.FieldMask.paths")) {
      at = writeStringField(writer, at, 10, value, "google.protobuf.FieldMask.paths");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FieldMask$inOrder(reader)) {
    return reader.done() ? message : FieldMask$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FieldMask$inOrder(reader: Reader): FieldMask {
  const field$1: string[] = [];
  while (reader.next(10)) {
    if (field$1.length === 0) reader.beginList();
    field$1.push(reader.string());
  }
  return {
    paths: field$1,
  };
}

/** Reads the remaining fields, in any order. */
function FieldMask$rest(reader: Reader, message: FieldMask): FieldMask {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        if (message.paths.length === 0) reader.beginList();
        message.paths.push(reader.string());
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
