// Code generated from chatwire/v1/application.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import {
  ApplicationMessage,
  MessageReceived,
  PeerMessage,
  PeerSignal,
  SendMessageRequest,
  SendMessageResponse,
} from "./application.ts";

export const ApplicationMessageJson: JsonCodec<ApplicationMessage> = /* @__PURE__ */ messageJson(ApplicationMessage, () => [
  { name: "typeName", schemaName: "type_name", type: "string" },
  { name: "payload", type: "bytes" },
]);

export const SendMessageRequestJson: JsonCodec<SendMessageRequest> = /* @__PURE__ */ messageJson(SendMessageRequest, () => [
  { name: "message", type: ApplicationMessageJson, shape: "optional" },
]);

export const SendMessageResponseJson: JsonCodec<SendMessageResponse> = /* @__PURE__ */ messageJson(SendMessageResponse, () => []);

export const MessageReceivedJson: JsonCodec<MessageReceived> = /* @__PURE__ */ messageJson(MessageReceived, () => [
  { name: "from", type: "string" },
  { name: "message", type: ApplicationMessageJson, shape: "optional" },
]);

export const PeerMessageJson: JsonCodec<PeerMessage> = /* @__PURE__ */ messageJson(PeerMessage, () => [
  { name: "message", type: ApplicationMessageJson, shape: "optional" },
]);

export const PeerSignalJson: JsonCodec<PeerSignal> = /* @__PURE__ */ messageJson(PeerSignal, () => [
  { name: "message", type: ApplicationMessageJson, shape: "optional" },
]);
