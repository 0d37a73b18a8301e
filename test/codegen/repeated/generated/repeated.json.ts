// Code generated from repeated.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { Item, Repeated } from "./repeated.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("golden.repeated.Color", {
  COLOR_UNSPECIFIED: 0,
  COLOR_RED: 1,
});

export const ItemJson: JsonCodec<Item> = /* @__PURE__ */ messageJson(Item, () => [
  { name: "name", type: "string" },
]);

export const RepeatedJson: JsonCodec<Repeated> = /* @__PURE__ */ messageJson(Repeated, () => [
  { name: "packed", type: "uint32", shape: "list" },
  { name: "unpacked", type: "uint32", shape: "list" },
  { name: "doubles", type: "double", shape: "list" },
  { name: "signed", type: "sint64", shape: "list" },
  { name: "flags", type: "bool", shape: "list" },
  { name: "colors", type: ColorJson, shape: "list" },
  { name: "texts", type: "string", shape: "list" },
  { name: "blobs", type: "bytes", shape: "list" },
  { name: "items", type: ItemJson, shape: "list" },
  { name: "numbers", type: "uint64Number", shape: "list" },
]);
