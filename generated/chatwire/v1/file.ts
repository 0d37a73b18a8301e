// Code generated from chatwire/v1/file.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  isAtEnd,
  readBytes,
  readInt32,
  readString,
  readTag,
  readUint32,
  readUint64Number,
  skipUnknown,
  takeUnknown,
} from "../../../src/wire/reader.ts";
import {
  writeBytesField,
  writeInt32Field,
  writeStringField,
  writeUint32Field,
  writeUint64NumberField,
  writeUnknown,
} from "../../../src/wire/writer.ts";
import type { ErrorCode } from "./error.ts";

/** Offers a file. */
export interface PeerFileOffer {
  /** The number of the transfer: one more than that of the transfer before. */
  transfer: number;
  /** The name that the file is to have; never a path. */
  name: string;
  /** The media type (RFC 6838), such as "image/png". Empty: unknown. */
  mediaType: string;
  /** Bytes of the file. */
  size: number;
  /** The root of the file's block tree, 32 bytes. */
  root: Uint8Array;
  $unknown?: Uint8Array;
}

export const PeerFileOffer: MessageCodec<PeerFileOffer> = {
  typeName: "chatwire.v1.PeerFileOffer",

  create(init) {
    const message: PeerFileOffer = new PeerFileOffer$new(0, "", "", 0, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerFileOffer, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerFileOffer, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerFileOffer, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.transfer !== 0) {
      at = writeUint32Field(writer, at, 8, message.transfer, "transfer");
    }
    if (message.name !== "") {
      at = writeStringField(writer, at, 18, message.name, "name");
    }
    if (message.mediaType !== "") {
      at = writeStringField(writer, at, 26, message.mediaType, "mediaType");
    }
    if (message.size !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.size, "size");
    }
    if (message.root?.length !== 0) {
      at = writeBytesField(writer, at, 42, message.root, "root");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerFileOffer$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerFileOffer$rest(reader, message);
  },
};

