// Code generated from google/protobuf/struct.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../../../src/wire/json/enum.ts";
import { listValueJson, structJson, valueJson } from "../../../../../../src/wire/json/struct.ts";
import { ListValue, Struct, Value } from "./struct.ts";

export const NullValueJson: JsonEnum = /* @__PURE__ */ enumJson("google.protobuf.NullValue", {
  NULL_VALUE: 0,
});

export const StructJson: JsonCodec<Struct> = /* @__PURE__ */ structJson(Struct);

export const ValueJson: JsonCodec<Value> = /* @__PURE__ */ valueJson(Value);

export const ListValueJson: JsonCodec<ListValue> = /* @__PURE__ */ listValueJson(ListValue);
