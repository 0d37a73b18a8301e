// Code generated from scalars.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  isAtEnd,
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
  takeUnknown,
  viewOf,
} from "../../../../src/wire/reader.ts";
import {
  writeBoolField,
  writeBytesField,
  writeDoubleField,
  writeFixed32Field,
  writeFixed64Field,
  writeFixed64NumberField,
  writeFloatField,
  writeInt32Field,
  writeInt64Field,
  writeInt64NumberField,
  writeSfixed32Field,
  writeSfixed64Field,
  writeSfixed64NumberField,
  writeSint32Field,
  writeSint64Field,
  writeSint64NumberField,
  writeStringField,
  writeUint32Field,
  writeUint64Field,
  writeUint64NumberField,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

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
    const message: Scalars = new Scalars$new(0, 0, 0, 0n, 0, 0n, 0, 0n, 0, 0n, 0, 0n, false, "", EMPTY_BYTES);
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
      at = writeDoubleField(writer, at, 9, message.doubleValue, "doubleValue");
    }
    if (message.floatValue !== 0 || Object.is(message.floatValue, -0)) {
      at = writeFloatField(writer, at, 21, message.floatValue, "floatValue");
    }
    if (message.int32Value !== 0) {
      at = writeInt32Field(writer, at, 24, message.int32Value, "int32Value");
    }
    if (message.int64Value !== 0n) {
      at = writeInt64Field(writer, at, 32, message.int64Value, "int64Value");
    }
    if (message.uint32Value !== 0) {
      at = writeUint32Field(writer, at, 40, message.uint32Value, "uint32Value");
    }
    if (message.uint64Value !== 0n) {
      at = writeUint64Field(writer, at, 48, message.uint64Value, "uint64Value");
    }
    if (message.sint32Value !== 0) {
      at = writeSint32Field(writer, at, 56, message.sint32Value, "sint32Value");
    }
    if (message.sint64Value !== 0n) {
      at = writeSint64Field(writer, at, 64, message.sint64Value, "sint64Value");
    }
    if (message.fixed32Value !== 0) {
      at = writeFixed32Field(writer, at, 77, message.fixed32Value, "fixed32Value");
    }
    if (message.fixed64Value !== 0n) {
      at = writeFixed64Field(writer, at, 81, message.fixed64Value, "fixed64Value");
    }
    if (message.sfixed32Value !== 0) {
      at = writeSfixed32Field(writer, at, 93, message.sfixed32Value, "sfixed32Value");
    }
    if (message.sfixed64Value !== 0n) {
      at = writeSfixed64Field(writer, at, 97, message.sfixed64Value, "sfixed64Value");
    }
    if (message.boolValue !== false) {
      at = writeBoolField(writer, at, 104, message.boolValue, "boolValue");
    }
    if (message.stringValue !== "") {
      at = writeStringField(writer, at, 114, message.stringValue, "stringValue");
    }
    if (message.bytesValue?.length !== 0) {
      at = writeBytesField(writer, at, 122, message.bytesValue, "bytesValue");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Scalars$inOrder(reader)) {
    return isAtEnd(reader) ? message : Scalars$rest(reader, message);
  },
};

