// Code generated from chatwire/v1/error.proto by chatwire. DO NOT EDIT.

import { type MessageCodec, decodeMessage, encodeMessage, encodeMessageInto } from "../../../src/wire/codec.ts";

/** Why a request was refused or a connection closed. One table for everything. */
export const ErrorCode = {
  UNSPECIFIED: 0,
  /**
   * The bytes are no message: a broken length, a body that is no protobuf. The
   * stream is closed.
   */
  MALFORMED: 1,
  /**
   * The message is larger than its rule allows, or the frame larger than the
   * connection allows; the latter closes the stream.
   */
  TOO_LARGE: 2,
  /** The body, the recipient or the type does not belong to the command. */
  BODY_MISMATCH: 3,
  /** The command is not known to this end. */
  UNKNOWN_COMMAND: 4,
  /** The state of the connection does not allow the command. */
  WRONG_STATE: 5,
  /** It came more often than its rule allows; try again after retry_after_ms. */
  RATE_LIMITED: 6,
  /** A field holds a value that the command does not take. */
  INVALID_ARGUMENT: 7,
  /** No protocol version in common. */
  UNSUPPORTED_VERSION: 8,
  /** The server failed; the request may have been carried out. */
  INTERNAL: 9,
  /** A limit of the server on how much there may be of something is reached. */
  LIMIT_REACHED: 10,
  /** The other end was silent for longer than the idle time. */
  IDLE: 11,
  /** The server is shutting down. */
  GOING_AWAY: 12,
  /**
   * A message is not numbered one more than the one before it, or a response
   * answers no request. The stream is closed.
   */
  OUT_OF_SEQUENCE: 13,
  /** The connection was to be greeted or logged in to within a time. */
  TIMED_OUT: 14,
  /** A name is 1 to 32 characters. */
  NAME_LENGTH: 20,
  /** A name has no white space, control or invisible characters. */
  NAME_CHARACTERS: 21,
  /** A name is registered already, perhaps in other case. */
  NAME_TAKEN: 22,
  /** The name is not registered or the password is wrong. */
  LOGIN_FAILED: 23,
  /** More devices of the account are logged in than may be; the oldest login ends. */
  REPLACED: 24,
  /** The public keys are not signed by their identity key. */
  KEYS_INVALID: 25,
  /** The device may not log in any more, or the password was changed elsewhere. */
  REVOKED: 26,
  /** The account was deleted. */
  ACCOUNT_DELETED: 27,
  /** No user of that name, or none that the caller may reach. */
  USER_NOT_FOUND: 30,
  /** The user may be reached, but is away now. */
  USER_AWAY: 31,
  /** The introduction does not exist, is over, or is not the caller's. */
  INTRODUCTION_NOT_FOUND: 40,
  /** The introduction is past the point where this can be done. */
  INTRODUCTION_STATE: 41,
  /** The two users are being introduced or in a conversation already. */
  ALREADY_INTRODUCED: 42,
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode] | (number & {});

export interface ErrorInfo {
  code: ErrorCode;
  /** For a person; its wording may change. */
  text: string;
  /** Whether the same request can succeed later. */
  retryable: boolean;
  /** Milliseconds to wait before the next try. 0: not known. */
  retryAfterMs: number;
  /**
   * Where a limit is the reason: which one, as the table of limits names it, or
   * that of a command ("SendText.rate", "SendText.bytesMax").
   */
  limit: string;
  $unknown?: Uint8Array;
}

export const ErrorInfo: MessageCodec<ErrorInfo> = {
  typeName: "chatwire.v1.ErrorInfo",

  create(init) {
    const message: ErrorInfo = {
      code: 0,
      text: "",
      retryable: false,
      retryAfterMs: 0,
      limit: "",
    };
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
      at = writer.int32Field(at, 8, message.code, "chatwire.v1.ErrorInfo.code");
    }
    if (message.text !== "") {
      at = writer.stringField(at, 18, message.text, "chatwire.v1.ErrorInfo.text");
    }
    if (message.retryable !== false) {
      at = writer.boolField(at, 24, message.retryable, "chatwire.v1.ErrorInfo.retryable");
    }
    if (message.retryAfterMs !== 0) {
      at = writer.uint32Field(at, 32, message.retryAfterMs, "chatwire.v1.ErrorInfo.retryAfterMs");
    }
    if (message.limit !== "") {
      at = writer.stringField(at, 42, message.limit, "chatwire.v1.ErrorInfo.limit");
    }
    if (message.$unknown !== undefined) at = writer.raw(at, message.$unknown);
    return at;
  },

  read(reader, message = ErrorInfo.create()) {
    let unknownFields: number[] | undefined;
    for (;;) {
      const tag = reader.tag();
      if (tag === 0) break;
      switch (tag) {
        case 8:
          message.code = reader.int32();
          break;
        case 18:
          message.text = reader.string();
          break;
        case 24:
          message.retryable = reader.bool();
          break;
        case 32:
          message.retryAfterMs = reader.uint32();
          break;
        case 42:
          message.limit = reader.string();
          break;
        default:
          unknownFields = reader.skipUnknown(tag, unknownFields);
          break;
      }
    }
    if (unknownFields !== undefined) message.$unknown = reader.takeUnknown(unknownFields, message.$unknown);
    return message;
  },
};
