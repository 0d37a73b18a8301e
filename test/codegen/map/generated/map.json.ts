// Code generated from map.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { Item, Maps } from "./map.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("golden.map.Color", {
  COLOR_UNSPECIFIED: 0,
  COLOR_RED: 1,
});

export const ItemJson: JsonCodec<Item> = /* @__PURE__ */ messageJson(Item, () => [
  { name: "name", type: "string" },
]);

export const MapsJson: JsonCodec<Maps> = /* @__PURE__ */ messageJson(Maps, () => [
  { name: "counts", type: "int32", key: "string", shape: "map" },
  { name: "names", type: "string", key: "uint32", shape: "map" },
  { name: "blobs", type: "bytes", key: "bool", shape: "map" },
  { name: "items", type: ItemJson, key: "string", shape: "map" },
  { name: "colors", type: ColorJson, key: "sint32", shape: "map" },
  { name: "measures", type: "double", key: "int64", shape: "map" },
  { name: "longs", type: "uint64", key: "fixed64", shape: "map" },
]);
