// Code generated from google/protobuf/descriptor.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../../wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../wire/codec.ts";
import {
  type Reader,
  addUnknownNumbers,
  beginList,
  enterMessage,
  enterPacked,
  isAtEnd,
  keepUnknown,
  lacksRequired,
  leaveMessage,
  leavePacked,
  readBool,
  readBytes,
  readDouble,
  readInt32,
  readInt32s,
  readInt64,
  readStringUnchecked,
  readTag,
  readUint64,
  skipUnknown,
  takeUnknown,
  viewOf,
} from "../../../../wire/reader.ts";
import { decodeRequired, missingRequired } from "../../../../wire/required.ts";
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
  writeInt32Field,
  writeInt32s,
  writeInt64Field,
  writeStringUncheckedField,
  writeUint64Field,
  writeUnknown,
} from "../../../../wire/writer.ts";

export const ExtensionRangeOptions_VerificationState = {
  DECLARATION: 0,
  UNVERIFIED: 1,
} as const;

export type ExtensionRangeOptions_VerificationState = (typeof ExtensionRangeOptions_VerificationState)[keyof typeof ExtensionRangeOptions_VerificationState];

export function isExtensionRangeOptions_VerificationState(number: number): number is ExtensionRangeOptions_VerificationState {
  switch (number) {
    case 0:
    case 1:
      return true;
    default:
      return false;
  }
}

export const FieldDescriptorProto_Type = {
  DOUBLE: 1,
  FLOAT: 2,
  INT64: 3,
  UINT64: 4,
  INT32: 5,
  FIXED64: 6,
  FIXED32: 7,
  BOOL: 8,
  STRING: 9,
  GROUP: 10,
  MESSAGE: 11,
  BYTES: 12,
  UINT32: 13,
  ENUM: 14,
  SFIXED32: 15,
  SFIXED64: 16,
  SINT32: 17,
  SINT64: 18,
} as const;

export type FieldDescriptorProto_Type = (typeof FieldDescriptorProto_Type)[keyof typeof FieldDescriptorProto_Type];

export function isFieldDescriptorProto_Type(number: number): number is FieldDescriptorProto_Type {
  switch (number) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
    case 10:
    case 11:
    case 12:
    case 13:
    case 14:
    case 15:
    case 16:
    case 17:
    case 18:
      return true;
    default:
      return false;
  }
}

export const FieldDescriptorProto_Label = {
  OPTIONAL: 1,
  REPEATED: 3,
  REQUIRED: 2,
} as const;

export type FieldDescriptorProto_Label = (typeof FieldDescriptorProto_Label)[keyof typeof FieldDescriptorProto_Label];

export function isFieldDescriptorProto_Label(number: number): number is FieldDescriptorProto_Label {
  switch (number) {
    case 1:
    case 3:
    case 2:
      return true;
    default:
      return false;
  }
}

export const FileOptions_OptimizeMode = {
  SPEED: 1,
  CODE_SIZE: 2,
  LITE_RUNTIME: 3,
} as const;

export type FileOptions_OptimizeMode = (typeof FileOptions_OptimizeMode)[keyof typeof FileOptions_OptimizeMode];

export function isFileOptions_OptimizeMode(number: number): number is FileOptions_OptimizeMode {
  switch (number) {
    case 1:
    case 2:
    case 3:
      return true;
    default:
      return false;
  }
}

export const FieldOptions_CType = {
  STRING: 0,
  CORD: 1,
  STRING_PIECE: 2,
} as const;

export type FieldOptions_CType = (typeof FieldOptions_CType)[keyof typeof FieldOptions_CType];

