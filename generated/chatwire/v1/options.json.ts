// Code generated from chatwire/v1/options.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { isUnsigned32 } from "../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../src/wire/json/value-writer.ts";
import { FeatureJson } from "./capability.json.ts";
import { Rate, Rule, Sharing } from "./options.ts";

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
  DIRECTION_EITHER: 4,
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
  DELIVERY_RELIABLE_UNORDERED: 3,
  DELIVERY_LATEST: 4,
});

export const PriorityJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Priority", {
  PRIORITY_UNSPECIFIED: 0,
  PRIORITY_URGENT: 1,
  PRIORITY_NORMAL: 2,
  PRIORITY_BULK: 3,
});

export const AddresseeJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Addressee", {
  ADDRESSEE_UNSPECIFIED: 0,
  ADDRESSEE_USER: 1,
  ADDRESSEE_EVERYONE: 2,
  ADDRESSEE_ROOM: 3,
});

export const RoomRoleJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.RoomRole", {
  ROOM_ROLE_UNSPECIFIED: 0,
  ROOM_ROLE_GUEST: 1,
  ROOM_ROLE_MEMBER: 2,
  ROOM_ROLE_MODERATOR: 3,
  ROOM_ROLE_OWNER: 4,
});

export const ConversationJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Conversation", {
  CONVERSATION_UNSPECIFIED: 0,
  CONVERSATION_OPENS: 1,
  CONVERSATION_CLOSES: 2,
});

export const ConfidentialityJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Confidentiality", {
  CONFIDENTIALITY_UNSPECIFIED: 0,
  CONFIDENTIALITY_SECRET: 1,
  CONFIDENTIALITY_CONTENT: 2,
});

const RateJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RateJson: JsonCodec<Rate> = /* @__PURE__ */ messageJson(Rate, {
  write(message, writer) {
    const json = new RateJson$new();
    if (message.perSecond !== 0 || writer.writesDefaults) {
      json["perSecond"] = isUnsigned32(message.perSecond) ? message.perSecond >>> 0 : writer.unsigned32(message.perSecond, "perSecond");
    }
    if (message.burst !== 0 || writer.writesDefaults) {
      json["burst"] = isUnsigned32(message.burst) ? message.burst >>> 0 : writer.unsigned32(message.burst, "burst");
    }
    return json;
  },

  read(value, reader) {
    const message = Rate.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["perSecond"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.perSecond = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "perSecond");
      }
      item = json["burst"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.burst = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "burst");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["per_second","perSecond"], "burst"]);
    }
    return message;
  },
});

const SharingJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const SharingJson: JsonCodec<Sharing> = /* @__PURE__ */ messageJson(Sharing, {
  write(message, writer) {
    const json = new SharingJson$new();
    if (message.priority !== 0 || writer.writesDefaults) {
      json["priority"] = writer.enum(PriorityJson, message.priority, "priority");
    }
    if (message.weight !== 0 || writer.writesDefaults) {
      json["weight"] = isUnsigned32(message.weight) ? message.weight >>> 0 : writer.unsigned32(message.weight, "weight");
    }
    if (message.ageMs !== 0 || writer.writesDefaults) {
      json["ageMs"] = isUnsigned32(message.ageMs) ? message.ageMs >>> 0 : writer.unsigned32(message.ageMs, "ageMs");
    }
    return json;
  },

  read(value, reader) {
    const message = Sharing.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["priority"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(PriorityJson, item, "priority");
          if (number !== undefined) message.priority = number;
        }
      }
      item = json["weight"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.weight = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "weight");
      }
      item = json["ageMs"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.ageMs = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "ageMs");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["priority", "weight", ["age_ms","ageMs"]]);
    }
    return message;
  },
});

const RuleJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RuleJson: JsonCodec<Rule> = /* @__PURE__ */ messageJson(Rule, {
  write(message, writer, depth) {
    const json = new RuleJson$new();
    let field = "";
    try {
      if (writer.hasItems(message.states, "states")) {
        const items = message.states;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.enum(StateJson, items[index], "states", index);
        }
        json["states"] = list;
      }
      if (message.direction !== 0 || writer.writesDefaults) {
        json["direction"] = writer.enum(DirectionJson, message.direction, "direction");
      }
      if (message.transport !== 0 || writer.writesDefaults) {
        json["transport"] = writer.enum(TransportJson, message.transport, "transport");
      }
      if (message.delivery !== 0 || writer.writesDefaults) {
        json["delivery"] = writer.enum(DeliveryJson, message.delivery, "delivery");
      }
      if (message.addressee !== 0 || writer.writesDefaults) {
        json["addressee"] = writer.enum(AddresseeJson, message.addressee, "addressee");
      }
      if (message.bytesMax !== 0 || writer.writesDefaults) {
        json["bytesMax"] = isUnsigned32(message.bytesMax) ? message.bytesMax >>> 0 : writer.unsigned32(message.bytesMax, "bytesMax");
      }
      if (message.rate !== undefined) {
        field = "rate";
        json["rate"] = RateJson.write(message.rate, writer, writer.deeper(depth));
        field = "";
      }
      if (message.enters !== 0 || writer.writesDefaults) {
        json["enters"] = writer.enum(StateJson, message.enters, "enters");
      }
      if (message.conversation !== 0 || writer.writesDefaults) {
        json["conversation"] = writer.enum(ConversationJson, message.conversation, "conversation");
      }
      if (message.feature !== 0 || writer.writesDefaults) {
        json["feature"] = writer.enum(FeatureJson, message.feature, "feature");
      }
      if (message.critical !== false || writer.writesDefaults) {
        json["critical"] = writer.bool(message.critical, "critical");
      }
      if (message.changes !== false || writer.writesDefaults) {
        json["changes"] = writer.bool(message.changes, "changes");
      }
      if (message.roomRole !== undefined) {
        json["roomRole"] = writer.enum(RoomRoleJson, message.roomRole, "roomRole");
      }
      if (message.sharing !== undefined) {
        field = "sharing";
        json["sharing"] = SharingJson.write(message.sharing, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Rule.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["states"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "states");
            const list: typeof message.states = [];
            for (let index = 0; index < items.length; index++) {
              const number = reader.enum(StateJson, items[index], "states", index);
              if (number !== undefined) list.push(number);
            }
            message.states = list;
          }
        }
        item = json["direction"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(DirectionJson, item, "direction");
            if (number !== undefined) message.direction = number;
          }
        }
        item = json["transport"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(TransportJson, item, "transport");
            if (number !== undefined) message.transport = number;
          }
        }
        item = json["delivery"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(DeliveryJson, item, "delivery");
            if (number !== undefined) message.delivery = number;
          }
        }
        item = json["addressee"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(AddresseeJson, item, "addressee");
            if (number !== undefined) message.addressee = number;
          }
        }
        item = json["bytesMax"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.bytesMax = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "bytesMax");
        }
        item = json["rate"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "rate";
            message.rate = RateJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["enters"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(StateJson, item, "enters");
            if (number !== undefined) message.enters = number;
          }
        }
        item = json["conversation"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(ConversationJson, item, "conversation");
            if (number !== undefined) message.conversation = number;
          }
        }
        item = json["feature"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(FeatureJson, item, "feature");
            if (number !== undefined) message.feature = number;
          }
        }
        item = json["critical"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.critical = typeof item === "boolean" ? item : reader.bool(item, "critical");
        }
        item = json["changes"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.changes = typeof item === "boolean" ? item : reader.bool(item, "changes");
        }
        item = json["roomRole"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(RoomRoleJson, item, "roomRole");
            if (number !== undefined) message.roomRole = number;
          }
        }
        item = json["sharing"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "sharing";
            message.sharing = SharingJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "states",
          "direction",
          "transport",
          "delivery",
          "addressee",
          ["bytes_max","bytesMax"],
          "rate",
          "enters",
          "conversation",
          "feature",
          "critical",
          "changes",
          ["room_role","roomRole"],
          "sharing",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});
