// Code generated from validate.proto by chatwire. DO NOT EDIT.

import { emptyList, noCase, oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readBytes,
  readDouble,
  readFixed32,
  readFloat,
  readInt32,
  readInt64,
  readSfixed64,
  readSint64Number,
  readString,
  readTag,
  readUint32,
  skipTag,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../../src/wire/reader.ts";
import {
  beginEntry,
  beginMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeDoubleField,
  writeFixed32Field,
  writeFloatField,
  writeInt32Field,
  writeInt64Field,
  writeSfixed64Field,
  writeSint64NumberField,
  writeStringField,
  writeUint32Field,
  writeUnknown,
} from "../../../../src/wire/writer.ts";
import { Any } from "./google/protobuf/any.ts";
import { Duration } from "./google/protobuf/duration.ts";
import { FieldMask } from "./google/protobuf/field_mask.ts";
import { Timestamp } from "./google/protobuf/timestamp.ts";
import { UInt64Value } from "./google/protobuf/wrappers.ts";

export const Color = {
  UNSPECIFIED: 0,
  RED: 1,
  BLUE: 4,
} as const;

export type Color = (typeof Color)[keyof typeof Color] | (number & {});

export interface Numbers {
  less: number;
  between: bigint;
  outside: number;
  ratio: number;
  tenth: number;
  notSeven: number;
  five: number;
  low?: bigint | undefined;
  agreed: boolean;
  color: Color;
  wrapped?: UInt64Value | undefined;
  $unknown?: Uint8Array;
}

export const Numbers: MessageCodec<Numbers> = {
  typeName: "validate_test.Numbers",

  create(init) {
    const message: Numbers = new Numbers$new(0, 0n, 0, 0, 0, 0, 0, undefined, false, 0, undefined);
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
    if (message.less !== 0) {
      at = writeInt32Field(writer, at, 8, message.less, "less");
    }
    if (message.between !== 0n) {
      at = writeInt64Field(writer, at, 16, message.between, "between");
    }
    if (message.outside !== 0) {
      at = writeUint32Field(writer, at, 24, message.outside, "outside");
    }
    if (message.ratio !== 0 || Object.is(message.ratio, -0)) {
      at = writeDoubleField(writer, at, 33, message.ratio, "ratio");
    }
    if (message.tenth !== 0 || Object.is(message.tenth, -0)) {
      at = writeFloatField(writer, at, 45, message.tenth, "tenth");
    }
    if (message.notSeven !== 0) {
      at = writeSint64NumberField(writer, at, 48, message.notSeven, "notSeven");
    }
    if (message.five !== 0) {
      at = writeFixed32Field(writer, at, 61, message.five, "five");
    }
    if (message.low !== undefined) {
      at = writeSfixed64Field(writer, at, 65, message.low, "low");
    }
    if (message.agreed !== false) {
      at = writeBoolField(writer, at, 72, message.agreed, "agreed");
    }
    if (message.color !== 0) {
      at = writeInt32Field(writer, at, 80, message.color, "color");
    }
    if (message.wrapped !== undefined) {
      const begin = beginMessage(writer, at, 90, message.wrapped, "wrapped");
      at = endMessage(writer, begin, UInt64Value.write(message.wrapped, writer, begin));
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
    field$2: bigint,
    field$3: number,
    field$4: number,
    field$5: number,
    field$6: number,
    field$7: number,
    field$8: bigint | undefined,
    field$9: boolean,
    field$10: Color,
    field$11: UInt64Value | undefined,
  ): void {
    this.less = field$1;
    this.between = field$2;
    this.outside = field$3;
    this.ratio = field$4;
    this.tenth = field$5;
    this.notSeven = field$6;
    this.five = field$7;
    this.low = field$8;
    this.agreed = field$9;
    this.color = field$10;
    this.wrapped = field$11;
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
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$2: bigint = 0n;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    field$2 = readInt64(reader);
    offset = reader.offset;
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$4: number = 0;
  if (offset + 8 < end && input[offset] === 33) {
    field$4 = viewOf(reader).getFloat64(offset + 1, true);
    offset += 9;
  }
  let field$5: number = 0;
  if (offset + 4 < end && input[offset] === 45) {
    field$5 = viewOf(reader).getFloat32(offset + 1, true);
    offset += 5;
  }
  let field$6: number = 0;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = (byte >>> 1) ^ -(byte & 1);
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readSint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$7: number = 0;
  if (offset < end && input[offset] === 61) {
    reader.offset = offset + 1;
    field$7 = readFixed32(reader);
    offset = reader.offset;
  }
  let field$8: bigint | undefined;
  if (offset + 8 < end && input[offset] === 65) {
    field$8 = viewOf(reader).getBigInt64(offset + 1, true);
    offset += 9;
  }
  let field$9: boolean = false;
  if (offset + 1 < end && input[offset] === 72) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$9 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$9 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$10: Color = 0;
  if (offset + 1 < end && input[offset] === 80) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$10 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$10 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$11: UInt64Value | undefined;
  if (offset < end && input[offset] === 90) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$11 = UInt64Value.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Numbers$new(
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
  );
}

/** Reads the remaining fields, in any order. */
function Numbers$rest(reader: Reader, message: Numbers): Numbers {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.less = readInt32(reader);
        break;
      case 16:
        message.between = readInt64(reader);
        break;
      case 24:
        message.outside = readUint32(reader);
        break;
      case 33:
        message.ratio = readDouble(reader);
        break;
      case 45:
        message.tenth = readFloat(reader);
        break;
      case 48:
        message.notSeven = readSint64Number(reader);
        break;
      case 61:
        message.five = readFixed32(reader);
        break;
      case 65:
        message.low = readSfixed64(reader);
        break;
      case 72:
        message.agreed = readBool(reader);
        break;
      case 80:
        message.color = readInt32(reader);
        break;
      case 90: {
        const outerEnd = enterMessage(reader, message.wrapped === undefined ? 48 : 0);
        message.wrapped = UInt64Value.read(reader, message.wrapped);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Texts {
  name: string;
  bytes: string;
  email: string;
  host: string;
  uri: string;
  affixes: string;
  choice: string;
  data: Uint8Array;
  utf8: Uint8Array;
  header: string;
  address: Uint8Array;
  $unknown?: Uint8Array;
}

export const Texts: MessageCodec<Texts> = {
  typeName: "validate_test.Texts",

  create(init) {
    const message: Texts = new Texts$new("", "", "", "", "", "", "", EMPTY_BYTES, EMPTY_BYTES, "", EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Texts, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Texts, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Texts, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.bytes !== "") {
      at = writeStringField(writer, at, 18, message.bytes, "bytes");
    }
    if (message.email !== "") {
      at = writeStringField(writer, at, 26, message.email, "email");
    }
    if (message.host !== "") {
      at = writeStringField(writer, at, 34, message.host, "host");
    }
    if (message.uri !== "") {
      at = writeStringField(writer, at, 42, message.uri, "uri");
    }
    if (message.affixes !== "") {
      at = writeStringField(writer, at, 50, message.affixes, "affixes");
    }
    if (message.choice !== "") {
      at = writeStringField(writer, at, 58, message.choice, "choice");
    }
    if (message.data?.length !== 0) {
      at = writeBytesField(writer, at, 66, message.data, "data");
    }
    if (message.utf8?.length !== 0) {
      at = writeBytesField(writer, at, 74, message.utf8, "utf8");
    }
    if (message.header !== "") {
      at = writeStringField(writer, at, 82, message.header, "header");
    }
    if (message.address?.length !== 0) {
      at = writeBytesField(writer, at, 90, message.address, "address");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Texts$inOrder(reader)) {
    return isAtEnd(reader) ? message : Texts$rest(reader, message);
  },
};

const Texts$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Texts,
    field$1: string,
    field$2: string,
    field$3: string,
    field$4: string,
    field$5: string,
    field$6: string,
    field$7: string,
    field$8: Uint8Array,
    field$9: Uint8Array,
    field$10: string,
    field$11: Uint8Array,
  ): void {
    this.name = field$1;
    this.bytes = field$2;
    this.email = field$3;
    this.host = field$4;
    this.uri = field$5;
    this.affixes = field$6;
    this.choice = field$7;
    this.data = field$8;
    this.utf8 = field$9;
    this.header = field$10;
    this.address = field$11;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Texts$inOrder(reader: Reader): Texts {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
  }
  let field$4: string = "";
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readString(reader);
    offset = reader.offset;
  }
  let field$5: string = "";
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readString(reader);
    offset = reader.offset;
  }
  let field$6: string = "";
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readString(reader);
    offset = reader.offset;
  }
  let field$7: string = "";
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    field$7 = readString(reader);
    offset = reader.offset;
  }
  let field$8: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    field$8 = readBytes(reader);
    offset = reader.offset;
  }
  let field$9: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    field$9 = readBytes(reader);
    offset = reader.offset;
  }
  let field$10: string = "";
  if (offset < end && input[offset] === 82) {
    reader.offset = offset + 1;
    field$10 = readString(reader);
    offset = reader.offset;
  }
  let field$11: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 90) {
    reader.offset = offset + 1;
    field$11 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Texts$new(
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
  );
}