export function isFieldOptions_CType(number: number): number is FieldOptions_CType {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export const FieldOptions_JSType = {
  JS_NORMAL: 0,
  JS_STRING: 1,
  JS_NUMBER: 2,
} as const;

export type FieldOptions_JSType = (typeof FieldOptions_JSType)[keyof typeof FieldOptions_JSType];

export function isFieldOptions_JSType(number: number): number is FieldOptions_JSType {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export const FieldOptions_OptionRetention = {
  RETENTION_UNKNOWN: 0,
  RETENTION_RUNTIME: 1,
  RETENTION_SOURCE: 2,
} as const;

export type FieldOptions_OptionRetention = (typeof FieldOptions_OptionRetention)[keyof typeof FieldOptions_OptionRetention];

export function isFieldOptions_OptionRetention(number: number): number is FieldOptions_OptionRetention {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export const FieldOptions_OptionTargetType = {
  TARGET_TYPE_UNKNOWN: 0,
  TARGET_TYPE_FILE: 1,
  TARGET_TYPE_EXTENSION_RANGE: 2,
  TARGET_TYPE_MESSAGE: 3,
  TARGET_TYPE_FIELD: 4,
  TARGET_TYPE_ONEOF: 5,
  TARGET_TYPE_ENUM: 6,
  TARGET_TYPE_ENUM_ENTRY: 7,
  TARGET_TYPE_SERVICE: 8,
  TARGET_TYPE_METHOD: 9,
} as const;

export type FieldOptions_OptionTargetType = (typeof FieldOptions_OptionTargetType)[keyof typeof FieldOptions_OptionTargetType];

export function isFieldOptions_OptionTargetType(number: number): number is FieldOptions_OptionTargetType {
  switch (number) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
      return true;
    default:
      return false;
  }
}

export const MethodOptions_IdempotencyLevel = {
  IDEMPOTENCY_UNKNOWN: 0,
  NO_SIDE_EFFECTS: 1,
  IDEMPOTENT: 2,
} as const;

export type MethodOptions_IdempotencyLevel = (typeof MethodOptions_IdempotencyLevel)[keyof typeof MethodOptions_IdempotencyLevel];

export function isMethodOptions_IdempotencyLevel(number: number): number is MethodOptions_IdempotencyLevel {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export const FeatureSet_FieldPresence = {
  FIELD_PRESENCE_UNKNOWN: 0,
  EXPLICIT: 1,
  IMPLICIT: 2,
  LEGACY_REQUIRED: 3,
} as const;

export type FeatureSet_FieldPresence = (typeof FeatureSet_FieldPresence)[keyof typeof FeatureSet_FieldPresence];

export function isFeatureSet_FieldPresence(number: number): number is FeatureSet_FieldPresence {
  switch (number) {
    case 0:
    case 1:
    case 2:
    case 3:
      return true;
    default:
      return false;
  }
}

export const FeatureSet_EnumType = {
  ENUM_TYPE_UNKNOWN: 0,
  OPEN: 1,
  CLOSED: 2,
} as const;

export type FeatureSet_EnumType = (typeof FeatureSet_EnumType)[keyof typeof FeatureSet_EnumType];

export function isFeatureSet_EnumType(number: number): number is FeatureSet_EnumType {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export const FeatureSet_RepeatedFieldEncoding = {
  REPEATED_FIELD_ENCODING_UNKNOWN: 0,
  PACKED: 1,
  EXPANDED: 2,
} as const;

export type FeatureSet_RepeatedFieldEncoding = (typeof FeatureSet_RepeatedFieldEncoding)[keyof typeof FeatureSet_RepeatedFieldEncoding];

export function isFeatureSet_RepeatedFieldEncoding(number: number): number is FeatureSet_RepeatedFieldEncoding {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export const FeatureSet_Utf8Validation = {
  UTF8_VALIDATION_UNKNOWN: 0,
  VERIFY: 2,
  NONE: 3,
} as const;

export type FeatureSet_Utf8Validation = (typeof FeatureSet_Utf8Validation)[keyof typeof FeatureSet_Utf8Validation];

export function isFeatureSet_Utf8Validation(number: number): number is FeatureSet_Utf8Validation {
  switch (number) {
    case 0:
    case 2:
    case 3:
      return true;
    default:
      return false;
  }
}

export const FeatureSet_MessageEncoding = {
  MESSAGE_ENCODING_UNKNOWN: 0,
  LENGTH_PREFIXED: 1,
  DELIMITED: 2,
} as const;

export type FeatureSet_MessageEncoding = (typeof FeatureSet_MessageEncoding)[keyof typeof FeatureSet_MessageEncoding];

export function isFeatureSet_MessageEncoding(number: number): number is FeatureSet_MessageEncoding {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export const FeatureSet_JsonFormat = {
  JSON_FORMAT_UNKNOWN: 0,
  ALLOW: 1,
  LEGACY_BEST_EFFORT: 2,
} as const;

export type FeatureSet_JsonFormat = (typeof FeatureSet_JsonFormat)[keyof typeof FeatureSet_JsonFormat];

export function isFeatureSet_JsonFormat(number: number): number is FeatureSet_JsonFormat {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export const FeatureSet_EnforceNamingStyle = {
  ENFORCE_NAMING_STYLE_UNKNOWN: 0,
  STYLE2024: 1,
  STYLE_LEGACY: 2,
  STYLE2026: 3,
} as const;

export type FeatureSet_EnforceNamingStyle = (typeof FeatureSet_EnforceNamingStyle)[keyof typeof FeatureSet_EnforceNamingStyle];

export function isFeatureSet_EnforceNamingStyle(number: number): number is FeatureSet_EnforceNamingStyle {
  switch (number) {
    case 0:
    case 1:
    case 2:
    case 3:
      return true;
    default:
      return false;
  }
}

export const FeatureSet_VisibilityFeature_DefaultSymbolVisibility = {
  DEFAULT_SYMBOL_VISIBILITY_UNKNOWN: 0,
  EXPORT_ALL: 1,
  EXPORT_TOP_LEVEL: 2,
  LOCAL_ALL: 3,
  STRICT: 4,
} as const;

export type FeatureSet_VisibilityFeature_DefaultSymbolVisibility = (typeof FeatureSet_VisibilityFeature_DefaultSymbolVisibility)[keyof typeof FeatureSet_VisibilityFeature_DefaultSymbolVisibility];

export function isFeatureSet_VisibilityFeature_DefaultSymbolVisibility(number: number): number is FeatureSet_VisibilityFeature_DefaultSymbolVisibility {
  switch (number) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      return true;
    default:
      return false;
  }
}

export const GeneratedCodeInfo_Annotation_Semantic = {
  NONE: 0,
  SET: 1,
  ALIAS: 2,
} as const;

export type GeneratedCodeInfo_Annotation_Semantic = (typeof GeneratedCodeInfo_Annotation_Semantic)[keyof typeof GeneratedCodeInfo_Annotation_Semantic];

export function isGeneratedCodeInfo_Annotation_Semantic(number: number): number is GeneratedCodeInfo_Annotation_Semantic {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export const Edition = {
  EDITION_UNKNOWN: 0,
  EDITION_LEGACY: 900,
  EDITION_PROTO2: 998,
  EDITION_PROTO3: 999,
  EDITION_2023: 1000,
  EDITION_2024: 1001,
  EDITION_2026: 1002,
  EDITION_UNSTABLE: 9999,
  EDITION_1_TEST_ONLY: 1,
  EDITION_2_TEST_ONLY: 2,
  EDITION_99997_TEST_ONLY: 99997,
  EDITION_99998_TEST_ONLY: 99998,
  EDITION_99999_TEST_ONLY: 99999,
  EDITION_MAX: 2147483647,
} as const;

export type Edition = (typeof Edition)[keyof typeof Edition];

export function isEdition(number: number): number is Edition {
  switch (number) {
    case 0:
    case 900:
    case 998:
    case 999:
    case 1000:
    case 1001:
    case 1002:
    case 9999:
    case 1:
    case 2:
    case 99997:
    case 99998:
    case 99999:
    case 2147483647:
      return true;
    default:
      return false;
  }
}

export const SymbolVisibility = {
  VISIBILITY_UNSET: 0,
  VISIBILITY_LOCAL: 1,
  VISIBILITY_EXPORT: 2,
} as const;

export type SymbolVisibility = (typeof SymbolVisibility)[keyof typeof SymbolVisibility];

export function isSymbolVisibility(number: number): number is SymbolVisibility {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export interface FileDescriptorSet {
  file: FileDescriptorProto[];
  $unknown?: Uint8Array;
}

export const FileDescriptorSet: MessageCodec<FileDescriptorSet> = {
  typeName: "google.protobuf.FileDescriptorSet",

  create(init) {
    const message: FileDescriptorSet = new FileDescriptorSet$new(emptyList<FileDescriptorProto>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FileDescriptorSet, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FileDescriptorSet, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(FileDescriptorSet, bytes, missingInFileDescriptorSet);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.file, "file")) {
      const begin = beginMessage(writer, at, 10, value, "file");
      at = endMessage(writer, begin, FileDescriptorProto.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FileDescriptorSet$inOrder(reader)) {
    return isAtEnd(reader) ? message : FileDescriptorSet$rest(reader, message);
  },
};

const FileDescriptorSet$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FileDescriptorSet,
    field$1: FileDescriptorProto[],
  ): void {
    this.file = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FileDescriptorSet$inOrder(reader: Reader): FileDescriptorSet {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: FileDescriptorProto[] = emptyList<FileDescriptorProto>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 408);
    field$1.push(FileDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FileDescriptorSet$new(field$1);
}

/** Reads the remaining fields, in any order. */
function FileDescriptorSet$rest(reader: Reader, message: FileDescriptorSet): FileDescriptorSet {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.file.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 408);
        message.file.push(FileDescriptorProto.read(reader));
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
export function missingInFileDescriptorSet(message: FileDescriptorSet): string | undefined {
  let missing: string | undefined;
  for (const item of message.file) {
    missing = missingInFileDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface FileDescriptorProto {
  name?: string | undefined;
  package?: string | undefined;
  dependency: string[];
  publicDependency: number[];
  weakDependency: number[];
  optionDependency: string[];
  messageType: DescriptorProto[];
  enumType: EnumDescriptorProto[];
  service: ServiceDescriptorProto[];
  extension: FieldDescriptorProto[];
  options?: FileOptions | undefined;
  sourceCodeInfo?: SourceCodeInfo | undefined;
  syntax?: string | undefined;
  edition?: Edition | undefined;
  $unknown?: Uint8Array;
}

export const FileDescriptorProto: MessageCodec<FileDescriptorProto> = {
  typeName: "google.protobuf.FileDescriptorProto",

  create(init) {
    const message: FileDescriptorProto = new FileDescriptorProto$new(
      undefined,
      undefined,
      emptyList<string>(),
      emptyList<DescriptorProto>(),
      emptyList<EnumDescriptorProto>(),
      emptyList<ServiceDescriptorProto>(),
      emptyList<FieldDescriptorProto>(),
      undefined,
      undefined,
      emptyList<number>(),
      emptyList<number>(),
      undefined,
      undefined,
      emptyList<string>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FileDescriptorProto, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FileDescriptorProto, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(FileDescriptorProto, bytes, missingInFileDescriptorProto);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.name, "name");
    }
    if (message.package !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.package, "package");
    }
    for (const value of itemsOf(message.dependency, "dependency")) {
      at = writeStringUncheckedField(writer, at, 26, value, "dependency");
    }
    for (const value of itemsOf(message.messageType, "messageType")) {
      const begin = beginMessage(writer, at, 34, value, "messageType");
      at = endMessage(writer, begin, DescriptorProto.write(value, writer, begin));
    }
    for (const value of itemsOf(message.enumType, "enumType")) {
      const begin = beginMessage(writer, at, 42, value, "enumType");
      at = endMessage(writer, begin, EnumDescriptorProto.write(value, writer, begin));
    }
    for (const value of itemsOf(message.service, "service")) {
      const begin = beginMessage(writer, at, 50, value, "service");
      at = endMessage(writer, begin, ServiceDescriptorProto.write(value, writer, begin));
    }
    for (const value of itemsOf(message.extension, "extension")) {
      const begin = beginMessage(writer, at, 58, value, "extension");
      at = endMessage(writer, begin, FieldDescriptorProto.write(value, writer, begin));
    }
    if (message.options !== undefined) {
      const begin = beginMessage(writer, at, 66, message.options, "options");
      at = endMessage(writer, begin, FileOptions.write(message.options, writer, begin));
    }
    if (message.sourceCodeInfo !== undefined) {
      const begin = beginMessage(writer, at, 74, message.sourceCodeInfo, "sourceCodeInfo");
      at = endMessage(writer, begin, SourceCodeInfo.write(message.sourceCodeInfo, writer, begin));
    }
    for (const value of itemsOf(message.publicDependency, "publicDependency")) {
      at = writeInt32Field(writer, at, 80, value, "publicDependency");
    }
    for (const value of itemsOf(message.weakDependency, "weakDependency")) {
      at = writeInt32Field(writer, at, 88, value, "weakDependency");
    }
    if (message.syntax !== undefined) {
      at = writeStringUncheckedField(writer, at, 98, message.syntax, "syntax");
    }
    if (message.edition !== undefined) {
      at = writeClosedEnumField(writer, at, 112, message.edition, isEdition, "edition");
    }
    for (const value of itemsOf(message.optionDependency, "optionDependency")) {
      at = writeStringUncheckedField(writer, at, 122, value, "optionDependency");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FileDescriptorProto$inOrder(reader)) {
    return isAtEnd(reader) ? message : FileDescriptorProto$rest(reader, message);
  },
};

const FileDescriptorProto$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FileDescriptorProto,
    field$1: string | undefined,
    field$2: string | undefined,
    field$3: string[],
    field$4: DescriptorProto[],
    field$5: EnumDescriptorProto[],
    field$6: ServiceDescriptorProto[],
    field$7: FieldDescriptorProto[],
    field$8: FileOptions | undefined,
    field$9: SourceCodeInfo | undefined,
    field$10: number[],
    field$11: number[],
    field$12: string | undefined,
    field$14: Edition | undefined,
    field$15: string[],
  ): void {
    this.name = field$1;
    this.package = field$2;
    this.dependency = field$3;
    this.messageType = field$4;
    this.enumType = field$5;
    this.service = field$6;
    this.extension = field$7;
    this.options = field$8;
    this.sourceCodeInfo = field$9;
    this.publicDependency = field$10;
    this.weakDependency = field$11;
    this.syntax = field$12;
    this.edition = field$14;
    this.optionDependency = field$15;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FileDescriptorProto$inOrder(reader: Reader): FileDescriptorProto {
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
  const field$3: string[] = emptyList<string>();
  while (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    if (field$3.length === 0) beginList(reader);
    field$3.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  const field$4: DescriptorProto[] = emptyList<DescriptorProto>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 384);
    field$4.push(DescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$5: EnumDescriptorProto[] = emptyList<EnumDescriptorProto>();
  while (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    if (field$5.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 184);
    field$5.push(EnumDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$6: ServiceDescriptorProto[] = emptyList<ServiceDescriptorProto>();
  while (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 96);
    field$6.push(ServiceDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$7: FieldDescriptorProto[] = emptyList<FieldDescriptorProto>();
  while (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    if (field$7.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$7.push(FieldDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$8: FileOptions | undefined;
  if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 240);
    field$8 = FileOptions.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$9: SourceCodeInfo | undefined;
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    field$9 = SourceCodeInfo.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$10: number[] = emptyList<number>();
  while (offset < end && input[offset] === 80) {
    reader.offset = offset + 1;
    if (field$10.length === 0) beginList(reader);
    field$10.push(readInt32(reader));
    offset = reader.offset;
  }
  const field$11: number[] = emptyList<number>();
  while (offset < end && input[offset] === 88) {
    reader.offset = offset + 1;
    if (field$11.length === 0) beginList(reader);
    field$11.push(readInt32(reader));
    offset = reader.offset;
  }
  let field$12: string | undefined;
  if (offset < end && input[offset] === 98) {
    reader.offset = offset + 1;
    field$12 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$14: Edition | undefined;
  if (offset + 1 < end && input[offset] === 112) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isEdition(byte)) {
      field$14 = byte;
      offset += 2;
    }
  }
  const field$15: string[] = emptyList<string>();
  while (offset < end && input[offset] === 122) {
    reader.offset = offset + 1;
    if (field$15.length === 0) beginList(reader);
    field$15.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FileDescriptorProto$new(
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
    field$12,
    field$14,
    field$15,
  );
}

/** Reads the remaining fields, in any order. */
function FileDescriptorProto$rest(reader: Reader, message: FileDescriptorProto): FileDescriptorProto {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readStringUnchecked(reader);
        break;
      case 18:
        message.package = readStringUnchecked(reader);
        break;
      case 26:
        if (message.dependency.length === 0) beginList(reader);
        message.dependency.push(readStringUnchecked(reader));
        break;
      case 34: {
        if (message.messageType.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 384);
        message.messageType.push(DescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        if (message.enumType.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 184);
        message.enumType.push(EnumDescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        if (message.service.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 96);
        message.service.push(ServiceDescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 58: {
        if (message.extension.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.extension.push(FieldDescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 66: {
        const outerEnd = enterMessage(reader, message.options === undefined ? 240 : 0);
        message.options = FileOptions.read(reader, message.options);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 74: {
        const outerEnd = enterMessage(reader, message.sourceCodeInfo === undefined ? 80 : 0);
        message.sourceCodeInfo = SourceCodeInfo.read(reader, message.sourceCodeInfo);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 80:
        if (message.publicDependency.length === 0) beginList(reader);
        message.publicDependency.push(readInt32(reader));
        break;
      case 82: {
        message.publicDependency = readInt32s(reader, message.publicDependency);
        break;
      }
      case 88:
        if (message.weakDependency.length === 0) beginList(reader);
        message.weakDependency.push(readInt32(reader));
        break;
      case 90: {
        message.weakDependency = readInt32s(reader, message.weakDependency);
        break;
      }
      case 98:
        message.syntax = readStringUnchecked(reader);
        break;
      case 112: {
        const number = readInt32(reader);
        if (isEdition(number)) message.edition = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 122:
        if (message.optionDependency.length === 0) beginList(reader);
        message.optionDependency.push(readStringUnchecked(reader));
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
export function missingInFileDescriptorProto(message: FileDescriptorProto): string | undefined {
  let missing: string | undefined;
  for (const item of message.messageType) {
    missing = missingInDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  for (const item of message.enumType) {
    missing = missingInEnumDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  for (const item of message.service) {
    missing = missingInServiceDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  for (const item of message.extension) {
    missing = missingInFieldDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  if (message.options !== undefined) {
    missing = missingInFileOptions(message.options);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface DescriptorProto {
  name?: string | undefined;
  field: FieldDescriptorProto[];
  extension: FieldDescriptorProto[];
  nestedType: DescriptorProto[];
  enumType: EnumDescriptorProto[];
  extensionRange: DescriptorProto_ExtensionRange[];
  oneofDecl: OneofDescriptorProto[];
  options?: MessageOptions | undefined;
  reservedRange: DescriptorProto_ReservedRange[];
  reservedName: string[];
  visibility?: SymbolVisibility | undefined;
  $unknown?: Uint8Array;
}

export const DescriptorProto: MessageCodec<DescriptorProto> = {
  typeName: "google.protobuf.DescriptorProto",

  create(init) {
    const message: DescriptorProto = new DescriptorProto$new(
      undefined,
      emptyList<FieldDescriptorProto>(),
      emptyList<DescriptorProto>(),
      emptyList<EnumDescriptorProto>(),
      emptyList<DescriptorProto_ExtensionRange>(),
      emptyList<FieldDescriptorProto>(),
      undefined,
      emptyList<OneofDescriptorProto>(),
      emptyList<DescriptorProto_ReservedRange>(),
      emptyList<string>(),
      undefined,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DescriptorProto, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DescriptorProto, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(DescriptorProto, bytes, missingInDescriptorProto);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.name, "name");
    }
    for (const value of itemsOf(message.field, "field")) {
      const begin = beginMessage(writer, at, 18, value, "field");
      at = endMessage(writer, begin, FieldDescriptorProto.write(value, writer, begin));
    }
    for (const value of itemsOf(message.nestedType, "nestedType")) {
      const begin = beginMessage(writer, at, 26, value, "nestedType");
      at = endMessage(writer, begin, DescriptorProto.write(value, writer, begin));
    }
    for (const value of itemsOf(message.enumType, "enumType")) {
      const begin = beginMessage(writer, at, 34, value, "enumType");
      at = endMessage(writer, begin, EnumDescriptorProto.write(value, writer, begin));
    }
    for (const value of itemsOf(message.extensionRange, "extensionRange")) {
      const begin = beginMessage(writer, at, 42, value, "extensionRange");
      at = endMessage(writer, begin, DescriptorProto_ExtensionRange.write(value, writer, begin));
    }
    for (const value of itemsOf(message.extension, "extension")) {
      const begin = beginMessage(writer, at, 50, value, "extension");
      at = endMessage(writer, begin, FieldDescriptorProto.write(value, writer, begin));
    }
    if (message.options !== undefined) {
      const begin = beginMessage(writer, at, 58, message.options, "options");
      at = endMessage(writer, begin, MessageOptions.write(message.options, writer, begin));
    }
    for (const value of itemsOf(message.oneofDecl, "oneofDecl")) {
      const begin = beginMessage(writer, at, 66, value, "oneofDecl");
      at = endMessage(writer, begin, OneofDescriptorProto.write(value, writer, begin));
    }
    for (const value of itemsOf(message.reservedRange, "reservedRange")) {
      const begin = beginMessage(writer, at, 74, value, "reservedRange");
      at = endMessage(writer, begin, DescriptorProto_ReservedRange.write(value, writer, begin));
    }
    for (const value of itemsOf(message.reservedName, "reservedName")) {
      at = writeStringUncheckedField(writer, at, 82, value, "reservedName");
    }
    if (message.visibility !== undefined) {
      at = writeClosedEnumField(writer, at, 88, message.visibility, isSymbolVisibility, "visibility");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DescriptorProto$inOrder(reader)) {
    return isAtEnd(reader) ? message : DescriptorProto$rest(reader, message);
  },
};

const DescriptorProto$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DescriptorProto,
    field$1: string | undefined,
    field$2: FieldDescriptorProto[],
    field$3: DescriptorProto[],
    field$4: EnumDescriptorProto[],
    field$5: DescriptorProto_ExtensionRange[],
    field$6: FieldDescriptorProto[],
    field$7: MessageOptions | undefined,
    field$8: OneofDescriptorProto[],
    field$9: DescriptorProto_ReservedRange[],
    field$10: string[],
    field$11: SymbolVisibility | undefined,
  ): void {
    this.name = field$1;
    this.field = field$2;
    this.nestedType = field$3;
    this.enumType = field$4;
    this.extensionRange = field$5;
    this.extension = field$6;
    this.options = field$7;
    this.oneofDecl = field$8;
    this.reservedRange = field$9;
    this.reservedName = field$10;
    this.visibility = field$11;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DescriptorProto$inOrder(reader: Reader): DescriptorProto {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  const field$2: FieldDescriptorProto[] = emptyList<FieldDescriptorProto>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$2.push(FieldDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$3: DescriptorProto[] = emptyList<DescriptorProto>();
  while (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    if (field$3.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 384);
    field$3.push(DescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4: EnumDescriptorProto[] = emptyList<EnumDescriptorProto>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 184);
    field$4.push(EnumDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$5: DescriptorProto_ExtensionRange[] = emptyList<DescriptorProto_ExtensionRange>();
  while (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    if (field$5.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 64);
    field$5.push(DescriptorProto_ExtensionRange.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$6: FieldDescriptorProto[] = emptyList<FieldDescriptorProto>();
  while (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$6.push(FieldDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$7: MessageOptions | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 128);
    field$7 = MessageOptions.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$8: OneofDescriptorProto[] = emptyList<OneofDescriptorProto>();
  while (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    if (field$8.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$8.push(OneofDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$9: DescriptorProto_ReservedRange[] = emptyList<DescriptorProto_ReservedRange>();
  while (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    if (field$9.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$9.push(DescriptorProto_ReservedRange.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$10: string[] = emptyList<string>();
  while (offset < end && input[offset] === 82) {
    reader.offset = offset + 1;
    if (field$10.length === 0) beginList(reader);
    field$10.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  let field$11: SymbolVisibility | undefined;
  if (offset + 1 < end && input[offset] === 88) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isSymbolVisibility(byte)) {
      field$11 = byte;
      offset += 2;
    }
  }
  reader.offset = offset;
  return new DescriptorProto$new(
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
function DescriptorProto$rest(reader: Reader, message: DescriptorProto): DescriptorProto {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readStringUnchecked(reader);
        break;
      case 18: {
        if (message.field.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.field.push(FieldDescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        if (message.nestedType.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 384);
        message.nestedType.push(DescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        if (message.enumType.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 184);
        message.enumType.push(EnumDescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        if (message.extensionRange.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 64);
        message.extensionRange.push(DescriptorProto_ExtensionRange.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50: {
        if (message.extension.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.extension.push(FieldDescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 58: {
        const outerEnd = enterMessage(reader, message.options === undefined ? 128 : 0);
        message.options = MessageOptions.read(reader, message.options);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 66: {
        if (message.oneofDecl.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.oneofDecl.push(OneofDescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 74: {
        if (message.reservedRange.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.reservedRange.push(DescriptorProto_ReservedRange.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 82:
        if (message.reservedName.length === 0) beginList(reader);
        message.reservedName.push(readStringUnchecked(reader));
        break;
      case 88: {
        const number = readInt32(reader);
        if (isSymbolVisibility(number)) message.visibility = number;
        else unknownFields = keepUnknown(reader, unknownFields);
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
export function missingInDescriptorProto(message: DescriptorProto): string | undefined {
  let missing: string | undefined;
  for (const item of message.field) {
    missing = missingInFieldDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  for (const item of message.extension) {
    missing = missingInFieldDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  for (const item of message.nestedType) {
    missing = missingInDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  for (const item of message.enumType) {
    missing = missingInEnumDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  for (const item of message.extensionRange) {
    missing = missingInDescriptorProto_ExtensionRange(item);
    if (missing !== undefined) return missing;
  }
  for (const item of message.oneofDecl) {
    missing = missingInOneofDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  if (message.options !== undefined) {
    missing = missingInMessageOptions(message.options);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface DescriptorProto_ExtensionRange {
  start?: number | undefined;
  end?: number | undefined;
  options?: ExtensionRangeOptions | undefined;
  $unknown?: Uint8Array;
}

export const DescriptorProto_ExtensionRange: MessageCodec<DescriptorProto_ExtensionRange> = {
  typeName: "google.protobuf.DescriptorProto.ExtensionRange",

  create(init) {
    const message: DescriptorProto_ExtensionRange = new DescriptorProto_ExtensionRange$new(undefined, undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DescriptorProto_ExtensionRange, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DescriptorProto_ExtensionRange, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(DescriptorProto_ExtensionRange, bytes, missingInDescriptorProto_ExtensionRange);
  },

  write(message, writer, start) {
    let at = start;
    if (message.start !== undefined) {
      at = writeInt32Field(writer, at, 8, message.start, "start");
    }
    if (message.end !== undefined) {
      at = writeInt32Field(writer, at, 16, message.end, "end");
    }
    if (message.options !== undefined) {
      const begin = beginMessage(writer, at, 26, message.options, "options");
      at = endMessage(writer, begin, ExtensionRangeOptions.write(message.options, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DescriptorProto_ExtensionRange$inOrder(reader)) {
    return isAtEnd(reader) ? message : DescriptorProto_ExtensionRange$rest(reader, message);
  },
};

const DescriptorProto_ExtensionRange$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DescriptorProto_ExtensionRange,
    field$1: number | undefined,
    field$2: number | undefined,
    field$3: ExtensionRangeOptions | undefined,
  ): void {
    this.start = field$1;
    this.end = field$2;
    this.options = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DescriptorProto_ExtensionRange$inOrder(reader: Reader): DescriptorProto_ExtensionRange {
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
  let field$2: number | undefined;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$3: ExtensionRangeOptions | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 136);
    field$3 = ExtensionRangeOptions.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new DescriptorProto_ExtensionRange$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function DescriptorProto_ExtensionRange$rest(reader: Reader, message: DescriptorProto_ExtensionRange): DescriptorProto_ExtensionRange {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.start = readInt32(reader);
        break;
      case 16:
        message.end = readInt32(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.options === undefined ? 136 : 0);
        message.options = ExtensionRangeOptions.read(reader, message.options);
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
export function missingInDescriptorProto_ExtensionRange(message: DescriptorProto_ExtensionRange): string | undefined {
  let missing: string | undefined;
  if (message.options !== undefined) {
    missing = missingInExtensionRangeOptions(message.options);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface DescriptorProto_ReservedRange {
  start?: number | undefined;
  end?: number | undefined;
  $unknown?: Uint8Array;
}

export const DescriptorProto_ReservedRange: MessageCodec<DescriptorProto_ReservedRange> = {
  typeName: "google.protobuf.DescriptorProto.ReservedRange",

  create(init) {
    const message: DescriptorProto_ReservedRange = new DescriptorProto_ReservedRange$new(undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DescriptorProto_ReservedRange, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DescriptorProto_ReservedRange, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(DescriptorProto_ReservedRange, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.start !== undefined) {
      at = writeInt32Field(writer, at, 8, message.start, "start");
    }
    if (message.end !== undefined) {
      at = writeInt32Field(writer, at, 16, message.end, "end");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DescriptorProto_ReservedRange$inOrder(reader)) {
    return isAtEnd(reader) ? message : DescriptorProto_ReservedRange$rest(reader, message);
  },
};

const DescriptorProto_ReservedRange$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DescriptorProto_ReservedRange,
    field$1: number | undefined,
    field$2: number | undefined,
  ): void {
    this.start = field$1;
    this.end = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DescriptorProto_ReservedRange$inOrder(reader: Reader): DescriptorProto_ReservedRange {
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
  let field$2: number | undefined;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new DescriptorProto_ReservedRange$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function DescriptorProto_ReservedRange$rest(reader: Reader, message: DescriptorProto_ReservedRange): DescriptorProto_ReservedRange {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.start = readInt32(reader);
        break;
      case 16:
        message.end = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ExtensionRangeOptions {
  uninterpretedOption: UninterpretedOption[];
  declaration: ExtensionRangeOptions_Declaration[];
  features?: FeatureSet | undefined;
  verification?: ExtensionRangeOptions_VerificationState | undefined;
  $unknown?: Uint8Array;
}

export const ExtensionRangeOptions: MessageCodec<ExtensionRangeOptions> = {
  typeName: "google.protobuf.ExtensionRangeOptions",

  create(init) {
    const message: ExtensionRangeOptions = new ExtensionRangeOptions$new(
      emptyList<ExtensionRangeOptions_Declaration>(),
      undefined,
      undefined,
      emptyList<UninterpretedOption>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ExtensionRangeOptions, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ExtensionRangeOptions, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(ExtensionRangeOptions, bytes, missingInExtensionRangeOptions);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.declaration, "declaration")) {
      const begin = beginMessage(writer, at, 18, value, "declaration");
      at = endMessage(writer, begin, ExtensionRangeOptions_Declaration.write(value, writer, begin));
    }
    if (message.verification !== undefined) {
      at = writeClosedEnumField(writer, at, 24, message.verification, isExtensionRangeOptions_VerificationState, "verification");
    }
    if (message.features !== undefined) {
      const begin = beginFarMessage(writer, at, 402, message.features, "features");
      at = endFarMessage(writer, begin, FeatureSet.write(message.features, writer, begin), 402);
    }
    for (const value of itemsOf(message.uninterpretedOption, "uninterpretedOption")) {
      const begin = beginFarMessage(writer, at, 7994, value, "uninterpretedOption");
      at = endFarMessage(writer, begin, UninterpretedOption.write(value, writer, begin), 7994);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ExtensionRangeOptions$inOrder(reader)) {
    return isAtEnd(reader) ? message : ExtensionRangeOptions$rest(reader, message);
  },
};

const ExtensionRangeOptions$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ExtensionRangeOptions,
    field$2: ExtensionRangeOptions_Declaration[],
    field$3: ExtensionRangeOptions_VerificationState | undefined,
    field$50: FeatureSet | undefined,
    field$999: UninterpretedOption[],
  ): void {
    this.declaration = field$2;
    this.verification = field$3;
    this.features = field$50;
    this.uninterpretedOption = field$999;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ExtensionRangeOptions$inOrder(reader: Reader): ExtensionRangeOptions {
  const { input, end } = reader;
  let { offset } = reader;
  const field$2: ExtensionRangeOptions_Declaration[] = emptyList<ExtensionRangeOptions_Declaration>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 80);
    field$2.push(ExtensionRangeOptions_Declaration.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: ExtensionRangeOptions_VerificationState | undefined;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isExtensionRangeOptions_VerificationState(byte)) {
      field$3 = byte;
      offset += 2;
    }
  }
  let field$50: FeatureSet | undefined;
  if (offset + 1 < end && input[offset] === 146 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 104);
    field$50 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$999: UninterpretedOption[] = emptyList<UninterpretedOption>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 62) {
    reader.offset = offset + 2;
    if (field$999.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$999.push(UninterpretedOption.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ExtensionRangeOptions$new(field$2, field$3, field$50, field$999);
}

/** Reads the remaining fields, in any order. */
function ExtensionRangeOptions$rest(reader: Reader, message: ExtensionRangeOptions): ExtensionRangeOptions {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 18: {
        if (message.declaration.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 80);
        message.declaration.push(ExtensionRangeOptions_Declaration.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 24: {
        const number = readInt32(reader);
        if (isExtensionRangeOptions_VerificationState(number)) message.verification = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 402: {
        const outerEnd = enterMessage(reader, message.features === undefined ? 104 : 0);
        message.features = FeatureSet.read(reader, message.features);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 7994: {
        if (message.uninterpretedOption.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.uninterpretedOption.push(UninterpretedOption.read(reader));
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

/** The values that these fields stand for if they are absent. */
export const ExtensionRangeOptionsDefaults = {
  verification: 1,
} as const;

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInExtensionRangeOptions(message: ExtensionRangeOptions): string | undefined {
  let missing: string | undefined;
  for (const item of message.uninterpretedOption) {
    missing = missingInUninterpretedOption(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface ExtensionRangeOptions_Declaration {
  number?: number | undefined;
  fullName?: string | undefined;
  type?: string | undefined;
  reserved?: boolean | undefined;
  repeated?: boolean | undefined;
  $unknown?: Uint8Array;
}

export const ExtensionRangeOptions_Declaration: MessageCodec<ExtensionRangeOptions_Declaration> = {
  typeName: "google.protobuf.ExtensionRangeOptions.Declaration",

  create(init) {
    const message: ExtensionRangeOptions_Declaration = new ExtensionRangeOptions_Declaration$new(
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
    return encodeMessage(ExtensionRangeOptions_Declaration, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ExtensionRangeOptions_Declaration, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ExtensionRangeOptions_Declaration, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.number !== undefined) {
      at = writeInt32Field(writer, at, 8, message.number, "number");
    }
    if (message.fullName !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.fullName, "fullName");
    }
    if (message.type !== undefined) {
      at = writeStringUncheckedField(writer, at, 26, message.type, "type");
    }
    if (message.reserved !== undefined) {
      at = writeBoolField(writer, at, 40, message.reserved, "reserved");
    }
    if (message.repeated !== undefined) {
      at = writeBoolField(writer, at, 48, message.repeated, "repeated");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ExtensionRangeOptions_Declaration$inOrder(reader)) {
    return isAtEnd(reader) ? message : ExtensionRangeOptions_Declaration$rest(reader, message);
  },
};

const ExtensionRangeOptions_Declaration$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ExtensionRangeOptions_Declaration,
    field$1: number | undefined,
    field$2: string | undefined,
    field$3: string | undefined,
    field$5: boolean | undefined,
    field$6: boolean | undefined,
  ): void {
    this.number = field$1;
    this.fullName = field$2;
    this.type = field$3;
    this.reserved = field$5;
    this.repeated = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ExtensionRangeOptions_Declaration$inOrder(reader: Reader): ExtensionRangeOptions_Declaration {
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
  let field$3: string | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$5: boolean | undefined;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$6: boolean | undefined;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new ExtensionRangeOptions_Declaration$new(field$1, field$2, field$3, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function ExtensionRangeOptions_Declaration$rest(reader: Reader, message: ExtensionRangeOptions_Declaration): ExtensionRangeOptions_Declaration {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.number = readInt32(reader);
        break;
      case 18:
        message.fullName = readStringUnchecked(reader);
        break;
      case 26:
        message.type = readStringUnchecked(reader);
        break;
      case 40:
        message.reserved = readBool(reader);
        break;
      case 48:
        message.repeated = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface FieldDescriptorProto {
  name?: string | undefined;
  number?: number | undefined;
  label?: FieldDescriptorProto_Label | undefined;
  type?: FieldDescriptorProto_Type | undefined;
  typeName?: string | undefined;
  extendee?: string | undefined;
  defaultValue?: string | undefined;
  oneofIndex?: number | undefined;
  jsonName?: string | undefined;
  options?: FieldOptions | undefined;
  proto3Optional?: boolean | undefined;
  $unknown?: Uint8Array;
}

export const FieldDescriptorProto: MessageCodec<FieldDescriptorProto> = {
  typeName: "google.protobuf.FieldDescriptorProto",

  create(init) {
    const message: FieldDescriptorProto = new FieldDescriptorProto$new(
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
    return encodeMessage(FieldDescriptorProto, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FieldDescriptorProto, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(FieldDescriptorProto, bytes, missingInFieldDescriptorProto);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.name, "name");
    }
    if (message.extendee !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.extendee, "extendee");
    }
    if (message.number !== undefined) {
      at = writeInt32Field(writer, at, 24, message.number, "number");
    }
    if (message.label !== undefined) {
      at = writeClosedEnumField(writer, at, 32, message.label, isFieldDescriptorProto_Label, "label");
    }
    if (message.type !== undefined) {
      at = writeClosedEnumField(writer, at, 40, message.type, isFieldDescriptorProto_Type, "type");
    }
    if (message.typeName !== undefined) {
      at = writeStringUncheckedField(writer, at, 50, message.typeName, "typeName");
    }
    if (message.defaultValue !== undefined) {
      at = writeStringUncheckedField(writer, at, 58, message.defaultValue, "defaultValue");
    }
    if (message.options !== undefined) {
      const begin = beginMessage(writer, at, 66, message.options, "options");
      at = endMessage(writer, begin, FieldOptions.write(message.options, writer, begin));
    }
    if (message.oneofIndex !== undefined) {
      at = writeInt32Field(writer, at, 72, message.oneofIndex, "oneofIndex");
    }
    if (message.jsonName !== undefined) {
      at = writeStringUncheckedField(writer, at, 82, message.jsonName, "jsonName");
    }
    if (message.proto3Optional !== undefined) {
      at = writeBoolField(writer, at, 136, message.proto3Optional, "proto3Optional");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FieldDescriptorProto$inOrder(reader)) {
    return isAtEnd(reader) ? message : FieldDescriptorProto$rest(reader, message);
  },
};

const FieldDescriptorProto$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FieldDescriptorProto,
    field$1: string | undefined,
    field$2: string | undefined,
    field$3: number | undefined,
    field$4: FieldDescriptorProto_Label | undefined,
    field$5: FieldDescriptorProto_Type | undefined,
    field$6: string | undefined,
    field$7: string | undefined,
    field$8: FieldOptions | undefined,
    field$9: number | undefined,
    field$10: string | undefined,
    field$17: boolean | undefined,
  ): void {
    this.name = field$1;
    this.extendee = field$2;
    this.number = field$3;
    this.label = field$4;
    this.type = field$5;
    this.typeName = field$6;
    this.defaultValue = field$7;
    this.options = field$8;
    this.oneofIndex = field$9;
    this.jsonName = field$10;
    this.proto3Optional = field$17;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FieldDescriptorProto$inOrder(reader: Reader): FieldDescriptorProto {
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
  let field$3: number | undefined;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$4: FieldDescriptorProto_Label | undefined;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFieldDescriptorProto_Label(byte)) {
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
  let field$8: FieldOptions | undefined;
  if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 248);
    field$8 = FieldOptions.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$9: number | undefined;
  if (offset + 1 < end && input[offset] === 72) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$9 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$9 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$10: string | undefined;
  if (offset < end && input[offset] === 82) {
    reader.offset = offset + 1;
    field$10 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$17: boolean | undefined;
  if (offset + 2 < end && input[offset] === 136 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$17 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$17 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new FieldDescriptorProto$new(
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
    field$17,
  );
}

/** Reads the remaining fields, in any order. */
function FieldDescriptorProto$rest(reader: Reader, message: FieldDescriptorProto): FieldDescriptorProto {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readStringUnchecked(reader);
        break;
      case 18:
        message.extendee = readStringUnchecked(reader);
        break;
      case 24:
        message.number = readInt32(reader);
        break;
      case 32: {
        const number = readInt32(reader);
        if (isFieldDescriptorProto_Label(number)) message.label = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 40: {
        const number = readInt32(reader);
        if (isFieldDescriptorProto_Type(number)) message.type = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 50:
        message.typeName = readStringUnchecked(reader);
        break;
      case 58:
        message.defaultValue = readStringUnchecked(reader);
        break;
      case 66: {
        const outerEnd = enterMessage(reader, message.options === undefined ? 248 : 0);
        message.options = FieldOptions.read(reader, message.options);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 72:
        message.oneofIndex = readInt32(reader);
        break;
      case 82:
        message.jsonName = readStringUnchecked(reader);
        break;
      case 136:
        message.proto3Optional = readBool(reader);
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
export function missingInFieldDescriptorProto(message: FieldDescriptorProto): string | undefined {
  let missing: string | undefined;
  if (message.options !== undefined) {
    missing = missingInFieldOptions(message.options);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface OneofDescriptorProto {
  name?: string | undefined;
  options?: OneofOptions | undefined;
  $unknown?: Uint8Array;
}

export const OneofDescriptorProto: MessageCodec<OneofDescriptorProto> = {
  typeName: "google.protobuf.OneofDescriptorProto",

  create(init) {
    const message: OneofDescriptorProto = new OneofDescriptorProto$new(undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OneofDescriptorProto, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OneofDescriptorProto, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(OneofDescriptorProto, bytes, missingInOneofDescriptorProto);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.name, "name");
    }
    if (message.options !== undefined) {
      const begin = beginMessage(writer, at, 18, message.options, "options");
      at = endMessage(writer, begin, OneofOptions.write(message.options, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OneofDescriptorProto$inOrder(reader)) {
    return isAtEnd(reader) ? message : OneofDescriptorProto$rest(reader, message);
  },
};

const OneofDescriptorProto$new = /* @__PURE__ */ plainConstructor(
  function (
    this: OneofDescriptorProto,
    field$1: string | undefined,
    field$2: OneofOptions | undefined,
  ): void {
    this.name = field$1;
    this.options = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function OneofDescriptorProto$inOrder(reader: Reader): OneofDescriptorProto {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$2: OneofOptions | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 88);
    field$2 = OneofOptions.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new OneofDescriptorProto$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function OneofDescriptorProto$rest(reader: Reader, message: OneofDescriptorProto): OneofDescriptorProto {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readStringUnchecked(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.options === undefined ? 88 : 0);
        message.options = OneofOptions.read(reader, message.options);
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
export function missingInOneofDescriptorProto(message: OneofDescriptorProto): string | undefined {
  let missing: string | undefined;
  if (message.options !== undefined) {
    missing = missingInOneofOptions(message.options);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface EnumDescriptorProto {
  name?: string | undefined;
  value: EnumValueDescriptorProto[];
  options?: EnumOptions | undefined;
  reservedRange: EnumDescriptorProto_EnumReservedRange[];
  reservedName: string[];
  visibility?: SymbolVisibility | undefined;
  $unknown?: Uint8Array;
}

export const EnumDescriptorProto: MessageCodec<EnumDescriptorProto> = {
  typeName: "google.protobuf.EnumDescriptorProto",

  create(init) {
    const message: EnumDescriptorProto = new EnumDescriptorProto$new(
      undefined,
      emptyList<EnumValueDescriptorProto>(),
      undefined,
      emptyList<EnumDescriptorProto_EnumReservedRange>(),
      emptyList<string>(),
      undefined,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(EnumDescriptorProto, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(EnumDescriptorProto, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(EnumDescriptorProto, bytes, missingInEnumDescriptorProto);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.name, "name");
    }
    for (const value of itemsOf(message.value, "value")) {
      const begin = beginMessage(writer, at, 18, value, "value");
      at = endMessage(writer, begin, EnumValueDescriptorProto.write(value, writer, begin));
    }
    if (message.options !== undefined) {
      const begin = beginMessage(writer, at, 26, message.options, "options");
      at = endMessage(writer, begin, EnumOptions.write(message.options, writer, begin));
    }
    for (const value of itemsOf(message.reservedRange, "reservedRange")) {
      const begin = beginMessage(writer, at, 34, value, "reservedRange");
      at = endMessage(writer, begin, EnumDescriptorProto_EnumReservedRange.write(value, writer, begin));
    }
    for (const value of itemsOf(message.reservedName, "reservedName")) {
      at = writeStringUncheckedField(writer, at, 42, value, "reservedName");
    }
    if (message.visibility !== undefined) {
      at = writeClosedEnumField(writer, at, 48, message.visibility, isSymbolVisibility, "visibility");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = EnumDescriptorProto$inOrder(reader)) {
    return isAtEnd(reader) ? message : EnumDescriptorProto$rest(reader, message);
  },
};

const EnumDescriptorProto$new = /* @__PURE__ */ plainConstructor(
  function (
    this: EnumDescriptorProto,
    field$1: string | undefined,
    field$2: EnumValueDescriptorProto[],
    field$3: EnumOptions | undefined,
    field$4: EnumDescriptorProto_EnumReservedRange[],
    field$5: string[],
    field$6: SymbolVisibility | undefined,
  ): void {
    this.name = field$1;
    this.value = field$2;
    this.options = field$3;
    this.reservedRange = field$4;
    this.reservedName = field$5;
    this.visibility = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function EnumDescriptorProto$inOrder(reader: Reader): EnumDescriptorProto {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  const field$2: EnumValueDescriptorProto[] = emptyList<EnumValueDescriptorProto>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 64);
    field$2.push(EnumValueDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: EnumOptions | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 112);
    field$3 = EnumOptions.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$4: EnumDescriptorProto_EnumReservedRange[] = emptyList<EnumDescriptorProto_EnumReservedRange>();
  while (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    if (field$4.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$4.push(EnumDescriptorProto_EnumReservedRange.read(reader));
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
  let field$6: SymbolVisibility | undefined;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isSymbolVisibility(byte)) {
      field$6 = byte;
      offset += 2;
    }
  }
  reader.offset = offset;
  return new EnumDescriptorProto$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function EnumDescriptorProto$rest(reader: Reader, message: EnumDescriptorProto): EnumDescriptorProto {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readStringUnchecked(reader);
        break;
      case 18: {
        if (message.value.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 64);
        message.value.push(EnumValueDescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, message.options === undefined ? 112 : 0);
        message.options = EnumOptions.read(reader, message.options);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34: {
        if (message.reservedRange.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.reservedRange.push(EnumDescriptorProto_EnumReservedRange.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42:
        if (message.reservedName.length === 0) beginList(reader);
        message.reservedName.push(readStringUnchecked(reader));
        break;
      case 48: {
        const number = readInt32(reader);
        if (isSymbolVisibility(number)) message.visibility = number;
        else unknownFields = keepUnknown(reader, unknownFields);
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
export function missingInEnumDescriptorProto(message: EnumDescriptorProto): string | undefined {
  let missing: string | undefined;
  for (const item of message.value) {
    missing = missingInEnumValueDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  if (message.options !== undefined) {
    missing = missingInEnumOptions(message.options);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface EnumDescriptorProto_EnumReservedRange {
  start?: number | undefined;
  end?: number | undefined;
  $unknown?: Uint8Array;
}

export const EnumDescriptorProto_EnumReservedRange: MessageCodec<EnumDescriptorProto_EnumReservedRange> = {
  typeName: "google.protobuf.EnumDescriptorProto.EnumReservedRange",

  create(init) {
    const message: EnumDescriptorProto_EnumReservedRange = new EnumDescriptorProto_EnumReservedRange$new(
      undefined,
      undefined,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(EnumDescriptorProto_EnumReservedRange, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(EnumDescriptorProto_EnumReservedRange, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(EnumDescriptorProto_EnumReservedRange, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.start !== undefined) {
      at = writeInt32Field(writer, at, 8, message.start, "start");
    }
    if (message.end !== undefined) {
      at = writeInt32Field(writer, at, 16, message.end, "end");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = EnumDescriptorProto_EnumReservedRange$inOrder(reader)) {
    return isAtEnd(reader) ? message : EnumDescriptorProto_EnumReservedRange$rest(reader, message);
  },
};

const EnumDescriptorProto_EnumReservedRange$new = /* @__PURE__ */ plainConstructor(
  function (
    this: EnumDescriptorProto_EnumReservedRange,
    field$1: number | undefined,
    field$2: number | undefined,
  ): void {
    this.start = field$1;
    this.end = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function EnumDescriptorProto_EnumReservedRange$inOrder(reader: Reader): EnumDescriptorProto_EnumReservedRange {
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
  let field$2: number | undefined;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new EnumDescriptorProto_EnumReservedRange$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function EnumDescriptorProto_EnumReservedRange$rest(reader: Reader, message: EnumDescriptorProto_EnumReservedRange): EnumDescriptorProto_EnumReservedRange {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.start = readInt32(reader);
        break;
      case 16:
        message.end = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface EnumValueDescriptorProto {
  name?: string | undefined;
  number?: number | undefined;
  options?: EnumValueOptions | undefined;
  $unknown?: Uint8Array;
}

export const EnumValueDescriptorProto: MessageCodec<EnumValueDescriptorProto> = {
  typeName: "google.protobuf.EnumValueDescriptorProto",

  create(init) {
    const message: EnumValueDescriptorProto = new EnumValueDescriptorProto$new(undefined, undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(EnumValueDescriptorProto, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(EnumValueDescriptorProto, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(EnumValueDescriptorProto, bytes, missingInEnumValueDescriptorProto);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.name, "name");
    }
    if (message.number !== undefined) {
      at = writeInt32Field(writer, at, 16, message.number, "number");
    }
    if (message.options !== undefined) {
      const begin = beginMessage(writer, at, 26, message.options, "options");
      at = endMessage(writer, begin, EnumValueOptions.write(message.options, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = EnumValueDescriptorProto$inOrder(reader)) {
    return isAtEnd(reader) ? message : EnumValueDescriptorProto$rest(reader, message);
  },
};

const EnumValueDescriptorProto$new = /* @__PURE__ */ plainConstructor(
  function (
    this: EnumValueDescriptorProto,
    field$1: string | undefined,
    field$2: number | undefined,
    field$3: EnumValueOptions | undefined,
  ): void {
    this.name = field$1;
    this.number = field$2;
    this.options = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function EnumValueDescriptorProto$inOrder(reader: Reader): EnumValueDescriptorProto {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$2: number | undefined;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readInt32(reader);
      offset = reader.offset;
    }
  }
  let field$3: EnumValueOptions | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 112);
    field$3 = EnumValueOptions.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new EnumValueDescriptorProto$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function EnumValueDescriptorProto$rest(reader: Reader, message: EnumValueDescriptorProto): EnumValueDescriptorProto {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readStringUnchecked(reader);
        break;
      case 16:
        message.number = readInt32(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.options === undefined ? 112 : 0);
        message.options = EnumValueOptions.read(reader, message.options);
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
export function missingInEnumValueDescriptorProto(message: EnumValueDescriptorProto): string | undefined {
  let missing: string | undefined;
  if (message.options !== undefined) {
    missing = missingInEnumValueOptions(message.options);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface ServiceDescriptorProto {
  name?: string | undefined;
  method: MethodDescriptorProto[];
  options?: ServiceOptions | undefined;
  $unknown?: Uint8Array;
}

export const ServiceDescriptorProto: MessageCodec<ServiceDescriptorProto> = {
  typeName: "google.protobuf.ServiceDescriptorProto",

  create(init) {
    const message: ServiceDescriptorProto = new ServiceDescriptorProto$new(
      undefined,
      emptyList<MethodDescriptorProto>(),
      undefined,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ServiceDescriptorProto, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ServiceDescriptorProto, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(ServiceDescriptorProto, bytes, missingInServiceDescriptorProto);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.name, "name");
    }
    for (const value of itemsOf(message.method, "method")) {
      const begin = beginMessage(writer, at, 18, value, "method");
      at = endMessage(writer, begin, MethodDescriptorProto.write(value, writer, begin));
    }
    if (message.options !== undefined) {
      const begin = beginMessage(writer, at, 26, message.options, "options");
      at = endMessage(writer, begin, ServiceOptions.write(message.options, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ServiceDescriptorProto$inOrder(reader)) {
    return isAtEnd(reader) ? message : ServiceDescriptorProto$rest(reader, message);
  },
};

const ServiceDescriptorProto$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ServiceDescriptorProto,
    field$1: string | undefined,
    field$2: MethodDescriptorProto[],
    field$3: ServiceOptions | undefined,
  ): void {
    this.name = field$1;
    this.method = field$2;
    this.options = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ServiceDescriptorProto$inOrder(reader: Reader): ServiceDescriptorProto {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  const field$2: MethodDescriptorProto[] = emptyList<MethodDescriptorProto>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 88);
    field$2.push(MethodDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: ServiceOptions | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 96);
    field$3 = ServiceOptions.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ServiceDescriptorProto$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function ServiceDescriptorProto$rest(reader: Reader, message: ServiceDescriptorProto): ServiceDescriptorProto {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readStringUnchecked(reader);
        break;
      case 18: {
        if (message.method.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 88);
        message.method.push(MethodDescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, message.options === undefined ? 96 : 0);
        message.options = ServiceOptions.read(reader, message.options);
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
export function missingInServiceDescriptorProto(message: ServiceDescriptorProto): string | undefined {
  let missing: string | undefined;
  for (const item of message.method) {
    missing = missingInMethodDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  if (message.options !== undefined) {
    missing = missingInServiceOptions(message.options);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface MethodDescriptorProto {
  name?: string | undefined;
  inputType?: string | undefined;
  outputType?: string | undefined;
  options?: MethodOptions | undefined;
  clientStreaming?: boolean | undefined;
  serverStreaming?: boolean | undefined;
  $unknown?: Uint8Array;
}

export const MethodDescriptorProto: MessageCodec<MethodDescriptorProto> = {
  typeName: "google.protobuf.MethodDescriptorProto",

  create(init) {
    const message: MethodDescriptorProto = new MethodDescriptorProto$new(
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
    return encodeMessage(MethodDescriptorProto, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MethodDescriptorProto, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(MethodDescriptorProto, bytes, missingInMethodDescriptorProto);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.name, "name");
    }
    if (message.inputType !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.inputType, "inputType");
    }
    if (message.outputType !== undefined) {
      at = writeStringUncheckedField(writer, at, 26, message.outputType, "outputType");
    }
    if (message.options !== undefined) {
      const begin = beginMessage(writer, at, 34, message.options, "options");
      at = endMessage(writer, begin, MethodOptions.write(message.options, writer, begin));
    }
    if (message.clientStreaming !== undefined) {
      at = writeBoolField(writer, at, 40, message.clientStreaming, "clientStreaming");
    }
    if (message.serverStreaming !== undefined) {
      at = writeBoolField(writer, at, 48, message.serverStreaming, "serverStreaming");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MethodDescriptorProto$inOrder(reader)) {
    return isAtEnd(reader) ? message : MethodDescriptorProto$rest(reader, message);
  },
};

const MethodDescriptorProto$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MethodDescriptorProto,
    field$1: string | undefined,
    field$2: string | undefined,
    field$3: string | undefined,
    field$4: MethodOptions | undefined,
    field$5: boolean | undefined,
    field$6: boolean | undefined,
  ): void {
    this.name = field$1;
    this.inputType = field$2;
    this.outputType = field$3;
    this.options = field$4;
    this.clientStreaming = field$5;
    this.serverStreaming = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MethodDescriptorProto$inOrder(reader: Reader): MethodDescriptorProto {
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
  let field$4: MethodOptions | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 104);
    field$4 = MethodOptions.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: boolean | undefined;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$6: boolean | undefined;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readBool(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new MethodDescriptorProto$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function MethodDescriptorProto$rest(reader: Reader, message: MethodDescriptorProto): MethodDescriptorProto {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readStringUnchecked(reader);
        break;
      case 18:
        message.inputType = readStringUnchecked(reader);
        break;
      case 26:
        message.outputType = readStringUnchecked(reader);
        break;
      case 34: {
        const outerEnd = enterMessage(reader, message.options === undefined ? 104 : 0);
        message.options = MethodOptions.read(reader, message.options);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 40:
        message.clientStreaming = readBool(reader);
        break;
      case 48:
        message.serverStreaming = readBool(reader);
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
export const MethodDescriptorProtoDefaults = {
  clientStreaming: false,
  serverStreaming: false,
} as const;

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInMethodDescriptorProto(message: MethodDescriptorProto): string | undefined {
  let missing: string | undefined;
  if (message.options !== undefined) {
    missing = missingInMethodOptions(message.options);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface FileOptions {
  javaPackage?: string | undefined;
  javaOuterClassname?: string | undefined;
  javaMultipleFiles?: boolean | undefined;
  /** @deprecated */
  javaGenerateEqualsAndHash?: boolean | undefined;
  javaStringCheckUtf8?: boolean | undefined;
  optimizeFor?: FileOptions_OptimizeMode | undefined;
  goPackage?: string | undefined;
  ccGenericServices?: boolean | undefined;
  javaGenericServices?: boolean | undefined;
  pyGenericServices?: boolean | undefined;
  deprecated?: boolean | undefined;
  ccEnableArenas?: boolean | undefined;
  objcClassPrefix?: string | undefined;
  csharpNamespace?: string | undefined;
  swiftPrefix?: string | undefined;
  phpClassPrefix?: string | undefined;
  phpNamespace?: string | undefined;
  phpMetadataNamespace?: string | undefined;
  rubyPackage?: string | undefined;
  features?: FeatureSet | undefined;
  uninterpretedOption: UninterpretedOption[];
  $unknown?: Uint8Array;
}

export const FileOptions: MessageCodec<FileOptions> = {
  typeName: "google.protobuf.FileOptions",

  create(init) {
    const message: FileOptions = new FileOptions$new(
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
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      emptyList<UninterpretedOption>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FileOptions, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FileOptions, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(FileOptions, bytes, missingInFileOptions);
  },

  write(message, writer, start) {
    let at = start;
    if (message.javaPackage !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.javaPackage, "javaPackage");
    }
    if (message.javaOuterClassname !== undefined) {
      at = writeStringUncheckedField(writer, at, 66, message.javaOuterClassname, "javaOuterClassname");
    }
    if (message.optimizeFor !== undefined) {
      at = writeClosedEnumField(writer, at, 72, message.optimizeFor, isFileOptions_OptimizeMode, "optimizeFor");
    }
    if (message.javaMultipleFiles !== undefined) {
      at = writeBoolField(writer, at, 80, message.javaMultipleFiles, "javaMultipleFiles");
    }
    if (message.goPackage !== undefined) {
      at = writeStringUncheckedField(writer, at, 90, message.goPackage, "goPackage");
    }
    if (message.ccGenericServices !== undefined) {
      at = writeBoolField(writer, at, 128, message.ccGenericServices, "ccGenericServices");
    }
    if (message.javaGenericServices !== undefined) {
      at = writeBoolField(writer, at, 136, message.javaGenericServices, "javaGenericServices");
    }
    if (message.pyGenericServices !== undefined) {
      at = writeBoolField(writer, at, 144, message.pyGenericServices, "pyGenericServices");
    }
    if (message.javaGenerateEqualsAndHash !== undefined) {
      at = writeBoolField(writer, at, 160, message.javaGenerateEqualsAndHash, "javaGenerateEqualsAndHash");
    }
    if (message.deprecated !== undefined) {
      at = writeBoolField(writer, at, 184, message.deprecated, "deprecated");
    }
    if (message.javaStringCheckUtf8 !== undefined) {
      at = writeBoolField(writer, at, 216, message.javaStringCheckUtf8, "javaStringCheckUtf8");
    }
    if (message.ccEnableArenas !== undefined) {
      at = writeBoolField(writer, at, 248, message.ccEnableArenas, "ccEnableArenas");
    }
    if (message.objcClassPrefix !== undefined) {
      at = writeStringUncheckedField(writer, at, 290, message.objcClassPrefix, "objcClassPrefix");
    }
    if (message.csharpNamespace !== undefined) {
      at = writeStringUncheckedField(writer, at, 298, message.csharpNamespace, "csharpNamespace");
    }
    if (message.swiftPrefix !== undefined) {
      at = writeStringUncheckedField(writer, at, 314, message.swiftPrefix, "swiftPrefix");
    }
    if (message.phpClassPrefix !== undefined) {
      at = writeStringUncheckedField(writer, at, 322, message.phpClassPrefix, "phpClassPrefix");
    }
    if (message.phpNamespace !== undefined) {
      at = writeStringUncheckedField(writer, at, 330, message.phpNamespace, "phpNamespace");
    }
    if (message.phpMetadataNamespace !== undefined) {
      at = writeStringUncheckedField(writer, at, 354, message.phpMetadataNamespace, "phpMetadataNamespace");
    }
    if (message.rubyPackage !== undefined) {
      at = writeStringUncheckedField(writer, at, 362, message.rubyPackage, "rubyPackage");
    }
    if (message.features !== undefined) {
      const begin = beginFarMessage(writer, at, 402, message.features, "features");
      at = endFarMessage(writer, begin, FeatureSet.write(message.features, writer, begin), 402);
    }
    for (const value of itemsOf(message.uninterpretedOption, "uninterpretedOption")) {
      const begin = beginFarMessage(writer, at, 7994, value, "uninterpretedOption");
      at = endFarMessage(writer, begin, UninterpretedOption.write(value, writer, begin), 7994);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FileOptions$inOrder(reader)) {
    return isAtEnd(reader) ? message : FileOptions$rest(reader, message);
  },
};

const FileOptions$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FileOptions,
    field$1: string | undefined,
    field$8: string | undefined,
    field$9: FileOptions_OptimizeMode | undefined,
    field$10: boolean | undefined,
    field$11: string | undefined,
    field$16: boolean | undefined,
    field$17: boolean | undefined,
    field$18: boolean | undefined,
    field$20: boolean | undefined,
    field$23: boolean | undefined,
    field$27: boolean | undefined,
    field$31: boolean | undefined,
    field$36: string | undefined,
    field$37: string | undefined,
    field$39: string | undefined,
    field$40: string | undefined,
    field$41: string | undefined,
    field$44: string | undefined,
    field$45: string | undefined,
    field$50: FeatureSet | undefined,
    field$999: UninterpretedOption[],
  ): void {
    this.javaPackage = field$1;
    this.javaOuterClassname = field$8;
    this.optimizeFor = field$9;
    this.javaMultipleFiles = field$10;
    this.goPackage = field$11;
    this.ccGenericServices = field$16;
    this.javaGenericServices = field$17;
    this.pyGenericServices = field$18;
    this.javaGenerateEqualsAndHash = field$20;
    this.deprecated = field$23;
    this.javaStringCheckUtf8 = field$27;
    this.ccEnableArenas = field$31;
    this.objcClassPrefix = field$36;
    this.csharpNamespace = field$37;
    this.swiftPrefix = field$39;
    this.phpClassPrefix = field$40;
    this.phpNamespace = field$41;
    this.phpMetadataNamespace = field$44;
    this.rubyPackage = field$45;
    this.features = field$50;
    this.uninterpretedOption = field$999;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FileOptions$inOrder(reader: Reader): FileOptions {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$8: string | undefined;
  if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    field$8 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$9: FileOptions_OptimizeMode | undefined;
  if (offset + 1 < end && input[offset] === 72) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFileOptions_OptimizeMode(byte)) {
      field$9 = byte;
      offset += 2;
    }
  }
  let field$10: boolean | undefined;
  if (offset + 1 < end && input[offset] === 80) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$10 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$10 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$11: string | undefined;
  if (offset < end && input[offset] === 90) {
    reader.offset = offset + 1;
    field$11 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$16: boolean | undefined;
  if (offset + 2 < end && input[offset] === 128 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$16 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$16 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$17: boolean | undefined;
  if (offset + 2 < end && input[offset] === 136 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$17 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$17 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$18: boolean | undefined;
  if (offset + 2 < end && input[offset] === 144 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$18 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$18 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$20: boolean | undefined;
  if (offset + 2 < end && input[offset] === 160 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$20 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$20 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$23: boolean | undefined;
  if (offset + 2 < end && input[offset] === 184 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$23 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$23 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$27: boolean | undefined;
  if (offset + 2 < end && input[offset] === 216 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$27 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$27 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$31: boolean | undefined;
  if (offset + 2 < end && input[offset] === 248 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$31 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$31 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$36: string | undefined;
  if (offset + 1 < end && input[offset] === 162 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    field$36 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$37: string | undefined;
  if (offset + 1 < end && input[offset] === 170 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    field$37 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$39: string | undefined;
  if (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    field$39 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$40: string | undefined;
  if (offset + 1 < end && input[offset] === 194 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    field$40 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$41: string | undefined;
  if (offset + 1 < end && input[offset] === 202 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    field$41 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$44: string | undefined;
  if (offset + 1 < end && input[offset] === 226 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    field$44 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$45: string | undefined;
  if (offset + 1 < end && input[offset] === 234 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    field$45 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$50: FeatureSet | undefined;
  if (offset + 1 < end && input[offset] === 146 && input[offset + 1] === 3) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 104);
    field$50 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$999: UninterpretedOption[] = emptyList<UninterpretedOption>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 62) {
    reader.offset = offset + 2;
    if (field$999.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$999.push(UninterpretedOption.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FileOptions$new(
    field$1,
    field$8,
    field$9,
    field$10,
    field$11,
    field$16,
    field$17,
    field$18,
    field$20,
    field$23,
    field$27,
    field$31,
    field$36,
    field$37,
    field$39,
    field$40,
    field$41,
    field$44,
    field$45,
    field$50,
    field$999,
  );
}

/** Reads the remaining fields, in any order. */
function FileOptions$rest(reader: Reader, message: FileOptions): FileOptions {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag & 7) {
      case 0:
        switch (tag >>> 3) {
          case 9: {
            const number = readInt32(reader);
            if (isFileOptions_OptimizeMode(number)) message.optimizeFor = number;
            else unknownFields = keepUnknown(reader, unknownFields);
            break;
          }
          case 10:
            message.javaMultipleFiles = readBool(reader);
            break;
          case 16:
            message.ccGenericServices = readBool(reader);
            break;
          case 17:
            message.javaGenericServices = readBool(reader);
            break;
          case 18:
            message.pyGenericServices = readBool(reader);
            break;
          case 20:
            message.javaGenerateEqualsAndHash = readBool(reader);
            break;
          case 23:
            message.deprecated = readBool(reader);
            break;
          case 27:
            message.javaStringCheckUtf8 = readBool(reader);
            break;
          case 31:
            message.ccEnableArenas = readBool(reader);
            break;
          default:
            unknownFields = skipUnknown(reader, tag, unknownFields);
            break;
        }
        break;
      case 2:
        switch (tag >>> 3) {
          case 1:
            message.javaPackage = readStringUnchecked(reader);
            break;
          case 8:
            message.javaOuterClassname = readStringUnchecked(reader);
            break;
          case 11:
            message.goPackage = readStringUnchecked(reader);
            break;
          case 36:
            message.objcClassPrefix = readStringUnchecked(reader);
            break;
          case 37:
            message.csharpNamespace = readStringUnchecked(reader);
            break;
          case 39:
            message.swiftPrefix = readStringUnchecked(reader);
            break;
          case 40:
            message.phpClassPrefix = readStringUnchecked(reader);
            break;
          case 41:
            message.phpNamespace = readStringUnchecked(reader);
            break;
          case 44:
            message.phpMetadataNamespace = readStringUnchecked(reader);
            break;
          case 45:
            message.rubyPackage = readStringUnchecked(reader);
            break;
          case 50: {
            const outerEnd = enterMessage(reader, message.features === undefined ? 104 : 0);
            message.features = FeatureSet.read(reader, message.features);
            leaveMessage(reader, outerEnd);
            break;
          }
          case 999: {
            if (message.uninterpretedOption.length === 0) beginList(reader);
            const outerEnd = enterMessage(reader, 128);
            message.uninterpretedOption.push(UninterpretedOption.read(reader));
            leaveMessage(reader, outerEnd);
            break;
          }
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

/** The values that these fields stand for if they are absent. */
export const FileOptionsDefaults = {
  javaMultipleFiles: false,
  javaStringCheckUtf8: false,
  optimizeFor: 1,
  ccGenericServices: false,
  javaGenericServices: false,
  pyGenericServices: false,
  deprecated: false,
  ccEnableArenas: true,
} as const;

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInFileOptions(message: FileOptions): string | undefined {
  let missing: string | undefined;
  for (const item of message.uninterpretedOption) {
    missing = missingInUninterpretedOption(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface MessageOptions {
  messageSetWireFormat?: boolean | undefined;
  noStandardDescriptorAccessor?: boolean | undefined;
  deprecated?: boolean | undefined;
  mapEntry?: boolean | undefined;
  /** @deprecated */
  deprecatedLegacyJsonFieldConflicts?: boolean | undefined;
  features?: FeatureSet | undefined;
  uninterpretedOption: UninterpretedOption[];
  $unknown?: Uint8Array;
}

export const MessageOptions: MessageCodec<MessageOptions> = {
  typeName: "google.protobuf.MessageOptions",

  create(init) {
    const message: MessageOptions = new MessageOptions$new(
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      emptyList<UninterpretedOption>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MessageOptions, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MessageOptions, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(MessageOptions, bytes, missingInMessageOptions);
  },

  write(message, writer, start) {
    let at = start;
    if (message.messageSetWireFormat !== undefined) {
      at = writeBoolField(writer, at, 8, message.messageSetWireFormat, "messageSetWireFormat");
    }
    if (message.noStandardDescriptorAccessor !== undefined) {
      at = writeBoolField(writer, at, 16, message.noStandardDescriptorAccessor, "noStandardDescriptorAccessor");
    }
    if (message.deprecated !== undefined) {
      at = writeBoolField(writer, at, 24, message.deprecated, "deprecated");
    }
    if (message.mapEntry !== undefined) {
      at = writeBoolField(writer, at, 56, message.mapEntry, "mapEntry");
    }
    if (message.deprecatedLegacyJsonFieldConflicts !== undefined) {
      at = writeBoolField(writer, at, 88, message.deprecatedLegacyJsonFieldConflicts, "deprecatedLegacyJsonFieldConflicts");
    }
    if (message.features !== undefined) {
      const begin = beginMessage(writer, at, 98, message.features, "features");
      at = endMessage(writer, begin, FeatureSet.write(message.features, writer, begin));
    }
    for (const value of itemsOf(message.uninterpretedOption, "uninterpretedOption")) {
      const begin = beginFarMessage(writer, at, 7994, value, "uninterpretedOption");
      at = endFarMessage(writer, begin, UninterpretedOption.write(value, writer, begin), 7994);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MessageOptions$inOrder(reader)) {
    return isAtEnd(reader) ? message : MessageOptions$rest(reader, message);
  },
};

const MessageOptions$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MessageOptions,
    field$1: boolean | undefined,
    field$2: boolean | undefined,
    field$3: boolean | undefined,
    field$7: boolean | undefined,
    field$11: boolean | undefined,
    field$12: FeatureSet | undefined,
    field$999: UninterpretedOption[],
  ): void {
    this.messageSetWireFormat = field$1;
    this.noStandardDescriptorAccessor = field$2;
    this.deprecated = field$3;
    this.mapEntry = field$7;
    this.deprecatedLegacyJsonFieldConflicts = field$11;
    this.features = field$12;
    this.uninterpretedOption = field$999;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MessageOptions$inOrder(reader: Reader): MessageOptions {
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
  let field$7: boolean | undefined;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$7 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$7 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$11: boolean | undefined;
  if (offset + 1 < end && input[offset] === 88) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$11 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$11 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$12: FeatureSet | undefined;
  if (offset < end && input[offset] === 98) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 104);
    field$12 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$999: UninterpretedOption[] = emptyList<UninterpretedOption>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 62) {
    reader.offset = offset + 2;
    if (field$999.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$999.push(UninterpretedOption.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new MessageOptions$new(field$1, field$2, field$3, field$7, field$11, field$12, field$999);
}

/** Reads the remaining fields, in any order. */
function MessageOptions$rest(reader: Reader, message: MessageOptions): MessageOptions {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.messageSetWireFormat = readBool(reader);
        break;
      case 16:
        message.noStandardDescriptorAccessor = readBool(reader);
        break;
      case 24:
        message.deprecated = readBool(reader);
        break;
      case 56:
        message.mapEntry = readBool(reader);
        break;
      case 88:
        message.deprecatedLegacyJsonFieldConflicts = readBool(reader);
        break;
      case 98: {
        const outerEnd = enterMessage(reader, message.features === undefined ? 104 : 0);
        message.features = FeatureSet.read(reader, message.features);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 7994: {
        if (message.uninterpretedOption.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.uninterpretedOption.push(UninterpretedOption.read(reader));
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

/** The values that these fields stand for if they are absent. */
export const MessageOptionsDefaults = {
  messageSetWireFormat: false,
  noStandardDescriptorAccessor: false,
  deprecated: false,
} as const;

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInMessageOptions(message: MessageOptions): string | undefined {
  let missing: string | undefined;
  for (const item of message.uninterpretedOption) {
    missing = missingInUninterpretedOption(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface FieldOptions {
  ctype?: FieldOptions_CType | undefined;
  packed?: boolean | undefined;
  jstype?: FieldOptions_JSType | undefined;
  lazy?: boolean | undefined;
  unverifiedLazy?: boolean | undefined;
  deprecated?: boolean | undefined;
  /** @deprecated */
  weak?: boolean | undefined;
  debugRedact?: boolean | undefined;
  retention?: FieldOptions_OptionRetention | undefined;
  targets: FieldOptions_OptionTargetType[];
  editionDefaults: FieldOptions_EditionDefault[];
  features?: FeatureSet | undefined;
  featureSupport?: FieldOptions_FeatureSupport | undefined;
  uninterpretedOption: UninterpretedOption[];
  $unknown?: Uint8Array;
}

export const FieldOptions: MessageCodec<FieldOptions> = {
  typeName: "google.protobuf.FieldOptions",

  create(init) {
    const message: FieldOptions = new FieldOptions$new(
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      emptyList<FieldOptions_OptionTargetType>(),
      emptyList<FieldOptions_EditionDefault>(),
      undefined,
      undefined,
      emptyList<UninterpretedOption>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FieldOptions, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FieldOptions, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(FieldOptions, bytes, missingInFieldOptions);
  },

  write(message, writer, start) {
    let at = start;
    if (message.ctype !== undefined) {
      at = writeClosedEnumField(writer, at, 8, message.ctype, isFieldOptions_CType, "ctype");
    }
    if (message.packed !== undefined) {
      at = writeBoolField(writer, at, 16, message.packed, "packed");
    }
    if (message.deprecated !== undefined) {
      at = writeBoolField(writer, at, 24, message.deprecated, "deprecated");
    }
    if (message.lazy !== undefined) {
      at = writeBoolField(writer, at, 40, message.lazy, "lazy");
    }
    if (message.jstype !== undefined) {
      at = writeClosedEnumField(writer, at, 48, message.jstype, isFieldOptions_JSType, "jstype");
    }
    if (message.weak !== undefined) {
      at = writeBoolField(writer, at, 80, message.weak, "weak");
    }
    if (message.unverifiedLazy !== undefined) {
      at = writeBoolField(writer, at, 120, message.unverifiedLazy, "unverifiedLazy");
    }
    if (message.debugRedact !== undefined) {
      at = writeBoolField(writer, at, 128, message.debugRedact, "debugRedact");
    }
    if (message.retention !== undefined) {
      at = writeClosedEnumField(writer, at, 136, message.retention, isFieldOptions_OptionRetention, "retention");
    }
    for (const value of itemsOf(message.targets, "targets")) {
      at = writeClosedEnumField(writer, at, 152, value, isFieldOptions_OptionTargetType, "targets");
    }
    for (const value of itemsOf(message.editionDefaults, "editionDefaults")) {
      const begin = beginFarMessage(writer, at, 162, value, "editionDefaults");
      at = endFarMessage(writer, begin, FieldOptions_EditionDefault.write(value, writer, begin), 162);
    }
    if (message.features !== undefined) {
      const begin = beginFarMessage(writer, at, 170, message.features, "features");
      at = endFarMessage(writer, begin, FeatureSet.write(message.features, writer, begin), 170);
    }
    if (message.featureSupport !== undefined) {
      const begin = beginFarMessage(writer, at, 178, message.featureSupport, "featureSupport");
      at = endFarMessage(writer, begin, FieldOptions_FeatureSupport.write(message.featureSupport, writer, begin), 178);
    }
    for (const value of itemsOf(message.uninterpretedOption, "uninterpretedOption")) {
      const begin = beginFarMessage(writer, at, 7994, value, "uninterpretedOption");
      at = endFarMessage(writer, begin, UninterpretedOption.write(value, writer, begin), 7994);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FieldOptions$inOrder(reader)) {
    return isAtEnd(reader) ? message : FieldOptions$rest(reader, message);
  },
};

const FieldOptions$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FieldOptions,
    field$1: FieldOptions_CType | undefined,
    field$2: boolean | undefined,
    field$3: boolean | undefined,
    field$5: boolean | undefined,
    field$6: FieldOptions_JSType | undefined,
    field$10: boolean | undefined,
    field$15: boolean | undefined,
    field$16: boolean | undefined,
    field$17: FieldOptions_OptionRetention | undefined,
    field$19: FieldOptions_OptionTargetType[],
    field$20: FieldOptions_EditionDefault[],
    field$21: FeatureSet | undefined,
    field$22: FieldOptions_FeatureSupport | undefined,
    field$999: UninterpretedOption[],
  ): void {
    this.ctype = field$1;
    this.packed = field$2;
    this.deprecated = field$3;
    this.lazy = field$5;
    this.jstype = field$6;
    this.weak = field$10;
    this.unverifiedLazy = field$15;
    this.debugRedact = field$16;
    this.retention = field$17;
    this.targets = field$19;
    this.editionDefaults = field$20;
    this.features = field$21;
    this.featureSupport = field$22;
    this.uninterpretedOption = field$999;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FieldOptions$inOrder(reader: Reader): FieldOptions {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: FieldOptions_CType | undefined;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFieldOptions_CType(byte)) {
      field$1 = byte;
      offset += 2;
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
  let field$5: boolean | undefined;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$6: FieldOptions_JSType | undefined;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFieldOptions_JSType(byte)) {
      field$6 = byte;
      offset += 2;
    }
  }
  let field$10: boolean | undefined;
  if (offset + 1 < end && input[offset] === 80) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$10 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$10 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$15: boolean | undefined;
  if (offset + 1 < end && input[offset] === 120) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$15 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$15 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$16: boolean | undefined;
  if (offset + 2 < end && input[offset] === 128 && input[offset + 1] === 1) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$16 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$16 = readBool(reader);
      offset = reader.offset;
    }
  }
  const field$20: FieldOptions_EditionDefault[] = emptyList<FieldOptions_EditionDefault>();
  while (offset + 1 < end && input[offset] === 162 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    if (field$20.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$20.push(FieldOptions_EditionDefault.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$21: FeatureSet | undefined;
  if (offset + 1 < end && input[offset] === 170 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 104);
    field$21 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$22: FieldOptions_FeatureSupport | undefined;
  if (offset + 1 < end && input[offset] === 178 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 80);
    field$22 = FieldOptions_FeatureSupport.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$999: UninterpretedOption[] = emptyList<UninterpretedOption>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 62) {
    reader.offset = offset + 2;
    if (field$999.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$999.push(UninterpretedOption.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FieldOptions$new(
    field$1,
    field$2,
    field$3,
    field$5,
    field$6,
    field$10,
    field$15,
    field$16,
    undefined,
    emptyList<FieldOptions_OptionTargetType>(),
    field$20,
    field$21,
    field$22,
    field$999,
  );
}

/** Reads the remaining fields, in any order. */
function FieldOptions$rest(reader: Reader, message: FieldOptions): FieldOptions {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8: {
        const number = readInt32(reader);
        if (isFieldOptions_CType(number)) message.ctype = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 16:
        message.packed = readBool(reader);
        break;
      case 24:
        message.deprecated = readBool(reader);
        break;
      case 40:
        message.lazy = readBool(reader);
        break;
      case 48: {
        const number = readInt32(reader);
        if (isFieldOptions_JSType(number)) message.jstype = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 80:
        message.weak = readBool(reader);
        break;
      case 120:
        message.unverifiedLazy = readBool(reader);
        break;
      case 128:
        message.debugRedact = readBool(reader);
        break;
      case 136: {
        const number = readInt32(reader);
        if (isFieldOptions_OptionRetention(number)) message.retention = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 152: {
        if (message.targets.length === 0) beginList(reader);
        const number = readInt32(reader);
        if (isFieldOptions_OptionTargetType(number)) message.targets.push(number);
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 154: {
        if (message.targets.length === 0) beginList(reader);
        const outerEnd = enterPacked(reader);
        const others: number[] = [];
        while (!isAtEnd(reader)) {
          const number = readInt32(reader);
          if (isFieldOptions_OptionTargetType(number)) message.targets.push(number);
          else others.push(number);
        }
        leavePacked(reader, outerEnd);
        if (others.length > 0) message.$unknown = addUnknownNumbers(reader, 152, others, message.$unknown);
        break;
      }
      case 162: {
        if (message.editionDefaults.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.editionDefaults.push(FieldOptions_EditionDefault.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 170: {
        const outerEnd = enterMessage(reader, message.features === undefined ? 104 : 0);
        message.features = FeatureSet.read(reader, message.features);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 178: {
        const outerEnd = enterMessage(reader, message.featureSupport === undefined ? 80 : 0);
        message.featureSupport = FieldOptions_FeatureSupport.read(reader, message.featureSupport);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 7994: {
        if (message.uninterpretedOption.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.uninterpretedOption.push(UninterpretedOption.read(reader));
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

/** The values that these fields stand for if they are absent. */
export const FieldOptionsDefaults = {
  ctype: 0,
  jstype: 0,
  lazy: false,
  unverifiedLazy: false,
  deprecated: false,
  weak: false,
  debugRedact: false,
} as const;

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInFieldOptions(message: FieldOptions): string | undefined {
  let missing: string | undefined;
  for (const item of message.uninterpretedOption) {
    missing = missingInUninterpretedOption(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface FieldOptions_EditionDefault {
  edition?: Edition | undefined;
  value?: string | undefined;
  $unknown?: Uint8Array;
}

export const FieldOptions_EditionDefault: MessageCodec<FieldOptions_EditionDefault> = {
  typeName: "google.protobuf.FieldOptions.EditionDefault",

  create(init) {
    const message: FieldOptions_EditionDefault = new FieldOptions_EditionDefault$new(undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FieldOptions_EditionDefault, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FieldOptions_EditionDefault, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FieldOptions_EditionDefault, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.value !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.value, "value");
    }
    if (message.edition !== undefined) {
      at = writeClosedEnumField(writer, at, 24, message.edition, isEdition, "edition");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FieldOptions_EditionDefault$inOrder(reader)) {
    return isAtEnd(reader) ? message : FieldOptions_EditionDefault$rest(reader, message);
  },
};

const FieldOptions_EditionDefault$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FieldOptions_EditionDefault,
    field$2: string | undefined,
    field$3: Edition | undefined,
  ): void {
    this.value = field$2;
    this.edition = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FieldOptions_EditionDefault$inOrder(reader: Reader): FieldOptions_EditionDefault {
  const { input, end } = reader;
  let { offset } = reader;
  let field$2: string | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$3: Edition | undefined;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isEdition(byte)) {
      field$3 = byte;
      offset += 2;
    }
  }
  reader.offset = offset;
  return new FieldOptions_EditionDefault$new(field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function FieldOptions_EditionDefault$rest(reader: Reader, message: FieldOptions_EditionDefault): FieldOptions_EditionDefault {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 18:
        message.value = readStringUnchecked(reader);
        break;
      case 24: {
        const number = readInt32(reader);
        if (isEdition(number)) message.edition = number;
        else unknownFields = keepUnknown(reader, unknownFields);
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

export interface FieldOptions_FeatureSupport {
  editionIntroduced?: Edition | undefined;
  editionDeprecated?: Edition | undefined;
  deprecationWarning?: string | undefined;
  editionRemoved?: Edition | undefined;
  removalError?: string | undefined;
  $unknown?: Uint8Array;
}

export const FieldOptions_FeatureSupport: MessageCodec<FieldOptions_FeatureSupport> = {
  typeName: "google.protobuf.FieldOptions.FeatureSupport",

  create(init) {
    const message: FieldOptions_FeatureSupport = new FieldOptions_FeatureSupport$new(
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
    return encodeMessage(FieldOptions_FeatureSupport, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FieldOptions_FeatureSupport, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FieldOptions_FeatureSupport, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.editionIntroduced !== undefined) {
      at = writeClosedEnumField(writer, at, 8, message.editionIntroduced, isEdition, "editionIntroduced");
    }
    if (message.editionDeprecated !== undefined) {
      at = writeClosedEnumField(writer, at, 16, message.editionDeprecated, isEdition, "editionDeprecated");
    }
    if (message.deprecationWarning !== undefined) {
      at = writeStringUncheckedField(writer, at, 26, message.deprecationWarning, "deprecationWarning");
    }
    if (message.editionRemoved !== undefined) {
      at = writeClosedEnumField(writer, at, 32, message.editionRemoved, isEdition, "editionRemoved");
    }
    if (message.removalError !== undefined) {
      at = writeStringUncheckedField(writer, at, 42, message.removalError, "removalError");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FieldOptions_FeatureSupport$inOrder(reader)) {
    return isAtEnd(reader) ? message : FieldOptions_FeatureSupport$rest(reader, message);
  },
};

const FieldOptions_FeatureSupport$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FieldOptions_FeatureSupport,
    field$1: Edition | undefined,
    field$2: Edition | undefined,
    field$3: string | undefined,
    field$4: Edition | undefined,
    field$5: string | undefined,
  ): void {
    this.editionIntroduced = field$1;
    this.editionDeprecated = field$2;
    this.deprecationWarning = field$3;
    this.editionRemoved = field$4;
    this.removalError = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FieldOptions_FeatureSupport$inOrder(reader: Reader): FieldOptions_FeatureSupport {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Edition | undefined;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isEdition(byte)) {
      field$1 = byte;
      offset += 2;
    }
  }
  let field$2: Edition | undefined;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isEdition(byte)) {
      field$2 = byte;
      offset += 2;
    }
  }
  let field$3: string | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$4: Edition | undefined;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isEdition(byte)) {
      field$4 = byte;
      offset += 2;
    }
  }
  let field$5: string | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FieldOptions_FeatureSupport$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function FieldOptions_FeatureSupport$rest(reader: Reader, message: FieldOptions_FeatureSupport): FieldOptions_FeatureSupport {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8: {
        const number = readInt32(reader);
        if (isEdition(number)) message.editionIntroduced = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 16: {
        const number = readInt32(reader);
        if (isEdition(number)) message.editionDeprecated = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 26:
        message.deprecationWarning = readStringUnchecked(reader);
        break;
      case 32: {
        const number = readInt32(reader);
        if (isEdition(number)) message.editionRemoved = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 42:
        message.removalError = readStringUnchecked(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface OneofOptions {
  features?: FeatureSet | undefined;
  uninterpretedOption: UninterpretedOption[];
  $unknown?: Uint8Array;
}

export const OneofOptions: MessageCodec<OneofOptions> = {
  typeName: "google.protobuf.OneofOptions",

  create(init) {
    const message: OneofOptions = new OneofOptions$new(undefined, emptyList<UninterpretedOption>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(OneofOptions, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(OneofOptions, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(OneofOptions, bytes, missingInOneofOptions);
  },

  write(message, writer, start) {
    let at = start;
    if (message.features !== undefined) {
      const begin = beginMessage(writer, at, 10, message.features, "features");
      at = endMessage(writer, begin, FeatureSet.write(message.features, writer, begin));
    }
    for (const value of itemsOf(message.uninterpretedOption, "uninterpretedOption")) {
      const begin = beginFarMessage(writer, at, 7994, value, "uninterpretedOption");
      at = endFarMessage(writer, begin, UninterpretedOption.write(value, writer, begin), 7994);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = OneofOptions$inOrder(reader)) {
    return isAtEnd(reader) ? message : OneofOptions$rest(reader, message);
  },
};

const OneofOptions$new = /* @__PURE__ */ plainConstructor(
  function (
    this: OneofOptions,
    field$1: FeatureSet | undefined,
    field$999: UninterpretedOption[],
  ): void {
    this.features = field$1;
    this.uninterpretedOption = field$999;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function OneofOptions$inOrder(reader: Reader): OneofOptions {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: FeatureSet | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 104);
    field$1 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$999: UninterpretedOption[] = emptyList<UninterpretedOption>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 62) {
    reader.offset = offset + 2;
    if (field$999.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$999.push(UninterpretedOption.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new OneofOptions$new(field$1, field$999);
}

/** Reads the remaining fields, in any order. */
function OneofOptions$rest(reader: Reader, message: OneofOptions): OneofOptions {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.features === undefined ? 104 : 0);
        message.features = FeatureSet.read(reader, message.features);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 7994: {
        if (message.uninterpretedOption.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.uninterpretedOption.push(UninterpretedOption.read(reader));
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
export function missingInOneofOptions(message: OneofOptions): string | undefined {
  let missing: string | undefined;
  for (const item of message.uninterpretedOption) {
    missing = missingInUninterpretedOption(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface EnumOptions {
  allowAlias?: boolean | undefined;
  deprecated?: boolean | undefined;
  /** @deprecated */
  deprecatedLegacyJsonFieldConflicts?: boolean | undefined;
  features?: FeatureSet | undefined;
  uninterpretedOption: UninterpretedOption[];
  $unknown?: Uint8Array;
}

export const EnumOptions: MessageCodec<EnumOptions> = {
  typeName: "google.protobuf.EnumOptions",

  create(init) {
    const message: EnumOptions = new EnumOptions$new(
      undefined,
      undefined,
      undefined,
      undefined,
      emptyList<UninterpretedOption>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(EnumOptions, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(EnumOptions, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(EnumOptions, bytes, missingInEnumOptions);
  },

  write(message, writer, start) {
    let at = start;
    if (message.allowAlias !== undefined) {
      at = writeBoolField(writer, at, 16, message.allowAlias, "allowAlias");
    }
    if (message.deprecated !== undefined) {
      at = writeBoolField(writer, at, 24, message.deprecated, "deprecated");
    }
    if (message.deprecatedLegacyJsonFieldConflicts !== undefined) {
      at = writeBoolField(writer, at, 48, message.deprecatedLegacyJsonFieldConflicts, "deprecatedLegacyJsonFieldConflicts");
    }
    if (message.features !== undefined) {
      const begin = beginMessage(writer, at, 58, message.features, "features");
      at = endMessage(writer, begin, FeatureSet.write(message.features, writer, begin));
    }
    for (const value of itemsOf(message.uninterpretedOption, "uninterpretedOption")) {
      const begin = beginFarMessage(writer, at, 7994, value, "uninterpretedOption");
      at = endFarMessage(writer, begin, UninterpretedOption.write(value, writer, begin), 7994);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = EnumOptions$inOrder(reader)) {
    return isAtEnd(reader) ? message : EnumOptions$rest(reader, message);
  },
};

const EnumOptions$new = /* @__PURE__ */ plainConstructor(
  function (
    this: EnumOptions,
    field$2: boolean | undefined,
    field$3: boolean | undefined,
    field$6: boolean | undefined,
    field$7: FeatureSet | undefined,
    field$999: UninterpretedOption[],
  ): void {
    this.allowAlias = field$2;
    this.deprecated = field$3;
    this.deprecatedLegacyJsonFieldConflicts = field$6;
    this.features = field$7;
    this.uninterpretedOption = field$999;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function EnumOptions$inOrder(reader: Reader): EnumOptions {
  const { input, end } = reader;
  let { offset } = reader;
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
  let field$6: boolean | undefined;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte !== 0;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$7: FeatureSet | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 104);
    field$7 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$999: UninterpretedOption[] = emptyList<UninterpretedOption>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 62) {
    reader.offset = offset + 2;
    if (field$999.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$999.push(UninterpretedOption.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new EnumOptions$new(field$2, field$3, field$6, field$7, field$999);
}

/** Reads the remaining fields, in any order. */
function EnumOptions$rest(reader: Reader, message: EnumOptions): EnumOptions {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 16:
        message.allowAlias = readBool(reader);
        break;
      case 24:
        message.deprecated = readBool(reader);
        break;
      case 48:
        message.deprecatedLegacyJsonFieldConflicts = readBool(reader);
        break;
      case 58: {
        const outerEnd = enterMessage(reader, message.features === undefined ? 104 : 0);
        message.features = FeatureSet.read(reader, message.features);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 7994: {
        if (message.uninterpretedOption.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.uninterpretedOption.push(UninterpretedOption.read(reader));
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

/** The values that these fields stand for if they are absent. */
export const EnumOptionsDefaults = {
  deprecated: false,
} as const;

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInEnumOptions(message: EnumOptions): string | undefined {
  let missing: string | undefined;
  for (const item of message.uninterpretedOption) {
    missing = missingInUninterpretedOption(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface EnumValueOptions {
  deprecated?: boolean | undefined;
  features?: FeatureSet | undefined;
  debugRedact?: boolean | undefined;
  featureSupport?: FieldOptions_FeatureSupport | undefined;
  uninterpretedOption: UninterpretedOption[];
  $unknown?: Uint8Array;
}

export const EnumValueOptions: MessageCodec<EnumValueOptions> = {
  typeName: "google.protobuf.EnumValueOptions",

  create(init) {
    const message: EnumValueOptions = new EnumValueOptions$new(
      undefined,
      undefined,
      undefined,
      undefined,
      emptyList<UninterpretedOption>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(EnumValueOptions, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(EnumValueOptions, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(EnumValueOptions, bytes, missingInEnumValueOptions);
  },

  write(message, writer, start) {
    let at = start;
    if (message.deprecated !== undefined) {
      at = writeBoolField(writer, at, 8, message.deprecated, "deprecated");
    }
    if (message.features !== undefined) {
      const begin = beginMessage(writer, at, 18, message.features, "features");
      at = endMessage(writer, begin, FeatureSet.write(message.features, writer, begin));
    }
    if (message.debugRedact !== undefined) {
      at = writeBoolField(writer, at, 24, message.debugRedact, "debugRedact");
    }
    if (message.featureSupport !== undefined) {
      const begin = beginMessage(writer, at, 34, message.featureSupport, "featureSupport");
      at = endMessage(writer, begin, FieldOptions_FeatureSupport.write(message.featureSupport, writer, begin));
    }
    for (const value of itemsOf(message.uninterpretedOption, "uninterpretedOption")) {
      const begin = beginFarMessage(writer, at, 7994, value, "uninterpretedOption");
      at = endFarMessage(writer, begin, UninterpretedOption.write(value, writer, begin), 7994);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = EnumValueOptions$inOrder(reader)) {
    return isAtEnd(reader) ? message : EnumValueOptions$rest(reader, message);
  },
};

const EnumValueOptions$new = /* @__PURE__ */ plainConstructor(
  function (
    this: EnumValueOptions,
    field$1: boolean | undefined,
    field$2: FeatureSet | undefined,
    field$3: boolean | undefined,
    field$4: FieldOptions_FeatureSupport | undefined,
    field$999: UninterpretedOption[],
  ): void {
    this.deprecated = field$1;
    this.features = field$2;
    this.debugRedact = field$3;
    this.featureSupport = field$4;
    this.uninterpretedOption = field$999;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function EnumValueOptions$inOrder(reader: Reader): EnumValueOptions {
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
  let field$2: FeatureSet | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 104);
    field$2 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
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
  let field$4: FieldOptions_FeatureSupport | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 80);
    field$4 = FieldOptions_FeatureSupport.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$999: UninterpretedOption[] = emptyList<UninterpretedOption>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 62) {
    reader.offset = offset + 2;
    if (field$999.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$999.push(UninterpretedOption.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new EnumValueOptions$new(field$1, field$2, field$3, field$4, field$999);
}

/** Reads the remaining fields, in any order. */
function EnumValueOptions$rest(reader: Reader, message: EnumValueOptions): EnumValueOptions {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.deprecated = readBool(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.features === undefined ? 104 : 0);
        message.features = FeatureSet.read(reader, message.features);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 24:
        message.debugRedact = readBool(reader);
        break;
      case 34: {
        const outerEnd = enterMessage(reader, message.featureSupport === undefined ? 80 : 0);
        message.featureSupport = FieldOptions_FeatureSupport.read(reader, message.featureSupport);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 7994: {
        if (message.uninterpretedOption.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.uninterpretedOption.push(UninterpretedOption.read(reader));
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

/** The values that these fields stand for if they are absent. */
export const EnumValueOptionsDefaults = {
  deprecated: false,
  debugRedact: false,
} as const;

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInEnumValueOptions(message: EnumValueOptions): string | undefined {
  let missing: string | undefined;
  for (const item of message.uninterpretedOption) {
    missing = missingInUninterpretedOption(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface ServiceOptions {
  features?: FeatureSet | undefined;
  deprecated?: boolean | undefined;
  uninterpretedOption: UninterpretedOption[];
  $unknown?: Uint8Array;
}

export const ServiceOptions: MessageCodec<ServiceOptions> = {
  typeName: "google.protobuf.ServiceOptions",

  create(init) {
    const message: ServiceOptions = new ServiceOptions$new(undefined, undefined, emptyList<UninterpretedOption>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ServiceOptions, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ServiceOptions, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(ServiceOptions, bytes, missingInServiceOptions);
  },

  write(message, writer, start) {
    let at = start;
    if (message.deprecated !== undefined) {
      at = writeBoolField(writer, at, 264, message.deprecated, "deprecated");
    }
    if (message.features !== undefined) {
      const begin = beginFarMessage(writer, at, 274, message.features, "features");
      at = endFarMessage(writer, begin, FeatureSet.write(message.features, writer, begin), 274);
    }
    for (const value of itemsOf(message.uninterpretedOption, "uninterpretedOption")) {
      const begin = beginFarMessage(writer, at, 7994, value, "uninterpretedOption");
      at = endFarMessage(writer, begin, UninterpretedOption.write(value, writer, begin), 7994);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ServiceOptions$inOrder(reader)) {
    return isAtEnd(reader) ? message : ServiceOptions$rest(reader, message);
  },
};

const ServiceOptions$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ServiceOptions,
    field$33: boolean | undefined,
    field$34: FeatureSet | undefined,
    field$999: UninterpretedOption[],
  ): void {
    this.deprecated = field$33;
    this.features = field$34;
    this.uninterpretedOption = field$999;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ServiceOptions$inOrder(reader: Reader): ServiceOptions {
  const { input, end } = reader;
  let { offset } = reader;
  let field$33: boolean | undefined;
  if (offset + 2 < end && input[offset] === 136 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$33 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$33 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$34: FeatureSet | undefined;
  if (offset + 1 < end && input[offset] === 146 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 104);
    field$34 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$999: UninterpretedOption[] = emptyList<UninterpretedOption>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 62) {
    reader.offset = offset + 2;
    if (field$999.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$999.push(UninterpretedOption.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ServiceOptions$new(field$33, field$34, field$999);
}

/** Reads the remaining fields, in any order. */
function ServiceOptions$rest(reader: Reader, message: ServiceOptions): ServiceOptions {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 264:
        message.deprecated = readBool(reader);
        break;
      case 274: {
        const outerEnd = enterMessage(reader, message.features === undefined ? 104 : 0);
        message.features = FeatureSet.read(reader, message.features);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 7994: {
        if (message.uninterpretedOption.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.uninterpretedOption.push(UninterpretedOption.read(reader));
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

/** The values that these fields stand for if they are absent. */
export const ServiceOptionsDefaults = {
  deprecated: false,
} as const;

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInServiceOptions(message: ServiceOptions): string | undefined {
  let missing: string | undefined;
  for (const item of message.uninterpretedOption) {
    missing = missingInUninterpretedOption(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface MethodOptions {
  deprecated?: boolean | undefined;
  idempotencyLevel?: MethodOptions_IdempotencyLevel | undefined;
  features?: FeatureSet | undefined;
  uninterpretedOption: UninterpretedOption[];
  $unknown?: Uint8Array;
}

export const MethodOptions: MessageCodec<MethodOptions> = {
  typeName: "google.protobuf.MethodOptions",

  create(init) {
    const message: MethodOptions = new MethodOptions$new(undefined, undefined, undefined, emptyList<UninterpretedOption>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(MethodOptions, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(MethodOptions, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(MethodOptions, bytes, missingInMethodOptions);
  },

  write(message, writer, start) {
    let at = start;
    if (message.deprecated !== undefined) {
      at = writeBoolField(writer, at, 264, message.deprecated, "deprecated");
    }
    if (message.idempotencyLevel !== undefined) {
      at = writeClosedEnumField(writer, at, 272, message.idempotencyLevel, isMethodOptions_IdempotencyLevel, "idempotencyLevel");
    }
    if (message.features !== undefined) {
      const begin = beginFarMessage(writer, at, 282, message.features, "features");
      at = endFarMessage(writer, begin, FeatureSet.write(message.features, writer, begin), 282);
    }
    for (const value of itemsOf(message.uninterpretedOption, "uninterpretedOption")) {
      const begin = beginFarMessage(writer, at, 7994, value, "uninterpretedOption");
      at = endFarMessage(writer, begin, UninterpretedOption.write(value, writer, begin), 7994);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = MethodOptions$inOrder(reader)) {
    return isAtEnd(reader) ? message : MethodOptions$rest(reader, message);
  },
};

const MethodOptions$new = /* @__PURE__ */ plainConstructor(
  function (
    this: MethodOptions,
    field$33: boolean | undefined,
    field$34: MethodOptions_IdempotencyLevel | undefined,
    field$35: FeatureSet | undefined,
    field$999: UninterpretedOption[],
  ): void {
    this.deprecated = field$33;
    this.idempotencyLevel = field$34;
    this.features = field$35;
    this.uninterpretedOption = field$999;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function MethodOptions$inOrder(reader: Reader): MethodOptions {
  const { input, end } = reader;
  let { offset } = reader;
  let field$33: boolean | undefined;
  if (offset + 2 < end && input[offset] === 136 && input[offset + 1] === 2) {
    const byte = input[offset + 2] ?? 0;
    if (byte < 128) {
      field$33 = byte !== 0;
      offset += 3;
    } else {
      reader.offset = offset + 2;
      field$33 = readBool(reader);
      offset = reader.offset;
    }
  }
  let field$35: FeatureSet | undefined;
  if (offset + 1 < end && input[offset] === 154 && input[offset + 1] === 2) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 104);
    field$35 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$999: UninterpretedOption[] = emptyList<UninterpretedOption>();
  while (offset + 1 < end && input[offset] === 186 && input[offset + 1] === 62) {
    reader.offset = offset + 2;
    if (field$999.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 128);
    field$999.push(UninterpretedOption.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new MethodOptions$new(field$33, undefined, field$35, field$999);
}

/** Reads the remaining fields, in any order. */
function MethodOptions$rest(reader: Reader, message: MethodOptions): MethodOptions {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 264:
        message.deprecated = readBool(reader);
        break;
      case 272: {
        const number = readInt32(reader);
        if (isMethodOptions_IdempotencyLevel(number)) message.idempotencyLevel = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 282: {
        const outerEnd = enterMessage(reader, message.features === undefined ? 104 : 0);
        message.features = FeatureSet.read(reader, message.features);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 7994: {
        if (message.uninterpretedOption.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 128);
        message.uninterpretedOption.push(UninterpretedOption.read(reader));
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

/** The values that these fields stand for if they are absent. */
export const MethodOptionsDefaults = {
  deprecated: false,
  idempotencyLevel: 0,
} as const;

/** The full name of the first required field that is missing, in the message or in one it contains. */
export function missingInMethodOptions(message: MethodOptions): string | undefined {
  let missing: string | undefined;
  for (const item of message.uninterpretedOption) {
    missing = missingInUninterpretedOption(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface UninterpretedOption {
  name: UninterpretedOption_NamePart[];
  identifierValue?: string | undefined;
  positiveIntValue?: bigint | undefined;
  negativeIntValue?: bigint | undefined;
  doubleValue?: number | undefined;
  stringValue?: Uint8Array | undefined;
  aggregateValue?: string | undefined;
  $unknown?: Uint8Array;
}

export const UninterpretedOption: MessageCodec<UninterpretedOption> = {
  typeName: "google.protobuf.UninterpretedOption",

  create(init) {
    const message: UninterpretedOption = new UninterpretedOption$new(
      emptyList<UninterpretedOption_NamePart>(),
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
    return encodeMessage(UninterpretedOption, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(UninterpretedOption, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(UninterpretedOption, bytes, missingInUninterpretedOption);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.name, "name")) {
      const begin = beginMessage(writer, at, 18, value, "name");
      at = endMessage(writer, begin, UninterpretedOption_NamePart.write(value, writer, begin));
    }
    if (message.identifierValue !== undefined) {
      at = writeStringUncheckedField(writer, at, 26, message.identifierValue, "identifierValue");
    }
    if (message.positiveIntValue !== undefined) {
      at = writeUint64Field(writer, at, 32, message.positiveIntValue, "positiveIntValue");
    }
    if (message.negativeIntValue !== undefined) {
      at = writeInt64Field(writer, at, 40, message.negativeIntValue, "negativeIntValue");
    }
    if (message.doubleValue !== undefined) {
      at = writeDoubleField(writer, at, 49, message.doubleValue, "doubleValue");
    }
    if (message.stringValue !== undefined) {
      at = writeBytesField(writer, at, 58, message.stringValue, "stringValue");
    }
    if (message.aggregateValue !== undefined) {
      at = writeStringUncheckedField(writer, at, 66, message.aggregateValue, "aggregateValue");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = UninterpretedOption$inOrder(reader)) {
    return isAtEnd(reader) ? message : UninterpretedOption$rest(reader, message);
  },
};

const UninterpretedOption$new = /* @__PURE__ */ plainConstructor(
  function (
    this: UninterpretedOption,
    field$2: UninterpretedOption_NamePart[],
    field$3: string | undefined,
    field$4: bigint | undefined,
    field$5: bigint | undefined,
    field$6: number | undefined,
    field$7: Uint8Array | undefined,
    field$8: string | undefined,
  ): void {
    this.name = field$2;
    this.identifierValue = field$3;
    this.positiveIntValue = field$4;
    this.negativeIntValue = field$5;
    this.doubleValue = field$6;
    this.stringValue = field$7;
    this.aggregateValue = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function UninterpretedOption$inOrder(reader: Reader): UninterpretedOption {
  const { input, end } = reader;
  let { offset } = reader;
  const field$2: UninterpretedOption_NamePart[] = emptyList<UninterpretedOption_NamePart>();
  while (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    if (field$2.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 56);
    field$2.push(UninterpretedOption_NamePart.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: string | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readStringUnchecked(reader);
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
    field$5 = readInt64(reader);
    offset = reader.offset;
  }
  let field$6: number | undefined;
  if (offset + 8 < end && input[offset] === 49) {
    field$6 = viewOf(reader).getFloat64(offset + 1, true);
    offset += 9;
  }
  let field$7: Uint8Array | undefined;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    field$7 = readBytes(reader);
    offset = reader.offset;
  }
  let field$8: string | undefined;
  if (offset < end && input[offset] === 66) {
    reader.offset = offset + 1;
    field$8 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new UninterpretedOption$new(field$2, field$3, field$4, field$5, field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function UninterpretedOption$rest(reader: Reader, message: UninterpretedOption): UninterpretedOption {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 18: {
        if (message.name.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 56);
        message.name.push(UninterpretedOption_NamePart.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26:
        message.identifierValue = readStringUnchecked(reader);
        break;
      case 32:
        message.positiveIntValue = readUint64(reader);
        break;
      case 40:
        message.negativeIntValue = readInt64(reader);
        break;
      case 49:
        message.doubleValue = readDouble(reader);
        break;
      case 58:
        message.stringValue = readBytes(reader);
        break;
      case 66:
        message.aggregateValue = readStringUnchecked(reader);
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
export function missingInUninterpretedOption(message: UninterpretedOption): string | undefined {
  let missing: string | undefined;
  for (const item of message.name) {
    missing = missingInUninterpretedOption_NamePart(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface UninterpretedOption_NamePart {
  namePart?: string | undefined;
  isExtension?: boolean | undefined;
  $unknown?: Uint8Array;
}

export const UninterpretedOption_NamePart: MessageCodec<UninterpretedOption_NamePart> = {
  typeName: "google.protobuf.UninterpretedOption.NamePart",

  create(init) {
    const message: UninterpretedOption_NamePart = new UninterpretedOption_NamePart$new(undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(UninterpretedOption_NamePart, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(UninterpretedOption_NamePart, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(UninterpretedOption_NamePart, bytes, missingInUninterpretedOption_NamePart);
  },

  write(message, writer, start) {
    let at = start;
    if (message.namePart === undefined) throw missingRequired("namePart");
    at = writeStringUncheckedField(writer, at, 10, message.namePart, "namePart");
    if (message.isExtension === undefined) throw missingRequired("isExtension");
    at = writeBoolField(writer, at, 16, message.isExtension, "isExtension");
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = UninterpretedOption_NamePart$inOrder(reader)) {
    if (!isAtEnd(reader)) UninterpretedOption_NamePart$rest(reader, message);
    if (message.namePart === undefined || message.isExtension === undefined) lacksRequired(reader);
    return message;
  },
};

const UninterpretedOption_NamePart$new = /* @__PURE__ */ plainConstructor(
  function (
    this: UninterpretedOption_NamePart,
    field$1: string | undefined,
    field$2: boolean | undefined,
  ): void {
    this.namePart = field$1;
    this.isExtension = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function UninterpretedOption_NamePart$inOrder(reader: Reader): UninterpretedOption_NamePart {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readStringUnchecked(reader);
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
  return new UninterpretedOption_NamePart$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function UninterpretedOption_NamePart$rest(reader: Reader, message: UninterpretedOption_NamePart): UninterpretedOption_NamePart {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.namePart = readStringUnchecked(reader);
        break;
      case 16:
        message.isExtension = readBool(reader);
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
export function missingInUninterpretedOption_NamePart(message: UninterpretedOption_NamePart): string | undefined {
  if (message.namePart === undefined) return "google.protobuf.UninterpretedOption.NamePart.namePart";
  if (message.isExtension === undefined) return "google.protobuf.UninterpretedOption.NamePart.isExtension";
  return undefined;
}

export interface FeatureSet {
  fieldPresence?: FeatureSet_FieldPresence | undefined;
  enumType?: FeatureSet_EnumType | undefined;
  repeatedFieldEncoding?: FeatureSet_RepeatedFieldEncoding | undefined;
  utf8Validation?: FeatureSet_Utf8Validation | undefined;
  messageEncoding?: FeatureSet_MessageEncoding | undefined;
  jsonFormat?: FeatureSet_JsonFormat | undefined;
  enforceNamingStyle?: FeatureSet_EnforceNamingStyle | undefined;
  defaultSymbolVisibility?: FeatureSet_VisibilityFeature_DefaultSymbolVisibility | undefined;
  $unknown?: Uint8Array;
}

export const FeatureSet: MessageCodec<FeatureSet> = {
  typeName: "google.protobuf.FeatureSet",

  create(init) {
    const message: FeatureSet = new FeatureSet$new(
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
    return encodeMessage(FeatureSet, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FeatureSet, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FeatureSet, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.fieldPresence !== undefined) {
      at = writeClosedEnumField(writer, at, 8, message.fieldPresence, isFeatureSet_FieldPresence, "fieldPresence");
    }
    if (message.enumType !== undefined) {
      at = writeClosedEnumField(writer, at, 16, message.enumType, isFeatureSet_EnumType, "enumType");
    }
    if (message.repeatedFieldEncoding !== undefined) {
      at = writeClosedEnumField(writer, at, 24, message.repeatedFieldEncoding, isFeatureSet_RepeatedFieldEncoding, "repeatedFieldEncoding");
    }
    if (message.utf8Validation !== undefined) {
      at = writeClosedEnumField(writer, at, 32, message.utf8Validation, isFeatureSet_Utf8Validation, "utf8Validation");
    }
    if (message.messageEncoding !== undefined) {
      at = writeClosedEnumField(writer, at, 40, message.messageEncoding, isFeatureSet_MessageEncoding, "messageEncoding");
    }
    if (message.jsonFormat !== undefined) {
      at = writeClosedEnumField(writer, at, 48, message.jsonFormat, isFeatureSet_JsonFormat, "jsonFormat");
    }
    if (message.enforceNamingStyle !== undefined) {
      at = writeClosedEnumField(writer, at, 56, message.enforceNamingStyle, isFeatureSet_EnforceNamingStyle, "enforceNamingStyle");
    }
    if (message.defaultSymbolVisibility !== undefined) {
      at = writeClosedEnumField(writer, at, 64, message.defaultSymbolVisibility, isFeatureSet_VisibilityFeature_DefaultSymbolVisibility, "defaultSymbolVisibility");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FeatureSet$inOrder(reader)) {
    return isAtEnd(reader) ? message : FeatureSet$rest(reader, message);
  },
};

const FeatureSet$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FeatureSet,
    field$1: FeatureSet_FieldPresence | undefined,
    field$2: FeatureSet_EnumType | undefined,
    field$3: FeatureSet_RepeatedFieldEncoding | undefined,
    field$4: FeatureSet_Utf8Validation | undefined,
    field$5: FeatureSet_MessageEncoding | undefined,
    field$6: FeatureSet_JsonFormat | undefined,
    field$7: FeatureSet_EnforceNamingStyle | undefined,
    field$8: FeatureSet_VisibilityFeature_DefaultSymbolVisibility | undefined,
  ): void {
    this.fieldPresence = field$1;
    this.enumType = field$2;
    this.repeatedFieldEncoding = field$3;
    this.utf8Validation = field$4;
    this.messageEncoding = field$5;
    this.jsonFormat = field$6;
    this.enforceNamingStyle = field$7;
    this.defaultSymbolVisibility = field$8;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FeatureSet$inOrder(reader: Reader): FeatureSet {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: FeatureSet_FieldPresence | undefined;
  if (offset + 1 < end && input[offset] === 8) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFeatureSet_FieldPresence(byte)) {
      field$1 = byte;
      offset += 2;
    }
  }
  let field$2: FeatureSet_EnumType | undefined;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFeatureSet_EnumType(byte)) {
      field$2 = byte;
      offset += 2;
    }
  }
  let field$3: FeatureSet_RepeatedFieldEncoding | undefined;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFeatureSet_RepeatedFieldEncoding(byte)) {
      field$3 = byte;
      offset += 2;
    }
  }
  let field$4: FeatureSet_Utf8Validation | undefined;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFeatureSet_Utf8Validation(byte)) {
      field$4 = byte;
      offset += 2;
    }
  }
  let field$5: FeatureSet_MessageEncoding | undefined;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFeatureSet_MessageEncoding(byte)) {
      field$5 = byte;
      offset += 2;
    }
  }
  let field$6: FeatureSet_JsonFormat | undefined;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFeatureSet_JsonFormat(byte)) {
      field$6 = byte;
      offset += 2;
    }
  }
  let field$7: FeatureSet_EnforceNamingStyle | undefined;
  if (offset + 1 < end && input[offset] === 56) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFeatureSet_EnforceNamingStyle(byte)) {
      field$7 = byte;
      offset += 2;
    }
  }
  let field$8: FeatureSet_VisibilityFeature_DefaultSymbolVisibility | undefined;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isFeatureSet_VisibilityFeature_DefaultSymbolVisibility(byte)) {
      field$8 = byte;
      offset += 2;
    }
  }
  reader.offset = offset;
  return new FeatureSet$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7, field$8);
}

/** Reads the remaining fields, in any order. */
function FeatureSet$rest(reader: Reader, message: FeatureSet): FeatureSet {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8: {
        const number = readInt32(reader);
        if (isFeatureSet_FieldPresence(number)) message.fieldPresence = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 16: {
        const number = readInt32(reader);
        if (isFeatureSet_EnumType(number)) message.enumType = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 24: {
        const number = readInt32(reader);
        if (isFeatureSet_RepeatedFieldEncoding(number)) message.repeatedFieldEncoding = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 32: {
        const number = readInt32(reader);
        if (isFeatureSet_Utf8Validation(number)) message.utf8Validation = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 40: {
        const number = readInt32(reader);
        if (isFeatureSet_MessageEncoding(number)) message.messageEncoding = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 48: {
        const number = readInt32(reader);
        if (isFeatureSet_JsonFormat(number)) message.jsonFormat = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 56: {
        const number = readInt32(reader);
        if (isFeatureSet_EnforceNamingStyle(number)) message.enforceNamingStyle = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 64: {
        const number = readInt32(reader);
        if (isFeatureSet_VisibilityFeature_DefaultSymbolVisibility(number)) message.defaultSymbolVisibility = number;
        else unknownFields = keepUnknown(reader, unknownFields);
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

export interface FeatureSet_VisibilityFeature {
  $unknown?: Uint8Array;
}

export const FeatureSet_VisibilityFeature: MessageCodec<FeatureSet_VisibilityFeature> = {
  typeName: "google.protobuf.FeatureSet.VisibilityFeature",

  create(init) {
    const message: FeatureSet_VisibilityFeature = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FeatureSet_VisibilityFeature, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FeatureSet_VisibilityFeature, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FeatureSet_VisibilityFeature, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FeatureSet_VisibilityFeature.create()) {
    return isAtEnd(reader) ? message : FeatureSet_VisibilityFeature$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function FeatureSet_VisibilityFeature$rest(reader: Reader, message: FeatureSet_VisibilityFeature): FeatureSet_VisibilityFeature {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface FeatureSetDefaults {
  defaults: FeatureSetDefaults_FeatureSetEditionDefault[];
  minimumEdition?: Edition | undefined;
  maximumEdition?: Edition | undefined;
  $unknown?: Uint8Array;
}

export const FeatureSetDefaults: MessageCodec<FeatureSetDefaults> = {
  typeName: "google.protobuf.FeatureSetDefaults",

  create(init) {
    const message: FeatureSetDefaults = new FeatureSetDefaults$new(
      emptyList<FeatureSetDefaults_FeatureSetEditionDefault>(),
      undefined,
      undefined,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FeatureSetDefaults, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FeatureSetDefaults, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FeatureSetDefaults, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.defaults, "defaults")) {
      const begin = beginMessage(writer, at, 10, value, "defaults");
      at = endMessage(writer, begin, FeatureSetDefaults_FeatureSetEditionDefault.write(value, writer, begin));
    }
    if (message.minimumEdition !== undefined) {
      at = writeClosedEnumField(writer, at, 32, message.minimumEdition, isEdition, "minimumEdition");
    }
    if (message.maximumEdition !== undefined) {
      at = writeClosedEnumField(writer, at, 40, message.maximumEdition, isEdition, "maximumEdition");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FeatureSetDefaults$inOrder(reader)) {
    return isAtEnd(reader) ? message : FeatureSetDefaults$rest(reader, message);
  },
};

const FeatureSetDefaults$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FeatureSetDefaults,
    field$1: FeatureSetDefaults_FeatureSetEditionDefault[],
    field$4: Edition | undefined,
    field$5: Edition | undefined,
  ): void {
    this.defaults = field$1;
    this.minimumEdition = field$4;
    this.maximumEdition = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FeatureSetDefaults$inOrder(reader: Reader): FeatureSetDefaults {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: FeatureSetDefaults_FeatureSetEditionDefault[] = emptyList<FeatureSetDefaults_FeatureSetEditionDefault>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 64);
    field$1.push(FeatureSetDefaults_FeatureSetEditionDefault.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$4: Edition | undefined;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isEdition(byte)) {
      field$4 = byte;
      offset += 2;
    }
  }
  let field$5: Edition | undefined;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isEdition(byte)) {
      field$5 = byte;
      offset += 2;
    }
  }
  reader.offset = offset;
  return new FeatureSetDefaults$new(field$1, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function FeatureSetDefaults$rest(reader: Reader, message: FeatureSetDefaults): FeatureSetDefaults {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.defaults.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 64);
        message.defaults.push(FeatureSetDefaults_FeatureSetEditionDefault.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 32: {
        const number = readInt32(reader);
        if (isEdition(number)) message.minimumEdition = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 40: {
        const number = readInt32(reader);
        if (isEdition(number)) message.maximumEdition = number;
        else unknownFields = keepUnknown(reader, unknownFields);
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

export interface FeatureSetDefaults_FeatureSetEditionDefault {
  edition?: Edition | undefined;
  overridableFeatures?: FeatureSet | undefined;
  fixedFeatures?: FeatureSet | undefined;
  $unknown?: Uint8Array;
}

export const FeatureSetDefaults_FeatureSetEditionDefault: MessageCodec<FeatureSetDefaults_FeatureSetEditionDefault> = {
  typeName: "google.protobuf.FeatureSetDefaults.FeatureSetEditionDefault",

  create(init) {
    const message: FeatureSetDefaults_FeatureSetEditionDefault = new FeatureSetDefaults_FeatureSetEditionDefault$new(
      undefined,
      undefined,
      undefined,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FeatureSetDefaults_FeatureSetEditionDefault, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FeatureSetDefaults_FeatureSetEditionDefault, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FeatureSetDefaults_FeatureSetEditionDefault, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.edition !== undefined) {
      at = writeClosedEnumField(writer, at, 24, message.edition, isEdition, "edition");
    }
    if (message.overridableFeatures !== undefined) {
      const begin = beginMessage(writer, at, 34, message.overridableFeatures, "overridableFeatures");
      at = endMessage(writer, begin, FeatureSet.write(message.overridableFeatures, writer, begin));
    }
    if (message.fixedFeatures !== undefined) {
      const begin = beginMessage(writer, at, 42, message.fixedFeatures, "fixedFeatures");
      at = endMessage(writer, begin, FeatureSet.write(message.fixedFeatures, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FeatureSetDefaults_FeatureSetEditionDefault$inOrder(reader)) {
    return isAtEnd(reader) ? message : FeatureSetDefaults_FeatureSetEditionDefault$rest(reader, message);
  },
};

const FeatureSetDefaults_FeatureSetEditionDefault$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FeatureSetDefaults_FeatureSetEditionDefault,
    field$3: Edition | undefined,
    field$4: FeatureSet | undefined,
    field$5: FeatureSet | undefined,
  ): void {
    this.edition = field$3;
    this.overridableFeatures = field$4;
    this.fixedFeatures = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FeatureSetDefaults_FeatureSetEditionDefault$inOrder(reader: Reader): FeatureSetDefaults_FeatureSetEditionDefault {
  const { input, end } = reader;
  let { offset } = reader;
  let field$3: Edition | undefined;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isEdition(byte)) {
      field$3 = byte;
      offset += 2;
    }
  }
  let field$4: FeatureSet | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 104);
    field$4 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: FeatureSet | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 104);
    field$5 = FeatureSet.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FeatureSetDefaults_FeatureSetEditionDefault$new(field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function FeatureSetDefaults_FeatureSetEditionDefault$rest(reader: Reader, message: FeatureSetDefaults_FeatureSetEditionDefault): FeatureSetDefaults_FeatureSetEditionDefault {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 24: {
        const number = readInt32(reader);
        if (isEdition(number)) message.edition = number;
        else unknownFields = keepUnknown(reader, unknownFields);
        break;
      }
      case 34: {
        const outerEnd = enterMessage(reader, message.overridableFeatures === undefined ? 104 : 0);
        message.overridableFeatures = FeatureSet.read(reader, message.overridableFeatures);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const outerEnd = enterMessage(reader, message.fixedFeatures === undefined ? 104 : 0);
        message.fixedFeatures = FeatureSet.read(reader, message.fixedFeatures);
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

export interface SourceCodeInfo {
  location: SourceCodeInfo_Location[];
  $unknown?: Uint8Array;
}

export const SourceCodeInfo: MessageCodec<SourceCodeInfo> = {
  typeName: "google.protobuf.SourceCodeInfo",

  create(init) {
    const message: SourceCodeInfo = new SourceCodeInfo$new(emptyList<SourceCodeInfo_Location>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SourceCodeInfo, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SourceCodeInfo, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SourceCodeInfo, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.location, "location")) {
      const begin = beginMessage(writer, at, 10, value, "location");
      at = endMessage(writer, begin, SourceCodeInfo_Location.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SourceCodeInfo$inOrder(reader)) {
    return isAtEnd(reader) ? message : SourceCodeInfo$rest(reader, message);
  },
};

const SourceCodeInfo$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SourceCodeInfo,
    field$1: SourceCodeInfo_Location[],
  ): void {
    this.location = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SourceCodeInfo$inOrder(reader: Reader): SourceCodeInfo {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: SourceCodeInfo_Location[] = emptyList<SourceCodeInfo_Location>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 176);
    field$1.push(SourceCodeInfo_Location.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SourceCodeInfo$new(field$1);
}

/** Reads the remaining fields, in any order. */
function SourceCodeInfo$rest(reader: Reader, message: SourceCodeInfo): SourceCodeInfo {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.location.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 176);
        message.location.push(SourceCodeInfo_Location.read(reader));
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

export interface SourceCodeInfo_Location {
  path: number[];
  span: number[];
  leadingComments?: string | undefined;
  trailingComments?: string | undefined;
  leadingDetachedComments: string[];
  $unknown?: Uint8Array;
}

export const SourceCodeInfo_Location: MessageCodec<SourceCodeInfo_Location> = {
  typeName: "google.protobuf.SourceCodeInfo.Location",

  create(init) {
    const message: SourceCodeInfo_Location = new SourceCodeInfo_Location$new(
      emptyList<number>(),
      emptyList<number>(),
      undefined,
      undefined,
      emptyList<string>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SourceCodeInfo_Location, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SourceCodeInfo_Location, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SourceCodeInfo_Location, bytes);
  },

  write(message, writer, start) {
    let at = start;
    at = writeInt32s(writer, at, 10, message.path, "path");
    at = writeInt32s(writer, at, 18, message.span, "span");
    if (message.leadingComments !== undefined) {
      at = writeStringUncheckedField(writer, at, 26, message.leadingComments, "leadingComments");
    }
    if (message.trailingComments !== undefined) {
      at = writeStringUncheckedField(writer, at, 34, message.trailingComments, "trailingComments");
    }
    for (const value of itemsOf(message.leadingDetachedComments, "leadingDetachedComments")) {
      at = writeStringUncheckedField(writer, at, 50, value, "leadingDetachedComments");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SourceCodeInfo_Location$inOrder(reader)) {
    return isAtEnd(reader) ? message : SourceCodeInfo_Location$rest(reader, message);
  },
};

const SourceCodeInfo_Location$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SourceCodeInfo_Location,
    field$1: number[],
    field$2: number[],
    field$3: string | undefined,
    field$4: string | undefined,
    field$6: string[],
  ): void {
    this.path = field$1;
    this.span = field$2;
    this.leadingComments = field$3;
    this.trailingComments = field$4;
    this.leadingDetachedComments = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SourceCodeInfo_Location$inOrder(reader: Reader): SourceCodeInfo_Location {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number[] | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readInt32s(reader);
    offset = reader.offset;
  }
  let field$2: number[] | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readInt32s(reader);
    offset = reader.offset;
  }
  let field$3: string | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$4: string | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  const field$6: string[] = emptyList<string>();
  while (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    if (field$6.length === 0) beginList(reader);
    field$6.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SourceCodeInfo_Location$new(
    field$1 ?? emptyList<number>(),
    field$2 ?? emptyList<number>(),
    field$3,
    field$4,
    field$6,
  );
}

/** Reads the remaining fields, in any order. */
function SourceCodeInfo_Location$rest(reader: Reader, message: SourceCodeInfo_Location): SourceCodeInfo_Location {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        if (message.path.length === 0) beginList(reader);
        message.path.push(readInt32(reader));
        break;
      case 10: {
        message.path = readInt32s(reader, message.path);
        break;
      }
      case 16:
        if (message.span.length === 0) beginList(reader);
        message.span.push(readInt32(reader));
        break;
      case 18: {
        message.span = readInt32s(reader, message.span);
        break;
      }
      case 26:
        message.leadingComments = readStringUnchecked(reader);
        break;
      case 34:
        message.trailingComments = readStringUnchecked(reader);
        break;
      case 50:
        if (message.leadingDetachedComments.length === 0) beginList(reader);
        message.leadingDetachedComments.push(readStringUnchecked(reader));
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface GeneratedCodeInfo {
  annotation: GeneratedCodeInfo_Annotation[];
  $unknown?: Uint8Array;
}

export const GeneratedCodeInfo: MessageCodec<GeneratedCodeInfo> = {
  typeName: "google.protobuf.GeneratedCodeInfo",

  create(init) {
    const message: GeneratedCodeInfo = new GeneratedCodeInfo$new(emptyList<GeneratedCodeInfo_Annotation>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GeneratedCodeInfo, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GeneratedCodeInfo, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GeneratedCodeInfo, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.annotation, "annotation")) {
      const begin = beginMessage(writer, at, 10, value, "annotation");
      at = endMessage(writer, begin, GeneratedCodeInfo_Annotation.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GeneratedCodeInfo$inOrder(reader)) {
    return isAtEnd(reader) ? message : GeneratedCodeInfo$rest(reader, message);
  },
};

const GeneratedCodeInfo$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GeneratedCodeInfo,
    field$1: GeneratedCodeInfo_Annotation[],
  ): void {
    this.annotation = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GeneratedCodeInfo$inOrder(reader: Reader): GeneratedCodeInfo {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: GeneratedCodeInfo_Annotation[] = emptyList<GeneratedCodeInfo_Annotation>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 112);
    field$1.push(GeneratedCodeInfo_Annotation.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new GeneratedCodeInfo$new(field$1);
}

/** Reads the remaining fields, in any order. */
function GeneratedCodeInfo$rest(reader: Reader, message: GeneratedCodeInfo): GeneratedCodeInfo {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.annotation.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 112);
        message.annotation.push(GeneratedCodeInfo_Annotation.read(reader));
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

export interface GeneratedCodeInfo_Annotation {
  path: number[];
  sourceFile?: string | undefined;
  begin?: number | undefined;
  end?: number | undefined;
  semantic?: GeneratedCodeInfo_Annotation_Semantic | undefined;
  $unknown?: Uint8Array;
}

export const GeneratedCodeInfo_Annotation: MessageCodec<GeneratedCodeInfo_Annotation> = {
  typeName: "google.protobuf.GeneratedCodeInfo.Annotation",

  create(init) {
    const message: GeneratedCodeInfo_Annotation = new GeneratedCodeInfo_Annotation$new(
      emptyList<number>(),
      undefined,
      undefined,
      undefined,
      undefined,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(GeneratedCodeInfo_Annotation, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(GeneratedCodeInfo_Annotation, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(GeneratedCodeInfo_Annotation, bytes);
  },

  write(message, writer, start) {
    let at = start;
    at = writeInt32s(writer, at, 10, message.path, "path");
    if (message.sourceFile !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.sourceFile, "sourceFile");
    }
    if (message.begin !== undefined) {
      at = writeInt32Field(writer, at, 24, message.begin, "begin");
    }
    if (message.end !== undefined) {
      at = writeInt32Field(writer, at, 32, message.end, "end");
    }
    if (message.semantic !== undefined) {
      at = writeClosedEnumField(writer, at, 40, message.semantic, isGeneratedCodeInfo_Annotation_Semantic, "semantic");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = GeneratedCodeInfo_Annotation$inOrder(reader)) {
    return isAtEnd(reader) ? message : GeneratedCodeInfo_Annotation$rest(reader, message);
  },
};

const GeneratedCodeInfo_Annotation$new = /* @__PURE__ */ plainConstructor(
  function (
    this: GeneratedCodeInfo_Annotation,
    field$1: number[],
    field$2: string | undefined,
    field$3: number | undefined,
    field$4: number | undefined,
    field$5: GeneratedCodeInfo_Annotation_Semantic | undefined,
  ): void {
    this.path = field$1;
    this.sourceFile = field$2;
    this.begin = field$3;
    this.end = field$4;
    this.semantic = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function GeneratedCodeInfo_Annotation$inOrder(reader: Reader): GeneratedCodeInfo_Annotation {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: number[] | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readInt32s(reader);
    offset = reader.offset;
  }
  let field$2: string | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$3: number | undefined;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readInt32(reader);
      offset = reader.offset;
    }
  }
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
  let field$5: GeneratedCodeInfo_Annotation_Semantic | undefined;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128 && isGeneratedCodeInfo_Annotation_Semantic(byte)) {
      field$5 = byte;
      offset += 2;
    }
  }
  reader.offset = offset;
  return new GeneratedCodeInfo_Annotation$new(field$1 ?? emptyList<number>(), field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function GeneratedCodeInfo_Annotation$rest(reader: Reader, message: GeneratedCodeInfo_Annotation): GeneratedCodeInfo_Annotation {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        if (message.path.length === 0) beginList(reader);
        message.path.push(readInt32(reader));
        break;
      case 10: {
        message.path = readInt32s(reader, message.path);
        break;
      }
      case 18:
        message.sourceFile = readStringUnchecked(reader);
        break;
      case 24:
        message.begin = readInt32(reader);
        break;
      case 32:
        message.end = readInt32(reader);
        break;
      case 40: {
        const number = readInt32(reader);
        if (isGeneratedCodeInfo_Annotation_Semantic(number)) message.semantic = number;
        else unknownFields = keepUnknown(reader, unknownFields);
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
