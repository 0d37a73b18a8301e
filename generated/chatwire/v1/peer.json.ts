// Code generated from chatwire/v1/peer.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import { CommandJson } from "./command.json.ts";
import { ErrorCodeJson } from "./error.json.ts";
import {
  PeerAck,
  PeerClose,
  PeerMedia,
  PeerMediaEnd,
  PeerMediaReport,
  PeerPingRequest,
  PeerPingResponse,
  PeerRefusal,
  PeerText,
} from "./peer.ts";

export const PeerCloseReasonJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.PeerCloseReason", {
  PEER_CLOSE_REASON_UNSPECIFIED: 0,
  PEER_CLOSE_REASON_DONE: 1,
  PEER_CLOSE_REASON_PROTOCOL: 2,
});

export const PeerPingRequestJson: JsonCodec<PeerPingRequest> = /* @__PURE__ */ messageJson(PeerPingRequest, () => [
  { name: "nonce", type: "fixed64" },
]);

export const PeerPingResponseJson: JsonCodec<PeerPingResponse> = /* @__PURE__ */ messageJson(PeerPingResponse, () => [
  { name: "nonce", type: "fixed64" },
]);

export const PeerTextJson: JsonCodec<PeerText> = /* @__PURE__ */ messageJson(PeerText, () => [
  { name: "text", type: "string" },
  { name: "continued", type: "bool" },
]);

export const PeerAckJson: JsonCodec<PeerAck> = /* @__PURE__ */ messageJson(PeerAck, () => [
  { name: "through", type: "uint64Number" },
  { name: "beyond", type: "uint64Number", shape: "list" },
  { name: "packetNumber", schemaName: "packet_number", type: "uint64Number" },
  { name: "delayUs", schemaName: "delay_us", type: "uint32" },
]);

export const PeerMediaJson: JsonCodec<PeerMedia> = /* @__PURE__ */ messageJson(PeerMedia, () => [
  { name: "stream", type: "uint32" },
  { name: "number", type: "uint64Number" },
  { name: "timestampUs", schemaName: "timestamp_us", type: "uint64Number" },
  { name: "marker", type: "bool" },
  { name: "payload", type: "bytes" },
]);

export const PeerMediaEndJson: JsonCodec<PeerMediaEnd> = /* @__PURE__ */ messageJson(PeerMediaEnd, () => [
  { name: "stream", type: "uint32" },
  { name: "frames", type: "uint64Number" },
]);

export const PeerMediaReportJson: JsonCodec<PeerMediaReport> = /* @__PURE__ */ messageJson(PeerMediaReport, () => [
  { name: "stream", type: "uint32" },
  { name: "highest", type: "uint64Number" },
  { name: "received", type: "uint64Number" },
  { name: "lost", type: "uint64Number" },
  { name: "jitterUs", schemaName: "jitter_us", type: "uint32" },
]);

export const PeerCloseJson: JsonCodec<PeerClose> = /* @__PURE__ */ messageJson(PeerClose, () => [
  { name: "reason", type: PeerCloseReasonJson },
]);

export const PeerRefusalJson: JsonCodec<PeerRefusal> = /* @__PURE__ */ messageJson(PeerRefusal, () => [
  { name: "command", type: CommandJson },
  { name: "sequence", type: "uint64Number" },
  { name: "code", type: ErrorCodeJson },
]);
