// Code generated from scalars.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  boolField,
  doubleField,
  int32Field,
  isAtEnd,
  isNext,
  readBool,
  readBytes,
  readDouble,
  readFixed32,
  readFixed64,
  readFixed64Number,
  readFloat,
  readInt32,
  readInt64,
  readInt64Number,
  readSfixed32,
  readSfixed64,
  readSfixed64Number,
  readSint32,
  readSint64,
  readSint64Number,
  readString,
  readTag,
  readUint32,
  readUint64,
  readUint64Number,
  skipUnknown,
  stringField,
  takeUnknown,
  uint32Field,
} from "../../../../src/wire/reader.ts";

/** Every scalar type once. */
export interface Scalars {
  doubleValue: number;
  floatValue: number;
  int32Value: number;
  int64Value: bigint;
  uint32Value: number;
  uint64Value: bigint;
  sint32Value: number;
  sint64Value: bigint;
  fixed32Value: number;
  fixed64Value: bigint;
  sfixed32Value: number;
  sfixed64Value: bigint;
  boolValue: boolean;
  stringValue: string;
  /**
   * Copied when decoded.
   *
   * Comments may end with *\/ and still be comments.
   */
  bytesValue: Uint8Array;
  $unknown?: Uint8Array;
}

export const Scalars: MessageCodec<Scalars> = {
  typeName: "golden.scalars.Scalars",

  create(init) {
    const message: Scalars = {
      doubleValue: 0,
      floatValue: 0,
      int32Value: 0,
      int64Value: 0n,
      uint32Value: 0,
      uint64Value: 0n,
      sint32Value: 0,
      sint64Value: 0n,
      fixed32Value: 0,
      fixed64Value: 0n,
      sfixed32Value: 0,
      sfixed64Value: 0n,
      boolValue: false,
      stringValue: "",
      bytesValue: EMPTY_BYTES,
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Scalars, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Scalars, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Scalars, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.doubleValue !== 0 || Object.is(message.doubleValue, -0)) {
      at = writer.doubleField(at, 9, message.doubleValue, "golden.scalars.Scalars.doubleValue");
    }
    if (message.floatValue !== 0 || Object.is(message.floatValue, -0)) {
      at = writer.tag(at, 21);
      at = writer.float(at, message.floatValue, "golden.scalars.Scalars.floatValue");
    }
    if (message.int32Value !== 0) {
      at = writer.int32Field(at, 24, message.int32Value, "golden.scalars.Scalars.int32Value");
    }
    if (message.int64Value !== 0n) {
      at = writer.tag(at, 32);
      at = writer.int64(at, message.int64Value, "golden.scalars.Scalars.int64Value");
    }
    if (message.uint32Value !== 0) {
      at = writer.uint32Field(at, 40, message.uint32Value, "golden.scalars.Scalars.uint32Value");
    }
    if (message.uint64Value !== 0n) {
      at = writer.tag(at, 48);
      at = writer.uint64(at, message.uint64Value, "golden.scalars.Scalars.uint64Value");
    }
    if (message.sint32Value !== 0) {
      at = writer.sint32Field(at, 56, message.sint32Value, "golden.scalars.Scalars.sint32Value");
    }
    if (message.sint64Value !== 0n) {
      at = writer.tag(at, 64);
      at = writer.sint64(at, message.sint64Value, "golden.scalars.Scalars.sint64Value");
    }
    if (message.fixed32Value !== 0) {
      at = writer.tag(at, 77);
      at = writer.fixed32(at, message.fixed32Value, "golden.scalars.Scalars.fixed32Value");
    }
    if (message.fixed64Value !== 0n) {
      at = writer.tag(at, 81);
      at = writer.fixed64(at, message.fixed64Value, "golden.scalars.Scalars.fixed64Value");
    }
    if (message.sfixed32Value !== 0) {
      at = writer.tag(at, 93);
      at = writer.sfixed32(at, message.sfixed32Value, "golden.scalars.Scalars.sfixed32Value");
    }
    if (message.sfixed64Value !== 0n) {
      at = writer.tag(at, 97);
      at = writer.sfixed64(at, message.sfixed64Value, "golden.scalars.Scalars.sfixed64Value");
    }
    if (message.boolValue !== false) {
      at = writer.boolField(at, 104, message.boolValue, "golden.scalars.Scalars.boolValue");
    }
    if (message.stringValue !== "") {
      at = writer.stringField(at, 114, message.stringValue, "golden.scalars.Scalars.stringValue");
    }
    if (message.bytesValue?.length !== 0) {
      at = writer.tag(at, 122);
      at = writer.bytes(at, message.bytesValue, "golden.scalars.Scalars.bytesValue");
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = Scalars$inOrder(reader)) {
    return isAtEnd(reader) ? message : Scalars$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Scalars$inOrder(reader: Reader): Scalars {
  return {
    doubleValue: doubleField(reader, 9, 0),
    floatValue: isNext(reader, 21) ? readFloat(reader) : 0,
    int32Value: int32Field(reader, 24, 0),
    int64Value: isNext(reader, 32) ? readInt64(reader) : 0n,
    uint32Value: uint32Field(reader, 40, 0),
    uint64Value: isNext(reader, 48) ? readUint64(reader) : 0n,
    sint32Value: isNext(reader, 56) ? readSint32(reader) : 0,
    sint64Value: isNext(reader, 64) ? readSint64(reader) : 0n,
    fixed32Value: isNext(reader, 77) ? readFixed32(reader) : 0,
    fixed64Value: isNext(reader, 81) ? readFixed64(reader) : 0n,
    sfixed32Value: isNext(reader, 93) ? readSfixed32(reader) : 0,
    sfixed64Value: isNext(reader, 97) ? readSfixed64(reader) : 0n,
    boolValue: boolField(reader, 104, false),
    stringValue: stringField(reader, 114, ""),
    bytesValue: isNext(reader, 122) ? readBytes(reader) : EMPTY_BYTES,
  };
}

/** Reads the remaining fields, in any order. */
function Scalars$rest(reader: Reader, message: Scalars): Scalars {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.doubleValue = readDouble(reader);
        break;
      case 21:
        message.floatValue = readFloat(reader);
        break;
      case 24:
        message.int32Value = readInt32(reader);
        break;
      case 32:
        message.int64Value = readInt64(reader);
        break;
      case 40:
        message.uint32Value = readUint32(reader);
        break;
      case 48:
        message.uint64Value = readUint64(reader);
        break;
      case 56:
        message.sint32Value = readSint32(reader);
        break;
      case 64:
        message.sint64Value = readSint64(reader);
        break;
      case 77:
        message.fixed32Value = readFixed32(reader);
        break;
      case 81:
        message.fixed64Value = readFixed64(reader);
        break;
      case 93:
        message.sfixed32Value = readSfixed32(reader);
        break;
      case 97:
        message.sfixed64Value = readSfixed64(reader);
        break;
      case 104:
        message.boolValue = readBool(reader);
        break;
      case 114:
        message.stringValue = readString(reader);
        break;
      case 122:
        message.bytesValue = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** 64-bit types that are a number in TypeScript. */
export interface Numbers {
  int64Value: number;
  uint64Value: number;
  sint64Value: number;
  fixed64Value: number;
  sfixed64Value: number;
  /** The highest number of a field. */
  last: number;
  $unknown?: Uint8Array;
}

export const Numbers: MessageCodec<Numbers> = {
  typeName: "golden.scalars.Numbers",

  create(init) {
    const message: Numbers = {
      int64Value: 0,
      uint64Value: 0,
      sint64Value: 0,
      fixed64Value: 0,
      sfixed64Value: 0,
      last: 0,
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Numbers, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Numbers, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Numbers, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.int64Value !== 0) {
      at = writer.tag(at, 8);
      at = writer.int64Number(at, message.int64Value, "golden.scalars.Numbers.int64Value");
    }
    if (message.uint64Value !== 0) {
      at = writer.uint64NumberField(at, 16, message.uint64Value, "golden.scalars.Numbers.uint64Value");
    }
    if (message.sint64Value !== 0) {
      at = writer.tag(at, 24);
      at = writer.sint64Number(at, message.sint64Value, "golden.scalars.Numbers.sint64Value");
    }
    if (message.fixed64Value !== 0) {
      at = writer.tag(at, 33);
      at = writer.fixed64Number(at, message.fixed64Value, "golden.scalars.Numbers.fixed64Value");
    }
    if (message.sfixed64Value !== 0) {
      at = writer.tag(at, 41);
      at = writer.sfixed64Number(at, message.sfixed64Value, "golden.scalars.Numbers.sfixed64Value");
    }
    if (message.last !== 0) {
      at = writer.uint32Field(at, 4294967288, message.last, "golden.scalars.Numbers.last");
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = Numbers$inOrder(reader)) {
    return isAtEnd(reader) ? message : Numbers$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Numbers$inOrder(reader: Reader): Numbers {
  return {
    int64Value: isNext(reader, 8) ? readInt64Number(reader) : 0,
    uint64Value: isNext(reader, 16) ? readUint64Number(reader) : 0,
    sint64Value: isNext(reader, 24) ? readSint64Number(reader) : 0,
    fixed64Value: isNext(reader, 33) ? readFixed64Number(reader) : 0,
    sfixed64Value: isNext(reader, 41) ? readSfixed64Number(reader) : 0,
    last: 0,
  };
}

/** Reads the remaining fields, in any order. */
function Numbers$rest(reader: Reader, message: Numbers): Numbers {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.int64Value = readInt64Number(reader);
        break;
      case 16:
        message.uint64Value = readUint64Number(reader);
        break;
      case 24:
        message.sint64Value = readSint64Number(reader);
        break;
      case 33:
        message.fixed64Value = readFixed64Number(reader);
        break;
      case 41:
        message.sfixed64Value = readSfixed64Number(reader);
        break;
      case 4294967288:
        message.last = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
