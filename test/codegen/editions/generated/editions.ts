// Code generated from editions.proto by chatwire. DO NOT EDIT.

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
  addUnknownNumbers,
  beginList,
  enterGroup,
  enterMessage,
  enterPacked,
  isAtEnd,
  keepUnknown,
  lacksRequired,
  leaveGroup,
  leaveMessage,
  leavePacked,
  readInt32,
  readInt32s,
  readStringUnchecked,
  readTag,
  skipTag,
  skipUnknown,
  takeUnknown,
} from "../../../../src/wire/reader.ts";
import { decodeRequired, missingRequired } from "../../../../src/wire/required.ts";
import {
  beginEntry,
  beginGroup,
  beginMessage,
  beginPacked,
  endGroup,
  endMessage,
  endPacked,
  itemsOf,
  writeClosedEnum,
  writeClosedEnumField,
  writeInt32Field,
  writeInt32s,
  writeStringUncheckedField,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

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
    const message: Presence = new Presence$new(0, undefined, undefined, undefined, 0);
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
      at = writeInt32Field(writer, at, 8, message.implicit, "implicit");
    }
    if (message.explicit !== undefined) {
      at = writeInt32Field(writer, at, 16, message.explicit, "explicit");
    }
    if (message.required === undefined) throw missingRequired("required");
    at = writeInt32Field(writer, at, 24, message.required, "required");
    if (message.closed !== undefined) {
      at = writeClosedEnumField(writer, at, 32, message.closed, isClosed, "closed");
    }
    if (message.open !== 0) {
      at = writeInt32Field(writer, at, 40, message.open, "open");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Presence$inOrder(reader)) {
    if (!isAtEnd(reader)) Presence$rest(reader, message);
    if (message.required === undefined) lacksRequired(reader);
    return message;
  },
};

