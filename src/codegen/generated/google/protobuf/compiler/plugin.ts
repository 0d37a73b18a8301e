// Code generated from google/protobuf/compiler/plugin.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../../../wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../../../wire/codec.ts";
import {
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readInt32,
  readStringUnchecked,
  readTag,
  readUint64,
  skipUnknown,
  takeUnknown,
} from "../../../../../wire/reader.ts";
import { decodeRequired } from "../../../../../wire/required.ts";
import {
  beginFarMessage,
  beginMessage,
  endFarMessage,
  endMessage,
  itemsOf,
  writeInt32Field,
  writeStringUncheckedField,
  writeUint64Field,
  writeUnknown,
} from "../../../../../wire/writer.ts";
import { FileDescriptorProto, GeneratedCodeInfo, missingInFileDescriptorProto } from "../descriptor.ts";

export const CodeGeneratorResponse_Feature = {
  NONE: 0,
  PROTO3_OPTIONAL: 1,
  SUPPORTS_EDITIONS: 2,
} as const;

export type CodeGeneratorResponse_Feature = (typeof CodeGeneratorResponse_Feature)[keyof typeof CodeGeneratorResponse_Feature];

export function isCodeGeneratorResponse_Feature(number: number): number is CodeGeneratorResponse_Feature {
  switch (number) {
    case 0:
    case 1:
    case 2:
      return true;
    default:
      return false;
  }
}

export interface Version {
  major?: number | undefined;
  minor?: number | undefined;
  patch?: number | undefined;
  suffix?: string | undefined;
  $unknown?: Uint8Array;
}

