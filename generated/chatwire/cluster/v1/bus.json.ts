// Code generated from chatwire/cluster/v1/bus.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import { BusPacket } from "./bus.ts";

const BusPacketJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const BusPacketJson: JsonCodec<BusPacket> = /* @__PURE__ */ messageJson(BusPacket, {
  write(message, writer) {
    const json = new BusPacketJson$new();
    if (message.sender !== 0n || writer.writesDefaults) {
      json["sender"] = writer.unsigned64(message.sender, "sender");
    }
    if (message.receiver !== 0n || writer.writesDefaults) {
      json["receiver"] = writer.unsigned64(message.receiver, "receiver");
    }
    if (message.through !== 0 || writer.writesDefaults) {
      json["through"] = writer.unsignedNumber(message.through, "through");
    }
    if (message.first !== 0 || writer.writesDefaults) {
      json["first"] = writer.unsignedNumber(message.first, "first");
    }
    if (writer.hasItems(message.messages, "messages")) {
      const items = message.messages;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.bytes(items[index], "messages", index);
      }
      json["messages"] = list;
    }
    if (message.token !== 0 || writer.writesDefaults) {
      json["token"] = writer.unsignedNumber(message.token, "token");
    }
    if (message.version !== 0 || writer.writesDefaults) {
      json["version"] = isUnsigned32(message.version) ? message.version >>> 0 : writer.unsigned32(message.version, "version");
    }
    if (message.begun !== 0 || writer.writesDefaults) {
      json["begun"] = isUnsigned32(message.begun) ? message.begun >>> 0 : writer.unsigned32(message.begun, "begun");
    }
    if (message.begunSeen !== 0 || writer.writesDefaults) {
      json["begunSeen"] = isUnsigned32(message.begunSeen) ? message.begunSeen >>> 0 : writer.unsigned32(message.begunSeen, "begunSeen");
    }
    return json;
  },

  read(value, reader) {
    const message = BusPacket.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["sender"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.sender = reader.unsigned64(item, "sender");
      }
      item = json["receiver"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.receiver = reader.unsigned64(item, "receiver");
      }
      item = json["through"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.through = reader.unsignedNumber(item, "through");
      }
      item = json["first"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.first = reader.unsignedNumber(item, "first");
      }
      item = json["messages"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "messages");
          const list: typeof message.messages = new Array(items.length);
          for (let index = 0; index < items.length; index++) {
            list[index] = reader.bytes(items[index], "messages", index);
          }
          message.messages = list;
        }
      }
      item = json["token"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.token = reader.unsignedNumber(item, "token");
      }
      item = json["version"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.version = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "version");
      }
      item = json["begun"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.begun = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "begun");
      }
      item = json["begunSeen"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.begunSeen = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "begunSeen");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "sender",
        "receiver",
        "through",
        "first",
        "messages",
        "token",
        "version",
        "begun",
        ["begun_seen","begunSeen"],
      ]);
    }
    return message;
  },
});
