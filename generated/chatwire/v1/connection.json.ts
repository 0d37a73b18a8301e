// Code generated from chatwire/v1/connection.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import { FeatureJson } from "./capability.json.ts";
import {
  HelloRequest,
  HelloResponse,
  NextKey,
  NextKeyAnnounced,
  OpenDatagramRequest,
  OpenDatagramResponse,
  PingRequest,
  PingResponse,
  ProbeRequest,
  ProbeResponse,
  ServerLimits,
} from "./connection.ts";

export const HelloRequestJson: JsonCodec<HelloRequest> = /* @__PURE__ */ messageJson(HelloRequest, () => [
  { name: "versions", type: "uint32", shape: "list" },
  { name: "agent", type: "string" },
  { name: "features", type: FeatureJson, shape: "list" },
]);

export const HelloResponseJson: JsonCodec<HelloResponse> = /* @__PURE__ */ messageJson(HelloResponse, () => [
  { name: "version", type: "uint32" },
  { name: "agent", type: "string" },
  { name: "limits", type: ServerLimitsJson, shape: "optional" },
  { name: "versions", type: "uint32", shape: "list" },
  { name: "features", type: FeatureJson, shape: "list" },
  { name: "nextKey", schemaName: "next_key", type: NextKeyJson, shape: "optional" },
]);

export const NextKeyJson: JsonCodec<NextKey> = /* @__PURE__ */ messageJson(NextKey, () => [
  { name: "fingerprint", type: "bytes" },
  { name: "signature", type: "bytes" },
]);

export const NextKeyAnnouncedJson: JsonCodec<NextKeyAnnounced> = /* @__PURE__ */ messageJson(NextKeyAnnounced, () => [
  { name: "nextKey", schemaName: "next_key", type: NextKeyJson, shape: "optional" },
]);

export const ServerLimitsJson: JsonCodec<ServerLimits> = /* @__PURE__ */ messageJson(ServerLimits, () => [
  { name: "frameBytesMax", schemaName: "frame_bytes_max", type: "uint32" },
  { name: "idleTimeoutMs", schemaName: "idle_timeout_ms", type: "uint32" },
  { name: "textBytesMax", schemaName: "text_bytes_max", type: "uint32" },
  { name: "peersPageMax", schemaName: "peers_page_max", type: "uint32" },
  { name: "scramIterations", schemaName: "scram_iterations", type: "uint32" },
  { name: "frameBytesBeforeLoginMax", schemaName: "frame_bytes_before_login_max", type: "uint32" },
  { name: "frameTimeoutMs", schemaName: "frame_timeout_ms", type: "uint32" },
  { name: "loginTimeoutMs", schemaName: "login_timeout_ms", type: "uint32" },
  { name: "connectionRequestsPerSecond", schemaName: "connection_requests_per_second", type: "uint32" },
  { name: "connectionBytesPerSecond", schemaName: "connection_bytes_per_second", type: "uint32" },
  { name: "accountRequestsPerSecond", schemaName: "account_requests_per_second", type: "uint32" },
  { name: "accountBytesPerSecond", schemaName: "account_bytes_per_second", type: "uint32" },
  { name: "loginsPerAccountMax", schemaName: "logins_per_account_max", type: "uint32" },
  { name: "devicesMax", schemaName: "devices_max", type: "uint32" },
  { name: "contactsMax", schemaName: "contacts_max", type: "uint32" },
  { name: "blockedMax", schemaName: "blocked_max", type: "uint32" },
  { name: "waitingTextsMax", schemaName: "waiting_texts_max", type: "uint32" },
  { name: "waitingTextAgeMs", schemaName: "waiting_text_age_ms", type: "uint64Number" },
  { name: "historyAgeMs", schemaName: "history_age_ms", type: "uint64Number" },
  { name: "waitingTextsPerSenderMax", schemaName: "waiting_texts_per_sender_max", type: "uint32" },
  { name: "helloTimeoutMs", schemaName: "hello_timeout_ms", type: "uint32" },
  { name: "connectionsPerAddressMax", schemaName: "connections_per_address_max", type: "uint32" },
  { name: "frameBytesCountedMin", schemaName: "frame_bytes_counted_min", type: "uint32" },
  { name: "pendingRequestsMax", schemaName: "pending_requests_max", type: "uint32" },
  { name: "loginTriesMax", schemaName: "login_tries_max", type: "uint32" },
  { name: "loginDelayMs", schemaName: "login_delay_ms", type: "uint32" },
  { name: "sendQueueLossyBytesMax", schemaName: "send_queue_lossy_bytes_max", type: "uint32" },
  { name: "sendQueueBytesMax", schemaName: "send_queue_bytes_max", type: "uint32" },
  { name: "nameCharactersMax", schemaName: "name_characters_max", type: "uint32" },
  { name: "introductionsMax", schemaName: "introductions_max", type: "uint32" },
  { name: "invitationsMax", schemaName: "invitations_max", type: "uint32" },
  { name: "invitationTimeoutMs", schemaName: "invitation_timeout_ms", type: "uint32" },
  { name: "candidatesMax", schemaName: "candidates_max", type: "uint32" },
  { name: "textsPageMax", schemaName: "texts_page_max", type: "uint32" },
  { name: "contactsPageMax", schemaName: "contacts_page_max", type: "uint32" },
  { name: "connectionsMax", schemaName: "connections_max", type: "uint32" },
  { name: "loginTriesPerNameMax", schemaName: "login_tries_per_name_max", type: "uint32" },
  { name: "loginDelayMaxMs", schemaName: "login_delay_max_ms", type: "uint32" },
  { name: "loginCountMs", schemaName: "login_count_ms", type: "uint32" },
  { name: "registrationsPerAddressMax", schemaName: "registrations_per_address_max", type: "uint32" },
  { name: "waitingTextsOfOthersMax", schemaName: "waiting_texts_of_others_max", type: "uint32" },
  { name: "mailboxTextsMax", schemaName: "mailbox_texts_max", type: "uint32" },
  { name: "capabilitiesMax", schemaName: "capabilities_max", type: "uint32" },
]);

export const PingRequestJson: JsonCodec<PingRequest> = /* @__PURE__ */ messageJson(PingRequest, () => []);

export const PingResponseJson: JsonCodec<PingResponse> = /* @__PURE__ */ messageJson(PingResponse, () => []);

export const OpenDatagramRequestJson: JsonCodec<OpenDatagramRequest> = /* @__PURE__ */ messageJson(OpenDatagramRequest, () => [
  { name: "publicKey", schemaName: "public_key", type: "bytes" },
]);

export const OpenDatagramResponseJson: JsonCodec<OpenDatagramResponse> = /* @__PURE__ */ messageJson(OpenDatagramResponse, () => [
  { name: "publicKey", schemaName: "public_key", type: "bytes" },
  { name: "connectionId", schemaName: "connection_id", type: "fixed64" },
  { name: "port", type: "uint32" },
]);

export const ProbeRequestJson: JsonCodec<ProbeRequest> = /* @__PURE__ */ messageJson(ProbeRequest, () => [
  { name: "padding", type: "bytes" },
]);

export const ProbeResponseJson: JsonCodec<ProbeResponse> = /* @__PURE__ */ messageJson(ProbeResponse, () => [
  { name: "address", type: "string" },
  { name: "port", type: "uint32" },
]);
