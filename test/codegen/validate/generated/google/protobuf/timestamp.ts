// Code generated from google/protobuf/timestamp.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
} from "../../../../../../src/wire/codec.ts";
import {
  type Reader,
  isAtEnd,
  readInt32,
  readInt64,
  readTag,
  skipUnknown,
  takeUnknown,
} from "../../../../../../src/wire/reader.ts";
import { writeInt32Field, writeInt64Field, writeUnknown } from "../../../../../../src/wire/writer.ts";

export interface Timestamp {
  seconds: bigint;
  nanos: number;
  $unknown?: Uint8Array;
}

export const Timestamp: MessageCodec<Timestamp> = {
  typeName: "google.protobuf.Timestamp",

  create(init) {
    const message: Timestamp = new Timestamp$new(0n, 0);
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
      at = writeInt64Field(writer, at, 8, message.seconds, "seconds");
    }
    if (message.nanos !== 0) {
      at = writeInt32Field(writer, at, 16, message.nanos, "nanos");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Timestamp$inOrder(reader)) {
    return isAtEnd(reader) ? message : Timestamp$rest(reader, message);
  },
};

const Timestamp$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Timestamp,
    field$1: bigint,
    field$2: number,
  ): void {
    this.seconds = field$1;
    this.nanos = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Timestamp$inOrder(reader: Reader): Timestamp {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint = 0n;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    field$1 = readInt64(reader);
    offset = reader.offset;
  }
  let field$2: number = 0;
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
  return new Timestamp$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Timestamp$rest(reader: Reader, message: Timestamp): Timestamp {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.seconds = readInt64(reader);
        break;
      case 16:
        message.nanos = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
