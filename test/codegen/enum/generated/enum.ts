// Code generated from enum.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import { type Reader, isAtEnd, readInt32, readTag, skipUnknown, takeUnknown } from "../../../../src/wire/reader.ts";
import { writeInt32Field, writeUnknown } from "../../../../src/wire/writer.ts";

/** Values lose the name of the enum. */
export const TrafficLight = {
  UNSPECIFIED: 0,
  /** Stop. */
  RED: 1,
  GREEN: 2,
  LOWEST: -2147483648,
  HIGHEST: 2147483647,
} as const;

export type TrafficLight = (typeof TrafficLight)[keyof typeof TrafficLight] | (number & {});

/** Values that do not all begin with the name of the enum keep their names. */
export const Mixed = {
  NOTHING: 0,
  MIXED_SOMETHING: 1,
  ANYTHING: 1,
} as const;

export type Mixed = (typeof Mixed)[keyof typeof Mixed] | (number & {});

/** A number cannot begin a name. */
export const Size = {
  SIZE_0: 0,
  SIZE_10: 1,
} as const;

export type Size = (typeof Size)[keyof typeof Size] | (number & {});

export interface Enums {
  light: TrafficLight;
  mixed: Mixed;
  size: Size;
  $unknown?: Uint8Array;
}

export const Enums: MessageCodec<Enums> = {
  typeName: "golden.enum.Enums",

  create(init) {
    const message: Enums = new Enums$new(0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Enums, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Enums, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Enums, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.light !== 0) {
      at = writeInt32Field(writer, at, 8, message.light, "light");
    }
    if (message.mixed !== 0) {
      at = writeInt32Field(writer, at, 16, message.mixed, "mixed");
    }
    if (message.size !== 0) {
      at = writeInt32Field(writer, at, 24, message.size, "size");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Enums$inOrder(reader)) {
    return isAtEnd(reader) ? message : Enums$rest(reader, message);
  },
};

const Enums$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Enums,
    field$1: TrafficLight,
    field$2: Mixed,
    field$3: Size,
  ): void {
    this.light = field$1;
    this.mixed = field$2;
    this.size = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Enums$inOrder(reader: Reader): Enums {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: TrafficLight = 0;
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
  let field$2: Mixed = 0;
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
  let field$3: Size = 0;
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
  reader.offset = offset;
  return new Enums$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function Enums$rest(reader: Reader, message: Enums): Enums {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.light = readInt32(reader);
        break;
      case 16:
        message.mixed = readInt32(reader);
        break;
      case 24:
        message.size = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
