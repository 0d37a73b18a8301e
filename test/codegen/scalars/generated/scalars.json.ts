// Code generated from scalars.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { Numbers, Scalars } from "./scalars.ts";

export const ScalarsJson: JsonCodec<Scalars> = /* @__PURE__ */ messageJson(Scalars, () => [
  { name: "doubleValue", schemaName: "double_value", type: "double" },
  { name: "floatValue", schemaName: "float_value", type: "float" },
  { name: "int32Value", schemaName: "int32_value", type: "int32" },
  { name: "int64Value", schemaName: "int64_value", type: "int64" },
  { name: "uint32Value", schemaName: "uint32_value", type: "uint32" },
  { name: "uint64Value", schemaName: "uint64_value", type: "uint64" },
  { name: "sint32Value", schemaName: "sint32_value", type: "sint32" },
  { name: "sint64Value", schemaName: "sint64_value", type: "sint64" },
  { name: "fixed32Value", schemaName: "fixed32_value", type: "fixed32" },
  { name: "fixed64Value", schemaName: "fixed64_value", type: "fixed64" },
  { name: "sfixed32Value", schemaName: "sfixed32_value", type: "sfixed32" },
  { name: "sfixed64Value", schemaName: "sfixed64_value", type: "sfixed64" },
  { name: "boolValue", schemaName: "bool_value", type: "bool" },
  { name: "stringValue", schemaName: "string_value", type: "string" },
  { name: "bytesValue", schemaName: "bytes_value", type: "bytes" },
]);

export const NumbersJson: JsonCodec<Numbers> = /* @__PURE__ */ messageJson(Numbers, () => [
  { name: "int64Value", schemaName: "int64_value", type: "int64Number" },
  { name: "uint64Value", schemaName: "uint64_value", type: "uint64Number" },
  { name: "sint64Value", schemaName: "sint64_value", type: "sint64Number" },
  { name: "fixed64Value", schemaName: "fixed64_value", type: "fixed64Number" },
  { name: "sfixed64Value", schemaName: "sfixed64_value", type: "sfixed64Number" },
  { name: "last", type: "uint32" },
]);
