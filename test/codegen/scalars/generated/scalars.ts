// Code generated from scalars.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import { EMPTY_BYTES, type Reader } from "../../../../src/wire/reader.ts";
import {
  writeFixed64Field,
  writeInt64Field,
  writeSfixed64Field,
  writeSint64Field,
  writeUint64Field,
} from "../../../../src/wire/writer/bigints.ts";
import { writeBytesField, writeUnknown } from "../../../../src/wire/writer/bytes.ts";
import { writeDoubleField, writeFloatField } from "../../../../src/wire/writer/floats.ts";
import {
  writeBoolField,
  writeFixed32Field,
  writeInt32Field,
  writeSfixed32Field,
  writeSint32Field,
  writeUint32Field,
} from "../../../../src/wire/writer/integers.ts";
import {
  writeFixed64NumberField,
  writeInt64NumberField,
  writeSfixed64NumberField,
  writeSint64NumberField,
  writeUint64NumberField,
} from "../../../../src/wire/writer/safe-integers.ts";
import { writeStringField } from "../../../../src/wire/writer/text.ts";

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
      at = writeDoubleField(writer, at, 9, message.doubleValue, "golden.scalars.Scalars.doubleValue");
    }
    if (message.floatValue !== 0 || Object.is(message.floatValue, -0)) {
      at = writeFloatField(writer, at, 21, message.floatValue, "golden.scalars.Scalars.floatValue");
    }
    if (message.int32Value !== 0) {
      at = writeInt32Field(writer, at, 24, message.int32Value, "golden.scalars.Scalars.int32Value");
    }
    if (message.int64Value !== 0n) {
      at = writeInt64Field(writer, at, 32, message.int64Value, "golden.scalars.Scalars.int64Value");
    }
    if (message.uint32Value !== 0) {
      at = writeUint32Field(writer, at, 40, message.uint32Value, "golden.scalars.Scalars.uint32Value");
    }
    if (message.uint64Value !== 0n) {
      at = writeUint64Field(writer, at, 48, message.uint64Value, "golden.scalars.Scalars.uint64Value");
    }
    if (message.sint32Value !== 0) {
      at = writeSint32Field(writer, at, 56, message.sint32Value, "golden.scalars.Scalars.sint32Value");
    }
    if (message.sint64Value !== 0n) {
      at = writeSint64Field(writer, at, 64, message.sint64Value, "golden.scalars.Scalars.sint64Value");
    }
    if (message.fixed32Value !== 0) {
      at = writeFixed32Field(writer, at, 77, message.fixed32Value, "golden.scalars.Scalars.fixed32Value");
    }
    if (message.fixed64Value !== 0n) {
      at = writeFixed64Field(writer, at, 81, message.fixed64Value, "golden.scalars.Scalars.fixed64Value");
    }
    if (message.sfixed32Value !== 0) {
      at = writeSfixed32Field(writer, at, 93, message.sfixed32Value, "golden.scalars.Scalars.sfixed32Value");
    }
    if (message.sfixed64Value !== 0n) {
      at = writeSfixed64Field(writer, at, 97, message.sfixed64Value, "golden.scalars.Scalars.sfixed64Value");
    }
    if (message.boolValue !== false) {
      at = writeBoolField(writer, at, 104, message.boolValue, "golden.scalars.Scalars.boolValue");
    }
    if (message.stringValue !== "") {
      at = writeStringField(writer, at, 114, message.stringValue, "golden.scalars.Scalars.stringValue");
    }
    if (message.bytesValue?.length !== 0) {
      at = writeBytesField(writer, at, 122, message.bytesValue, "golden.scalars.Scalars.bytesValue");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Scalars$inOrder(reader)) {
    return reader.done() ? message : Scalars$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Scalars$inOrder(reader: Reader): Scalars {
  return {
    doubleValue: reader.doubleField(9, 0),
    floatValue: reader.next(21) ? reader.float() : 0,
    int32Value: reader.int32Field(24, 0),
    int64Value: reader.next(32) ? reader.int64() : 0n,
    uint32Value: reader.uint32Field(40, 0),
    uint64Value: reader.next(48) ? reader.uint64() : 0n,
    sint32Value: reader.next(56) ? reader.sint32() : 0,
    sint64Value: reader.next(64) ? reader.sint64() : 0n,
    fixed32Value: reader.next(77) ? reader.fixed32() : 0,
    fixed64Value: reader.next(81) ? reader.fixed64() : 0n,
    sfixed32Value: reader.next(93) ? reader.sfixed32() : 0,
    sfixed64Value: reader.next(97) ? reader.sfixed64() : 0n,
    boolValue: reader.boolField(104, false),
    stringValue: reader.stringField(114, ""),
    bytesValue: reader.next(122) ? reader.bytes() : EMPTY_BYTES,
  };
}

/** Reads the remaining fields, in any order. */
function Scalars$rest(reader: Reader, message: Scalars): Scalars {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.doubleValue = reader.double();
        break;
      case 21:
        message.floatValue = reader.float();
        break;
      case 24:
        message.int32Value = reader.int32();
        break;
      case 32:
        message.int64Value = reader.int64();
        break;
      case 40:
        message.uint32Value = reader.uint32();
        break;
      case 48:
        message.uint64Value = reader.uint64();
        break;
      case 56:
        message.sint32Value = reader.sint32();
        break;
      case 64:
        message.sint64Value = reader.sint64();
        break;
      case 77:
        message.fixed32Value = reader.fixed32();
        break;
      case 81:
        message.fixed64Value = reader.fixed64();
        break;
      case 93:
        message.sfixed32Value = reader.sfixed32();
        break;
      case 97:
        message.sfixed64Value = reader.sfixed64();
        break;
      case 104:
        message.boolValue = reader.bool();
        break;
      case 114:
        message.stringValue = reader.string();
        break;
      case 122:
        message.bytesValue = reader.bytes();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
      at = writeInt64NumberField(writer, at, 8, message.int64Value, "golden.scalars.Numbers.int64Value");
    }
    if (message.uint64Value !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.uint64Value, "golden.scalars.Numbers.uint64Value");
    }
    if (message.sint64Value !== 0) {
      at = writeSint64NumberField(writer, at, 24, message.sint64Value, "golden.scalars.Numbers.sint64Value");
    }
    if (message.fixed64Value !== 0) {
      at = writeFixed64NumberField(writer, at, 33, message.fixed64Value, "golden.scalars.Numbers.fixed64Value");
    }
    if (message.sfixed64Value !== 0) {
      at = writeSfixed64NumberField(writer, at, 41, message.sfixed64Value, "golden.scalars.Numbers.sfixed64Value");
    }
    if (message.last !== 0) {
      at = writeUint32Field(writer, at, 4294967288, message.last, "golden.scalars.Numbers.last");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Numbers$inOrder(reader)) {
    return reader.done() ? message : Numbers$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Numbers$inOrder(reader: Reader): Numbers {
  return {
    int64Value: reader.next(8) ? reader.int64Number() : 0,
    uint64Value: reader.next(16) ? reader.uint64Number() : 0,
    sint64Value: reader.next(24) ? reader.sint64Number() : 0,
    fixed64Value: reader.next(33) ? reader.fixed64Number() : 0,
    sfixed64Value: reader.next(41) ? reader.sfixed64Number() : 0,
    last: 0,
  };
}

/** Reads the remaining fields, in any order. */
function Numbers$rest(reader: Reader, message: Numbers): Numbers {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.int64Value = reader.int64Number();
        break;
      case 16:
        message.uint64Value = reader.uint64Number();
        break;
      case 24:
        message.sint64Value = reader.sint64Number();
        break;
      case 33:
        message.fixed64Value = reader.fixed64Number();
        break;
      case 41:
        message.sfixed64Value = reader.sfixed64Number();
        break;
      case 4294967288:
        message.last = reader.uint32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
