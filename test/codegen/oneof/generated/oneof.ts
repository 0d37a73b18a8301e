// Code generated from oneof.proto by chatwire. DO NOT EDIT.

import { emptyList, noCase, oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readBytes,
  readDouble,
  readString,
  readTag,
  readUint64,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../../src/wire/reader.ts";
import {
  beginMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeDoubleField,
  writeStringField,
  writeUint64Field,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

export interface Circle {
  radius: number;
  notes: string[];
  $unknown?: Uint8Array;
}

export const Circle: MessageCodec<Circle> = {
  typeName: "golden.oneof.Circle",

  create(init) {
    const message: Circle = new Circle$new(0, emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Circle, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Circle, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Circle, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.radius !== 0 || Object.is(message.radius, -0)) {
      at = writeDoubleField(writer, at, 9, message.radius, "radius");
    }
    for (const value of itemsOf(message.notes, "notes")) {
      at = writeStringField(writer, at, 18, value, "notes");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Circle$inOrder(reader)) {
    return isAtEnd(reader) ? message : Circle$rest(reader, message);
  },
};

const Circle$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Circle,
    field$1: number,
    field$2: string[],
  ): void {
    this.radius = field$1;
    this.notes = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Circle$inOrder(reader: Reader): Circle {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getFloat64(offset + 1, true);
    offset += 9;
  }
  const field$2: string[] = emptyList<string>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Circle$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Circle$rest(reader: Reader, message: Circle): Circle {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.radius = readDouble(reader);
        break;
      case 18:
        if (message.notes.length === 0) beginList(reader);
        message.notes.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Shape {
  name: string;
  /** What it looks like. */
  look: ShapeLook;
  otherLook: ShapeOtherLook;
  $unknown?: Uint8Array;
}

/** What it looks like. */
export type ShapeLook =
  | { case: "circle"; value: Circle }
  | { case: "text"; value: string }
  | { case: "number"; value: bigint }
  | { case: "raw"; value: Uint8Array }
  | { case: undefined; value?: undefined };

export type ShapeOtherLook =
  | { case: "hidden"; value: boolean }
  | { case: "secondCircle"; value: Circle }
  | { case: undefined; value?: undefined };

export const Shape: MessageCodec<Shape> = {
  typeName: "golden.oneof.Shape",

  create(init) {
    const message: Shape = new Shape$new(noCase(), "", noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Shape, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Shape, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Shape, bytes);
  },

  write(message, writer, start) {
    let at = start;
    switch (message.look.case) {
      case undefined:
        if (message.look.value !== undefined) throw unknownCase("look");
        break;
      case "circle": {
        const begin = beginMessage(writer, at, 10, message.look.value, "circle");
        at = endMessage(writer, begin, Circle.write(message.look.value, writer, begin));
        break;
      }
      case "text": {
        at = writeStringField(writer, at, 18, message.look.value, "text");
        break;
      }
      case "number": {
        at = writeUint64Field(writer, at, 24, message.look.value, "number");
        break;
      }
      case "raw": {
        at = writeBytesField(writer, at, 34, message.look.value, "raw");
        break;
      }
      default:
        throw unknownCase("look");
    }
    if (message.name !== "") {
      at = writeStringField(writer, at, 42, message.name, "name");
    }
    switch (message.otherLook.case) {
      case undefined:
        if (message.otherLook.value !== undefined) throw unknownCase("otherLook");
        break;
      case "hidden": {
        at = writeBoolField(writer, at, 48, message.otherLook.value, "hidden");
        break;
      }
      case "secondCircle": {
        const begin = beginMessage(writer, at, 58, message.otherLook.value, "secondCircle");
        at = endMessage(writer, begin, Circle.write(message.otherLook.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("otherLook");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Shape$inOrder(reader)) {
    return isAtEnd(reader) ? message : Shape$rest(reader, message);
  },
};

const Shape$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Shape,
    oneof$1: ShapeLook,
    field$5: string,
    oneof$6: ShapeOtherLook,
  ): void {
    this.look = oneof$1;
    this.name = field$5;
    this.otherLook = oneof$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Shape$inOrder(reader: Reader): Shape {
  const { input, end } = reader;
  let { offset } = reader;
  let oneof$1: ShapeLook | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 104);
    oneof$1 = oneofCase("circle", Circle.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("text", readString(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("number", readUint64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("raw", readBytes(reader));
    offset = reader.offset;
  }
  let field$5: string = "";
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readString(reader);
    offset = reader.offset;
  }
  let oneof$6: ShapeOtherLook | undefined;
  if (offset < end && input[offset] === 48) {
    reader.offset = offset + 1;
    oneof$6 = oneofCase("hidden", readBool(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 104);
    oneof$6 = oneofCase("secondCircle", Circle.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Shape$new(oneof$1 ?? noCase(), field$5, oneof$6 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function Shape$rest(reader: Reader, message: Shape): Shape {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const before = message.look.case === "circle" ? message.look.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 104 : 0);
        message.look = oneofCase("circle", Circle.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18:
        message.look = oneofCase("text", readString(reader));
        break;
      case 24:
        message.look = oneofCase("number", readUint64(reader));
        break;
      case 34:
        message.look = oneofCase("raw", readBytes(reader));
        break;
      case 42:
        message.name = readString(reader);
        break;
      case 48:
        message.otherLook = oneofCase("hidden", readBool(reader));
        break;
      case 58: {
        const before = message.otherLook.case === "secondCircle" ? message.otherLook.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 104 : 0);
        message.otherLook = oneofCase("secondCircle", Circle.read(reader, before));
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

/** Fields are written in the order of their numbers, those of oneofs too. */
export interface Interleaved {
  first: InterleavedFirst;
  second: InterleavedSecond;
  middle: string;
  $unknown?: Uint8Array;
}

export type InterleavedFirst =
  | { case: "low"; value: string }
  | { case: "high"; value: string }
  | { case: "higher"; value: string }
  | { case: undefined; value?: undefined };

export type InterleavedSecond =
  | { case: "left"; value: string }
  | { case: "right"; value: string }
  | { case: undefined; value?: undefined };

export const Interleaved: MessageCodec<Interleaved> = {
  typeName: "golden.oneof.Interleaved",

  create(init) {
    const message: Interleaved = new Interleaved$new(noCase(), noCase(), "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Interleaved, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Interleaved, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Interleaved, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.first.case === "low") {
      at = writeStringField(writer, at, 10, message.first.value, "low");
    }
    if (message.second.case === "left") {
      at = writeStringField(writer, at, 18, message.second.value, "left");
    }
    if (message.middle !== "") {
      at = writeStringField(writer, at, 26, message.middle, "middle");
    }
    switch (message.second.case) {
      case undefined:
        if (message.second.value !== undefined) throw unknownCase("second");
        break;
      case "right": {
        at = writeStringField(writer, at, 34, message.second.value, "right");
        break;
      }
      case "left":
        break;
      default:
        throw unknownCase("second");
    }
    switch (message.first.case) {
      case undefined:
        if (message.first.value !== undefined) throw unknownCase("first");
        break;
      case "high": {
        at = writeStringField(writer, at, 42, message.first.value, "high");
        break;
      }
      case "higher": {
        at = writeStringField(writer, at, 50, message.first.value, "higher");
        break;
      }
      case "low":
        break;
      default:
        throw unknownCase("first");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Interleaved$inOrder(reader)) {
    return isAtEnd(reader) ? message : Interleaved$rest(reader, message);
  },
};

const Interleaved$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Interleaved,
    oneof$1: InterleavedFirst,
    oneof$2: InterleavedSecond,
    field$3: string,
  ): void {
    this.first = oneof$1;
    this.second = oneof$2;
    this.middle = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Interleaved$inOrder(reader: Reader): Interleaved {
  const { input, end } = reader;
  let { offset } = reader;
  let oneof$1: InterleavedFirst | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("low", readString(reader));
    offset = reader.offset;
  }
  let oneof$2: InterleavedSecond | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("left", readString(reader));
    offset = reader.offset;
  }
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
  }
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("right", readString(reader));
    offset = reader.offset;
  }
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("high", readString(reader));
    offset = reader.offset;
  }
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    oneof$1 = oneofCase("higher", readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Interleaved$new(oneof$1 ?? noCase(), oneof$2 ?? noCase(), field$3);
}

/** Reads the remaining fields, in any order. */
function Interleaved$rest(reader: Reader, message: Interleaved): Interleaved {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.first = oneofCase("low", readString(reader));
        break;
      case 18:
        message.second = oneofCase("left", readString(reader));
        break;
      case 26:
        message.middle = readString(reader);
        break;
      case 34:
        message.second = oneofCase("right", readString(reader));
        break;
      case 42:
        message.first = oneofCase("high", readString(reader));
        break;
      case 50:
        message.first = oneofCase("higher", readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
