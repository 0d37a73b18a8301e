// Code generated from repeated.proto by chatwire. DO NOT EDIT.

import { emptyIntegers, emptyList, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  enterPacked,
  isAtEnd,
  leaveMessage,
  leavePacked,
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
  takeUnknown,
} from "../../../../src/wire/reader.ts";
import {
  beginMessage,
  beginPacked,
  endMessage,
  endPacked,
  itemsOf,
  writeBool,
  writeBytesField,
  writeDoubles,
  writeInt32s,
  writeSint64,
  writeStringField,
  writeUint32Field,
  writeUint32s,
  writeUint64Number,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

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
    const message: Item = new Item$new("");
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
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Item$inOrder(reader)) {
    return isAtEnd(reader) ? message : Item$rest(reader, message);
  },
};

const Item$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Item,
    field$1: string,
  ): void {
    this.name = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Item$inOrder(reader: Reader): Item {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Item$new(field$1);
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
    const message: Repeated = new Repeated$new(
      emptyList<number>(),
      emptyList<number>(),
      emptyList<number>(),
      emptyList<bigint>(),
      emptyList<boolean>(),
      emptyList<Color>(),
      emptyList<string>(),
      emptyList<Uint8Array>(),
      emptyList<Item>(),
      emptyIntegers(),
    );
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
    at = writeUint32s(writer, at, 10, message.packed, "packed");
    for (const value of itemsOf(message.unpacked, "unpacked")) {
      at = writeUint32Field(writer, at, 16, value, "unpacked");
    }
    at = writeDoubles(writer, at, 26, message.doubles, "doubles");
    if (itemsOf(message.signed, "signed").length > 0) {
      const begin = beginPacked(writer, at, 34);
      at = begin;
      for (const value of message.signed) at = writeSint64(writer, at, value, "signed");
      at = endPacked(writer, begin, at);
    }
    if (itemsOf(message.flags, "flags").length > 0) {
      const begin = beginPacked(writer, at, 42);
      at = begin;
      for (const value of message.flags) at = writeBool(writer, at, value, "flags");
      at = endPacked(writer, begin, at);
    }
    at = writeInt32s(writer, at, 50, message.colors, "colors");
    for (const value of itemsOf(message.texts, "texts")) {
      at = writeStringField(writer, at, 58, value, "texts");
    }
    for (const value of itemsOf(message.blobs, "blobs")) {
      at = writeBytesField(writer, at, 66, value, "blobs");
    }
    for (const value of itemsOf(message.items, "items")) {
      const begin = beginMessage(writer, at, 74, value, "items");
      at = endMessage(writer, begin, Item.write(value, writer, begin));
    }
    if (itemsOf(message.numbers, "numbers").length > 0) {
      const begin = beginPacked(writer, at, 82);
      at = begin;
      for (const value of message.numbers) at = writeUint64Number(writer, at, value, "numbers");
      at = endPacked(writer, begin, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Repeated$inOrder(reader)) {
    return isAtEnd(reader) ? message : Repeated$rest(reader, message);
  },
};

const Repeated$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Repeated,
    field$1: number[],
    field$2: number[],
    field$3: number[],
    field$4: bigint[],
    field$5: boolean[],
    field$6: Color[],
    field$7: string[],
    field$8: Uint8Array[],
    field$9: Item[],
    field$10: number[],
  ): void {
    this.packed = field$1;
    this.unpacked = field$2;
    this.doubles = field$3;
    this.signed = field$4;
    this.flags = field$5;
    this.colors = field$6;
    this.texts = field$7;
    this.blobs = field$8;
    this.items = field$9;
    this.numbers = field$10;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Repeated$inOrder(reader: Reader): Repeated {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number[] | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readUint32s(reader);
    offset = reader.offset;
  }
  const field$2: number[] = emptyList<number>();
  while (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readUint32(reader));
    offset = reader.offset;
  }
  let field$3: number[] | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readDoubles(reader);
    offset = reader.offset;
  }
  let field$4: bigint[] = emptyList<bigint>();
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    const outerEnd = enterPacked(reader);
    while (!isAtEnd(reader)) field$4.push(readSint64(reader));
    leavePacked(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: boolean[] = emptyList<boolean>();
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    if (field$5.length === 0) beginList(reader);
    const outerEnd = enterPacked(reader);
    while (!isAtEnd(reader)) field$5.push(readBool(reader));
    leavePacked(reader, outerEnd);
    offset = reader.offset;
  }
  let field$6: Color[] | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readInt32s(reader);
    offset = reader.offset;
  }
  const field$7: string[] = emptyList<string>();
  while (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readString(reader));
    offset = reader.offset;
  }
  const field$8: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readBytes(reader));
    offset = reader.offset;
  }
  const field$9: Item[] = emptyList<Item>();
  while (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    if (field$9.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 48);
    field$9.push(Item.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$10: number[] = emptyIntegers();
  if (offset < end && input[offset] === 82) {
    reader.offset = offset + 1;
    if (field$10.length === 0) beginList(reader);
    const outerEnd = enterPacked(reader);
    while (!isAtEnd(reader)) field$10.push(readUint64Number(reader));
    leavePacked(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Repeated$new(
    field$1 ?? emptyList<number>(),
    field$2,
    field$3 ?? emptyList<number>(),
    field$4,
    field$5,
    field$6 ?? emptyList<Color>(),
    field$7,
    field$8,
    field$9,
    field$10,
  );
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
            const outerEnd = enterPacked(reader);
            while (!isAtEnd(reader)) message.signed.push(readSint64(reader));
            leavePacked(reader, outerEnd);
            break;
          }
          case 5: {
            if (message.flags.length === 0) beginList(reader);
            const outerEnd = enterPacked(reader);
            while (!isAtEnd(reader)) message.flags.push(readBool(reader));
            leavePacked(reader, outerEnd);
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
            const outerEnd = enterMessage(reader, 48);
            message.items.push(Item.read(reader));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 10: {
            if (message.numbers.length === 0) beginList(reader);
            const outerEnd = enterPacked(reader);
            while (!isAtEnd(reader)) message.numbers.push(readUint64Number(reader));
            leavePacked(reader, outerEnd);
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
