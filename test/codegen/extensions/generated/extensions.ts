// Code generated from extensions.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import { type Extension, extension, messageSetExtension, repeatedExtension } from "../../../../src/wire/extension.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  keepUnknown,
  lacksRequired,
  leaveMessage,
  readInt32,
  readInt32s,
  readSint64,
  readStringUnchecked,
  readTag,
  readUint32,
  skipUnknown,
  takeUnknown,
} from "../../../../src/wire/reader.ts";
import { decodeRequired, missingRequired } from "../../../../src/wire/required.ts";
import {
  beginFarMessage,
  endFarMessage,
  itemsOf,
  writeClosedEnumField,
  writeInt32Field,
  writeInt32s,
  writeSint64Field,
  writeStringUncheckedField,
  writeUint32Field,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

export const Color = {
  NONE: 0,
  RED: 1,
} as const;

export type Color = (typeof Color)[keyof typeof Color];

export function isColor(number: number): number is Color {
  switch (number) {
    case 0:
    case 1:
      return true;
    default:
      return false;
  }
}

export interface Base {
  a?: number | undefined;
  $unknown?: Uint8Array;
}

export const Base: MessageCodec<Base> = {
  typeName: "golden.extensions.Base",

  create(init) {
    const message: Base = new Base$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Base, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Base, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Base, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.a !== undefined) {
      at = writeInt32Field(writer, at, 8, message.a, "a");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Base$inOrder(reader)) {
    return isAtEnd(reader) ? message : Base$rest(reader, message);
  },
};

const Base$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Base,
    field$1: number | undefined,
  ): void {
    this.a = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Base$inOrder(reader: Reader): Base {
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
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Base$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Base$rest(reader: Reader, message: Base): Base {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.a = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Note {
  text?: string | undefined;
  size?: number | undefined;
  $unknown?: Uint8Array;
}

export const Note: MessageCodec<Note> = {
  typeName: "golden.extensions.Note",

  create(init) {
    const message: Note = new Note$new(undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Note, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Note, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Note, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.text !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.text, "text");
    }
    if (message.size !== undefined) {
      at = writeInt32Field(writer, at, 16, message.size, "size");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Note$inOrder(reader)) {
    return isAtEnd(reader) ? message : Note$rest(reader, message);
  },
};

const Note$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Note,
    field$1: string | undefined,
    field$2: number | undefined,
  ): void {
    this.text = field$1;
    this.size = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Note$inOrder(reader: Reader): Note {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$2: number | undefined;
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
  reader.offset = offset;
  return new Note$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Note$rest(reader: Reader, message: Note): Note {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = readStringUnchecked(reader);
        break;
      case 16:
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

/** The first format of extensions. */
export interface Set$ {
  $unknown?: Uint8Array;
}

export const Set$: MessageCodec<Set$> = {
  typeName: "golden.extensions.Set",

  create(init) {
    const message: Set$ = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Set$, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Set$, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Set$, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Set$.create()) {
    return isAtEnd(reader) ? message : Set$$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function Set$$rest(reader: Reader, message: Set$): Set$ {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Track {
  speed?: number | undefined;
  title?: string | undefined;
  $unknown?: Uint8Array;
}

export const Track: MessageCodec<Track> = {
  typeName: "golden.extensions.Track",

  create(init) {
    const message: Track = new Track$new(undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Track, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Track, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(Track, bytes, missingInTrack);
  },

  write(message, writer, start) {
    let at = start;
    if (message.speed === undefined) throw missingRequired("speed");
    at = writeInt32Field(writer, at, 8, message.speed, "speed");
    if (message.title !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.title, "title");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Track$inOrder(reader)) {
    if (!isAtEnd(reader)) Track$rest(reader, message);
    if (message.speed === undefined) lacksRequired(reader);
    return message;
  },
};

const Track$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Track,
    field$1: number | undefined,
    field$2: string | undefined,
  ): void {
    this.speed = field$1;
    this.title = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Track$inOrder(reader: Reader): Track {
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
      field$1 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$2: string | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Track$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Track$rest(reader: Reader, message: Track): Track {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.speed = readInt32(reader);
        break;
      case 18:
        message.title = readStringUnchecked(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInTrack(message: Track): string | undefined {
  if (message.speed === undefined) return "golden.extensions.Track.speed";
  return undefined;
}

interface Base_level$$field {
  value?: bigint | undefined;
  $unknown?: Uint8Array;
}

const Base_level$$field: MessageCodec<Base_level$$field> = {
  typeName: "golden.extensions.Base.level",

  create(init) {
    const message: Base_level$$field = new Base_level$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Base_level$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Base_level$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Base_level$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeSint64Field(writer, at, 880, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Base_level$$field$inOrder(reader)) {
    return isAtEnd(reader) ? message : Base_level$$field$rest(reader, message);
  },
};

const Base_level$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Base_level$$field,
    field$110: bigint | undefined,
  ): void {
    this.value = field$110;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Base_level$$field$inOrder(reader: Reader): Base_level$$field {
  const { input, end } = reader;
  let { offset } = reader;
  let field$110: bigint | undefined;
  if (offset + 1 < end && input[offset] === 240 && input[offset + 1] === 6) {
    reader.offset = offset + 2;
    field$110 = readSint64(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Base_level$$field$new(field$110);
}

/** Reads the remaining fields, in any order. */
function Base_level$$field$rest(reader: Reader, message: Base_level$$field): Base_level$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 880:
        message.value = readSint64(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const Base_level: Extension<Base, bigint | undefined> = /* @__PURE__ */ extension<Base, bigint>(Base_level$$field, "golden.extensions.Base", 110);

/** What plays. */
export const Track_inSet: Extension<Set$, Track | undefined> = /* @__PURE__ */ messageSetExtension<Set$, Track>(Track, "golden.extensions.Track.in_set", "golden.extensions.Set", 2147483646);

interface label$$field {
  value?: string | undefined;
  $unknown?: Uint8Array;
}

const label$$field: MessageCodec<label$$field> = {
  typeName: "golden.extensions.label",

  create(init) {
    const message: label$$field = new label$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(label$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(label$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(label$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringUncheckedField(writer, at, 802, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = label$$field$inOrder(reader)) {
    return isAtEnd(reader) ? message : label$$field$rest(reader, message);
  },
};

const label$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: label$$field,
    field$100: string | undefined,
  ): void {
    this.value = field$100;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function label$$field$inOrder(reader: Reader): label$$field {
  const { input, end } = reader;
  let { offset } = reader;
  let field$100: string | undefined;
  if (offset + 1 < end && input[offset] === 162 && input[offset + 1] === 6) {
    reader.offset = offset + 2;
    field$100 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new label$$field$new(field$100);
}

/** Reads the remaining fields, in any order. */
function label$$field$rest(reader: Reader, message: label$$field): label$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 802:
        message.value = readStringUnchecked(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** What to call it. */
export const label: Extension<Base, string | undefined> = /* @__PURE__ */ extension<Base, string>(label$$field, "golden.extensions.Base", 100, "none");

interface marks$$field {
  value: number[];
  $unknown?: Uint8Array;
}

const marks$$field: MessageCodec<marks$$field> = {
  typeName: "golden.extensions.marks",

  create(init) {
    const message: marks$$field = new marks$$field$new(emptyList<number>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(marks$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(marks$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(marks$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    at = writeInt32s(writer, at, 810, message.value, "value");
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = marks$$field$inOrder(reader)) {
    return isAtEnd(reader) ? message : marks$$field$rest(reader, message);
  },
};

const marks$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: marks$$field,
    field$101: number[],
  ): void {
    this.value = field$101;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function marks$$field$inOrder(reader: Reader): marks$$field {
  const { input, end } = reader;
  let { offset } = reader;
  let field$101: number[] | undefined;
  if (offset + 1 < end && input[offset] === 170 && input[offset + 1] === 6) {
    reader.offset = offset + 2;
    field$101 = readInt32s(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new marks$$field$new(field$101 ?? emptyList<number>());
}

/** Reads the remaining fields, in any order. */
function marks$$field$rest(reader: Reader, message: marks$$field): marks$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 808:
        if (message.value.length === 0) beginList(reader);
        message.value.push(readInt32(reader));
        break;
      case 810: {
        message.value = readInt32s(reader, message.value);
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

export const marks: Extension<Base, number[]> = /* @__PURE__ */ repeatedExtension<Base, number>(marks$$field, "golden.extensions.Base", 101);

interface notes$$field {
  value: Note[];
  $unknown?: Uint8Array;
}

const notes$$field: MessageCodec<notes$$field> = {
  typeName: "golden.extensions.notes",

  create(init) {
    const message: notes$$field = new notes$$field$new(emptyList<Note>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(notes$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(notes$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(notes$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.value, "value")) {
      const begin = beginFarMessage(writer, at, 826, value, "value");
      at = endFarMessage(writer, begin, Note.write(value, writer, begin), 826);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = notes$$field$inOrder(reader)) {
    return isAtEnd(reader) ? message : notes$$field$rest(reader, message);
  },
};

const notes$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: notes$$field,
    field$103: Note[],
  ): void {
    this.value = field$103;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function notes$$field$inOrder(reader: Reader): notes$$field {
  const { input, end } = reader;
  let { offset } = reader;
  const field$103: Note[] = emptyList<Note>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 6) {
    reader.offset = offset + 2;
    if (field$103.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$103.push(Note.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new notes$$field$new(field$103);
}

/** Reads the remaining fields, in any order. */
function notes$$field$rest(reader: Reader, message: notes$$field): notes$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 826: {
        if (message.value.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.value.push(Note.read(reader));
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

export const notes: Extension<Base, Note[]> = /* @__PURE__ */ repeatedExtension<Base, Note>(notes$$field, "golden.extensions.Base", 103);

interface noteAt$$field {
  value?: Note | undefined;
  $unknown?: Uint8Array;
}

const noteAt$$field: MessageCodec<noteAt$$field> = {
  typeName: "golden.extensions.note_at",

  create(init) {
    const message: noteAt$$field = new noteAt$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(noteAt$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(noteAt$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(noteAt$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      const begin = beginFarMessage(writer, at, 866, message.value, "value");
      at = endFarMessage(writer, begin, Note.write(message.value, writer, begin), 866);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = noteAt$$field$inOrder(reader)) {
    return isAtEnd(reader) ? message : noteAt$$field$rest(reader, message);
  },
};

const noteAt$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: noteAt$$field,
    field$108: Note | undefined,
  ): void {
    this.value = field$108;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function noteAt$$field$inOrder(reader: Reader): noteAt$$field {
  const { input, end } = reader;
  let { offset } = reader;
  let field$108: Note | undefined;
  if (offset + 1 < end && input[offset] === 226 && input[offset + 1] === 6) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 56);
    field$108 = Note.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new noteAt$$field$new(field$108);
}

/** Reads the remaining fields, in any order. */
function noteAt$$field$rest(reader: Reader, message: noteAt$$field): noteAt$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 866: {
        const outerEnd = enterMessage(reader, message.value === undefined ? 56 : 0);
        message.value = Note.read(reader, message.value);
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

export const noteAt: Extension<Base, Note | undefined> = /* @__PURE__ */ extension<Base, Note>(noteAt$$field, "golden.extensions.Base", 108);

interface color$$field {
  value?: Color | undefined;
  $unknown?: Uint8Array;
}

const color$$field: MessageCodec<color$$field> = {
  typeName: "golden.extensions.color",

  create(init) {
    const message: color$$field = new color$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(color$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(color$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(color$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeClosedEnumField(writer, at, 832, message.value, isColor, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = color$$field.create()) {
    return isAtEnd(reader) ? message : color$$field$rest(reader, message);
  },
};

const color$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: color$$field,
    field$104: Color | undefined,
  ): void {
    this.value = field$104;
  },
);

/** Reads the remaining fields, in any order. */
function color$$field$rest(reader: Reader, message: color$$field): color$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 832: {
        const number = readInt32(reader);
        if (isColor(number)) message.value = number;
        else unknownFields = keepUnknown(reader, unknownFields);
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

export const color: Extension<Base, Color | undefined> = /* @__PURE__ */ extension<Base, Color>(color$$field, "golden.extensions.Base", 104);

interface total$$field {
  value?: number | undefined;
  $unknown?: Uint8Array;
}

const total$$field: MessageCodec<total$$field> = {
  typeName: "golden.extensions.total",

  create(init) {
    const message: total$$field = new total$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(total$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(total$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(total$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeUint32Field(writer, at, 840, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = total$$field$inOrder(reader)) {
    return isAtEnd(reader) ? message : total$$field$rest(reader, message);
  },
};

const total$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: total$$field,
    field$105: number | undefined,
  ): void {
    this.value = field$105;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function total$$field$inOrder(reader: Reader): total$$field {
  const { input, end } = reader;
  let { offset } = reader;
  let field$105: number | undefined;
  if (offset + 2 < end && input[offset] === 200 && input[offset + 1] === 6) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$105 = byte;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$105 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new total$$field$new(field$105);
}

/** Reads the remaining fields, in any order. */
function total$$field$rest(reader: Reader, message: total$$field): total$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 840:
        message.value = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const total: Extension<Base, number | undefined> = /* @__PURE__ */ extension<Base, number>(total$$field, "golden.extensions.Base", 105);
