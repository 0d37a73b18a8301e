// Code generated from chatwire/v1/error.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isText, isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../src/wire/json/value-writer.ts";
import { ErrorInfo } from "./error.ts";

export const ErrorCodeJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.ErrorCode", {
  ERROR_CODE_UNSPECIFIED: 0,
  ERROR_CODE_MALFORMED: 1,
  ERROR_CODE_TOO_LARGE: 2,
  ERROR_CODE_BODY_MISMATCH: 3,
  ERROR_CODE_UNKNOWN_COMMAND: 4,
  ERROR_CODE_WRONG_STATE: 5,
  ERROR_CODE_RATE_LIMITED: 6,
  ERROR_CODE_INVALID_ARGUMENT: 7,
  ERROR_CODE_UNSUPPORTED_VERSION: 8,
  ERROR_CODE_INTERNAL: 9,
  ERROR_CODE_LIMIT_REACHED: 10,
  ERROR_CODE_IDLE: 11,
  ERROR_CODE_GOING_AWAY: 12,
  ERROR_CODE_OUT_OF_SEQUENCE: 13,
  ERROR_CODE_TIMED_OUT: 14,
  ERROR_CODE_FEATURE_MISSING: 15,
  ERROR_CODE_STORE_FULL: 16,
  ERROR_CODE_BANNED: 17,
  ERROR_CODE_KICKED: 18,
  ERROR_CODE_REGISTRATION_CLOSED: 19,
  ERROR_CODE_NAME_LENGTH: 20,
  ERROR_CODE_NAME_CHARACTERS: 21,
  ERROR_CODE_NAME_TAKEN: 22,
  ERROR_CODE_LOGIN_FAILED: 23,
  ERROR_CODE_REPLACED: 24,
  ERROR_CODE_KEYS_INVALID: 25,
  ERROR_CODE_REVOKED: 26,
  ERROR_CODE_ACCOUNT_DELETED: 27,
  ERROR_CODE_NAME_RESTRICTED: 28,
  ERROR_CODE_NAME_CONFUSABLE: 29,
  ERROR_CODE_USER_NOT_FOUND: 30,
  ERROR_CODE_USER_AWAY: 31,
  ERROR_CODE_INTRODUCTION_NOT_FOUND: 40,
  ERROR_CODE_INTRODUCTION_STATE: 41,
  ERROR_CODE_ALREADY_INTRODUCED: 42,
  ERROR_CODE_SESSION_NOT_FOUND: 50,
  ERROR_CODE_SESSION_INCOMPLETE: 51,
  ERROR_CODE_ID_REUSED: 52,
  ERROR_CODE_ID_FORGOTTEN: 53,
  ERROR_CODE_NOT_IN_ORDER: 54,
  ERROR_CODE_NOT_TAKEN: 57,
  ERROR_CODE_REFUSED: 58,
  ERROR_CODE_APPLICATION_FAILED: 59,
  ERROR_CODE_FILE_DECLINED: 62,
  ERROR_CODE_FILE_CANCELLED: 63,
  ERROR_CODE_FILE_DAMAGED: 64,
  ERROR_CODE_FILE_NOT_STORED: 65,
  ERROR_CODE_ROOM_NOT_FOUND: 66,
  ERROR_CODE_NOT_A_MEMBER: 67,
  ERROR_CODE_ROLE_TOO_LOW: 68,
  ERROR_CODE_ROOM_FULL: 69,
  ERROR_CODE_LAST_OWNER: 70,
  ERROR_CODE_SLOW_MODE: 71,
  ERROR_CODE_BANNED_FROM_ROOM: 72,
  ERROR_CODE_MUTED: 73,
  ERROR_CODE_POST_NOT_FOUND: 77,
  ERROR_CODE_NOT_THE_AUTHOR: 78,
});

const ErrorInfoJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ErrorInfoJson: JsonCodec<ErrorInfo> = /* @__PURE__ */ messageJson(ErrorInfo, {
  write(message, writer) {
    const json = new ErrorInfoJson$new();
    if (message.code !== 0 || writer.writesDefaults) {
      json["code"] = writer.enum(ErrorCodeJson, message.code, "code");
    }
    if (message.text !== "" || writer.writesDefaults) {
      json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
    }
    if (message.retryable !== false || writer.writesDefaults) {
      json["retryable"] = writer.bool(message.retryable, "retryable");
    }
    if (message.retryAfterMs !== 0 || writer.writesDefaults) {
      json["retryAfterMs"] = isUnsigned32(message.retryAfterMs) ? message.retryAfterMs >>> 0 : writer.unsigned32(message.retryAfterMs, "retryAfterMs");
    }
    if (message.limit !== "" || writer.writesDefaults) {
      json["limit"] = isText(message.limit) ? message.limit : writer.string(message.limit, "limit");
    }
    return json;
  },

  read(value, reader) {
    const message = ErrorInfo.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["code"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(ErrorCodeJson, item, "code");
          if (number !== undefined) message.code = number;
        }
      }
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      item = json["retryable"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.retryable = typeof item === "boolean" ? item : reader.bool(item, "retryable");
      }
      item = json["retryAfterMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.retryAfterMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "retryAfterMs");
      }
      item = json["limit"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.limit = isText(item) ? item : reader.string(item, "limit");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "code",
        "text",
        "retryable",
        ["retry_after_ms","retryAfterMs"],
        "limit",
      ]);
    }
    return message;
  },
});
