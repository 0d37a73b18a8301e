// Code generated from repeated.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import type { Reader } from "../../../../src/wire/reader.ts";
import { writeSint64 } from "../../../../src/wire/writer/bigints.ts";
import { writeBytesField, writeUnknown } from "../../../../src/wire/writer/bytes.ts";
import { writeDoubles } from "../../../../src/wire/writer/floats.ts";
import { writeBool, writeInt32s, writeUint32Field, writeUint32s } from "../../../../src/wire/writer/integers.ts";
import { beginMessage, beginPacked, endMessage, endPacked, itemsOf } from "../../../../src/wire/writer/lengths.ts";
import { writeUint64Number } from "../../../../src/wire/writer/safe-integers.ts";
import { writeStringField } from "../../../../src/wire/writer/text.ts";

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
      at = writeStringField(writer, at, 10, message.name, "golden.repeated.Item.name");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Item$inOrder(reader)) {
    return reader.done() ? message : Item$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Item$inOrder(reader: Reader): Item {
  return {
    name: reader.stringField(10, ""),
  };
}

/** Reads the remaining fields, in any order. */
function Item$rest(reader: Reader, message: Item): Item {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = reader.string();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    at = writeUint32s(writer, at, 10, message.packed, "golden.repeated.Repeated.packed");
    for (const value of itemsOf(message.unpacked, "golden.repeated.Repeated.unpacked")) {
      at = writeUint32Field(writer, at, 16, value, "golden.repeated.Repeated.unpacked");
    }
    at = writeDoubles(writer, at, 26, message.doubles, "golden.repeated.Repeated.doubles");
    if (itemsOf(message.signed, "golden.repeated.Repeated.signed").length > 0) {
      const begin = beginPacked(writer, at, 34);
      at = begin;
      for (const value of message.signed) at = writeSint64(writer, at, value, "golden.repeated.Repeated.signed");
      at = endPacked(writer, begin, at);
    }
    if (itemsOf(message.flags, "golden.repeated.Repeated.flags").length > 0) {
      const begin = beginPacked(writer, at, 42);
      at = begin;
      for (const value of message.flags) at = writeBool(writer, at, value, "golden.repeated.Repeated.flags");
      at = endPacked(writer, begin, at);
    }
    at = writeInt32s(writer, at, 50, message.colors, "golden.repeated.Repeated.colors");
    for (const value of itemsOf(message.texts, "golden.repeated.Repeated.texts")) {
      at = writeStringField(writer, at, 58, value, "golden.repeated.Repeated.texts");
    }
    for (const value of itemsOf(message.blobs, "golden.repeated.Repeated.blobs")) {
      at = writeBytesField(writer, at, 66, value, "golden.repeated.Repeated.blobs");
    }
    for (const value of itemsOf(message.items, "golden.repeated.Repeated.items")) {
      const begin = beginMessage(writer, at, 74, value, "golden.repeated.Repeated.items");
      at = endMessage(writer, begin, Item.write(value, writer, begin));
    }
    if (itemsOf(message.numbers, "golden.repeated.Repeated.numbers").length > 0) {
      const begin = beginPacked(writer, at, 82);
      at = begin;
      for (const value of message.numbers) at = writeUint64Number(writer, at, value, "golden.repeated.Repeated.numbers");
      at = endPacked(writer, begin, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Repeated$inOrder(reader)) {
    return reader.done() ? message : Repeated$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Repeated$inOrder(reader: Reader): Repeated {
  let field$1: number[] = [];
  if (reader.next(10)) {
    field$1 = reader.uint32s(field$1);
  }
  const field$2: number[] = [];
  while (reader.next(16)) {
    if (field$2.length === 0) reader.beginList();
    field$2.push(reader.uint32());
  }
  let field$3: number[] = [];
  if (reader.next(26)) {
    field$3 = reader.doubles(field$3);
  }
  let field$4: bigint[] = [];
  if (reader.next(34)) {
    if (field$4.length === 0) reader.beginList();
    const end = reader.beginPacked();
    while (!reader.done()) field$4.push(reader.sint64());
    reader.endPacked(end);
  }
  let field$5: boolean[] = [];
  if (reader.next(42)) {
    if (field$5.length === 0) reader.beginList();
    const end = reader.beginPacked();
    while (!reader.done()) field$5.push(reader.bool());
    reader.endPacked(end);
  }
  let field$6: Color[] = [];
  if (reader.next(50)) {
    field$6 = reader.int32s(field$6);
  }
  const field$7: string[] = [];
  while (reader.next(58)) {
    if (field$7.length === 0) reader.beginList();
    field$7.push(reader.string());
  }
  const field$8: Uint8Array[] = [];
  while (reader.next(66)) {
    if (field$8.length === 0) reader.beginList();
    field$8.push(reader.bytes());
  }
  const field$9: Item[] = [];
  while (reader.next(74)) {
    if (field$9.length === 0) reader.beginList();
    const end = reader.beginMessage(48);
    field$9.push(Item.read(reader));
    reader.endMessage(end);
  }
  let field$10: number[] = [];
  if (reader.next(82)) {
    if (field$10.length === 0) reader.beginList();
    const end = reader.beginPacked();
    while (!reader.done()) field$10.push(reader.uint64Number());
    reader.endPacked(end);
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
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag & 7) {
      case 0:
        switch (tag >>> 3) {
          case 1:
            if (message.packed.length === 0) reader.beginList();
            message.packed.push(reader.uint32());
            break;
          case 2:
            if (message.unpacked.length === 0) reader.beginList();
            message.unpacked.push(reader.uint32());
            break;
          case 4:
            if (message.signed.length === 0) reader.beginList();
            message.signed.push(reader.sint64());
            break;
          case 5:
            if (message.flags.length === 0) reader.beginList();
            message.flags.push(reader.bool());
            break;
          case 6:
            if (message.colors.length === 0) reader.beginList();
            message.colors.push(reader.int32());
            break;
          case 10:
            if (message.numbers.length === 0) reader.beginList();
            message.numbers.push(reader.uint64Number());
            break;
          default:
            unknownFields = reader.skipUnknown(tag, unknownFields);
            break;
        }
        break;
      case 1:
        switch (tag >>> 3) {
          case 3:
            if (message.doubles.length === 0) reader.beginList();
            message.doubles.push(reader.double());
            break;
          default:
            unknownFields = reader.skipUnknown(tag, unknownFields);
            break;
        }
        break;
      case 2:
        switch (tag >>> 3) {
          case 1: {
            message.packed = reader.uint32s(message.packed);
            break;
          }
          case 2: {
            message.unpacked = reader.uint32s(message.unpacked);
            break;
          }
          case 3: {
            message.doubles = reader.doubles(message.doubles);
            break;
          }
          case 4: {
            if (message.signed.length === 0) reader.beginList();
            const end = reader.beginPacked();
            while (!reader.done()) message.signed.push(reader.sint64());
            reader.endPacked(end);
            break;
          }
          case 5: {
            if (message.flags.length === 0) reader.beginList();
            const end = reader.beginPacked();
            while (!reader.done()) message.flags.push(reader.bool());
            reader.endPacked(end);
            break;
          }
          case 6: {
            message.colors = reader.int32s(message.colors);
            break;
          }
          case 7:
            if (message.texts.length === 0) reader.beginList();
            message.texts.push(reader.string());
            break;
          case 8:
            if (message.blobs.length === 0) reader.beginList();
            message.blobs.push(reader.bytes());
            break;
          case 9: {
            if (message.items.length === 0) reader.beginList();
            const end = reader.beginMessage(48);
            message.items.push(Item.read(reader));
            reader.endMessage(end);
            break;
          }
          case 10: {
            if (message.numbers.length === 0) reader.beginList();
            const end = reader.beginPacked();
            while (!reader.done()) message.numbers.push(reader.uint64Number());
            reader.endPacked(end);
            break;
          }
          default:
            unknownFields = reader.skipUnknown(tag, unknownFields);
            break;
        }
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
