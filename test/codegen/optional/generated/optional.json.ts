// Code generated from optional.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { Inner, Optionals } from "./optional.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("golden.optional.Color", {
  COLOR_UNSPECIFIED: 0,
  COLOR_RED: 1,
});

export const InnerJson: JsonCodec<Inner> = /* @__PURE__ */ messageJson(Inner, () => [
  { name: "inner", type: InnerJson, shape: "optional" },
]);

export const OptionalsJson: JsonCodec<Optionals> = /* @__PURE__ */ messageJson(Optionals, () => [
  { name: "number", type: "uint32", shape: "optional" },
  { name: "text", type: "string", shape: "optional" },
  { name: "blob", type: "bytes", shape: "optional" },
  { name: "flag", type: "bool", shape: "optional" },
  { name: "big", type: "int64", shape: "optional" },
  { name: "color", type: ColorJson, shape: "optional" },
  { name: "inner", type: InnerJson, shape: "optional" },
  { name: "ratio", type: "double", shape: "optional" },
  { name: "implicitInner", schemaName: "implicit_inner", type: InnerJson, shape: "optional" },
]);
