// Code generated from validate.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { AnyJson } from "./google/protobuf/any.json.ts";
import { DurationJson } from "./google/protobuf/duration.json.ts";
import { FieldMaskJson } from "./google/protobuf/field_mask.json.ts";
import { TimestampJson } from "./google/protobuf/timestamp.json.ts";
import { UInt64ValueJson } from "./google/protobuf/wrappers.json.ts";
import { Choices, Free, Inner, Lists, Numbers, Outer, Texts, Times } from "./validate.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("validate_test.Color", {
  COLOR_UNSPECIFIED: 0,
  COLOR_RED: 1,
  COLOR_BLUE: 4,
});

export const NumbersJson: JsonCodec<Numbers> = /* @__PURE__ */ messageJson(Numbers, () => [
  { name: "less", type: "int32" },
  { name: "between", type: "int64" },
  { name: "outside", type: "uint32" },
  { name: "ratio", type: "double" },
  { name: "tenth", type: "float" },
  { name: "notSeven", schemaName: "not_seven", type: "sint64Number" },
  { name: "five", type: "fixed32" },
  { name: "low", type: "sfixed64", shape: "optional" },
  { name: "agreed", type: "bool" },
  { name: "color", type: ColorJson },
  { name: "wrapped", type: UInt64ValueJson, shape: "optional" },
]);

export const TextsJson: JsonCodec<Texts> = /* @__PURE__ */ messageJson(Texts, () => [
  { name: "name", type: "string" },
  { name: "bytes", type: "string" },
  { name: "email", type: "string" },
  { name: "host", type: "string" },
  { name: "uri", type: "string" },
  { name: "affixes", type: "string" },
  { name: "choice", type: "string" },
  { name: "data", type: "bytes" },
  { name: "utf8", type: "bytes" },
  { name: "header", type: "string" },
  { name: "address", type: "bytes" },
]);

export const ListsJson: JsonCodec<Lists> = /* @__PURE__ */ messageJson(Lists, () => [
  { name: "tags", type: "string", shape: "list" },
  { name: "counts", type: "int32", key: "string", shape: "map" },
  { name: "inner", type: InnerJson, shape: "list" },
  { name: "byNumber", schemaName: "by_number", type: InnerJson, key: "int64", shape: "map" },
  { name: "ignored", type: InnerJson, shape: "list" },
  { name: "parts", type: "bytes", shape: "list" },
]);

export const InnerJson: JsonCodec<Inner> = /* @__PURE__ */ messageJson(Inner, () => [
  { name: "id", type: "string" },
  { name: "inner", type: InnerJson, shape: "optional" },
]);

export const ChoicesJson: JsonCodec<Choices> = /* @__PURE__ */ messageJson(Choices, () => [
  { name: "one", type: "string" },
  { name: "other", type: "int32" },
  { name: "text", type: "string", oneof: "kind" },
  { name: "message", type: InnerJson, oneof: "kind" },
  { name: "needed", type: InnerJson, shape: "optional" },
  { name: "skipped", type: InnerJson, shape: "optional" },
]);

export const TimesJson: JsonCodec<Times> = /* @__PURE__ */ messageJson(Times, () => [
  { name: "sent", type: TimestampJson, shape: "optional" },
  { name: "near", type: TimestampJson, shape: "optional" },
  { name: "wait", type: DurationJson, shape: "optional" },
  { name: "any", type: AnyJson, shape: "optional" },
  { name: "mask", type: FieldMaskJson, shape: "optional" },
]);

export const FreeJson: JsonCodec<Free> = /* @__PURE__ */ messageJson(Free, () => [
  { name: "text", type: "string" },
  { name: "free", type: FreeJson, shape: "optional" },
]);

export const OuterJson: JsonCodec<Outer> = /* @__PURE__ */ messageJson(Outer, () => [
  { name: "inner", type: InnerJson, shape: "optional" },
]);
