// Code generated from chatwire/v1/account.proto by chatwire. DO NOT EDIT.

import { emptyList, plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import {
  EMPTY_BYTES,
  type Reader,
  beginList,
  enterMessage,
  isAtEnd,
  leaveMessage,
  readBool,
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
  beginMessage,
  endMessage,
  itemsOf,
  writeBoolField,
  writeBytesField,
  writeInt32Field,
  writeStringField,
  writeUint32Field,
  writeUint64NumberField,
  writeUnknown,
} from "../../../src/wire/writer.ts";

/** The privacy settings of a user, as one value. */
export const Privacy = {
  UNSPECIFIED: 0,
  /** Everyone may see the user and send messages to the user. */
  PUBLIC: 1,
  /**
   * Only contacts and users in a conversation with the user may do so. For all others,
   * the name is unknown. Broadcasts do not reach the user.
   */
  PRIVATE: 2,
  /** Any other combination; see PrivacySettings. */
  CUSTOM: 3,
} as const;

export type Privacy = (typeof Privacy)[keyof typeof Privacy] | (number & {});

/** The users to whom a setting applies. A blocked user belongs to no audience. */
export const Audience = {
  UNSPECIFIED: 0,
  EVERYONE: 1,
  /**
   * Contacts, and users with whom the user is in a conversation or whom the user
   * has invited.
   */
  CONTACTS: 2,
  NOBODY: 3,
} as const;

export type Audience = (typeof Audience)[keyof typeof Audience] | (number & {});

/** The permissions that a user gives to others. */
export interface PrivacySettings {
  /** The users who learn that the user exists, and the user's status. */
  see: Audience;
  /**
   * The users who may send texts and application messages to the user through the
   * server.
   */
  message: Audience;
  /** The users who may invite the user to a conversation. Requires `see` as well. */
  connect: Audience;
  /**
   * The users who learn the address at which the server sees the user. Requires `see`
   * as well.
   */
  address: Audience;
  /**
   * Whether broadcasts reach the user, from senders who may see the user and send
   * messages to the user.
   */
  broadcasts: boolean;
  /**
   * Whether senders who may see the user learn that the user has read their texts.
   * Applies in both directions: a user who turns this off gets no read receipts.
   */
  readReceipts: boolean;
  $unknown?: Uint8Array;
}

export const PrivacySettings: MessageCodec<PrivacySettings> = {
  typeName: "chatwire.v1.PrivacySettings",

  create(init) {
    const message: PrivacySettings = new PrivacySettings$new(0, 0, 0, 0, false, false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PrivacySettings, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PrivacySettings, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PrivacySettings, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.see !== 0) {
      at = writeInt32Field(writer, at, 8, message.see, "see");
    }
    if (message.message !== 0) {
      at = writeInt32Field(writer, at, 16, message.message, "message");
    }
    if (message.connect !== 0) {
      at = writeInt32Field(writer, at, 24, message.connect, "connect");
    }
    if (message.address !== 0) {
      at = writeInt32Field(writer, at, 32, message.address, "address");
    }
    if (message.broadcasts !== false) {
      at = writeBoolField(writer, at, 40, message.broadcasts, "broadcasts");
    }
    if (message.readReceipts !== false) {
      at = writeBoolField(writer, at, 48, message.readReceipts, "readReceipts");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PrivacySettings$inOrder(reader)) {
    return isAtEnd(reader) ? message : PrivacySettings$rest(reader, message);
  },
};

const PrivacySettings$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PrivacySettings,
    field$1: Audience,
    field$2: Audience,
    field$3: Audience,
    field$4: Audience,
    field$5: boolean,
    field$6: boolean,
  ): void {
    this.see = field$1;
    this.message = field$2;
    this.connect = field$3;
    this.address = field$4;
    this.broadcasts = field$5;
    this.readReceipts = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PrivacySettings$inOrder(reader: Reader): PrivacySettings {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Audience = 0;
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
  let field$2: Audience = 0;
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
  let field$3: Audience = 0;
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
  let field$4: Audience = 0;
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
  let field$5: boolean = false;
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
  let field$6: boolean = false;
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
  return new PrivacySettings$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function PrivacySettings$rest(reader: Reader, message: PrivacySettings): PrivacySettings {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.see = readInt32(reader);
        break;
      case 16:
        message.message = readInt32(reader);
        break;
      case 24:
        message.connect = readInt32(reader);
        break;
      case 32:
        message.address = readInt32(reader);
        break;
      case 40:
        message.broadcasts = readBool(reader);
        break;
      case 48:
        message.readReceipts = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The values that the server stores for a password (RFC 5802, section 3). */
export interface PasswordVerifier {
  salt: Uint8Array;
  iterations: number;
  storedKey: Uint8Array;
  serverKey: Uint8Array;
  $unknown?: Uint8Array;
}

export const PasswordVerifier: MessageCodec<PasswordVerifier> = {
  typeName: "chatwire.v1.PasswordVerifier",

  create(init) {
    const message: PasswordVerifier = new PasswordVerifier$new(EMPTY_BYTES, 0, EMPTY_BYTES, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PasswordVerifier, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PasswordVerifier, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PasswordVerifier, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.salt?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.salt, "salt");
    }
    if (message.iterations !== 0) {
      at = writeUint32Field(writer, at, 16, message.iterations, "iterations");
    }
    if (message.storedKey?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.storedKey, "storedKey");
    }
    if (message.serverKey?.length !== 0) {
      at = writeBytesField(writer, at, 34, message.serverKey, "serverKey");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PasswordVerifier$inOrder(reader)) {
    return isAtEnd(reader) ? message : PasswordVerifier$rest(reader, message);
  },
};

const PasswordVerifier$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PasswordVerifier,
    field$1: Uint8Array,
    field$2: number,
    field$3: Uint8Array,
    field$4: Uint8Array,
  ): void {
    this.salt = field$1;
    this.iterations = field$2;
    this.storedKey = field$3;
    this.serverKey = field$4;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PasswordVerifier$inOrder(reader: Reader): PasswordVerifier {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
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
  let field$3: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
    offset = reader.offset;
  }
  let field$4: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PasswordVerifier$new(field$1, field$2, field$3, field$4);
}

/** Reads the remaining fields, in any order. */
function PasswordVerifier$rest(reader: Reader, message: PasswordVerifier): PasswordVerifier {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.salt = readBytes(reader);
        break;
      case 16:
        message.iterations = readUint32(reader);
        break;
      case 26:
        message.storedKey = readBytes(reader);
        break;
      case 34:
        message.serverKey = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** The public keys of a user. */
export interface IdentityKeys {
  /** Ed25519, 32 bytes: identifies the user. */
  signingKey: Uint8Array;
  /** X25519, 32 bytes: for the keys of links. */
  agreementKey: Uint8Array;
  /** Ed25519 signature over "chatwire agreement key" and agreement_key, 64 bytes. */
  signature: Uint8Array;
  $unknown?: Uint8Array;
}

export const IdentityKeys: MessageCodec<IdentityKeys> = {
  typeName: "chatwire.v1.IdentityKeys",

  create(init) {
    const message: IdentityKeys = new IdentityKeys$new(EMPTY_BYTES, EMPTY_BYTES, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(IdentityKeys, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(IdentityKeys, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(IdentityKeys, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.signingKey?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.signingKey, "signingKey");
    }
    if (message.agreementKey?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.agreementKey, "agreementKey");
    }
    if (message.signature?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.signature, "signature");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = IdentityKeys$inOrder(reader)) {
    return isAtEnd(reader) ? message : IdentityKeys$rest(reader, message);
  },
};

const IdentityKeys$new = /* @__PURE__ */ plainConstructor(
  function (
    this: IdentityKeys,
    field$1: Uint8Array,
    field$2: Uint8Array,
    field$3: Uint8Array,
  ): void {
    this.signingKey = field$1;
    this.agreementKey = field$2;
    this.signature = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function IdentityKeys$inOrder(reader: Reader): IdentityKeys {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  let field$3: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new IdentityKeys$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function IdentityKeys$rest(reader: Reader, message: IdentityKeys): IdentityKeys {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.signingKey = readBytes(reader);
        break;
      case 18:
        message.agreementKey = readBytes(reader);
        break;
      case 26:
        message.signature = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BeginRegisterRequest {
  /** The name to register. */
  name: string;
  $unknown?: Uint8Array;
}

export const BeginRegisterRequest: MessageCodec<BeginRegisterRequest> = {
  typeName: "chatwire.v1.BeginRegisterRequest",

  create(init) {
    const message: BeginRegisterRequest = new BeginRegisterRequest$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BeginRegisterRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BeginRegisterRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BeginRegisterRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BeginRegisterRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : BeginRegisterRequest$rest(reader, message);
  },
};

const BeginRegisterRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BeginRegisterRequest,
    field$1: string,
  ): void {
    this.name = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BeginRegisterRequest$inOrder(reader: Reader): BeginRegisterRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new BeginRegisterRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BeginRegisterRequest$rest(reader: Reader, message: BeginRegisterRequest): BeginRegisterRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BeginRegisterResponse {
  /** 16 bytes: the salt that the verifier must have. */
  salt: Uint8Array;
  $unknown?: Uint8Array;
}

export const BeginRegisterResponse: MessageCodec<BeginRegisterResponse> = {
  typeName: "chatwire.v1.BeginRegisterResponse",

  create(init) {
    const message: BeginRegisterResponse = new BeginRegisterResponse$new(EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BeginRegisterResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BeginRegisterResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BeginRegisterResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.salt?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.salt, "salt");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BeginRegisterResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : BeginRegisterResponse$rest(reader, message);
  },
};

const BeginRegisterResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BeginRegisterResponse,
    field$1: Uint8Array,
  ): void {
    this.salt = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BeginRegisterResponse$inOrder(reader: Reader): BeginRegisterResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new BeginRegisterResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BeginRegisterResponse$rest(reader: Reader, message: BeginRegisterResponse): BeginRegisterResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.salt = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface RegisterRequest {
  /**
   * 1 to 32 characters (name_characters_max) without white space. Unique,
   * regardless of case.
   */
  name: string;
  verifier?: PasswordVerifier | undefined;
  privacy: Privacy;
  keys?: IdentityKeys | undefined;
  /** Absent: no device is registered, and the next login needs the password. */
  device?: NewDevice | undefined;
  /**
   * From the operator of the server, for a server that registers nobody without one;
   * otherwise ignored. At most 64 bytes.
   */
  invitationCode: string;
  $unknown?: Uint8Array;
}

export const RegisterRequest: MessageCodec<RegisterRequest> = {
  typeName: "chatwire.v1.RegisterRequest",

  create(init) {
    const message: RegisterRequest = new RegisterRequest$new("", undefined, 0, undefined, undefined, "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RegisterRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RegisterRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RegisterRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.verifier !== undefined) {
      const begin = beginMessage(writer, at, 18, message.verifier, "verifier");
      at = endMessage(writer, begin, PasswordVerifier.write(message.verifier, writer, begin));
    }
    if (message.privacy !== 0) {
      at = writeInt32Field(writer, at, 24, message.privacy, "privacy");
    }
    if (message.keys !== undefined) {
      const begin = beginMessage(writer, at, 34, message.keys, "keys");
      at = endMessage(writer, begin, IdentityKeys.write(message.keys, writer, begin));
    }
    if (message.device !== undefined) {
      const begin = beginMessage(writer, at, 42, message.device, "device");
      at = endMessage(writer, begin, NewDevice.write(message.device, writer, begin));
    }
    if (message.invitationCode !== "") {
      at = writeStringField(writer, at, 50, message.invitationCode, "invitationCode");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RegisterRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : RegisterRequest$rest(reader, message);
  },
};

const RegisterRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RegisterRequest,
    field$1: string,
    field$2: PasswordVerifier | undefined,
    field$3: Privacy,
    field$4: IdentityKeys | undefined,
    field$5: NewDevice | undefined,
    field$6: string,
  ): void {
    this.name = field$1;
    this.verifier = field$2;
    this.privacy = field$3;
    this.keys = field$4;
    this.device = field$5;
    this.invitationCode = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RegisterRequest$inOrder(reader: Reader): RegisterRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: PasswordVerifier | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 88);
    field$2 = PasswordVerifier.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: Privacy = 0;
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
  let field$4: IdentityKeys | undefined;
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 64);
    field$4 = IdentityKeys.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$5: NewDevice | undefined;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$5 = NewDevice.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$6: string = "";
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RegisterRequest$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function RegisterRequest$rest(reader: Reader, message: RegisterRequest): RegisterRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.verifier === undefined ? 88 : 0);
        message.verifier = PasswordVerifier.read(reader, message.verifier);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 24:
        message.privacy = readInt32(reader);
        break;
      case 34: {
        const outerEnd = enterMessage(reader, message.keys === undefined ? 64 : 0);
        message.keys = IdentityKeys.read(reader, message.keys);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 42: {
        const outerEnd = enterMessage(reader, message.device === undefined ? 56 : 0);
        message.device = NewDevice.read(reader, message.device);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 50:
        message.invitationCode = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface RegisterResponse {
  /** "You registered successfully." */
  text: string;
  /** The address and port at which the server sees the client. */
  address: string;
  port: number;
  /** Empty if the request had no device. */
  deviceId: Uint8Array;
  /** Lets a later `BeginLogin` through while logins of others fail; see `Welcome`. */
  loginCookie: Uint8Array;
  /** The id of the session, for `Resume`; see `Welcome`. */
  sessionId: Uint8Array;
  $unknown?: Uint8Array;
}

export const RegisterResponse: MessageCodec<RegisterResponse> = {
  typeName: "chatwire.v1.RegisterResponse",

  create(init) {
    const message: RegisterResponse = new RegisterResponse$new("", "", 0, EMPTY_BYTES, EMPTY_BYTES, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RegisterResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RegisterResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RegisterResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.text !== "") {
      at = writeStringField(writer, at, 10, message.text, "text");
    }
    if (message.address !== "") {
      at = writeStringField(writer, at, 18, message.address, "address");
    }
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 24, message.port, "port");
    }
    if (message.deviceId?.length !== 0) {
      at = writeBytesField(writer, at, 34, message.deviceId, "deviceId");
    }
    if (message.loginCookie?.length !== 0) {
      at = writeBytesField(writer, at, 42, message.loginCookie, "loginCookie");
    }
    if (message.sessionId?.length !== 0) {
      at = writeBytesField(writer, at, 50, message.sessionId, "sessionId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RegisterResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : RegisterResponse$rest(reader, message);
  },
};

const RegisterResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RegisterResponse,
    field$1: string,
    field$2: string,
    field$3: number,
    field$4: Uint8Array,
    field$5: Uint8Array,
    field$6: Uint8Array,
  ): void {
    this.text = field$1;
    this.address = field$2;
    this.port = field$3;
    this.deviceId = field$4;
    this.loginCookie = field$5;
    this.sessionId = field$6;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RegisterResponse$inOrder(reader: Reader): RegisterResponse {
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
  let field$5: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readBytes(reader);
    offset = reader.offset;
  }
  let field$6: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 50) {
    reader.offset = offset + 1;
    field$6 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RegisterResponse$new(field$1, field$2, field$3, field$4, field$5, field$6);
}

/** Reads the remaining fields, in any order. */
function RegisterResponse$rest(reader: Reader, message: RegisterResponse): RegisterResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.text = readString(reader);
        break;
      case 18:
        message.address = readString(reader);
        break;
      case 24:
        message.port = readUint32(reader);
        break;
      case 34:
        message.deviceId = readBytes(reader);
        break;
      case 42:
        message.loginCookie = readBytes(reader);
        break;
      case 50:
        message.sessionId = readBytes(reader);
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
 * A new device. It can log in with its key from now on. If the account has a device with
 * the same key, it is that device, and keeps its id.
 */
export interface NewDevice {
  /** Ed25519, 32 bytes. Used only for this account at this server. */
  publicKey: Uint8Array;
  /** A label for the user's list of devices; at most 64 characters. */
  label: string;
  $unknown?: Uint8Array;
}

export const NewDevice: MessageCodec<NewDevice> = {
  typeName: "chatwire.v1.NewDevice",

  create(init) {
    const message: NewDevice = new NewDevice$new(EMPTY_BYTES, "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(NewDevice, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(NewDevice, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(NewDevice, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.publicKey?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.publicKey, "publicKey");
    }
    if (message.label !== "") {
      at = writeStringField(writer, at, 18, message.label, "label");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = NewDevice$inOrder(reader)) {
    return isAtEnd(reader) ? message : NewDevice$rest(reader, message);
  },
};

const NewDevice$new = /* @__PURE__ */ plainConstructor(
  function (
    this: NewDevice,
    field$1: Uint8Array,
    field$2: string,
  ): void {
    this.publicKey = field$1;
    this.label = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function NewDevice$inOrder(reader: Reader): NewDevice {
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
  return new NewDevice$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function NewDevice$rest(reader: Reader, message: NewDevice): NewDevice {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.publicKey = readBytes(reader);
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

export interface Device {
  /** 16 random bytes, chosen by the server. */
  deviceId: Uint8Array;
  label: string;
  /** Milliseconds since 1970. */
  createdMs: number;
  lastLoginMs: number;
  /** Whether it is the device of the requesting connection. */
  current: boolean;
  $unknown?: Uint8Array;
}

export const Device: MessageCodec<Device> = {
  typeName: "chatwire.v1.Device",

  create(init) {
    const message: Device = new Device$new(EMPTY_BYTES, "", 0, 0, false);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Device, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Device, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Device, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.deviceId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.deviceId, "deviceId");
    }
    if (message.label !== "") {
      at = writeStringField(writer, at, 18, message.label, "label");
    }
    if (message.createdMs !== 0) {
      at = writeUint64NumberField(writer, at, 24, message.createdMs, "createdMs");
    }
    if (message.lastLoginMs !== 0) {
      at = writeUint64NumberField(writer, at, 32, message.lastLoginMs, "lastLoginMs");
    }
    if (message.current !== false) {
      at = writeBoolField(writer, at, 40, message.current, "current");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Device$inOrder(reader)) {
    return isAtEnd(reader) ? message : Device$rest(reader, message);
  },
};

const Device$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Device,
    field$1: Uint8Array,
    field$2: string,
    field$3: number,
    field$4: number,
    field$5: boolean,
  ): void {
    this.deviceId = field$1;
    this.label = field$2;
    this.createdMs = field$3;
    this.lastLoginMs = field$4;
    this.current = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Device$inOrder(reader: Reader): Device {
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
  let field$3: number = 0;
  if (offset + 1 < end && input[offset] === 24) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$3 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$3 = readUint64Number(reader);
      offset = reader.offset;
    }
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
  let field$5: boolean = false;
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
  reader.offset = offset;
  return new Device$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function Device$rest(reader: Reader, message: Device): Device {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.deviceId = readBytes(reader);
        break;
      case 18:
        message.label = readString(reader);
        break;
      case 24:
        message.createdMs = readUint64Number(reader);
        break;
      case 32:
        message.lastLoginMs = readUint64Number(reader);
        break;
      case 40:
        message.current = readBool(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BeginLoginRequest {
  /** SCRAM client-first-message. */
  clientFirst: string;
  /** The `login_cookie` of an earlier login of the user; empty if the client has none. */
  loginCookie: Uint8Array;
  $unknown?: Uint8Array;
}

export const BeginLoginRequest: MessageCodec<BeginLoginRequest> = {
  typeName: "chatwire.v1.BeginLoginRequest",

  create(init) {
    const message: BeginLoginRequest = new BeginLoginRequest$new("", EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BeginLoginRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BeginLoginRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BeginLoginRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.clientFirst !== "") {
      at = writeStringField(writer, at, 10, message.clientFirst, "clientFirst");
    }
    if (message.loginCookie?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.loginCookie, "loginCookie");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BeginLoginRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : BeginLoginRequest$rest(reader, message);
  },
};

const BeginLoginRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BeginLoginRequest,
    field$1: string,
    field$2: Uint8Array,
  ): void {
    this.clientFirst = field$1;
    this.loginCookie = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BeginLoginRequest$inOrder(reader: Reader): BeginLoginRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new BeginLoginRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function BeginLoginRequest$rest(reader: Reader, message: BeginLoginRequest): BeginLoginRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.clientFirst = readString(reader);
        break;
      case 18:
        message.loginCookie = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BeginLoginResponse {
  /** SCRAM server-first-message. */
  serverFirst: string;
  $unknown?: Uint8Array;
}

export const BeginLoginResponse: MessageCodec<BeginLoginResponse> = {
  typeName: "chatwire.v1.BeginLoginResponse",

  create(init) {
    const message: BeginLoginResponse = new BeginLoginResponse$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BeginLoginResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BeginLoginResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BeginLoginResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.serverFirst !== "") {
      at = writeStringField(writer, at, 10, message.serverFirst, "serverFirst");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BeginLoginResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : BeginLoginResponse$rest(reader, message);
  },
};

const BeginLoginResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BeginLoginResponse,
    field$1: string,
  ): void {
    this.serverFirst = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BeginLoginResponse$inOrder(reader: Reader): BeginLoginResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new BeginLoginResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BeginLoginResponse$rest(reader: Reader, message: BeginLoginResponse): BeginLoginResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.serverFirst = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface FinishLoginRequest {
  /** SCRAM client-final-message. */
  clientFinal: string;
  keys?: IdentityKeys | undefined;
  /** Absent: no device is registered, and the next login needs the password. */
  device?: NewDevice | undefined;
  $unknown?: Uint8Array;
}

export const FinishLoginRequest: MessageCodec<FinishLoginRequest> = {
  typeName: "chatwire.v1.FinishLoginRequest",

  create(init) {
    const message: FinishLoginRequest = new FinishLoginRequest$new("", undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FinishLoginRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FinishLoginRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FinishLoginRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.clientFinal !== "") {
      at = writeStringField(writer, at, 10, message.clientFinal, "clientFinal");
    }
    if (message.keys !== undefined) {
      const begin = beginMessage(writer, at, 18, message.keys, "keys");
      at = endMessage(writer, begin, IdentityKeys.write(message.keys, writer, begin));
    }
    if (message.device !== undefined) {
      const begin = beginMessage(writer, at, 26, message.device, "device");
      at = endMessage(writer, begin, NewDevice.write(message.device, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FinishLoginRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : FinishLoginRequest$rest(reader, message);
  },
};

const FinishLoginRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FinishLoginRequest,
    field$1: string,
    field$2: IdentityKeys | undefined,
    field$3: NewDevice | undefined,
  ): void {
    this.clientFinal = field$1;
    this.keys = field$2;
    this.device = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FinishLoginRequest$inOrder(reader: Reader): FinishLoginRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: IdentityKeys | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 64);
    field$2 = IdentityKeys.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: NewDevice | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$3 = NewDevice.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FinishLoginRequest$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function FinishLoginRequest$rest(reader: Reader, message: FinishLoginRequest): FinishLoginRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.clientFinal = readString(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.keys === undefined ? 64 : 0);
        message.keys = IdentityKeys.read(reader, message.keys);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, message.device === undefined ? 56 : 0);
        message.device = NewDevice.read(reader, message.device);
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

export interface FinishLoginResponse {
  /** SCRAM server-final-message. */
  serverFinal: string;
  welcome?: Welcome | undefined;
  /** Empty if the request had no device. */
  deviceId: Uint8Array;
  $unknown?: Uint8Array;
}

export const FinishLoginResponse: MessageCodec<FinishLoginResponse> = {
  typeName: "chatwire.v1.FinishLoginResponse",

  create(init) {
    const message: FinishLoginResponse = new FinishLoginResponse$new("", undefined, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FinishLoginResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FinishLoginResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FinishLoginResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.serverFinal !== "") {
      at = writeStringField(writer, at, 10, message.serverFinal, "serverFinal");
    }
    if (message.welcome !== undefined) {
      const begin = beginMessage(writer, at, 18, message.welcome, "welcome");
      at = endMessage(writer, begin, Welcome.write(message.welcome, writer, begin));
    }
    if (message.deviceId?.length !== 0) {
      at = writeBytesField(writer, at, 26, message.deviceId, "deviceId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FinishLoginResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : FinishLoginResponse$rest(reader, message);
  },
};

const FinishLoginResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FinishLoginResponse,
    field$1: string,
    field$2: Welcome | undefined,
    field$3: Uint8Array,
  ): void {
    this.serverFinal = field$1;
    this.welcome = field$2;
    this.deviceId = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FinishLoginResponse$inOrder(reader: Reader): FinishLoginResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: Welcome | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 160);
    field$2 = Welcome.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    field$3 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FinishLoginResponse$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function FinishLoginResponse$rest(reader: Reader, message: FinishLoginResponse): FinishLoginResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.serverFinal = readString(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.welcome === undefined ? 160 : 0);
        message.welcome = Welcome.read(reader, message.welcome);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26:
        message.deviceId = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

/** Facts about the account that the server sends at login. */
export interface Welcome {
  /** The user's name as registered. */
  name: string;
  privacy: Privacy;
  settings?: PrivacySettings | undefined;
  /** The address and port at which the server sees the client. */
  address: string;
  port: number;
  /** Number of the last text that any client of the account has confirmed. */
  confirmedTextId: number;
  /**
   * Lets a later `BeginLogin` of this user through while logins of others fail. Secret,
   * at most 64 bytes. Valid until the password changes, and for a limited time.
   */
  loginCookie: Uint8Array;
  /**
   * Number of the last text that the server has sent to a client of the account.
   * A text up to this number that no client has confirmed may have been shown
   * before.
   */
  sentTextId: number;
  /**
   * The id of the session, for `Resume`: 16 random bytes. Secret. Empty: the session
   * cannot be resumed.
   */
  sessionId: Uint8Array;
  $unknown?: Uint8Array;
}

export const Welcome: MessageCodec<Welcome> = {
  typeName: "chatwire.v1.Welcome",

  create(init) {
    const message: Welcome = new Welcome$new("", 0, undefined, "", 0, 0, EMPTY_BYTES, 0, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(Welcome, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(Welcome, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(Welcome, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.name !== "") {
      at = writeStringField(writer, at, 10, message.name, "name");
    }
    if (message.privacy !== 0) {
      at = writeInt32Field(writer, at, 16, message.privacy, "privacy");
    }
    if (message.settings !== undefined) {
      const begin = beginMessage(writer, at, 26, message.settings, "settings");
      at = endMessage(writer, begin, PrivacySettings.write(message.settings, writer, begin));
    }
    if (message.address !== "") {
      at = writeStringField(writer, at, 34, message.address, "address");
    }
    if (message.port !== 0) {
      at = writeUint32Field(writer, at, 40, message.port, "port");
    }
    if (message.confirmedTextId !== 0) {
      at = writeUint64NumberField(writer, at, 48, message.confirmedTextId, "confirmedTextId");
    }
    if (message.loginCookie?.length !== 0) {
      at = writeBytesField(writer, at, 58, message.loginCookie, "loginCookie");
    }
    if (message.sentTextId !== 0) {
      at = writeUint64NumberField(writer, at, 64, message.sentTextId, "sentTextId");
    }
    if (message.sessionId?.length !== 0) {
      at = writeBytesField(writer, at, 74, message.sessionId, "sessionId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = Welcome$inOrder(reader)) {
    return isAtEnd(reader) ? message : Welcome$rest(reader, message);
  },
};

const Welcome$new = /* @__PURE__ */ plainConstructor(
  function (
    this: Welcome,
    field$1: string,
    field$2: Privacy,
    field$3: PrivacySettings | undefined,
    field$4: string,
    field$5: number,
    field$6: number,
    field$7: Uint8Array,
    field$8: number,
    field$9: Uint8Array,
  ): void {
    this.name = field$1;
    this.privacy = field$2;
    this.settings = field$3;
    this.address = field$4;
    this.port = field$5;
    this.confirmedTextId = field$6;
    this.loginCookie = field$7;
    this.sentTextId = field$8;
    this.sessionId = field$9;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function Welcome$inOrder(reader: Reader): Welcome {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: Privacy = 0;
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
  let field$3: PrivacySettings | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 88);
    field$3 = PrivacySettings.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$4: string = "";
  if (offset < end && input[offset] === 34) {
    reader.offset = offset + 1;
    field$4 = readString(reader);
    offset = reader.offset;
  }
  let field$5: number = 0;
  if (offset + 1 < end && input[offset] === 40) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$5 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$5 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$6: number = 0;
  if (offset + 1 < end && input[offset] === 48) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$6 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$6 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$7: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 58) {
    reader.offset = offset + 1;
    field$7 = readBytes(reader);
    offset = reader.offset;
  }
  let field$8: number = 0;
  if (offset + 1 < end && input[offset] === 64) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$8 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$8 = readUint64Number(reader);
      offset = reader.offset;
    }
  }
  let field$9: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 74) {
    reader.offset = offset + 1;
    field$9 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new Welcome$new(field$1, field$2, field$3, field$4, field$5, field$6, field$7, field$8, field$9);
}

/** Reads the remaining fields, in any order. */
function Welcome$rest(reader: Reader, message: Welcome): Welcome {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.name = readString(reader);
        break;
      case 16:
        message.privacy = readInt32(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.settings === undefined ? 88 : 0);
        message.settings = PrivacySettings.read(reader, message.settings);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 34:
        message.address = readString(reader);
        break;
      case 40:
        message.port = readUint32(reader);
        break;
      case 48:
        message.confirmedTextId = readUint64Number(reader);
        break;
      case 58:
        message.loginCookie = readBytes(reader);
        break;
      case 64:
        message.sentTextId = readUint64Number(reader);
        break;
      case 74:
        message.sessionId = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface LogInWithTokenRequest {
  /** A token in the form that the application uses. */
  token: string;
  keys?: IdentityKeys | undefined;
  /** Absent: no device is registered, and the next login needs a token. */
  device?: NewDevice | undefined;
  $unknown?: Uint8Array;
}

export const LogInWithTokenRequest: MessageCodec<LogInWithTokenRequest> = {
  typeName: "chatwire.v1.LogInWithTokenRequest",

  create(init) {
    const message: LogInWithTokenRequest = new LogInWithTokenRequest$new("", undefined, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(LogInWithTokenRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LogInWithTokenRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LogInWithTokenRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.token !== "") {
      at = writeStringField(writer, at, 10, message.token, "token");
    }
    if (message.keys !== undefined) {
      const begin = beginMessage(writer, at, 18, message.keys, "keys");
      at = endMessage(writer, begin, IdentityKeys.write(message.keys, writer, begin));
    }
    if (message.device !== undefined) {
      const begin = beginMessage(writer, at, 26, message.device, "device");
      at = endMessage(writer, begin, NewDevice.write(message.device, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = LogInWithTokenRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : LogInWithTokenRequest$rest(reader, message);
  },
};

const LogInWithTokenRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: LogInWithTokenRequest,
    field$1: string,
    field$2: IdentityKeys | undefined,
    field$3: NewDevice | undefined,
  ): void {
    this.token = field$1;
    this.keys = field$2;
    this.device = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function LogInWithTokenRequest$inOrder(reader: Reader): LogInWithTokenRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: IdentityKeys | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 64);
    field$2 = IdentityKeys.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$3: NewDevice | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 56);
    field$3 = NewDevice.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new LogInWithTokenRequest$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function LogInWithTokenRequest$rest(reader: Reader, message: LogInWithTokenRequest): LogInWithTokenRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.token = readString(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.keys === undefined ? 64 : 0);
        message.keys = IdentityKeys.read(reader, message.keys);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 26: {
        const outerEnd = enterMessage(reader, message.device === undefined ? 56 : 0);
        message.device = NewDevice.read(reader, message.device);
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

export interface LogInWithTokenResponse {
  welcome?: Welcome | undefined;
  /** Empty if the request had no device. */
  deviceId: Uint8Array;
  $unknown?: Uint8Array;
}

export const LogInWithTokenResponse: MessageCodec<LogInWithTokenResponse> = {
  typeName: "chatwire.v1.LogInWithTokenResponse",

  create(init) {
    const message: LogInWithTokenResponse = new LogInWithTokenResponse$new(undefined, EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(LogInWithTokenResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LogInWithTokenResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LogInWithTokenResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.welcome !== undefined) {
      const begin = beginMessage(writer, at, 10, message.welcome, "welcome");
      at = endMessage(writer, begin, Welcome.write(message.welcome, writer, begin));
    }
    if (message.deviceId?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.deviceId, "deviceId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = LogInWithTokenResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : LogInWithTokenResponse$rest(reader, message);
  },
};

const LogInWithTokenResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: LogInWithTokenResponse,
    field$1: Welcome | undefined,
    field$2: Uint8Array,
  ): void {
    this.welcome = field$1;
    this.deviceId = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function LogInWithTokenResponse$inOrder(reader: Reader): LogInWithTokenResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Welcome | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 160);
    field$1 = Welcome.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new LogInWithTokenResponse$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function LogInWithTokenResponse$rest(reader: Reader, message: LogInWithTokenResponse): LogInWithTokenResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.welcome === undefined ? 160 : 0);
        message.welcome = Welcome.read(reader, message.welcome);
        leaveMessage(reader, outerEnd);
        break;
      }
      case 18:
        message.deviceId = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BeginDeviceLoginRequest {
  deviceId: Uint8Array;
  $unknown?: Uint8Array;
}

export const BeginDeviceLoginRequest: MessageCodec<BeginDeviceLoginRequest> = {
  typeName: "chatwire.v1.BeginDeviceLoginRequest",

  create(init) {
    const message: BeginDeviceLoginRequest = new BeginDeviceLoginRequest$new(EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BeginDeviceLoginRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BeginDeviceLoginRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BeginDeviceLoginRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.deviceId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.deviceId, "deviceId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BeginDeviceLoginRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : BeginDeviceLoginRequest$rest(reader, message);
  },
};

const BeginDeviceLoginRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BeginDeviceLoginRequest,
    field$1: Uint8Array,
  ): void {
    this.deviceId = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BeginDeviceLoginRequest$inOrder(reader: Reader): BeginDeviceLoginRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new BeginDeviceLoginRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BeginDeviceLoginRequest$rest(reader: Reader, message: BeginDeviceLoginRequest): BeginDeviceLoginRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.deviceId = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface BeginDeviceLoginResponse {
  /** 32 random bytes, valid for one answer on this connection. */
  challenge: Uint8Array;
  $unknown?: Uint8Array;
}

export const BeginDeviceLoginResponse: MessageCodec<BeginDeviceLoginResponse> = {
  typeName: "chatwire.v1.BeginDeviceLoginResponse",

  create(init) {
    const message: BeginDeviceLoginResponse = new BeginDeviceLoginResponse$new(EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(BeginDeviceLoginResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(BeginDeviceLoginResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(BeginDeviceLoginResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.challenge?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.challenge, "challenge");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = BeginDeviceLoginResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : BeginDeviceLoginResponse$rest(reader, message);
  },
};

const BeginDeviceLoginResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: BeginDeviceLoginResponse,
    field$1: Uint8Array,
  ): void {
    this.challenge = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function BeginDeviceLoginResponse$inOrder(reader: Reader): BeginDeviceLoginResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new BeginDeviceLoginResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function BeginDeviceLoginResponse$rest(reader: Reader, message: BeginDeviceLoginResponse): BeginDeviceLoginResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.challenge = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface FinishDeviceLoginRequest {
  deviceId: Uint8Array;
  /**
   * Ed25519 signature over, in this order: "chatwire device login", device_id,
   * challenge, the 32 bytes of the connection's tls-exporter channel binding (RFC
   * 9266; zero on a plain connection), and the three fields of keys.
   */
  signature: Uint8Array;
  keys?: IdentityKeys | undefined;
  $unknown?: Uint8Array;
}

export const FinishDeviceLoginRequest: MessageCodec<FinishDeviceLoginRequest> = {
  typeName: "chatwire.v1.FinishDeviceLoginRequest",

  create(init) {
    const message: FinishDeviceLoginRequest = new FinishDeviceLoginRequest$new(EMPTY_BYTES, EMPTY_BYTES, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FinishDeviceLoginRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FinishDeviceLoginRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FinishDeviceLoginRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.deviceId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.deviceId, "deviceId");
    }
    if (message.signature?.length !== 0) {
      at = writeBytesField(writer, at, 18, message.signature, "signature");
    }
    if (message.keys !== undefined) {
      const begin = beginMessage(writer, at, 26, message.keys, "keys");
      at = endMessage(writer, begin, IdentityKeys.write(message.keys, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FinishDeviceLoginRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : FinishDeviceLoginRequest$rest(reader, message);
  },
};

const FinishDeviceLoginRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FinishDeviceLoginRequest,
    field$1: Uint8Array,
    field$2: Uint8Array,
    field$3: IdentityKeys | undefined,
  ): void {
    this.deviceId = field$1;
    this.signature = field$2;
    this.keys = field$3;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FinishDeviceLoginRequest$inOrder(reader: Reader): FinishDeviceLoginRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  let field$2: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readBytes(reader);
    offset = reader.offset;
  }
  let field$3: IdentityKeys | undefined;
  if (offset < end && input[offset] === 26) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 64);
    field$3 = IdentityKeys.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FinishDeviceLoginRequest$new(field$1, field$2, field$3);
}

/** Reads the remaining fields, in any order. */
function FinishDeviceLoginRequest$rest(reader: Reader, message: FinishDeviceLoginRequest): FinishDeviceLoginRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.deviceId = readBytes(reader);
        break;
      case 18:
        message.signature = readBytes(reader);
        break;
      case 26: {
        const outerEnd = enterMessage(reader, message.keys === undefined ? 64 : 0);
        message.keys = IdentityKeys.read(reader, message.keys);
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

export interface FinishDeviceLoginResponse {
  welcome?: Welcome | undefined;
  $unknown?: Uint8Array;
}

export const FinishDeviceLoginResponse: MessageCodec<FinishDeviceLoginResponse> = {
  typeName: "chatwire.v1.FinishDeviceLoginResponse",

  create(init) {
    const message: FinishDeviceLoginResponse = new FinishDeviceLoginResponse$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(FinishDeviceLoginResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(FinishDeviceLoginResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(FinishDeviceLoginResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.welcome !== undefined) {
      const begin = beginMessage(writer, at, 10, message.welcome, "welcome");
      at = endMessage(writer, begin, Welcome.write(message.welcome, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = FinishDeviceLoginResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : FinishDeviceLoginResponse$rest(reader, message);
  },
};

const FinishDeviceLoginResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: FinishDeviceLoginResponse,
    field$1: Welcome | undefined,
  ): void {
    this.welcome = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function FinishDeviceLoginResponse$inOrder(reader: Reader): FinishDeviceLoginResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Welcome | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 160);
    field$1 = Welcome.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new FinishDeviceLoginResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function FinishDeviceLoginResponse$rest(reader: Reader, message: FinishDeviceLoginResponse): FinishDeviceLoginResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.welcome === undefined ? 160 : 0);
        message.welcome = Welcome.read(reader, message.welcome);
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

export interface ListDevicesRequest {
  $unknown?: Uint8Array;
}

export const ListDevicesRequest: MessageCodec<ListDevicesRequest> = {
  typeName: "chatwire.v1.ListDevicesRequest",

  create(init) {
    const message: ListDevicesRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListDevicesRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListDevicesRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListDevicesRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListDevicesRequest.create()) {
    return isAtEnd(reader) ? message : ListDevicesRequest$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function ListDevicesRequest$rest(reader: Reader, message: ListDevicesRequest): ListDevicesRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ListDevicesResponse {
  devices: Device[];
  $unknown?: Uint8Array;
}

export const ListDevicesResponse: MessageCodec<ListDevicesResponse> = {
  typeName: "chatwire.v1.ListDevicesResponse",

  create(init) {
    const message: ListDevicesResponse = new ListDevicesResponse$new(emptyList<Device>());
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ListDevicesResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ListDevicesResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ListDevicesResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    for (const value of itemsOf(message.devices, "devices")) {
      const begin = beginMessage(writer, at, 10, value, "devices");
      at = endMessage(writer, begin, Device.write(value, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ListDevicesResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : ListDevicesResponse$rest(reader, message);
  },
};

const ListDevicesResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ListDevicesResponse,
    field$1: Device[],
  ): void {
    this.devices = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ListDevicesResponse$inOrder(reader: Reader): ListDevicesResponse {
  const { input, end } = reader;
  let { offset } = reader;
  const field$1: Device[] = emptyList<Device>();
  while (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    if (field$1.length === 0) beginList(reader);
    const outerEnd = enterMessage(reader, 112);
    field$1.push(Device.read(reader));
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ListDevicesResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function ListDevicesResponse$rest(reader: Reader, message: ListDevicesResponse): ListDevicesResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        if (message.devices.length === 0) beginList(reader);
        const outerEnd = enterMessage(reader, 112);
        message.devices.push(Device.read(reader));
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

export interface RevokeDeviceRequest {
  deviceId: Uint8Array;
  $unknown?: Uint8Array;
}

export const RevokeDeviceRequest: MessageCodec<RevokeDeviceRequest> = {
  typeName: "chatwire.v1.RevokeDeviceRequest",

  create(init) {
    const message: RevokeDeviceRequest = new RevokeDeviceRequest$new(EMPTY_BYTES);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RevokeDeviceRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RevokeDeviceRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RevokeDeviceRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.deviceId?.length !== 0) {
      at = writeBytesField(writer, at, 10, message.deviceId, "deviceId");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RevokeDeviceRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : RevokeDeviceRequest$rest(reader, message);
  },
};

const RevokeDeviceRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: RevokeDeviceRequest,
    field$1: Uint8Array,
  ): void {
    this.deviceId = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function RevokeDeviceRequest$inOrder(reader: Reader): RevokeDeviceRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Uint8Array = EMPTY_BYTES;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readBytes(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new RevokeDeviceRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function RevokeDeviceRequest$rest(reader: Reader, message: RevokeDeviceRequest): RevokeDeviceRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.deviceId = readBytes(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface RevokeDeviceResponse {
  $unknown?: Uint8Array;
}

export const RevokeDeviceResponse: MessageCodec<RevokeDeviceResponse> = {
  typeName: "chatwire.v1.RevokeDeviceResponse",

  create(init) {
    const message: RevokeDeviceResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(RevokeDeviceResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(RevokeDeviceResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(RevokeDeviceResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = RevokeDeviceResponse.create()) {
    return isAtEnd(reader) ? message : RevokeDeviceResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function RevokeDeviceResponse$rest(reader: Reader, message: RevokeDeviceResponse): RevokeDeviceResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface ChangePasswordRequest {
  /** SCRAM client-final-message, with the old password. */
  clientFinal: string;
  verifier?: PasswordVerifier | undefined;
  $unknown?: Uint8Array;
}

export const ChangePasswordRequest: MessageCodec<ChangePasswordRequest> = {
  typeName: "chatwire.v1.ChangePasswordRequest",

  create(init) {
    const message: ChangePasswordRequest = new ChangePasswordRequest$new("", undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ChangePasswordRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ChangePasswordRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ChangePasswordRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.clientFinal !== "") {
      at = writeStringField(writer, at, 10, message.clientFinal, "clientFinal");
    }
    if (message.verifier !== undefined) {
      const begin = beginMessage(writer, at, 18, message.verifier, "verifier");
      at = endMessage(writer, begin, PasswordVerifier.write(message.verifier, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ChangePasswordRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : ChangePasswordRequest$rest(reader, message);
  },
};

const ChangePasswordRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ChangePasswordRequest,
    field$1: string,
    field$2: PasswordVerifier | undefined,
  ): void {
    this.clientFinal = field$1;
    this.verifier = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ChangePasswordRequest$inOrder(reader: Reader): ChangePasswordRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  let field$2: PasswordVerifier | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 88);
    field$2 = PasswordVerifier.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ChangePasswordRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function ChangePasswordRequest$rest(reader: Reader, message: ChangePasswordRequest): ChangePasswordRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.clientFinal = readString(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.verifier === undefined ? 88 : 0);
        message.verifier = PasswordVerifier.read(reader, message.verifier);
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

export interface ChangePasswordResponse {
  /** SCRAM server-final-message. */
  serverFinal: string;
  $unknown?: Uint8Array;
}

export const ChangePasswordResponse: MessageCodec<ChangePasswordResponse> = {
  typeName: "chatwire.v1.ChangePasswordResponse",

  create(init) {
    const message: ChangePasswordResponse = new ChangePasswordResponse$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ChangePasswordResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ChangePasswordResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ChangePasswordResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.serverFinal !== "") {
      at = writeStringField(writer, at, 10, message.serverFinal, "serverFinal");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ChangePasswordResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : ChangePasswordResponse$rest(reader, message);
  },
};

const ChangePasswordResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ChangePasswordResponse,
    field$1: string,
  ): void {
    this.serverFinal = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ChangePasswordResponse$inOrder(reader: Reader): ChangePasswordResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ChangePasswordResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function ChangePasswordResponse$rest(reader: Reader, message: ChangePasswordResponse): ChangePasswordResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.serverFinal = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface DeleteAccountRequest {
  /** SCRAM client-final-message. */
  clientFinal: string;
  $unknown?: Uint8Array;
}

export const DeleteAccountRequest: MessageCodec<DeleteAccountRequest> = {
  typeName: "chatwire.v1.DeleteAccountRequest",

  create(init) {
    const message: DeleteAccountRequest = new DeleteAccountRequest$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DeleteAccountRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DeleteAccountRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(DeleteAccountRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.clientFinal !== "") {
      at = writeStringField(writer, at, 10, message.clientFinal, "clientFinal");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DeleteAccountRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : DeleteAccountRequest$rest(reader, message);
  },
};

const DeleteAccountRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DeleteAccountRequest,
    field$1: string,
  ): void {
    this.clientFinal = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DeleteAccountRequest$inOrder(reader: Reader): DeleteAccountRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new DeleteAccountRequest$new(field$1);
}

/** Reads the remaining fields, in any order. */
function DeleteAccountRequest$rest(reader: Reader, message: DeleteAccountRequest): DeleteAccountRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.clientFinal = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface DeleteAccountResponse {
  /** SCRAM server-final-message. */
  serverFinal: string;
  $unknown?: Uint8Array;
}

export const DeleteAccountResponse: MessageCodec<DeleteAccountResponse> = {
  typeName: "chatwire.v1.DeleteAccountResponse",

  create(init) {
    const message: DeleteAccountResponse = new DeleteAccountResponse$new("");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(DeleteAccountResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(DeleteAccountResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(DeleteAccountResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.serverFinal !== "") {
      at = writeStringField(writer, at, 10, message.serverFinal, "serverFinal");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = DeleteAccountResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : DeleteAccountResponse$rest(reader, message);
  },
};

const DeleteAccountResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: DeleteAccountResponse,
    field$1: string,
  ): void {
    this.serverFinal = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function DeleteAccountResponse$inOrder(reader: Reader): DeleteAccountResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: string = "";
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    field$1 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new DeleteAccountResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function DeleteAccountResponse$rest(reader: Reader, message: DeleteAccountResponse): DeleteAccountResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10:
        message.serverFinal = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface LogOffRequest {
  $unknown?: Uint8Array;
}

export const LogOffRequest: MessageCodec<LogOffRequest> = {
  typeName: "chatwire.v1.LogOffRequest",

  create(init) {
    const message: LogOffRequest = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(LogOffRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LogOffRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LogOffRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = LogOffRequest.create()) {
    return isAtEnd(reader) ? message : LogOffRequest$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function LogOffRequest$rest(reader: Reader, message: LogOffRequest): LogOffRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface LogOffResponse {
  $unknown?: Uint8Array;
}

export const LogOffResponse: MessageCodec<LogOffResponse> = {
  typeName: "chatwire.v1.LogOffResponse",

  create(init) {
    const message: LogOffResponse = {};
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(LogOffResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(LogOffResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(LogOffResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = LogOffResponse.create()) {
    return isAtEnd(reader) ? message : LogOffResponse$rest(reader, message);
  },
};

/** Reads the remaining fields, in any order. */
function LogOffResponse$rest(reader: Reader, message: LogOffResponse): LogOffResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    unknownFields = skipUnknown(reader, tag, unknownFields);
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}

export interface SetPrivacyRequest {
  /** PUBLIC, PRIVATE, or CUSTOM with `settings`. */
  privacy: Privacy;
  /** Only with CUSTOM. */
  settings?: PrivacySettings | undefined;
  $unknown?: Uint8Array;
}

export const SetPrivacyRequest: MessageCodec<SetPrivacyRequest> = {
  typeName: "chatwire.v1.SetPrivacyRequest",

  create(init) {
    const message: SetPrivacyRequest = new SetPrivacyRequest$new(0, undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SetPrivacyRequest, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SetPrivacyRequest, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SetPrivacyRequest, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.privacy !== 0) {
      at = writeInt32Field(writer, at, 8, message.privacy, "privacy");
    }
    if (message.settings !== undefined) {
      const begin = beginMessage(writer, at, 18, message.settings, "settings");
      at = endMessage(writer, begin, PrivacySettings.write(message.settings, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SetPrivacyRequest$inOrder(reader)) {
    return isAtEnd(reader) ? message : SetPrivacyRequest$rest(reader, message);
  },
};

const SetPrivacyRequest$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SetPrivacyRequest,
    field$1: Privacy,
    field$2: PrivacySettings | undefined,
  ): void {
    this.privacy = field$1;
    this.settings = field$2;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SetPrivacyRequest$inOrder(reader: Reader): SetPrivacyRequest {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: Privacy = 0;
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
  let field$2: PrivacySettings | undefined;
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 88);
    field$2 = PrivacySettings.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SetPrivacyRequest$new(field$1, field$2);
}

/** Reads the remaining fields, in any order. */
function SetPrivacyRequest$rest(reader: Reader, message: SetPrivacyRequest): SetPrivacyRequest {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.privacy = readInt32(reader);
        break;
      case 18: {
        const outerEnd = enterMessage(reader, message.settings === undefined ? 88 : 0);
        message.settings = PrivacySettings.read(reader, message.settings);
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

export interface SetPrivacyResponse {
  /** The settings that apply now. */
  settings?: PrivacySettings | undefined;
  $unknown?: Uint8Array;
}

export const SetPrivacyResponse: MessageCodec<SetPrivacyResponse> = {
  typeName: "chatwire.v1.SetPrivacyResponse",

  create(init) {
    const message: SetPrivacyResponse = new SetPrivacyResponse$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(SetPrivacyResponse, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(SetPrivacyResponse, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(SetPrivacyResponse, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.settings !== undefined) {
      const begin = beginMessage(writer, at, 10, message.settings, "settings");
      at = endMessage(writer, begin, PrivacySettings.write(message.settings, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = SetPrivacyResponse$inOrder(reader)) {
    return isAtEnd(reader) ? message : SetPrivacyResponse$rest(reader, message);
  },
};

const SetPrivacyResponse$new = /* @__PURE__ */ plainConstructor(
  function (
    this: SetPrivacyResponse,
    field$1: PrivacySettings | undefined,
  ): void {
    this.settings = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function SetPrivacyResponse$inOrder(reader: Reader): SetPrivacyResponse {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: PrivacySettings | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 88);
    field$1 = PrivacySettings.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new SetPrivacyResponse$new(field$1);
}

/** Reads the remaining fields, in any order. */
function SetPrivacyResponse$rest(reader: Reader, message: SetPrivacyResponse): SetPrivacyResponse {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.settings === undefined ? 88 : 0);
        message.settings = PrivacySettings.read(reader, message.settings);
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

/** Another connection of the account has changed the privacy settings. */
export interface PrivacyChanged {
  /** The settings that apply now. */
  settings?: PrivacySettings | undefined;
  $unknown?: Uint8Array;
}

export const PrivacyChanged: MessageCodec<PrivacyChanged> = {
  typeName: "chatwire.v1.PrivacyChanged",

  create(init) {
    const message: PrivacyChanged = new PrivacyChanged$new(undefined);
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(PrivacyChanged, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(PrivacyChanged, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(PrivacyChanged, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.settings !== undefined) {
      const begin = beginMessage(writer, at, 10, message.settings, "settings");
      at = endMessage(writer, begin, PrivacySettings.write(message.settings, writer, begin));
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = PrivacyChanged$inOrder(reader)) {
    return isAtEnd(reader) ? message : PrivacyChanged$rest(reader, message);
  },
};

const PrivacyChanged$new = /* @__PURE__ */ plainConstructor(
  function (
    this: PrivacyChanged,
    field$1: PrivacySettings | undefined,
  ): void {
    this.settings = field$1;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function PrivacyChanged$inOrder(reader: Reader): PrivacyChanged {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: PrivacySettings | undefined;
  if (offset < end && input[offset] === 10) {
    reader.offset = offset + 1;
    const outerEnd = enterMessage(reader, 88);
    field$1 = PrivacySettings.read(reader);
    leaveMessage(reader, outerEnd);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new PrivacyChanged$new(field$1);
}

/** Reads the remaining fields, in any order. */
function PrivacyChanged$rest(reader: Reader, message: PrivacyChanged): PrivacyChanged {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 10: {
        const outerEnd = enterMessage(reader, message.settings === undefined ? 88 : 0);
        message.settings = PrivacySettings.read(reader, message.settings);
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
