// Code generated from google/protobuf/struct.proto by chatwire. DO NOT EDIT.

import { emptyList, noCase, oneofCase, plainConstructor } from "../../../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../../../src/wire/codec.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readDouble,
  readInt32,
  readString,
  readTag,
  skipTag,
  skipUnknown,
  takeUnknown,
} from "../../../../../../src/wire/reader.ts";
import {
  beginEntry,
  beginMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeDoubleField,
  writeInt32Field,
  writeStringField,
  writeUnknown,
} from "../../../../../../src/wire/writer.ts";

export const NullValue = {
  NULL_VALUE: 0,
} as const;

export type NullValue = (typeof NullValue)[keyof typeof NullValue] | (number & {});

export interface Struct {
  fields: Map<string, Value>;
  $unknown?: Uint8Array;
}

export const Struct: MessageCodec<Struct> = {
  typeName: "google.protobuf.Struct",

  create(init) {
    const message: Struct = new Struct$new(new Map());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Struct, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Struct, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Struct, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const [key, value] of message.fields) {
      const entry = beginEntry(writer, at, 10, "fields");
      at = entry;
      at = writeStringField(writer, at, 10, key, "fields");
      const begin = beginMessage(writer, at, 18, value, "fields");
      at = endMessage(writer, begin, Value.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Struct$inOrder(reader)) {
    return isAtEnd(reader) ? message : Struct$rest(reader, message);
  },
};

const Struct$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Struct,
    field$1: Map<string, Value>,
  ): void {
    this.fields = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Struct$inOrder(reader: Reader): Struct {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1 = new Map<string, Value>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 176);
    let key: string = "";
    let value: Value | undefined;
    if (skipTag(reader, 10)) key = readString(reader);
    if (skipTag(reader, 18)) {
      const valueEnd = enterMessage(reader);
      value = Value.read(reader, value);
      leaveMessage(reader, valueEnd);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 10:
          key = readString(reader);
          break;
        case 18: {
          const valueEnd = enterMessage(reader);
          value = Value.read(reader, value);
          leaveMessage(reader, valueEnd);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$1.set(key, value ?? Value.create());
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Struct$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Struct$rest(reader: Reader, message: Struct): Struct {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, 176);
        let key: string = "";
        let value: Value | undefined;
        if (skipTag(reader, 10)) key = readString(reader);
        if (skipTag(reader, 18)) {
          const valueEnd = enterMessage(reader);
          value = Value.read(reader, value);
          leaveMessage(reader, valueEnd);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 10:
              key = readString(reader);
              break;
            case 18: {
              const valueEnd = enterMessage(reader);
              value = Value.read(reader, value);
              leaveMessage(reader, valueEnd);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.fields.set(key, value ?? Value.create());
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

export interface Value {
  kind: ValueKind;
  $unknown?: Uint8Array;
}

export type ValueKind =
  | { case: "nullValue"; value: NullValue }
  | { case: "numberValue"; value: number }
  | { case: "stringValue"; value: string }
  | { case: "boolValue"; value: boolean }
  | { case: "structValue"; value: Struct }
  | { case: "listValue"; value: ListValue }
  | { case: undefined; value?: undefined };

export const Value: MessageCodec<Value> = {
  typeName: "google.protobuf.Value",

  create(init) {
    const message: Value = new Value$new(noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Value, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Value, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Value, bytes);
  },

  write(message, writer, start) {
    let at = start;
    switch (message.kind.case) {
      case undefined:
        if (message.kind.value !== undefined) throw unknownCase("kind");
        break;
      case "nullValue": {
        at = writeInt32Field(writer, at, 8, message.kind.value, "nullValue");
        break;
      }
      case "numberValue": {
        at = writeDoubleField(writer, at, 17, message.kind.value, "numberValue");
        break;
      }
      case "stringValue": {
        at = writeStringField(writer, at, 26, message.kind.value, "stringValue");
        break;
      }
      case "boolValue": {
        at = writeBoolField(writer, at, 32, message.kind.value, "boolValue");
        break;
      }
      case "structValue": {
        const begin = beginMessage(writer, at, 42, message.kind.value, "structValue");
        at = endMessage(writer, begin, Struct.write(message.kind.value, writer, begin));
        break;
      }
      case "listValue": {
        const begin = beginMessage(writer, at, 50, message.kind.value, "listValue");
        at = endMessage(writer, begin, ListValue.write(message.kind.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("kind");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Value$inOrder(reader)) {
    return isAtEnd(reader) ? message : Value$rest(reader, message);
  },
};

const Value$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Value,
    oneof$1: ValueKind,
  ): void {
    this.kind = oneof$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Value$inOrder(reader: Reader): Value {
  const { input, end } = reader;
  let { offset } = reader;
  let oneof$1: ValueKind | undefined;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("nullValue", readInt32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 17) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("numberValue", readDouble(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("stringValue", readString(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("boolValue", readBool(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 232);
    oneof$1 = oneofCase("structValue", Struct.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    oneof$1 = oneofCase("listValue", ListValue.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Value$new(oneof$1 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function Value$rest(reader: Reader, message: Value): Value {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.kind = oneofCase("nullValue", readInt32(reader));
        break;
      case 17:
        message.kind = oneofCase("numberValue", readDouble(reader));
        break;
      case 26:
        message.kind = oneofCase("stringValue", readString(reader));
        break;
      case 32:
        message.kind = oneofCase("boolValue", readBool(reader));
        break;
      case 42: {
        const before = message.kind.case === "structValue" ? message.kind.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 232 : 0);
        message.kind = oneofCase("structValue", Struct.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        const before = message.kind.case === "listValue" ? message.kind.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 80 : 0);
        message.kind = oneofCase("listValue", ListValue.read(reader, before));
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

export interface ListValue {
  values: Value[];
  $unknown?: Uint8Array;
}

export const ListValue: MessageCodec<ListValue> = {
  typeName: "google.protobuf.ListValue",

  create(init) {
    const message: ListValue = new ListValue$new(emptyList<Value>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListValue, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListValue, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListValue, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.values, "values")) {
      const begin = beginMessage(writer, at, 10, value, "values");
      at = endMessage(writer, begin, Value.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListValue$inOrder(reader)) {
    return isAtEnd(reader) ? message : ListValue$rest(reader, message);
  },
};

const ListValue$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ListValue,
    field$1: Value[],
  ): void {
    this.values = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListValue$inOrder(reader: Reader): ListValue {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Value[] = emptyList<Value>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$1.push(Value.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ListValue$new(field$1);
}

/** Reads the remaining fields, in any order. */
function ListValue$rest(reader: Reader, message: ListValue): ListValue {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.values.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.values.push(Value.read(reader));
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
