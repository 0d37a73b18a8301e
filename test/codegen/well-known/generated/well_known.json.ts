// Code generated from well_known.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { AnyJson } from "./google/protobuf/any.json.ts";
import { DurationJson } from "./google/protobuf/duration.json.ts";
import { EmptyJson } from "./google/protobuf/empty.json.ts";
import { FieldMaskJson } from "./google/protobuf/field_mask.json.ts";
import { ListValueJson, NullValueJson, StructJson, ValueJson } from "./google/protobuf/struct.json.ts";
import { TimestampJson } from "./google/protobuf/timestamp.json.ts";
import { BoolValueJson, BytesValueJson, Int64ValueJson, StringValueJson } from "./google/protobuf/wrappers.json.ts";
import { WellKnown } from "./well_known.ts";

export const WellKnownJson: JsonCodec<WellKnown> = /* @__PURE__ */ messageJson(WellKnown, () => [
  { name: "any", type: AnyJson, shape: "optional" },
  { name: "duration", type: DurationJson, shape: "optional" },
  { name: "empty", type: EmptyJson, shape: "optional" },
  { name: "mask", type: FieldMaskJson, shape: "optional" },
  { name: "object", type: StructJson, shape: "optional" },
  { name: "value", type: ValueJson, shape: "optional" },
  { name: "list", type: ListValueJson, shape: "optional" },
  { name: "null", type: NullValueJson },
  { name: "timestamp", type: TimestampJson, shape: "optional" },
  { name: "text", type: StringValueJson, shape: "optional" },
  { name: "number", type: Int64ValueJson, shape: "optional" },
  { name: "blob", type: BytesValueJson, shape: "optional" },
  { name: "flags", type: BoolValueJson, shape: "list" },
]);
