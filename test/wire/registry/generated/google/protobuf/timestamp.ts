// Code generated from google/protobuf/timestamp.proto by chatwire. DO NOT EDIT.

import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
} from "../../../../../../src/wire/codec.ts";
import type { Reader } from "../../../../../../src/wire/reader.ts";
import { writeInt64Field } from "../../../../../../src/wire/writer/bigints.ts";
import { writeUnknown } from "../../../../../../src/wire/writer/bytes.ts";
import { writeInt32Field } from "../../../../../../src/wire/writer/integers.ts";

export interface Timestamp {
  seconds: bigint;
  nanos: number;
  $unknown?: Uint8Array;
}

export const Timestamp: MessageCodec<Timestamp> = {
  typeName: "google.protobuf.Timestamp",

  create(init) {
    const message: Timestamp = {
      seconds: 0n,
      nanos: 0,
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Timestamp, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Timestamp, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Timestamp, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.seconds !== 0n) {
      at = writeInt64Field(writer, at, 8, message.seconds, "google.protobuf.Timestamp.seconds");
    }
    if (message.nanos !== 0) {
      at = writeInt32Field(writer, at, 16, message.nanos, "google.protobuf.Timestamp.nanos");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Timestamp$inOrder(reader)) {
    return reader.done() ? message : Timestamp$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Timestamp$inOrder(reader: Reader): Timestamp {
  return {
    seconds: reader.next(8) ? reader.int64() : 0n,
    nanos: reader.int32Field(16, 0),
  };
}

/** Reads the remaining fields, in any order. */
function Timestamp$rest(reader: Reader, message: Timestamp): Timestamp {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.seconds = reader.int64();
        break;
      case 16:
        message.nanos = reader.int32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
