// Generated from chatwire/v1/text.proto. Edit that, not this.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import {
  BroadcastReceived,
  BroadcastRequest,
  BroadcastResponse,
  SendTextRequest,
  SendTextResponse,
  TextReceived,
} from "./text.ts";

export const SendTextRequestJson: JsonCodec<SendTextRequest> = /* @__PURE__ */ messageJson(SendTextRequest, () => [
  { name: "text", type: "string" },
]);

export const SendTextResponseJson: JsonCodec<SendTextResponse> = /* @__PURE__ */ messageJson(SendTextResponse, () => []);

export const TextReceivedJson: JsonCodec<TextReceived> = /* @__PURE__ */ messageJson(TextReceived, () => [
  { name: "from", type: "string" },
  { name: "text", type: "string" },
]);

export const BroadcastRequestJson: JsonCodec<BroadcastRequest> = /* @__PURE__ */ messageJson(BroadcastRequest, () => [
  { name: "text", type: "string" },
]);

export const BroadcastResponseJson: JsonCodec<BroadcastResponse> = /* @__PURE__ */ messageJson(BroadcastResponse, () => [
  { name: "recipients", type: "uint32" },
]);

export const BroadcastReceivedJson: JsonCodec<BroadcastReceived> = /* @__PURE__ */ messageJson(BroadcastReceived, () => [
  { name: "from", type: "string" },
  { name: "text", type: "string" },
]);
