// Code generated from map.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { isFiniteNumber, isSigned32, isText, isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { Item, Maps } from "./map.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("golden.map.Color", {
  COLOR_UNSPECIFIED: 0,
  COLOR_RED: 1,
});

const ItemJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ItemJson: JsonCodec<Item> = /* @__PURE__ */ messageJson(Item, {
  write(message, writer) {
    const json = new ItemJson$new();
    if (message.name !== "" || writer.writesDefaults) {
      json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
    }
    return json;
  },

  read(value, reader) {
    const message = Item.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["name"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["name"]);
    }
    return message;
  },
});

const MapsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const MapsJson: JsonCodec<Maps> = /* @__PURE__ */ messageJson(Maps, {
  write(message, writer, depth) {
    const json = new MapsJson$new();
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      if (writer.hasEntries(message.counts, "counts")) {
        const entries: JsonObject = {};
        for (const [key, item] of message.counts) {
          const text = isText(key) ? key : writer.string(key, "counts", key);
          writer.put(entries, text, isSigned32(item) ? item | 0 : writer.signed32(item, "counts", key));
        }
        json["counts"] = entries;
      }
      if (writer.hasEntries(message.names, "names")) {
        const entries: JsonObject = {};
        for (const [key, item] of message.names) {
          const text = String(isUnsigned32(key) ? key >>> 0 : writer.unsigned32(key, "names", key));
          writer.put(entries, text, isText(item) ? item : writer.string(item, "names", key));
        }
        json["names"] = entries;
      }
      if (writer.hasEntries(message.blobs, "blobs")) {
        const entries: JsonObject = {};
        for (const [key, item] of message.blobs) {
          const text = String(writer.bool(key, "blobs", key));
          writer.put(entries, text, writer.bytes(item, "blobs", key));
        }
        json["blobs"] = entries;
      }
      if (writer.hasEntries(message.items, "items")) {
        const entries: JsonObject = {};
        const inner = writer.deeper(depth);
        for (const [key, item] of message.items) {
          const text = isText(key) ? key : writer.string(key, "items", key);
          field = "items";
          at = key;
          writer.put(entries, text, ItemJson.write(item, writer, inner));
          field = "";
        }
        at = undefined;
        json["items"] = entries;
      }
      if (writer.hasEntries(message.colors, "colors")) {
        const entries: JsonObject = {};
        for (const [key, item] of message.colors) {
          const text = String(isSigned32(key) ? key | 0 : writer.signed32(key, "colors", key));
          writer.put(entries, text, writer.enum(ColorJson, item, "colors", key));
        }
        json["colors"] = entries;
      }
      if (writer.hasEntries(message.measures, "measures")) {
        const entries: JsonObject = {};
        for (const [key, item] of message.measures) {
          const text = String(writer.signed64(key, "measures", key));
          writer.put(entries, text, isFiniteNumber(item) ? item : writer.double(item, "measures", key));
        }
        json["measures"] = entries;
      }
      if (writer.hasEntries(message.longs, "longs")) {
        const entries: JsonObject = {};
        for (const [key, item] of message.longs) {
          const text = String(writer.unsigned64(key, "longs", key));
          writer.put(entries, text, writer.unsigned64(item, "longs", key));
        }
        json["longs"] = entries;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Maps.create();
    let json = reader.fields(value);
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["counts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "counts");
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = isText(name) ? name : reader.string(name, "counts", name);
              message.counts.set(key, isSigned32(entry) ? entry | 0 : reader.signed32(entry, "counts", name));
            }
          }
        }
        item = json["names"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "names");
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = reader.unsigned32(name, "names", name);
              message.names.set(key, isText(entry) ? entry : reader.string(entry, "names", name));
            }
          }
        }
        item = json["blobs"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "blobs");
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = reader.boolKey(name, "blobs");
              message.blobs.set(key, reader.bytes(entry, "blobs", name));
            }
          }
        }
        item = json["items"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "items");
            const inner = reader.deeper(depth);
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = isText(name) ? name : reader.string(name, "items", name);
              field = "items";
              at = name;
              message.items.set(key, ItemJson.read(entry, reader, inner));
              field = "";
            }
            at = undefined;
          }
        }
        item = json["colors"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "colors");
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = reader.signed32(name, "colors", name);
              const number = reader.enum(ColorJson, entry, "colors", name);
              if (number !== undefined) message.colors.set(key, number);
            }
          }
        }
        item = json["measures"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "measures");
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = reader.signed64(name, "measures", name);
              message.measures.set(key, isFiniteNumber(entry) ? entry : reader.double(entry, "measures", name));
            }
          }
        }
        item = json["longs"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "longs");
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = reader.unsigned64(name, "longs", name);
              message.longs.set(key, reader.unsigned64(entry, "longs", name));
            }
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["counts", "names", "blobs", "items", "colors", "measures", "longs"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});
