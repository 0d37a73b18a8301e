// Code generated from chatwire/cluster/v1/relay.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  isAtEnd,
  readBool,
  readBytes,
  readTag,
  readUint32,
  readUint64Number,
  skipUnknown,
  takeUnknown,
} from "../../../../src/wire/reader.ts";
import {
  writeBoolField,
  writeBytesField,
  writeUint32Field,
  writeUint64NumberField,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

/**
 * A message about a conversation from one gateway to another. One of the two is the relay
 * of the conversation, and the other one has the connection of the invited user. The bus
 * may lose the message, as a network may lose a datagram.
 */
export interface RelayedBetween {
  introduction: number;
  /** Number of the connection at its gateway. */
  connection: number;
  /** A datagram of the link. Empty if the message carries none. */
  datagram: Uint8Array;
  /** To the relay: how often the client has bound the connection since the beginning. */
  bindings: number;
  /**
   * From the relay: how many bytes it still forwards for the conversation. 0: none, or
   * its time is over.
   */
  bytesLeft: number;
  /** To the relay: the connection has ended. It carries nothing any more. */
  isGone: boolean;
  $unknown?: Uint8Array;
}

export const RelayedBetween: MessageCodec<RelayedBetween> = {
  typeName: "chatwire.cluster.v1.RelayedBetween",

  create(init) {
    const message: RelayedBetween = new RelayedBetween$new(0, 0, EMPTY_BYTES, 0, 0, false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RelayedBetween, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RelayedBetween, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RelayedBetween, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.introduction !== 0) {
      at = writeUint64NumberField(writer, at, 8, message.introduction, "introduction");
    }
    if (message.connection !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.connection, "connection");
    }
    if (message.datagram?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.datagram, "datagram");
    }
    if (message.bindings !== 0) {
      at = writeUint32Field(writer, at, 32, message.bindings, "bindings");
    }
    if (message.bytesLeft !== 0) {
      at = writeUint64NumberField(writer, at, 40, message.bytesLeft, "bytesLeft");
    }
    if (message.isGone !== false) {
      at = writeBoolField(writer, at, 48, message.isGone, "isGone");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RelayedBetween$inOrder(reader)) {
    return isAtEnd(reader) ? message : RelayedBetween$rest(reader, message);
  },
};

const RelayedBetween$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RelayedBetween,
    field$1: number,
    field$2: number,
    field$3: Uint8Array,
    field$4: number,
    field$5: number,
    field$6: boolean,
  ): void {
    this.introduction = field$1;
    this.connection = field$2;
    this.datagram = field$3;
    this.bindings = field$4;
    this.bytesLeft = field$5;
    this.isGone = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RelayedBetween$inOrder(reader: Reader): RelayedBetween {
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
      field$1 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$3: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
    offset = reader.offset;
  }
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$5: number = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$6: boolean = false;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new RelayedBetween$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function RelayedBetween$rest(reader: Reader, message: RelayedBetween): RelayedBetween {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.introduction = readUint64Number(reader);
        break;
      case 16:
        message.connection = readUint64Number(reader);
        break;
      case 26:
        message.datagram = readBytes(reader);
        break;
      case 32:
        message.bindings = readUint32(reader);
        break;
      case 40:
        message.bytesLeft = readUint64Number(reader);
        break;
      case 48:
        message.isGone = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
