// Code generated from shop/v1/options.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../../../../src/wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
} from "../../../../../../src/wire/codec.ts";
import { type Extension, extension, repeatedExtension } from "../../../../../../src/wire/extension.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
  readInt32,
  readInt64,
  readString,
  readTag,
  skipUnknown,
  takeUnknown,
} from "../../../../../../src/wire/reader.ts";
import type { Options } from "../../../../../../src/wire/registry/descriptor.ts";
import {
  beginMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeInt32Field,
  writeInt64Field,
  writeStringField,
  writeUnknown,
} from "../../../../../../src/wire/writer.ts";

export interface Retention {
  days?: number | undefined;
  why?: string | undefined;
  $unknown?: Uint8Array;
}

export const Retention: MessageCodec<Retention> = {
  typeName: "shop.v1.Retention",

  create(init) {
    const message: Retention = new Retention$new(undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Retention, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Retention, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Retention, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.days !== undefined) {
      at = writeInt32Field(writer, at, 8, message.days, "days");
    }
    if (message.why !== undefined) {
      at = writeStringField(writer, at, 18, message.why, "why");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Retention$inOrder(reader)) {
    return isAtEnd(reader) ? message : Retention$rest(reader, message);
  },
};

const Retention$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Retention,
    field$1: number | undefined,
    field$2: string | undefined,
  ): void {
    this.days = field$1;
    this.why = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Retention$inOrder(reader: Reader): Retention {
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
  let field$2: string | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Retention$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function Retention$rest(reader: Reader, message: Retention): Retention {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.days = readInt32(reader);
        break;
      case 18:
        message.why = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

interface team$$field {
  value?: string | undefined;
  $unknown?: Uint8Array;
}

const team$$field: MessageCodec<team$$field> = {
  typeName: "shop.v1.team",

  create(init) {
    const message: team$$field = new team$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(team$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(team$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(team$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringField(writer, at, 400010, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = team$$field.create()) {
    return isAtEnd(reader) ? message : team$$field$rest(reader, message);
  },
};

const team$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: team$$field,
    field$50001: string | undefined,
  ): void {
    this.value = field$50001;
  },
);

/** Reads the remaining fields, in any order. */
function team$$field$rest(reader: Reader, message: team$$field): team$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400010:
        message.value = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const team: Extension<Options<"file">, string | undefined> = /* @__PURE__ */ extension<Options<"file">, string>(team$$field, "google.protobuf.FileOptions", 50001);

interface retention$$field {
  value?: Retention | undefined;
  $unknown?: Uint8Array;
}

const retention$$field: MessageCodec<retention$$field> = {
  typeName: "shop.v1.retention",

  create(init) {
    const message: retention$$field = new retention$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(retention$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(retention$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(retention$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      const begin = beginMessage(writer, at, 400010, message.value, "value");
      at = endMessage(writer, begin, Retention.write(message.value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = retention$$field.create()) {
    return isAtEnd(reader) ? message : retention$$field$rest(reader, message);
  },
};

const retention$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: retention$$field,
    field$50001: Retention | undefined,
  ): void {
    this.value = field$50001;
  },
);

/** Reads the remaining fields, in any order. */
function retention$$field$rest(reader: Reader, message: retention$$field): retention$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400010: {
        const outerEnd = enterMessage(reader, message.value === undefined ? 56 : 0);
        message.value = Retention.read(reader, message.value);
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

export const retention: Extension<Options<"message">, Retention | undefined> = /* @__PURE__ */ extension<Options<"message">, Retention>(retention$$field, "google.protobuf.MessageOptions", 50001);

interface author$$field {
  value?: string | undefined;
  $unknown?: Uint8Array;
}

const author$$field: MessageCodec<author$$field> = {
  typeName: "shop.v1.author",

  create(init) {
    const message: author$$field = new author$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(author$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(author$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(author$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringField(writer, at, 400018, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = author$$field.create()) {
    return isAtEnd(reader) ? message : author$$field$rest(reader, message);
  },
};

const author$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: author$$field,
    field$50002: string | undefined,
  ): void {
    this.value = field$50002;
  },
);

/** Reads the remaining fields, in any order. */
function author$$field$rest(reader: Reader, message: author$$field): author$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400018:
        message.value = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const author: Extension<Options<"message">, string | undefined> = /* @__PURE__ */ extension<Options<"message">, string>(author$$field, "google.protobuf.MessageOptions", 50002);

interface sensitive$$field {
  value?: boolean | undefined;
  $unknown?: Uint8Array;
}

const sensitive$$field: MessageCodec<sensitive$$field> = {
  typeName: "shop.v1.sensitive",

  create(init) {
    const message: sensitive$$field = new sensitive$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(sensitive$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(sensitive$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(sensitive$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeBoolField(writer, at, 400008, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = sensitive$$field.create()) {
    return isAtEnd(reader) ? message : sensitive$$field$rest(reader, message);
  },
};

const sensitive$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: sensitive$$field,
    field$50001: boolean | undefined,
  ): void {
    this.value = field$50001;
  },
);

/** Reads the remaining fields, in any order. */
function sensitive$$field$rest(reader: Reader, message: sensitive$$field): sensitive$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400008:
        message.value = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const sensitive: Extension<Options<"field">, boolean | undefined> = /* @__PURE__ */ extension<Options<"field">, boolean>(sensitive$$field, "google.protobuf.FieldOptions", 50001);

interface tags$$field {
  value: string[];
  $unknown?: Uint8Array;
}

const tags$$field: MessageCodec<tags$$field> = {
  typeName: "shop.v1.tags",

  create(init) {
    const message: tags$$field = new tags$$field$new(emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(tags$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(tags$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(tags$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.value, "value")) {
      at = writeStringField(writer, at, 400018, value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = tags$$field.create()) {
    return isAtEnd(reader) ? message : tags$$field$rest(reader, message);
  },
};

const tags$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: tags$$field,
    field$50002: string[],
  ): void {
    this.value = field$50002;
  },
);

/** Reads the remaining fields, in any order. */
function tags$$field$rest(reader: Reader, message: tags$$field): tags$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400018:
        if (message.value.length === 0) beginList(reader);
        message.value.push(readString(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const tags: Extension<Options<"field">, string[]> = /* @__PURE__ */ repeatedExtension<Options<"field">, string>(tags$$field, "google.protobuf.FieldOptions", 50002);

interface hint$$field {
  value?: string | undefined;
  $unknown?: Uint8Array;
}

const hint$$field: MessageCodec<hint$$field> = {
  typeName: "shop.v1.hint",

  create(init) {
    const message: hint$$field = new hint$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(hint$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(hint$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(hint$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringField(writer, at, 400010, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = hint$$field.create()) {
    return isAtEnd(reader) ? message : hint$$field$rest(reader, message);
  },
};

const hint$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: hint$$field,
    field$50001: string | undefined,
  ): void {
    this.value = field$50001;
  },
);

/** Reads the remaining fields, in any order. */
function hint$$field$rest(reader: Reader, message: hint$$field): hint$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400010:
        message.value = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const hint: Extension<Options<"oneof">, string | undefined> = /* @__PURE__ */ extension<Options<"oneof">, string>(hint$$field, "google.protobuf.OneofOptions", 50001);

interface tenant$$field {
  value?: string | undefined;
  $unknown?: Uint8Array;
}

const tenant$$field: MessageCodec<tenant$$field> = {
  typeName: "shop.v1.tenant",

  create(init) {
    const message: tenant$$field = new tenant$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(tenant$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(tenant$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(tenant$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringField(writer, at, 400010, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = tenant$$field.create()) {
    return isAtEnd(reader) ? message : tenant$$field$rest(reader, message);
  },
};

const tenant$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: tenant$$field,
    field$50001: string | undefined,
  ): void {
    this.value = field$50001;
  },
);

/** Reads the remaining fields, in any order. */
function tenant$$field$rest(reader: Reader, message: tenant$$field): tenant$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400010:
        message.value = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const tenant: Extension<Options<"range">, string | undefined> = /* @__PURE__ */ extension<Options<"range">, string>(tenant$$field, "google.protobuf.ExtensionRangeOptions", 50001);

interface group$$field {
  value?: string | undefined;
  $unknown?: Uint8Array;
}

const group$$field: MessageCodec<group$$field> = {
  typeName: "shop.v1.group",

  create(init) {
    const message: group$$field = new group$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(group$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(group$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(group$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringField(writer, at, 400010, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = group$$field.create()) {
    return isAtEnd(reader) ? message : group$$field$rest(reader, message);
  },
};

const group$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: group$$field,
    field$50001: string | undefined,
  ): void {
    this.value = field$50001;
  },
);

/** Reads the remaining fields, in any order. */
function group$$field$rest(reader: Reader, message: group$$field): group$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400010:
        message.value = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const group: Extension<Options<"enum">, string | undefined> = /* @__PURE__ */ extension<Options<"enum">, string>(group$$field, "google.protobuf.EnumOptions", 50001);

interface label$$field {
  value?: string | undefined;
  $unknown?: Uint8Array;
}

const label$$field: MessageCodec<label$$field> = {
  typeName: "shop.v1.label",

  create(init) {
    const message: label$$field = new label$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(label$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(label$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(label$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringField(writer, at, 400010, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = label$$field.create()) {
    return isAtEnd(reader) ? message : label$$field$rest(reader, message);
  },
};

const label$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: label$$field,
    field$50001: string | undefined,
  ): void {
    this.value = field$50001;
  },
);

/** Reads the remaining fields, in any order. */
function label$$field$rest(reader: Reader, message: label$$field): label$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400010:
        message.value = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const label: Extension<Options<"value">, string | undefined> = /* @__PURE__ */ extension<Options<"value">, string>(label$$field, "google.protobuf.EnumValueOptions", 50001);

interface owner$$field {
  value?: string | undefined;
  $unknown?: Uint8Array;
}

const owner$$field: MessageCodec<owner$$field> = {
  typeName: "shop.v1.owner",

  create(init) {
    const message: owner$$field = new owner$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(owner$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(owner$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(owner$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringField(writer, at, 400010, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = owner$$field.create()) {
    return isAtEnd(reader) ? message : owner$$field$rest(reader, message);
  },
};

const owner$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: owner$$field,
    field$50001: string | undefined,
  ): void {
    this.value = field$50001;
  },
);

/** Reads the remaining fields, in any order. */
function owner$$field$rest(reader: Reader, message: owner$$field): owner$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400010:
        message.value = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const owner: Extension<Options<"service">, string | undefined> = /* @__PURE__ */ extension<Options<"service">, string>(owner$$field, "google.protobuf.ServiceOptions", 50001);

interface cost$$field {
  value?: bigint | undefined;
  $unknown?: Uint8Array;
}

const cost$$field: MessageCodec<cost$$field> = {
  typeName: "shop.v1.cost",

  create(init) {
    const message: cost$$field = new cost$$field$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(cost$$field, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(cost$$field, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(cost$$field, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeInt64Field(writer, at, 400008, message.value, "value");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = cost$$field.create()) {
    return isAtEnd(reader) ? message : cost$$field$rest(reader, message);
  },
};

const cost$$field$new = /* @__PURE__ */ plainConstructor(
  function (
    this: cost$$field,
    field$50001: bigint | undefined,
  ): void {
    this.value = field$50001;
  },
);

/** Reads the remaining fields, in any order. */
function cost$$field$rest(reader: Reader, message: cost$$field): cost$$field {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 400008:
        message.value = readInt64(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export const cost: Extension<Options<"method">, bigint | undefined> = /* @__PURE__ */ extension<Options<"method">, bigint>(cost$$field, "google.protobuf.MethodOptions", 50001);
