// Code generated from chatwire/v1/error.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";
import {
  type Reader,
  isAtEnd,
  readBool,
  readInt32,
  readString,
  readTag,
  readUint32,
  skipUnknown,
  takeUnknown,
} from "../../../src/wire/reader.ts";
import {
  writeBoolField,
  writeInt32Field,
  writeStringField,
  writeUint32Field,
  writeUnknown,
} from "../../../src/wire/writer.ts";

/** The reason for which a request was refused or a connection was closed. */
export const ErrorCode = {
  UNSPECIFIED: 0,
  /**
   * The bytes are not a valid message: the length of the frame is invalid, or the
   * content is not valid protobuf. The connection is closed.
   */
  MALFORMED: 1,
  /**
   * The message is larger than its rule allows, or the frame is larger than the
   * connection allows. The latter closes the connection.
   */
  TOO_LARGE: 2,
  /** The body, the recipient or the type does not belong to the command. */
  BODY_MISMATCH: 3,
  /** The receiver does not know the command. */
  UNKNOWN_COMMAND: 4,
  /** The state of the connection does not allow the command. */
  WRONG_STATE: 5,
  /**
   * The request was sent more often than allowed. It can be repeated after
   * `retry_after_ms`.
   */
  RATE_LIMITED: 6,
  /** A field has a value that the command does not accept. */
  INVALID_ARGUMENT: 7,
  /** The two ends have no protocol version in common. */
  UNSUPPORTED_VERSION: 8,
  /** The server failed. It may have carried out the request. */
  INTERNAL: 9,
  /** A limit of the server on the number of something is reached. */
  LIMIT_REACHED: 10,
  /** The other end was silent for longer than the idle timeout. */
  IDLE: 11,
  /** The server is shutting down. */
  GOING_AWAY: 12,
  /**
   * A message does not have the next sequence number, or a response answers no
   * request. The connection is closed.
   */
  OUT_OF_SEQUENCE: 13,
  /** Hello, login or the rest of a frame did not arrive in time. */
  TIMED_OUT: 14,
  /**
   * The command belongs to a feature that the two ends have not agreed on, or asks
   * for a relay that the server does not have.
   */
  FEATURE_MISSING: 15,
  /**
   * The server has no room to store what follows from the request. Nothing was
   * changed. Requests that store nothing are answered as usual.
   */
  STORE_FULL: 16,
  /**
   * The operator of the server has banned the address of the client, or the account
   * that logs in. If the ban ends, `retryable` and `retry_after_ms` say so.
   */
  BANNED: 17,
  /** The operator of the server has ended the login, or closed the connection. */
  KICKED: 18,
  /**
   * The server registers nobody without an invitation code. The code is missing, wrong,
   * expired or used up.
   */
  REGISTRATION_CLOSED: 19,
  /** The name is empty, or longer than `nameCharactersMax`. */
  NAME_LENGTH: 20,
  /** The name contains white space, control or invisible characters. */
  NAME_CHARACTERS: 21,
  /** The name is already registered, or a listed room has it; perhaps in another case. */
  NAME_TAKEN: 22,
  /**
   * The name is not registered or the password is wrong. For a login with a device:
   * the device is unknown or its signature is wrong.
   */
  LOGIN_FAILED: 23,
  /** The account logged in on more connections than allowed. The oldest login ends. */
  REPLACED: 24,
  /** The agreement key is not signed by the signing key. */
  KEYS_INVALID: 25,
  /** The device was revoked, or the password was changed on another connection. */
  REVOKED: 26,
  /** The account was deleted. */
  ACCOUNT_DELETED: 27,
  /**
   * The name is not for a new account or room: a character is not allowed there, scripts are
   * mixed, or the name is a word that programs use.
   */
  NAME_RESTRICTED: 28,
  /** The name looks like one that is registered, or that a listed room has. */
  NAME_CONFUSABLE: 29,
  /** No user has that name, or the caller may not reach the user. */
  USER_NOT_FOUND: 30,
  /** The caller may reach the user, but the user is away. */
  USER_AWAY: 31,
  /** The introduction does not exist, is over, or is not the caller's. */
  INTRODUCTION_NOT_FOUND: 40,
  /**
   * The state of the introduction does not allow the request, or the request is
   * reserved for the other side.
   */
  INTRODUCTION_STATE: 41,
  /** The two users already have an invitation or a conversation. */
  ALREADY_INTRODUCED: 42,
  /** There is no session with the id, it is over, or the proof is wrong. */
  SESSION_NOT_FOUND: 50,
  /**
   * Messages that one end of the session needs are no longer kept. The session is
   * over.
   */
  SESSION_INCOMPLETE: 51,
  /** The request has the id of another request, which was carried out. This one was not. */
  ID_REUSED: 52,
  /**
   * The request is repeated, and the server no longer knows whether it was carried out.
   * It was not carried out now.
   */
  ID_FORGOTTEN: 53,
  /**
   * The request is to come after another one, which the server has not carried out, or
   * not lately. This one was not carried out either.
   */
  NOT_IN_ORDER: 54,
  /** The receiver's program has said that it takes no application messages of the type. */
  NOT_TAKEN: 57,
  /**
   * The application's program at the server has refused the request, and `text` says
   * why. Nothing was changed.
   */
  REFUSED: 58,
  /**
   * The application's program at the server has failed, or did not answer in time.
   * Nothing was changed.
   */
  APPLICATION_FAILED: 59,
  /** The receiver does not want the file. */
  FILE_DECLINED: 62,
  /** One side has cancelled the transfer of the file. */
  FILE_CANCELLED: 63,
  /**
   * Blocks that do not belong to the offered file came, again and again; or the file has
   * changed since it was offered.
   */
  FILE_DAMAGED: 64,
  /** The receiver cannot store the file, for example because its disk is full. */
  FILE_NOT_STORED: 65,
  /** No room has that id, or the caller may not see the room. */
  ROOM_NOT_FOUND: 66,
  /** The caller is not a member of the room. */
  NOT_A_MEMBER: 67,
  /** The role of the caller in the room does not allow the request. */
  ROLE_TOO_LOW: 68,
  /** The room has as many members as it may have. */
  ROOM_FULL: 69,
  /** The caller is the only owner of the room, and names no other member as successor. */
  LAST_OWNER: 70,
  /**
   * The room is in slow mode, and the last post of the caller is too recent. The post can
   * be repeated after `retry_after_ms`.
   */
  SLOW_MODE: 71,
  /** The caller is banned from the room. */
  BANNED_FROM_ROOM: 72,
  /**
   * The caller may not post in the room for a time. The post can be repeated after
   * `retry_after_ms`.
   */
  MUTED: 73,
  /** The room has no post with that number, or the caller may not read it. */
  POST_NOT_FOUND: 77,
  /** The post is another user's. */
  NOT_THE_AUTHOR: 78,
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode] | (number & {});

