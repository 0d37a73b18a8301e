// Code generated from names.proto by chatwire. DO NOT EDIT.

import { noCase, oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../src/wire/codec.ts";
import {
  type Reader,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readString,
  readTag,
  readUint32,
  skipTag,
  skipUnknown,
  takeUnknown,
} from "../../../../src/wire/reader.ts";
import {
  beginEntry,
  beginMessage,
  endMessage,
  writeStringField,
  writeUint32Field,
  writeUnknown,
} from "../../../../src/wire/writer.ts";

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
    const message: Error$ = new Error$$new("", "", "", "", "", "", "", "", "");
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
      at = writeStringField(writer, at, 10, message.case, "case");
    }
    if (message.constructor$ !== "") {
      at = writeStringField(writer, at, 18, message.constructor$, "constructor$");
    }
    if (message.toString$ !== "") {
      at = writeStringField(writer, at, 26, message.toString$, "toString$");
    }
    if (message.value !== "") {
      at = writeStringField(writer, at, 34, message.value, "value");
    }
    if (message.class !== "") {
      at = writeStringField(writer, at, 42, message.class, "class");
    }
    if (message.message !== "") {
      at = writeStringField(writer, at, 50, message.message, "message");
    }
    if (message.HTTPStatus !== "") {
      at = writeStringField(writer, at, 58, message.HTTPStatus, "HTTPStatus");
    }
    if (message.Leading !== "") {
      at = writeStringField(writer, at, 66, message.Leading, "Leading");
    }
    if (message.manyUnderscores1X !== "") {
      at = writeStringField(writer, at, 74, message.manyUnderscores1X, "manyUnderscores1X");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Error$$inOrder(reader)) {
    return isAtEnd(reader) ? message : Error$$rest(reader, message);
  },
};

const Error$$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Error$,
    field$1: string,
    field$2: string,
    field$3: string,
    field$4: string,
    field$5: string,
    field$6: string,
    field$7: string,
    field$8: string,
    field$9: string,
  ): void {
    this.case = field$1;
    this.constructor$ = field$2;
    this.toString$ = field$3;
    this.value = field$4;
    this.class = field$5;
    this.message = field$6;
    this.HTTPStatus = field$7;
    this.Leading = field$8;
    this.manyUnderscores1X = field$9;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Error$$inOrder(reader: Reader): Error$ {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: string = "";
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readString(reader);
    offset = reader.offset;
  }
  let field$4: string = "";
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readString(reader);
    offset = reader.offset;
  }
  let field$5: string = "";
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readString(reader);
    offset = reader.offset;
  }
  let field$6: string = "";
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readString(reader);
    offset = reader.offset;
  }
  let field$7: string = "";
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    field$7 = readString(reader);
    offset = reader.offset;
  }
  let field$8: string = "";
  if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    field$8 = readString(reader);
    offset = reader.offset;
  }
  let field$9: string = "";
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    field$9 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Error$$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7, field$8, field$9);
}

