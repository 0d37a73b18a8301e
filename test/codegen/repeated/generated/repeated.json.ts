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
    let at: unknown;
    try {
      if (writer.hasItems(message.packed, "packed")) {
        json["packed"] = writer.unsigned32s(message.packed, "packed");
      }
      if (writer.hasItems(message.unpacked, "unpacked")) {
        json["unpacked"] = writer.unsigned32s(message.unpacked, "unpacked");
      }
      if (writer.hasItems(message.doubles, "doubles")) {
        json["doubles"] = writer.doubles(message.doubles, "doubles");
      }
      if (writer.hasItems(message.signed, "signed")) {
        let index = 0;
        const list: JsonValue[] = new Array<JsonValue>(message.signed.length);
        for (const item of message.signed) {
          list[index] = writer.signed64(item, "signed", index);
          index++;
        }
        json["signed"] = list;
      }
      if (writer.hasItems(message.flags, "flags")) {
        json["flags"] = writer.bools(message.flags, "flags");
      }
      if (writer.hasItems(message.colors, "colors")) {
        let index = 0;
        const list: JsonValue[] = new Array<JsonValue>(message.colors.length);
        for (const item of message.colors) {
          list[index] = writer.enum(ColorJson, item, "colors", index);
          index++;
        }
        json["colors"] = list;
      }
      if (writer.hasItems(message.texts, "texts")) {
        json["texts"] = writer.strings(message.texts, "texts");
      }
      if (writer.hasItems(message.blobs, "blobs")) {
        let index = 0;
        const list: JsonValue[] = new Array<JsonValue>(message.blobs.length);
        for (const item of message.blobs) {
          list[index] = writer.bytes(item, "blobs", index);
          index++;
        }
        json["blobs"] = list;
      }
      if (writer.hasItems(message.items, "items")) {
        let index = 0;
        const list: JsonValue[] = new Array<JsonValue>(message.items.length);
        field = "items";
        const inner = writer.deeper(depth);
        for (const item of message.items) {
          at = index;
          list[index] = ItemJson.write(item, writer, inner);
          index++;
        }
        field = "";
        at = undefined;
        json["items"] = list;
      }
      if (writer.hasItems(message.numbers, "numbers")) {
        let index = 0;
        const list: JsonValue[] = new Array<JsonValue>(message.numbers.length);
        for (const item of message.numbers) {
          list[index] = writer.unsignedNumber(item, "numbers", index);
          index++;
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
    let at: unknown;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["packed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            message.packed = reader.unsigned32s(reader.items(item, "packed"), "packed");
          }
        }
        item = json["unpacked"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            message.unpacked = reader.unsigned32s(reader.items(item, "unpacked"), "unpacked");
          }
        }
        item = json["doubles"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            message.doubles = reader.doubles(reader.items(item, "doubles"), "doubles");
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
            message.flags = reader.bools(reader.items(item, "flags"), "flags");
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
            message.texts = reader.strings(reader.items(item, "texts"), "texts");
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
            for (let index = 0; index < items.length; index++) {
              at = index;
              list[index] = ItemJson.read(items[index], reader, inner);
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
