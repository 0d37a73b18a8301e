// Code generated from shop/v1/item.proto by chatwire. DO NOT EDIT.

import { emptyList, noCase, oneofCase, plainConstructor } from "../../../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../../../src/wire/codec.ts";
import { type Extension, extension } from "../../../../../../src/wire/extension.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  enterPacked,
  isAtEnd,
  leaveMessage,
  leavePacked,
  readBool,
  readInt32,
  readSint64,
  readString,
  readTag,
  skipTag,
  skipUnknown,
  takeUnknown,
} from "../../../../../../src/wire/reader.ts";
import type { Service, ServiceMethod } from "../../../../../../src/wire/service.ts";
import {
  beginEntry,
  beginFarMessage,
  beginMessage,
  beginPacked,
  endFarMessage,
  endMessage,
  endPacked,
  itemsOf,
  writeBoolField,
  writeInt32Field,
  writeSint64,
  writeStringField,
  writeUnknown,
} from "../../../../../../src/wire/writer.ts";
import { Any } from "../../google/protobuf/any.ts";
import { Timestamp } from "../../google/protobuf/timestamp.ts";

export const Color = {
  NONE: 0,
  RED: 1,
  BELOW: -3,
} as const;

export type Color = (typeof Color)[keyof typeof Color] | (number & {});

/** What the shop sells. Comments are no part of descriptors at run time. */
export interface Item {
  name?: string | undefined;
  parts: Map<string, Item_Part>;
  kind: ItemKind;
  toString$: bigint[];
  detail?: Any | undefined;
  soldAt?: Timestamp | undefined;
  color?: Color | undefined;
  $unknown?: Uint8Array;
}

export type ItemKind =
  | { case: "priceCents"; value: number }
  | { case: "free"; value: boolean }
  | { case: undefined; value?: undefined };

