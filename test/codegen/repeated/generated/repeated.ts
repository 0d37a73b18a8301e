// Code generated from repeated.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  enterPacked,
  leaveMessage,
  leavePacked,
  isAtEnd,
  isNext,
  readBool,
  readBytes,
  readDouble,
  readDoubles,
  readInt32,
  readInt32s,
  readSint64,
  readString,
  readTag,
  readUint32,
  readUint32s,
  readUint64Number,
  skipUnknown,
  stringField,
  takeUnknown,
} from "../../../../src/wire/reader.ts";

export const Color = {
  UNSPECIFIED: 0,
  RED: 1,
} as const;

export type Color = (typeof Color)[keyof typeof Color] | (number & {});

export interface Item {
  name: string;
  $unknown?: Uint8Array;
}

export const Item: MessageCodec<Item> = {
  typeName: "golden.repeated.Item",

  create(init) {
    const message: Item = {
      name: "",
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Item, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Item, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Item, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writer.stringField(at, 10, message.name, "golden.repeated.Item.name");
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = Item$inOrder(reader)) {
    return isAtEnd(reader) ? message : Item$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Item$inOrder(reader: Reader): Item {
  return {
    name: stringField(reader, 10, ""),
  };
}

/** Reads the remaining fields, in any order. */
function Item$rest(reader: Reader, message: Item): Item {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Repeated {
  packed: number[];
  unpacked: number[];
  doubles: number[];
  signed: bigint[];
  flags: boolean[];
  colors: Color[];
  texts: string[];
  blobs: Uint8Array[];
  items: Item[];
  numbers: number[];
  $unknown?: Uint8Array;
}

export const Repeated: MessageCodec<Repeated> = {
  typeName: "golden.repeated.Repeated",

  create(init) {
    const message: Repeated = {
      packed: [],
      unpacked: [],
      doubles: [],
      signed: [],
      flags: [],
      colors: [],
      texts: [],
      blobs: [],
      items: [],
      numbers: [],
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Repeated, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Repeated, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Repeated, bytes);
  },

  write(message, writer, start) {
    let at = start;
    at = writer.uint32s(at, 10, message.packed, "golden.repeated.Repeated.packed");
    for (const value of writer.items(message.unpacked, "golden.repeated.Repeated.unpacked")) {
      at = writer.uint32Field(at, 16, value, "golden.repeated.Repeated.unpacked");
    }
    at = writer.doubles(at, 26, message.doubles, "golden.repeated.Repeated.doubles");
    if (writer.hasItems(message.signed, "golden.repeated.Repeated.signed")) {
      const begin = writer.beginPacked(writer.tag(at, 34));
      at = begin;
      for (const value of message.signed) at = writer.sint64(at, value, "golden.repeated.Repeated.signed");
      at = writer.endPacked(begin, at);
    }
    if (writer.hasItems(message.flags, "golden.repeated.Repeated.flags")) {
      const begin = writer.beginPacked(writer.tag(at, 42));
      at = begin;
      for (const value of message.flags) at = writer.bool(at, value, "golden.repeated.Repeated.flags");
      at = writer.endPacked(begin, at);
    }
    at = writer.int32s(at, 50, message.colors, "golden.repeated.Repeated.colors");
    for (const value of writer.items(message.texts, "golden.repeated.Repeated.texts")) {
      at = writer.stringField(at, 58, value, "golden.repeated.Repeated.texts");
    }
    for (const value of writer.items(message.blobs, "golden.repeated.Repeated.blobs")) {
      at = writer.tag(at, 66);
      at = writer.bytes(at, value, "golden.repeated.Repeated.blobs");
    }
    for (const value of writer.items(message.items, "golden.repeated.Repeated.items")) {
      const begin = writer.beginMessageField(at, 74, value, "golden.repeated.Repeated.items");
      at = writer.endMessage(begin, Item.write(value, writer, begin));
    }
    if (writer.hasItems(message.numbers, "golden.repeated.Repeated.numbers")) {
      const begin = writer.beginPacked(writer.tag(at, 82));
      at = begin;
      for (const value of message.numbers) at = writer.uint64Number(at, value, "golden.repeated.Repeated.numbers");
      at = writer.endPacked(begin, at);
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = Repeated$inOrder(reader)) {
    return isAtEnd(reader) ? message : Repeated$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Repeated$inOrder(reader: Reader): Repeated {
  let field$1: number[] = [];
  if (isNext(reader, 10)) {
    field$1 = readUint32s(reader, field$1);
  }
  const field$2: number[] = [];
  while (isNext(reader, 16)) {
    if (field$2.length === 0) beginList(reader);
    field$2.push(readUint32(reader));
  }
  let field$3: number[] = [];
  if (isNext(reader, 26)) {
    field$3 = readDoubles(reader, field$3);
  }
  let field$4: bigint[] = [];
  if (isNext(reader, 34)) {
    if (field$4.length === 0) beginList(reader);
    const end = enterPacked(reader);
    while (!isAtEnd(reader)) field$4.push(readSint64(reader));
    leavePacked(reader, end);
  }
  let field$5: boolean[] = [];
  if (isNext(reader, 42)) {
    if (field$5.length === 0) beginList(reader);
    const end = enterPacked(reader);
    while (!isAtEnd(reader)) field$5.push(readBool(reader));
    leavePacked(reader, end);
  }
  let field$6: Color[] = [];
  if (isNext(reader, 50)) {
    field$6 = readInt32s(reader, field$6);
  }
  const field$7: string[] = [];
  while (isNext(reader, 58)) {
    if (field$7.length === 0) beginList(reader);
    field$7.push(readString(reader));
  }
  const field$8: Uint8Array[] = [];
  while (isNext(reader, 66)) {
    if (field$8.length === 0) beginList(reader);
    field$8.push(readBytes(reader));
  }
  const field$9: Item[] = [];
  while (isNext(reader, 74)) {
    if (field$9.length === 0) beginList(reader);
    const end = enterMessage(reader, 48);
    field$9.push(Item.read(reader));
    leaveMessage(reader, end);
  }
  let field$10: number[] = [];
  if (isNext(reader, 82)) {
    if (field$10.length === 0) beginList(reader);
    const end = enterPacked(reader);
    while (!isAtEnd(reader)) field$10.push(readUint64Number(reader));
    leavePacked(reader, end);
  }
  return {
    packed: field$1,
    unpacked: field$2,
    doubles: field$3,
    signed: field$4,
    flags: field$5,
    colors: field$6,
    texts: field$7,
    blobs: field$8,
    items: field$9,
    numbers: field$10,
  };
}

/** Reads the remaining fields, in any order. */
function Repeated$rest(reader: Reader, message: Repeated): Repeated {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag & 7) {
      case 0:
        switch (tag >>> 3) {
          case 1:
            if (message.packed.length === 0) beginList(reader);
            message.packed.push(readUint32(reader));
            break;
          case 2:
            if (message.unpacked.length === 0) beginList(reader);
            message.unpacked.push(readUint32(reader));
            break;
          case 4:
            if (message.signed.length === 0) beginList(reader);
            message.signed.push(readSint64(reader));
            break;
          case 5:
            if (message.flags.length === 0) beginList(reader);
            message.flags.push(readBool(reader));
            break;
          case 6:
            if (message.colors.length === 0) beginList(reader);
            message.colors.push(readInt32(reader));
            break;
          case 10:
            if (message.numbers.length === 0) beginList(reader);
            message.numbers.push(readUint64Number(reader));
            break;
          default:
            unknownFields = skipUnknown(reader, tag, unknownFields);
            break;
        }
        break;
      case 1:
        switch (tag >>> 3) {
          case 3:
            if (message.doubles.length === 0) beginList(reader);
            message.doubles.push(readDouble(reader));
            break;
          default:
            unknownFields = skipUnknown(reader, tag, unknownFields);
            break;
        }
        break;
      case 2:
        switch (tag >>> 3) {
          case 1: {
            message.packed = readUint32s(reader, message.packed);
            break;
          }
          case 2: {
            message.unpacked = readUint32s(reader, message.unpacked);
            break;
          }
          case 3: {
            message.doubles = readDoubles(reader, message.doubles);
            break;
          }
          case 4: {
            if (message.signed.length === 0) beginList(reader);
            const end = enterPacked(reader);
            while (!isAtEnd(reader)) message.signed.push(readSint64(reader));
            leavePacked(reader, end);
            break;
          }
          case 5: {
            if (message.flags.length === 0) beginList(reader);
            const end = enterPacked(reader);
            while (!isAtEnd(reader)) message.flags.push(readBool(reader));
            leavePacked(reader, end);
            break;
          }
          case 6: {
            message.colors = readInt32s(reader, message.colors);
            break;
          }
          case 7:
            if (message.texts.length === 0) beginList(reader);
            message.texts.push(readString(reader));
            break;
          case 8:
            if (message.blobs.length === 0) beginList(reader);
            message.blobs.push(readBytes(reader));
            break;
          case 9: {
            if (message.items.length === 0) beginList(reader);
            const end = enterMessage(reader, 48);
            message.items.push(Item.read(reader));
            leaveMessage(reader, end);
            break;
          }
          case 10: {
            if (message.numbers.length === 0) beginList(reader);
            const end = enterPacked(reader);
            while (!isAtEnd(reader)) message.numbers.push(readUint64Number(reader));
            leavePacked(reader, end);
            break;
          }
          default:
            unknownFields = skipUnknown(reader, tag, unknownFields);
            break;
        }
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
