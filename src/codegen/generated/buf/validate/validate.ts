// Code generated from buf/validate/validate.proto by chatwire. DO NOT EDIT.

import { emptyList, noCase, oneofCase, plainConstructor } from "../../../../wire/allocation.ts";
import {
  type MessageCodec,
  decodeMessage,
  encodeMessage,
  encodeMessageInto,
  unknownCase,
} from "../../../../wire/codec.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  enterPacked,
  isAtEnd,
  keepUnknown,
  leaveMessage,
  leavePacked,
  readBool,
  readBytes,
  readDouble,
  readDoubles,
  readFixed32,
  readFixed64,
  readFloat,
  readInt32,
  readInt32s,
  readInt64,
  readSfixed32,
  readSfixed64,
  readSint32,
  readSint64,
  readStringUnchecked,
  readTag,
  readUint32,
  readUint32s,
  readUint64,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../../wire/reader.ts";
import {
  beginFarMessage,
  beginMessage,
  endFarMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeClosedEnumField,
  writeDoubleField,
  writeFixed32Field,
  writeFixed64Field,
  writeFloatField,
  writeInt32Field,
  writeInt64Field,
  writeSfixed32Field,
  writeSfixed64Field,
  writeSint32Field,
  writeSint64Field,
  writeStringUncheckedField,
  writeUint32Field,
  writeUint64Field,
  writeUnknown,
} from "../../../../wire/writer.ts";
import { type FieldDescriptorProto_Type, isFieldDescriptorProto_Type } from "../../google/protobuf/descriptor.ts";
import { Duration } from "../../google/protobuf/duration.ts";
import { FieldMask } from "../../google/protobuf/field_mask.ts";
import { Timestamp } from "../../google/protobuf/timestamp.ts";

export const Ignore = {
  UNSPECIFIED: 0,
  IF_ZERO_VALUE: 1,
  ALWAYS: 3,
} as const;

export type Ignore = (typeof Ignore)[keyof typeof Ignore];

export function isIgnore(number: number): number is Ignore {
  switch (number) {
    case 0:
    case 1:
    case 3:
      return true;
    default:
      return false;
  }
}

export const KnownRegex = {
  UNSPECIFIED: 0,
  HTTP_HEADER_NAME: 1,
  HTTP_HEADER_VALUE: 2,
} as const;

export type KnownRegex = (typeof KnownRegex)[keyof typeof KnownRegex];

export function isKnownRegex(number: number): number is KnownRegex {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export interface Rule {
  id?: string | undefined;
  message?: string | undefined;
  expression?: string | undefined;
  $unknown?: Uint8Array;
}

export const Rule: MessageCodec<Rule> = {
  typeName: "buf.validate.Rule",

  create(init) {
    const message: Rule = new Rule$new(undefined, undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Rule, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Rule, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Rule, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.id !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.id, "id");
    }
    if (message.message !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.message, "message");
    }
    if (message.expression !== undefined) {
      at = writeStringUncheckedField(writer, at, 26, message.expression, "expression");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Rule$inOrder(reader)) {
    return isAtEnd(reader) ? message : Rule$rest(reader, message);
  },
};

