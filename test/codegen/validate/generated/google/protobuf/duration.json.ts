// Code generated from google/protobuf/duration.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../../../src/wire/json/codec.ts";
import { durationJson } from "../../../../../../src/wire/json/time.ts";
import { Duration } from "./duration.ts";

export const DurationJson: JsonCodec<Duration> = /* @__PURE__ */ durationJson(Duration);
