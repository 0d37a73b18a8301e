// Code generated from chatwire/v1/options.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import { FeatureJson } from "./capability.json.ts";
import { Rate, Rule } from "./options.ts";

export const StateJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.State", {
  STATE_UNSPECIFIED: 0,
  STATE_NEW: 1,
  STATE_AWAY: 2,
  STATE_AVAILABLE: 3,
  STATE_CONNECTED: 4,
});

export const DirectionJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Direction", {
  DIRECTION_UNSPECIFIED: 0,
  DIRECTION_CLIENT_TO_SERVER: 1,
  DIRECTION_SERVER_TO_CLIENT: 2,
  DIRECTION_PEER_TO_PEER: 3,
});

export const TransportJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Transport", {
  TRANSPORT_UNSPECIFIED: 0,
  TRANSPORT_STREAM: 1,
  TRANSPORT_DATAGRAM: 2,
  TRANSPORT_EITHER: 3,
});

export const DeliveryJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Delivery", {
  DELIVERY_UNSPECIFIED: 0,
  DELIVERY_RELIABLE: 1,
  DELIVERY_LOSSY: 2,
});

export const AddresseeJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Addressee", {
  ADDRESSEE_UNSPECIFIED: 0,
  ADDRESSEE_USER: 1,
  ADDRESSEE_EVERYONE: 2,
});

export const ConversationJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Conversation", {
  CONVERSATION_UNSPECIFIED: 0,
  CONVERSATION_OPENS: 1,
  CONVERSATION_CLOSES: 2,
});

export const RateJson: JsonCodec<Rate> = /* @__PURE__ */ messageJson(Rate, () => [
  { name: "perSecond", schemaName: "per_second", type: "uint32" },
  { name: "burst", type: "uint32" },
]);

export const RuleJson: JsonCodec<Rule> = /* @__PURE__ */ messageJson(Rule, () => [
  { name: "states", type: StateJson, shape: "list" },
  { name: "direction", type: DirectionJson },
  { name: "transport", type: TransportJson },
  { name: "delivery", type: DeliveryJson },
  { name: "addressee", type: AddresseeJson },
  { name: "bytesMax", schemaName: "bytes_max", type: "uint32" },
  { name: "rate", type: RateJson, shape: "optional" },
  { name: "enters", type: StateJson },
  { name: "conversation", type: ConversationJson },
  { name: "feature", type: FeatureJson },
  { name: "critical", type: "bool" },
]);
