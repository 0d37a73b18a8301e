// Code generated from chatwire/v1/capability.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import { Capabilities, HandshakePayload } from "./capability.ts";

export const FeatureJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Feature", {
  FEATURE_UNSPECIFIED: 0,
  FEATURE_PROBES: 1,
  FEATURE_MEDIA: 2,
  FEATURE_APPLICATION_MESSAGES: 3,
});

export const CapabilitiesJson: JsonCodec<Capabilities> = /* @__PURE__ */ messageJson(Capabilities, () => [
  { name: "versions", type: "uint32", shape: "list" },
  { name: "features", type: FeatureJson, shape: "list" },
]);

export const HandshakePayloadJson: JsonCodec<HandshakePayload> = /* @__PURE__ */ messageJson(HandshakePayload, () => [
  { name: "capabilities", type: CapabilitiesJson, shape: "optional" },
  { name: "padding", type: "bytes" },
]);