export const Version: MessageCodec<Version> = {
  typeName: "google.protobuf.compiler.Version",

  create(init) {
    const message: Version = new Version$new(undefined, undefined, undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Version, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Version, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Version, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.major !== undefined) {
      at = writeInt32Field(writer, at, 8, message.major, "major");
    }
    if (message.minor !== undefined) {
      at = writeInt32Field(writer, at, 16, message.minor, "minor");
    }
    if (message.patch !== undefined) {
      at = writeInt32Field(writer, at, 24, message.patch, "patch");
    }
    if (message.suffix !== undefined) {
      at = writeStringUncheckedField(writer, at, 34, message.suffix, "suffix");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Version$inOrder(reader)) {
    return isAtEnd(reader) ? message : Version$rest(reader, message);
  },
};

const Version$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Version,
    field$1: number | undefined,
    field$2: number | undefined,
    field$3: number | undefined,
    field$4: string | undefined,
  ): void {
    this.major = field$1;
    this.minor = field$2;
    this.patch = field$3;
    this.suffix = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Version$inOrder(reader: Reader): Version {
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
  let field$4: string | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Version$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function Version$rest(reader: Reader, message: Version): Version {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.major = readInt32(reader);
        break;
      case 16:
        message.minor = readInt32(reader);
        break;
      case 24:
        message.patch = readInt32(reader);
        break;
      case 34:
        message.suffix = readStringUnchecked(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface CodeGeneratorRequest {
  fileToGenerate: string[];
  parameter?: string | undefined;
  protoFile: FileDescriptorProto[];
  sourceFileDescriptors: FileDescriptorProto[];
  compilerVersion?: Version | undefined;
  $unknown?: Uint8Array;
}

export const CodeGeneratorRequest: MessageCodec<CodeGeneratorRequest> = {
  typeName: "google.protobuf.compiler.CodeGeneratorRequest",

  create(init) {
    const message: CodeGeneratorRequest = new CodeGeneratorRequest$new(
      emptyList<string>(),
      undefined,
      undefined,
      emptyList<FileDescriptorProto>(),
      emptyList<FileDescriptorProto>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CodeGeneratorRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CodeGeneratorRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeRequired(CodeGeneratorRequest, bytes, missingInCodeGeneratorRequest);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.fileToGenerate, "fileToGenerate")) {
      at = writeStringUncheckedField(writer, at, 10, value, "fileToGenerate");
    }
    if (message.parameter !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.parameter, "parameter");
    }
    if (message.compilerVersion !== undefined) {
      const begin = beginMessage(writer, at, 26, message.compilerVersion, "compilerVersion");
      at = endMessage(writer, begin, Version.write(message.compilerVersion, writer, begin));
    }
    for (const value of itemsOf(message.protoFile, "protoFile")) {
      const begin = beginMessage(writer, at, 122, value, "protoFile");
      at = endMessage(writer, begin, FileDescriptorProto.write(value, writer, begin));
    }
    for (const value of itemsOf(message.sourceFileDescriptors, "sourceFileDescriptors")) {
      const begin = beginFarMessage(writer, at, 138, value, "sourceFileDescriptors");
      at = endFarMessage(writer, begin, FileDescriptorProto.write(value, writer, begin), 138);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CodeGeneratorRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : CodeGeneratorRequest$rest(reader, message);
  },
};

const CodeGeneratorRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CodeGeneratorRequest,
    field$1: string[],
    field$2: string | undefined,
    field$3: Version | undefined,
    field$15: FileDescriptorProto[],
    field$17: FileDescriptorProto[],
  ): void {
    this.fileToGenerate = field$1;
    this.parameter = field$2;
    this.compilerVersion = field$3;
    this.protoFile = field$15;
    this.sourceFileDescriptors = field$17;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CodeGeneratorRequest$inOrder(reader: Reader): CodeGeneratorRequest {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: string[] = emptyList<string>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    field$1.push(readStringUnchecked(reader));
    offset = reader.offset;
  }
  let field$2: string | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$3: Version | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 72);
    field$3 = Version.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$15: FileDescriptorProto[] = emptyList<FileDescriptorProto>();
  while (offset < end && input[offset] === 122) {
    reader.offset = offset + 1;
    if (field$15.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 408);
    field$15.push(FileDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  const field$17: FileDescriptorProto[] = emptyList<FileDescriptorProto>();
  while (offset + 1 < end && input[offset] === 138 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    if (field$17.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 408);
    field$17.push(FileDescriptorProto.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new CodeGeneratorRequest$new(field$1, field$2, field$3, field$15, field$17);
}

/** Reads the remaining fields, in any order. */
function CodeGeneratorRequest$rest(reader: Reader, message: CodeGeneratorRequest): CodeGeneratorRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        if (message.fileToGenerate.length === 0) beginList(reader);
        message.fileToGenerate.push(readStringUnchecked(reader));
        break;
      case 18:
        message.parameter = readStringUnchecked(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.compilerVersion === undefined ? 72 : 0);
        message.compilerVersion = Version.read(reader, message.compilerVersion);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 122: {
        if (message.protoFile.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 408);
        message.protoFile.push(FileDescriptorProto.read(reader));
        leaveMessage(reader, outerEnd);
        break;
      }
      case 138: {
        if (message.sourceFileDescriptors.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 408);
        message.sourceFileDescriptors.push(FileDescriptorProto.read(reader));
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
export function missingInCodeGeneratorRequest(message: CodeGeneratorRequest): string | undefined {
  let missing: string | undefined;
  for (const item of message.protoFile) {
    missing = missingInFileDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  for (const item of message.sourceFileDescriptors) {
    missing = missingInFileDescriptorProto(item);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

export interface CodeGeneratorResponse {
  error?: string | undefined;
  supportedFeatures?: bigint | undefined;
  minimumEdition?: number | undefined;
  maximumEdition?: number | undefined;
  file: CodeGeneratorResponse_File[];
  $unknown?: Uint8Array;
}

export const CodeGeneratorResponse: MessageCodec<CodeGeneratorResponse> = {
  typeName: "google.protobuf.compiler.CodeGeneratorResponse",

  create(init) {
    const message: CodeGeneratorResponse = new CodeGeneratorResponse$new(
      undefined,
      undefined,
      undefined,
      undefined,
      emptyList<CodeGeneratorResponse_File>(),
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CodeGeneratorResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CodeGeneratorResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CodeGeneratorResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.error !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.error, "error");
    }
    if (message.supportedFeatures !== undefined) {
      at = writeUint64Field(writer, at, 16, message.supportedFeatures, "supportedFeatures");
    }
    if (message.minimumEdition !== undefined) {
      at = writeInt32Field(writer, at, 24, message.minimumEdition, "minimumEdition");
    }
    if (message.maximumEdition !== undefined) {
      at = writeInt32Field(writer, at, 32, message.maximumEdition, "maximumEdition");
    }
    for (const value of itemsOf(message.file, "file")) {
      const begin = beginMessage(writer, at, 122, value, "file");
      at = endMessage(writer, begin, CodeGeneratorResponse_File.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CodeGeneratorResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : CodeGeneratorResponse$rest(reader, message);
  },
};

const CodeGeneratorResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CodeGeneratorResponse,
    field$1: string | undefined,
    field$2: bigint | undefined,
    field$3: number | undefined,
    field$4: number | undefined,
    field$15: CodeGeneratorResponse_File[],
  ): void {
    this.error = field$1;
    this.supportedFeatures = field$2;
    this.minimumEdition = field$3;
    this.maximumEdition = field$4;
    this.file = field$15;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CodeGeneratorResponse$inOrder(reader: Reader): CodeGeneratorResponse {
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
  const field$15: CodeGeneratorResponse_File[] = emptyList<CodeGeneratorResponse_File>();
  while (offset < end && input[offset] === 122) {
    reader.offset = offset + 1;
    if (field$15.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 72);
    field$15.push(CodeGeneratorResponse_File.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new CodeGeneratorResponse$new(field$1, field$2, field$3, field$4, field$15);
}

/** Reads the remaining fields, in any order. */
function CodeGeneratorResponse$rest(reader: Reader, message: CodeGeneratorResponse): CodeGeneratorResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.error = readStringUnchecked(reader);
        break;
      case 16:
        message.supportedFeatures = readUint64(reader);
        break;
      case 24:
        message.minimumEdition = readInt32(reader);
        break;
      case 32:
        message.maximumEdition = readInt32(reader);
        break;
      case 122: {
        if (message.file.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 72);
        message.file.push(CodeGeneratorResponse_File.read(reader));
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

export interface CodeGeneratorResponse_File {
  name?: string | undefined;
  insertionPoint?: string | undefined;
  content?: string | undefined;
  generatedCodeInfo?: GeneratedCodeInfo | undefined;
  $unknown?: Uint8Array;
}

export const CodeGeneratorResponse_File: MessageCodec<CodeGeneratorResponse_File> = {
  typeName: "google.protobuf.compiler.CodeGeneratorResponse.File",

  create(init) {
    const message: CodeGeneratorResponse_File = new CodeGeneratorResponse_File$new(
      undefined,
      undefined,
      undefined,
      undefined,
    );
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(CodeGeneratorResponse_File, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(CodeGeneratorResponse_File, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(CodeGeneratorResponse_File, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== undefined) {
      at = writeStringUncheckedField(writer, at, 10, message.name, "name");
    }
    if (message.insertionPoint !== undefined) {
      at = writeStringUncheckedField(writer, at, 18, message.insertionPoint, "insertionPoint");
    }
    if (message.content !== undefined) {
      at = writeStringUncheckedField(writer, at, 122, message.content, "content");
    }
    if (message.generatedCodeInfo !== undefined) {
      const begin = beginFarMessage(writer, at, 130, message.generatedCodeInfo, "generatedCodeInfo");
      at = endFarMessage(writer, begin, GeneratedCodeInfo.write(message.generatedCodeInfo, writer, begin), 130);
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = CodeGeneratorResponse_File$inOrder(reader)) {
    return isAtEnd(reader) ? message : CodeGeneratorResponse_File$rest(reader, message);
  },
};

const CodeGeneratorResponse_File$new = /* @__PURE__ */ plainConstructor(
  function (
    this: CodeGeneratorResponse_File,
    field$1: string | undefined,
    field$2: string | undefined,
    field$15: string | undefined,
    field$16: GeneratedCodeInfo | undefined,
  ): void {
    this.name = field$1;
    this.insertionPoint = field$2;
    this.content = field$15;
    this.generatedCodeInfo = field$16;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function CodeGeneratorResponse_File$inOrder(reader: Reader): CodeGeneratorResponse_File {
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
  let field$15: string | undefined;
  if (offset < end && input[offset] === 122) {
    reader.offset = offset + 1;
    field$15 = readStringUnchecked(reader);
    offset = reader.offset;
  }
  let field$16: GeneratedCodeInfo | undefined;
  if (offset + 1 < end && input[offset] === 130 && input[offset + 1] === 1) {
    reader.offset = offset + 2;
    const outerEnd = enterMessage(reader, 80);
    field$16 = GeneratedCodeInfo.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new CodeGeneratorResponse_File$new(field$1, field$2, field$15, field$16);
}

/** Reads the remaining fields, in any order. */
function CodeGeneratorResponse_File$rest(reader: Reader, message: CodeGeneratorResponse_File): CodeGeneratorResponse_File {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readStringUnchecked(reader);
        break;
      case 18:
        message.insertionPoint = readStringUnchecked(reader);
        break;
      case 122:
        message.content = readStringUnchecked(reader);
        break;
      case 130: {
        const outerEnd = enterMessage(reader, message.generatedCodeInfo === undefined ? 80 : 0);
        message.generatedCodeInfo = GeneratedCodeInfo.read(reader, message.generatedCodeInfo);
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
