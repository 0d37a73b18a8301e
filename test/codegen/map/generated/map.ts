// Code generated from map.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import { EMPTY_BYTES, type Reader } from "../../../../src/wire/reader.ts";
import { writeFixed64Field, writeInt64Field, writeUint64Field } from "../../../../src/wire/writer/bigints.ts";
import { writeBytesField, writeUnknown } from "../../../../src/wire/writer/bytes.ts";
import { writeDoubleField } from "../../../../src/wire/writer/floats.ts";
import {
  writeBoolField,
  writeInt32Field,
  writeSint32Field,
  writeUint32Field,
} from "../../../../src/wire/writer/integers.ts";
import { beginEntry, beginMessage, endMessage } from "../../../../src/wire/writer/lengths.ts";
import { writeStringField } from "../../../../src/wire/writer/text.ts";

export const Color = {
  UNSPECIFIED: 0,
  RED: 1,
} as const;

export type Color = (typeof Color)[keyof typeof Color] | (number & {});

export interface Item {
  name: string;
  $unknown?: Uint8Array;
}

export const Item: MessageCodec<Item> = {
  typeName: "golden.map.Item",

  create(init) {
    const message: Item = {
      name: "",
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Item, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Item, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Item, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "golden.map.Item.name");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Item$inOrder(reader)) {
    return reader.done() ? message : Item$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Item$inOrder(reader: Reader): Item {
  return {
    name: reader.stringField(10, ""),
  };
}

/** Reads the remaining fields, in any order. */
function Item$rest(reader: Reader, message: Item): Item {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = reader.string();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

export interface Maps {
  counts: Map<string, number>;
  names: Map<number, string>;
  blobs: Map<boolean, Uint8Array>;
  items: Map<string, Item>;
  colors: Map<number, Color>;
  measures: Map<bigint, number>;
  longs: Map<bigint, bigint>;
  $unknown?: Uint8Array;
}

export const Maps: MessageCodec<Maps> = {
  typeName: "golden.map.Maps",

  create(init) {
    const message: Maps = {
      counts: new Map(),
      names: new Map(),
      blobs: new Map(),
      items: new Map(),
      colors: new Map(),
      measures: new Map(),
      longs: new Map(),
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Maps, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Maps, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Maps, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const [key, value] of message.counts) {
      const entry = beginEntry(writer, at, 10, "golden.map.Maps.counts");
      at = entry;
      at = writeStringField(writer, at, 10, key, "golden.map.Maps.counts");
      at = writeInt32Field(writer, at, 16, value, "golden.map.Maps.counts");
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.names) {
      const entry = beginEntry(writer, at, 18, "golden.map.Maps.names");
      at = entry;
      at = writeUint32Field(writer, at, 8, key, "golden.map.Maps.names");
      at = writeStringField(writer, at, 18, value, "golden.map.Maps.names");
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.blobs) {
      const entry = beginEntry(writer, at, 26, "golden.map.Maps.blobs");
      at = entry;
      at = writeBoolField(writer, at, 8, key, "golden.map.Maps.blobs");
      at = writeBytesField(writer, at, 18, value, "golden.map.Maps.blobs");
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.items) {
      const entry = beginEntry(writer, at, 34, "golden.map.Maps.items");
      at = entry;
      at = writeStringField(writer, at, 10, key, "golden.map.Maps.items");
      const begin = beginMessage(writer, at, 18, value, "golden.map.Maps.items");
      at = endMessage(writer, begin, Item.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.colors) {
      const entry = beginEntry(writer, at, 42, "golden.map.Maps.colors");
      at = entry;
      at = writeSint32Field(writer, at, 8, key, "golden.map.Maps.colors");
      at = writeInt32Field(writer, at, 16, value, "golden.map.Maps.colors");
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.measures) {
      const entry = beginEntry(writer, at, 50, "golden.map.Maps.measures");
      at = entry;
      at = writeInt64Field(writer, at, 8, key, "golden.map.Maps.measures");
      at = writeDoubleField(writer, at, 17, value, "golden.map.Maps.measures");
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.longs) {
      const entry = beginEntry(writer, at, 58, "golden.map.Maps.longs");
      at = entry;
      at = writeFixed64Field(writer, at, 9, key, "golden.map.Maps.longs");
      at = writeUint64Field(writer, at, 16, value, "golden.map.Maps.longs");
      at = endMessage(writer, entry, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Maps$inOrder(reader)) {
    return reader.done() ? message : Maps$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Maps$inOrder(reader: Reader): Maps {
  const field$1 = new Map<string, number>();
  while (reader.next(10)) {
    const end = reader.beginMessage(96);
    let key: string = "";
    let value: number = 0;
    for (;;) {
      const entryTag = reader.tag();
      if (entryTag === 0) break;
      switch (entryTag) {
        case 10:
          key = reader.string();
          break;
        case 16:
          value = reader.int32();
          break;
        default:
          reader.skipUnknown(entryTag, undefined);
          break;
      }
    }
    field$1.set(key, value);
    reader.endMessage(end);
  }
  const field$2 = new Map<number, string>();
  while (reader.next(18)) {
    const end = reader.beginMessage(96);
    let key: number = 0;
    let value: string = "";
    for (;;) {
      const entryTag = reader.tag();
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = reader.uint32();
          break;
        case 18:
          value = reader.string();
          break;
        default:
          reader.skipUnknown(entryTag, undefined);
          break;
      }
    }
    field$2.set(key, value);
    reader.endMessage(end);
  }
  const field$3 = new Map<boolean, Uint8Array>();
  while (reader.next(26)) {
    const end = reader.beginMessage(96);
    let key: boolean = false;
    let value: Uint8Array = EMPTY_BYTES;
    for (;;) {
      const entryTag = reader.tag();
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = reader.bool();
          break;
        case 18:
          value = reader.bytes();
          break;
        default:
          reader.skipUnknown(entryTag, undefined);
          break;
      }
    }
    field$3.set(key, value);
    reader.endMessage(end);
  }
  const field$4 = new Map<string, Item>();
  while (reader.next(34)) {
    const end = reader.beginMessage(144);
    let key: string = "";
    let value: Item = Item.create();
    for (;;) {
      const entryTag = reader.tag();
      if (entryTag === 0) break;
      switch (entryTag) {
        case 10:
          key = reader.string();
          break;
        case 18: {
          const valueEnd = reader.beginMessage();
          Item.read(reader, value);
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
  const field$5 = new Map<number, Color>();
  while (reader.next(42)) {
    const end = reader.beginMessage(96);
    let key: number = 0;
    let value: Color = 0;
    for (;;) {
      const entryTag = reader.tag();
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = reader.sint32();
          break;
        case 16:
          value = reader.int32();
          break;
        default:
          reader.skipUnknown(entryTag, undefined);
          break;
      }
    }
    field$5.set(key, value);
    reader.endMessage(end);
  }
  const field$6 = new Map<bigint, number>();
  while (reader.next(50)) {
    const end = reader.beginMessage(96);
    let key: bigint = 0n;
    let value: number = 0;
    for (;;) {
      const entryTag = reader.tag();
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = reader.int64();
          break;
        case 17:
          value = reader.double();
          break;
        default:
          reader.skipUnknown(entryTag, undefined);
          break;
      }
    }
    field$6.set(key, value);
    reader.endMessage(end);
  }
  const field$7 = new Map<bigint, bigint>();
  while (reader.next(58)) {
    const end = reader.beginMessage(96);
    let key: bigint = 0n;
    let value: bigint = 0n;
    for (;;) {
      const entryTag = reader.tag();
      if (entryTag === 0) break;
      switch (entryTag) {
        case 9:
          key = reader.fixed64();
          break;
        case 16:
          value = reader.uint64();
          break;
        default:
          reader.skipUnknown(entryTag, undefined);
          break;
      }
    }
    field$7.set(key, value);
    reader.endMessage(end);
  }
  return {
    counts: field$1,
    names: field$2,
    blobs: field$3,
    items: field$4,
    colors: field$5,
    measures: field$6,
    longs: field$7,
  };
}

/** Reads the remaining fields, in any order. */
function Maps$rest(reader: Reader, message: Maps): Maps {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const end = reader.beginMessage(96);
        let key: string = "";
        let value: number = 0;
        for (;;) {
          const entryTag = reader.tag();
          if (entryTag === 0) break;
          switch (entryTag) {
            case 10:
              key = reader.string();
              break;
            case 16:
              value = reader.int32();
              break;
            default:
              reader.skipUnknown(entryTag, undefined);
              break;
          }
        }
        message.counts.set(key, value);
        reader.endMessage(end);
        break;
      }
      case 18: {
        const end = reader.beginMessage(96);
        let key: number = 0;
        let value: string = "";
        for (;;) {
          const entryTag = reader.tag();
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = reader.uint32();
              break;
            case 18:
              value = reader.string();
              break;
            default:
              reader.skipUnknown(entryTag, undefined);
              break;
          }
        }
        message.names.set(key, value);
        reader.endMessage(end);
        break;
      }
      case 26: {
        const end = reader.beginMessage(96);
        let key: boolean = false;
        let value: Uint8Array = EMPTY_BYTES;
        for (;;) {
          const entryTag = reader.tag();
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = reader.bool();
              break;
            case 18:
              value = reader.bytes();
              break;
            default:
              reader.skipUnknown(entryTag, undefined);
              break;
          }
        }
        message.blobs.set(key, value);
        reader.endMessage(end);
        break;
      }
      case 34: {
        const end = reader.beginMessage(144);
        let key: string = "";
        let value: Item = Item.create();
        for (;;) {
          const entryTag = reader.tag();
          if (entryTag === 0) break;
          switch (entryTag) {
            case 10:
              key = reader.string();
              break;
            case 18: {
              const valueEnd = reader.beginMessage();
              Item.read(reader, value);
              reader.endMessage(valueEnd);
              break;
            }
            default:
              reader.skipUnknown(entryTag, undefined);
              break;
          }
        }
        message.items.set(key, value);
        reader.endMessage(end);
        break;
      }
      case 42: {
        const end = reader.beginMessage(96);
        let key: number = 0;
        let value: Color = 0;
        for (;;) {
          const entryTag = reader.tag();
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = reader.sint32();
              break;
            case 16:
              value = reader.int32();
              break;
            default:
              reader.skipUnknown(entryTag, undefined);
              break;
          }
        }
        message.colors.set(key, value);
        reader.endMessage(end);
        break;
      }
      case 50: {
        const end = reader.beginMessage(96);
        let key: bigint = 0n;
        let value: number = 0;
        for (;;) {
          const entryTag = reader.tag();
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = reader.int64();
              break;
            case 17:
              value = reader.double();
              break;
            default:
              reader.skipUnknown(entryTag, undefined);
              break;
          }
        }
        message.measures.set(key, value);
        reader.endMessage(end);
        break;
      }
      case 58: {
        const end = reader.beginMessage(96);
        let key: bigint = 0n;
        let value: bigint = 0n;
        for (;;) {
          const entryTag = reader.tag();
          if (entryTag === 0) break;
          switch (entryTag) {
            case 9:
              key = reader.fixed64();
              break;
            case 16:
              value = reader.uint64();
              break;
            default:
              reader.skipUnknown(entryTag, undefined);
              break;
          }
        }
        message.longs.set(key, value);
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
