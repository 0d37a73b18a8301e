// Code generated from optional.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import {
  type Reader,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readBytes,
  readDouble,
  readInt32,
  readInt64,
  readString,
  readTag,
  readUint32,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../../src/wire/reader.ts";
import {
  beginMessage,
  endMessage,
  writeBoolField,
  writeBytesField,
  writeDoubleField,
  writeInt32Field,
  writeInt64Field,
  writeStringField,
  writeUint32Field,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

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
    const message: Inner = new Inner$new(undefined);
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
      const begin = beginMessage(writer, at, 10, message.inner, "inner");
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
    field$1: Inner | undefined,
  ): void {
    this.inner = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Inner$inOrder(reader: Reader): Inner {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Inner | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$1 = Inner.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Inner$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Inner$rest(reader: Reader, message: Inner): Inner {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.inner === undefined ? 48 : 0);
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
    const message: Optionals = new Optionals$new(
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    );
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
      at = writeUint32Field(writer, at, 8, message.number, "number");
    }
    if (message.text !== undefined) {
      at = writeStringField(writer, at, 18, message.text, "text");
    }
    if (message.blob !== undefined) {
      at = writeBytesField(writer, at, 26, message.blob, "blob");
    }
    if (message.flag !== undefined) {
      at = writeBoolField(writer, at, 32, message.flag, "flag");
    }
    if (message.big !== undefined) {
      at = writeInt64Field(writer, at, 40, message.big, "big");
    }
    if (message.color !== undefined) {
      at = writeInt32Field(writer, at, 48, message.color, "color");
    }
    if (message.inner !== undefined) {
      const begin = beginMessage(writer, at, 58, message.inner, "inner");
      at = endMessage(writer, begin, Inner.write(message.inner, writer, begin));
    }
    if (message.ratio !== undefined) {
      at = writeDoubleField(writer, at, 65, message.ratio, "ratio");
    }
    if (message.implicitInner !== undefined) {
      const begin = beginMessage(writer, at, 74, message.implicitInner, "implicitInner");
      at = endMessage(writer, begin, Inner.write(message.implicitInner, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Optionals$inOrder(reader)) {
    return isAtEnd(reader) ? message : Optionals$rest(reader, message);
  },
};

const Optionals$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Optionals,
    field$1: number | undefined,
    field$2: string | undefined,
    field$3: Uint8Array | undefined,
    field$4: boolean | undefined,
    field$5: bigint | undefined,
    field$6: Color | undefined,
    field$7: Inner | undefined,
    field$8: number | undefined,
    field$9: Inner | undefined,
  ): void {
    this.number = field$1;
    this.text = field$2;
    this.blob = field$3;
    this.flag = field$4;
    this.big = field$5;
    this.color = field$6;
    this.inner = field$7;
    this.ratio = field$8;
    this.implicitInner = field$9;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Optionals$inOrder(reader: Reader): Optionals {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number | undefined;
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
  let field$2: string | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: Uint8Array | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
    offset = reader.offset;
  }
  let field$4: boolean | undefined;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$5: bigint | undefined;
  if (offset < end && input[offset] === 40) {
    reader.offset = offset + 1;
    field$5 = readInt64(reader);
    offset = reader.offset;
  }
  let field$6: Color | undefined;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$7: Inner | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$7 = Inner.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$8: number | undefined;
  if (offset + 8 < end && input[offset] === 65) {
    field$8 = viewOf(reader).getFloat64(offset + 1, true);
    offset += 9;
  }
  let field$9: Inner | undefined;
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$9 = Inner.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Optionals$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7, field$8, field$9);
}

/** Reads the remaining fields, in any order. */
function Optionals$rest(reader: Reader, message: Optionals): Optionals {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.number = readUint32(reader);
        break;
      case 18:
        message.text = readString(reader);
        break;
      case 26:
        message.blob = readBytes(reader);
        break;
      case 32:
        message.flag = readBool(reader);
        break;
      case 40:
        message.big = readInt64(reader);
        break;
      case 48:
        message.color = readInt32(reader);
        break;
      case 58: {
        const outerEnd = enterMessage(reader, message.inner === undefined ? 48 : 0);
        message.inner = Inner.read(reader, message.inner);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 65:
        message.ratio = readDouble(reader);
        break;
      case 74: {
        const outerEnd = enterMessage(reader, message.implicitInner === undefined ? 48 : 0);
        message.implicitInner = Inner.read(reader, message.implicitInner);
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
