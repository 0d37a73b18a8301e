// Code generated from repeated.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import { Item, Repeated } from "./repeated.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("golden.repeated.Color", {
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

export const RepeatedJson: JsonCodec<Repeated> = /* @__PURE__ */ messageJson(Repeated, {
  write(message, writer) {
    const json: JsonObject = {};
    if (writer.hasItems(message.packed, "packed")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.packed.length; index++) {
        const item = message.packed[index];
        list.push(writer.unsigned32(item, "packed", index));
      }
      json["packed"] = list;
    }
    if (writer.hasItems(message.unpacked, "unpacked")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.unpacked.length; index++) {
        const item = message.unpacked[index];
        list.push(writer.unsigned32(item, "unpacked", index));
      }
      json["unpacked"] = list;
    }
    if (writer.hasItems(message.doubles, "doubles")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.doubles.length; index++) {
        const item = message.doubles[index];
        list.push(writer.double(item, "doubles", index));
      }
      json["doubles"] = list;
    }
    if (writer.hasItems(message.signed, "signed")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.signed.length; index++) {
        const item = message.signed[index];
        list.push(writer.signed64(item, "signed", index));
      }
      json["signed"] = list;
    }
    if (writer.hasItems(message.flags, "flags")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.flags.length; index++) {
        const item = message.flags[index];
        list.push(writer.bool(item, "flags", index));
      }
      json["flags"] = list;
    }
    if (writer.hasItems(message.colors, "colors")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.colors.length; index++) {
        const item = message.colors[index];
        list.push(writer.enum(ColorJson, item, "colors", index));
      }
      json["colors"] = list;
    }
    if (writer.hasItems(message.texts, "texts")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.texts.length; index++) {
        const item = message.texts[index];
        list.push(writer.string(item, "texts", index));
      }
      json["texts"] = list;
    }
    if (writer.hasItems(message.blobs, "blobs")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.blobs.length; index++) {
        const item = message.blobs[index];
        list.push(writer.bytes(item, "blobs", index));
      }
      json["blobs"] = list;
    }
    if (writer.hasItems(message.items, "items")) {
      json["items"] = writer.messages(ItemJson, message.items, "items");
    }
    if (writer.hasItems(message.numbers, "numbers")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.numbers.length; index++) {
        const item = message.numbers[index];
        list.push(writer.unsignedNumber(item, "numbers", index));
      }
      json["numbers"] = list;
    }
    return json;
  },

  read(value, reader) {
    const message = Repeated.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["packed"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "packed");
          for (let index = 0; index < items.length; index++) {
            message.packed.push(reader.unsigned32(items[index], "packed", index));
          }
        }
      }
      item = json["unpacked"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "unpacked");
          for (let index = 0; index < items.length; index++) {
            message.unpacked.push(reader.unsigned32(items[index], "unpacked", index));
          }
        }
      }
      item = json["doubles"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "doubles");
          for (let index = 0; index < items.length; index++) {
            message.doubles.push(reader.double(items[index], "doubles", index));
          }
        }
      }
      item = json["signed"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "signed");
          for (let index = 0; index < items.length; index++) {
            message.signed.push(reader.signed64(items[index], "signed", index));
          }
        }
      }
      item = json["flags"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "flags");
          for (let index = 0; index < items.length; index++) {
            message.flags.push(reader.bool(items[index], "flags", index));
          }
        }
      }
      item = json["colors"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "colors");
          for (let index = 0; index < items.length; index++) {
            const number = reader.enum(ColorJson, items[index], "colors", index);
            if (number !== undefined) message.colors.push(number);
          }
        }
      }
      item = json["texts"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "texts");
          for (let index = 0; index < items.length; index++) {
            message.texts.push(reader.string(items[index], "texts", index));
          }
        }
      }
      item = json["blobs"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "blobs");
          for (let index = 0; index < items.length; index++) {
            message.blobs.push(reader.bytes(items[index], "blobs", index));
          }
        }
      }
      item = json["items"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.items = reader.messages(ItemJson, item, "items");
      }
      item = json["numbers"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "numbers");
          for (let index = 0; index < items.length; index++) {
            message.numbers.push(reader.unsignedNumber(items[index], "numbers", index));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "packed",
        "unpacked",
        "doubles",
        "signed",
        "flags",
        "colors",
        "texts",
        "blobs",
        "items",
        "numbers",
      ]);
    }
    return message;
  },
});
