// Code generated from map.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { Item, Maps } from "./map.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("golden.map.Color", {
  COLOR_UNSPECIFIED: 0,
  COLOR_RED: 1,
});

export const ItemJson: JsonCodec<Item> = /* @__PURE__ */ messageJson(Item, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.name !== "" || writer.writesDefaults) json["name"] = writer.string(message.name, "name");
    return json;
  },

  read(value, reader) {
    const message = Item.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = reader.string(item, "name");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["name"]);
    }
    return message;
  },
});

export const MapsJson: JsonCodec<Maps> = /* @__PURE__ */ messageJson(Maps, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasEntries(message.counts, "counts")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.counts) {
        writer.put(entries, writer.string(key, "counts", key), writer.signed32(item, "counts", key));
      }
      json["counts"] = entries;
    }
    if (writer.hasEntries(message.names, "names")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.names) {
        writer.put(entries, String(writer.unsigned32(key, "names", key)), writer.string(item, "names", key));
      }
      json["names"] = entries;
    }
    if (writer.hasEntries(message.blobs, "blobs")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.blobs) {
        writer.put(entries, String(writer.bool(key, "blobs", key)), writer.bytes(item, "blobs", key));
      }
      json["blobs"] = entries;
    }
    if (writer.hasEntries(message.items, "items")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.items) {
        writer.put(entries, writer.string(key, "items", key), writer.message(ItemJson, item, "items", key));
      }
      json["items"] = entries;
    }
    if (writer.hasEntries(message.colors, "colors")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.colors) {
        writer.put(entries, String(writer.signed32(key, "colors", key)), writer.enum(ColorJson, item, "colors", key));
      }
      json["colors"] = entries;
    }
    if (writer.hasEntries(message.measures, "measures")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.measures) {
        writer.put(entries, String(writer.signed64(key, "measures", key)), writer.double(item, "measures", key));
      }
      json["measures"] = entries;
    }
    if (writer.hasEntries(message.longs, "longs")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.longs) {
        writer.put(entries, String(writer.unsigned64(key, "longs", key)), writer.unsigned64(item, "longs", key));
      }
      json["longs"] = entries;
    }
    return json;
  },

  read(value, reader) {
    const message = Maps.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["counts"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "counts");
          for (const key of Object.keys(entries)) {
            message.counts.set(reader.string(key, "counts", key), reader.signed32(entries[key], "counts", key));
          }
        }
      }
      item = json["names"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "names");
          for (const key of Object.keys(entries)) {
            message.names.set(reader.unsigned32(key, "names", key), reader.string(entries[key], "names", key));
          }
        }
      }
      item = json["blobs"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "blobs");
          for (const key of Object.keys(entries)) {
            message.blobs.set(reader.boolKey(key, "blobs"), reader.bytes(entries[key], "blobs", key));
          }
        }
      }
      item = json["items"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "items");
          for (const key of Object.keys(entries)) {
            message.items.set(reader.string(key, "items", key), reader.message(ItemJson, entries[key], "items", key));
          }
        }
      }
      item = json["colors"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "colors");
          for (const key of Object.keys(entries)) {
            const number = reader.enum(ColorJson, entries[key], "colors", key);
            if (number !== undefined) message.colors.set(reader.signed32(key, "colors", key), number);
          }
        }
      }
      item = json["measures"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "measures");
          for (const key of Object.keys(entries)) {
            message.measures.set(reader.signed64(key, "measures", key), reader.double(entries[key], "measures", key));
          }
        }
      }
      item = json["longs"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "longs");
          for (const key of Object.keys(entries)) {
            message.longs.set(reader.unsigned64(key, "longs", key), reader.unsigned64(entries[key], "longs", key));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["counts", "names", "blobs", "items", "colors", "measures", "longs"]);
    }
    return message;
  },
});
