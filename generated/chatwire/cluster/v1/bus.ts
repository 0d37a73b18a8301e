// Code generated from chatwire/cluster/v1/bus.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import {
  type Reader,
  beginList,
  isAtEnd,
  readBytes,
  readFixed64,
  readTag,
  readUint32,
  readUint64Number,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../../src/wire/reader.ts";
import {
  itemsOf,
  writeBytesField,
  writeFixed64Field,
  writeUint32Field,
  writeUint64NumberField,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

/**
 * The content of one message on the bus between two parts of a server.
 *
 * The bus may lose, repeat and reorder packets. Each part numbers its messages,
 * acknowledges those of the other one, and sends again what is not acknowledged.
 */
export interface BusPacket {
  /**
   * A random number that the sender chose when it began, never 0. Another number means
   * that the sender has begun again and has no earlier message.
   */
  sender: bigint;
  /** The `sender` of the other part. 0: the sender has received nothing from it yet. */
  receiver: bigint;
  /** All messages of the other part up to this number have arrived. */
  through: number;
  /** The number of the first of `messages`, from 1. 0: there are none. */
  first: number;
  /** Consecutive messages, which the bus does not interpret. */
  messages: Uint8Array[];
  /** The fencing token of a core: that of its lease. 0: the sender is no core. */
  token: number;
  /** The version of the protocol between the parts of a server: 1. */
  version: number;
  /** How often the sender has begun with another part, this time included. */
  begun: number;
  /**
   * The last `begun` that the sender has received from the receiver. If it is the current
   * one, the sender has run since the receiver began with the part that it has now.
   */
  begunSeen: number;
  $unknown?: Uint8Array;
}

export const BusPacket: MessageCodec<BusPacket> = {
  typeName: "chatwire.cluster.v1.BusPacket",

  create(init) {
    const message: BusPacket = new BusPacket$new(0n, 0n, 0, 0, emptyList<Uint8Array>(), 0, 0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BusPacket, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BusPacket, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BusPacket, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.sender !== 0n) {
      at = writeFixed64Field(writer, at, 9, message.sender, "sender");
    }
    if (message.receiver !== 0n) {
      at = writeFixed64Field(writer, at, 17, message.receiver, "receiver");
    }
    if (message.through !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.through, "through");
    }
    if (message.first !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.first, "first");
    }
    for (const value of itemsOf(message.messages, "messages")) {
      at = writeBytesField(writer, at, 42, value, "messages");
    }
    if (message.token !== 0) {
      at = writeUint64NumberField(writer, at, 48, message.token, "token");
    }
    if (message.version !== 0) {
      at = writeUint32Field(writer, at, 56, message.version, "version");
    }
    if (message.begun !== 0) {
      at = writeUint32Field(writer, at, 64, message.begun, "begun");
    }
    if (message.begunSeen !== 0) {
      at = writeUint32Field(writer, at, 72, message.begunSeen, "begunSeen");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BusPacket$inOrder(reader)) {
    return isAtEnd(reader) ? message : BusPacket$rest(reader, message);
  },
};

const BusPacket$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BusPacket,
    field$1: bigint,
    field$2: bigint,
    field$3: number,
    field$4: number,
    field$5: Uint8Array[],
    field$6: number,
    field$7: number,
    field$8: number,
    field$9: number,
  ): void {
    this.sender = field$1;
    this.receiver = field$2;
    this.through = field$3;
    this.first = field$4;
    this.messages = field$5;
    this.token = field$6;
    this.version = field$7;
    this.begun = field$8;
    this.begunSeen = field$9;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BusPacket$inOrder(reader: Reader): BusPacket {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint = 0n;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$2: bigint = 0n;
  if (offset + 8 < end && input[offset] === 17) {
    field$2 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  const field$5: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    if (field$5.length === 0) beginList(reader);
    field$5.push(readBytes(reader));
    offset = reader.offset;
  }
  let field$6: number = 0;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$7: number = 0;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$8: number = 0;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$9: number = 0;
  if (offset + 1 < end && input[offset] === 72) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$9 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$9 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new BusPacket$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7, field$8, field$9);
}

/** Reads the remaining fields, in any order. */
function BusPacket$rest(reader: Reader, message: BusPacket): BusPacket {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.sender = readFixed64(reader);
        break;
      case 17:
        message.receiver = readFixed64(reader);
        break;
      case 24:
        message.through = readUint64Number(reader);
        break;
      case 32:
        message.first = readUint64Number(reader);
        break;
      case 42:
        if (message.messages.length === 0) beginList(reader);
        message.messages.push(readBytes(reader));
        break;
      case 48:
        message.token = readUint64Number(reader);
        break;
      case 56:
        message.version = readUint32(reader);
        break;
      case 64:
        message.begun = readUint32(reader);
        break;
      case 72:
        message.begunSeen = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
