// Code generated from proto2.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../src/wire/json/enum.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import {
  Closed,
  Customer,
  Defaults,
  Groups,
  Groups_Many,
  Groups_SearchResult,
  Groups_SearchResult_Inner,
  Item,
  Order,
  Texts,
} from "./proto2.ts";

export const MoodJson: JsonEnum = /* @__PURE__ */ closedEnumJson("golden.proto2.Mood", {
  MOOD_GLAD: 1,
  MOOD_SAD: 2,
  MOOD_NEGATIVE: -3,
});

export const OrderJson: JsonCodec<Order> = /* @__PURE__ */ messageJson(Order, () => [
  { name: "id", type: "string", shape: "required" },
  { name: "customer", type: CustomerJson, shape: "required" },
  { name: "item", type: ItemJson, shape: "list" },
  { name: "named", type: ItemJson, key: "string", shape: "map" },
  { name: "barter", type: ItemJson, oneof: "payment" },
  { name: "cents", type: "int32", oneof: "payment" },
]);

export const CustomerJson: JsonCodec<Customer> = /* @__PURE__ */ messageJson(Customer, () => [
  { name: "number", type: "int64", shape: "required" },
]);

export const ItemJson: JsonCodec<Item> = /* @__PURE__ */ messageJson(Item, () => [
  { name: "seller", type: CustomerJson, shape: "optional" },
]);

export const DefaultsJson: JsonCodec<Defaults> = /* @__PURE__ */ messageJson(Defaults, () => [
  { name: "whole", type: "int32", shape: "optional" },
  { name: "large", type: "int64", shape: "optional" },
  { name: "largest", type: "uint64", shape: "optional" },
  { name: "text", type: "string", shape: "optional" },
  { name: "raw", type: "bytes", shape: "optional" },
  { name: "mood", type: MoodJson, shape: "optional" },
  { name: "endless", type: "double", shape: "optional" },
  { name: "third", type: "float", shape: "optional" },
  { name: "yes", type: "bool", shape: "optional" },
  { name: "umlaut", type: "string", shape: "optional" },
  { name: "safe", type: "int64Number", shape: "optional" },
]);

export const GroupsJson: JsonCodec<Groups> = /* @__PURE__ */ messageJson(Groups, () => [
  { name: "searchresult", type: Groups_SearchResultJson, shape: "optional" },
  { name: "many", type: Groups_ManyJson, shape: "list" },
  { name: "other", type: Groups_SearchResultJson, shape: "optional" },
]);

export const Groups_SearchResultJson: JsonCodec<Groups_SearchResult> = /* @__PURE__ */ messageJson(Groups_SearchResult, () => [
  { name: "url", type: "string", shape: "required" },
  { name: "inner", type: Groups_SearchResult_InnerJson, shape: "optional" },
]);

export const Groups_SearchResult_InnerJson: JsonCodec<Groups_SearchResult_Inner> = /* @__PURE__ */ messageJson(Groups_SearchResult_Inner, () => [
  { name: "depth", type: "int32", shape: "optional" },
]);

export const Groups_ManyJson: JsonCodec<Groups_Many> = /* @__PURE__ */ messageJson(Groups_Many, () => [
  { name: "n", type: "int32", shape: "optional" },
]);

export const ClosedJson: JsonCodec<Closed> = /* @__PURE__ */ messageJson(Closed, () => [
  { name: "one", type: MoodJson, shape: "optional" },
  { name: "many", type: MoodJson, shape: "list" },
  { name: "packed", type: MoodJson, shape: "list" },
  { name: "named", type: MoodJson, key: "int32", shape: "map" },
  { name: "mood", type: MoodJson, oneof: "either" },
  { name: "text", type: "string", oneof: "either" },
]);

export const TextsJson: JsonCodec<Texts> = /* @__PURE__ */ messageJson(Texts, () => [
  { name: "text", type: "string", shape: "optional" },
  { name: "texts", type: "string", key: "string", shape: "map" },
]);
