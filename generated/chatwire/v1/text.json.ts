// Code generated from chatwire/v1/text.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import {
  BroadcastReceived,
  BroadcastRequest,
  BroadcastResponse,
  ConfirmTextsRequest,
  ConfirmTextsResponse,
  FetchTextsRequest,
  FetchTextsResponse,
  GetHistoryRequest,
  GetHistoryResponse,
  MarkReadRequest,
  MarkReadResponse,
  ReceiptChanged,
  SendTextRequest,
  SendTextResponse,
  SetTypingRequest,
  SetTypingResponse,
  Text,
  TextReceived,
  TypingChanged,
} from "./text.ts";

export const ReceiptJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Receipt", {
  RECEIPT_UNSPECIFIED: 0,
  RECEIPT_STORED: 1,
  RECEIPT_DELIVERED: 2,
  RECEIPT_READ: 3,
});

export const TextJson: JsonCodec<Text> = /* @__PURE__ */ messageJson(Text, () => [
  { name: "textId", schemaName: "text_id", type: "uint64Number" },
  { name: "from", type: "string" },
  { name: "to", type: "string" },
  { name: "text", type: "string" },
  { name: "sentMs", schemaName: "sent_ms", type: "uint64Number" },
  { name: "receipt", type: ReceiptJson },
]);

export const SendTextRequestJson: JsonCodec<SendTextRequest> = /* @__PURE__ */ messageJson(SendTextRequest, () => [
  { name: "text", type: "string" },
]);

export const SendTextResponseJson: JsonCodec<SendTextResponse> = /* @__PURE__ */ messageJson(SendTextResponse, () => [
  { name: "textId", schemaName: "text_id", type: "uint64Number" },
  { name: "sentMs", schemaName: "sent_ms", type: "uint64Number" },
]);

export const TextReceivedJson: JsonCodec<TextReceived> = /* @__PURE__ */ messageJson(TextReceived, () => [
  { name: "text", type: TextJson, shape: "optional" },
]);

export const FetchTextsRequestJson: JsonCodec<FetchTextsRequest> = /* @__PURE__ */ messageJson(FetchTextsRequest, () => [
  { name: "after", type: "uint64Number" },
]);

export const FetchTextsResponseJson: JsonCodec<FetchTextsResponse> = /* @__PURE__ */ messageJson(FetchTextsResponse, () => [
  { name: "texts", type: TextJson, shape: "list" },
  { name: "upTo", schemaName: "up_to", type: "uint64Number" },
  { name: "lastTextId", schemaName: "last_text_id", type: "uint64Number" },
]);

export const ConfirmTextsRequestJson: JsonCodec<ConfirmTextsRequest> = /* @__PURE__ */ messageJson(ConfirmTextsRequest, () => [
  { name: "textId", schemaName: "text_id", type: "uint64Number" },
]);

export const ConfirmTextsResponseJson: JsonCodec<ConfirmTextsResponse> = /* @__PURE__ */ messageJson(ConfirmTextsResponse, () => []);

export const MarkReadRequestJson: JsonCodec<MarkReadRequest> = /* @__PURE__ */ messageJson(MarkReadRequest, () => [
  { name: "textId", schemaName: "text_id", type: "uint64Number" },
]);

export const MarkReadResponseJson: JsonCodec<MarkReadResponse> = /* @__PURE__ */ messageJson(MarkReadResponse, () => []);

export const ReceiptChangedJson: JsonCodec<ReceiptChanged> = /* @__PURE__ */ messageJson(ReceiptChanged, () => [
  { name: "to", type: "string" },
  { name: "textId", schemaName: "text_id", type: "uint64Number" },
  { name: "receipt", type: ReceiptJson },
]);

export const GetHistoryRequestJson: JsonCodec<GetHistoryRequest> = /* @__PURE__ */ messageJson(GetHistoryRequest, () => [
  { name: "before", type: "uint64Number" },
]);

export const GetHistoryResponseJson: JsonCodec<GetHistoryResponse> = /* @__PURE__ */ messageJson(GetHistoryResponse, () => [
  { name: "texts", type: TextJson, shape: "list" },
  { name: "more", type: "bool" },
]);

export const SetTypingRequestJson: JsonCodec<SetTypingRequest> = /* @__PURE__ */ messageJson(SetTypingRequest, () => [
  { name: "typing", type: "bool" },
]);

export const SetTypingResponseJson: JsonCodec<SetTypingResponse> = /* @__PURE__ */ messageJson(SetTypingResponse, () => []);

export const TypingChangedJson: JsonCodec<TypingChanged> = /* @__PURE__ */ messageJson(TypingChanged, () => [
  { name: "from", type: "string" },
  { name: "typing", type: "bool" },
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