const Presence$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Presence,
    field$1: number,
    field$2: number | undefined,
    field$3: number | undefined,
    field$4: Closed | undefined,
    field$5: Open,
  ): void {
    this.implicit = field$1;
    this.explicit = field$2;
    this.required = field$3;
    this.closed = field$4;
    this.open = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Presence$inOrder(reader: Reader): Presence {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
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
  let field$3: number | undefined;
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
  let field$4: Closed | undefined;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isClosed(byte)) {
      field$4 = byte;
      offset += 2;
    }
  }
  let field$5: Open = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Presence$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function Presence$rest(reader: Reader, message: Presence): Presence {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.implicit = readInt32(reader);
        break;
      case 16:
        message.explicit = readInt32(reader);
        break;
      case 24:
        message.required = readInt32(reader);
        break;
      case 32: {
        const number = readInt32(reader);
        if (isClosed(number)) message.closed = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 40:
        message.open = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
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
    const message: Encoding = new Encoding$new(
      undefined,
      undefined,
      emptyList<Encoding>(),
      new Map(),
      noCase(),
      emptyList<number>(),
      emptyList<number>(),
      emptyList<Closed>(),
      undefined,
    );
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
      at = beginGroup(writer, at, 11, message.delimited, "delimited");
      at = endGroup(writer, Encoding.write(message.delimited, writer, at), 12);
    }
    if (message.prefixed !== undefined) {
      const begin = beginMessage(writer, at, 18, message.prefixed, "prefixed");
      at = endMessage(writer, begin, Encoding.write(message.prefixed, writer, begin));
    }
    for (const value of itemsOf(message.list, "list")) {
      at = beginGroup(writer, at, 27, value, "list");
      at = endGroup(writer, Encoding.write(value, writer, at), 28);
    }
    for (const [key, value] of message.map) {
      const entry = beginEntry(writer, at, 34, "map");
      at = entry;
      at = writeInt32Field(writer, at, 8, key, "map");
      const begin = beginMessage(writer, at, 18, value, "map");
      at = endMessage(writer, begin, Encoding.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    switch (message.either.case) {
      case undefined:
        if (message.either.value !== undefined) throw unknownCase("either");
        break;
      case "one": {
        at = beginGroup(writer, at, 43, message.either.value, "one");
        at = endGroup(writer, Encoding.write(message.either.value, writer, at), 44);
        break;
      }
      case "text": {
        at = writeStringUncheckedField(writer, at, 50, message.either.value, "text");
        break;
      }
      default:
        throw unknownCase("either");
    }
    at = writeInt32s(writer, at, 58, message.packed, "packed");
    for (const value of itemsOf(message.expanded, "expanded")) {
      at = writeInt32Field(writer, at, 64, value, "expanded");
    }
    if (itemsOf(message.enums, "enums").length > 0) {
      const begin = beginPacked(writer, at, 74);
      at = begin;
      for (const value of message.enums) at = writeClosedEnum(writer, at, value, isClosed, "enums");
      at = endPacked(writer, begin, at);
    }
    if (message.inside !== undefined) {
      at = beginGroup(writer, at, 83, message.inside, "inside");
      at = endGroup(writer, Encoding_Inside.write(message.inside, writer, at), 84);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Encoding$inOrder(reader)) {
    return isAtEnd(reader) ? message : Encoding$rest(reader, message);
  },
};

const Encoding$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Encoding,
    field$1: Encoding | undefined,
    field$2: Encoding | undefined,
    field$3: Encoding[],
    field$4: Map<number, Encoding>,
    oneof$5: EncodingEither,
    field$7: number[],
    field$8: number[],
    field$9: Closed[],
    field$10: Encoding_Inside | undefined,
  ): void {
    this.delimited = field$1;
    this.prefixed = field$2;
    this.list = field$3;
    this.map = field$4;
    this.either = oneof$5;
    this.packed = field$7;
    this.expanded = field$8;
    this.enums = field$9;
    this.inside = field$10;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Encoding$inOrder(reader: Reader): Encoding {
  const { input, end } = reader;
  let { offset } = reader;
  let field$2: Encoding | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 456);
    field$2 = Encoding.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4 = new Map<number, Encoding>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 552);
    let key: number = 0;
    let value: Encoding | undefined;
    if (skipTag(reader, 8)) key = readInt32(reader);
    if (skipTag(reader, 18)) {
      const valueEnd = enterMessage(reader);
      value = Encoding.read(reader, value);
      leaveMessage(reader, valueEnd);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = readInt32(reader);
          break;
        case 18: {
          const valueEnd = enterMessage(reader);
          value = Encoding.read(reader, value);
          leaveMessage(reader, valueEnd);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$4.set(key, value ?? Encoding.create());
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let oneof$5: EncodingEither | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    oneof$5 = oneofCase("text", readStringUnchecked(reader));
    offset = reader.offset;
  }
  let field$7: number[] | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    field$7 = readInt32s(reader);
    offset = reader.offset;
  }
  const field$8: number[] = emptyList<number>();
  while (offset < end && input[offset] === 64) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readInt32(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Encoding$new(
    undefined,
    field$2,
    emptyList<Encoding>(),
    field$4,
    oneof$5 ?? noCase(),
    field$7 ?? emptyList<number>(),
    field$8,
    emptyList<Closed>(),
    undefined,
  );
}

/** Reads the remaining fields, in any order. */
function Encoding$rest(reader: Reader, message: Encoding): Encoding {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 11: {
        enterGroup(reader, 1, message.delimited === undefined ? 456 : 0);
        message.delimited = Encoding.read(reader, message.delimited);
        leaveGroup(reader);
        break;
      }
      case 18: {
        const outerEnd = enterMessage(reader, message.prefixed === undefined ? 456 : 0);
        message.prefixed = Encoding.read(reader, message.prefixed);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 27: {
        if (message.list.length === 0) beginList(reader);
        enterGroup(reader, 3, 456);
        message.list.push(Encoding.read(reader));
        leaveGroup(reader);
        break;
      }
      case 34: {
        const outerEnd = enterMessage(reader, 552);
        let key: number = 0;
        let value: Encoding | undefined;
        if (skipTag(reader, 8)) key = readInt32(reader);
        if (skipTag(reader, 18)) {
          const valueEnd = enterMessage(reader);
          value = Encoding.read(reader, value);
          leaveMessage(reader, valueEnd);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = readInt32(reader);
              break;
            case 18: {
              const valueEnd = enterMessage(reader);
              value = Encoding.read(reader, value);
              leaveMessage(reader, valueEnd);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.map.set(key, value ?? Encoding.create());
        leaveMessage(reader, outerEnd);
        break;
      }
      case 43: {
        const before = message.either.case === "one" ? message.either.value : undefined;
        enterGroup(reader, 5, before === undefined ? 456 : 0);
        message.either = oneofCase("one", Encoding.read(reader, before));
        leaveGroup(reader);
        break;
      }
      case 50:
        message.either = oneofCase("text", readStringUnchecked(reader));
        break;
      case 56:
        if (message.packed.length === 0) beginList(reader);
        message.packed.push(readInt32(reader));
        break;
      case 58: {
        message.packed = readInt32s(reader, message.packed);
        break;
      }
      case 64:
        if (message.expanded.length === 0) beginList(reader);
        message.expanded.push(readInt32(reader));
        break;
      case 66: {
        message.expanded = readInt32s(reader, message.expanded);
        break;
      }
      case 72: {
        if (message.enums.length === 0) beginList(reader);
        const number = readInt32(reader);
        if (isClosed(number)) message.enums.push(number);
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 74: {
        if (message.enums.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        const others: number[] = [];
        while (!isAtEnd(reader)) {
          const number = readInt32(reader);
          if (isClosed(number)) message.enums.push(number);
          else others.push(number);
        }
        leavePacked(reader, outerEnd);
        if (others.length > 0) message.$unknown = addUnknownNumbers(reader, 72, others, message.$unknown);
        break;
      }
      case 83: {
        enterGroup(reader, 10, message.inside === undefined ? 48 : 0);
        message.inside = Encoding_Inside.read(reader, message.inside);
        leaveGroup(reader);
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

export interface Encoding_Inside {
  explicit: number;
  $unknown?: Uint8Array;
}

export const Encoding_Inside: MessageCodec<Encoding_Inside> = {
  typeName: "golden.editions.Encoding.Inside",

  create(init) {
    const message: Encoding_Inside = new Encoding_Inside$new(0);
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
      at = writeInt32Field(writer, at, 8, message.explicit, "explicit");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Encoding_Inside$inOrder(reader)) {
    return isAtEnd(reader) ? message : Encoding_Inside$rest(reader, message);
  },
};

const Encoding_Inside$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Encoding_Inside,
    field$1: number,
  ): void {
    this.explicit = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Encoding_Inside$inOrder(reader: Reader): Encoding_Inside {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number = 0;
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
  return new Encoding_Inside$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Encoding_Inside$rest(reader: Reader, message: Encoding_Inside): Encoding_Inside {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.explicit = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
