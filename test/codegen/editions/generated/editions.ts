// Code generated from editions.proto by chatwire. DO NOT EDIT.

import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import type { Reader } from "../../../../src/wire/reader.ts";
import { decodeRequired, missingRequired } from "../../../../src/wire/required.ts";
import { writeUnknown } from "../../../../src/wire/writer/bytes.ts";
import {
  writeClosedEnum,
  writeClosedEnumField,
  writeInt32Field,
  writeInt32s,
} from "../../../../src/wire/writer/integers.ts";
import {
  beginEntry,
  beginGroup,
  beginMessage,
  beginPacked,
  endGroup,
  endMessage,
  endPacked,
  itemsOf,
} from "../../../../src/wire/writer/lengths.ts";
import { writeStringField } from "../../../../src/wire/writer/text.ts";

export const Open = {
  ZERO: 0,
  ONE: 1,
} as const;

export type Open = (typeof Open)[keyof typeof Open] | (number & {});

export const Closed = {
  ONE: 1,
  TWO: 2,
} as const;

export type Closed = (typeof Closed)[keyof typeof Closed];

export function isClosed(number: number): number is Closed {
  switch (number) {
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export interface Presence {
  implicit: number;
  explicit?: number | undefined;
  required?: number | undefined;
  closed?: Closed | undefined;
  open: Open;
  $unknown?: Uint8Array;
}

export const Presence: MessageCodec<Presence> = {
  typeName: "golden.editions.Presence",

  create(init) {
    const message: Presence = {
      implicit: 0,
      explicit: undefined,
      required: undefined,
      closed: undefined,
      open: 0,
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Presence, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Presence, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(Presence, bytes, missingInPresence);
  },

  write(message, writer, start) {
    let at = start;
    if (message.implicit !== 0) {
      at = writeInt32Field(writer, at, 8, message.implicit, "golden.editions.Presence.implicit");
    }
    if (message.explicit !== undefined) {
      at = writeInt32Field(writer, at, 16, message.explicit, "golden.editions.Presence.explicit");
    }
    if (message.required === undefined) throw missingRequired("golden.editions.Presence.required");
    at = writeInt32Field(writer, at, 24, message.required, "golden.editions.Presence.required");
    if (message.closed !== undefined) {
      at = writeClosedEnumField(writer, at, 32, message.closed, isClosed, "golden.editions.Presence.closed");
    }
    if (message.open !== 0) {
      at = writeInt32Field(writer, at, 40, message.open, "golden.editions.Presence.open");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Presence$inOrder(reader)) {
    if (!reader.done()) Presence$rest(reader, message);
    if (message.required === undefined) reader.lacksRequired();
    return message;
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Presence$inOrder(reader: Reader): Presence {
  return {
    implicit: reader.int32Field(8, 0),
    explicit: reader.int32Field(16, undefined),
    required: reader.int32Field(24, undefined),
    closed: reader.enumField(32, isClosed),
    open: reader.int32Field(40, 0),
  };
}

/** Reads the remaining fields, in any order. */
function Presence$rest(reader: Reader, message: Presence): Presence {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.implicit = reader.int32();
        break;
      case 16:
        message.explicit = reader.int32();
        break;
      case 24:
        message.required = reader.int32();
        break;
      case 32: {
        const number = reader.int32();
        if (isClosed(number)) message.closed = number;
        else unknownFields = reader.keepUnknown(unknownFields);
        break;
      }
      case 40:
        message.open = reader.int32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

/** The values that these fields stand for if they are absent. */
export const PresenceDefaults = {
  explicit: 7,
} as const;

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInPresence(message: Presence): string | undefined {
  if (message.required === undefined) return "golden.editions.Presence.required";
  return undefined;
}

export interface Encoding {
  delimited?: Encoding | undefined;
  prefixed?: Encoding | undefined;
  list: Encoding[];
  map: Map<number, Encoding>;
  either: EncodingEither;
  packed: number[];
  expanded: number[];
  enums: Closed[];
  inside?: Encoding_Inside | undefined;
  $unknown?: Uint8Array;
}

export type EncodingEither =
  | { case: "one"; value: Encoding }
  | { case: "text"; value: string }
  | { case: undefined; value?: undefined };

export const Encoding: MessageCodec<Encoding> = {
  typeName: "golden.editions.Encoding",

  create(init) {
    const message: Encoding = {
      delimited: undefined,
      prefixed: undefined,
      list: [],
      map: new Map(),
      either: { case: undefined },
      packed: [],
      expanded: [],
      enums: [],
      inside: undefined,
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Encoding, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Encoding, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Encoding, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.delimited !== undefined) {
      at = beginGroup(writer, at, 11, message.delimited, "golden.editions.Encoding.delimited");
      at = endGroup(writer, Encoding.write(message.delimited, writer, at), 12);
    }
    if (message.prefixed !== undefined) {
      const begin = beginMessage(writer, at, 18, message.prefixed, "golden.editions.Encoding.prefixed");
      at = endMessage(writer, begin, Encoding.write(message.prefixed, writer, begin));
    }
    for (const value of itemsOf(message.list, "golden.editions.Encoding.list")) {
      at = beginGroup(writer, at, 27, value, "golden.editions.Encoding.list");
      at = endGroup(writer, Encoding.write(value, writer, at), 28);
    }
    for (const [key, value] of message.map) {
      const entry = beginEntry(writer, at, 34, "golden.editions.Encoding.map");
      at = entry;
      at = writeInt32Field(writer, at, 8, key, "golden.editions.Encoding.map");
      const begin = beginMessage(writer, at, 18, value, "golden.editions.Encoding.map");
      at = endMessage(writer, begin, Encoding.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    switch (message.either.case) {
      case undefined:
        if (message.either.value !== undefined) throw unknownCase("golden.editions.Encoding.either");
        break;
      case "one": {
        at = beginGroup(writer, at, 43, message.either.value, "golden.editions.Encoding.one");
        at = endGroup(writer, Encoding.write(message.either.value, writer, at), 44);
        break;
      }
      case "text": {
        at = writeStringField(writer, at, 50, message.either.value, "golden.editions.Encoding.text");
        break;
      }
      default:
        throw unknownCase("golden.editions.Encoding.either");
    }
    at = writeInt32s(writer, at, 58, message.packed, "golden.editions.Encoding.packed");
    for (const value of itemsOf(message.expanded, "golden.editions.Encoding.expanded")) {
      at = writeInt32Field(writer, at, 64, value, "golden.editions.Encoding.expanded");
    }
    if (itemsOf(message.enums, "golden.editions.Encoding.enums").length > 0) {
      const begin = beginPacked(writer, at, 74);
      at = begin;
      for (const value of message.enums) at = writeClosedEnum(writer, at, value, isClosed, "golden.editions.Encoding.enums");
      at = endPacked(writer, begin, at);
    }
    if (message.inside !== undefined) {
      at = beginGroup(writer, at, 83, message.inside, "golden.editions.Encoding.inside");
      at = endGroup(writer, Encoding_Inside.write(message.inside, writer, at), 84);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Encoding$inOrder(reader)) {
    return reader.done() ? message : Encoding$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Encoding$inOrder(reader: Reader): Encoding {
  let field$2: Encoding | undefined;
  if (reader.next(18)) {
    const end = reader.beginMessage(456);
    field$2 = Encoding.read(reader);
    reader.endMessage(end);
  }
  const field$4 = new Map<number, Encoding>();
  while (reader.next(34)) {
    const end = reader.beginMessage(552);
    let key: number = 0;
    let value: Encoding = Encoding.create();
    for (;;) {
      const entryTag = reader.tag();
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = reader.int32();
          break;
        case 18: {
          const valueEnd = reader.beginMessage();
          Encoding.read(reader, value);
          reader.endMessage(valueEnd);
          break;
        }
        default:
          reader.skipUnknown(entryTag, undefined);
          break;
      }
    }
    field$4.set(key, value);
    reader.endMessage(end);
  }
  let oneof$6: EncodingEither = { case: undefined };
  if (reader.next(50)) {
    oneof$6 = { case: "text", value: reader.stringUnchecked() };
  }
  let field$7: number[] = [];
  if (reader.next(58)) {
    field$7 = reader.int32s(field$7);
  }
  const field$8: number[] = [];
  while (reader.next(64)) {
    if (field$8.length === 0) reader.beginList();
    field$8.push(reader.int32());
  }
  return {
    delimited: undefined,
    prefixed: field$2,
    list: [],
    map: field$4,
    either: oneof$6,
    packed: field$7,
    expanded: field$8,
    enums: [],
    inside: undefined,
  };
}

/** Reads the remaining fields, in any order. */
function Encoding$rest(reader: Reader, message: Encoding): Encoding {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 11: {
        reader.beginGroup(1, message.delimited === undefined ? 456 : 0);
        message.delimited = Encoding.read(reader, message.delimited);
        reader.endGroup();
        break;
      }
      case 18: {
        const end = reader.beginMessage(message.prefixed === undefined ? 456 : 0);
        message.prefixed = Encoding.read(reader, message.prefixed);
        reader.endMessage(end);
        break;
      }
      case 27: {
        if (message.list.length === 0) reader.beginList();
        reader.beginGroup(3, 456);
        message.list.push(Encoding.read(reader));
        reader.endGroup();
        break;
      }
      case 34: {
        const end = reader.beginMessage(552);
        let key: number = 0;
        let value: Encoding = Encoding.create();
        for (;;) {
          const entryTag = reader.tag();
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = reader.int32();
              break;
            case 18: {
              const valueEnd = reader.beginMessage();
              Encoding.read(reader, value);
              reader.endMessage(valueEnd);
              break;
            }
            default:
              reader.skipUnknown(entryTag, undefined);
              break;
          }
        }
        message.map.set(key, value);
        reader.endMessage(end);
        break;
      }
      case 43: {
        const before = message.either.case === "one" ? message.either.value : undefined;
        reader.beginGroup(5, before === undefined ? 456 : 0);
        message.either = { case: "one", value: Encoding.read(reader, before) };
        reader.endGroup();
        break;
      }
      case 50:
        message.either = { case: "text", value: reader.stringUnchecked() };
        break;
      case 56:
        if (message.packed.length === 0) reader.beginList();
        message.packed.push(reader.int32());
        break;
      case 58: {
        message.packed = reader.int32s(message.packed);
        break;
      }
      case 64:
        if (message.expanded.length === 0) reader.beginList();
        message.expanded.push(reader.int32());
        break;
      case 66: {
        message.expanded = reader.int32s(message.expanded);
        break;
      }
      case 72: {
        if (message.enums.length === 0) reader.beginList();
        const number = reader.int32();
        if (isClosed(number)) message.enums.push(number);
        else unknownFields = reader.keepUnknown(unknownFields);
        break;
      }
      case 74: {
        if (message.enums.length === 0) reader.beginList();
        const end = reader.beginPacked();
        const others: number[] = [];
        while (!reader.done()) {
          const number = reader.int32();
          if (isClosed(number)) message.enums.push(number);
          else others.push(number);
        }
        reader.endPacked(end);
        if (others.length > 0) message.$unknown = reader.addUnknownNumbers(72, others, message.$unknown);
        break;
      }
      case 83: {
        reader.beginGroup(10, message.inside === undefined ? 48 : 0);
        message.inside = Encoding_Inside.read(reader, message.inside);
        reader.endGroup();
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

export interface Encoding_Inside {
  explicit: number;
  $unknown?: Uint8Array;
}

export const Encoding_Inside: MessageCodec<Encoding_Inside> = {
  typeName: "golden.editions.Encoding.Inside",

  create(init) {
    const message: Encoding_Inside = {
      explicit: 0,
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Encoding_Inside, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Encoding_Inside, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Encoding_Inside, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.explicit !== 0) {
      at = writeInt32Field(writer, at, 8, message.explicit, "golden.editions.Encoding.Inside.explicit");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Encoding_Inside$inOrder(reader)) {
    return reader.done() ? message : Encoding_Inside$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Encoding_Inside$inOrder(reader: Reader): Encoding_Inside {
  return {
    explicit: reader.int32Field(8, 0),
  };
}

/** Reads the remaining fields, in any order. */
function Encoding_Inside$rest(reader: Reader, message: Encoding_Inside): Encoding_Inside {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.explicit = reader.int32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
