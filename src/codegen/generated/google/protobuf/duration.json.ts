// Code generated from google/protobuf/duration.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../wire/json/codec.ts";
import { durationJson } from "../../../../wire/json/time.ts";
import { Duration } from "./duration.ts";

export const DurationJson: JsonCodec<Duration> = /* @__PURE__ */ durationJson(Duration);