const PeerFileOffer$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerFileOffer,
    field$1: number,
    field$2: string,
    field$3: string,
    field$4: number,
    field$5: Uint8Array,
  ): void {
    this.transfer = field$1;
    this.name = field$2;
    this.mediaType = field$3;
    this.size = field$4;
    this.root = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerFileOffer$inOrder(reader: Reader): PeerFileOffer {
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
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$5: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerFileOffer$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function PeerFileOffer$rest(reader: Reader, message: PeerFileOffer): PeerFileOffer {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.transfer = readUint32(reader);
        break;
      case 18:
        message.name = readString(reader);
        break;
      case 26:
        message.mediaType = readString(reader);
        break;
      case 32:
        message.size = readUint64Number(reader);
        break;
      case 42:
        message.root = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Accepts an offer. */
export interface PeerFileAccept {
  transfer: number;
  /** How many blocks of the file the receiver has already, from an earlier link. */
  blocksHeld: number;
  $unknown?: Uint8Array;
}

export const PeerFileAccept: MessageCodec<PeerFileAccept> = {
  typeName: "chatwire.v1.PeerFileAccept",

  create(init) {
    const message: PeerFileAccept = new PeerFileAccept$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerFileAccept, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerFileAccept, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerFileAccept, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.transfer !== 0) {
      at = writeUint32Field(writer, at, 8, message.transfer, "transfer");
    }
    if (message.blocksHeld !== 0) {
      at = writeUint32Field(writer, at, 16, message.blocksHeld, "blocksHeld");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerFileAccept$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerFileAccept$rest(reader, message);
  },
};

const PeerFileAccept$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerFileAccept,
    field$1: number,
    field$2: number,
  ): void {
    this.transfer = field$1;
    this.blocksHeld = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerFileAccept$inOrder(reader: Reader): PeerFileAccept {
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
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PeerFileAccept$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PeerFileAccept$rest(reader: Reader, message: PeerFileAccept): PeerFileAccept {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.transfer = readUint32(reader);
        break;
      case 16:
        message.blocksHeld = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Asks for blocks of an accepted file, in ascending order. */
export interface PeerFileRequest {
  transfer: number;
  /** The first block, from 0, and how many. */
  first: number;
  count: number;
  $unknown?: Uint8Array;
}

export const PeerFileRequest: MessageCodec<PeerFileRequest> = {
  typeName: "chatwire.v1.PeerFileRequest",

  create(init) {
    const message: PeerFileRequest = new PeerFileRequest$new(0, 0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerFileRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerFileRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerFileRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.transfer !== 0) {
      at = writeUint32Field(writer, at, 8, message.transfer, "transfer");
    }
    if (message.first !== 0) {
      at = writeUint32Field(writer, at, 16, message.first, "first");
    }
    if (message.count !== 0) {
      at = writeUint32Field(writer, at, 24, message.count, "count");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerFileRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerFileRequest$rest(reader, message);
  },
};

const PeerFileRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerFileRequest,
    field$1: number,
    field$2: number,
    field$3: number,
  ): void {
    this.transfer = field$1;
    this.first = field$2;
    this.count = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerFileRequest$inOrder(reader: Reader): PeerFileRequest {
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
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint32(reader);
      offset = reader.offset;
    }
  }
  reader.offset = offset;
  return new PeerFileRequest$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function PeerFileRequest$rest(reader: Reader, message: PeerFileRequest): PeerFileRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.transfer = readUint32(reader);
        break;
      case 16:
        message.first = readUint32(reader);
        break;
      case 24:
        message.count = readUint32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/**
 * A part of a block that was asked for. The parts of a block follow each other, and the
 * blocks come in the order in which they were asked for.
 */
export interface PeerFileBlock {
  transfer: number;
  block: number;
  /**
   * Where the part begins in the bytes of the block, which are its proof and then its
   * content.
   */
  offset: number;
  content: Uint8Array;
  $unknown?: Uint8Array;
}

export const PeerFileBlock: MessageCodec<PeerFileBlock> = {
  typeName: "chatwire.v1.PeerFileBlock",

  create(init) {
    const message: PeerFileBlock = new PeerFileBlock$new(0, 0, 0, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerFileBlock, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerFileBlock, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerFileBlock, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.transfer !== 0) {
      at = writeUint32Field(writer, at, 8, message.transfer, "transfer");
    }
    if (message.block !== 0) {
      at = writeUint32Field(writer, at, 16, message.block, "block");
    }
    if (message.offset !== 0) {
      at = writeUint32Field(writer, at, 24, message.offset, "offset");
    }
    if (message.content?.length !== 0) {
      at = writeBytesField(writer, at, 34, message.content, "content");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerFileBlock$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerFileBlock$rest(reader, message);
  },
};

const PeerFileBlock$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerFileBlock,
    field$1: number,
    field$2: number,
    field$3: number,
    field$4: Uint8Array,
  ): void {
    this.transfer = field$1;
    this.block = field$2;
    this.offset = field$3;
    this.content = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerFileBlock$inOrder(reader: Reader): PeerFileBlock {
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
  let field$2: number = 0;
  if (offset + 1 < end && input[offset] === 16) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$2 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$2 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$4: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PeerFileBlock$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function PeerFileBlock$rest(reader: Reader, message: PeerFileBlock): PeerFileBlock {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.transfer = readUint32(reader);
        break;
      case 16:
        message.block = readUint32(reader);
        break;
      case 24:
        message.offset = readUint32(reader);
        break;
      case 34:
        message.content = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The receiver ends a transfer: it has the whole file, or does not want more of it. */
export interface PeerFileResult {
  transfer: number;
  /** UNSPECIFIED: the receiver has the whole file. */
  code: ErrorCode;
  $unknown?: Uint8Array;
}

export const PeerFileResult: MessageCodec<PeerFileResult> = {
  typeName: "chatwire.v1.PeerFileResult",

  create(init) {
    const message: PeerFileResult = new PeerFileResult$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerFileResult, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerFileResult, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerFileResult, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.transfer !== 0) {
      at = writeUint32Field(writer, at, 8, message.transfer, "transfer");
    }
    if (message.code !== 0) {
      at = writeInt32Field(writer, at, 16, message.code, "code");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerFileResult$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerFileResult$rest(reader, message);
  },
};

const PeerFileResult$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerFileResult,
    field$1: number,
    field$2: ErrorCode,
  ): void {
    this.transfer = field$1;
    this.code = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerFileResult$inOrder(reader: Reader): PeerFileResult {
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
  let field$2: ErrorCode = 0;
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
  return new PeerFileResult$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PeerFileResult$rest(reader: Reader, message: PeerFileResult): PeerFileResult {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.transfer = readUint32(reader);
        break;
      case 16:
        message.code = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The sender ends a transfer before the receiver has the whole file. */
export interface PeerFileWithdrawn {
  transfer: number;
  code: ErrorCode;
  $unknown?: Uint8Array;
}

export const PeerFileWithdrawn: MessageCodec<PeerFileWithdrawn> = {
  typeName: "chatwire.v1.PeerFileWithdrawn",

  create(init) {
    const message: PeerFileWithdrawn = new PeerFileWithdrawn$new(0, 0);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PeerFileWithdrawn, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PeerFileWithdrawn, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PeerFileWithdrawn, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.transfer !== 0) {
      at = writeUint32Field(writer, at, 8, message.transfer, "transfer");
    }
    if (message.code !== 0) {
      at = writeInt32Field(writer, at, 16, message.code, "code");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PeerFileWithdrawn$inOrder(reader)) {
    return isAtEnd(reader) ? message : PeerFileWithdrawn$rest(reader, message);
  },
};

const PeerFileWithdrawn$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PeerFileWithdrawn,
    field$1: number,
    field$2: ErrorCode,
  ): void {
    this.transfer = field$1;
    this.code = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PeerFileWithdrawn$inOrder(reader: Reader): PeerFileWithdrawn {
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
  let field$2: ErrorCode = 0;
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
  return new PeerFileWithdrawn$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function PeerFileWithdrawn$rest(reader: Reader, message: PeerFileWithdrawn): PeerFileWithdrawn {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.transfer = readUint32(reader);
        break;
      case 16:
        message.code = readInt32(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
