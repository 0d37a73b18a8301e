// Code generated from optional.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";

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
    const message: Inner = {};
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
      const begin = writer.beginMessageField(at, 10, message.inner, "golden.optional.Inner.inner");
      at = writer.endMessage(begin, Inner.write(message.inner, writer, begin));
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = Inner.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10: {
          const end = reader.beginMessage(message.inner === undefined ? 72 : 0);
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
  },
};

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
    const message: Optionals = {};
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
      at = writer.uint32Field(at, 8, message.number, "golden.optional.Optionals.number");
    }
    if (message.text !== undefined) {
      at = writer.stringField(at, 18, message.text, "golden.optional.Optionals.text");
    }
    if (message.blob !== undefined) {
      at = writer.tag(at, 26);
      at = writer.bytes(at, message.blob, "golden.optional.Optionals.blob");
    }
    if (message.flag !== undefined) {
      at = writer.boolField(at, 32, message.flag, "golden.optional.Optionals.flag");
    }
    if (message.big !== undefined) {
      at = writer.tag(at, 40);
      at = writer.int64(at, message.big, "golden.optional.Optionals.big");
    }
    if (message.color !== undefined) {
      at = writer.int32Field(at, 48, message.color, "golden.optional.Optionals.color");
    }
    if (message.inner !== undefined) {
      const begin = writer.beginMessageField(at, 58, message.inner, "golden.optional.Optionals.inner");
      at = writer.endMessage(begin, Inner.write(message.inner, writer, begin));
    }
    if (message.ratio !== undefined) {
      at = writer.doubleField(at, 65, message.ratio, "golden.optional.Optionals.ratio");
    }
    if (message.implicitInner !== undefined) {
      const begin = writer.beginMessageField(at, 74, message.implicitInner, "golden.optional.Optionals.implicitInner");
      at = writer.endMessage(begin, Inner.write(message.implicitInner, writer, begin));
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = Optionals.create()) {
    let unknownFields: number[] | undefined;
    const isLong = reader.isLong();
    let order = 1230318826;
    let fields = 0;
    let last = 0;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      if (isLong && tag !== last) {
        order = reader.nextOrder(order, tag);
        fields++;
        last = tag;
      }
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
          const end = reader.beginMessage(message.inner === undefined ? 72 : 0);
          message.inner = Inner.read(reader, message.inner);
          reader.endMessage(end);
          break;
        }
        case 65:
          message.ratio = reader.double();
          break;
        case 74: {
          const end = reader.beginMessage(message.implicitInner === undefined ? 72 : 0);
          message.implicitInner = Inner.read(reader, message.implicitInner);
          reader.endMessage(end);
          break;
        }
        default:
          unknownFields = reader.skipUnknown(tag, unknownFields);
          break;
      }
    }
    if (isLong) reader.endOrder(order, fields);
    if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
    return message;
  },
};
