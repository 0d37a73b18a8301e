// Code generated from google/protobuf/wrappers.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
} from "../../../../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  isAtEnd,
  readBool,
  readBytes,
  readDouble,
  readFloat,
  readInt32,
  readInt64,
  readString,
  readTag,
  readUint32,
  readUint64,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../../../../src/wire/reader.ts";
import {
  writeBoolField,
  writeBytesField,
  writeDoubleField,
  writeFloatField,
  writeInt32Field,
  writeInt64Field,
  writeStringField,
  writeUint32Field,
  writeUint64Field,
  writeUnknown,
} from "../../../../../../src/wire/writer.ts";

export interface DoubleValue {
  value: number;
  $unknown?: Uint8Array;
}

export const DoubleValue: MessageCodec<DoubleValue> = {
  typeName: "google.protobuf.DoubleValue",

  create(init) {
    const message: DoubleValue = new DoubleValue$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DoubleValue, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DoubleValue, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(DoubleValue, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== 0 || Object.is(message.value, -0)) {
      at = writeDoubleField(writer, at, 9, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DoubleValue$inOrder(reader)) {
    return isAtEnd(reader) ? message : DoubleValue$rest(reader, message);
  },
};

const DoubleValue$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DoubleValue,
    field$1: number,
  ): void {
    this.value = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DoubleValue$inOrder(reader: Reader): DoubleValue {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getFloat64(offset + 1, true);
    offset += 9;
  }
  reader.offset = offset;
  return new DoubleValue$new(field$1);
}

/** Reads the remaining fields, in any order. */
function DoubleValue$rest(reader: Reader, message: DoubleValue): DoubleValue {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.value = readDouble(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface FloatValue {
  value: number;
  $unknown?: Uint8Array;
}

export const FloatValue: MessageCodec<FloatValue> = {
  typeName: "google.protobuf.FloatValue",

  create(init) {
    const message: FloatValue = new FloatValue$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FloatValue, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FloatValue, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FloatValue, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== 0 || Object.is(message.value, -0)) {
      at = writeFloatField(writer, at, 13, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FloatValue$inOrder(reader)) {
    return isAtEnd(reader) ? message : FloatValue$rest(reader, message);
  },
};

const FloatValue$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FloatValue,
    field$1: number,
  ): void {
    this.value = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FloatValue$inOrder(reader: Reader): FloatValue {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 4 < end && input[offset] === 13) {
    field$1 = viewOf(reader).getFloat32(offset + 1, true);
    offset += 5;
  }
  reader.offset = offset;
  return new FloatValue$new(field$1);
}

/** Reads the remaining fields, in any order. */
function FloatValue$rest(reader: Reader, message: FloatValue): FloatValue {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 13:
        message.value = readFloat(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Int64Value {
  value: bigint;
  $unknown?: Uint8Array;
}

export const Int64Value: MessageCodec<Int64Value> = {
  typeName: "google.protobuf.Int64Value",

  create(init) {
    const message: Int64Value = new Int64Value$new(0n);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Int64Value, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Int64Value, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Int64Value, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== 0n) {
      at = writeInt64Field(writer, at, 8, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Int64Value$inOrder(reader)) {
    return isAtEnd(reader) ? message : Int64Value$rest(reader, message);
  },
};

const Int64Value$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Int64Value,
    field$1: bigint,
  ): void {
    this.value = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Int64Value$inOrder(reader: Reader): Int64Value {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint = 0n;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    field$1 = readInt64(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Int64Value$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Int64Value$rest(reader: Reader, message: Int64Value): Int64Value {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.value = readInt64(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface UInt64Value {
  value: bigint;
  $unknown?: Uint8Array;
}

export const UInt64Value: MessageCodec<UInt64Value> = {
  typeName: "google.protobuf.UInt64Value",

  create(init) {
    const message: UInt64Value = new UInt64Value$new(0n);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(UInt64Value, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(UInt64Value, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(UInt64Value, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== 0n) {
      at = writeUint64Field(writer, at, 8, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = UInt64Value$inOrder(reader)) {
    return isAtEnd(reader) ? message : UInt64Value$rest(reader, message);
  },
};

const UInt64Value$new = /* @__PURE__ */ plainConstructor(
  function (
    this: UInt64Value,
    field$1: bigint,
  ): void {
    this.value = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function UInt64Value$inOrder(reader: Reader): UInt64Value {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint = 0n;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    field$1 = readUint64(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new UInt64Value$new(field$1);
}

/** Reads the remaining fields, in any order. */
function UInt64Value$rest(reader: Reader, message: UInt64Value): UInt64Value {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.value = readUint64(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Int32Value {
  value: number;
  $unknown?: Uint8Array;
}

export const Int32Value: MessageCodec<Int32Value> = {
  typeName: "google.protobuf.Int32Value",

  create(init) {
    const message: Int32Value = new Int32Value$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Int32Value, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Int32Value, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Int32Value, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== 0) {
      at = writeInt32Field(writer, at, 8, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Int32Value$inOrder(reader)) {
    return isAtEnd(reader) ? message : Int32Value$rest(reader, message);
  },
};

const Int32Value$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Int32Value,
    field$1: number,
  ): void {
    this.value = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Int32Value$inOrder(reader: Reader): Int32Value {
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
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Int32Value$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Int32Value$rest(reader: Reader, message: Int32Value): Int32Value {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.value = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface UInt32Value {
  value: number;
  $unknown?: Uint8Array;
}

export const UInt32Value: MessageCodec<UInt32Value> = {
  typeName: "google.protobuf.UInt32Value",

  create(init) {
    const message: UInt32Value = new UInt32Value$new(0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(UInt32Value, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(UInt32Value, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(UInt32Value, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== 0) {
      at = writeUint32Field(writer, at, 8, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = UInt32Value$inOrder(reader)) {
    return isAtEnd(reader) ? message : UInt32Value$rest(reader, message);
  },
};

const UInt32Value$new = /* @__PURE__ */ plainConstructor(
  function (
    this: UInt32Value,
    field$1: number,
  ): void {
    this.value = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function UInt32Value$inOrder(reader: Reader): UInt32Value {
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
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new UInt32Value$new(field$1);
}

/** Reads the remaining fields, in any order. */
function UInt32Value$rest(reader: Reader, message: UInt32Value): UInt32Value {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.value = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BoolValue {
  value: boolean;
  $unknown?: Uint8Array;
}

export const BoolValue: MessageCodec<BoolValue> = {
  typeName: "google.protobuf.BoolValue",

  create(init) {
    const message: BoolValue = new BoolValue$new(false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BoolValue, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BoolValue, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BoolValue, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== false) {
      at = writeBoolField(writer, at, 8, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BoolValue$inOrder(reader)) {
    return isAtEnd(reader) ? message : BoolValue$rest(reader, message);
  },
};

const BoolValue$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BoolValue,
    field$1: boolean,
  ): void {
    this.value = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BoolValue$inOrder(reader: Reader): BoolValue {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: boolean = false;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new BoolValue$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BoolValue$rest(reader: Reader, message: BoolValue): BoolValue {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.value = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface StringValue {
  value: string;
  $unknown?: Uint8Array;
}

export const StringValue: MessageCodec<StringValue> = {
  typeName: "google.protobuf.StringValue",

  create(init) {
    const message: StringValue = new StringValue$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(StringValue, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(StringValue, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(StringValue, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== "") {
      at = writeStringField(writer, at, 10, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = StringValue$inOrder(reader)) {
    return isAtEnd(reader) ? message : StringValue$rest(reader, message);
  },
};

const StringValue$new = /* @__PURE__ */ plainConstructor(
  function (
    this: StringValue,
    field$1: string,
  ): void {
    this.value = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function StringValue$inOrder(reader: Reader): StringValue {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new StringValue$new(field$1);
}

/** Reads the remaining fields, in any order. */
function StringValue$rest(reader: Reader, message: StringValue): StringValue {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.value = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BytesValue {
  value: Uint8Array;
  $unknown?: Uint8Array;
}

export const BytesValue: MessageCodec<BytesValue> = {
  typeName: "google.protobuf.BytesValue",

  create(init) {
    const message: BytesValue = new BytesValue$new(EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BytesValue, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BytesValue, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BytesValue, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BytesValue$inOrder(reader)) {
    return isAtEnd(reader) ? message : BytesValue$rest(reader, message);
  },
};

const BytesValue$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BytesValue,
    field$1: Uint8Array,
  ): void {
    this.value = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BytesValue$inOrder(reader: Reader): BytesValue {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new BytesValue$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BytesValue$rest(reader: Reader, message: BytesValue): BytesValue {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.value = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