/** Reads the remaining fields, in any order. */
function Texts$rest(reader: Reader, message: Texts): Texts {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      case 18:
        message.bytes = readString(reader);
        break;
      case 26:
        message.email = readString(reader);
        break;
      case 34:
        message.host = readString(reader);
        break;
      case 42:
        message.uri = readString(reader);
        break;
      case 50:
        message.affixes = readString(reader);
        break;
      case 58:
        message.choice = readString(reader);
        break;
      case 66:
        message.data = readBytes(reader);
        break;
      case 74:
        message.utf8 = readBytes(reader);
        break;
      case 82:
        message.header = readString(reader);
        break;
      case 90:
        message.address = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Lists {
  tags: string[];
  counts: Map<string, number>;
  inner: Inner[];
  byNumber: Map<bigint, Inner>;
  ignored: Inner[];
  parts: Uint8Array[];
  $unknown?: Uint8Array;
}

export const Lists: MessageCodec<Lists> = {
  typeName: "validate_test.Lists",

  create(init) {
    const message: Lists = new Lists$new(
      emptyList<string>(),
      new Map(),
      emptyList<Inner>(),
      new Map(),
      emptyList<Inner>(),
      emptyList<Uint8Array>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Lists, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Lists, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Lists, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.tags, "tags")) {
      at = writeStringField(writer, at, 10, value, "tags");
    }
    for (const [key, value] of message.counts) {
      const entry = beginEntry(writer, at, 18, "counts");
      at = entry;
      at = writeStringField(writer, at, 10, key, "counts");
      at = writeInt32Field(writer, at, 16, value, "counts");
      at = endMessage(writer, entry, at);
    }
    for (const value of itemsOf(message.inner, "inner")) {
      const begin = beginMessage(writer, at, 26, value, "inner");
      at = endMessage(writer, begin, Inner.write(value, writer, begin));
    }
    for (const [key, value] of message.byNumber) {
      const entry = beginEntry(writer, at, 34, "byNumber");
      at = entry;
      at = writeInt64Field(writer, at, 8, key, "byNumber");
      const begin = beginMessage(writer, at, 18, value, "byNumber");
      at = endMessage(writer, begin, Inner.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    for (const value of itemsOf(message.ignored, "ignored")) {
      const begin = beginMessage(writer, at, 42, value, "ignored");
      at = endMessage(writer, begin, Inner.write(value, writer, begin));
    }
    for (const value of itemsOf(message.parts, "parts")) {
      at = writeBytesField(writer, at, 50, value, "parts");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Lists$inOrder(reader)) {
    return isAtEnd(reader) ? message : Lists$rest(reader, message);
  },
};

const Lists$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Lists,
    field$1: string[],
    field$2: Map<string, number>,
    field$3: Inner[],
    field$4: Map<bigint, Inner>,
    field$5: Inner[],
    field$6: Uint8Array[],
  ): void {
    this.tags = field$1;
    this.counts = field$2;
    this.inner = field$3;
    this.byNumber = field$4;
    this.ignored = field$5;
    this.parts = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Lists$inOrder(reader: Reader): Lists {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: string[] = emptyList<string>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    field$1.push(readString(reader));
    offset = reader.offset;
  }
  const field$2 = new Map<string, number>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    let key: string = "";
    let value: number = 0;
    if (skipTag(reader, 10)) key = readString(reader);
    if (skipTag(reader, 16)) {
      value = readInt32(reader);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 10:
          key = readString(reader);
          break;
        case 16: {
          value = readInt32(reader);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$2.set(key, value);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$3: Inner[] = emptyList<Inner>();
  while (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    if (field$3.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$3.push(Inner.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4 = new Map<bigint, Inner>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 152);
    let key: bigint = 0n;
    let value: Inner | undefined;
    if (skipTag(reader, 8)) key = readInt64(reader);
    if (skipTag(reader, 18)) {
      const valueEnd = enterMessage(reader);
      value = Inner.read(reader, value);
      leaveMessage(reader, valueEnd);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = readInt64(reader);
          break;
        case 18: {
          const valueEnd = enterMessage(reader);
          value = Inner.read(reader, value);
          leaveMessage(reader, valueEnd);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$4.set(key, value ?? Inner.create());
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$5: Inner[] = emptyList<Inner>();
  while (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    if (field$5.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$5.push(Inner.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$6: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readBytes(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Lists$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function Lists$rest(reader: Reader, message: Lists): Lists {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        if (message.tags.length === 0) beginList(reader);
        message.tags.push(readString(reader));
        break;
      case 18: {
        const outerEnd = enterMessage(reader, 96);
        let key: string = "";
        let value: number = 0;
        if (skipTag(reader, 10)) key = readString(reader);
        if (skipTag(reader, 16)) {
          value = readInt32(reader);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 10:
              key = readString(reader);
              break;
            case 16: {
              value = readInt32(reader);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.counts.set(key, value);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        if (message.inner.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.inner.push(Inner.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        const outerEnd = enterMessage(reader, 152);
        let key: bigint = 0n;
        let value: Inner | undefined;
        if (skipTag(reader, 8)) key = readInt64(reader);
        if (skipTag(reader, 18)) {
          const valueEnd = enterMessage(reader);
          value = Inner.read(reader, value);
          leaveMessage(reader, valueEnd);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = readInt64(reader);
              break;
            case 18: {
              const valueEnd = enterMessage(reader);
              value = Inner.read(reader, value);
              leaveMessage(reader, valueEnd);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.byNumber.set(key, value ?? Inner.create());
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        if (message.ignored.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.ignored.push(Inner.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50:
        if (message.parts.length === 0) beginList(reader);
        message.parts.push(readBytes(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Inner {
  id: string;
  inner?: Inner | undefined;
  $unknown?: Uint8Array;
}

export const Inner: MessageCodec<Inner> = {
  typeName: "validate_test.Inner",

  create(init) {
    const message: Inner = new Inner$new("", undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Inner, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Inner, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Inner, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.id !== "") {
      at = writeStringField(writer, at, 10, message.id, "id");
    }
    if (message.inner !== undefined) {
      const begin = beginMessage(writer, at, 18, message.inner, "inner");
      at = endMessage(writer, begin, Inner.write(message.inner, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Inner$inOrder(reader)) {
    return isAtEnd(reader) ? message : Inner$rest(reader, message);
  },
};

const Inner$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Inner,
    field$1: string,
    field$2: Inner | undefined,
  ): void {
    this.id = field$1;
    this.inner = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Inner$inOrder(reader: Reader): Inner {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: Inner | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$2 = Inner.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Inner$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Inner$rest(reader: Reader, message: Inner): Inner {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.id = readString(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.inner === undefined ? 56 : 0);
        message.inner = Inner.read(reader, message.inner);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Choices {
  one: string;
  other: number;
  kind: ChoicesKind;
  needed?: Inner | undefined;
  skipped?: Inner | undefined;
  $unknown?: Uint8Array;
}

export type ChoicesKind =
  | { case: "text"; value: string }
  | { case: "message"; value: Inner }
  | { case: undefined; value?: undefined };

export const Choices: MessageCodec<Choices> = {
  typeName: "validate_test.Choices",

  create(init) {
    const message: Choices = new Choices$new("", 0, noCase(), undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Choices, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Choices, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Choices, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.one !== "") {
      at = writeStringField(writer, at, 10, message.one, "one");
    }
    if (message.other !== 0) {
      at = writeInt32Field(writer, at, 16, message.other, "other");
    }
    switch (message.kind.case) {
      case undefined:
        if (message.kind.value !== undefined) throw unknownCase("kind");
        break;
      case "text": {
        at = writeStringField(writer, at, 26, message.kind.value, "text");
        break;
      }
      case "message": {
        const begin = beginMessage(writer, at, 34, message.kind.value, "message");
        at = endMessage(writer, begin, Inner.write(message.kind.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("kind");
    }
    if (message.needed !== undefined) {
      const begin = beginMessage(writer, at, 42, message.needed, "needed");
      at = endMessage(writer, begin, Inner.write(message.needed, writer, begin));
    }
    if (message.skipped !== undefined) {
      const begin = beginMessage(writer, at, 50, message.skipped, "skipped");
      at = endMessage(writer, begin, Inner.write(message.skipped, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Choices$inOrder(reader)) {
    return isAtEnd(reader) ? message : Choices$rest(reader, message);
  },
};

const Choices$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Choices,
    field$1: string,
    field$2: number,
    oneof$3: ChoicesKind,
    field$5: Inner | undefined,
    field$6: Inner | undefined,
  ): void {
    this.one = field$1;
    this.other = field$2;
    this.kind = oneof$3;
    this.needed = field$5;
    this.skipped = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Choices$inOrder(reader: Reader): Choices {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
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
  let oneof$3: ChoicesKind | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    oneof$3 = oneofCase("text", readString(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$3 = oneofCase("message", Inner.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: Inner | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$5 = Inner.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$6: Inner | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$6 = Inner.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Choices$new(field$1, field$2, oneof$3 ?? noCase(), field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function Choices$rest(reader: Reader, message: Choices): Choices {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.one = readString(reader);
        break;
      case 16:
        message.other = readInt32(reader);
        break;
      case 26:
        message.kind = oneofCase("text", readString(reader));
        break;
      case 34: {
        const before = message.kind.case === "message" ? message.kind.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.kind = oneofCase("message", Inner.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const outerEnd = enterMessage(reader, message.needed === undefined ? 56 : 0);
        message.needed = Inner.read(reader, message.needed);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        const outerEnd = enterMessage(reader, message.skipped === undefined ? 56 : 0);
        message.skipped = Inner.read(reader, message.skipped);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Times {
  sent?: Timestamp | undefined;
  near?: Timestamp | undefined;
  wait?: Duration | undefined;
  any?: Any | undefined;
  mask?: FieldMask | undefined;
  $unknown?: Uint8Array;
}

export const Times: MessageCodec<Times> = {
  typeName: "validate_test.Times",

  create(init) {
    const message: Times = new Times$new(undefined, undefined, undefined, undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Times, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Times, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Times, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.sent !== undefined) {
      const begin = beginMessage(writer, at, 10, message.sent, "sent");
      at = endMessage(writer, begin, Timestamp.write(message.sent, writer, begin));
    }
    if (message.near !== undefined) {
      const begin = beginMessage(writer, at, 18, message.near, "near");
      at = endMessage(writer, begin, Timestamp.write(message.near, writer, begin));
    }
    if (message.wait !== undefined) {
      const begin = beginMessage(writer, at, 26, message.wait, "wait");
      at = endMessage(writer, begin, Duration.write(message.wait, writer, begin));
    }
    if (message.any !== undefined) {
      const begin = beginMessage(writer, at, 34, message.any, "any");
      at = endMessage(writer, begin, Any.write(message.any, writer, begin));
    }
    if (message.mask !== undefined) {
      const begin = beginMessage(writer, at, 42, message.mask, "mask");
      at = endMessage(writer, begin, FieldMask.write(message.mask, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Times$inOrder(reader)) {
    return isAtEnd(reader) ? message : Times$rest(reader, message);
  },
};

const Times$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Times,
    field$1: Timestamp | undefined,
    field$2: Timestamp | undefined,
    field$3: Duration | undefined,
    field$4: Any | undefined,
    field$5: FieldMask | undefined,
  ): void {
    this.sent = field$1;
    this.near = field$2;
    this.wait = field$3;
    this.any = field$4;
    this.mask = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Times$inOrder(reader: Reader): Times {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Timestamp | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$1 = Timestamp.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: Timestamp | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$2 = Timestamp.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: Duration | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$3 = Duration.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$4: Any | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$4 = Any.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: FieldMask | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    field$5 = FieldMask.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Times$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function Times$rest(reader: Reader, message: Times): Times {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.sent === undefined ? 56 : 0);
        message.sent = Timestamp.read(reader, message.sent);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const outerEnd = enterMessage(reader, message.near === undefined ? 56 : 0);
        message.near = Timestamp.read(reader, message.near);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, message.wait === undefined ? 56 : 0);
        message.wait = Duration.read(reader, message.wait);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        const outerEnd = enterMessage(reader, message.any === undefined ? 56 : 0);
        message.any = Any.read(reader, message.any);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const outerEnd = enterMessage(reader, message.mask === undefined ? 80 : 0);
        message.mask = FieldMask.read(reader, message.mask);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Has no rules, and no message with rules in it. */
export interface Free {
  text: string;
  free?: Free | undefined;
  $unknown?: Uint8Array;
}

export const Free: MessageCodec<Free> = {
  typeName: "validate_test.Free",

  create(init) {
    const message: Free = new Free$new("", undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Free, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Free, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Free, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.text !== "") {
      at = writeStringField(writer, at, 10, message.text, "text");
    }
    if (message.free !== undefined) {
      const begin = beginMessage(writer, at, 18, message.free, "free");
      at = endMessage(writer, begin, Free.write(message.free, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Free$inOrder(reader)) {
    return isAtEnd(reader) ? message : Free$rest(reader, message);
  },
};

const Free$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Free,
    field$1: string,
    field$2: Free | undefined,
  ): void {
    this.text = field$1;
    this.free = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Free$inOrder(reader: Reader): Free {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: Free | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$2 = Free.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Free$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Free$rest(reader: Reader, message: Free): Free {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = readString(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.free === undefined ? 56 : 0);
        message.free = Free.read(reader, message.free);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Has rules only in the message in it. */
export interface Outer {
  inner?: Inner | undefined;
  $unknown?: Uint8Array;
}

export const Outer: MessageCodec<Outer> = {
  typeName: "validate_test.Outer",

  create(init) {
    const message: Outer = new Outer$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Outer, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Outer, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Outer, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.inner !== undefined) {
      const begin = beginMessage(writer, at, 10, message.inner, "inner");
      at = endMessage(writer, begin, Inner.write(message.inner, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Outer$inOrder(reader)) {
    return isAtEnd(reader) ? message : Outer$rest(reader, message);
  },
};

const Outer$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Outer,
    field$1: Inner | undefined,
  ): void {
    this.inner = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Outer$inOrder(reader: Reader): Outer {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Inner | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$1 = Inner.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Outer$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Outer$rest(reader: Reader, message: Outer): Outer {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.inner === undefined ? 56 : 0);
        message.inner = Inner.read(reader, message.inner);
        leaveMessage(reader, outerEnd);
        break;
      }
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
