// Code generated from optional.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import type { Reader } from "../../../../src/wire/reader.ts";
import { writeInt64Field } from "../../../../src/wire/writer/bigints.ts";
import { writeBytesField, writeUnknown } from "../../../../src/wire/writer/bytes.ts";
import { writeDoubleField } from "../../../../src/wire/writer/floats.ts";
import { writeBoolField, writeInt32Field, writeUint32Field } from "../../../../src/wire/writer/integers.ts";
import { beginMessage, endMessage } from "../../../../src/wire/writer/lengths.ts";
import { writeStringField } from "../../../../src/wire/writer/text.ts";

export const Color = {
  UNSPECIFIED: 0,
  RED: 1,
} as const;

export type Color = (typeof Color)[keyof typeof Color] | (number & {});

export interface Inner {
  inner?: Inner | undefined;
  $unknown?: Uint8Array;
}

export const Inner: MessageCodec<Inner> = {
  typeName: "golden.optional.Inner",

  create(init) {
    const message: Inner = {
      inner: undefined,
    };
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
    if (message.inner !== undefined) {
      const begin = beginMessage(writer, at, 10, message.inner, "golden.optional.Inner.inner");
      at = endMessage(writer, begin, Inner.write(message.inner, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Inner$inOrder(reader)) {
    return reader.done() ? message : Inner$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Inner$inOrder(reader: Reader): Inner {
  let field$1: Inner | undefined;
  if (reader.next(10)) {
    const end = reader.beginMessage(48);
    field$1 = Inner.read(reader);
    reader.endMessage(end);
  }
  return {
    inner: field$1,
  };
}

/** Reads the remaining fields, in any order. */
function Inner$rest(reader: Reader, message: Inner): Inner {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const end = reader.beginMessage(message.inner === undefined ? 48 : 0);
        message.inner = Inner.read(reader, message.inner);
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

/** Fields that tell "absent" from the default. */
export interface Optionals {
  number?: number | undefined;
  text?: string | undefined;
  blob?: Uint8Array | undefined;
  flag?: boolean | undefined;
  big?: bigint | undefined;
  color?: Color | undefined;
  inner?: Inner | undefined;
  /** @deprecated */
  ratio?: number | undefined;
  implicitInner?: Inner | undefined;
  $unknown?: Uint8Array;
}

export const Optionals: MessageCodec<Optionals> = {
  typeName: "golden.optional.Optionals",

  create(init) {
    const message: Optionals = {
      number: undefined,
      text: undefined,
      blob: undefined,
      flag: undefined,
      big: undefined,
      color: undefined,
      inner: undefined,
      ratio: undefined,
      implicitInner: undefined,
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Optionals, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Optionals, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Optionals, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.number !== undefined) {
      at = writeUint32Field(writer, at, 8, message.number, "golden.optional.Optionals.number");
    }
    if (message.text !== undefined) {
      at = writeStringField(writer, at, 18, message.text, "golden.optional.Optionals.text");
    }
    if (message.blob !== undefined) {
      at = writeBytesField(writer, at, 26, message.blob, "golden.optional.Optionals.blob");
    }
    if (message.flag !== undefined) {
      at = writeBoolField(writer, at, 32, message.flag, "golden.optional.Optionals.flag");
    }
    if (message.big !== undefined) {
      at = writeInt64Field(writer, at, 40, message.big, "golden.optional.Optionals.big");
    }
    if (message.color !== undefined) {
      at = writeInt32Field(writer, at, 48, message.color, "golden.optional.Optionals.color");
    }
    if (message.inner !== undefined) {
      const begin = beginMessage(writer, at, 58, message.inner, "golden.optional.Optionals.inner");
      at = endMessage(writer, begin, Inner.write(message.inner, writer, begin));
    }
    if (message.ratio !== undefined) {
      at = writeDoubleField(writer, at, 65, message.ratio, "golden.optional.Optionals.ratio");
    }
    if (message.implicitInner !== undefined) {
      const begin = beginMessage(writer, at, 74, message.implicitInner, "golden.optional.Optionals.implicitInner");
      at = endMessage(writer, begin, Inner.write(message.implicitInner, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Optionals$inOrder(reader)) {
    return reader.done() ? message : Optionals$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Optionals$inOrder(reader: Reader): Optionals {
  const field$1 = reader.uint32Field(8, undefined);
  const field$2 = reader.stringField(18, undefined);
  const field$3 = reader.next(26) ? reader.bytes() : undefined;
  const field$4 = reader.boolField(32, undefined);
  const field$5 = reader.next(40) ? reader.int64() : undefined;
  const field$6 = reader.int32Field(48, undefined);
  let field$7: Inner | undefined;
  if (reader.next(58)) {
    const end = reader.beginMessage(48);
    field$7 = Inner.read(reader);
    reader.endMessage(end);
  }
  const field$8 = reader.doubleField(65, undefined);
  let field$9: Inner | undefined;
  if (reader.next(74)) {
    const end = reader.beginMessage(48);
    field$9 = Inner.read(reader);
    reader.endMessage(end);
  }
  return {
    number: field$1,
    text: field$2,
    blob: field$3,
    flag: field$4,
    big: field$5,
    color: field$6,
    inner: field$7,
    ratio: field$8,
    implicitInner: field$9,
  };
}

/** Reads the remaining fields, in any order. */
function Optionals$rest(reader: Reader, message: Optionals): Optionals {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.number = reader.uint32();
        break;
      case 18:
        message.text = reader.string();
        break;
      case 26:
        message.blob = reader.bytes();
        break;
      case 32:
        message.flag = reader.bool();
        break;
      case 40:
        message.big = reader.int64();
        break;
      case 48:
        message.color = reader.int32();
        break;
      case 58: {
        const end = reader.beginMessage(message.inner === undefined ? 48 : 0);
        message.inner = Inner.read(reader, message.inner);
        reader.endMessage(end);
        break;
      }
      case 65:
        message.ratio = reader.double();
        break;
      case 74: {
        const end = reader.beginMessage(message.implicitInner === undefined ? 48 : 0);
        message.implicitInner = Inner.read(reader, message.implicitInner);
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