/** Reads the remaining fields, in any order. */
function Error$$rest(reader: Reader, message: Error$): Error$ {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.case = readString(reader);
        break;
      case 18:
        message.constructor$ = readString(reader);
        break;
      case 26:
        message.toString$ = readString(reader);
        break;
      case 34:
        message.value = readString(reader);
        break;
      case 42:
        message.class = readString(reader);
        break;
      case 50:
        message.message = readString(reader);
        break;
      case 58:
        message.HTTPStatus = readString(reader);
        break;
      case 66:
        message.Leading = readString(reader);
        break;
      case 74:
        message.manyUnderscores1X = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
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
    const message: delete$ = new delete$$new(undefined, undefined);
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
      const begin = beginMessage(writer, at, 10, message.error, "error");
      at = endMessage(writer, begin, Error$.write(message.error, writer, begin));
    }
    if (message.map !== undefined) {
      const begin = beginMessage(writer, at, 18, message.map, "map");
      at = endMessage(writer, begin, Map$.write(message.map, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = delete$$inOrder(reader)) {
    return isAtEnd(reader) ? message : delete$$rest(reader, message);
  },
};

const delete$$new = /* @__PURE__ */ plainConstructor(
  function (
    this: delete$,
    field$1: Error$ | undefined,
    field$2: Map$ | undefined,
  ): void {
    this.error = field$1;
    this.map = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function delete$$inOrder(reader: Reader): delete$ {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Error$ | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 112);
    field$1 = Error$.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: Map$ | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 272);
    field$2 = Map$.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new delete$$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function delete$$rest(reader: Reader, message: delete$): delete$ {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.error === undefined ? 112 : 0);
        message.error = Error$.read(reader, message.error);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const outerEnd = enterMessage(reader, message.map === undefined ? 272 : 0);
        message.map = Map$.read(reader, message.map);
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
    const message: Map$ = new Map$$new(noCase(), new Map());
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
        if (message.switch.value !== undefined) throw unknownCase("switch");
        break;
      case "default": {
        const begin = beginMessage(writer, at, 10, message.switch.value, "default");
        at = endMessage(writer, begin, Error$.write(message.switch.value, writer, begin));
        break;
      }
      case "new": {
        const begin = beginMessage(writer, at, 18, message.switch.value, "new");
        at = endMessage(writer, begin, reader$.write(message.switch.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("switch");
    }
    for (const [key, value] of message.readers) {
      const entry = beginEntry(writer, at, 26, "readers");
      at = entry;
      at = writeStringField(writer, at, 10, key, "readers");
      const begin = beginMessage(writer, at, 18, value, "readers");
      at = endMessage(writer, begin, reader$.write(value, writer, begin));
      at = endMessage(writer, entry, at);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Map$$inOrder(reader)) {
    return isAtEnd(reader) ? message : Map$$rest(reader, message);
  },
};

const Map$$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Map$,
    oneof$1: Map$Switch,
    field$3: Map<string, reader$>,
  ): void {
    this.switch = oneof$1;
    this.readers = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Map$$inOrder(reader: Reader): Map$ {
  const { input, end } = reader;
  let { offset } = reader;
  let oneof$1: Map$Switch | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 112);
    oneof$1 = oneofCase("default", Error$.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 64);
    oneof$1 = oneofCase("new", reader$.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$3 = new Map<string, reader$>();
  while (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 160);
    let key: string = "";
    let value: reader$ | undefined;
    if (skipTag(reader, 10)) key = readString(reader);
    if (skipTag(reader, 18)) {
      const valueEnd = enterMessage(reader);
      value = reader$.read(reader, value);
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
          value = reader$.read(reader, value);
          leaveMessage(reader, valueEnd);
          break;
        }
        default:
          skipUnknown(reader, entryTag, undefined);
          break;
      }
    }
    field$3.set(key, value ?? reader$.create());
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Map$$new(oneof$1 ?? noCase(), field$3);
}

/** Reads the remaining fields, in any order. */
function Map$$rest(reader: Reader, message: Map$): Map$ {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const before = message.switch.case === "default" ? message.switch.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 112 : 0);
        message.switch = oneofCase("default", Error$.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18: {
        const before = message.switch.case === "new" ? message.switch.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 64 : 0);
        message.switch = oneofCase("new", reader$.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, 160);
        let key: string = "";
        let value: reader$ | undefined;
        if (skipTag(reader, 10)) key = readString(reader);
        if (skipTag(reader, 18)) {
          const valueEnd = enterMessage(reader);
          value = reader$.read(reader, value);
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
              value = reader$.read(reader, value);
              leaveMessage(reader, valueEnd);
              break;
            }
            default:
              skipUnknown(reader, entryTag, undefined);
              break;
          }
        }
        message.readers.set(key, value ?? reader$.create());
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

export interface reader$ {
  tag: number;
  $unknown?: Uint8Array;
}

export const reader$: MessageCodec<reader$> = {
  typeName: "golden.names.reader",

  create(init) {
    const message: reader$ = new reader$$new(0);
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
      at = writeUint32Field(writer, at, 8, message.tag, "tag");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = reader$$inOrder(reader)) {
    return isAtEnd(reader) ? message : reader$$rest(reader, message);
  },
};

const reader$$new = /* @__PURE__ */ plainConstructor(
  function (
    this: reader$,
    field$1: number,
  ): void {
    this.tag = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function reader$$inOrder(reader: Reader): reader$ {
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
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new reader$$new(field$1);
}

/** Reads the remaining fields, in any order. */
function reader$$rest(reader: Reader, message: reader$): reader$ {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.tag = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
