// Code generated from editions.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, closedEnumJson, enumJson } from "../../../../src/wire/json/enum.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { Encoding, Encoding_Inside, Presence } from "./editions.ts";

export const OpenJson: JsonEnum = /* @__PURE__ */ enumJson("golden.editions.Open", {
  OPEN_ZERO: 0,
  OPEN_ONE: 1,
});

export const ClosedJson: JsonEnum = /* @__PURE__ */ closedEnumJson("golden.editions.Closed", {
  ONE: 1,
  TWO: 2,
});

export const PresenceJson: JsonCodec<Presence> = /* @__PURE__ */ messageJson(Presence, () => [
  { name: "implicit", type: "int32" },
  { name: "explicit", type: "int32", shape: "optional" },
  { name: "required", type: "int32", shape: "required" },
  { name: "closed", type: ClosedJson, shape: "optional" },
  { name: "open", type: OpenJson },
]);

export const EncodingJson: JsonCodec<Encoding> = /* @__PURE__ */ messageJson(Encoding, () => [
  { name: "delimited", type: EncodingJson, shape: "optional" },
  { name: "prefixed", type: EncodingJson, shape: "optional" },
  { name: "list", type: EncodingJson, shape: "list" },
  { name: "map", type: EncodingJson, key: "int32", shape: "map" },
  { name: "one", type: EncodingJson, oneof: "either" },
  { name: "text", type: "string", oneof: "either" },
  { name: "packed", type: "int32", shape: "list" },
  { name: "expanded", type: "int32", shape: "list" },
  { name: "enums", type: ClosedJson, shape: "list" },
  { name: "inside", type: Encoding_InsideJson, shape: "optional" },
]);

export const Encoding_InsideJson: JsonCodec<Encoding_Inside> = /* @__PURE__ */ messageJson(Encoding_Inside, () => [
  { name: "explicit", type: "int32" },
]);
