// Code generated from chatwire/v1/capability.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import type { JsonObject, JsonValue } from "../../../src/wire/json/value-writer.ts";
import { Capabilities } from "./capability.ts";

export const FeatureJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Feature", {
  FEATURE_UNSPECIFIED: 0,
  FEATURE_PROBES: 1,
  FEATURE_MEDIA: 2,
  FEATURE_APPLICATION_MESSAGES: 3,
  FEATURE_RELAY_MESSAGES: 5,
  FEATURE_PEER_ADDRESSES: 4,
  FEATURE_POST_QUANTUM: 6,
  FEATURE_PORT_SEARCH: 7,
  FEATURE_LARGE_DATAGRAMS: 8,
  FEATURE_CARRIED_ACKS: 9,
  FEATURE_RESUMPTION: 12,
  FEATURE_REQUEST_IDS: 13,
  FEATURE_MESSAGE_ANSWERS: 14,
  FEATURE_ANNOUNCED_CONVERSATIONS: 15,
  FEATURE_ORDERED_REQUESTS: 17,
  FEATURE_WATCH_SCOPES: 18,
  FEATURE_SERVER_APPLICATION: 19,
  FEATURE_ACK_RANGES: 20,
  FEATURE_ARRIVAL_TIMES: 21,
  FEATURE_FLOWS: 22,
  FEATURE_LARGE_MESSAGES: 23,
  FEATURE_FILES: 24,
  FEATURE_TEXT_MARKS: 25,
  FEATURE_ROOMS: 26,
  FEATURE_MEDIA_COPIES: 27,
  FEATURE_LARGE_MEDIA: 28,
});

const CapabilitiesJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CapabilitiesJson: JsonCodec<Capabilities> = /* @__PURE__ */ messageJson(Capabilities, {
  write(message, writer) {
    const json = new CapabilitiesJson$new();
    if (writer.hasItems(message.versions, "versions")) {
      const items = message.versions;
      let same = 0;
      for (; same < items.length; same++) {
        const each = items[same];
        if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
      }
      json["versions"] = writer.unsigned32s(items, same, "versions");
    }
    if (writer.hasItems(message.features, "features")) {
      const items = message.features;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.enum(FeatureJson, items[index], "features", index);
      }
      json["features"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = Capabilities.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["versions"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "versions");
          let same = 0;
          for (; same < items.length; same++) {
            const each = items[same];
            if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
          }
          message.versions = reader.unsigned32s(items, same, "versions");
        }
      }
      item = json["features"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "features");
          const list: typeof message.features = [];
          for (let index = 0; index < items.length; index++) {
            const number = reader.enum(FeatureJson, items[index], "features", index);
            if (number !== undefined) list.push(number);
          }
          message.features = list;
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["versions", "features"]);
    }
    return message;
  },
});
