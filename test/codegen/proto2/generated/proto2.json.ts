// Code generated from proto2.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, type JsonExtension, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../src/wire/json/enum.ts";
import { extensionJson, repeatedExtensionJson } from "../../../../src/wire/json/extension.ts";
import { isFiniteNumber, isSigned32, isText } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import {
  Closed,
  Customer,
  Defaults,
  Groups,
  Groups_Many,
  Groups_SearchResult,
  Groups_SearchResult_Inner,
  Item,
  Order,
  Texts,
  isMood,
  more,
  note,
} from "./proto2.ts";

export const MoodJson: JsonEnum = /* @__PURE__ */ closedEnumJson("golden.proto2.Mood", {
  MOOD_GLAD: 1,
  MOOD_SAD: 2,
  MOOD_NEGATIVE: -3,
});

const OrderJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OrderJson: JsonCodec<Order> = /* @__PURE__ */ messageJson(Order, {
  write(message, writer, depth) {
    const json = new OrderJson$new();
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      if (message.id === undefined) throw writer.required("id");
      json["id"] = isText(message.id) ? message.id : writer.string(message.id, "id");
      if (message.customer === undefined) throw writer.required("customer");
      field = "customer";
      json["customer"] = CustomerJson.write(message.customer, writer, writer.deeper(depth));
      field = "";
      if (writer.hasItems(message.item, "item")) {
        const items = message.item;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "item";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = ItemJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["item"] = list;
      }
      if (writer.hasEntries(message.named, "named")) {
        const entries: JsonObject = {};
        const inner = writer.deeper(depth);
        for (const [key, item] of message.named) {
          const text = isText(key) ? key : writer.string(key, "named", key);
          field = "named";
          at = key;
          writer.put(entries, text, ItemJson.write(item, writer, inner));
          field = "";
        }
        at = undefined;
        json["named"] = entries;
      }
      switch (message.payment.case) {
        case undefined:
          break;
        case "barter":
          field = "barter";
          json["barter"] = ItemJson.write(message.payment.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "cents":
          json["cents"] = isSigned32(message.payment.value) ? message.payment.value | 0 : writer.signed32(message.payment.value, "cents");
          break;
        default:
          throw writer.unknownCase("payment");
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    if (message.$unknown !== undefined) writer.extensions(message, json, "golden.proto2.Order", depth);
    return json;
  },

  read(value, reader, depth) {
    const message = Order.create();
    let json = reader.fields(value);
    if (reader.registry !== undefined) json = reader.extensions(message, json, "golden.proto2.Order", depth);
    let cases = 0;
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["id"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.id = isText(item) ? item : reader.string(item, "id");
        }
        item = json["customer"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "customer";
            message.customer = CustomerJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["item"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "item");
            const list: typeof message.item = new Array(items.length);
            field = "item";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = ItemJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.item = list;
          }
        }
        item = json["named"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "named");
            const inner = reader.deeper(depth);
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = isText(name) ? name : reader.string(name, "named", name);
              field = "named";
              at = name;
              message.named.set(key, ItemJson.read(entry, reader, inner));
              field = "";
            }
            at = undefined;
          }
        }
        item = json["barter"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "barter", "payment");
            field = "barter";
            message.payment = oneofCase("barter", ItemJson.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["cents"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "cents", "payment");
            message.payment = oneofCase("cents", isSigned32(item) ? item | 0 : reader.signed32(item, "cents"));
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["id", "customer", "item", "named", "barter", "cents"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    if (message.id === undefined) throw reader.lacks("id");
    if (message.customer === undefined) throw reader.lacks("customer");
    return message;
  },
});

const CustomerJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CustomerJson: JsonCodec<Customer> = /* @__PURE__ */ messageJson(Customer, {
  write(message, writer) {
    const json = new CustomerJson$new();
    if (message.number === undefined) throw writer.required("number");
    json["number"] = writer.signed64(message.number, "number");
    return json;
  },

  read(value, reader) {
    const message = Customer.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.signed64(item, "number");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["number"]);
    }
    if (message.number === undefined) throw reader.lacks("number");
    return message;
  },
});

const ItemJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ItemJson: JsonCodec<Item> = /* @__PURE__ */ messageJson(Item, {
  write(message, writer, depth) {
    const json = new ItemJson$new();
    let field = "";
    try {
      if (message.seller !== undefined) {
        field = "seller";
        json["seller"] = CustomerJson.write(message.seller, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Item.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["seller"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "seller";
            message.seller = CustomerJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["seller"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const DefaultsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const DefaultsJson: JsonCodec<Defaults> = /* @__PURE__ */ messageJson(Defaults, {
  write(message, writer) {
    const json = new DefaultsJson$new();
    if (message.whole !== undefined) {
      json["whole"] = isSigned32(message.whole) ? message.whole | 0 : writer.signed32(message.whole, "whole");
    }
    if (message.large !== undefined) {
      json["large"] = writer.signed64(message.large, "large");
    }
    if (message.largest !== undefined) {
      json["largest"] = writer.unsigned64(message.largest, "largest");
    }
    if (message.text !== undefined) {
      json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
    }
    if (message.raw !== undefined) {
      json["raw"] = writer.bytes(message.raw, "raw");
    }
    if (message.mood !== undefined) {
      json["mood"] = writer.enum(MoodJson, message.mood, "mood");
    }
    if (message.endless !== undefined) {
      json["endless"] = isFiniteNumber(message.endless) ? message.endless : writer.double(message.endless, "endless");
    }
    if (message.third !== undefined) {
      json["third"] = writer.float(message.third, "third");
    }
    if (message.yes !== undefined) {
      json["yes"] = writer.bool(message.yes, "yes");
    }
    if (message.umlaut !== undefined) {
      json["umlaut"] = isText(message.umlaut) ? message.umlaut : writer.string(message.umlaut, "umlaut");
    }
    if (message.safe !== undefined) {
      json["safe"] = writer.signedNumber(message.safe, "safe");
    }
    return json;
  },

  read(value, reader) {
    const message = Defaults.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["whole"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.whole = isSigned32(item) ? item | 0 : reader.signed32(item, "whole");
      }
      item = json["large"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.large = reader.signed64(item, "large");
      }
      item = json["largest"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.largest = reader.unsigned64(item, "largest");
      }
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      item = json["raw"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.raw = reader.bytes(item, "raw");
      }
      item = json["mood"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(MoodJson, item, "mood");
          if (number !== undefined && isMood(number)) message.mood = number;
        }
      }
      item = json["endless"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.endless = isFiniteNumber(item) ? item : reader.double(item, "endless");
      }
      item = json["third"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.third = reader.float(item, "third");
      }
      item = json["yes"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.yes = typeof item === "boolean" ? item : reader.bool(item, "yes");
      }
      item = json["umlaut"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.umlaut = isText(item) ? item : reader.string(item, "umlaut");
      }
      item = json["safe"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.safe = reader.signedNumber(item, "safe");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [
        "whole",
        "large",
        "largest",
        "text",
        "raw",
        "mood",
        "endless",
        "third",
        "yes",
        "umlaut",
        "safe",
      ]);
    }
    return message;
  },
});

const GroupsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const GroupsJson: JsonCodec<Groups> = /* @__PURE__ */ messageJson(Groups, {
  write(message, writer, depth) {
    const json = new GroupsJson$new();
    let field = "";
    let at: number | undefined;
    try {
      if (message.searchresult !== undefined) {
        field = "searchresult";
        json["searchresult"] = Groups_SearchResultJson.write(message.searchresult, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.many, "many")) {
        const items = message.many;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "many";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = Groups_ManyJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["many"] = list;
      }
      if (message.other !== undefined) {
        field = "other";
        json["other"] = Groups_SearchResultJson.write(message.other, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Groups.create();
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["searchresult"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "searchresult";
            message.searchresult = Groups_SearchResultJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["many"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "many");
            const list: typeof message.many = new Array(items.length);
            field = "many";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = Groups_ManyJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.many = list;
          }
        }
        item = json["other"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "other";
            message.other = Groups_SearchResultJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["searchresult", "many", "other"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const Groups_SearchResultJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Groups_SearchResultJson: JsonCodec<Groups_SearchResult> = /* @__PURE__ */ messageJson(Groups_SearchResult, {
  write(message, writer, depth) {
    const json = new Groups_SearchResultJson$new();
    let field = "";
    try {
      if (message.url === undefined) throw writer.required("url");
      json["url"] = isText(message.url) ? message.url : writer.string(message.url, "url");
      if (message.inner !== undefined) {
        field = "inner";
        json["inner"] = Groups_SearchResult_InnerJson.write(message.inner, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Groups_SearchResult.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["url"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.url = isText(item) ? item : reader.string(item, "url");
        }
        item = json["inner"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "inner";
            message.inner = Groups_SearchResult_InnerJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["url", "inner"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    if (message.url === undefined) throw reader.lacks("url");
    return message;
  },
});

const Groups_SearchResult_InnerJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Groups_SearchResult_InnerJson: JsonCodec<Groups_SearchResult_Inner> = /* @__PURE__ */ messageJson(Groups_SearchResult_Inner, {
  write(message, writer) {
    const json = new Groups_SearchResult_InnerJson$new();
    if (message.depth !== undefined) {
      json["depth"] = isSigned32(message.depth) ? message.depth | 0 : writer.signed32(message.depth, "depth");
    }
    return json;
  },

  read(value, reader) {
    const message = Groups_SearchResult_Inner.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["depth"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.depth = isSigned32(item) ? item | 0 : reader.signed32(item, "depth");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["depth"]);
    }
    return message;
  },
});

const Groups_ManyJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Groups_ManyJson: JsonCodec<Groups_Many> = /* @__PURE__ */ messageJson(Groups_Many, {
  write(message, writer) {
    const json = new Groups_ManyJson$new();
    if (message.n !== undefined) {
      json["n"] = isSigned32(message.n) ? message.n | 0 : writer.signed32(message.n, "n");
    }
    return json;
  },

  read(value, reader) {
    const message = Groups_Many.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["n"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.n = isSigned32(item) ? item | 0 : reader.signed32(item, "n");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["n"]);
    }
    return message;
  },
});

const ClosedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const ClosedJson: JsonCodec<Closed> = /* @__PURE__ */ messageJson(Closed, {
  write(message, writer) {
    const json = new ClosedJson$new();
    if (message.one !== undefined) {
      json["one"] = writer.enum(MoodJson, message.one, "one");
    }
    if (writer.hasItems(message.many, "many")) {
      const items = message.many;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.enum(MoodJson, items[index], "many", index);
      }
      json["many"] = list;
    }
    if (writer.hasItems(message.packed, "packed")) {
      const items = message.packed;
      const list: JsonValue[] = new Array<JsonValue>(items.length);
      for (let index = 0; index < items.length; index++) {
        list[index] = writer.enum(MoodJson, items[index], "packed", index);
      }
      json["packed"] = list;
    }
    if (writer.hasEntries(message.named, "named")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.named) {
        const text = String(isSigned32(key) ? key | 0 : writer.signed32(key, "named", key));
        writer.put(entries, text, writer.enum(MoodJson, item, "named", key));
      }
      json["named"] = entries;
    }
    switch (message.either.case) {
      case undefined:
        break;
      case "mood":
        json["mood"] = writer.enum(MoodJson, message.either.value, "mood");
        break;
      case "text":
        json["text"] = isText(message.either.value) ? message.either.value : writer.string(message.either.value, "text");
        break;
      default:
        throw writer.unknownCase("either");
    }
    return json;
  },

  read(value, reader) {
    const message = Closed.create();
    let json = reader.fields(value);
    let cases = 0;
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["one"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(MoodJson, item, "one");
          if (number !== undefined && isMood(number)) message.one = number;
        }
      }
      item = json["many"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "many");
          const list: typeof message.many = [];
          for (let index = 0; index < items.length; index++) {
            const number = reader.enum(MoodJson, items[index], "many", index);
            if (number !== undefined && isMood(number)) list.push(number);
          }
          message.many = list;
        }
      }
      item = json["packed"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "packed");
          const list: typeof message.packed = [];
          for (let index = 0; index < items.length; index++) {
            const number = reader.enum(MoodJson, items[index], "packed", index);
            if (number !== undefined && isMood(number)) list.push(number);
          }
          message.packed = list;
        }
      }
      item = json["named"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "named");
          for (const name of Object.keys(entries)) {
            const entry = entries[name];
            const key = reader.signed32(name, "named", name);
            const number = reader.enum(MoodJson, entry, "named", name);
            if (number !== undefined && isMood(number)) message.named.set(key, number);
          }
        }
      }
      item = json["mood"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "mood", "either");
          const number = reader.enum(MoodJson, item, "mood");
          if (number !== undefined && isMood(number)) message.either = oneofCase("mood", number);
        }
      }
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          cases = reader.first(cases, 1, "text", "either");
          message.either = oneofCase("text", isText(item) ? item : reader.string(item, "text"));
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["one", "many", "packed", "named", "mood", "text"]);
    }
    return message;
  },
});

const TextsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const TextsJson: JsonCodec<Texts> = /* @__PURE__ */ messageJson(Texts, {
  write(message, writer) {
    const json = new TextsJson$new();
    if (message.text !== undefined) {
      json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
    }
    if (writer.hasEntries(message.texts, "texts")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.texts) {
        const text = isText(key) ? key : writer.string(key, "texts", key);
        writer.put(entries, text, isText(item) ? item : writer.string(item, "texts", key));
      }
      json["texts"] = entries;
    }
    return json;
  },

  read(value, reader) {
    const message = Texts.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      item = json["texts"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "texts");
          for (const name of Object.keys(entries)) {
            const entry = entries[name];
            const key = isText(name) ? name : reader.string(name, "texts", name);
            message.texts.set(key, isText(entry) ? entry : reader.string(entry, "texts", name));
          }
        }
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["text", "texts"]);
    }
    return message;
  },
});

export const noteJson: JsonExtension<Order> = /* @__PURE__ */ extensionJson(note, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[golden.proto2.note]"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: string | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[golden.proto2.note]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[golden.proto2.note]"]);
    }
    return message;
  },
});

export const moreJson: JsonExtension<Order> = /* @__PURE__ */ repeatedExtensionJson(more, {
  write(message, writer, depth) {
    const json: JsonObject = {};
    let field = "";
    let at: number | undefined;
    try {
      if (writer.hasItems(message.value, "value")) {
        const items = message.value;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "value";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = ItemJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["[golden.proto2.more]"] = list;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message: { value: Item[] } = { value: [] };
    let json = reader.fields(value);
    let field = "";
    let at: number | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["[golden.proto2.more]"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "value");
            const list: typeof message.value = new Array(items.length);
            field = "value";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = ItemJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.value = list;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["[golden.proto2.more]"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});