export const Item: MessageCodec<Item> = {
  typeName: "shop.v1.Item",

  create(init) {
    const message: Item = new Item$new(
      undefined,
      new Map(),
      noCase(),
      emptyList<bigint>(),
      undefined,
      undefined,
      undefined,
    );
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
    if (message.name !== undefined) {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    for (const [key, value] of message.parts) {
      const entry = beginEntry(writer, at, 18, "parts");
      at = entry;
      at = writeStringField(writer, at, 10, key, "parts");
      const begin = beginMessage(writer, at, 18, value, "parts");
      at = endMessage(writer, begin, Item_Part.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    switch (message.kind.case) {
      case undefined:
        if (message.kind.value !== undefined) throw unknownCase("kind");
        break;
      case "priceCents": {
        at = writeInt32Field(writer, at, 24, message.kind.value, "priceCents");
        break;
      }
      case "free": {
        at = writeBoolField(writer, at, 32, message.kind.value, "free");
        break;
      }
      default:
        throw unknownCase("kind");
    }
    if (itemsOf(message.toString$, "toString$").length > 0) {
      const begin = beginPacked(writer, at, 42);
      at = begin;
      for (const value of message.toString$) at = writeSint64(writer, at, value, "toString$");
      at = endPacked(writer, begin, at);
    }
    if (message.detail !== undefined) {
      const begin = beginMessage(writer, at, 50, message.detail, "detail");
      at = endMessage(writer, begin, Any.write(message.detail, writer, begin));
    }
    if (message.soldAt !== undefined) {
      const begin = beginMessage(writer, at, 58, message.soldAt, "soldAt");
      at = endMessage(writer, begin, Timestamp.write(message.soldAt, writer, begin));
    }
    if (message.color !== undefined) {
      at = writeInt32Field(writer, at, 64, message.color, "color");
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
    field$1: string | undefined,
    field$2: Map<string, Item_Part>,
    oneof$3: ItemKind,
    field$5: bigint[],
    field$6: Any | undefined,
    field$7: Timestamp | undefined,
    field$8: Color | undefined,
  ): void {
    this.name = field$1;
    this.parts = field$2;
    this.kind = oneof$3;
    this.toString$ = field$5;
    this.detail = field$6;
    this.soldAt = field$7;
    this.color = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Item$inOrder(reader: Reader): Item {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  const field$2 = new Map<string, Item_Part>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 144);
    let key: string = "";
    let value: Item_Part | undefined;
    if (skipTag(reader, 10)) key = readString(reader);
    if (skipTag(reader, 18)) {
      const valueEnd = enterMessage(reader);
      value = Item_Part.read(reader, value);
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
          value = Item_Part.read(reader, value);
          leaveMessage(reader, valueEnd);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$2.set(key, value ?? Item_Part.create());
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let oneof$3: ItemKind | undefined;
  if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    oneof$3 = oneofCase("priceCents", readInt32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    oneof$3 = oneofCase("free", readBool(reader));
    offset = reader.offset;
  }
  let field$5: bigint[] = emptyList<bigint>();
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    if (field$5.length === 0) beginList(reader);
    const outerEnd = enterPacked(reader);
    while (!isAtEnd(reader)) field$5.push(readSint64(reader));
    leavePacked(reader, outerEnd);
    offset = reader.offset;
  }
  let field$6: Any | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$6 = Any.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$7: Timestamp | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$7 = Timestamp.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$8: Color | undefined;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Item$new(field$1, field$2, oneof$3 ?? noCase(), field$5, field$6, field$7, field$8);
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
      case 18: {
        const outerEnd = enterMessage(reader, 144);
        let key: string = "";
        let value: Item_Part | undefined;
        if (skipTag(reader, 10)) key = readString(reader);
        if (skipTag(reader, 18)) {
          const valueEnd = enterMessage(reader);
          value = Item_Part.read(reader, value);
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
              value = Item_Part.read(reader, value);
              leaveMessage(reader, valueEnd);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.parts.set(key, value ?? Item_Part.create());
        leaveMessage(reader, outerEnd);
        break;
      }
      case 24:
        message.kind = oneofCase("priceCents", readInt32(reader));
        break;
      case 32:
        message.kind = oneofCase("free", readBool(reader));
        break;
      case 40:
        if (message.toString$.length === 0) beginList(reader);
        message.toString$.push(readSint64(reader));
        break;
      case 42: {
        if (message.toString$.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.toString$.push(readSint64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 50: {
        const outerEnd = enterMessage(reader, message.detail === undefined ? 56 : 0);
        message.detail = Any.read(reader, message.detail);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 58: {
        const outerEnd = enterMessage(reader, message.soldAt === undefined ? 56 : 0);
        message.soldAt = Timestamp.read(reader, message.soldAt);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 64:
        message.color = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Item_Part {
  id?: string | undefined;
  $unknown?: Uint8Array;
}

export const Item_Part: MessageCodec<Item_Part> = {
  typeName: "shop.v1.Item.Part",

  create(init) {
    const message: Item_Part = new Item_Part$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Item_Part, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Item_Part, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Item_Part, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.id !== undefined) {
      at = writeStringField(writer, at, 10, message.id, "id");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Item_Part$inOrder(reader)) {
    return isAtEnd(reader) ? message : Item_Part$rest(reader, message);
  },
};

const Item_Part$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Item_Part,
    field$1: string | undefined,
  ): void {
    this.id = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Item_Part$inOrder(reader: Reader): Item_Part {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Item_Part$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Item_Part$rest(reader: Reader, message: Item_Part): Item_Part {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.id = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

interface spare$$field {
  value?: Item_Part | undefined;
  $unknown?: Uint8Array;
}

const spare$$field: MessageCodec<spare$$field> = {
  typeName: "shop.v1.spare",

  create(init) {
    const message: spare$$field = new spare$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(spare$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(spare$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(spare$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      const begin = beginFarMessage(writer, at, 802, message.value, "value");
      at = endFarMessage(writer, begin, Item_Part.write(message.value, writer, begin), 802);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = spare$$field$inOrder(reader)) {
    return isAtEnd(reader) ? message : spare$$field$rest(reader, message);
  },
};

const spare$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: spare$$field,
    field$100: Item_Part | undefined,
  ): void {
    this.value = field$100;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function spare$$field$inOrder(reader: Reader): spare$$field {
  const { input, end } = reader;
  let { offset } = reader;
  let field$100: Item_Part | undefined;
  if (offset + 1 < end && input[offset] === 162 && input[offset + 1] === 6) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 48);
    field$100 = Item_Part.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new spare$$field$new(field$100);
}

/** Reads the remaining fields, in any order. */
function spare$$field$rest(reader: Reader, message: spare$$field): spare$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 802: {
        const outerEnd = enterMessage(reader, message.value === undefined ? 48 : 0);
        message.value = Item_Part.read(reader, message.value);
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

export const spare: Extension<Item, Item_Part | undefined> = /* @__PURE__ */ extension<Item, Item_Part>(spare$$field, "shop.v1.Item", 100);

export const Shop: Service<{
  Buy: ServiceMethod<Item, Item, "server-streaming">;
}> = {
  typeName: "shop.v1.Shop",
  methods: {
    Buy: {
      name: "Buy",
      path: "/shop.v1.Shop/Buy",
      kind: "server-streaming",
      idempotency: "unknown",
      request: Item,
      response: Item,
    },
  },
};
