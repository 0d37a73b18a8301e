// Code generated from google/protobuf/struct.proto by chatwire. DO NOT EDIT.

import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../../../src/wire/codec.ts";
import type { Reader } from "../../../../../../src/wire/reader.ts";
import { writeUnknown } from "../../../../../../src/wire/writer/bytes.ts";
import { writeDoubleField } from "../../../../../../src/wire/writer/floats.ts";
import { writeBoolField, writeInt32Field } from "../../../../../../src/wire/writer/integers.ts";
import { beginEntry, beginMessage, endMessage, itemsOf } from "../../../../../../src/wire/writer/lengths.ts";
import { writeStringField } from "../../../../../../src/wire/writer/text.ts";

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
    const message: Struct = {
      fields: new Map(),
    };
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
      const entry = beginEntry(writer, at, 10, "google.protobuf.Struct.fields");
      at = entry;
      at = writeStringField(writer, at, 10, key, "google.protobuf.Struct.fields");
      const begin = beginMessage(writer, at, 18, value, "google.protobuf.Struct.fields");
      at = endMessage(writer, begin, Value.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Struct$inOrder(reader)) {
    return reader.done() ? message : Struct$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Struct$inOrder(reader: Reader): Struct {
  const field$1 = new Map<string, Value>();
  while (reader.next(10)) {
    const end = reader.beginMessage(176);
    let key: string = "";
    let value: Value = Value.create();
    for (;;) {
      const entryTag = reader.tag();
      if (entryTag === 0) break;
      switch (entryTag) {
        case 10:
          key = reader.string();
          break;
        case 18: {
          const valueEnd = reader.beginMessage();
          Value.read(reader, value);
          reader.endMessage(valueEnd);
          break;
        }
        default:
          reader.skipUnknown(entryTag, undefined);
          break;
      }
    }
    field$1.set(key, value);
    reader.endMessage(end);
  }
  return {
    fields: field$1,
  };
}

/** Reads the remaining fields, in any order. */
function Struct$rest(reader: Reader, message: Struct): Struct {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const end = reader.beginMessage(176);
        let key: string = "";
        let value: Value = Value.create();
        for (;;) {
          const entryTag = reader.tag();
          if (entryTag === 0) break;
          switch (entryTag) {
            case 10:
              key = reader.string();
              break;
            case 18: {
              const valueEnd = reader.beginMessage();
              Value.read(reader, value);
              reader.endMessage(valueEnd);
              break;
            }
            default:
              reader.skipUnknown(entryTag, undefined);
              break;
          }
        }
        message.fields.set(key, value);
        reader.endMessage(end);
        break;
      }
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: Value = {
      kind: { case: undefined },
    };
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
        if (message.kind.value !== undefined) throw unknownCase("google.protobuf.Value.kind");
        break;
      case "nullValue": {
        at = writeInt32Field(writer, at, 8, message.kind.value, "google.protobuf.Value.nullValue");
        break;
      }
      case "numberValue": {
        at = writeDoubleField(writer, at, 17, message.kind.value, "google.protobuf.Value.numberValue");
        break;
      }
      case "stringValue": {
        at = writeStringField(writer, at, 26, message.kind.value, "google.protobuf.Value.stringValue");
        break;
      }
      case "boolValue": {
        at = writeBoolField(writer, at, 32, message.kind.value, "google.protobuf.Value.boolValue");
        break;
      }
      case "structValue": {
        const begin = beginMessage(writer, at, 42, message.kind.value, "google.protobuf.Value.structValue");
        at = endMessage(writer, begin, Struct.write(message.kind.value, writer, begin));
        break;
      }
      case "listValue": {
        const begin = beginMessage(writer, at, 50, message.kind.value, "google.protobuf.Value.listValue");
        at = endMessage(writer, begin, ListValue.write(message.kind.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("google.protobuf.Value.kind");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Value$inOrder(reader)) {
    return reader.done() ? message : Value$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Value$inOrder(reader: Reader): Value {
  let oneof$1: ValueKind = { case: undefined };
  if (reader.next(8)) {
    oneof$1 = { case: "nullValue", value: reader.int32() };
  } else if (reader.next(17)) {
    oneof$1 = { case: "numberValue", value: reader.double() };
  } else if (reader.next(26)) {
    oneof$1 = { case: "stringValue", value: reader.string() };
  } else if (reader.next(32)) {
    oneof$1 = { case: "boolValue", value: reader.bool() };
  } else if (reader.next(42)) {
    const end = reader.beginMessage(232);
    oneof$1 = { case: "structValue", value: Struct.read(reader) };
    reader.endMessage(end);
  } else if (reader.next(50)) {
    const end = reader.beginMessage(80);
    oneof$1 = { case: "listValue", value: ListValue.read(reader) };
    reader.endMessage(end);
  }
  return {
    kind: oneof$1,
  };
}

/** Reads the remaining fields, in any order. */
function Value$rest(reader: Reader, message: Value): Value {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.kind = { case: "nullValue", value: reader.int32() };
        break;
      case 17:
        message.kind = { case: "numberValue", value: reader.double() };
        break;
      case 26:
        message.kind = { case: "stringValue", value: reader.string() };
        break;
      case 32:
        message.kind = { case: "boolValue", value: reader.bool() };
        break;
      case 42: {
        const before = message.kind.case === "structValue" ? message.kind.value : undefined;
        const end = reader.beginMessage(before === undefined ? 232 : 0);
        message.kind = { case: "structValue", value: Struct.read(reader, before) };
        reader.endMessage(end);
        break;
      }
      case 50: {
        const before = message.kind.case === "listValue" ? message.kind.value : undefined;
        const end = reader.beginMessage(before === undefined ? 80 : 0);
        message.kind = { case: "listValue", value: ListValue.read(reader, before) };
        reader.endMessage(end);
        break;
      }
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

export interface ListValue {
  values: Value[];
  $unknown?: Uint8Array;
}

export const ListValue: MessageCodec<ListValue> = {
  typeName: "google.protobuf.ListValue",

  create(init) {
    const message: ListValue = {
      values: [],
    };
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
    for (const value of itemsOf(message.values, "google.protobuf.ListValue.values")) {
      const begin = beginMessage(writer, at, 10, value, "google.protobuf.ListValue.values");
      at = endMessage(writer, begin, Value.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListValue$inOrder(reader)) {
    return reader.done() ? message : ListValue$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListValue$inOrder(reader: Reader): ListValue {
  const field$1: Value[] = [];
  while (reader.next(10)) {
    if (field$1.length === 0) reader.beginList();
    const end = reader.beginMessage(80);
    field$1.push(Value.read(reader));
    reader.endMessage(end);
  }
  return {
    values: field$1,
  };
}

/** Reads the remaining fields, in any order. */
function ListValue$rest(reader: Reader, message: ListValue): ListValue {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.values.length === 0) reader.beginList();
        const end = reader.beginMessage(80);
        message.values.push(Value.read(reader));
        reader.endMessage(end);
        break;
      }
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
