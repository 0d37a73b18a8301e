// Code generated from google/protobuf/timestamp.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../../../src/wire/json/codec.ts";
import { timestampJson } from "../../../../../../src/wire/json/time.ts";
import { Timestamp } from "./timestamp.ts";

export const TimestampJson: JsonCodec<Timestamp> = /* @__PURE__ */ timestampJson(Timestamp);
