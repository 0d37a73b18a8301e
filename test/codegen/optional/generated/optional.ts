// Generated from optional.proto. Edit that, not this.

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
    return init === undefined ? message : Object.assign(message, init);
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

  write(message, writer) {
    if (message.inner !== undefined) {
      const start = writer.beginMessageField(10, "golden.optional.Inner.inner");
      Inner.write(message.inner, writer);
      writer.endMessage(start);
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = Inner.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 10: {
          const end = reader.beginMessage(72);
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
    return init === undefined ? message : Object.assign(message, init);
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

  write(message, writer) {
    if (message.number !== undefined) {
      writer.uint32Field(8, message.number, "golden.optional.Optionals.number");
    }
    if (message.text !== undefined) {
      writer.stringField(18, message.text, "golden.optional.Optionals.text");
    }
    if (message.blob !== undefined) {
      writer.tag(26);
      writer.bytes(message.blob, "golden.optional.Optionals.blob");
    }
    if (message.flag !== undefined) {
      writer.tag(32);
      writer.bool(message.flag, "golden.optional.Optionals.flag");
    }
    if (message.big !== undefined) {
      writer.tag(40);
      writer.int64(message.big, "golden.optional.Optionals.big");
    }
    if (message.color !== undefined) {
      writer.int32Field(48, message.color, "golden.optional.Optionals.color");
    }
    if (message.inner !== undefined) {
      const start = writer.beginMessageField(58, "golden.optional.Optionals.inner");
      Inner.write(message.inner, writer);
      writer.endMessage(start);
    }
    if (message.ratio !== undefined) {
      writer.doubleField(65, message.ratio, "golden.optional.Optionals.ratio");
    }
    if (message.implicitInner !== undefined) {
      const start = writer.beginMessageField(74, "golden.optional.Optionals.implicitInner");
      Inner.write(message.implicitInner, writer);
      writer.endMessage(start);
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = Optionals.create()) {
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
          const end = reader.beginMessage(72);
          message.inner = Inner.read(reader, message.inner);
          reader.endMessage(end);
          break;
        }
        case 65:
          message.ratio = reader.double();
          break;
        case 74: {
          const end = reader.beginMessage(72);
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
  },
};
