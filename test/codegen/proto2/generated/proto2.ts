// Code generated from proto2.proto by chatwire. DO NOT EDIT.

import { emptyList, noCase, oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import { type Extension, extension, repeatedExtension } from "../../../../src/wire/extension.ts";
import {
  type Reader,
  addUnknownNumbers,
  beginList,
  enterGroup,
  enterMessage,
  enterPacked,
  fieldStart,
  isAtEnd,
  keepUnknown,
  lacksRequired,
  leaveGroup,
  leaveMessage,
  leavePacked,
  readBool,
  readBytes,
  readDouble,
  readFloat,
  readInt32,
  readInt64,
  readInt64Number,
  readStringUnchecked,
  readTag,
  readUint64,
  skipTag,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../../src/wire/reader.ts";
import { decodeRequired, missingRequired } from "../../../../src/wire/required.ts";
import {
  beginEntry,
  beginFarMessage,
  beginGroup,
  beginMessage,
  beginPacked,
  endFarMessage,
  endGroup,
  endMessage,
  endPacked,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeClosedEnum,
  writeClosedEnumField,
  writeDoubleField,
  writeFloatField,
  writeInt32Field,
  writeInt64Field,
  writeInt64NumberField,
  writeStringUncheckedField,
  writeUint64Field,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

/** Closed: other numbers are unknown fields. */
export const Mood = {
  GLAD: 1,
  SAD: 2,
  NEGATIVE: -3,
} as const;

export type Mood = (typeof Mood)[keyof typeof Mood];

export function isMood(number: number): number is Mood {
  switch (number) {
    case 1:
    case 2:
    case -3:
      return true;
    default:
      return false;
  }
}

export interface Order {
  id?: string | undefined;
  customer?: Customer | undefined;
  item: Item[];
  named: Map<string, Item>;
  payment: OrderPayment;
  $unknown?: Uint8Array;
}

export type OrderPayment =
  | { case: "barter"; value: Item }
  | { case: "cents"; value: number }
  | { case: undefined; value?: undefined };

export const Order: MessageCodec<Order> = {
  typeName: "golden.proto2.Order",

  create(init) {
    const message: Order = new Order$new(undefined, undefined, emptyList<Item>(), new Map(), noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Order, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Order, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(Order, bytes, missingInOrder);
  },

  write(message, writer, start) {
    let at = start;
    if (message.id === undefined) throw missingRequired("id");
    at = writeStringUncheckedField(writer, at, 10, message.id, "id");
    if (message.customer === undefined) throw missingRequired("customer");
    {
      const begin = beginMessage(writer, at, 18, message.customer, "customer");
      at = endMessage(writer, begin, Customer.write(message.customer, writer, begin));
    }
    for (const value of itemsOf(message.item, "item")) {
      const begin = beginMessage(writer, at, 26, value, "item");
      at = endMessage(writer, begin, Item.write(value, writer, begin));
    }
    for (const [key, value] of message.named) {
      const entry = beginEntry(writer, at, 34, "named");
      at = entry;
      at = writeStringUncheckedField(writer, at, 10, key, "named");
      const begin = beginMessage(writer, at, 18, value, "named");
      at = endMessage(writer, begin, Item.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    switch (message.payment.case) {
      case undefined:
        if (message.payment.value !== undefined) throw unknownCase("payment");
        break;
      case "barter": {
        const begin = beginMessage(writer, at, 42, message.payment.value, "barter");
        at = endMessage(writer, begin, Item.write(message.payment.value, writer, begin));
        break;
      }
      case "cents": {
        at = writeInt32Field(writer, at, 48, message.payment.value, "cents");
        break;
      }
      default:
        throw unknownCase("payment");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Order$inOrder(reader)) {
    if (!isAtEnd(reader)) Order$rest(reader, message);
    if (message.id === undefined || message.customer === undefined) lacksRequired(reader);
    return message;
  },
};

const Order$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Order,
    field$1: string | undefined,
    field$2: Customer | undefined,
    field$3: Item[],
    field$4: Map<string, Item>,
    oneof$5: OrderPayment,
  ): void {
    this.id = field$1;
    this.customer = field$2;
    this.item = field$3;
    this.named = field$4;
    this.payment = oneof$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Order$inOrder(reader: Reader): Order {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$2: Customer | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$2 = Customer.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$3: Item[] = emptyList<Item>();
  while (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    if (field$3.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 48);
    field$3.push(Item.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4 = new Map<string, Item>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 144);
    let key: string = "";
    let value: Item | undefined;
    if (skipTag(reader, 10)) key = readStringUnchecked(reader);
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
          key = readStringUnchecked(reader);
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
    if (value === undefined) lacksRequired(reader);
    field$4.set(key, value ?? Item.create());
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let oneof$5: OrderPayment | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    oneof$5 = oneofCase("barter", Item.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 48) {
    reader.offset = offset + 1;
    oneof$5 = oneofCase("cents", readInt32(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Order$new(field$1, field$2, field$3, field$4, oneof$5 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function Order$rest(reader: Reader, message: Order): Order {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.id = readStringUnchecked(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.customer === undefined ? 48 : 0);
        message.customer = Customer.read(reader, message.customer);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        if (message.item.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 48);
        message.item.push(Item.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        const outerEnd = enterMessage(reader, 144);
        let key: string = "";
        let value: Item | undefined;
        if (skipTag(reader, 10)) key = readStringUnchecked(reader);
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
              key = readStringUnchecked(reader);
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
        if (value === undefined) lacksRequired(reader);
        message.named.set(key, value ?? Item.create());
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const before = message.payment.case === "barter" ? message.payment.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 48 : 0);
        message.payment = oneofCase("barter", Item.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 48:
        message.payment = oneofCase("cents", readInt32(reader));
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
export function missingInOrder(message: Order): string | undefined {
  if (message.id === undefined) return "golden.proto2.Order.id";
  if (message.customer === undefined) return "golden.proto2.Order.customer";
  let missing: string | undefined;
  if (message.customer !== undefined) {
    missing = missingInCustomer(message.customer);
    if (missing !== undefined) return missing;
  }
  for (const item of message.item) {
    missing = missingInItem(item);
    if (missing !== undefined) return missing;
  }
  for (const item of message.named.values()) {
    missing = missingInItem(item);
    if (missing !== undefined) return missing;
  }
  if (message.payment.case === "barter") {
    missing = missingInItem(message.payment.value);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface Customer {
  number?: bigint | undefined;
  $unknown?: Uint8Array;
}

export const Customer: MessageCodec<Customer> = {
  typeName: "golden.proto2.Customer",

  create(init) {
    const message: Customer = new Customer$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Customer, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Customer, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(Customer, bytes, missingInCustomer);
  },

  write(message, writer, start) {
    let at = start;
    if (message.number === undefined) throw missingRequired("number");
    at = writeInt64Field(writer, at, 8, message.number, "number");
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Customer$inOrder(reader)) {
    if (!isAtEnd(reader)) Customer$rest(reader, message);
    if (message.number === undefined) lacksRequired(reader);
    return message;
  },
};

const Customer$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Customer,
    field$1: bigint | undefined,
  ): void {
    this.number = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Customer$inOrder(reader: Reader): Customer {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint | undefined;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    field$1 = readInt64(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Customer$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Customer$rest(reader: Reader, message: Customer): Customer {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.number = readInt64(reader);
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
export function missingInCustomer(message: Customer): string | undefined {
  if (message.number === undefined) return "golden.proto2.Customer.number";
  return undefined;
}

export interface Item {
  seller?: Customer | undefined;
  $unknown?: Uint8Array;
}

export const Item: MessageCodec<Item> = {
  typeName: "golden.proto2.Item",

  create(init) {
    const message: Item = new Item$new(undefined);
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
    return decodeRequired(Item, bytes, missingInItem);
  },

  write(message, writer, start) {
    let at = start;
    if (message.seller !== undefined) {
      const begin = beginMessage(writer, at, 10, message.seller, "seller");
      at = endMessage(writer, begin, Customer.write(message.seller, writer, begin));
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
    field$1: Customer | undefined,
  ): void {
    this.seller = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Item$inOrder(reader: Reader): Item {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Customer | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 48);
    field$1 = Customer.read(reader);
    leaveMessage(reader, outerEnd);
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
      case 10: {
        const outerEnd = enterMessage(reader, message.seller === undefined ? 48 : 0);
        message.seller = Customer.read(reader, message.seller);
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

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInItem(message: Item): string | undefined {
  let missing: string | undefined;
  if (message.seller !== undefined) {
    missing = missingInCustomer(message.seller);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface Defaults {
  whole?: number | undefined;
  large?: bigint | undefined;
  largest?: bigint | undefined;
  text?: string | undefined;
  raw?: Uint8Array | undefined;
  mood?: Mood | undefined;
  endless?: number | undefined;
  third?: number | undefined;
  yes?: boolean | undefined;
  umlaut?: string | undefined;
  safe?: number | undefined;
  $unknown?: Uint8Array;
}

export const Defaults: MessageCodec<Defaults> = {
  typeName: "golden.proto2.Defaults",

  create(init) {
    const message: Defaults = new Defaults$new(
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Defaults, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Defaults, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Defaults, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.whole !== undefined) {
      at = writeInt32Field(writer, at, 8, message.whole, "whole");
    }
    if (message.large !== undefined) {
      at = writeInt64Field(writer, at, 16, message.large, "large");
    }
    if (message.largest !== undefined) {
      at = writeUint64Field(writer, at, 24, message.largest, "largest");
    }
    if (message.text !== undefined) {
      at = writeStringUncheckedField(writer, at, 34, message.text, "text");
    }
    if (message.raw !== undefined) {
      at = writeBytesField(writer, at, 42, message.raw, "raw");
    }
    if (message.mood !== undefined) {
      at = writeClosedEnumField(writer, at, 48, message.mood, isMood, "mood");
    }
    if (message.endless !== undefined) {
      at = writeDoubleField(writer, at, 57, message.endless, "endless");
    }
    if (message.third !== undefined) {
      at = writeFloatField(writer, at, 69, message.third, "third");
    }
    if (message.yes !== undefined) {
      at = writeBoolField(writer, at, 72, message.yes, "yes");
    }
    if (message.umlaut !== undefined) {
      at = writeStringUncheckedField(writer, at, 82, message.umlaut, "umlaut");
    }
    if (message.safe !== undefined) {
      at = writeInt64NumberField(writer, at, 88, message.safe, "safe");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Defaults$inOrder(reader)) {
    return isAtEnd(reader) ? message : Defaults$rest(reader, message);
  },
};

const Defaults$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Defaults,
    field$1: number | undefined,
    field$2: bigint | undefined,
    field$3: bigint | undefined,
    field$4: string | undefined,
    field$5: Uint8Array | undefined,
    field$6: Mood | undefined,
    field$7: number | undefined,
    field$8: number | undefined,
    field$9: boolean | undefined,
    field$10: string | undefined,
    field$11: number | undefined,
  ): void {
    this.whole = field$1;
    this.large = field$2;
    this.largest = field$3;
    this.text = field$4;
    this.raw = field$5;
    this.mood = field$6;
    this.endless = field$7;
    this.third = field$8;
    this.yes = field$9;
    this.umlaut = field$10;
    this.safe = field$11;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Defaults$inOrder(reader: Reader): Defaults {
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
  let field$2: bigint | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    field$2 = readInt64(reader);
    offset = reader.offset;
  }
  let field$3: bigint | undefined;
  if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    field$3 = readUint64(reader);
    offset = reader.offset;
  }
  let field$4: string | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$5: Uint8Array | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readBytes(reader);
    offset = reader.offset;
  }
  let field$6: Mood | undefined;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isMood(byte)) {
      field$6 = byte;
      offset += 2;
    }
  }
  let field$7: number | undefined;
  if (offset + 8 < end && input[offset] === 57) {
    field$7 = viewOf(reader).getFloat64(offset + 1, true);
    offset += 9;
  }
  let field$8: number | undefined;
  if (offset + 4 < end && input[offset] === 69) {
    field$8 = viewOf(reader).getFloat32(offset + 1, true);
    offset += 5;
  }
  let field$9: boolean | undefined;
  if (offset + 1 < end && input[offset] === 72) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$9 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$9 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$10: string | undefined;
  if (offset < end && input[offset] === 82) {
    reader.offset = offset + 1;
    field$10 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$11: number | undefined;
  if (offset + 1 < end && input[offset] === 88) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$11 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$11 = readInt64Number(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Defaults$new(
    field$1,
    field$2,
    field$3,
    field$4,
    field$5,
    field$6,
    field$7,
    field$8,
    field$9,
    field$10,
    field$11,
  );
}

/** Reads the remaining fields, in any order. */
function Defaults$rest(reader: Reader, message: Defaults): Defaults {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.whole = readInt32(reader);
        break;
      case 16:
        message.large = readInt64(reader);
        break;
      case 24:
        message.largest = readUint64(reader);
        break;
      case 34:
        message.text = readStringUnchecked(reader);
        break;
      case 42:
        message.raw = readBytes(reader);
        break;
      case 48: {
        const number = readInt32(reader);
        if (isMood(number)) message.mood = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 57:
        message.endless = readDouble(reader);
        break;
      case 69:
        message.third = readFloat(reader);
        break;
      case 72:
        message.yes = readBool(reader);
        break;
      case 82:
        message.umlaut = readStringUnchecked(reader);
        break;
      case 88:
        message.safe = readInt64Number(reader);
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
export const DefaultsDefaults = {
  whole: -5,
  large: -9123456789123456789n,
  largest: 18446744073709551615n,
  text: "a \"quoted\" \\ text*/",
  raw: Uint8Array.of(1, 254) as Uint8Array,
  mood: 2,
  endless: Infinity as number,
  third: 0.10000000149011612,
  yes: true,
  umlaut: "über",
  safe: 9007199254740991,
} as const;

export interface Groups {
  searchresult?: Groups_SearchResult | undefined;
  many: Groups_Many[];
  /** Not a group, though of the type of one. */
  other?: Groups_SearchResult | undefined;
  $unknown?: Uint8Array;
}

export const Groups: MessageCodec<Groups> = {
  typeName: "golden.proto2.Groups",

  create(init) {
    const message: Groups = new Groups$new(undefined, emptyList<Groups_Many>(), undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Groups, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Groups, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(Groups, bytes, missingInGroups);
  },

  write(message, writer, start) {
    let at = start;
    if (message.searchresult !== undefined) {
      at = beginGroup(writer, at, 11, message.searchresult, "searchresult");
      at = endGroup(writer, Groups_SearchResult.write(message.searchresult, writer, at), 12);
    }
    for (const value of itemsOf(message.many, "many")) {
      at = beginGroup(writer, at, 43, value, "many");
      at = endGroup(writer, Groups_Many.write(value, writer, at), 44);
    }
    if (message.other !== undefined) {
      const begin = beginMessage(writer, at, 50, message.other, "other");
      at = endMessage(writer, begin, Groups_SearchResult.write(message.other, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Groups$inOrder(reader)) {
    return isAtEnd(reader) ? message : Groups$rest(reader, message);
  },
};

const Groups$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Groups,
    field$1: Groups_SearchResult | undefined,
    field$5: Groups_Many[],
    field$6: Groups_SearchResult | undefined,
  ): void {
    this.searchresult = field$1;
    this.many = field$5;
    this.other = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Groups$inOrder(reader: Reader): Groups {
  const { input, end } = reader;
  let { offset } = reader;
  let field$6: Groups_SearchResult | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$6 = Groups_SearchResult.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Groups$new(undefined, emptyList<Groups_Many>(), field$6);
}

/** Reads the remaining fields, in any order. */
function Groups$rest(reader: Reader, message: Groups): Groups {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 11: {
        enterGroup(reader, 1, message.searchresult === undefined ? 56 : 0);
        message.searchresult = Groups_SearchResult.read(reader, message.searchresult);
        leaveGroup(reader);
        break;
      }
      case 43: {
        if (message.many.length === 0) beginList(reader);
        enterGroup(reader, 5, 48);
        message.many.push(Groups_Many.read(reader));
        leaveGroup(reader);
        break;
      }
      case 50: {
        const outerEnd = enterMessage(reader, message.other === undefined ? 56 : 0);
        message.other = Groups_SearchResult.read(reader, message.other);
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

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInGroups(message: Groups): string | undefined {
  let missing: string | undefined;
  if (message.searchresult !== undefined) {
    missing = missingInGroups_SearchResult(message.searchresult);
    if (missing !== undefined) return missing;
  }
  if (message.other !== undefined) {
    missing = missingInGroups_SearchResult(message.other);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface Groups_SearchResult {
  url?: string | undefined;
  inner?: Groups_SearchResult_Inner | undefined;
  $unknown?: Uint8Array;
}

export const Groups_SearchResult: MessageCodec<Groups_SearchResult> = {
  typeName: "golden.proto2.Groups.SearchResult",

  create(init) {
    const message: Groups_SearchResult = new Groups_SearchResult$new(undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Groups_SearchResult, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Groups_SearchResult, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(Groups_SearchResult, bytes, missingInGroups_SearchResult);
  },

  write(message, writer, start) {
    let at = start;
    if (message.url === undefined) throw missingRequired("url");
    at = writeStringUncheckedField(writer, at, 18, message.url, "url");
    if (message.inner !== undefined) {
      at = beginGroup(writer, at, 27, message.inner, "inner");
      at = endGroup(writer, Groups_SearchResult_Inner.write(message.inner, writer, at), 28);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Groups_SearchResult$inOrder(reader)) {
    if (!isAtEnd(reader)) Groups_SearchResult$rest(reader, message);
    if (message.url === undefined) lacksRequired(reader);
    return message;
  },
};

const Groups_SearchResult$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Groups_SearchResult,
    field$2: string | undefined,
    field$3: Groups_SearchResult_Inner | undefined,
  ): void {
    this.url = field$2;
    this.inner = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Groups_SearchResult$inOrder(reader: Reader): Groups_SearchResult {
  const { input, end } = reader;
  let { offset } = reader;
  let field$2: string | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Groups_SearchResult$new(field$2, undefined);
}

/** Reads the remaining fields, in any order. */
function Groups_SearchResult$rest(reader: Reader, message: Groups_SearchResult): Groups_SearchResult {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 18:
        message.url = readStringUnchecked(reader);
        break;
      case 27: {
        enterGroup(reader, 3, message.inner === undefined ? 48 : 0);
        message.inner = Groups_SearchResult_Inner.read(reader, message.inner);
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

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInGroups_SearchResult(message: Groups_SearchResult): string | undefined {
  if (message.url === undefined) return "golden.proto2.Groups.SearchResult.url";
  return undefined;
}

export interface Groups_SearchResult_Inner {
  depth?: number | undefined;
  $unknown?: Uint8Array;
}

export const Groups_SearchResult_Inner: MessageCodec<Groups_SearchResult_Inner> = {
  typeName: "golden.proto2.Groups.SearchResult.Inner",

  create(init) {
    const message: Groups_SearchResult_Inner = new Groups_SearchResult_Inner$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Groups_SearchResult_Inner, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Groups_SearchResult_Inner, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Groups_SearchResult_Inner, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.depth !== undefined) {
      at = writeInt32Field(writer, at, 32, message.depth, "depth");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Groups_SearchResult_Inner$inOrder(reader)) {
    return isAtEnd(reader) ? message : Groups_SearchResult_Inner$rest(reader, message);
  },
};

const Groups_SearchResult_Inner$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Groups_SearchResult_Inner,
    field$4: number | undefined,
  ): void {
    this.depth = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Groups_SearchResult_Inner$inOrder(reader: Reader): Groups_SearchResult_Inner {
  const { input, end } = reader;
  let { offset } = reader;
  let field$4: number | undefined;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new Groups_SearchResult_Inner$new(field$4);
}

/** Reads the remaining fields, in any order. */
function Groups_SearchResult_Inner$rest(reader: Reader, message: Groups_SearchResult_Inner): Groups_SearchResult_Inner {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 32:
        message.depth = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Groups_Many {
  n?: number | undefined;
  $unknown?: Uint8Array;
}

export const Groups_Many: MessageCodec<Groups_Many> = {
  typeName: "golden.proto2.Groups.Many",

  create(init) {
    const message: Groups_Many = new Groups_Many$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Groups_Many, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Groups_Many, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Groups_Many, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.n !== undefined) {
      at = writeInt32Field(writer, at, 8, message.n, "n");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Groups_Many$inOrder(reader)) {
    return isAtEnd(reader) ? message : Groups_Many$rest(reader, message);
  },
};

const Groups_Many$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Groups_Many,
    field$1: number | undefined,
  ): void {
    this.n = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Groups_Many$inOrder(reader: Reader): Groups_Many {
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
  return new Groups_Many$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Groups_Many$rest(reader: Reader, message: Groups_Many): Groups_Many {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.n = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Closed {
  one?: Mood | undefined;
  many: Mood[];
  packed: Mood[];
  named: Map<number, Mood>;
  either: ClosedEither;
  $unknown?: Uint8Array;
}

export type ClosedEither =
  | { case: "mood"; value: Mood }
  | { case: "text"; value: string }
  | { case: undefined; value?: undefined };

export const Closed: MessageCodec<Closed> = {
  typeName: "golden.proto2.Closed",

  create(init) {
    const message: Closed = new Closed$new(undefined, emptyList<Mood>(), emptyList<Mood>(), new Map(), noCase());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Closed, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Closed, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Closed, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.one !== undefined) {
      at = writeClosedEnumField(writer, at, 8, message.one, isMood, "one");
    }
    for (const value of itemsOf(message.many, "many")) {
      at = writeClosedEnumField(writer, at, 16, value, isMood, "many");
    }
    if (itemsOf(message.packed, "packed").length > 0) {
      const begin = beginPacked(writer, at, 26);
      at = begin;
      for (const value of message.packed) at = writeClosedEnum(writer, at, value, isMood, "packed");
      at = endPacked(writer, begin, at);
    }
    for (const [key, value] of message.named) {
      const entry = beginEntry(writer, at, 34, "named");
      at = entry;
      at = writeInt32Field(writer, at, 8, key, "named");
      at = writeClosedEnumField(writer, at, 16, value, isMood, "named");
      at = endMessage(writer, entry, at);
    }
    switch (message.either.case) {
      case undefined:
        if (message.either.value !== undefined) throw unknownCase("either");
        break;
      case "mood": {
        at = writeClosedEnumField(writer, at, 40, message.either.value, isMood, "mood");
        break;
      }
      case "text": {
        at = writeStringUncheckedField(writer, at, 50, message.either.value, "text");
        break;
      }
      default:
        throw unknownCase("either");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Closed$inOrder(reader)) {
    return isAtEnd(reader) ? message : Closed$rest(reader, message);
  },
};

const Closed$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Closed,
    field$1: Mood | undefined,
    field$2: Mood[],
    field$3: Mood[],
    field$4: Map<number, Mood>,
    oneof$5: ClosedEither,
  ): void {
    this.one = field$1;
    this.many = field$2;
    this.packed = field$3;
    this.named = field$4;
    this.either = oneof$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Closed$inOrder(reader: Reader): Closed {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Mood | undefined;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isMood(byte)) {
      field$1 = byte;
      offset += 2;
    }
  }
  let oneof$5: ClosedEither | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    oneof$5 = oneofCase("text", readStringUnchecked(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Closed$new(field$1, emptyList<Mood>(), emptyList<Mood>(), new Map(), oneof$5 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function Closed$rest(reader: Reader, message: Closed): Closed {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8: {
        const number = readInt32(reader);
        if (isMood(number)) message.one = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 16: {
        if (message.many.length === 0) beginList(reader);
        const number = readInt32(reader);
        if (isMood(number)) message.many.push(number);
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 18: {
        if (message.many.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        const others: number[] = [];
        while (!isAtEnd(reader)) {
          const number = readInt32(reader);
          if (isMood(number)) message.many.push(number);
          else others.push(number);
        }
        leavePacked(reader, outerEnd);
        if (others.length > 0) message.$unknown = addUnknownNumbers(reader, 16, others, message.$unknown);
        break;
      }
      case 24: {
        if (message.packed.length === 0) beginList(reader);
        const number = readInt32(reader);
        if (isMood(number)) message.packed.push(number);
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 26: {
        if (message.packed.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        const others: number[] = [];
        while (!isAtEnd(reader)) {
          const number = readInt32(reader);
          if (isMood(number)) message.packed.push(number);
          else others.push(number);
        }
        leavePacked(reader, outerEnd);
        if (others.length > 0) message.$unknown = addUnknownNumbers(reader, 24, others, message.$unknown);
        break;
      }
      case 34: {
        const entryStart = fieldStart(reader);
        const outerEnd = enterMessage(reader, 96);
        let key: number = 0;
        let value: number = 1;
        if (skipTag(reader, 8)) key = readInt32(reader);
        if (skipTag(reader, 16)) {
          value = readInt32(reader);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 8:
              key = readInt32(reader);
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
        if (isMood(value)) message.named.set(key, value);
        else unknownFields = keepUnknown(reader, unknownFields, entryStart);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 40: {
        const number = readInt32(reader);
        if (isMood(number)) message.either = oneofCase("mood", number);
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 50:
        message.either = oneofCase("text", readStringUnchecked(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Texts {
  /** Need not be UTF-8. */
  text?: string | undefined;
  texts: Map<string, string>;
  $unknown?: Uint8Array;
}

export const Texts: MessageCodec<Texts> = {
  typeName: "golden.proto2.Texts",

  create(init) {
    const message: Texts = new Texts$new(undefined, new Map());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Texts, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Texts, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Texts, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.text !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.text, "text");
    }
    for (const [key, value] of message.texts) {
      const entry = beginEntry(writer, at, 18, "texts");
      at = entry;
      at = writeStringUncheckedField(writer, at, 10, key, "texts");
      at = writeStringUncheckedField(writer, at, 18, value, "texts");
      at = endMessage(writer, entry, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Texts$inOrder(reader)) {
    return isAtEnd(reader) ? message : Texts$rest(reader, message);
  },
};

const Texts$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Texts,
    field$1: string | undefined,
    field$2: Map<string, string>,
  ): void {
    this.text = field$1;
    this.texts = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Texts$inOrder(reader: Reader): Texts {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  const field$2 = new Map<string, string>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    let key: string = "";
    let value: string = "";
    if (skipTag(reader, 10)) key = readStringUnchecked(reader);
    if (skipTag(reader, 18)) {
      value = readStringUnchecked(reader);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 10:
          key = readStringUnchecked(reader);
          break;
        case 18: {
          value = readStringUnchecked(reader);
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
  reader.offset = offset;
  return new Texts$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Texts$rest(reader: Reader, message: Texts): Texts {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = readStringUnchecked(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, 96);
        let key: string = "";
        let value: string = "";
        if (skipTag(reader, 10)) key = readStringUnchecked(reader);
        if (skipTag(reader, 18)) {
          value = readStringUnchecked(reader);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 10:
              key = readStringUnchecked(reader);
              break;
            case 18: {
              value = readStringUnchecked(reader);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.texts.set(key, value);
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

interface note$$field {
  value?: string | undefined;
  $unknown?: Uint8Array;
}

const note$$field: MessageCodec<note$$field> = {
  typeName: "golden.proto2.note",

  create(init) {
    const message: note$$field = new note$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(note$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(note$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(note$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringUncheckedField(writer, at, 802, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = note$$field$inOrder(reader)) {
    return isAtEnd(reader) ? message : note$$field$rest(reader, message);
  },
};

const note$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: note$$field,
    field$100: string | undefined,
  ): void {
    this.value = field$100;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function note$$field$inOrder(reader: Reader): note$$field {
  const { input, end } = reader;
  let { offset } = reader;
  let field$100: string | undefined;
  if (offset + 1 < end && input[offset] === 162 && input[offset + 1] === 6) {
    reader.offset = offset + 2;
    field$100 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new note$$field$new(field$100);
}

/** Reads the remaining fields, in any order. */
function note$$field$rest(reader: Reader, message: note$$field): note$$field {
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

export const note: Extension<Order, string | undefined> = /* @__PURE__ */ extension<Order, string>(note$$field, "golden.proto2.Order", 100);

interface more$$field {
  value: Item[];
  $unknown?: Uint8Array;
}

const more$$field: MessageCodec<more$$field> = {
  typeName: "golden.proto2.more",

  create(init) {
    const message: more$$field = new more$$field$new(emptyList<Item>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(more$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(more$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(more$$field, bytes, missingInmore$$field);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.value, "value")) {
      const begin = beginFarMessage(writer, at, 810, value, "value");
      at = endFarMessage(writer, begin, Item.write(value, writer, begin), 810);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = more$$field$inOrder(reader)) {
    return isAtEnd(reader) ? message : more$$field$rest(reader, message);
  },
};

const more$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: more$$field,
    field$101: Item[],
  ): void {
    this.value = field$101;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function more$$field$inOrder(reader: Reader): more$$field {
  const { input, end } = reader;
  let { offset } = reader;
  const field$101: Item[] = emptyList<Item>();
  while (offset + 1 < end && input[offset] === 170 && input[offset + 1] === 6) {
    reader.offset = offset + 2;
    if (field$101.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 48);
    field$101.push(Item.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new more$$field$new(field$101);
}

/** Reads the remaining fields, in any order. */
function more$$field$rest(reader: Reader, message: more$$field): more$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 810: {
        if (message.value.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 48);
        message.value.push(Item.read(reader));
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

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInmore$$field(message: more$$field): string | undefined {
  let missing: string | undefined;
  for (const item of message.value) {
    missing = missingInItem(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export const more: Extension<Order, Item[]> = /* @__PURE__ */ repeatedExtension<Order, Item>(more$$field, "golden.proto2.Order", 101);
