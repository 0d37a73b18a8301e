// Code generated from map.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readBytes,
  readDouble,
  readFixed64,
  readInt32,
  readInt64,
  readSint32,
  readString,
  readTag,
  readUint32,
  readUint64,
  skipTag,
  skipUnknown,
  takeUnknown,
} from "../../../../src/wire/reader.ts";
import {
  beginEntry,
  beginMessage,
  endMessage,
  writeBoolField,
  writeBytesField,
  writeDoubleField,
  writeFixed64Field,
  writeInt32Field,
  writeInt64Field,
  writeSint32Field,
  writeStringField,
  writeUint32Field,
  writeUint64Field,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

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
    const message: Item = new Item$new("");
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
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Item$inOrder(reader)) {
    return isAtEnd(reader) ? message : Item$rest(reader, message);
  },
};

const Item$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Item,
    field$1: string,
  ): void {
    this.name = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Item$inOrder(reader: Reader): Item {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Item$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Item$rest(reader: Reader, message: Item): Item {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
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
    const message: Maps = new Maps$new(new Map(), new Map(), new Map(), new Map(), new Map(), new Map(), new Map());
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
      const entry = beginEntry(writer, at, 10, "counts");
      at = entry;
      at = writeStringField(writer, at, 10, key, "counts");
      at = writeInt32Field(writer, at, 16, value, "counts");
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.names) {
      const entry = beginEntry(writer, at, 18, "names");
      at = entry;
      at = writeUint32Field(writer, at, 8, key, "names");
      at = writeStringField(writer, at, 18, value, "names");
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.blobs) {
      const entry = beginEntry(writer, at, 26, "blobs");
      at = entry;
      at = writeBoolField(writer, at, 8, key, "blobs");
      at = writeBytesField(writer, at, 18, value, "blobs");
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.items) {
      const entry = beginEntry(writer, at, 34, "items");
      at = entry;
      at = writeStringField(writer, at, 10, key, "items");
      const begin = beginMessage(writer, at, 18, value, "items");
      at = endMessage(writer, begin, Item.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.colors) {
      const entry = beginEntry(writer, at, 42, "colors");
      at = entry;
      at = writeSint32Field(writer, at, 8, key, "colors");
      at = writeInt32Field(writer, at, 16, value, "colors");
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.measures) {
      const entry = beginEntry(writer, at, 50, "measures");
      at = entry;
      at = writeInt64Field(writer, at, 8, key, "measures");
      at = writeDoubleField(writer, at, 17, value, "measures");
      at = endMessage(writer, entry, at);
    }
    for (const [key, value] of message.longs) {
      const entry = beginEntry(writer, at, 58, "longs");
      at = entry;
      at = writeFixed64Field(writer, at, 9, key, "longs");
      at = writeUint64Field(writer, at, 16, value, "longs");
      at = endMessage(writer, entry, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Maps$inOrder(reader)) {
    return isAtEnd(reader) ? message : Maps$rest(reader, message);
  },
};

const Maps$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Maps,
    field$1: Map<string, number>,
    field$2: Map<number, string>,
    field$3: Map<boolean, Uint8Array>,
    field$4: Map<string, Item>,
    field$5: Map<number, Color>,
    field$6: Map<bigint, number>,
    field$7: Map<bigint, bigint>,
  ): void {
    this.counts = field$1;
    this.names = field$2;
    this.blobs = field$3;
    this.items = field$4;
    this.colors = field$5;
    this.measures = field$6;
    this.longs = field$7;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Maps$inOrder(reader: Reader): Maps {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1 = new Map<string, number>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    let key: string = "";
    let value: number = 0;
    if (skipTag(reader, 10)) key = readString(reader);
    if (skipTag(reader, 16)) {
      value = readInt32(reader);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 10:
          key = readString(reader);
          break;
        case 16: {
          value = readInt32(reader);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$1.set(key, value);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$2 = new Map<number, string>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    let key: number = 0;
    let value: string = "";
    if (skipTag(reader, 8)) key = readUint32(reader);
    if (skipTag(reader, 18)) {
      value = readString(reader);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = readUint32(reader);
          break;
        case 18: {
          value = readString(reader);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$2.set(key, value);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$3 = new Map<boolean, Uint8Array>();
  while (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    let key: boolean = false;
    let value: Uint8Array = EMPTY_BYTES;
    if (skipTag(reader, 8)) key = readBool(reader);
    if (skipTag(reader, 18)) {
      value = readBytes(reader);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = readBool(reader);
          break;
        case 18: {
          value = readBytes(reader);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$3.set(key, value);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4 = new Map<string, Item>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 144);
    let key: string = "";
    let value: Item | undefined;
    if (skipTag(reader, 10)) key = readString(reader);
    if (skipTag(reader, 18)) {
      const valueEnd = enterMessage(reader);
      value = Item.read(reader, value);
      leaveMessage(reader, valueEnd);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 10:
          key = readString(reader);
          break;
        case 18: {
          const valueEnd = enterMessage(reader);
          value = Item.read(reader, value);
          leaveMessage(reader, valueEnd);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$4.set(key, value ?? Item.create());
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$5 = new Map<number, Color>();
  while (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    let key: number = 0;
    let value: Color = 0;
    if (skipTag(reader, 8)) key = readSint32(reader);
    if (skipTag(reader, 16)) {
      value = readInt32(reader);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = readSint32(reader);
          break;
        case 16: {
          value = readInt32(reader);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$5.set(key, value);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$6 = new Map<bigint, number>();
  while (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    let key: bigint = 0n;
    let value: number = 0;
    if (skipTag(reader, 8)) key = readInt64(reader);
    if (skipTag(reader, 17)) {
      value = readDouble(reader);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 8:
          key = readInt64(reader);
          break;
        case 17: {
          value = readDouble(reader);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$6.set(key, value);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$7 = new Map<bigint, bigint>();
  while (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    let key: bigint = 0n;
    let value: bigint = 0n;
    if (skipTag(reader, 9)) key = readFixed64(reader);
    if (skipTag(reader, 16)) {
      value = readUint64(reader);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 9:
          key = readFixed64(reader);
          break;
        case 16: {
          value = readUint64(reader);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$7.set(key, value);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Maps$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7);
}

/** Reads the remaining fields, in any order. */
function Maps$rest(reader: Reader, message: Maps): Maps {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, 96);
        let key: string = "";
        let value: number = 0;
        if (skipTag(reader, 10)) key = readString(reader);
        if (skipTag(reader, 16)) {
          value = readInt32(reader);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 10:
              key = readString(reader);
              break;
            case 16: {
              value = readInt32(reader);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.counts.set(key, value);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const outerEnd = enterMessage(reader, 96);
        let key: number = 0;
        let value: string = "";
        if (skipTag(reader, 8)) key = readUint32(reader);
        if (skipTag(reader, 18)) {
          value = readString(reader);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = readUint32(reader);
              break;
            case 18: {
              value = readString(reader);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.names.set(key, value);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, 96);
        let key: boolean = false;
        let value: Uint8Array = EMPTY_BYTES;
        if (skipTag(reader, 8)) key = readBool(reader);
        if (skipTag(reader, 18)) {
          value = readBytes(reader);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = readBool(reader);
              break;
            case 18: {
              value = readBytes(reader);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.blobs.set(key, value);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        const outerEnd = enterMessage(reader, 144);
        let key: string = "";
        let value: Item | undefined;
        if (skipTag(reader, 10)) key = readString(reader);
        if (skipTag(reader, 18)) {
          const valueEnd = enterMessage(reader);
          value = Item.read(reader, value);
          leaveMessage(reader, valueEnd);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 10:
              key = readString(reader);
              break;
            case 18: {
              const valueEnd = enterMessage(reader);
              value = Item.read(reader, value);
              leaveMessage(reader, valueEnd);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.items.set(key, value ?? Item.create());
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const outerEnd = enterMessage(reader, 96);
        let key: number = 0;
        let value: Color = 0;
        if (skipTag(reader, 8)) key = readSint32(reader);
        if (skipTag(reader, 16)) {
          value = readInt32(reader);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = readSint32(reader);
              break;
            case 16: {
              value = readInt32(reader);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.colors.set(key, value);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        const outerEnd = enterMessage(reader, 96);
        let key: bigint = 0n;
        let value: number = 0;
        if (skipTag(reader, 8)) key = readInt64(reader);
        if (skipTag(reader, 17)) {
          value = readDouble(reader);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = readInt64(reader);
              break;
            case 17: {
              value = readDouble(reader);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.measures.set(key, value);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 58: {
        const outerEnd = enterMessage(reader, 96);
        let key: bigint = 0n;
        let value: bigint = 0n;
        if (skipTag(reader, 9)) key = readFixed64(reader);
        if (skipTag(reader, 16)) {
          value = readUint64(reader);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 9:
              key = readFixed64(reader);
              break;
            case 16: {
              value = readUint64(reader);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.longs.set(key, value);
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