export interface ErrorInfo {
  code: ErrorCode;
  /** For people. The wording may change. */
  text: string;
  /** Whether the same request, or after a close another connection, can succeed later. */
  retryable: boolean;
  /** Milliseconds to wait before the next attempt. 0: unknown. */
  retryAfterMs: number;
  /**
   * If a limit is the reason: its name in the table of limits, or the name of a
   * limit of a command ("SendText.rate", "SendText.bytesMax").
   */
  limit: string;
  $unknown?: Uint8Array;
}

export const ErrorInfo: MessageCodec<ErrorInfo> = {
  typeName: "chatwire.v1.ErrorInfo",

  create(init) {
    const message: ErrorInfo = new ErrorInfo$new(0, "", false, 0, "");
    if (init !== undefined) Object.assign<object, object>(message, init);
    return message;
  },

  encode(message) {
    return encodeMessage(ErrorInfo, message);
  },

  encodeInto(message, buffer, offset = 0) {
    return encodeMessageInto(ErrorInfo, message, buffer, offset);
  },

  decode(bytes) {
    return decodeMessage(ErrorInfo, bytes);
  },

  write(message, writer, start) {
    let at = start;
    if (message.code !== 0) {
      at = writeInt32Field(writer, at, 8, message.code, "code");
    }
    if (message.text !== "") {
      at = writeStringField(writer, at, 18, message.text, "text");
    }
    if (message.retryable !== false) {
      at = writeBoolField(writer, at, 24, message.retryable, "retryable");
    }
    if (message.retryAfterMs !== 0) {
      at = writeUint32Field(writer, at, 32, message.retryAfterMs, "retryAfterMs");
    }
    if (message.limit !== "") {
      at = writeStringField(writer, at, 42, message.limit, "limit");
    }
    if (message.$unknown !== undefined) at = writeUnknown(writer, at, message.$unknown);
    return at;
  },

  read(reader, message = ErrorInfo$inOrder(reader)) {
    return isAtEnd(reader) ? message : ErrorInfo$rest(reader, message);
  },
};

const ErrorInfo$new = /* @__PURE__ */ plainConstructor(
  function (
    this: ErrorInfo,
    field$1: ErrorCode,
    field$2: string,
    field$3: boolean,
    field$4: number,
    field$5: string,
  ): void {
    this.code = field$1;
    this.text = field$2;
    this.retryable = field$3;
    this.retryAfterMs = field$4;
    this.limit = field$5;
  },
);

/** Creates a message from the fields that follow each other in the order of their numbers. */
function ErrorInfo$inOrder(reader: Reader): ErrorInfo {
  const { input, end } = reader;
  let { offset } = reader;
  let field$1: ErrorCode = 0;
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
  let field$2: string = "";
  if (offset < end && input[offset] === 18) {
    reader.offset = offset + 1;
    field$2 = readString(reader);
    offset = reader.offset;
  }
  let field$3: boolean = false;
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
  let field$4: number = 0;
  if (offset + 1 < end && input[offset] === 32) {
    const byte = input[offset + 1] ?? 0;
    if (byte < 128) {
      field$4 = byte;
      offset += 2;
    } else {
      reader.offset = offset + 1;
      field$4 = readUint32(reader);
      offset = reader.offset;
    }
  }
  let field$5: string = "";
  if (offset < end && input[offset] === 42) {
    reader.offset = offset + 1;
    field$5 = readString(reader);
    offset = reader.offset;
  }
  reader.offset = offset;
  return new ErrorInfo$new(field$1, field$2, field$3, field$4, field$5);
}

/** Reads the remaining fields, in any order. */
function ErrorInfo$rest(reader: Reader, message: ErrorInfo): ErrorInfo {
  let unknownFields: number[] | undefined;
  for (;;) {
    const tag = readTag(reader);
    if (tag === 0) break;
    switch (tag) {
      case 8:
        message.code = readInt32(reader);
        break;
      case 18:
        message.text = readString(reader);
        break;
      case 24:
        message.retryable = readBool(reader);
        break;
      case 32:
        message.retryAfterMs = readUint32(reader);
        break;
      case 42:
        message.limit = readString(reader);
        break;
      default:
        unknownFields = skipUnknown(reader, tag, unknownFields);
        break;
    }
  }
  if (unknownFields !== undefined) message.$unknown = takeUnknown(reader, unknownFields, message.$unknown);
  return message;
}