const Scalars$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Scalars,
    field$1: number,
    field$2: number,
    field$3: number,
    field$4: bigint,
    field$5: number,
    field$6: bigint,
    field$7: number,
    field$8: bigint,
    field$9: number,
    field$10: bigint,
    field$11: number,
    field$12: bigint,
    field$13: boolean,
    field$14: string,
    field$15: Uint8Array,
  ): void {
    this.doubleValue = field$1;
    this.floatValue = field$2;
    this.int32Value = field$3;
    this.int64Value = field$4;
    this.uint32Value = field$5;
    this.uint64Value = field$6;
    this.sint32Value = field$7;
    this.sint64Value = field$8;
    this.fixed32Value = field$9;
    this.fixed64Value = field$10;
    this.sfixed32Value = field$11;
    this.sfixed64Value = field$12;
    this.boolValue = field$13;
    this.stringValue = field$14;
    this.bytesValue = field$15;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Scalars$inOrder(reader: Reader): Scalars {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getFloat64(offset + 1, true);
    offset += 9;
  }
  let field$2: number = 0;
  if (offset + 4 < end && input[offset] === 21) {
    field$2 = viewOf(reader).getFloat32(offset + 1, true);
    offset += 5;
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$4: bigint = 0n;
  if (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    field$4 = readInt64(reader);
    offset = reader.offset;
  }
  let field$5: number = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$6: bigint = 0n;
  if (offset < end && input[offset] === 48) {
    reader.offset = offset + 1;
    field$6 = readUint64(reader);
    offset = reader.offset;
  }
  let field$7: number = 0;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = (byte >>> 1) ^ -(byte & 1);
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readSint32(reader);
      offset = reader.offset;
    }
  }
  let field$8: bigint = 0n;
  if (offset < end && input[offset] === 64) {
    reader.offset = offset + 1;
    field$8 = readSint64(reader);
    offset = reader.offset;
  }
  let field$9: number = 0;
  if (offset < end && input[offset] === 77) {
    reader.offset = offset + 1;
    field$9 = readFixed32(reader);
    offset = reader.offset;
  }
  let field$10: bigint = 0n;
  if (offset + 8 < end && input[offset] === 81) {
    field$10 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let field$11: number = 0;
  if (offset < end && input[offset] === 93) {
    reader.offset = offset + 1;
    field$11 = readSfixed32(reader);
    offset = reader.offset;
  }
  let field$12: bigint = 0n;
  if (offset + 8 < end && input[offset] === 97) {
    field$12 = viewOf(reader).getBigInt64(offset + 1, true);
    offset += 9;
  }
  let field$13: boolean = false;
  if (offset + 1 < end && input[offset] === 104) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$13 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$13 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$14: string = "";
  if (offset < end && input[offset] === 114) {
    reader.offset = offset + 1;
    field$14 = readString(reader);
    offset = reader.offset;
  }
  let field$15: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 122) {
    reader.offset = offset + 1;
    field$15 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Scalars$new(
    field$1,
    field$2,
    field$3,
    field$4,
    field$5,
    field$6,
    field$7,
    field$8,
    field$9,
    field$10,
    field$11,
    field$12,
    field$13,
    field$14,
    field$15,
  );
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
    const message: Numbers = new Numbers$new(0, 0, 0, 0, 0, 0);
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
      at = writeInt64NumberField(writer, at, 8, message.int64Value, "int64Value");
    }
    if (message.uint64Value !== 0) {
      at = writeUint64NumberField(writer, at, 16, message.uint64Value, "uint64Value");
    }
    if (message.sint64Value !== 0) {
      at = writeSint64NumberField(writer, at, 24, message.sint64Value, "sint64Value");
    }
    if (message.fixed64Value !== 0) {
      at = writeFixed64NumberField(writer, at, 33, message.fixed64Value, "fixed64Value");
    }
    if (message.sfixed64Value !== 0) {
      at = writeSfixed64NumberField(writer, at, 41, message.sfixed64Value, "sfixed64Value");
    }
    if (message.last !== 0) {
      at = writeUint32Field(writer, at, 4294967288, message.last, "last");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Numbers$inOrder(reader)) {
    return isAtEnd(reader) ? message : Numbers$rest(reader, message);
  },
};

const Numbers$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Numbers,
    field$1: number,
    field$2: number,
    field$3: number,
    field$4: number,
    field$5: number,
    field$536870911: number,
  ): void {
    this.int64Value = field$1;
    this.uint64Value = field$2;
    this.sint64Value = field$3;
    this.fixed64Value = field$4;
    this.sfixed64Value = field$5;
    this.last = field$536870911;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Numbers$inOrder(reader: Reader): Numbers {
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
      field$1 = readInt64Number(reader);
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
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = (byte >>> 1) ^ -(byte & 1);
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readSint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$4: number = 0;
  if (offset < end && input[offset] === 33) {
    reader.offset = offset + 1;
    field$4 = readFixed64Number(reader);
    offset = reader.offset;
  }
  let field$5: number = 0;
  if (offset < end && input[offset] === 41) {
    reader.offset = offset + 1;
    field$5 = readSfixed64Number(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Numbers$new(field$1, field$2, field$3, field$4, field$5, 0);
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