const Rule$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Rule,
    field$1: string | undefined,
    field$2: string | undefined,
    field$3: string | undefined,
  ): void {
    this.id = field$1;
    this.message = field$2;
    this.expression = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Rule$inOrder(reader: Reader): Rule {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$2: string | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$3: string | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Rule$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function Rule$rest(reader: Reader, message: Rule): Rule {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.id = readStringUnchecked(reader);
        break;
      case 18:
        message.message = readStringUnchecked(reader);
        break;
      case 26:
        message.expression = readStringUnchecked(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface MessageRules {
  celExpression: string[];
  cel: Rule[];
  oneof: MessageOneofRule[];
  $unknown?: Uint8Array;
}

export const MessageRules: MessageCodec<MessageRules> = {
  typeName: "buf.validate.MessageRules",

  create(init) {
    const message: MessageRules = new MessageRules$new(
      emptyList<Rule>(),
      emptyList<MessageOneofRule>(),
      emptyList<string>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MessageRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MessageRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MessageRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.cel, "cel")) {
      const begin = beginMessage(writer, at, 26, value, "cel");
      at = endMessage(writer, begin, Rule.write(value, writer, begin));
    }
    for (const value of itemsOf(message.oneof, "oneof")) {
      const begin = beginMessage(writer, at, 34, value, "oneof");
      at = endMessage(writer, begin, MessageOneofRule.write(value, writer, begin));
    }
    for (const value of itemsOf(message.celExpression, "celExpression")) {
      at = writeStringUncheckedField(writer, at, 42, value, "celExpression");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MessageRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : MessageRules$rest(reader, message);
  },
};

const MessageRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MessageRules,
    field$3: Rule[],
    field$4: MessageOneofRule[],
    field$5: string[],
  ): void {
    this.cel = field$3;
    this.oneof = field$4;
    this.celExpression = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MessageRules$inOrder(reader: Reader): MessageRules {
  const { input, end } = reader;
  let { offset } = reader;
  const field$3: Rule[] = emptyList<Rule>();
  while (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    if (field$3.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 64);
    field$3.push(Rule.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4: MessageOneofRule[] = emptyList<MessageOneofRule>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 88);
    field$4.push(MessageOneofRule.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$5: string[] = emptyList<string>();
  while (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    if (field$5.length === 0) beginList(reader);
    field$5.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new MessageRules$new(field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function MessageRules$rest(reader: Reader, message: MessageRules): MessageRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 26: {
        if (message.cel.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 64);
        message.cel.push(Rule.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        if (message.oneof.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 88);
        message.oneof.push(MessageOneofRule.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42:
        if (message.celExpression.length === 0) beginList(reader);
        message.celExpression.push(readStringUnchecked(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface MessageOneofRule {
  fields: string[];
  required?: boolean | undefined;
  $unknown?: Uint8Array;
}

export const MessageOneofRule: MessageCodec<MessageOneofRule> = {
  typeName: "buf.validate.MessageOneofRule",

  create(init) {
    const message: MessageOneofRule = new MessageOneofRule$new(emptyList<string>(), undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MessageOneofRule, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MessageOneofRule, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MessageOneofRule, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.fields, "fields")) {
      at = writeStringUncheckedField(writer, at, 10, value, "fields");
    }
    if (message.required !== undefined) {
      at = writeBoolField(writer, at, 16, message.required, "required");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MessageOneofRule$inOrder(reader)) {
    return isAtEnd(reader) ? message : MessageOneofRule$rest(reader, message);
  },
};

const MessageOneofRule$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MessageOneofRule,
    field$1: string[],
    field$2: boolean | undefined,
  ): void {
    this.fields = field$1;
    this.required = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MessageOneofRule$inOrder(reader: Reader): MessageOneofRule {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: string[] = emptyList<string>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    field$1.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  let field$2: boolean | undefined;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new MessageOneofRule$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function MessageOneofRule$rest(reader: Reader, message: MessageOneofRule): MessageOneofRule {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        if (message.fields.length === 0) beginList(reader);
        message.fields.push(readStringUnchecked(reader));
        break;
      case 16:
        message.required = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface OneofRules {
  required?: boolean | undefined;
  $unknown?: Uint8Array;
}

export const OneofRules: MessageCodec<OneofRules> = {
  typeName: "buf.validate.OneofRules",

  create(init) {
    const message: OneofRules = new OneofRules$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OneofRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OneofRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(OneofRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.required !== undefined) {
      at = writeBoolField(writer, at, 8, message.required, "required");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OneofRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : OneofRules$rest(reader, message);
  },
};

const OneofRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: OneofRules,
    field$1: boolean | undefined,
  ): void {
    this.required = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function OneofRules$inOrder(reader: Reader): OneofRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: boolean | undefined;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new OneofRules$new(field$1);
}

/** Reads the remaining fields, in any order. */
function OneofRules$rest(reader: Reader, message: OneofRules): OneofRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.required = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface FieldRules {
  celExpression: string[];
  cel: Rule[];
  required?: boolean | undefined;
  ignore?: Ignore | undefined;
  type: FieldRulesType;
  $unknown?: Uint8Array;
}

export type FieldRulesType =
  | { case: "float"; value: FloatRules }
  | { case: "double"; value: DoubleRules }
  | { case: "int32"; value: Int32Rules }
  | { case: "int64"; value: Int64Rules }
  | { case: "uint32"; value: UInt32Rules }
  | { case: "uint64"; value: UInt64Rules }
  | { case: "sint32"; value: SInt32Rules }
  | { case: "sint64"; value: SInt64Rules }
  | { case: "fixed32"; value: Fixed32Rules }
  | { case: "fixed64"; value: Fixed64Rules }
  | { case: "sfixed32"; value: SFixed32Rules }
  | { case: "sfixed64"; value: SFixed64Rules }
  | { case: "bool"; value: BoolRules }
  | { case: "string"; value: StringRules }
  | { case: "bytes"; value: BytesRules }
  | { case: "enum"; value: EnumRules }
  | { case: "repeated"; value: RepeatedRules }
  | { case: "map"; value: MapRules }
  | { case: "any"; value: AnyRules }
  | { case: "duration"; value: DurationRules }
  | { case: "fieldMask"; value: FieldMaskRules }
  | { case: "timestamp"; value: TimestampRules }
  | { case: undefined; value?: undefined };

export const FieldRules: MessageCodec<FieldRules> = {
  typeName: "buf.validate.FieldRules",

  create(init) {
    const message: FieldRules = new FieldRules$new(noCase(), emptyList<Rule>(), undefined, undefined, emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FieldRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FieldRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FieldRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.type.case !== undefined) {
      switch (message.type.case.length) {
        case 3:
          if (message.type.case === "map") {
            const begin = beginFarMessage(writer, at, 154, message.type.value, "map");
            at = endFarMessage(writer, begin, MapRules.write(message.type.value, writer, begin), 154);
          } else if (message.type.case === "any") {
            const begin = beginFarMessage(writer, at, 162, message.type.value, "any");
            at = endFarMessage(writer, begin, AnyRules.write(message.type.value, writer, begin), 162);
          }
          break;
        case 4:
          if (message.type.case === "bool") {
            const begin = beginMessage(writer, at, 106, message.type.value, "bool");
            at = endMessage(writer, begin, BoolRules.write(message.type.value, writer, begin));
          } else if (message.type.case === "enum") {
            const begin = beginFarMessage(writer, at, 130, message.type.value, "enum");
            at = endFarMessage(writer, begin, EnumRules.write(message.type.value, writer, begin), 130);
          }
          break;
        case 5:
          if (message.type.case === "float") {
            const begin = beginMessage(writer, at, 10, message.type.value, "float");
            at = endMessage(writer, begin, FloatRules.write(message.type.value, writer, begin));
          } else if (message.type.case === "int32") {
            const begin = beginMessage(writer, at, 26, message.type.value, "int32");
            at = endMessage(writer, begin, Int32Rules.write(message.type.value, writer, begin));
          } else if (message.type.case === "int64") {
            const begin = beginMessage(writer, at, 34, message.type.value, "int64");
            at = endMessage(writer, begin, Int64Rules.write(message.type.value, writer, begin));
          } else if (message.type.case === "bytes") {
            const begin = beginMessage(writer, at, 122, message.type.value, "bytes");
            at = endMessage(writer, begin, BytesRules.write(message.type.value, writer, begin));
          }
          break;
        case 6:
          if (message.type.case === "double") {
            const begin = beginMessage(writer, at, 18, message.type.value, "double");
            at = endMessage(writer, begin, DoubleRules.write(message.type.value, writer, begin));
          } else if (message.type.case === "uint32") {
            const begin = beginMessage(writer, at, 42, message.type.value, "uint32");
            at = endMessage(writer, begin, UInt32Rules.write(message.type.value, writer, begin));
          } else if (message.type.case === "uint64") {
            const begin = beginMessage(writer, at, 50, message.type.value, "uint64");
            at = endMessage(writer, begin, UInt64Rules.write(message.type.value, writer, begin));
          } else if (message.type.case === "sint32") {
            const begin = beginMessage(writer, at, 58, message.type.value, "sint32");
            at = endMessage(writer, begin, SInt32Rules.write(message.type.value, writer, begin));
          } else if (message.type.case === "sint64") {
            const begin = beginMessage(writer, at, 66, message.type.value, "sint64");
            at = endMessage(writer, begin, SInt64Rules.write(message.type.value, writer, begin));
          } else if (message.type.case === "string") {
            const begin = beginMessage(writer, at, 114, message.type.value, "string");
            at = endMessage(writer, begin, StringRules.write(message.type.value, writer, begin));
          }
          break;
        case 7:
          if (message.type.case === "fixed32") {
            const begin = beginMessage(writer, at, 74, message.type.value, "fixed32");
            at = endMessage(writer, begin, Fixed32Rules.write(message.type.value, writer, begin));
          } else if (message.type.case === "fixed64") {
            const begin = beginMessage(writer, at, 82, message.type.value, "fixed64");
            at = endMessage(writer, begin, Fixed64Rules.write(message.type.value, writer, begin));
          }
          break;
        case 8:
          if (message.type.case === "sfixed32") {
            const begin = beginMessage(writer, at, 90, message.type.value, "sfixed32");
            at = endMessage(writer, begin, SFixed32Rules.write(message.type.value, writer, begin));
          } else if (message.type.case === "sfixed64") {
            const begin = beginMessage(writer, at, 98, message.type.value, "sfixed64");
            at = endMessage(writer, begin, SFixed64Rules.write(message.type.value, writer, begin));
          } else if (message.type.case === "repeated") {
            const begin = beginFarMessage(writer, at, 146, message.type.value, "repeated");
            at = endFarMessage(writer, begin, RepeatedRules.write(message.type.value, writer, begin), 146);
          } else if (message.type.case === "duration") {
            const begin = beginFarMessage(writer, at, 170, message.type.value, "duration");
            at = endFarMessage(writer, begin, DurationRules.write(message.type.value, writer, begin), 170);
          }
          break;
        case 9:
          if (message.type.case === "timestamp") {
            const begin = beginFarMessage(writer, at, 178, message.type.value, "timestamp");
            at = endFarMessage(writer, begin, TimestampRules.write(message.type.value, writer, begin), 178);
          }
          break;
      }
    }
    for (const value of itemsOf(message.cel, "cel")) {
      const begin = beginFarMessage(writer, at, 186, value, "cel");
      at = endFarMessage(writer, begin, Rule.write(value, writer, begin), 186);
    }
    if (message.required !== undefined) {
      at = writeBoolField(writer, at, 200, message.required, "required");
    }
    if (message.ignore !== undefined) {
      at = writeClosedEnumField(writer, at, 216, message.ignore, isIgnore, "ignore");
    }
    if (message.type.case === undefined && message.type.value !== undefined) throw unknownCase("type");
    if (message.type.case !== undefined) {
      switch (message.type.case.length) {
        case 3:
          if (message.type.case === "map") {
            // Written above.
          } else if (message.type.case === "any") {
            // Written above.
          } else {
            throw unknownCase("type");
          }
          break;
        case 4:
          if (message.type.case === "bool") {
            // Written above.
          } else if (message.type.case === "enum") {
            // Written above.
          } else {
            throw unknownCase("type");
          }
          break;
        case 5:
          if (message.type.case === "float") {
            // Written above.
          } else if (message.type.case === "int32") {
            // Written above.
          } else if (message.type.case === "int64") {
            // Written above.
          } else if (message.type.case === "bytes") {
            // Written above.
          } else {
            throw unknownCase("type");
          }
          break;
        case 6:
          if (message.type.case === "double") {
            // Written above.
          } else if (message.type.case === "uint32") {
            // Written above.
          } else if (message.type.case === "uint64") {
            // Written above.
          } else if (message.type.case === "sint32") {
            // Written above.
          } else if (message.type.case === "sint64") {
            // Written above.
          } else if (message.type.case === "string") {
            // Written above.
          } else {
            throw unknownCase("type");
          }
          break;
        case 7:
          if (message.type.case === "fixed32") {
            // Written above.
          } else if (message.type.case === "fixed64") {
            // Written above.
          } else {
            throw unknownCase("type");
          }
          break;
        case 8:
          if (message.type.case === "sfixed32") {
            // Written above.
          } else if (message.type.case === "sfixed64") {
            // Written above.
          } else if (message.type.case === "repeated") {
            // Written above.
          } else if (message.type.case === "duration") {
            // Written above.
          } else {
            throw unknownCase("type");
          }
          break;
        case 9:
          if (message.type.case === "fieldMask") {
            const begin = beginFarMessage(writer, at, 226, message.type.value, "fieldMask");
            at = endFarMessage(writer, begin, FieldMaskRules.write(message.type.value, writer, begin), 226);
          } else if (message.type.case === "timestamp") {
            // Written above.
          } else {
            throw unknownCase("type");
          }
          break;
        default:
          throw unknownCase("type");
      }
    }
    for (const value of itemsOf(message.celExpression, "celExpression")) {
      at = writeStringUncheckedField(writer, at, 234, value, "celExpression");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FieldRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : FieldRules$rest(reader, message);
  },
};

const FieldRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FieldRules,
    oneof$1: FieldRulesType,
    field$23: Rule[],
    field$25: boolean | undefined,
    field$27: Ignore | undefined,
    field$29: string[],
  ): void {
    this.type = oneof$1;
    this.cel = field$23;
    this.required = field$25;
    this.ignore = field$27;
    this.celExpression = field$29;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FieldRules$inOrder(reader: Reader): FieldRules {
  const { input, end } = reader;
  let { offset } = reader;
  const field$23: Rule[] = emptyList<Rule>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    if (field$23.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 64);
    field$23.push(Rule.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$25: boolean | undefined;
  if (offset + 2 < end && input[offset] === 200 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$25 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$25 = readBool(reader);
      offset = reader.offset;
    }
  }
  const field$29: string[] = emptyList<string>();
  while (offset + 1 < end && input[offset] === 234 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    if (field$29.length === 0) beginList(reader);
    field$29.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FieldRules$new(noCase(), field$23, field$25, undefined, field$29);
}

/** Reads the remaining fields, in any order. */
function FieldRules$rest(reader: Reader, message: FieldRules): FieldRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag & 7) {
      case 0:
        switch (tag >>> 3) {
          case 25:
            message.required = readBool(reader);
            break;
          case 27: {
            const number = readInt32(reader);
            if (isIgnore(number)) message.ignore = number;
            else unknownFields = keepUnknown(reader, unknownFields);
            break;
          }
          default:
            unknownFields = skipUnknown(reader, tag, unknownFields);
            break;
        }
        break;
      case 2:
        switch (tag >>> 3) {
          case 1: {
            const before = message.type.case === "float" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 256 : 0);
            message.type = oneofCase("float", FloatRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 2: {
            const before = message.type.case === "double" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 256 : 0);
            message.type = oneofCase("double", DoubleRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 3: {
            const before = message.type.case === "int32" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("int32", Int32Rules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 4: {
            const before = message.type.case === "int64" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("int64", Int64Rules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 5: {
            const before = message.type.case === "uint32" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("uint32", UInt32Rules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 6: {
            const before = message.type.case === "uint64" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("uint64", UInt64Rules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 7: {
            const before = message.type.case === "sint32" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("sint32", SInt32Rules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 8: {
            const before = message.type.case === "sint64" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("sint64", SInt64Rules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 9: {
            const before = message.type.case === "fixed32" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("fixed32", Fixed32Rules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 10: {
            const before = message.type.case === "fixed64" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("fixed64", Fixed64Rules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 11: {
            const before = message.type.case === "sfixed32" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("sfixed32", SFixed32Rules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 12: {
            const before = message.type.case === "sfixed64" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("sfixed64", SFixed64Rules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 13: {
            const before = message.type.case === "bool" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 88 : 0);
            message.type = oneofCase("bool", BoolRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 14: {
            const before = message.type.case === "string" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 304 : 0);
            message.type = oneofCase("string", StringRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 15: {
            const before = message.type.case === "bytes" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 264 : 0);
            message.type = oneofCase("bytes", BytesRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 16: {
            const before = message.type.case === "enum" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 176 : 0);
            message.type = oneofCase("enum", EnumRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 18: {
            const before = message.type.case === "repeated" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.type = oneofCase("repeated", RepeatedRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 19: {
            const before = message.type.case === "map" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 72 : 0);
            message.type = oneofCase("map", MapRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 20: {
            const before = message.type.case === "any" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 120 : 0);
            message.type = oneofCase("any", AnyRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 21: {
            const before = message.type.case === "duration" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 248 : 0);
            message.type = oneofCase("duration", DurationRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 22: {
            const before = message.type.case === "timestamp" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 176 : 0);
            message.type = oneofCase("timestamp", TimestampRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 23: {
            if (message.cel.length === 0) beginList(reader);
            const outerEnd = enterMessage(reader, 64);
            message.cel.push(Rule.read(reader));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 28: {
            const before = message.type.case === "fieldMask" ? message.type.value : undefined;
            const outerEnd = enterMessage(reader, before === undefined ? 168 : 0);
            message.type = oneofCase("fieldMask", FieldMaskRules.read(reader, before));
            leaveMessage(reader, outerEnd);
            break;
          }
          case 29:
            if (message.celExpression.length === 0) beginList(reader);
            message.celExpression.push(readStringUnchecked(reader));
            break;
          default:
            unknownFields = skipUnknown(reader, tag, unknownFields);
            break;
        }
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface PredefinedRules {
  cel: Rule[];
  $unknown?: Uint8Array;
}

export const PredefinedRules: MessageCodec<PredefinedRules> = {
  typeName: "buf.validate.PredefinedRules",

  create(init) {
    const message: PredefinedRules = new PredefinedRules$new(emptyList<Rule>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PredefinedRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PredefinedRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PredefinedRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.cel, "cel")) {
      const begin = beginMessage(writer, at, 10, value, "cel");
      at = endMessage(writer, begin, Rule.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PredefinedRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : PredefinedRules$rest(reader, message);
  },
};

const PredefinedRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PredefinedRules,
    field$1: Rule[],
  ): void {
    this.cel = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PredefinedRules$inOrder(reader: Reader): PredefinedRules {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Rule[] = emptyList<Rule>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 64);
    field$1.push(Rule.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PredefinedRules$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PredefinedRules$rest(reader: Reader, message: PredefinedRules): PredefinedRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.cel.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 64);
        message.cel.push(Rule.read(reader));
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

export interface FloatRules {
  const?: number | undefined;
  lessThan: FloatRulesLessThan;
  greaterThan: FloatRulesGreaterThan;
  in: number[];
  notIn: number[];
  finite?: boolean | undefined;
  example: number[];
  $unknown?: Uint8Array;
}

export type FloatRulesLessThan =
  | { case: "lt"; value: number }
  | { case: "lte"; value: number }
  | { case: undefined; value?: undefined };

export type FloatRulesGreaterThan =
  | { case: "gt"; value: number }
  | { case: "gte"; value: number }
  | { case: undefined; value?: undefined };

export const FloatRules: MessageCodec<FloatRules> = {
  typeName: "buf.validate.FloatRules",

  create(init) {
    const message: FloatRules = new FloatRules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<number>(),
      emptyList<number>(),
      undefined,
      emptyList<number>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FloatRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FloatRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FloatRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeFloatField(writer, at, 13, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeFloatField(writer, at, 21, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeFloatField(writer, at, 29, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeFloatField(writer, at, 37, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeFloatField(writer, at, 45, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeFloatField(writer, at, 53, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeFloatField(writer, at, 61, value, "notIn");
    }
    if (message.finite !== undefined) {
      at = writeBoolField(writer, at, 64, message.finite, "finite");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeFloatField(writer, at, 77, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FloatRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : FloatRules$rest(reader, message);
  },
};

const FloatRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FloatRules,
    field$1: number | undefined,
    oneof$2: FloatRulesLessThan,
    oneof$4: FloatRulesGreaterThan,
    field$6: number[],
    field$7: number[],
    field$8: boolean | undefined,
    field$9: number[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.finite = field$8;
    this.example = field$9;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FloatRules$inOrder(reader: Reader): FloatRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number | undefined;
  if (offset + 4 < end && input[offset] === 13) {
    field$1 = viewOf(reader).getFloat32(offset + 1, true);
    offset += 5;
  }
  let oneof$2: FloatRulesLessThan | undefined;
  if (offset < end && input[offset] === 21) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readFloat(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 29) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readFloat(reader));
    offset = reader.offset;
  }
  let oneof$4: FloatRulesGreaterThan | undefined;
  if (offset < end && input[offset] === 37) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readFloat(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 45) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readFloat(reader));
    offset = reader.offset;
  }
  const field$6: number[] = emptyList<number>();
  while (offset < end && input[offset] === 53) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readFloat(reader));
    offset = reader.offset;
  }
  const field$7: number[] = emptyList<number>();
  while (offset < end && input[offset] === 61) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readFloat(reader));
    offset = reader.offset;
  }
  let field$8: boolean | undefined;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readBool(reader);
      offset = reader.offset;
    }
  }
  const field$9: number[] = emptyList<number>();
  while (offset < end && input[offset] === 77) {
    reader.offset = offset + 1;
    if (field$9.length === 0) beginList(reader);
    field$9.push(readFloat(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FloatRules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8, field$9);
}

/** Reads the remaining fields, in any order. */
function FloatRules$rest(reader: Reader, message: FloatRules): FloatRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 13:
        message.const = readFloat(reader);
        break;
      case 21:
        message.lessThan = oneofCase("lt", readFloat(reader));
        break;
      case 29:
        message.lessThan = oneofCase("lte", readFloat(reader));
        break;
      case 37:
        message.greaterThan = oneofCase("gt", readFloat(reader));
        break;
      case 45:
        message.greaterThan = oneofCase("gte", readFloat(reader));
        break;
      case 50: {
        if (message.in.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.in.push(readFloat(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 53:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readFloat(reader));
        break;
      case 58: {
        if (message.notIn.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.notIn.push(readFloat(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 61:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readFloat(reader));
        break;
      case 64:
        message.finite = readBool(reader);
        break;
      case 74: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.example.push(readFloat(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 77:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readFloat(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface DoubleRules {
  const?: number | undefined;
  lessThan: DoubleRulesLessThan;
  greaterThan: DoubleRulesGreaterThan;
  in: number[];
  notIn: number[];
  finite?: boolean | undefined;
  example: number[];
  $unknown?: Uint8Array;
}

export type DoubleRulesLessThan =
  | { case: "lt"; value: number }
  | { case: "lte"; value: number }
  | { case: undefined; value?: undefined };

export type DoubleRulesGreaterThan =
  | { case: "gt"; value: number }
  | { case: "gte"; value: number }
  | { case: undefined; value?: undefined };

export const DoubleRules: MessageCodec<DoubleRules> = {
  typeName: "buf.validate.DoubleRules",

  create(init) {
    const message: DoubleRules = new DoubleRules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<number>(),
      emptyList<number>(),
      undefined,
      emptyList<number>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DoubleRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DoubleRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(DoubleRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeDoubleField(writer, at, 9, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeDoubleField(writer, at, 17, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeDoubleField(writer, at, 25, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeDoubleField(writer, at, 33, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeDoubleField(writer, at, 41, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeDoubleField(writer, at, 49, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeDoubleField(writer, at, 57, value, "notIn");
    }
    if (message.finite !== undefined) {
      at = writeBoolField(writer, at, 64, message.finite, "finite");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeDoubleField(writer, at, 73, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DoubleRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : DoubleRules$rest(reader, message);
  },
};

const DoubleRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DoubleRules,
    field$1: number | undefined,
    oneof$2: DoubleRulesLessThan,
    oneof$4: DoubleRulesGreaterThan,
    field$6: number[],
    field$7: number[],
    field$8: boolean | undefined,
    field$9: number[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.finite = field$8;
    this.example = field$9;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DoubleRules$inOrder(reader: Reader): DoubleRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number | undefined;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getFloat64(offset + 1, true);
    offset += 9;
  }
  let oneof$2: DoubleRulesLessThan | undefined;
  if (offset < end && input[offset] === 17) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readDouble(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 25) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readDouble(reader));
    offset = reader.offset;
  }
  let oneof$4: DoubleRulesGreaterThan | undefined;
  if (offset < end && input[offset] === 33) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readDouble(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 41) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readDouble(reader));
    offset = reader.offset;
  }
  const field$6: number[] = emptyList<number>();
  while (offset < end && input[offset] === 49) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readDouble(reader));
    offset = reader.offset;
  }
  const field$7: number[] = emptyList<number>();
  while (offset < end && input[offset] === 57) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readDouble(reader));
    offset = reader.offset;
  }
  let field$8: boolean | undefined;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readBool(reader);
      offset = reader.offset;
    }
  }
  const field$9: number[] = emptyList<number>();
  while (offset < end && input[offset] === 73) {
    reader.offset = offset + 1;
    if (field$9.length === 0) beginList(reader);
    field$9.push(readDouble(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new DoubleRules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8, field$9);
}

/** Reads the remaining fields, in any order. */
function DoubleRules$rest(reader: Reader, message: DoubleRules): DoubleRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.const = readDouble(reader);
        break;
      case 17:
        message.lessThan = oneofCase("lt", readDouble(reader));
        break;
      case 25:
        message.lessThan = oneofCase("lte", readDouble(reader));
        break;
      case 33:
        message.greaterThan = oneofCase("gt", readDouble(reader));
        break;
      case 41:
        message.greaterThan = oneofCase("gte", readDouble(reader));
        break;
      case 49:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readDouble(reader));
        break;
      case 50: {
        message.in = readDoubles(reader, message.in);
        break;
      }
      case 57:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readDouble(reader));
        break;
      case 58: {
        message.notIn = readDoubles(reader, message.notIn);
        break;
      }
      case 64:
        message.finite = readBool(reader);
        break;
      case 73:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readDouble(reader));
        break;
      case 74: {
        message.example = readDoubles(reader, message.example);
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

export interface Int32Rules {
  const?: number | undefined;
  lessThan: Int32RulesLessThan;
  greaterThan: Int32RulesGreaterThan;
  in: number[];
  notIn: number[];
  example: number[];
  $unknown?: Uint8Array;
}

export type Int32RulesLessThan =
  | { case: "lt"; value: number }
  | { case: "lte"; value: number }
  | { case: undefined; value?: undefined };

export type Int32RulesGreaterThan =
  | { case: "gt"; value: number }
  | { case: "gte"; value: number }
  | { case: undefined; value?: undefined };

export const Int32Rules: MessageCodec<Int32Rules> = {
  typeName: "buf.validate.Int32Rules",

  create(init) {
    const message: Int32Rules = new Int32Rules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<number>(),
      emptyList<number>(),
      emptyList<number>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Int32Rules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Int32Rules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Int32Rules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeInt32Field(writer, at, 8, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeInt32Field(writer, at, 16, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeInt32Field(writer, at, 24, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeInt32Field(writer, at, 32, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeInt32Field(writer, at, 40, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeInt32Field(writer, at, 48, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeInt32Field(writer, at, 56, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeInt32Field(writer, at, 64, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Int32Rules$inOrder(reader)) {
    return isAtEnd(reader) ? message : Int32Rules$rest(reader, message);
  },
};

const Int32Rules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Int32Rules,
    field$1: number | undefined,
    oneof$2: Int32RulesLessThan,
    oneof$4: Int32RulesGreaterThan,
    field$6: number[],
    field$7: number[],
    field$8: number[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.example = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Int32Rules$inOrder(reader: Reader): Int32Rules {
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
  let oneof$2: Int32RulesLessThan | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readInt32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readInt32(reader));
    offset = reader.offset;
  }
  let oneof$4: Int32RulesGreaterThan | undefined;
  if (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readInt32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 40) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readInt32(reader));
    offset = reader.offset;
  }
  const field$6: number[] = emptyList<number>();
  while (offset < end && input[offset] === 48) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readInt32(reader));
    offset = reader.offset;
  }
  const field$7: number[] = emptyList<number>();
  while (offset < end && input[offset] === 56) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readInt32(reader));
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
  return new Int32Rules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function Int32Rules$rest(reader: Reader, message: Int32Rules): Int32Rules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.const = readInt32(reader);
        break;
      case 16:
        message.lessThan = oneofCase("lt", readInt32(reader));
        break;
      case 24:
        message.lessThan = oneofCase("lte", readInt32(reader));
        break;
      case 32:
        message.greaterThan = oneofCase("gt", readInt32(reader));
        break;
      case 40:
        message.greaterThan = oneofCase("gte", readInt32(reader));
        break;
      case 48:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readInt32(reader));
        break;
      case 50: {
        message.in = readInt32s(reader, message.in);
        break;
      }
      case 56:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readInt32(reader));
        break;
      case 58: {
        message.notIn = readInt32s(reader, message.notIn);
        break;
      }
      case 64:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readInt32(reader));
        break;
      case 66: {
        message.example = readInt32s(reader, message.example);
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

export interface Int64Rules {
  const?: bigint | undefined;
  lessThan: Int64RulesLessThan;
  greaterThan: Int64RulesGreaterThan;
  in: bigint[];
  notIn: bigint[];
  example: bigint[];
  $unknown?: Uint8Array;
}

export type Int64RulesLessThan =
  | { case: "lt"; value: bigint }
  | { case: "lte"; value: bigint }
  | { case: undefined; value?: undefined };

export type Int64RulesGreaterThan =
  | { case: "gt"; value: bigint }
  | { case: "gte"; value: bigint }
  | { case: undefined; value?: undefined };

export const Int64Rules: MessageCodec<Int64Rules> = {
  typeName: "buf.validate.Int64Rules",

  create(init) {
    const message: Int64Rules = new Int64Rules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<bigint>(),
      emptyList<bigint>(),
      emptyList<bigint>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Int64Rules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Int64Rules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Int64Rules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeInt64Field(writer, at, 8, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeInt64Field(writer, at, 16, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeInt64Field(writer, at, 24, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeInt64Field(writer, at, 32, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeInt64Field(writer, at, 40, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeInt64Field(writer, at, 48, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeInt64Field(writer, at, 56, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeInt64Field(writer, at, 72, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Int64Rules$inOrder(reader)) {
    return isAtEnd(reader) ? message : Int64Rules$rest(reader, message);
  },
};

const Int64Rules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Int64Rules,
    field$1: bigint | undefined,
    oneof$2: Int64RulesLessThan,
    oneof$4: Int64RulesGreaterThan,
    field$6: bigint[],
    field$7: bigint[],
    field$9: bigint[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.example = field$9;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Int64Rules$inOrder(reader: Reader): Int64Rules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint | undefined;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    field$1 = readInt64(reader);
    offset = reader.offset;
  }
  let oneof$2: Int64RulesLessThan | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readInt64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readInt64(reader));
    offset = reader.offset;
  }
  let oneof$4: Int64RulesGreaterThan | undefined;
  if (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readInt64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 40) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readInt64(reader));
    offset = reader.offset;
  }
  const field$6: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 48) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readInt64(reader));
    offset = reader.offset;
  }
  const field$7: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 56) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readInt64(reader));
    offset = reader.offset;
  }
  const field$9: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 72) {
    reader.offset = offset + 1;
    if (field$9.length === 0) beginList(reader);
    field$9.push(readInt64(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Int64Rules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$9);
}

/** Reads the remaining fields, in any order. */
function Int64Rules$rest(reader: Reader, message: Int64Rules): Int64Rules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.const = readInt64(reader);
        break;
      case 16:
        message.lessThan = oneofCase("lt", readInt64(reader));
        break;
      case 24:
        message.lessThan = oneofCase("lte", readInt64(reader));
        break;
      case 32:
        message.greaterThan = oneofCase("gt", readInt64(reader));
        break;
      case 40:
        message.greaterThan = oneofCase("gte", readInt64(reader));
        break;
      case 48:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readInt64(reader));
        break;
      case 50: {
        if (message.in.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.in.push(readInt64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 56:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readInt64(reader));
        break;
      case 58: {
        if (message.notIn.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.notIn.push(readInt64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 72:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readInt64(reader));
        break;
      case 74: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.example.push(readInt64(reader));
        leavePacked(reader, outerEnd);
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

export interface UInt32Rules {
  const?: number | undefined;
  lessThan: UInt32RulesLessThan;
  greaterThan: UInt32RulesGreaterThan;
  in: number[];
  notIn: number[];
  example: number[];
  $unknown?: Uint8Array;
}

export type UInt32RulesLessThan =
  | { case: "lt"; value: number }
  | { case: "lte"; value: number }
  | { case: undefined; value?: undefined };

export type UInt32RulesGreaterThan =
  | { case: "gt"; value: number }
  | { case: "gte"; value: number }
  | { case: undefined; value?: undefined };

export const UInt32Rules: MessageCodec<UInt32Rules> = {
  typeName: "buf.validate.UInt32Rules",

  create(init) {
    const message: UInt32Rules = new UInt32Rules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<number>(),
      emptyList<number>(),
      emptyList<number>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(UInt32Rules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(UInt32Rules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(UInt32Rules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeUint32Field(writer, at, 8, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeUint32Field(writer, at, 16, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeUint32Field(writer, at, 24, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeUint32Field(writer, at, 32, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeUint32Field(writer, at, 40, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeUint32Field(writer, at, 48, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeUint32Field(writer, at, 56, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeUint32Field(writer, at, 64, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = UInt32Rules$inOrder(reader)) {
    return isAtEnd(reader) ? message : UInt32Rules$rest(reader, message);
  },
};

const UInt32Rules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: UInt32Rules,
    field$1: number | undefined,
    oneof$2: UInt32RulesLessThan,
    oneof$4: UInt32RulesGreaterThan,
    field$6: number[],
    field$7: number[],
    field$8: number[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.example = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function UInt32Rules$inOrder(reader: Reader): UInt32Rules {
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
      field$1 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let oneof$2: UInt32RulesLessThan | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readUint32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readUint32(reader));
    offset = reader.offset;
  }
  let oneof$4: UInt32RulesGreaterThan | undefined;
  if (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readUint32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 40) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readUint32(reader));
    offset = reader.offset;
  }
  const field$6: number[] = emptyList<number>();
  while (offset < end && input[offset] === 48) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readUint32(reader));
    offset = reader.offset;
  }
  const field$7: number[] = emptyList<number>();
  while (offset < end && input[offset] === 56) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readUint32(reader));
    offset = reader.offset;
  }
  const field$8: number[] = emptyList<number>();
  while (offset < end && input[offset] === 64) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readUint32(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new UInt32Rules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function UInt32Rules$rest(reader: Reader, message: UInt32Rules): UInt32Rules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.const = readUint32(reader);
        break;
      case 16:
        message.lessThan = oneofCase("lt", readUint32(reader));
        break;
      case 24:
        message.lessThan = oneofCase("lte", readUint32(reader));
        break;
      case 32:
        message.greaterThan = oneofCase("gt", readUint32(reader));
        break;
      case 40:
        message.greaterThan = oneofCase("gte", readUint32(reader));
        break;
      case 48:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readUint32(reader));
        break;
      case 50: {
        message.in = readUint32s(reader, message.in);
        break;
      }
      case 56:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readUint32(reader));
        break;
      case 58: {
        message.notIn = readUint32s(reader, message.notIn);
        break;
      }
      case 64:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readUint32(reader));
        break;
      case 66: {
        message.example = readUint32s(reader, message.example);
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

export interface UInt64Rules {
  const?: bigint | undefined;
  lessThan: UInt64RulesLessThan;
  greaterThan: UInt64RulesGreaterThan;
  in: bigint[];
  notIn: bigint[];
  example: bigint[];
  $unknown?: Uint8Array;
}

export type UInt64RulesLessThan =
  | { case: "lt"; value: bigint }
  | { case: "lte"; value: bigint }
  | { case: undefined; value?: undefined };

export type UInt64RulesGreaterThan =
  | { case: "gt"; value: bigint }
  | { case: "gte"; value: bigint }
  | { case: undefined; value?: undefined };

export const UInt64Rules: MessageCodec<UInt64Rules> = {
  typeName: "buf.validate.UInt64Rules",

  create(init) {
    const message: UInt64Rules = new UInt64Rules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<bigint>(),
      emptyList<bigint>(),
      emptyList<bigint>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(UInt64Rules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(UInt64Rules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(UInt64Rules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeUint64Field(writer, at, 8, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeUint64Field(writer, at, 16, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeUint64Field(writer, at, 24, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeUint64Field(writer, at, 32, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeUint64Field(writer, at, 40, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeUint64Field(writer, at, 48, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeUint64Field(writer, at, 56, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeUint64Field(writer, at, 64, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = UInt64Rules$inOrder(reader)) {
    return isAtEnd(reader) ? message : UInt64Rules$rest(reader, message);
  },
};

const UInt64Rules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: UInt64Rules,
    field$1: bigint | undefined,
    oneof$2: UInt64RulesLessThan,
    oneof$4: UInt64RulesGreaterThan,
    field$6: bigint[],
    field$7: bigint[],
    field$8: bigint[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.example = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function UInt64Rules$inOrder(reader: Reader): UInt64Rules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint | undefined;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    field$1 = readUint64(reader);
    offset = reader.offset;
  }
  let oneof$2: UInt64RulesLessThan | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readUint64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readUint64(reader));
    offset = reader.offset;
  }
  let oneof$4: UInt64RulesGreaterThan | undefined;
  if (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readUint64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 40) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readUint64(reader));
    offset = reader.offset;
  }
  const field$6: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 48) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readUint64(reader));
    offset = reader.offset;
  }
  const field$7: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 56) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readUint64(reader));
    offset = reader.offset;
  }
  const field$8: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 64) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readUint64(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new UInt64Rules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function UInt64Rules$rest(reader: Reader, message: UInt64Rules): UInt64Rules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.const = readUint64(reader);
        break;
      case 16:
        message.lessThan = oneofCase("lt", readUint64(reader));
        break;
      case 24:
        message.lessThan = oneofCase("lte", readUint64(reader));
        break;
      case 32:
        message.greaterThan = oneofCase("gt", readUint64(reader));
        break;
      case 40:
        message.greaterThan = oneofCase("gte", readUint64(reader));
        break;
      case 48:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readUint64(reader));
        break;
      case 50: {
        if (message.in.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.in.push(readUint64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 56:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readUint64(reader));
        break;
      case 58: {
        if (message.notIn.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.notIn.push(readUint64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 64:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readUint64(reader));
        break;
      case 66: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.example.push(readUint64(reader));
        leavePacked(reader, outerEnd);
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

export interface SInt32Rules {
  const?: number | undefined;
  lessThan: SInt32RulesLessThan;
  greaterThan: SInt32RulesGreaterThan;
  in: number[];
  notIn: number[];
  example: number[];
  $unknown?: Uint8Array;
}

export type SInt32RulesLessThan =
  | { case: "lt"; value: number }
  | { case: "lte"; value: number }
  | { case: undefined; value?: undefined };

export type SInt32RulesGreaterThan =
  | { case: "gt"; value: number }
  | { case: "gte"; value: number }
  | { case: undefined; value?: undefined };

export const SInt32Rules: MessageCodec<SInt32Rules> = {
  typeName: "buf.validate.SInt32Rules",

  create(init) {
    const message: SInt32Rules = new SInt32Rules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<number>(),
      emptyList<number>(),
      emptyList<number>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SInt32Rules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SInt32Rules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SInt32Rules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeSint32Field(writer, at, 8, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeSint32Field(writer, at, 16, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeSint32Field(writer, at, 24, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeSint32Field(writer, at, 32, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeSint32Field(writer, at, 40, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeSint32Field(writer, at, 48, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeSint32Field(writer, at, 56, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeSint32Field(writer, at, 64, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SInt32Rules$inOrder(reader)) {
    return isAtEnd(reader) ? message : SInt32Rules$rest(reader, message);
  },
};

const SInt32Rules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SInt32Rules,
    field$1: number | undefined,
    oneof$2: SInt32RulesLessThan,
    oneof$4: SInt32RulesGreaterThan,
    field$6: number[],
    field$7: number[],
    field$8: number[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.example = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SInt32Rules$inOrder(reader: Reader): SInt32Rules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number | undefined;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = (byte >>> 1) ^ -(byte & 1);
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readSint32(reader);
      offset = reader.offset;
    }
  }
  let oneof$2: SInt32RulesLessThan | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readSint32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readSint32(reader));
    offset = reader.offset;
  }
  let oneof$4: SInt32RulesGreaterThan | undefined;
  if (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readSint32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 40) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readSint32(reader));
    offset = reader.offset;
  }
  const field$6: number[] = emptyList<number>();
  while (offset < end && input[offset] === 48) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readSint32(reader));
    offset = reader.offset;
  }
  const field$7: number[] = emptyList<number>();
  while (offset < end && input[offset] === 56) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readSint32(reader));
    offset = reader.offset;
  }
  const field$8: number[] = emptyList<number>();
  while (offset < end && input[offset] === 64) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readSint32(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SInt32Rules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function SInt32Rules$rest(reader: Reader, message: SInt32Rules): SInt32Rules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.const = readSint32(reader);
        break;
      case 16:
        message.lessThan = oneofCase("lt", readSint32(reader));
        break;
      case 24:
        message.lessThan = oneofCase("lte", readSint32(reader));
        break;
      case 32:
        message.greaterThan = oneofCase("gt", readSint32(reader));
        break;
      case 40:
        message.greaterThan = oneofCase("gte", readSint32(reader));
        break;
      case 48:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readSint32(reader));
        break;
      case 50: {
        if (message.in.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.in.push(readSint32(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 56:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readSint32(reader));
        break;
      case 58: {
        if (message.notIn.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.notIn.push(readSint32(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 64:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readSint32(reader));
        break;
      case 66: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.example.push(readSint32(reader));
        leavePacked(reader, outerEnd);
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

export interface SInt64Rules {
  const?: bigint | undefined;
  lessThan: SInt64RulesLessThan;
  greaterThan: SInt64RulesGreaterThan;
  in: bigint[];
  notIn: bigint[];
  example: bigint[];
  $unknown?: Uint8Array;
}

export type SInt64RulesLessThan =
  | { case: "lt"; value: bigint }
  | { case: "lte"; value: bigint }
  | { case: undefined; value?: undefined };

export type SInt64RulesGreaterThan =
  | { case: "gt"; value: bigint }
  | { case: "gte"; value: bigint }
  | { case: undefined; value?: undefined };

export const SInt64Rules: MessageCodec<SInt64Rules> = {
  typeName: "buf.validate.SInt64Rules",

  create(init) {
    const message: SInt64Rules = new SInt64Rules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<bigint>(),
      emptyList<bigint>(),
      emptyList<bigint>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SInt64Rules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SInt64Rules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SInt64Rules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeSint64Field(writer, at, 8, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeSint64Field(writer, at, 16, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeSint64Field(writer, at, 24, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeSint64Field(writer, at, 32, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeSint64Field(writer, at, 40, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeSint64Field(writer, at, 48, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeSint64Field(writer, at, 56, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeSint64Field(writer, at, 64, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SInt64Rules$inOrder(reader)) {
    return isAtEnd(reader) ? message : SInt64Rules$rest(reader, message);
  },
};

const SInt64Rules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SInt64Rules,
    field$1: bigint | undefined,
    oneof$2: SInt64RulesLessThan,
    oneof$4: SInt64RulesGreaterThan,
    field$6: bigint[],
    field$7: bigint[],
    field$8: bigint[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.example = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SInt64Rules$inOrder(reader: Reader): SInt64Rules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint | undefined;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    field$1 = readSint64(reader);
    offset = reader.offset;
  }
  let oneof$2: SInt64RulesLessThan | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readSint64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readSint64(reader));
    offset = reader.offset;
  }
  let oneof$4: SInt64RulesGreaterThan | undefined;
  if (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readSint64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 40) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readSint64(reader));
    offset = reader.offset;
  }
  const field$6: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 48) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readSint64(reader));
    offset = reader.offset;
  }
  const field$7: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 56) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readSint64(reader));
    offset = reader.offset;
  }
  const field$8: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 64) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readSint64(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SInt64Rules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function SInt64Rules$rest(reader: Reader, message: SInt64Rules): SInt64Rules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.const = readSint64(reader);
        break;
      case 16:
        message.lessThan = oneofCase("lt", readSint64(reader));
        break;
      case 24:
        message.lessThan = oneofCase("lte", readSint64(reader));
        break;
      case 32:
        message.greaterThan = oneofCase("gt", readSint64(reader));
        break;
      case 40:
        message.greaterThan = oneofCase("gte", readSint64(reader));
        break;
      case 48:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readSint64(reader));
        break;
      case 50: {
        if (message.in.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.in.push(readSint64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 56:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readSint64(reader));
        break;
      case 58: {
        if (message.notIn.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.notIn.push(readSint64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 64:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readSint64(reader));
        break;
      case 66: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.example.push(readSint64(reader));
        leavePacked(reader, outerEnd);
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

export interface Fixed32Rules {
  const?: number | undefined;
  lessThan: Fixed32RulesLessThan;
  greaterThan: Fixed32RulesGreaterThan;
  in: number[];
  notIn: number[];
  example: number[];
  $unknown?: Uint8Array;
}

export type Fixed32RulesLessThan =
  | { case: "lt"; value: number }
  | { case: "lte"; value: number }
  | { case: undefined; value?: undefined };

export type Fixed32RulesGreaterThan =
  | { case: "gt"; value: number }
  | { case: "gte"; value: number }
  | { case: undefined; value?: undefined };

export const Fixed32Rules: MessageCodec<Fixed32Rules> = {
  typeName: "buf.validate.Fixed32Rules",

  create(init) {
    const message: Fixed32Rules = new Fixed32Rules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<number>(),
      emptyList<number>(),
      emptyList<number>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Fixed32Rules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Fixed32Rules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Fixed32Rules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeFixed32Field(writer, at, 13, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeFixed32Field(writer, at, 21, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeFixed32Field(writer, at, 29, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeFixed32Field(writer, at, 37, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeFixed32Field(writer, at, 45, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeFixed32Field(writer, at, 53, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeFixed32Field(writer, at, 61, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeFixed32Field(writer, at, 69, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Fixed32Rules$inOrder(reader)) {
    return isAtEnd(reader) ? message : Fixed32Rules$rest(reader, message);
  },
};

const Fixed32Rules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Fixed32Rules,
    field$1: number | undefined,
    oneof$2: Fixed32RulesLessThan,
    oneof$4: Fixed32RulesGreaterThan,
    field$6: number[],
    field$7: number[],
    field$8: number[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.example = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Fixed32Rules$inOrder(reader: Reader): Fixed32Rules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number | undefined;
  if (offset < end && input[offset] === 13) {
    reader.offset = offset + 1;
    field$1 = readFixed32(reader);
    offset = reader.offset;
  }
  let oneof$2: Fixed32RulesLessThan | undefined;
  if (offset < end && input[offset] === 21) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readFixed32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 29) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readFixed32(reader));
    offset = reader.offset;
  }
  let oneof$4: Fixed32RulesGreaterThan | undefined;
  if (offset < end && input[offset] === 37) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readFixed32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 45) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readFixed32(reader));
    offset = reader.offset;
  }
  const field$6: number[] = emptyList<number>();
  while (offset < end && input[offset] === 53) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readFixed32(reader));
    offset = reader.offset;
  }
  const field$7: number[] = emptyList<number>();
  while (offset < end && input[offset] === 61) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readFixed32(reader));
    offset = reader.offset;
  }
  const field$8: number[] = emptyList<number>();
  while (offset < end && input[offset] === 69) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readFixed32(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Fixed32Rules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function Fixed32Rules$rest(reader: Reader, message: Fixed32Rules): Fixed32Rules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 13:
        message.const = readFixed32(reader);
        break;
      case 21:
        message.lessThan = oneofCase("lt", readFixed32(reader));
        break;
      case 29:
        message.lessThan = oneofCase("lte", readFixed32(reader));
        break;
      case 37:
        message.greaterThan = oneofCase("gt", readFixed32(reader));
        break;
      case 45:
        message.greaterThan = oneofCase("gte", readFixed32(reader));
        break;
      case 50: {
        if (message.in.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.in.push(readFixed32(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 53:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readFixed32(reader));
        break;
      case 58: {
        if (message.notIn.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.notIn.push(readFixed32(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 61:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readFixed32(reader));
        break;
      case 66: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.example.push(readFixed32(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 69:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readFixed32(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface Fixed64Rules {
  const?: bigint | undefined;
  lessThan: Fixed64RulesLessThan;
  greaterThan: Fixed64RulesGreaterThan;
  in: bigint[];
  notIn: bigint[];
  example: bigint[];
  $unknown?: Uint8Array;
}

export type Fixed64RulesLessThan =
  | { case: "lt"; value: bigint }
  | { case: "lte"; value: bigint }
  | { case: undefined; value?: undefined };

export type Fixed64RulesGreaterThan =
  | { case: "gt"; value: bigint }
  | { case: "gte"; value: bigint }
  | { case: undefined; value?: undefined };

export const Fixed64Rules: MessageCodec<Fixed64Rules> = {
  typeName: "buf.validate.Fixed64Rules",

  create(init) {
    const message: Fixed64Rules = new Fixed64Rules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<bigint>(),
      emptyList<bigint>(),
      emptyList<bigint>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Fixed64Rules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Fixed64Rules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Fixed64Rules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeFixed64Field(writer, at, 9, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeFixed64Field(writer, at, 17, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeFixed64Field(writer, at, 25, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeFixed64Field(writer, at, 33, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeFixed64Field(writer, at, 41, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeFixed64Field(writer, at, 49, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeFixed64Field(writer, at, 57, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeFixed64Field(writer, at, 65, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Fixed64Rules$inOrder(reader)) {
    return isAtEnd(reader) ? message : Fixed64Rules$rest(reader, message);
  },
};

const Fixed64Rules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Fixed64Rules,
    field$1: bigint | undefined,
    oneof$2: Fixed64RulesLessThan,
    oneof$4: Fixed64RulesGreaterThan,
    field$6: bigint[],
    field$7: bigint[],
    field$8: bigint[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.example = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Fixed64Rules$inOrder(reader: Reader): Fixed64Rules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint | undefined;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getBigUint64(offset + 1, true);
    offset += 9;
  }
  let oneof$2: Fixed64RulesLessThan | undefined;
  if (offset < end && input[offset] === 17) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readFixed64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 25) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readFixed64(reader));
    offset = reader.offset;
  }
  let oneof$4: Fixed64RulesGreaterThan | undefined;
  if (offset < end && input[offset] === 33) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readFixed64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 41) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readFixed64(reader));
    offset = reader.offset;
  }
  const field$6: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 49) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readFixed64(reader));
    offset = reader.offset;
  }
  const field$7: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 57) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readFixed64(reader));
    offset = reader.offset;
  }
  const field$8: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 65) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readFixed64(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Fixed64Rules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function Fixed64Rules$rest(reader: Reader, message: Fixed64Rules): Fixed64Rules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.const = readFixed64(reader);
        break;
      case 17:
        message.lessThan = oneofCase("lt", readFixed64(reader));
        break;
      case 25:
        message.lessThan = oneofCase("lte", readFixed64(reader));
        break;
      case 33:
        message.greaterThan = oneofCase("gt", readFixed64(reader));
        break;
      case 41:
        message.greaterThan = oneofCase("gte", readFixed64(reader));
        break;
      case 49:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readFixed64(reader));
        break;
      case 50: {
        if (message.in.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.in.push(readFixed64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 57:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readFixed64(reader));
        break;
      case 58: {
        if (message.notIn.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.notIn.push(readFixed64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 65:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readFixed64(reader));
        break;
      case 66: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.example.push(readFixed64(reader));
        leavePacked(reader, outerEnd);
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

export interface SFixed32Rules {
  const?: number | undefined;
  lessThan: SFixed32RulesLessThan;
  greaterThan: SFixed32RulesGreaterThan;
  in: number[];
  notIn: number[];
  example: number[];
  $unknown?: Uint8Array;
}

export type SFixed32RulesLessThan =
  | { case: "lt"; value: number }
  | { case: "lte"; value: number }
  | { case: undefined; value?: undefined };

export type SFixed32RulesGreaterThan =
  | { case: "gt"; value: number }
  | { case: "gte"; value: number }
  | { case: undefined; value?: undefined };

export const SFixed32Rules: MessageCodec<SFixed32Rules> = {
  typeName: "buf.validate.SFixed32Rules",

  create(init) {
    const message: SFixed32Rules = new SFixed32Rules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<number>(),
      emptyList<number>(),
      emptyList<number>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SFixed32Rules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SFixed32Rules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SFixed32Rules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeSfixed32Field(writer, at, 13, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeSfixed32Field(writer, at, 21, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeSfixed32Field(writer, at, 29, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeSfixed32Field(writer, at, 37, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeSfixed32Field(writer, at, 45, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeSfixed32Field(writer, at, 53, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeSfixed32Field(writer, at, 61, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeSfixed32Field(writer, at, 69, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SFixed32Rules$inOrder(reader)) {
    return isAtEnd(reader) ? message : SFixed32Rules$rest(reader, message);
  },
};

const SFixed32Rules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SFixed32Rules,
    field$1: number | undefined,
    oneof$2: SFixed32RulesLessThan,
    oneof$4: SFixed32RulesGreaterThan,
    field$6: number[],
    field$7: number[],
    field$8: number[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.example = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SFixed32Rules$inOrder(reader: Reader): SFixed32Rules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number | undefined;
  if (offset < end && input[offset] === 13) {
    reader.offset = offset + 1;
    field$1 = readSfixed32(reader);
    offset = reader.offset;
  }
  let oneof$2: SFixed32RulesLessThan | undefined;
  if (offset < end && input[offset] === 21) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readSfixed32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 29) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readSfixed32(reader));
    offset = reader.offset;
  }
  let oneof$4: SFixed32RulesGreaterThan | undefined;
  if (offset < end && input[offset] === 37) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readSfixed32(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 45) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readSfixed32(reader));
    offset = reader.offset;
  }
  const field$6: number[] = emptyList<number>();
  while (offset < end && input[offset] === 53) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readSfixed32(reader));
    offset = reader.offset;
  }
  const field$7: number[] = emptyList<number>();
  while (offset < end && input[offset] === 61) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readSfixed32(reader));
    offset = reader.offset;
  }
  const field$8: number[] = emptyList<number>();
  while (offset < end && input[offset] === 69) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readSfixed32(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SFixed32Rules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function SFixed32Rules$rest(reader: Reader, message: SFixed32Rules): SFixed32Rules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 13:
        message.const = readSfixed32(reader);
        break;
      case 21:
        message.lessThan = oneofCase("lt", readSfixed32(reader));
        break;
      case 29:
        message.lessThan = oneofCase("lte", readSfixed32(reader));
        break;
      case 37:
        message.greaterThan = oneofCase("gt", readSfixed32(reader));
        break;
      case 45:
        message.greaterThan = oneofCase("gte", readSfixed32(reader));
        break;
      case 50: {
        if (message.in.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.in.push(readSfixed32(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 53:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readSfixed32(reader));
        break;
      case 58: {
        if (message.notIn.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.notIn.push(readSfixed32(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 61:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readSfixed32(reader));
        break;
      case 66: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.example.push(readSfixed32(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 69:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readSfixed32(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface SFixed64Rules {
  const?: bigint | undefined;
  lessThan: SFixed64RulesLessThan;
  greaterThan: SFixed64RulesGreaterThan;
  in: bigint[];
  notIn: bigint[];
  example: bigint[];
  $unknown?: Uint8Array;
}

export type SFixed64RulesLessThan =
  | { case: "lt"; value: bigint }
  | { case: "lte"; value: bigint }
  | { case: undefined; value?: undefined };

export type SFixed64RulesGreaterThan =
  | { case: "gt"; value: bigint }
  | { case: "gte"; value: bigint }
  | { case: undefined; value?: undefined };

export const SFixed64Rules: MessageCodec<SFixed64Rules> = {
  typeName: "buf.validate.SFixed64Rules",

  create(init) {
    const message: SFixed64Rules = new SFixed64Rules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<bigint>(),
      emptyList<bigint>(),
      emptyList<bigint>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SFixed64Rules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SFixed64Rules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SFixed64Rules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeSfixed64Field(writer, at, 9, message.const, "const");
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        at = writeSfixed64Field(writer, at, 17, message.lessThan.value, "lt");
        break;
      }
      case "lte": {
        at = writeSfixed64Field(writer, at, 25, message.lessThan.value, "lte");
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        at = writeSfixed64Field(writer, at, 33, message.greaterThan.value, "gt");
        break;
      }
      case "gte": {
        at = writeSfixed64Field(writer, at, 41, message.greaterThan.value, "gte");
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeSfixed64Field(writer, at, 49, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeSfixed64Field(writer, at, 57, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeSfixed64Field(writer, at, 65, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SFixed64Rules$inOrder(reader)) {
    return isAtEnd(reader) ? message : SFixed64Rules$rest(reader, message);
  },
};

const SFixed64Rules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SFixed64Rules,
    field$1: bigint | undefined,
    oneof$2: SFixed64RulesLessThan,
    oneof$4: SFixed64RulesGreaterThan,
    field$6: bigint[],
    field$7: bigint[],
    field$8: bigint[],
  ): void {
    this.const = field$1;
    this.lessThan = oneof$2;
    this.greaterThan = oneof$4;
    this.in = field$6;
    this.notIn = field$7;
    this.example = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SFixed64Rules$inOrder(reader: Reader): SFixed64Rules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint | undefined;
  if (offset + 8 < end && input[offset] === 9) {
    field$1 = viewOf(reader).getBigInt64(offset + 1, true);
    offset += 9;
  }
  let oneof$2: SFixed64RulesLessThan | undefined;
  if (offset < end && input[offset] === 17) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lt", readSfixed64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 25) {
    reader.offset = offset + 1;
    oneof$2 = oneofCase("lte", readSfixed64(reader));
    offset = reader.offset;
  }
  let oneof$4: SFixed64RulesGreaterThan | undefined;
  if (offset < end && input[offset] === 33) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gt", readSfixed64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 41) {
    reader.offset = offset + 1;
    oneof$4 = oneofCase("gte", readSfixed64(reader));
    offset = reader.offset;
  }
  const field$6: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 49) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readSfixed64(reader));
    offset = reader.offset;
  }
  const field$7: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 57) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    field$7.push(readSfixed64(reader));
    offset = reader.offset;
  }
  const field$8: bigint[] = emptyList<bigint>();
  while (offset < end && input[offset] === 65) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readSfixed64(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SFixed64Rules$new(field$1, oneof$2 ?? noCase(), oneof$4 ?? noCase(), field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function SFixed64Rules$rest(reader: Reader, message: SFixed64Rules): SFixed64Rules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 9:
        message.const = readSfixed64(reader);
        break;
      case 17:
        message.lessThan = oneofCase("lt", readSfixed64(reader));
        break;
      case 25:
        message.lessThan = oneofCase("lte", readSfixed64(reader));
        break;
      case 33:
        message.greaterThan = oneofCase("gt", readSfixed64(reader));
        break;
      case 41:
        message.greaterThan = oneofCase("gte", readSfixed64(reader));
        break;
      case 49:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readSfixed64(reader));
        break;
      case 50: {
        if (message.in.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.in.push(readSfixed64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 57:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readSfixed64(reader));
        break;
      case 58: {
        if (message.notIn.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.notIn.push(readSfixed64(reader));
        leavePacked(reader, outerEnd);
        break;
      }
      case 65:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readSfixed64(reader));
        break;
      case 66: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.example.push(readSfixed64(reader));
        leavePacked(reader, outerEnd);
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

export interface BoolRules {
  const?: boolean | undefined;
  example: boolean[];
  $unknown?: Uint8Array;
}

export const BoolRules: MessageCodec<BoolRules> = {
  typeName: "buf.validate.BoolRules",

  create(init) {
    const message: BoolRules = new BoolRules$new(undefined, emptyList<boolean>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BoolRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BoolRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BoolRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeBoolField(writer, at, 8, message.const, "const");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeBoolField(writer, at, 16, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BoolRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : BoolRules$rest(reader, message);
  },
};

const BoolRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BoolRules,
    field$1: boolean | undefined,
    field$2: boolean[],
  ): void {
    this.const = field$1;
    this.example = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BoolRules$inOrder(reader: Reader): BoolRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: boolean | undefined;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$1 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$1 = readBool(reader);
      offset = reader.offset;
    }
  }
  const field$2: boolean[] = emptyList<boolean>();
  while (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readBool(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new BoolRules$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function BoolRules$rest(reader: Reader, message: BoolRules): BoolRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.const = readBool(reader);
        break;
      case 16:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readBool(reader));
        break;
      case 18: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        while (!isAtEnd(reader)) message.example.push(readBool(reader));
        leavePacked(reader, outerEnd);
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

export interface StringRules {
  const?: string | undefined;
  len?: bigint | undefined;
  minLen?: bigint | undefined;
  maxLen?: bigint | undefined;
  lenBytes?: bigint | undefined;
  minBytes?: bigint | undefined;
  maxBytes?: bigint | undefined;
  pattern?: string | undefined;
  prefix?: string | undefined;
  suffix?: string | undefined;
  contains?: string | undefined;
  notContains?: string | undefined;
  in: string[];
  notIn: string[];
  wellKnown: StringRulesWellKnown;
  strict?: boolean | undefined;
  example: string[];
  $unknown?: Uint8Array;
}

export type StringRulesWellKnown =
  | { case: "email"; value: boolean }
  | { case: "hostname"; value: boolean }
  | { case: "ip"; value: boolean }
  | { case: "ipv4"; value: boolean }
  | { case: "ipv6"; value: boolean }
  | { case: "uri"; value: boolean }
  | { case: "uriRef"; value: boolean }
  | { case: "address"; value: boolean }
  | { case: "uuid"; value: boolean }
  | { case: "tuuid"; value: boolean }
  | { case: "ipWithPrefixlen"; value: boolean }
  | { case: "ipv4WithPrefixlen"; value: boolean }
  | { case: "ipv6WithPrefixlen"; value: boolean }
  | { case: "ipPrefix"; value: boolean }
  | { case: "ipv4Prefix"; value: boolean }
  | { case: "ipv6Prefix"; value: boolean }
  | { case: "hostAndPort"; value: boolean }
  | { case: "ulid"; value: boolean }
  | { case: "protobufFqn"; value: boolean }
  | { case: "protobufDotFqn"; value: boolean }
  | { case: "wellKnownRegex"; value: KnownRegex }
  | { case: undefined; value?: undefined };

export const StringRules: MessageCodec<StringRules> = {
  typeName: "buf.validate.StringRules",

  create(init) {
    const message: StringRules = new StringRules$new(
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      emptyList<string>(),
      emptyList<string>(),
      noCase(),
      undefined,
      undefined,
      undefined,
      undefined,
      emptyList<string>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(StringRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(StringRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(StringRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.const, "const");
    }
    if (message.minLen !== undefined) {
      at = writeUint64Field(writer, at, 16, message.minLen, "minLen");
    }
    if (message.maxLen !== undefined) {
      at = writeUint64Field(writer, at, 24, message.maxLen, "maxLen");
    }
    if (message.minBytes !== undefined) {
      at = writeUint64Field(writer, at, 32, message.minBytes, "minBytes");
    }
    if (message.maxBytes !== undefined) {
      at = writeUint64Field(writer, at, 40, message.maxBytes, "maxBytes");
    }
    if (message.pattern !== undefined) {
      at = writeStringUncheckedField(writer, at, 50, message.pattern, "pattern");
    }
    if (message.prefix !== undefined) {
      at = writeStringUncheckedField(writer, at, 58, message.prefix, "prefix");
    }
    if (message.suffix !== undefined) {
      at = writeStringUncheckedField(writer, at, 66, message.suffix, "suffix");
    }
    if (message.contains !== undefined) {
      at = writeStringUncheckedField(writer, at, 74, message.contains, "contains");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeStringUncheckedField(writer, at, 82, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeStringUncheckedField(writer, at, 90, value, "notIn");
    }
    if (message.wellKnown.case === "email") {
      at = writeBoolField(writer, at, 96, message.wellKnown.value, "email");
    } else if (message.wellKnown.case === "hostname") {
      at = writeBoolField(writer, at, 104, message.wellKnown.value, "hostname");
    } else if (message.wellKnown.case === "ip") {
      at = writeBoolField(writer, at, 112, message.wellKnown.value, "ip");
    } else if (message.wellKnown.case === "ipv4") {
      at = writeBoolField(writer, at, 120, message.wellKnown.value, "ipv4");
    } else if (message.wellKnown.case === "ipv6") {
      at = writeBoolField(writer, at, 128, message.wellKnown.value, "ipv6");
    } else if (message.wellKnown.case === "uri") {
      at = writeBoolField(writer, at, 136, message.wellKnown.value, "uri");
    } else if (message.wellKnown.case === "uriRef") {
      at = writeBoolField(writer, at, 144, message.wellKnown.value, "uriRef");
    }
    if (message.len !== undefined) {
      at = writeUint64Field(writer, at, 152, message.len, "len");
    }
    if (message.lenBytes !== undefined) {
      at = writeUint64Field(writer, at, 160, message.lenBytes, "lenBytes");
    }
    if (message.wellKnown.case === "address") {
      at = writeBoolField(writer, at, 168, message.wellKnown.value, "address");
    } else if (message.wellKnown.case === "uuid") {
      at = writeBoolField(writer, at, 176, message.wellKnown.value, "uuid");
    }
    if (message.notContains !== undefined) {
      at = writeStringUncheckedField(writer, at, 186, message.notContains, "notContains");
    }
    if (message.wellKnown.case === "wellKnownRegex") {
      at = writeClosedEnumField(writer, at, 192, message.wellKnown.value, isKnownRegex, "wellKnownRegex");
    }
    if (message.strict !== undefined) {
      at = writeBoolField(writer, at, 200, message.strict, "strict");
    }
    if (message.wellKnown.case === "ipWithPrefixlen") {
      at = writeBoolField(writer, at, 208, message.wellKnown.value, "ipWithPrefixlen");
    } else if (message.wellKnown.case === "ipv4WithPrefixlen") {
      at = writeBoolField(writer, at, 216, message.wellKnown.value, "ipv4WithPrefixlen");
    } else if (message.wellKnown.case === "ipv6WithPrefixlen") {
      at = writeBoolField(writer, at, 224, message.wellKnown.value, "ipv6WithPrefixlen");
    } else if (message.wellKnown.case === "ipPrefix") {
      at = writeBoolField(writer, at, 232, message.wellKnown.value, "ipPrefix");
    } else if (message.wellKnown.case === "ipv4Prefix") {
      at = writeBoolField(writer, at, 240, message.wellKnown.value, "ipv4Prefix");
    } else if (message.wellKnown.case === "ipv6Prefix") {
      at = writeBoolField(writer, at, 248, message.wellKnown.value, "ipv6Prefix");
    } else if (message.wellKnown.case === "hostAndPort") {
      at = writeBoolField(writer, at, 256, message.wellKnown.value, "hostAndPort");
    } else if (message.wellKnown.case === "tuuid") {
      at = writeBoolField(writer, at, 264, message.wellKnown.value, "tuuid");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeStringUncheckedField(writer, at, 274, value, "example");
    }
    if (message.wellKnown.case === undefined && message.wellKnown.value !== undefined) throw unknownCase("wellKnown");
    if (message.wellKnown.case !== undefined) {
      switch (message.wellKnown.case.length) {
        case 2:
          if (message.wellKnown.case === "ip") {
            // Written above.
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 3:
          if (message.wellKnown.case === "uri") {
            // Written above.
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 4:
          if (message.wellKnown.case === "ipv4") {
            // Written above.
          } else if (message.wellKnown.case === "ipv6") {
            // Written above.
          } else if (message.wellKnown.case === "uuid") {
            // Written above.
          } else if (message.wellKnown.case === "ulid") {
            at = writeBoolField(writer, at, 280, message.wellKnown.value, "ulid");
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 5:
          if (message.wellKnown.case === "email") {
            // Written above.
          } else if (message.wellKnown.case === "tuuid") {
            // Written above.
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 6:
          if (message.wellKnown.case === "uriRef") {
            // Written above.
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 7:
          if (message.wellKnown.case === "address") {
            // Written above.
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 8:
          if (message.wellKnown.case === "hostname") {
            // Written above.
          } else if (message.wellKnown.case === "ipPrefix") {
            // Written above.
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 10:
          if (message.wellKnown.case === "ipv4Prefix") {
            // Written above.
          } else if (message.wellKnown.case === "ipv6Prefix") {
            // Written above.
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 11:
          if (message.wellKnown.case === "hostAndPort") {
            // Written above.
          } else if (message.wellKnown.case === "protobufFqn") {
            at = writeBoolField(writer, at, 296, message.wellKnown.value, "protobufFqn");
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 14:
          if (message.wellKnown.case === "protobufDotFqn") {
            at = writeBoolField(writer, at, 304, message.wellKnown.value, "protobufDotFqn");
          } else if (message.wellKnown.case === "wellKnownRegex") {
            // Written above.
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 15:
          if (message.wellKnown.case === "ipWithPrefixlen") {
            // Written above.
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        case 17:
          if (message.wellKnown.case === "ipv4WithPrefixlen") {
            // Written above.
          } else if (message.wellKnown.case === "ipv6WithPrefixlen") {
            // Written above.
          } else {
            throw unknownCase("wellKnown");
          }
          break;
        default:
          throw unknownCase("wellKnown");
      }
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = StringRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : StringRules$rest(reader, message);
  },
};

const StringRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: StringRules,
    field$1: string | undefined,
    field$2: bigint | undefined,
    field$3: bigint | undefined,
    field$4: bigint | undefined,
    field$5: bigint | undefined,
    field$6: string | undefined,
    field$7: string | undefined,
    field$8: string | undefined,
    field$9: string | undefined,
    field$10: string[],
    field$11: string[],
    oneof$12: StringRulesWellKnown,
    field$19: bigint | undefined,
    field$20: bigint | undefined,
    field$23: string | undefined,
    field$25: boolean | undefined,
    field$34: string[],
  ): void {
    this.const = field$1;
    this.minLen = field$2;
    this.maxLen = field$3;
    this.minBytes = field$4;
    this.maxBytes = field$5;
    this.pattern = field$6;
    this.prefix = field$7;
    this.suffix = field$8;
    this.contains = field$9;
    this.in = field$10;
    this.notIn = field$11;
    this.wellKnown = oneof$12;
    this.len = field$19;
    this.lenBytes = field$20;
    this.notContains = field$23;
    this.strict = field$25;
    this.example = field$34;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function StringRules$inOrder(reader: Reader): StringRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$2: bigint | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    field$2 = readUint64(reader);
    offset = reader.offset;
  }
  let field$3: bigint | undefined;
  if (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    field$3 = readUint64(reader);
    offset = reader.offset;
  }
  let field$4: bigint | undefined;
  if (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    field$4 = readUint64(reader);
    offset = reader.offset;
  }
  let field$5: bigint | undefined;
  if (offset < end && input[offset] === 40) {
    reader.offset = offset + 1;
    field$5 = readUint64(reader);
    offset = reader.offset;
  }
  let field$6: string | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$7: string | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    field$7 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$8: string | undefined;
  if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    field$8 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$9: string | undefined;
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    field$9 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  const field$10: string[] = emptyList<string>();
  while (offset < end && input[offset] === 82) {
    reader.offset = offset + 1;
    if (field$10.length === 0) beginList(reader);
    field$10.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  const field$11: string[] = emptyList<string>();
  while (offset < end && input[offset] === 90) {
    reader.offset = offset + 1;
    if (field$11.length === 0) beginList(reader);
    field$11.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  let field$19: bigint | undefined;
  if (offset + 1 < end && input[offset] === 152 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    field$19 = readUint64(reader);
    offset = reader.offset;
  }
  let field$20: bigint | undefined;
  if (offset + 1 < end && input[offset] === 160 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    field$20 = readUint64(reader);
    offset = reader.offset;
  }
  let field$23: string | undefined;
  if (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    field$23 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$25: boolean | undefined;
  if (offset + 2 < end && input[offset] === 200 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$25 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$25 = readBool(reader);
      offset = reader.offset;
    }
  }
  const field$34: string[] = emptyList<string>();
  while (offset + 1 < end && input[offset] === 146 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    if (field$34.length === 0) beginList(reader);
    field$34.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new StringRules$new(
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
    noCase(),
    field$19,
    field$20,
    field$23,
    field$25,
    field$34,
  );
}

/** Reads the remaining fields, in any order. */
function StringRules$rest(reader: Reader, message: StringRules): StringRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag & 7) {
      case 0:
        switch (tag >>> 3) {
          case 2:
            message.minLen = readUint64(reader);
            break;
          case 3:
            message.maxLen = readUint64(reader);
            break;
          case 4:
            message.minBytes = readUint64(reader);
            break;
          case 5:
            message.maxBytes = readUint64(reader);
            break;
          case 12:
            message.wellKnown = oneofCase("email", readBool(reader));
            break;
          case 13:
            message.wellKnown = oneofCase("hostname", readBool(reader));
            break;
          case 14:
            message.wellKnown = oneofCase("ip", readBool(reader));
            break;
          case 15:
            message.wellKnown = oneofCase("ipv4", readBool(reader));
            break;
          case 16:
            message.wellKnown = oneofCase("ipv6", readBool(reader));
            break;
          case 17:
            message.wellKnown = oneofCase("uri", readBool(reader));
            break;
          case 18:
            message.wellKnown = oneofCase("uriRef", readBool(reader));
            break;
          case 19:
            message.len = readUint64(reader);
            break;
          case 20:
            message.lenBytes = readUint64(reader);
            break;
          case 21:
            message.wellKnown = oneofCase("address", readBool(reader));
            break;
          case 22:
            message.wellKnown = oneofCase("uuid", readBool(reader));
            break;
          case 24: {
            const number = readInt32(reader);
            if (isKnownRegex(number)) message.wellKnown = oneofCase("wellKnownRegex", number);
            else unknownFields = keepUnknown(reader, unknownFields);
            break;
          }
          case 25:
            message.strict = readBool(reader);
            break;
          case 26:
            message.wellKnown = oneofCase("ipWithPrefixlen", readBool(reader));
            break;
          case 27:
            message.wellKnown = oneofCase("ipv4WithPrefixlen", readBool(reader));
            break;
          case 28:
            message.wellKnown = oneofCase("ipv6WithPrefixlen", readBool(reader));
            break;
          case 29:
            message.wellKnown = oneofCase("ipPrefix", readBool(reader));
            break;
          case 30:
            message.wellKnown = oneofCase("ipv4Prefix", readBool(reader));
            break;
          case 31:
            message.wellKnown = oneofCase("ipv6Prefix", readBool(reader));
            break;
          case 32:
            message.wellKnown = oneofCase("hostAndPort", readBool(reader));
            break;
          case 33:
            message.wellKnown = oneofCase("tuuid", readBool(reader));
            break;
          case 35:
            message.wellKnown = oneofCase("ulid", readBool(reader));
            break;
          case 37:
            message.wellKnown = oneofCase("protobufFqn", readBool(reader));
            break;
          case 38:
            message.wellKnown = oneofCase("protobufDotFqn", readBool(reader));
            break;
          default:
            unknownFields = skipUnknown(reader, tag, unknownFields);
            break;
        }
        break;
      case 2:
        switch (tag >>> 3) {
          case 1:
            message.const = readStringUnchecked(reader);
            break;
          case 6:
            message.pattern = readStringUnchecked(reader);
            break;
          case 7:
            message.prefix = readStringUnchecked(reader);
            break;
          case 8:
            message.suffix = readStringUnchecked(reader);
            break;
          case 9:
            message.contains = readStringUnchecked(reader);
            break;
          case 10:
            if (message.in.length === 0) beginList(reader);
            message.in.push(readStringUnchecked(reader));
            break;
          case 11:
            if (message.notIn.length === 0) beginList(reader);
            message.notIn.push(readStringUnchecked(reader));
            break;
          case 23:
            message.notContains = readStringUnchecked(reader);
            break;
          case 34:
            if (message.example.length === 0) beginList(reader);
            message.example.push(readStringUnchecked(reader));
            break;
          default:
            unknownFields = skipUnknown(reader, tag, unknownFields);
            break;
        }
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BytesRules {
  const?: Uint8Array | undefined;
  len?: bigint | undefined;
  minLen?: bigint | undefined;
  maxLen?: bigint | undefined;
  pattern?: string | undefined;
  prefix?: Uint8Array | undefined;
  suffix?: Uint8Array | undefined;
  contains?: Uint8Array | undefined;
  in: Uint8Array[];
  notIn: Uint8Array[];
  wellKnown: BytesRulesWellKnown;
  example: Uint8Array[];
  $unknown?: Uint8Array;
}

export type BytesRulesWellKnown =
  | { case: "ip"; value: boolean }
  | { case: "ipv4"; value: boolean }
  | { case: "ipv6"; value: boolean }
  | { case: "uuid"; value: boolean }
  | { case: undefined; value?: undefined };

export const BytesRules: MessageCodec<BytesRules> = {
  typeName: "buf.validate.BytesRules",

  create(init) {
    const message: BytesRules = new BytesRules$new(
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      emptyList<Uint8Array>(),
      emptyList<Uint8Array>(),
      noCase(),
      undefined,
      emptyList<Uint8Array>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BytesRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BytesRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BytesRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeBytesField(writer, at, 10, message.const, "const");
    }
    if (message.minLen !== undefined) {
      at = writeUint64Field(writer, at, 16, message.minLen, "minLen");
    }
    if (message.maxLen !== undefined) {
      at = writeUint64Field(writer, at, 24, message.maxLen, "maxLen");
    }
    if (message.pattern !== undefined) {
      at = writeStringUncheckedField(writer, at, 34, message.pattern, "pattern");
    }
    if (message.prefix !== undefined) {
      at = writeBytesField(writer, at, 42, message.prefix, "prefix");
    }
    if (message.suffix !== undefined) {
      at = writeBytesField(writer, at, 50, message.suffix, "suffix");
    }
    if (message.contains !== undefined) {
      at = writeBytesField(writer, at, 58, message.contains, "contains");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeBytesField(writer, at, 66, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeBytesField(writer, at, 74, value, "notIn");
    }
    if (message.wellKnown.case === "ip") {
      at = writeBoolField(writer, at, 80, message.wellKnown.value, "ip");
    } else if (message.wellKnown.case === "ipv4") {
      at = writeBoolField(writer, at, 88, message.wellKnown.value, "ipv4");
    } else if (message.wellKnown.case === "ipv6") {
      at = writeBoolField(writer, at, 96, message.wellKnown.value, "ipv6");
    }
    if (message.len !== undefined) {
      at = writeUint64Field(writer, at, 104, message.len, "len");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeBytesField(writer, at, 114, value, "example");
    }
    switch (message.wellKnown.case) {
      case undefined:
        if (message.wellKnown.value !== undefined) throw unknownCase("wellKnown");
        break;
      case "uuid": {
        at = writeBoolField(writer, at, 120, message.wellKnown.value, "uuid");
        break;
      }
      case "ip":
      case "ipv4":
      case "ipv6":
        break;
      default:
        throw unknownCase("wellKnown");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BytesRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : BytesRules$rest(reader, message);
  },
};

const BytesRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BytesRules,
    field$1: Uint8Array | undefined,
    field$2: bigint | undefined,
    field$3: bigint | undefined,
    field$4: string | undefined,
    field$5: Uint8Array | undefined,
    field$6: Uint8Array | undefined,
    field$7: Uint8Array | undefined,
    field$8: Uint8Array[],
    field$9: Uint8Array[],
    oneof$10: BytesRulesWellKnown,
    field$13: bigint | undefined,
    field$14: Uint8Array[],
  ): void {
    this.const = field$1;
    this.minLen = field$2;
    this.maxLen = field$3;
    this.pattern = field$4;
    this.prefix = field$5;
    this.suffix = field$6;
    this.contains = field$7;
    this.in = field$8;
    this.notIn = field$9;
    this.wellKnown = oneof$10;
    this.len = field$13;
    this.example = field$14;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BytesRules$inOrder(reader: Reader): BytesRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: bigint | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    field$2 = readUint64(reader);
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
  let field$6: Uint8Array | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readBytes(reader);
    offset = reader.offset;
  }
  let field$7: Uint8Array | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    field$7 = readBytes(reader);
    offset = reader.offset;
  }
  const field$8: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    field$8.push(readBytes(reader));
    offset = reader.offset;
  }
  const field$9: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    if (field$9.length === 0) beginList(reader);
    field$9.push(readBytes(reader));
    offset = reader.offset;
  }
  let oneof$10: BytesRulesWellKnown | undefined;
  if (offset < end && input[offset] === 80) {
    reader.offset = offset + 1;
    oneof$10 = oneofCase("ip", readBool(reader));
    offset = reader.offset;
  }
  if (offset < end && input[offset] === 88) {
    reader.offset = offset + 1;
    oneof$10 = oneofCase("ipv4", readBool(reader));
    offset = reader.offset;
  }
  if (offset < end && input[offset] === 96) {
    reader.offset = offset + 1;
    oneof$10 = oneofCase("ipv6", readBool(reader));
    offset = reader.offset;
  }
  let field$13: bigint | undefined;
  if (offset < end && input[offset] === 104) {
    reader.offset = offset + 1;
    field$13 = readUint64(reader);
    offset = reader.offset;
  }
  const field$14: Uint8Array[] = emptyList<Uint8Array>();
  while (offset < end && input[offset] === 114) {
    reader.offset = offset + 1;
    if (field$14.length === 0) beginList(reader);
    field$14.push(readBytes(reader));
    offset = reader.offset;
  }
  if (offset < end && input[offset] === 120) {
    reader.offset = offset + 1;
    oneof$10 = oneofCase("uuid", readBool(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new BytesRules$new(
    field$1,
    field$2,
    field$3,
    field$4,
    field$5,
    field$6,
    field$7,
    field$8,
    field$9,
    oneof$10 ?? noCase(),
    field$13,
    field$14,
  );
}

/** Reads the remaining fields, in any order. */
function BytesRules$rest(reader: Reader, message: BytesRules): BytesRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.const = readBytes(reader);
        break;
      case 16:
        message.minLen = readUint64(reader);
        break;
      case 24:
        message.maxLen = readUint64(reader);
        break;
      case 34:
        message.pattern = readStringUnchecked(reader);
        break;
      case 42:
        message.prefix = readBytes(reader);
        break;
      case 50:
        message.suffix = readBytes(reader);
        break;
      case 58:
        message.contains = readBytes(reader);
        break;
      case 66:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readBytes(reader));
        break;
      case 74:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readBytes(reader));
        break;
      case 80:
        message.wellKnown = oneofCase("ip", readBool(reader));
        break;
      case 88:
        message.wellKnown = oneofCase("ipv4", readBool(reader));
        break;
      case 96:
        message.wellKnown = oneofCase("ipv6", readBool(reader));
        break;
      case 104:
        message.len = readUint64(reader);
        break;
      case 114:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readBytes(reader));
        break;
      case 120:
        message.wellKnown = oneofCase("uuid", readBool(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface EnumRules {
  const?: number | undefined;
  definedOnly?: boolean | undefined;
  in: number[];
  notIn: number[];
  example: number[];
  $unknown?: Uint8Array;
}

export const EnumRules: MessageCodec<EnumRules> = {
  typeName: "buf.validate.EnumRules",

  create(init) {
    const message: EnumRules = new EnumRules$new(
      undefined,
      undefined,
      emptyList<number>(),
      emptyList<number>(),
      emptyList<number>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(EnumRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(EnumRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(EnumRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      at = writeInt32Field(writer, at, 8, message.const, "const");
    }
    if (message.definedOnly !== undefined) {
      at = writeBoolField(writer, at, 16, message.definedOnly, "definedOnly");
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeInt32Field(writer, at, 24, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeInt32Field(writer, at, 32, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      at = writeInt32Field(writer, at, 40, value, "example");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = EnumRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : EnumRules$rest(reader, message);
  },
};

const EnumRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: EnumRules,
    field$1: number | undefined,
    field$2: boolean | undefined,
    field$3: number[],
    field$4: number[],
    field$5: number[],
  ): void {
    this.const = field$1;
    this.definedOnly = field$2;
    this.in = field$3;
    this.notIn = field$4;
    this.example = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function EnumRules$inOrder(reader: Reader): EnumRules {
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
  let field$2: boolean | undefined;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readBool(reader);
      offset = reader.offset;
    }
  }
  const field$3: number[] = emptyList<number>();
  while (offset < end && input[offset] === 24) {
    reader.offset = offset + 1;
    if (field$3.length === 0) beginList(reader);
    field$3.push(readInt32(reader));
    offset = reader.offset;
  }
  const field$4: number[] = emptyList<number>();
  while (offset < end && input[offset] === 32) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    field$4.push(readInt32(reader));
    offset = reader.offset;
  }
  const field$5: number[] = emptyList<number>();
  while (offset < end && input[offset] === 40) {
    reader.offset = offset + 1;
    if (field$5.length === 0) beginList(reader);
    field$5.push(readInt32(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new EnumRules$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function EnumRules$rest(reader: Reader, message: EnumRules): EnumRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.const = readInt32(reader);
        break;
      case 16:
        message.definedOnly = readBool(reader);
        break;
      case 24:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readInt32(reader));
        break;
      case 26: {
        message.in = readInt32s(reader, message.in);
        break;
      }
      case 32:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readInt32(reader));
        break;
      case 34: {
        message.notIn = readInt32s(reader, message.notIn);
        break;
      }
      case 40:
        if (message.example.length === 0) beginList(reader);
        message.example.push(readInt32(reader));
        break;
      case 42: {
        message.example = readInt32s(reader, message.example);
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

export interface RepeatedRules {
  minItems?: bigint | undefined;
  maxItems?: bigint | undefined;
  unique?: boolean | undefined;
  items?: FieldRules | undefined;
  $unknown?: Uint8Array;
}

export const RepeatedRules: MessageCodec<RepeatedRules> = {
  typeName: "buf.validate.RepeatedRules",

  create(init) {
    const message: RepeatedRules = new RepeatedRules$new(undefined, undefined, undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RepeatedRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RepeatedRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RepeatedRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.minItems !== undefined) {
      at = writeUint64Field(writer, at, 8, message.minItems, "minItems");
    }
    if (message.maxItems !== undefined) {
      at = writeUint64Field(writer, at, 16, message.maxItems, "maxItems");
    }
    if (message.unique !== undefined) {
      at = writeBoolField(writer, at, 24, message.unique, "unique");
    }
    if (message.items !== undefined) {
      const begin = beginMessage(writer, at, 34, message.items, "items");
      at = endMessage(writer, begin, FieldRules.write(message.items, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RepeatedRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : RepeatedRules$rest(reader, message);
  },
};

const RepeatedRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RepeatedRules,
    field$1: bigint | undefined,
    field$2: bigint | undefined,
    field$3: boolean | undefined,
    field$4: FieldRules | undefined,
  ): void {
    this.minItems = field$1;
    this.maxItems = field$2;
    this.unique = field$3;
    this.items = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RepeatedRules$inOrder(reader: Reader): RepeatedRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint | undefined;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    field$1 = readUint64(reader);
    offset = reader.offset;
  }
  let field$2: bigint | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    field$2 = readUint64(reader);
    offset = reader.offset;
  }
  let field$3: boolean | undefined;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$4: FieldRules | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 176);
    field$4 = FieldRules.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RepeatedRules$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function RepeatedRules$rest(reader: Reader, message: RepeatedRules): RepeatedRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.minItems = readUint64(reader);
        break;
      case 16:
        message.maxItems = readUint64(reader);
        break;
      case 24:
        message.unique = readBool(reader);
        break;
      case 34: {
        const outerEnd = enterMessage(reader, message.items === undefined ? 176 : 0);
        message.items = FieldRules.read(reader, message.items);
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

export interface MapRules {
  minPairs?: bigint | undefined;
  maxPairs?: bigint | undefined;
  keys?: FieldRules | undefined;
  values?: FieldRules | undefined;
  $unknown?: Uint8Array;
}

export const MapRules: MessageCodec<MapRules> = {
  typeName: "buf.validate.MapRules",

  create(init) {
    const message: MapRules = new MapRules$new(undefined, undefined, undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MapRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MapRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(MapRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.minPairs !== undefined) {
      at = writeUint64Field(writer, at, 8, message.minPairs, "minPairs");
    }
    if (message.maxPairs !== undefined) {
      at = writeUint64Field(writer, at, 16, message.maxPairs, "maxPairs");
    }
    if (message.keys !== undefined) {
      const begin = beginMessage(writer, at, 34, message.keys, "keys");
      at = endMessage(writer, begin, FieldRules.write(message.keys, writer, begin));
    }
    if (message.values !== undefined) {
      const begin = beginMessage(writer, at, 42, message.values, "values");
      at = endMessage(writer, begin, FieldRules.write(message.values, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MapRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : MapRules$rest(reader, message);
  },
};

const MapRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MapRules,
    field$1: bigint | undefined,
    field$2: bigint | undefined,
    field$4: FieldRules | undefined,
    field$5: FieldRules | undefined,
  ): void {
    this.minPairs = field$1;
    this.maxPairs = field$2;
    this.keys = field$4;
    this.values = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MapRules$inOrder(reader: Reader): MapRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: bigint | undefined;
  if (offset < end && input[offset] === 8) {
    reader.offset = offset + 1;
    field$1 = readUint64(reader);
    offset = reader.offset;
  }
  let field$2: bigint | undefined;
  if (offset < end && input[offset] === 16) {
    reader.offset = offset + 1;
    field$2 = readUint64(reader);
    offset = reader.offset;
  }
  let field$4: FieldRules | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 176);
    field$4 = FieldRules.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: FieldRules | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 176);
    field$5 = FieldRules.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new MapRules$new(field$1, field$2, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function MapRules$rest(reader: Reader, message: MapRules): MapRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.minPairs = readUint64(reader);
        break;
      case 16:
        message.maxPairs = readUint64(reader);
        break;
      case 34: {
        const outerEnd = enterMessage(reader, message.keys === undefined ? 176 : 0);
        message.keys = FieldRules.read(reader, message.keys);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const outerEnd = enterMessage(reader, message.values === undefined ? 176 : 0);
        message.values = FieldRules.read(reader, message.values);
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

export interface AnyRules {
  in: string[];
  notIn: string[];
  $unknown?: Uint8Array;
}

export const AnyRules: MessageCodec<AnyRules> = {
  typeName: "buf.validate.AnyRules",

  create(init) {
    const message: AnyRules = new AnyRules$new(emptyList<string>(), emptyList<string>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(AnyRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(AnyRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(AnyRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.in, "in")) {
      at = writeStringUncheckedField(writer, at, 18, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeStringUncheckedField(writer, at, 26, value, "notIn");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = AnyRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : AnyRules$rest(reader, message);
  },
};

const AnyRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: AnyRules,
    field$2: string[],
    field$3: string[],
  ): void {
    this.in = field$2;
    this.notIn = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function AnyRules$inOrder(reader: Reader): AnyRules {
  const { input, end } = reader;
  let { offset } = reader;
  const field$2: string[] = emptyList<string>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  const field$3: string[] = emptyList<string>();
  while (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    if (field$3.length === 0) beginList(reader);
    field$3.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new AnyRules$new(field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function AnyRules$rest(reader: Reader, message: AnyRules): AnyRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 18:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readStringUnchecked(reader));
        break;
      case 26:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readStringUnchecked(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface DurationRules {
  const?: Duration | undefined;
  lessThan: DurationRulesLessThan;
  greaterThan: DurationRulesGreaterThan;
  in: Duration[];
  notIn: Duration[];
  example: Duration[];
  $unknown?: Uint8Array;
}

export type DurationRulesLessThan =
  | { case: "lt"; value: Duration }
  | { case: "lte"; value: Duration }
  | { case: undefined; value?: undefined };

export type DurationRulesGreaterThan =
  | { case: "gt"; value: Duration }
  | { case: "gte"; value: Duration }
  | { case: undefined; value?: undefined };

export const DurationRules: MessageCodec<DurationRules> = {
  typeName: "buf.validate.DurationRules",

  create(init) {
    const message: DurationRules = new DurationRules$new(
      undefined,
      noCase(),
      noCase(),
      emptyList<Duration>(),
      emptyList<Duration>(),
      emptyList<Duration>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DurationRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DurationRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(DurationRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      const begin = beginMessage(writer, at, 18, message.const, "const");
      at = endMessage(writer, begin, Duration.write(message.const, writer, begin));
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "lt": {
        const begin = beginMessage(writer, at, 26, message.lessThan.value, "lt");
        at = endMessage(writer, begin, Duration.write(message.lessThan.value, writer, begin));
        break;
      }
      case "lte": {
        const begin = beginMessage(writer, at, 34, message.lessThan.value, "lte");
        at = endMessage(writer, begin, Duration.write(message.lessThan.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gt": {
        const begin = beginMessage(writer, at, 42, message.greaterThan.value, "gt");
        at = endMessage(writer, begin, Duration.write(message.greaterThan.value, writer, begin));
        break;
      }
      case "gte": {
        const begin = beginMessage(writer, at, 50, message.greaterThan.value, "gte");
        at = endMessage(writer, begin, Duration.write(message.greaterThan.value, writer, begin));
        break;
      }
      default:
        throw unknownCase("greaterThan");
    }
    for (const value of itemsOf(message.in, "in")) {
      const begin = beginMessage(writer, at, 58, value, "in");
      at = endMessage(writer, begin, Duration.write(value, writer, begin));
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      const begin = beginMessage(writer, at, 66, value, "notIn");
      at = endMessage(writer, begin, Duration.write(value, writer, begin));
    }
    for (const value of itemsOf(message.example, "example")) {
      const begin = beginMessage(writer, at, 74, value, "example");
      at = endMessage(writer, begin, Duration.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DurationRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : DurationRules$rest(reader, message);
  },
};

const DurationRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DurationRules,
    field$2: Duration | undefined,
    oneof$3: DurationRulesLessThan,
    oneof$5: DurationRulesGreaterThan,
    field$7: Duration[],
    field$8: Duration[],
    field$9: Duration[],
  ): void {
    this.const = field$2;
    this.lessThan = oneof$3;
    this.greaterThan = oneof$5;
    this.in = field$7;
    this.notIn = field$8;
    this.example = field$9;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DurationRules$inOrder(reader: Reader): DurationRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$2: Duration | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$2 = Duration.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let oneof$3: DurationRulesLessThan | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$3 = oneofCase("lt", Duration.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$3 = oneofCase("lte", Duration.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let oneof$5: DurationRulesGreaterThan | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$5 = oneofCase("gt", Duration.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  } else if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$5 = oneofCase("gte", Duration.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$7: Duration[] = emptyList<Duration>();
  while (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$7.push(Duration.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$8: Duration[] = emptyList<Duration>();
  while (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$8.push(Duration.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$9: Duration[] = emptyList<Duration>();
  while (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    if (field$9.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$9.push(Duration.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new DurationRules$new(field$2, oneof$3 ?? noCase(), oneof$5 ?? noCase(), field$7, field$8, field$9);
}

/** Reads the remaining fields, in any order. */
function DurationRules$rest(reader: Reader, message: DurationRules): DurationRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 18: {
        const outerEnd = enterMessage(reader, message.const === undefined ? 56 : 0);
        message.const = Duration.read(reader, message.const);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const before = message.lessThan.case === "lt" ? message.lessThan.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.lessThan = oneofCase("lt", Duration.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        const before = message.lessThan.case === "lte" ? message.lessThan.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.lessThan = oneofCase("lte", Duration.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const before = message.greaterThan.case === "gt" ? message.greaterThan.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.greaterThan = oneofCase("gt", Duration.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        const before = message.greaterThan.case === "gte" ? message.greaterThan.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.greaterThan = oneofCase("gte", Duration.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 58: {
        if (message.in.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.in.push(Duration.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 66: {
        if (message.notIn.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.notIn.push(Duration.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 74: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.example.push(Duration.read(reader));
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

export interface FieldMaskRules {
  const?: FieldMask | undefined;
  in: string[];
  notIn: string[];
  example: FieldMask[];
  $unknown?: Uint8Array;
}

export const FieldMaskRules: MessageCodec<FieldMaskRules> = {
  typeName: "buf.validate.FieldMaskRules",

  create(init) {
    const message: FieldMaskRules = new FieldMaskRules$new(
      undefined,
      emptyList<string>(),
      emptyList<string>(),
      emptyList<FieldMask>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FieldMaskRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FieldMaskRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FieldMaskRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      const begin = beginMessage(writer, at, 10, message.const, "const");
      at = endMessage(writer, begin, FieldMask.write(message.const, writer, begin));
    }
    for (const value of itemsOf(message.in, "in")) {
      at = writeStringUncheckedField(writer, at, 18, value, "in");
    }
    for (const value of itemsOf(message.notIn, "notIn")) {
      at = writeStringUncheckedField(writer, at, 26, value, "notIn");
    }
    for (const value of itemsOf(message.example, "example")) {
      const begin = beginMessage(writer, at, 34, value, "example");
      at = endMessage(writer, begin, FieldMask.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FieldMaskRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : FieldMaskRules$rest(reader, message);
  },
};

const FieldMaskRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FieldMaskRules,
    field$1: FieldMask | undefined,
    field$2: string[],
    field$3: string[],
    field$4: FieldMask[],
  ): void {
    this.const = field$1;
    this.in = field$2;
    this.notIn = field$3;
    this.example = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FieldMaskRules$inOrder(reader: Reader): FieldMaskRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: FieldMask | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    field$1 = FieldMask.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$2: string[] = emptyList<string>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    field$2.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  const field$3: string[] = emptyList<string>();
  while (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    if (field$3.length === 0) beginList(reader);
    field$3.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  const field$4: FieldMask[] = emptyList<FieldMask>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$4.push(FieldMask.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FieldMaskRules$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function FieldMaskRules$rest(reader: Reader, message: FieldMaskRules): FieldMaskRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.const === undefined ? 80 : 0);
        message.const = FieldMask.read(reader, message.const);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18:
        if (message.in.length === 0) beginList(reader);
        message.in.push(readStringUnchecked(reader));
        break;
      case 26:
        if (message.notIn.length === 0) beginList(reader);
        message.notIn.push(readStringUnchecked(reader));
        break;
      case 34: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.example.push(FieldMask.read(reader));
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

export interface TimestampRules {
  const?: Timestamp | undefined;
  lessThan: TimestampRulesLessThan;
  greaterThan: TimestampRulesGreaterThan;
  within?: Duration | undefined;
  example: Timestamp[];
  $unknown?: Uint8Array;
}

export type TimestampRulesLessThan =
  | { case: "lt"; value: Timestamp }
  | { case: "lte"; value: Timestamp }
  | { case: "ltNow"; value: boolean }
  | { case: undefined; value?: undefined };

export type TimestampRulesGreaterThan =
  | { case: "gt"; value: Timestamp }
  | { case: "gte"; value: Timestamp }
  | { case: "gtNow"; value: boolean }
  | { case: undefined; value?: undefined };

export const TimestampRules: MessageCodec<TimestampRules> = {
  typeName: "buf.validate.TimestampRules",

  create(init) {
    const message: TimestampRules = new TimestampRules$new(
      undefined,
      noCase(),
      noCase(),
      undefined,
      emptyList<Timestamp>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(TimestampRules, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(TimestampRules, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(TimestampRules, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.const !== undefined) {
      const begin = beginMessage(writer, at, 18, message.const, "const");
      at = endMessage(writer, begin, Timestamp.write(message.const, writer, begin));
    }
    if (message.lessThan.case === "lt") {
      const begin = beginMessage(writer, at, 26, message.lessThan.value, "lt");
      at = endMessage(writer, begin, Timestamp.write(message.lessThan.value, writer, begin));
    } else if (message.lessThan.case === "lte") {
      const begin = beginMessage(writer, at, 34, message.lessThan.value, "lte");
      at = endMessage(writer, begin, Timestamp.write(message.lessThan.value, writer, begin));
    }
    if (message.greaterThan.case === "gt") {
      const begin = beginMessage(writer, at, 42, message.greaterThan.value, "gt");
      at = endMessage(writer, begin, Timestamp.write(message.greaterThan.value, writer, begin));
    } else if (message.greaterThan.case === "gte") {
      const begin = beginMessage(writer, at, 50, message.greaterThan.value, "gte");
      at = endMessage(writer, begin, Timestamp.write(message.greaterThan.value, writer, begin));
    }
    switch (message.lessThan.case) {
      case undefined:
        if (message.lessThan.value !== undefined) throw unknownCase("lessThan");
        break;
      case "ltNow": {
        at = writeBoolField(writer, at, 56, message.lessThan.value, "ltNow");
        break;
      }
      case "lt":
      case "lte":
        break;
      default:
        throw unknownCase("lessThan");
    }
    switch (message.greaterThan.case) {
      case undefined:
        if (message.greaterThan.value !== undefined) throw unknownCase("greaterThan");
        break;
      case "gtNow": {
        at = writeBoolField(writer, at, 64, message.greaterThan.value, "gtNow");
        break;
      }
      case "gt":
      case "gte":
        break;
      default:
        throw unknownCase("greaterThan");
    }
    if (message.within !== undefined) {
      const begin = beginMessage(writer, at, 74, message.within, "within");
      at = endMessage(writer, begin, Duration.write(message.within, writer, begin));
    }
    for (const value of itemsOf(message.example, "example")) {
      const begin = beginMessage(writer, at, 82, value, "example");
      at = endMessage(writer, begin, Timestamp.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = TimestampRules$inOrder(reader)) {
    return isAtEnd(reader) ? message : TimestampRules$rest(reader, message);
  },
};

const TimestampRules$new = /* @__PURE__ */ plainConstructor(
  function (
    this: TimestampRules,
    field$2: Timestamp | undefined,
    oneof$3: TimestampRulesLessThan,
    oneof$5: TimestampRulesGreaterThan,
    field$9: Duration | undefined,
    field$10: Timestamp[],
  ): void {
    this.const = field$2;
    this.lessThan = oneof$3;
    this.greaterThan = oneof$5;
    this.within = field$9;
    this.example = field$10;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function TimestampRules$inOrder(reader: Reader): TimestampRules {
  const { input, end } = reader;
  let { offset } = reader;
  let field$2: Timestamp | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$2 = Timestamp.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let oneof$3: TimestampRulesLessThan | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$3 = oneofCase("lt", Timestamp.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$3 = oneofCase("lte", Timestamp.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let oneof$5: TimestampRulesGreaterThan | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$5 = oneofCase("gt", Timestamp.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    oneof$5 = oneofCase("gte", Timestamp.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  if (offset < end && input[offset] === 56) {
    reader.offset = offset + 1;
    oneof$3 = oneofCase("ltNow", readBool(reader));
    offset = reader.offset;
  }
  if (offset < end && input[offset] === 64) {
    reader.offset = offset + 1;
    oneof$5 = oneofCase("gtNow", readBool(reader));
    offset = reader.offset;
  }
  let field$9: Duration | undefined;
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$9 = Duration.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$10: Timestamp[] = emptyList<Timestamp>();
  while (offset < end && input[offset] === 82) {
    reader.offset = offset + 1;
    if (field$10.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$10.push(Timestamp.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new TimestampRules$new(field$2, oneof$3 ?? noCase(), oneof$5 ?? noCase(), field$9, field$10);
}

/** Reads the remaining fields, in any order. */
function TimestampRules$rest(reader: Reader, message: TimestampRules): TimestampRules {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 18: {
        const outerEnd = enterMessage(reader, message.const === undefined ? 56 : 0);
        message.const = Timestamp.read(reader, message.const);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const before = message.lessThan.case === "lt" ? message.lessThan.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.lessThan = oneofCase("lt", Timestamp.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        const before = message.lessThan.case === "lte" ? message.lessThan.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.lessThan = oneofCase("lte", Timestamp.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const before = message.greaterThan.case === "gt" ? message.greaterThan.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.greaterThan = oneofCase("gt", Timestamp.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        const before = message.greaterThan.case === "gte" ? message.greaterThan.value : undefined;
        const outerEnd = enterMessage(reader, before === undefined ? 56 : 0);
        message.greaterThan = oneofCase("gte", Timestamp.read(reader, before));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 56:
        message.lessThan = oneofCase("ltNow", readBool(reader));
        break;
      case 64:
        message.greaterThan = oneofCase("gtNow", readBool(reader));
        break;
      case 74: {
        const outerEnd = enterMessage(reader, message.within === undefined ? 56 : 0);
        message.within = Duration.read(reader, message.within);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 82: {
        if (message.example.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.example.push(Timestamp.read(reader));
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

export interface Violations {
  violations: Violation[];
  $unknown?: Uint8Array;
}

export const Violations: MessageCodec<Violations> = {
  typeName: "buf.validate.Violations",

  create(init) {
    const message: Violations = new Violations$new(emptyList<Violation>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Violations, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Violations, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Violations, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.violations, "violations")) {
      const begin = beginMessage(writer, at, 10, value, "violations");
      at = endMessage(writer, begin, Violation.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Violations$inOrder(reader)) {
    return isAtEnd(reader) ? message : Violations$rest(reader, message);
  },
};

const Violations$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Violations,
    field$1: Violation[],
  ): void {
    this.violations = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Violations$inOrder(reader: Reader): Violations {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Violation[] = emptyList<Violation>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$1.push(Violation.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Violations$new(field$1);
}

/** Reads the remaining fields, in any order. */
function Violations$rest(reader: Reader, message: Violations): Violations {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.violations.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.violations.push(Violation.read(reader));
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

export interface Violation {
  field?: FieldPath | undefined;
  rule?: FieldPath | undefined;
  ruleId?: string | undefined;
  message?: string | undefined;
  forKey?: boolean | undefined;
  $unknown?: Uint8Array;
}

export const Violation: MessageCodec<Violation> = {
  typeName: "buf.validate.Violation",

  create(init) {
    const message: Violation = new Violation$new(undefined, undefined, undefined, undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Violation, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Violation, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Violation, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.ruleId !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.ruleId, "ruleId");
    }
    if (message.message !== undefined) {
      at = writeStringUncheckedField(writer, at, 26, message.message, "message");
    }
    if (message.forKey !== undefined) {
      at = writeBoolField(writer, at, 32, message.forKey, "forKey");
    }
    if (message.field !== undefined) {
      const begin = beginMessage(writer, at, 42, message.field, "field");
      at = endMessage(writer, begin, FieldPath.write(message.field, writer, begin));
    }
    if (message.rule !== undefined) {
      const begin = beginMessage(writer, at, 50, message.rule, "rule");
      at = endMessage(writer, begin, FieldPath.write(message.rule, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Violation$inOrder(reader)) {
    return isAtEnd(reader) ? message : Violation$rest(reader, message);
  },
};

const Violation$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Violation,
    field$2: string | undefined,
    field$3: string | undefined,
    field$4: boolean | undefined,
    field$5: FieldPath | undefined,
    field$6: FieldPath | undefined,
  ): void {
    this.ruleId = field$2;
    this.message = field$3;
    this.forKey = field$4;
    this.field = field$5;
    this.rule = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Violation$inOrder(reader: Reader): Violation {
  const { input, end } = reader;
  let { offset } = reader;
  let field$2: string | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$3: string | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$4: boolean | undefined;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$5: FieldPath | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    field$5 = FieldPath.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$6: FieldPath | undefined;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    field$6 = FieldPath.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Violation$new(field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function Violation$rest(reader: Reader, message: Violation): Violation {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 18:
        message.ruleId = readStringUnchecked(reader);
        break;
      case 26:
        message.message = readStringUnchecked(reader);
        break;
      case 32:
        message.forKey = readBool(reader);
        break;
      case 42: {
        const outerEnd = enterMessage(reader, message.field === undefined ? 80 : 0);
        message.field = FieldPath.read(reader, message.field);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        const outerEnd = enterMessage(reader, message.rule === undefined ? 80 : 0);
        message.rule = FieldPath.read(reader, message.rule);
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

export interface FieldPath {
  elements: FieldPathElement[];
  $unknown?: Uint8Array;
}

export const FieldPath: MessageCodec<FieldPath> = {
  typeName: "buf.validate.FieldPath",

  create(init) {
    const message: FieldPath = new FieldPath$new(emptyList<FieldPathElement>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FieldPath, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FieldPath, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FieldPath, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.elements, "elements")) {
      const begin = beginMessage(writer, at, 10, value, "elements");
      at = endMessage(writer, begin, FieldPathElement.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FieldPath$inOrder(reader)) {
    return isAtEnd(reader) ? message : FieldPath$rest(reader, message);
  },
};

const FieldPath$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FieldPath,
    field$1: FieldPathElement[],
  ): void {
    this.elements = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FieldPath$inOrder(reader: Reader): FieldPath {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: FieldPathElement[] = emptyList<FieldPathElement>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 120);
    field$1.push(FieldPathElement.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FieldPath$new(field$1);
}

/** Reads the remaining fields, in any order. */
function FieldPath$rest(reader: Reader, message: FieldPath): FieldPath {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.elements.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 120);
        message.elements.push(FieldPathElement.read(reader));
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

export interface FieldPathElement {
  fieldNumber?: number | undefined;
  fieldName?: string | undefined;
  fieldType?: FieldDescriptorProto_Type | undefined;
  keyType?: FieldDescriptorProto_Type | undefined;
  valueType?: FieldDescriptorProto_Type | undefined;
  subscript: FieldPathElementSubscript;
  $unknown?: Uint8Array;
}

export type FieldPathElementSubscript =
  | { case: "index"; value: bigint }
  | { case: "boolKey"; value: boolean }
  | { case: "intKey"; value: bigint }
  | { case: "uintKey"; value: bigint }
  | { case: "stringKey"; value: string }
  | { case: undefined; value?: undefined };

export const FieldPathElement: MessageCodec<FieldPathElement> = {
  typeName: "buf.validate.FieldPathElement",

  create(init) {
    const message: FieldPathElement = new FieldPathElement$new(
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      noCase(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FieldPathElement, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FieldPathElement, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FieldPathElement, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.fieldNumber !== undefined) {
      at = writeInt32Field(writer, at, 8, message.fieldNumber, "fieldNumber");
    }
    if (message.fieldName !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.fieldName, "fieldName");
    }
    if (message.fieldType !== undefined) {
      at = writeClosedEnumField(writer, at, 24, message.fieldType, isFieldDescriptorProto_Type, "fieldType");
    }
    if (message.keyType !== undefined) {
      at = writeClosedEnumField(writer, at, 32, message.keyType, isFieldDescriptorProto_Type, "keyType");
    }
    if (message.valueType !== undefined) {
      at = writeClosedEnumField(writer, at, 40, message.valueType, isFieldDescriptorProto_Type, "valueType");
    }
    switch (message.subscript.case) {
      case undefined:
        if (message.subscript.value !== undefined) throw unknownCase("subscript");
        break;
      case "index": {
        at = writeUint64Field(writer, at, 48, message.subscript.value, "index");
        break;
      }
      case "boolKey": {
        at = writeBoolField(writer, at, 56, message.subscript.value, "boolKey");
        break;
      }
      case "intKey": {
        at = writeInt64Field(writer, at, 64, message.subscript.value, "intKey");
        break;
      }
      case "uintKey": {
        at = writeUint64Field(writer, at, 72, message.subscript.value, "uintKey");
        break;
      }
      case "stringKey": {
        at = writeStringUncheckedField(writer, at, 82, message.subscript.value, "stringKey");
        break;
      }
      default:
        throw unknownCase("subscript");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FieldPathElement$inOrder(reader)) {
    return isAtEnd(reader) ? message : FieldPathElement$rest(reader, message);
  },
};

const FieldPathElement$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FieldPathElement,
    field$1: number | undefined,
    field$2: string | undefined,
    field$3: FieldDescriptorProto_Type | undefined,
    field$4: FieldDescriptorProto_Type | undefined,
    field$5: FieldDescriptorProto_Type | undefined,
    oneof$6: FieldPathElementSubscript,
  ): void {
    this.fieldNumber = field$1;
    this.fieldName = field$2;
    this.fieldType = field$3;
    this.keyType = field$4;
    this.valueType = field$5;
    this.subscript = oneof$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FieldPathElement$inOrder(reader: Reader): FieldPathElement {
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
    field$2 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$3: FieldDescriptorProto_Type | undefined;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFieldDescriptorProto_Type(byte)) {
      field$3 = byte;
      offset += 2;
    }
  }
  let field$4: FieldDescriptorProto_Type | undefined;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFieldDescriptorProto_Type(byte)) {
      field$4 = byte;
      offset += 2;
    }
  }
  let field$5: FieldDescriptorProto_Type | undefined;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFieldDescriptorProto_Type(byte)) {
      field$5 = byte;
      offset += 2;
    }
  }
  let oneof$6: FieldPathElementSubscript | undefined;
  if (offset < end && input[offset] === 48) {
    reader.offset = offset + 1;
    oneof$6 = oneofCase("index", readUint64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 56) {
    reader.offset = offset + 1;
    oneof$6 = oneofCase("boolKey", readBool(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 64) {
    reader.offset = offset + 1;
    oneof$6 = oneofCase("intKey", readInt64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 72) {
    reader.offset = offset + 1;
    oneof$6 = oneofCase("uintKey", readUint64(reader));
    offset = reader.offset;
  } else if (offset < end && input[offset] === 82) {
    reader.offset = offset + 1;
    oneof$6 = oneofCase("stringKey", readStringUnchecked(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FieldPathElement$new(field$1, field$2, field$3, field$4, field$5, oneof$6 ?? noCase());
}

/** Reads the remaining fields, in any order. */
function FieldPathElement$rest(reader: Reader, message: FieldPathElement): FieldPathElement {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.fieldNumber = readInt32(reader);
        break;
      case 18:
        message.fieldName = readStringUnchecked(reader);
        break;
      case 24: {
        const number = readInt32(reader);
        if (isFieldDescriptorProto_Type(number)) message.fieldType = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 32: {
        const number = readInt32(reader);
        if (isFieldDescriptorProto_Type(number)) message.keyType = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 40: {
        const number = readInt32(reader);
        if (isFieldDescriptorProto_Type(number)) message.valueType = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 48:
        message.subscript = oneofCase("index", readUint64(reader));
        break;
      case 56:
        message.subscript = oneofCase("boolKey", readBool(reader));
        break;
      case 64:
        message.subscript = oneofCase("intKey", readInt64(reader));
        break;
      case 72:
        message.subscript = oneofCase("uintKey", readUint64(reader));
        break;
      case 82:
        message.subscript = oneofCase("stringKey", readStringUnchecked(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
