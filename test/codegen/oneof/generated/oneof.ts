// Code generated from oneof.proto by chatwire. DO NOT EDIT.

import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import type { Reader } from "../../../../src/wire/reader.ts";
import { writeUint64Field } from "../../../../src/wire/writer/bigints.ts";
import { writeBytesField, writeUnknown } from "../../../../src/wire/writer/bytes.ts";
import { writeDoubleField } from "../../../../src/wire/writer/floats.ts";
import { writeBoolField } from "../../../../src/wire/writer/integers.ts";
import { beginMessage, endMessage, itemsOf } from "../../../../src/wire/writer/lengths.ts";
import { writeStringField } from "../../../../src/wire/writer/text.ts";

export interface Circle {
  radius: number;
  notes: string[];
  $unknown?: Uint8Array;
}

export const Circle: MessageCodec<Circle> = {
  typeName: "golden.oneof.Circle",

  create(init) {
    const message: Circle = {
      radius: 0,
      notes: [],
    };
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
      at = writeDoubleField(writer, at, 9, message.radius, "golden.oneof.Circle.radius");
    }
    for (const value of itemsOf(message.notes, "golden.oneof.Circle.notes")) {
      at = writeStringField(writer, at, 18, value, "golden.oneof.Circle.notes");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Circle$inOrder(reader)) {
    return reader.done() ? message : Circle$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Circle$inOrder(reader: Reader): Circle {
  const field$1 = reader.doubleField(9, 0);
  const field$2: string[] = [];
  while (reader.next(18)) {
    if (field$2.length === 0) reader.beginList();
    field$2.push(reader.string());
  }
  return {
    radius: field$1,
    notes: field$2,
  };
}

/** Reads the remaining fields, in any order. */
function Circle$rest(reader: Reader, message: Circle): Circle {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.radius = reader.double();
        break;
      case 18:
        if (message.notes.length === 0) reader.beginList();
        message.notes.push(reader.string());
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
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
    const message: Shape = {
      look: { case: undefined },
      name: "",
      otherLook: { case: undefined },
    };
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
        if (message.look.value !== undefined) throw unknownCase("golden.oneof.Shape.look");
        break;
      case "circle": {
        const begin = beginMessage(writer, at, 10, message.look.value, "golden.oneof.Shape.circle");
        at = endMessage(writer, begin, Circle.write(message.look.value, writer, begin));
        break;
      }
      case "text": {
        at = writeStringField(writer, at, 18, message.look.value, "golden.oneof.Shape.text");
        break;
      }
      case "number": {
        at = writeUint64Field(writer, at, 24, message.look.value, "golden.oneof.Shape.number");
        break;
      }
      case "raw": {
        at = writeBytesField(writer, at, 34, message.look.value, "golden.oneof.Shape.raw");
        break;
      }
      default:
        throw unknownCase("golden.oneof.Shape.look");
    }
    if (message.name !== "") {
      at = writeStringField(writer, at, 42, message.name, "golden.oneof.Shape.name");
    }
    switch (message.otherLook.case) {
      case undefined:
        if (message.otherLook.value !== undefined) throw unknownCase("golden.oneof.Shape.otherLook");
        break;
      case "hidden": {
        at = writeBoolField(writer, at, 48, message.otherLook.value, "golden.oneof.Shape.hidden");
        break;
      }
      case "secondCircle": {
        const begin = beginMessage(writer, at, 58, message.otherLook.value, "golden.oneof.Shape.secondCircle");
        at = endMessage(writer, begin, Circle.write(message.otherLook.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("golden.oneof.Shape.otherLook");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Shape$inOrder(reader)) {
    return reader.done() ? message : Shape$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Shape$inOrder(reader: Reader): Shape {
  let oneof$1: ShapeLook = { case: undefined };
  if (reader.next(10)) {
    const end = reader.beginMessage(104);
    oneof$1 = { case: "circle", value: Circle.read(reader) };
    reader.endMessage(end);
  } else if (reader.next(18)) {
    oneof$1 = { case: "text", value: reader.string() };
  } else if (reader.next(24)) {
    oneof$1 = { case: "number", value: reader.uint64() };
  } else if (reader.next(34)) {
    oneof$1 = { case: "raw", value: reader.bytes() };
  }
  const field$5 = reader.stringField(42, "");
  let oneof$6: ShapeOtherLook = { case: undefined };
  if (reader.next(48)) {
    oneof$6 = { case: "hidden", value: reader.bool() };
  } else if (reader.next(58)) {
    const end = reader.beginMessage(104);
    oneof$6 = { case: "secondCircle", value: Circle.read(reader) };
    reader.endMessage(end);
  }
  return {
    look: oneof$1,
    name: field$5,
    otherLook: oneof$6,
  };
}

/** Reads the remaining fields, in any order. */
function Shape$rest(reader: Reader, message: Shape): Shape {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const before = message.look.case === "circle" ? message.look.value : undefined;
        const end = reader.beginMessage(before === undefined ? 104 : 0);
        message.look = { case: "circle", value: Circle.read(reader, before) };
        reader.endMessage(end);
        break;
      }
      case 18:
        message.look = { case: "text", value: reader.string() };
        break;
      case 24:
        message.look = { case: "number", value: reader.uint64() };
        break;
      case 34:
        message.look = { case: "raw", value: reader.bytes() };
        break;
      case 42:
        message.name = reader.string();
        break;
      case 48:
        message.otherLook = { case: "hidden", value: reader.bool() };
        break;
      case 58: {
        const before = message.otherLook.case === "secondCircle" ? message.otherLook.value : undefined;
        const end = reader.beginMessage(before === undefined ? 104 : 0);
        message.otherLook = { case: "secondCircle", value: Circle.read(reader, before) };
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
    const message: Interleaved = {
      first: { case: undefined },
      second: { case: undefined },
      middle: "",
    };
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
    switch (message.first.case) {
      case undefined:
        if (message.first.value !== undefined) throw unknownCase("golden.oneof.Interleaved.first");
        break;
      case "low": {
        at = writeStringField(writer, at, 10, message.first.value, "golden.oneof.Interleaved.low");
        break;
      }
      case "high":
      case "higher":
        break;
      default:
        throw unknownCase("golden.oneof.Interleaved.first");
    }
    switch (message.second.case) {
      case undefined:
        if (message.second.value !== undefined) throw unknownCase("golden.oneof.Interleaved.second");
        break;
      case "left": {
        at = writeStringField(writer, at, 18, message.second.value, "golden.oneof.Interleaved.left");
        break;
      }
      case "right":
        break;
      default:
        throw unknownCase("golden.oneof.Interleaved.second");
    }
    if (message.middle !== "") {
      at = writeStringField(writer, at, 26, message.middle, "golden.oneof.Interleaved.middle");
    }
    if (message.second.case === "right") {
      at = writeStringField(writer, at, 34, message.second.value, "golden.oneof.Interleaved.right");
    }
    if (message.first.case === "high") {
      at = writeStringField(writer, at, 42, message.first.value, "golden.oneof.Interleaved.high");
    } else if (message.first.case === "higher") {
      at = writeStringField(writer, at, 50, message.first.value, "golden.oneof.Interleaved.higher");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Interleaved$inOrder(reader)) {
    return reader.done() ? message : Interleaved$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Interleaved$inOrder(reader: Reader): Interleaved {
  let oneof$1: InterleavedFirst = { case: undefined };
  if (reader.next(10)) {
    oneof$1 = { case: "low", value: reader.string() };
  }
  let oneof$2: InterleavedSecond = { case: undefined };
  if (reader.next(18)) {
    oneof$2 = { case: "left", value: reader.string() };
  }
  const field$3 = reader.stringField(26, "");
  if (reader.next(34)) {
    oneof$2 = { case: "right", value: reader.string() };
  }
  if (reader.next(42)) {
    oneof$1 = { case: "high", value: reader.string() };
  }
  if (reader.next(50)) {
    oneof$1 = { case: "higher", value: reader.string() };
  }
  return {
    first: oneof$1,
    second: oneof$2,
    middle: field$3,
  };
}

/** Reads the remaining fields, in any order. */
function Interleaved$rest(reader: Reader, message: Interleaved): Interleaved {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.first = { case: "low", value: reader.string() };
        break;
      case 18:
        message.second = { case: "left", value: reader.string() };
        break;
      case 26:
        message.middle = reader.string();
        break;
      case 34:
        message.second = { case: "right", value: reader.string() };
        break;
      case 42:
        message.first = { case: "high", value: reader.string() };
        break;
      case 50:
        message.first = { case: "higher", value: reader.string() };
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
