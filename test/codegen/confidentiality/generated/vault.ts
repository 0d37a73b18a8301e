// Code generated from vault.proto by chatwire. DO NOT EDIT.

import { emptyList, noCase, oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBytes,
  readString,
  readTag,
  skipTag,
  skipUnknown,
  takeUnknown,
} from "../../../../src/wire/reader.ts";
import {
  beginEntry,
  beginMessage,
  endMessage,
  itemsOf,
  writeBytesField,
  writeStringField,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

export interface Key {
  value: Uint8Array;
  label: string;
  $unknown?: Uint8Array;
}

export const Key: MessageCodec<Key> = {
  typeName: "vault.Key",

  create(init) {
    const message: Key = new Key$new(EMPTY_BYTES, "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Key, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Key, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Key, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.value, "value");
    }
    if (message.label !== "") {
      at = writeStringField(writer, at, 18, message.label, "label");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Key$inOrder(reader)) {
    return isAtEnd(reader) ? message : Key$rest(reader, message);
  },
};

const Key$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Key,
    field$1: Uint8Array,
    field$2: string,
  ): void {
    this.value = field$1;
    this.label = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Key$inOrder(reader: Reader): Key {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Key$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Key$rest(reader: Reader, message: Key): Key {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.value = readBytes(reader);
        break;
      case 18:
        message.label = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Vault {
  pin: string;
  note?: string | undefined;
  words: string[];
  answers: Map<string, string>;
  master?: Key | undefined;
  keys: Key[];
  openedBy: VaultOpenedBy;
  $unknown?: Uint8Array;
}

export type VaultOpenedBy =
  | { case: "password"; value: string }
  | { case: "owner"; value: string }
  | { case: undefined; value?: undefined };

export const Vault: MessageCodec<Vault> = {
  typeName: "vault.Vault",

  create(init) {
    const message: Vault = new Vault$new(
      "",
      undefined,
      emptyList<string>(),
      new Map(),
      undefined,
      emptyList<Key>(),
      noCase(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Vault, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Vault, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Vault, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.pin !== "") {
      at = writeStringField(writer, at, 10, message.pin, "pin");
    }
    if (message.note !== undefined) {
      at = writeStringField(writer, at, 18, message.note, "note");
    }
    for (const value of itemsOf(message.words, "words")) {
      at = writeStringField(writer, at, 26, value, "words");
    }
    for (const [key, value] of message.answers) {
      const entry = beginEntry(writer, at, 34, "answers");
      at = entry;
      at = writeStringField(writer, at, 10, key, "answers");
      at = writeStringField(writer, at, 18, value, "answers");
      at = endMessage(writer, entry, at);
    }
    if (message.master !== undefined) {
      const begin = beginMessage(writer, at, 42, message.master, "master");
      at = endMessage(writer, begin, Key.write(message.master, writer, begin));
    }
    for (const value of itemsOf(message.keys, "keys")) {
      const begin = beginMessage(writer, at, 50, value, "keys");
      at = endMessage(writer, begin, Key.write(value, writer, begin));
    }
    switch (message.openedBy.case) {
      case undefined:
        if (message.openedBy.value !== undefined) throw unknownCase("openedBy");
        break;
      case "password": {
        at = writeStringField(writer, at, 58, message.openedBy.value, "password");
        break;
      }
      case "owner": {
        at = writeStringField(writer, at, 66, message.openedBy.value, "owner");
        break;
      }
      default:
        throw unknownCase("openedBy");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Vault$inOrder(reader)) {
    return isAtEnd(reader) ? message : Vault$rest(reader, message);
  },
};

const Vault$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Vault,
    field$1: string,
    field$2: string | undefined,
    field$3: string[],
    field$4: Map<string, string>,
    field$5: Key | undefined,
    field$6: Key[],
    oneof$7: VaultOpenedBy,
  ): void {
    this.pin = field$1;
    this.note = field$2;
    this.words = field$3;
    this.answers = field$4;
    this.master = field$5;
    this.keys = field$6;
    this.openedBy = oneof$7;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Vault$inOrder(reader: Reader): Vault {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: string | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  const field$3: string[] = emptyList<string>();
  while (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    if (field$3.length === 0) beginList(reader);
    field$3.push(readString(reader));
    offset = reader.offset;
  }
  const field$4 = new Map<string, string>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    let key: string = "";
    let value: string = "";
    if (skipTag(reader, 10)) key = readString(reader);
    if (skipTag(reader, 18)) {
      value = readString(reader);
    }
    for (;;) {
      const entryTag = readTag(reader);
      if (entryTag === 0) break;
      switch (entryTag) {
        case 10:
          key = readString(reader);
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
    field$4.set(key, value);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: Key | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$5 = Key.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$6: Key[] = emptyList<Key>();
  while (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$6.push(Key.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let oneof$7: VaultOpenedBy | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    oneof$7 = oneofCase("password", readString(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    oneof$7 = oneofCase("owner", readString(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Vault$new(field$1, field$2, field$3, field$4, field$5, field$6, oneof$7 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function Vault$rest(reader: Reader, message: Vault): Vault {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.pin = readString(reader);
        break;
      case 18:
        message.note = readString(reader);
        break;
      case 26:
        if (message.words.length === 0) beginList(reader);
        message.words.push(readString(reader));
        break;
      case 34: {
        const outerEnd = enterMessage(reader, 96);
        let key: string = "";
        let value: string = "";
        if (skipTag(reader, 10)) key = readString(reader);
        if (skipTag(reader, 18)) {
          value = readString(reader);
        }
        for (;;) {
          const entryTag = readTag(reader);
          if (entryTag === 0) break;
          switch (entryTag) {
            case 10:
              key = readString(reader);
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
        message.answers.set(key, value);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const outerEnd = enterMessage(reader, message.master === undefined ? 56 : 0);
        message.master = Key.read(reader, message.master);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        if (message.keys.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.keys.push(Key.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 58:
        message.openedBy = oneofCase("password", readString(reader));
        break;
      case 66:
        message.openedBy = oneofCase("owner", readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
