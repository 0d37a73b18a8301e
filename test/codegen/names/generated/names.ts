// Code generated from names.proto by chatwire. DO NOT EDIT.

import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import type { Reader } from "../../../../src/wire/reader.ts";
import { writeUnknown } from "../../../../src/wire/writer/bytes.ts";
import { writeUint32Field } from "../../../../src/wire/writer/integers.ts";
import { beginEntry, beginMessage, endMessage } from "../../../../src/wire/writer/lengths.ts";
import { writeStringField } from "../../../../src/wire/writer/text.ts";

/** Names that mean something else in TypeScript. */
export interface Error$ {
  case: string;
  constructor$: string;
  toString$: string;
  value: string;
  class: string;
  message: string;
  HTTPStatus: string;
  Leading: string;
  manyUnderscores1X: string;
  $unknown?: Uint8Array;
}

export const Error$: MessageCodec<Error$> = {
  typeName: "golden.names.Error",

  create(init) {
    const message: Error$ = {
      case: "",
      constructor$: "",
      toString$: "",
      value: "",
      class: "",
      message: "",
      HTTPStatus: "",
      Leading: "",
      manyUnderscores1X: "",
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Error$, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Error$, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Error$, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.case !== "") {
      at = writeStringField(writer, at, 10, message.case, "golden.names.Error.case");
    }
    if (message.constructor$ !== "") {
      at = writeStringField(writer, at, 18, message.constructor$, "golden.names.Error.constructor$");
    }
    if (message.toString$ !== "") {
      at = writeStringField(writer, at, 26, message.toString$, "golden.names.Error.toString$");
    }
    if (message.value !== "") {
      at = writeStringField(writer, at, 34, message.value, "golden.names.Error.value");
    }
    if (message.class !== "") {
      at = writeStringField(writer, at, 42, message.class, "golden.names.Error.class");
    }
    if (message.message !== "") {
      at = writeStringField(writer, at, 50, message.message, "golden.names.Error.message");
    }
    if (message.HTTPStatus !== "") {
      at = writeStringField(writer, at, 58, message.HTTPStatus, "golden.names.Error.HTTPStatus");
    }
    if (message.Leading !== "") {
      at = writeStringField(writer, at, 66, message.Leading, "golden.names.Error.Leading");
    }
    if (message.manyUnderscores1X !== "") {
      at = writeStringField(writer, at, 74, message.manyUnderscores1X, "golden.names.Error.manyUnderscores1X");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Error$$inOrder(reader)) {
    return reader.done() ? message : Error$$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Error$$inOrder(reader: Reader): Error$ {
  return {
    case: reader.stringField(10, ""),
    constructor$: reader.stringField(18, ""),
    toString$: reader.stringField(26, ""),
    value: reader.stringField(34, ""),
    class: reader.stringField(42, ""),
    message: reader.stringField(50, ""),
    HTTPStatus: reader.stringField(58, ""),
    Leading: reader.stringField(66, ""),
    manyUnderscores1X: reader.stringField(74, ""),
  };
}

/** Reads the remaining fields, in any order. */
function Error$$rest(reader: Reader, message: Error$): Error$ {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.case = reader.string();
        break;
      case 18:
        message.constructor$ = reader.string();
        break;
      case 26:
        message.toString$ = reader.string();
        break;
      case 34:
        message.value = reader.string();
        break;
      case 42:
        message.class = reader.string();
        break;
      case 50:
        message.message = reader.string();
        break;
      case 58:
        message.HTTPStatus = reader.string();
        break;
      case 66:
        message.Leading = reader.string();
        break;
      case 74:
        message.manyUnderscores1X = reader.string();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}

export interface delete$ {
  error?: Error$ | undefined;
  map?: Map$ | undefined;
  $unknown?: Uint8Array;
}

export const delete$: MessageCodec<delete$> = {
  typeName: "golden.names.delete",

  create(init) {
    const message: delete$ = {
      error: undefined,
      map: undefined,
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(delete$, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(delete$, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(delete$, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.error !== undefined) {
      const begin = beginMessage(writer, at, 10, message.error, "golden.names.delete.error");
      at = endMessage(writer, begin, Error$.write(message.error, writer, begin));
    }
    if (message.map !== undefined) {
      const begin = beginMessage(writer, at, 18, message.map, "golden.names.delete.map");
      at = endMessage(writer, begin, Map$.write(message.map, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = delete$$inOrder(reader)) {
    return reader.done() ? message : delete$$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function delete$$inOrder(reader: Reader): delete$ {
  let field$1: Error$ | undefined;
  if (reader.next(10)) {
    const end = reader.beginMessage(112);
    field$1 = Error$.read(reader);
    reader.endMessage(end);
  }
  let field$2: Map$ | undefined;
  if (reader.next(18)) {
    const end = reader.beginMessage(272);
    field$2 = Map$.read(reader);
    reader.endMessage(end);
  }
  return {
    error: field$1,
    map: field$2,
  };
}

/** Reads the remaining fields, in any order. */
function delete$$rest(reader: Reader, message: delete$): delete$ {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const end = reader.beginMessage(message.error === undefined ? 112 : 0);
        message.error = Error$.read(reader, message.error);
        reader.endMessage(end);
        break;
      }
      case 18: {
        const end = reader.beginMessage(message.map === undefined ? 272 : 0);
        message.map = Map$.read(reader, message.map);
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

export interface Map$ {
  switch: Map$Switch;
  readers: Map<string, reader$>;
  $unknown?: Uint8Array;
}

export type Map$Switch =
  | { case: "default"; value: Error$ }
  | { case: "new"; value: reader$ }
  | { case: undefined; value?: undefined };

export const Map$: MessageCodec<Map$> = {
  typeName: "golden.names.Map",

  create(init) {
    const message: Map$ = {
      switch: { case: undefined },
      readers: new Map(),
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Map$, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Map$, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Map$, bytes);
  },

  write(message, writer, start) {
    let at = start;
    switch (message.switch.case) {
      case undefined:
        if (message.switch.value !== undefined) throw unknownCase("golden.names.Map.switch");
        break;
      case "default": {
        const begin = beginMessage(writer, at, 10, message.switch.value, "golden.names.Map.default");
        at = endMessage(writer, begin, Error$.write(message.switch.value, writer, begin));
        break;
      }
      case "new": {
        const begin = beginMessage(writer, at, 18, message.switch.value, "golden.names.Map.new");
        at = endMessage(writer, begin, reader$.write(message.switch.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("golden.names.Map.switch");
    }
    for (const [key, value] of message.readers) {
      const entry = beginEntry(writer, at, 26, "golden.names.Map.readers");
      at = entry;
      at = writeStringField(writer, at, 10, key, "golden.names.Map.readers");
      const begin = beginMessage(writer, at, 18, value, "golden.names.Map.readers");
      at = endMessage(writer, begin, reader$.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Map$$inOrder(reader)) {
    return reader.done() ? message : Map$$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Map$$inOrder(reader: Reader): Map$ {
  let oneof$1: Map$Switch = { case: undefined };
  if (reader.next(10)) {
    const end = reader.beginMessage(112);
    oneof$1 = { case: "default", value: Error$.read(reader) };
    reader.endMessage(end);
  } else if (reader.next(18)) {
    const end = reader.beginMessage(64);
    oneof$1 = { case: "new", value: reader$.read(reader) };
    reader.endMessage(end);
  }
  const field$3 = new Map<string, reader$>();
  while (reader.next(26)) {
    const end = reader.beginMessage(160);
    let key: string = "";
    let value: reader$ = reader$.create();
    for (;;) {
      const entryTag = reader.tag();
      if (entryTag === 0) break;
      switch (entryTag) {
        case 10:
          key = reader.string();
          break;
        case 18: {
          const valueEnd = reader.beginMessage();
          reader$.read(reader, value);
          reader.endMessage(valueEnd);
          break;
        }
        default:
          reader.skipUnknown(entryTag, undefined);
          break;
      }
    }
    field$3.set(key, value);
    reader.endMessage(end);
  }
  return {
    switch: oneof$1,
    readers: field$3,
  };
}

/** Reads the remaining fields, in any order. */
function Map$$rest(reader: Reader, message: Map$): Map$ {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const before = message.switch.case === "default" ? message.switch.value : undefined;
        const end = reader.beginMessage(before === undefined ? 112 : 0);
        message.switch = { case: "default", value: Error$.read(reader, before) };
        reader.endMessage(end);
        break;
      }
      case 18: {
        const before = message.switch.case === "new" ? message.switch.value : undefined;
        const end = reader.beginMessage(before === undefined ? 64 : 0);
        message.switch = { case: "new", value: reader$.read(reader, before) };
        reader.endMessage(end);
        break;
      }
      case 26: {
        const end = reader.beginMessage(160);
        let key: string = "";
        let value: reader$ = reader$.create();
        for (;;) {
          const entryTag = reader.tag();
          if (entryTag === 0) break;
          switch (entryTag) {
            case 10:
              key = reader.string();
              break;
            case 18: {
              const valueEnd = reader.beginMessage();
              reader$.read(reader, value);
              reader.endMessage(valueEnd);
              break;
            }
            default:
              reader.skipUnknown(entryTag, undefined);
              break;
          }
        }
        message.readers.set(key, value);
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

export interface reader$ {
  tag: number;
  $unknown?: Uint8Array;
}

export const reader$: MessageCodec<reader$> = {
  typeName: "golden.names.reader",

  create(init) {
    const message: reader$ = {
      tag: 0,
    };
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(reader$, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(reader$, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(reader$, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.tag !== 0) {
      at = writeUint32Field(writer, at, 8, message.tag, "golden.names.reader.tag");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = reader$$inOrder(reader)) {
    return reader.done() ? message : reader$$rest(reader, message);
  },
};

/** Creates a message from the fields that follow each other in the order of their numbers. */
function reader$$inOrder(reader: Reader): reader$ {
  return {
    tag: reader.uint32Field(8, 0),
  };
}

/** Reads the remaining fields, in any order. */
function reader$$rest(reader: Reader, message: reader$): reader$ {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = reader.tag();
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.tag = reader.uint32();
        break;
      default:
        unknownFields = reader.skipUnknown(tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
  return message;
}
