// Code generated from enum.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { Enums } from "./enum.ts";

export const TrafficLightJson: JsonEnum = /* @__PURE__ */ enumJson("golden.enum.TrafficLight", {
  TRAFFIC_LIGHT_UNSPECIFIED: 0,
  TRAFFIC_LIGHT_RED: 1,
  TRAFFIC_LIGHT_GREEN: 2,
  TRAFFIC_LIGHT_LOWEST: -2147483648,
  TRAFFIC_LIGHT_HIGHEST: 2147483647,
});

export const MixedJson: JsonEnum = /* @__PURE__ */ enumJson("golden.enum.Mixed", {
  NOTHING: 0,
  MIXED_SOMETHING: 1,
  ANYTHING: 1,
});

export const SizeJson: JsonEnum = /* @__PURE__ */ enumJson("golden.enum.Size", {
  SIZE_0: 0,
  SIZE_10: 1,
});

export const EnumsJson: JsonCodec<Enums> = /* @__PURE__ */ messageJson(Enums, () => [
  { name: "light", type: TrafficLightJson },
  { name: "mixed", type: MixedJson },
  { name: "size", type: SizeJson },
]);
