// Code generated from oneof.proto by chatwire. DO NOT EDIT.

import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import type { Reader } from "../../../../src/wire/reader.ts";

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
      at = writer.doubleField(at, 9, message.radius, "golden.oneof.Circle.radius");
    }
    for (const value of writer.items(message.notes, "golden.oneof.Circle.notes")) {
      at = writer.stringField(at, 18, value, "golden.oneof.Circle.notes");
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = Circle$inOrder(reader)) {
    return reader.done() ? message : Circle$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Circle$inOrder(reader: Reader): Circle {
  const field1 = reader.doubleField(9, 0);
  const field2: string[] = [];
  while (reader.next(18)) {
    if (field2.length === 0) reader.beginList();
    field2.push(reader.string());
  }
  return {
    radius: field1,
    notes: field2,
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
        const begin = writer.beginMessageField(at, 10, message.look.value, "golden.oneof.Shape.circle");
        at = writer.endMessage(begin, Circle.write(message.look.value, writer, begin));
        break;
      }
      case "text": {
        at = writer.stringField(at, 18, message.look.value, "golden.oneof.Shape.text");
        break;
      }
      case "number": {
        at = writer.tag(at, 24);
        at = writer.uint64(at, message.look.value, "golden.oneof.Shape.number");
        break;
      }
      case "raw": {
        at = writer.tag(at, 34);
        at = writer.bytes(at, message.look.value, "golden.oneof.Shape.raw");
        break;
      }
      default:
        throw unknownCase("golden.oneof.Shape.look");
    }
    if (message.name !== "") {
      at = writer.stringField(at, 42, message.name, "golden.oneof.Shape.name");
    }
    switch (message.otherLook.case) {
      case undefined:
        if (message.otherLook.value !== undefined) throw unknownCase("golden.oneof.Shape.otherLook");
        break;
      case "hidden": {
        at = writer.boolField(at, 48, message.otherLook.value, "golden.oneof.Shape.hidden");
        break;
      }
      case "secondCircle": {
        const begin = writer.beginMessageField(at, 58, message.otherLook.value, "golden.oneof.Shape.secondCircle");
        at = writer.endMessage(begin, Circle.write(message.otherLook.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("golden.oneof.Shape.otherLook");
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = Shape$inOrder(reader)) {
    return reader.done() ? message : Shape$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Shape$inOrder(reader: Reader): Shape {
  let oneof1: ShapeLook = { case: undefined };
  if (reader.next(10)) {
    const end = reader.beginMessage(104);
    oneof1 = { case: "circle", value: Circle.read(reader) };
    reader.endMessage(end);
  } else if (reader.next(18)) {
    oneof1 = { case: "text", value: reader.string() };
  } else if (reader.next(24)) {
    oneof1 = { case: "number", value: reader.uint64() };
  } else if (reader.next(34)) {
    oneof1 = { case: "raw", value: reader.bytes() };
  }
  const field5 = reader.stringField(42, "");
  let oneof6: ShapeOtherLook = { case: undefined };
  if (reader.next(48)) {
    oneof6 = { case: "hidden", value: reader.bool() };
  } else if (reader.next(58)) {
    const end = reader.beginMessage(104);
    oneof6 = { case: "secondCircle", value: Circle.read(reader) };
    reader.endMessage(end);
  }
  return {
    look: oneof1,
    name: field5,
    otherLook: oneof6,
  };
}

/** Reads the remaining fields, in any order. */
function Shape$rest(reader: Reader, message: Shape): Shape {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 42:
        message.name = reader.string();
        break;
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
