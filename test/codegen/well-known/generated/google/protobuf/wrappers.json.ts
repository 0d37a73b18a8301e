// Code generated from google/protobuf/wrappers.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../../../src/wire/json/codec.ts";
import { wrapperJson } from "../../../../../../src/wire/json/wrapper.ts";
import {
  BoolValue,
  BytesValue,
  DoubleValue,
  FloatValue,
  Int32Value,
  Int64Value,
  StringValue,
  UInt32Value,
  UInt64Value,
} from "./wrappers.ts";

export const DoubleValueJson: JsonCodec<DoubleValue> = /* @__PURE__ */ wrapperJson(DoubleValue, "double");

export const FloatValueJson: JsonCodec<FloatValue> = /* @__PURE__ */ wrapperJson(FloatValue, "float");

export const Int64ValueJson: JsonCodec<Int64Value> = /* @__PURE__ */ wrapperJson(Int64Value, "signed64");

export const UInt64ValueJson: JsonCodec<UInt64Value> = /* @__PURE__ */ wrapperJson(UInt64Value, "unsigned64");

export const Int32ValueJson: JsonCodec<Int32Value> = /* @__PURE__ */ wrapperJson(Int32Value, "signed32");

export const UInt32ValueJson: JsonCodec<UInt32Value> = /* @__PURE__ */ wrapperJson(UInt32Value, "unsigned32");

export const BoolValueJson: JsonCodec<BoolValue> = /* @__PURE__ */ wrapperJson(BoolValue, "bool");

export const StringValueJson: JsonCodec<StringValue> = /* @__PURE__ */ wrapperJson(StringValue, "string");

export const BytesValueJson: JsonCodec<BytesValue> = /* @__PURE__ */ wrapperJson(BytesValue, "bytes");
