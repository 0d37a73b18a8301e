// Generated from editions.proto. Edit that, not this.

import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import { decodeRequired, missingRequired } from "../../../../src/wire/required.ts";

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
      open: 0,
    };
    return init === undefined ? message : Object.assign(message, init);
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

  write(message, writer) {
    if (message.implicit !== 0) {
      writer.int32Field(8, message.implicit, "golden.editions.Presence.implicit");
    }
    if (message.explicit !== undefined) {
      writer.int32Field(16, message.explicit, "golden.editions.Presence.explicit");
    }
    if (message.required === undefined) throw missingRequired("golden.editions.Presence.required");
    writer.int32Field(24, message.required, "golden.editions.Presence.required");
    if (message.closed !== undefined) {
      writer.tag(32);
      writer.closedEnum(message.closed, isClosed, "golden.editions.Presence.closed");
    }
    if (message.open !== 0) {
      writer.int32Field(40, message.open, "golden.editions.Presence.open");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = Presence.create()) {
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
  },
};

/** What these fields mean where they are absent. */
export const PresenceDefaults = {
  explicit: 7,
} as const;

/** The name of the first required field that is missing, in the message or in one within it. */
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
      list: [],
      map: new Map(),
      either: { case: undefined },
      packed: [],
      expanded: [],
      enums: [],
    };
    return init === undefined ? message : Object.assign(message, init);
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

  write(message, writer) {
    if (message.delimited !== undefined) {
      writer.tag(11);
      writer.beginGroup("golden.editions.Encoding.delimited");
      Encoding.write(message.delimited, writer);
      writer.endGroup(12);
    }
    if (message.prefixed !== undefined) {
      const start = writer.beginMessageField(18, "golden.editions.Encoding.prefixed");
      Encoding.write(message.prefixed, writer);
      writer.endMessage(start);
    }
    for (const value of message.list) {
      writer.tag(27);
      writer.beginGroup("golden.editions.Encoding.list");
      Encoding.write(value, writer);
      writer.endGroup(28);
    }
    for (const [key, value] of message.map) {
      const end = writer.beginMessageField(34, "golden.editions.Encoding.map");
      writer.int32Field(8, key, "golden.editions.Encoding.map");
      const start = writer.beginMessageField(18, "golden.editions.Encoding.map");
      Encoding.write(value, writer);
      writer.endMessage(start);
      writer.endMessage(end);
    }
    switch (message.either.case) {
      case undefined:
        break;
      case "one": {
        writer.tag(43);
        writer.beginGroup("golden.editions.Encoding.one");
        Encoding.write(message.either.value, writer);
        writer.endGroup(44);
        break;
      }
      case "text": {
        writer.stringField(50, message.either.value, "golden.editions.Encoding.text");
        break;
      }
      default:
        throw unknownCase("golden.editions.Encoding.either");
    }
    writer.int32s(58, message.packed, "golden.editions.Encoding.packed");
    for (const value of message.expanded) {
      writer.int32Field(64, value, "golden.editions.Encoding.expanded");
    }
    if (message.enums.length > 0) {
      writer.tag(74);
      const start = writer.beginPacked();
      for (const value of message.enums) writer.closedEnum(value, isClosed, "golden.editions.Encoding.enums");
      writer.endPacked(start);
    }
    if (message.inside !== undefined) {
      writer.tag(83);
      writer.beginGroup("golden.editions.Encoding.inside");
      Encoding_Inside.write(message.inside, writer);
      writer.endGroup(84);
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = Encoding.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 11: {
          reader.beginGroup(1, 456);
          message.delimited = Encoding.read(reader, message.delimited);
          reader.endGroup();
          break;
        }
        case 18: {
          const end = reader.beginMessage(456);
          message.prefixed = Encoding.read(reader, message.prefixed);
          reader.endMessage(end);
          break;
        }
        case 27: {
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
          reader.beginGroup(5, 456);
          message.either = { case: "one", value: Encoding.read(reader, before) };
          reader.endGroup();
          break;
        }
        case 50:
          message.either = { case: "text", value: reader.stringUnchecked() };
          break;
        case 56:
          message.packed.push(reader.int32());
          break;
        case 58:
          message.packed = reader.int32s(message.packed);
          break;
        case 64:
          message.expanded.push(reader.int32());
          break;
        case 66:
          message.expanded = reader.int32s(message.expanded);
          break;
        case 72: {
          const number = reader.int32();
          if (isClosed(number)) message.enums.push(number);
          else unknownFields = reader.keepUnknown(unknownFields);
          break;
        }
        case 74: {
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
          reader.beginGroup(10, 48);
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
  },
};

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
    return init === undefined ? message : Object.assign(message, init);
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

  write(message, writer) {
    if (message.explicit !== 0) {
      writer.int32Field(8, message.explicit, "golden.editions.Encoding.Inside.explicit");
    }
    if (message.$unknown !== undefined) writer.raw(message.$unknown);
  },

  read(reader, message = Encoding_Inside.create()) {
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
  },
};
