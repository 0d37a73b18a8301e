// Code generated from shop/v1/item.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../../../../src/wire/allocation.ts";
import { type JsonCodec, type JsonExtension, messageJson } from "../../../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../../../src/wire/json/enum.ts";
import { extensionJson } from "../../../../../../src/wire/json/extension.ts";
import { isSigned32, isText } from "../../../../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../../../../src/wire/json/value-writer.ts";
import { AnyJson } from "../../google/protobuf/any.json.ts";
import { TimestampJson } from "../../google/protobuf/timestamp.json.ts";
import { Item, Item_Part, spare } from "./item.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("shop.v1.Color", {
  COLOR_NONE: 0,
  COLOR_RED: 1,
  COLOR_BELOW: -3,
});

const ItemJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ItemJson: JsonCodec<Item> = /* @__PURE__ */ messageJson(Item, {
  write(message, writer, depth) {
    const json = new ItemJson$new();
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      if (message.name !== undefined) {
        json["name"] = isText(message.name) ? message.name : writer.string(message.name, "name");
      }
      if (writer.hasEntries(message.parts, "parts")) {
        const entries: JsonObject = {};
        const inner = writer.deeper(depth);
        for (const [key, item] of message.parts) {
          const text = isText(key) ? key : writer.string(key, "parts", key);
          field = "parts";
          at = key;
          writer.put(entries, text, Item_PartJson.write(item, writer, inner));
          field = "";
        }
        at = undefined;
        json["parts"] = entries;
      }
      switch (message.kind.case) {
        case undefined:
          break;
        case "priceCents":
          json["priceCents"] = isSigned32(message.kind.value) ? message.kind.value | 0 : writer.signed32(message.kind.value, "priceCents");
          break;
        case "free":
          json["gratis"] = writer.bool(message.kind.value, "free");
          break;
        default:
          throw writer.unknownCase("kind");
      }
      if (writer.hasItems(message.toString$, "toString$")) {
        const items = message.toString$;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.signed64(items[index], "toString$", index);
        }
        json["toString"] = list;
      }
      if (message.detail !== undefined) {
        field = "detail";
        json["detail"] = AnyJson.write(message.detail, writer, writer.deeper(depth));
        field = "";
      }
      if (message.soldAt !== undefined) {
        field = "soldAt";
        json["soldAt"] = TimestampJson.write(message.soldAt, writer, writer.deeper(depth));
        field = "";
      }
      if (message.color !== undefined) {
        json["color"] = writer.enum(ColorJson, message.color, "color");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "shop.v1.Item", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = Item.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "shop.v1.Item", depth);
    let cases = 0;
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["name"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.name = isText(item) ? item : reader.string(item, "name");
        }
        item = json["parts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "parts");
            const inner = reader.deeper(depth);
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = isText(name) ? name : reader.string(name, "parts", name);
              field = "parts";
              at = name;
              message.parts.set(key, Item_PartJson.read(entry, reader, inner));
              field = "";
            }
            at = undefined;
          }
        }
        item = json["priceCents"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "priceCents", "kind");
            message.kind = oneofCase("priceCents", isSigned32(item) ? item | 0 : reader.signed32(item, "priceCents"));
          }
        }
        item = json["gratis"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "free", "kind");
            message.kind = oneofCase("free", typeof item === "boolean" ? item : reader.bool(item, "free"));
          }
        }
        item = reader.own(json, "toString");
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "toString$");
            const list: typeof message.toString$ = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.signed64(items[index], "toString$", index);
            }
            message.toString$ = list;
          }
        }
        item = json["detail"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "detail";
            message.detail = AnyJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["soldAt"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "soldAt";
            message.soldAt = TimestampJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["color"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(ColorJson, item, "color");
            if (number !== undefined) message.color = number;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "name",
          "parts",
          ["price_cents","priceCents"],
          ["free","gratis"],
          ["to_string","toString"],
          "detail",
          ["sold_at","soldAt"],
          "color",
        ]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const Item_PartJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Item_PartJson: JsonCodec<Item_Part> = /* @__PURE__ */ messageJson(Item_Part, {
  write(message, writer) {
    const json = new Item_PartJson$new();
    if (message.id !== undefined) {
      json["id"] = isText(message.id) ? message.id : writer.string(message.id, "id");
    }
    return json;
  },

  read(value, reader) {
    const message = Item_Part.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["id"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.id = isText(item) ? item : reader.string(item, "id");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["id"]);
    }
    return message;
  },
});

export const spareJson: JsonExtension<Item> = /* @__PURE__ */ extensionJson(spare, {
  write(message, writer, depth) {
    const json: JsonObject = {};
    let field = "";
    try {
      if (message.value !== undefined) {
        field = "value";
        json["[shop.v1.spare]"] = Item_PartJson.write(message.value, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message: { value?: Item_Part | undefined } = {};
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["[shop.v1.spare]"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "value";
            message.value = Item_PartJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["[shop.v1.spare]"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});
