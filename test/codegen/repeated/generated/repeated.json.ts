// Code generated from repeated.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { isText } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import { Item, Repeated } from "./repeated.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("golden.repeated.Color", {
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

const RepeatedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const RepeatedJson: JsonCodec<Repeated> = /* @__PURE__ */ messageJson(Repeated, {
  write(message, writer, depth) {
    const json = new RepeatedJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.packed, "packed")) {
        const items = message.packed;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
        }
        json["packed"] = writer.unsigned32s(items, same, "packed");
      }
      if (writer.hasItems(message.unpacked, "unpacked")) {
        const items = message.unpacked;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
        }
        json["unpacked"] = writer.unsigned32s(items, same, "unpacked");
      }
      if (writer.hasItems(message.doubles, "doubles")) {
        const items = message.doubles;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (typeof each !== "number" || each - each !== 0) break;
        }
        json["doubles"] = writer.doubles(items, same, "doubles");
      }
      if (writer.hasItems(message.signed, "signed")) {
        const items = message.signed;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.signed64(items[index], "signed", index);
        }
        json["signed"] = list;
      }
      if (writer.hasItems(message.flags, "flags")) {
        const items = message.flags;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (typeof each !== "boolean") break;
        }
        json["flags"] = writer.bools(items, same, "flags");
      }
      if (writer.hasItems(message.colors, "colors")) {
        const items = message.colors;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.enum(ColorJson, items[index], "colors", index);
        }
        json["colors"] = list;
      }
      if (writer.hasItems(message.texts, "texts")) {
        const items = message.texts;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (!isText(each)) break;
        }
        json["texts"] = writer.strings(items, same, "texts");
      }
      if (writer.hasItems(message.blobs, "blobs")) {
        const items = message.blobs;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.bytes(items[index], "blobs", index);
        }
        json["blobs"] = list;
      }
      if (writer.hasItems(message.items, "items")) {
        const items = message.items;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "items";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = ItemJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["items"] = list;
      }
      if (writer.hasItems(message.numbers, "numbers")) {
        const items = message.numbers;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.unsignedNumber(items[index], "numbers", index);
        }
        json["numbers"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Repeated.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["packed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "packed");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
            }
            message.packed = reader.unsigned32s(items, same, "packed");
          }
        }
        item = json["unpacked"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "unpacked");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (typeof each !== "number" || (((each | 0) !== each || each < 0) && each >>> 0 !== each) || Object.is(each, -0)) break;
            }
            message.unpacked = reader.unsigned32s(items, same, "unpacked");
          }
        }
        item = json["doubles"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "doubles");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (typeof each !== "number" || each - each !== 0) break;
            }
            message.doubles = reader.doubles(items, same, "doubles");
          }
        }
        item = json["signed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "signed");
            const list: typeof message.signed = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.signed64(items[index], "signed", index);
            }
            message.signed = list;
          }
        }
        item = json["flags"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "flags");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (typeof each !== "boolean") break;
            }
            message.flags = reader.bools(items, same, "flags");
          }
        }
        item = json["colors"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "colors");
            const list: typeof message.colors = [];
            for (let index = 0; index < items.length; index++) {
              const number = reader.enum(ColorJson, items[index], "colors", index);
              if (number !== undefined) list.push(number);
            }
            message.colors = list;
          }
        }
        item = json["texts"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "texts");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (!isText(each)) break;
            }
            message.texts = reader.strings(items, same, "texts");
          }
        }
        item = json["blobs"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "blobs");
            const list: typeof message.blobs = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.bytes(items[index], "blobs", index);
            }
            message.blobs = list;
          }
        }
        item = json["items"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "items");
            const list: typeof message.items = new Array(items.length);
            field = "items";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = ItemJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.items = list;
          }
        }
        item = json["numbers"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "numbers");
            const list: typeof message.numbers = new Array(items.length);
            for (let index = 0; index < items.length; index++) {
              list[index] = reader.unsignedNumber(items[index], "numbers", index);
            }
            message.numbers = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
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
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});
