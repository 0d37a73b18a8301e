// Code generated from chatwire/v1/capability.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import type { JsonObject, JsonValue } from "../../../src/wire/json/value-writer.ts";
import { Capabilities, HandshakePayload } from "./capability.ts";

export const FeatureJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.Feature", {
  FEATURE_UNSPECIFIED: 0,
  FEATURE_PROBES: 1,
  FEATURE_MEDIA: 2,
  FEATURE_APPLICATION_MESSAGES: 3,
});

export const CapabilitiesJson: JsonCodec<Capabilities> = /* @__PURE__ */ messageJson(Capabilities, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.versions, "versions")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.versions.length; index++) {
        const item = message.versions[index];
        list.push(writer.unsigned32(item, "versions", index));
      }
      json["versions"] = list;
    }
    if (writer.hasItems(message.features, "features")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.features.length; index++) {
        const item = message.features[index];
        list.push(writer.enum(FeatureJson, item, "features", index));
      }
      json["features"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = Capabilities.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["versions"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "versions");
          for (let index = 0; index < items.length; index++) {
            message.versions.push(reader.unsigned32(items[index], "versions", index));
          }
        }
      }
      item = json["features"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "features");
          for (let index = 0; index < items.length; index++) {
            const number = reader.enum(FeatureJson, items[index], "features", index);
            if (number !== undefined) message.features.push(number);
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["versions", "features"]);
    }
    return message;
  },
});

export const HandshakePayloadJson: JsonCodec<HandshakePayload> = /* @__PURE__ */ messageJson(HandshakePayload, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.capabilities !== undefined) json["capabilities"] = writer.message(CapabilitiesJson, message.capabilities, "capabilities");
    if (message.padding?.length !== 0 || writer.writesDefaults) json["padding"] = writer.bytes(message.padding, "padding");
    return json;
  },

  read(value, reader) {
    const message = HandshakePayload.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["capabilities"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.capabilities = reader.message(CapabilitiesJson, item, "capabilities");
      }
      item = json["padding"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.padding = reader.bytes(item, "padding");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["capabilities", "padding"]);
    }
    return message;
  },
});
