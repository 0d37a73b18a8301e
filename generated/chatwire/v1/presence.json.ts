// Code generated from chatwire/v1/presence.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import { PrivacyJson } from "./account.json.ts";
import {
  GetPeersRequest,
  GetPeersResponse,
  Peer,
  PeersChanged,
  SetStatusRequest,
  SetStatusResponse,
  WatchPeersRequest,
  WatchPeersResponse,
} from "./presence.ts";

export const StatusJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Status", {
  STATUS_UNSPECIFIED: 0,
  STATUS_AVAILABLE: 1,
  STATUS_CONNECTED: 2,
  STATUS_AWAY: 3,
});

export const PeerJson: JsonCodec<Peer> = /* @__PURE__ */ messageJson(Peer, () => [
  { name: "name", type: "string" },
  { name: "privacy", type: PrivacyJson },
  { name: "status", type: StatusJson },
  { name: "address", type: "string" },
  { name: "port", type: "uint32" },
]);

export const SetStatusRequestJson: JsonCodec<SetStatusRequest> = /* @__PURE__ */ messageJson(SetStatusRequest, () => [
  { name: "status", type: StatusJson },
]);

export const SetStatusResponseJson: JsonCodec<SetStatusResponse> = /* @__PURE__ */ messageJson(SetStatusResponse, () => []);

export const GetPeersRequestJson: JsonCodec<GetPeersRequest> = /* @__PURE__ */ messageJson(GetPeersRequest, () => [
  { name: "after", type: "string" },
]);

export const GetPeersResponseJson: JsonCodec<GetPeersResponse> = /* @__PURE__ */ messageJson(GetPeersResponse, () => [
  { name: "peers", type: PeerJson, shape: "list" },
  { name: "next", type: "string" },
]);

export const WatchPeersRequestJson: JsonCodec<WatchPeersRequest> = /* @__PURE__ */ messageJson(WatchPeersRequest, () => [
  { name: "enabled", type: "bool" },
]);

export const WatchPeersResponseJson: JsonCodec<WatchPeersResponse> = /* @__PURE__ */ messageJson(WatchPeersResponse, () => []);

export const PeersChangedJson: JsonCodec<PeersChanged> = /* @__PURE__ */ messageJson(PeersChanged, () => [
  { name: "changed", type: PeerJson, shape: "list" },
  { name: "gone", type: "string", shape: "list" },
]);
