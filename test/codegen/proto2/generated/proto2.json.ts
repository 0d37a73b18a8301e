// Code generated from proto2.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, closedEnumJson } from "../../../../src/wire/json/enum.ts";
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
} from "./proto2.ts";

export const MoodJson: JsonEnum = /* @__PURE__ */ closedEnumJson("golden.proto2.Mood", {
  MOOD_GLAD: 1,
  MOOD_SAD: 2,
  MOOD_NEGATIVE: -3,
});

export const OrderJson: JsonCodec<Order> = /* @__PURE__ */ messageJson(Order, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.id === undefined) throw writer.required("id");
    json["id"] = writer.string(message.id, "id");
    if (message.customer === undefined) throw writer.required("customer");
    json["customer"] = writer.message(CustomerJson, message.customer, "customer");
    if (writer.hasItems(message.item, "item")) {
      json["item"] = writer.messages(ItemJson, message.item, "item");
    }
    if (writer.hasEntries(message.named, "named")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.named) {
        writer.put(entries, writer.string(key, "named", key), writer.message(ItemJson, item, "named", key));
      }
      json["named"] = entries;
    }
    switch (message.payment.case) {
      case undefined:
        break;
      case "barter":
        json["barter"] = writer.message(ItemJson, message.payment.value, "barter");
        break;
      case "cents":
        json["cents"] = writer.signed32(message.payment.value, "cents");
        break;
      default:
        throw writer.unknownCase("payment");
    }
    return json;
  },

  read(value, reader) {
    const message = Order.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["id"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.id = reader.string(item, "id");
      }
      item = json["customer"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.customer = reader.message(CustomerJson, item, "customer");
      }
      item = json["item"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.item = reader.messages(ItemJson, item, "item");
      }
      item = json["named"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "named");
          for (const key of Object.keys(entries)) {
            message.named.set(reader.string(key, "named", key), reader.message(ItemJson, entries[key], "named", key));
          }
        }
      }
      item = json["barter"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.payment, "barter", "payment");
          message.payment = { case: "barter", value: reader.message(ItemJson, item, "barter") };
        }
      }
      item = json["cents"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.payment, "cents", "payment");
          message.payment = { case: "cents", value: reader.signed32(item, "cents") };
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["id", "customer", "item", "named", "barter", "cents"]);
    }
    if (message.id === undefined) throw reader.lacks("id");
    if (message.customer === undefined) throw reader.lacks("customer");
    return message;
  },
});

export const CustomerJson: JsonCodec<Customer> = /* @__PURE__ */ messageJson(Customer, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.number === undefined) throw writer.required("number");
    json["number"] = writer.signed64(message.number, "number");
    return json;
  },

  read(value, reader) {
    const message = Customer.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["number"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.number = reader.signed64(item, "number");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["number"]);
    }
    if (message.number === undefined) throw reader.lacks("number");
    return message;
  },
});

export const ItemJson: JsonCodec<Item> = /* @__PURE__ */ messageJson(Item, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.seller !== undefined) json["seller"] = writer.message(CustomerJson, message.seller, "seller");
    return json;
  },

  read(value, reader) {
    const message = Item.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["seller"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.seller = reader.message(CustomerJson, item, "seller");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["seller"]);
    }
    return message;
  },
});

export const DefaultsJson: JsonCodec<Defaults> = /* @__PURE__ */ messageJson(Defaults, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.whole !== undefined) json["whole"] = writer.signed32(message.whole, "whole");
    if (message.large !== undefined) json["large"] = writer.signed64(message.large, "large");
    if (message.largest !== undefined) json["largest"] = writer.unsigned64(message.largest, "largest");
    if (message.text !== undefined) json["text"] = writer.string(message.text, "text");
    if (message.raw !== undefined) json["raw"] = writer.bytes(message.raw, "raw");
    if (message.mood !== undefined) json["mood"] = writer.enum(MoodJson, message.mood, "mood");
    if (message.endless !== undefined) json["endless"] = writer.double(message.endless, "endless");
    if (message.third !== undefined) json["third"] = writer.float(message.third, "third");
    if (message.yes !== undefined) json["yes"] = writer.bool(message.yes, "yes");
    if (message.umlaut !== undefined) json["umlaut"] = writer.string(message.umlaut, "umlaut");
    if (message.safe !== undefined) json["safe"] = writer.signedNumber(message.safe, "safe");
    return json;
  },

  read(value, reader) {
    const message = Defaults.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["whole"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.whole = reader.signed32(item, "whole");
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
        if (item !== null) message.text = reader.string(item, "text");
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
        if (item !== null) message.endless = reader.double(item, "endless");
      }
      item = json["third"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.third = reader.float(item, "third");
      }
      item = json["yes"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.yes = reader.bool(item, "yes");
      }
      item = json["umlaut"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.umlaut = reader.string(item, "umlaut");
      }
      item = json["safe"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.safe = reader.signedNumber(item, "safe");
      }
      if (reader.isAll(json, count)) break;
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

export const GroupsJson: JsonCodec<Groups> = /* @__PURE__ */ messageJson(Groups, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.searchresult !== undefined) json["searchresult"] = writer.message(Groups_SearchResultJson, message.searchresult, "searchresult");
    if (writer.hasItems(message.many, "many")) {
      json["many"] = writer.messages(Groups_ManyJson, message.many, "many");
    }
    if (message.other !== undefined) json["other"] = writer.message(Groups_SearchResultJson, message.other, "other");
    return json;
  },

  read(value, reader) {
    const message = Groups.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["searchresult"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.searchresult = reader.message(Groups_SearchResultJson, item, "searchresult");
      }
      item = json["many"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.many = reader.messages(Groups_ManyJson, item, "many");
      }
      item = json["other"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.other = reader.message(Groups_SearchResultJson, item, "other");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["searchresult", "many", "other"]);
    }
    return message;
  },
});

export const Groups_SearchResultJson: JsonCodec<Groups_SearchResult> = /* @__PURE__ */ messageJson(Groups_SearchResult, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.url === undefined) throw writer.required("url");
    json["url"] = writer.string(message.url, "url");
    if (message.inner !== undefined) json["inner"] = writer.message(Groups_SearchResult_InnerJson, message.inner, "inner");
    return json;
  },

  read(value, reader) {
    const message = Groups_SearchResult.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["url"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.url = reader.string(item, "url");
      }
      item = json["inner"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.inner = reader.message(Groups_SearchResult_InnerJson, item, "inner");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["url", "inner"]);
    }
    if (message.url === undefined) throw reader.lacks("url");
    return message;
  },
});

export const Groups_SearchResult_InnerJson: JsonCodec<Groups_SearchResult_Inner> = /* @__PURE__ */ messageJson(Groups_SearchResult_Inner, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.depth !== undefined) json["depth"] = writer.signed32(message.depth, "depth");
    return json;
  },

  read(value, reader) {
    const message = Groups_SearchResult_Inner.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["depth"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.depth = reader.signed32(item, "depth");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["depth"]);
    }
    return message;
  },
});

export const Groups_ManyJson: JsonCodec<Groups_Many> = /* @__PURE__ */ messageJson(Groups_Many, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.n !== undefined) json["n"] = writer.signed32(message.n, "n");
    return json;
  },

  read(value, reader) {
    const message = Groups_Many.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["n"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.n = reader.signed32(item, "n");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["n"]);
    }
    return message;
  },
});

export const ClosedJson: JsonCodec<Closed> = /* @__PURE__ */ messageJson(Closed, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.one !== undefined) json["one"] = writer.enum(MoodJson, message.one, "one");
    if (writer.hasItems(message.many, "many")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.many.length; index++) {
        const item = message.many[index];
        list.push(writer.enum(MoodJson, item, "many", index));
      }
      json["many"] = list;
    }
    if (writer.hasItems(message.packed, "packed")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.packed.length; index++) {
        const item = message.packed[index];
        list.push(writer.enum(MoodJson, item, "packed", index));
      }
      json["packed"] = list;
    }
    if (writer.hasEntries(message.named, "named")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.named) {
        writer.put(entries, String(writer.signed32(key, "named", key)), writer.enum(MoodJson, item, "named", key));
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
        json["text"] = writer.string(message.either.value, "text");
        break;
      default:
        throw writer.unknownCase("either");
    }
    return json;
  },

  read(value, reader) {
    const message = Closed.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
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
          for (let index = 0; index < items.length; index++) {
            const number = reader.enum(MoodJson, items[index], "many", index);
            if (number !== undefined && isMood(number)) message.many.push(number);
          }
        }
      }
      item = json["packed"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "packed");
          for (let index = 0; index < items.length; index++) {
            const number = reader.enum(MoodJson, items[index], "packed", index);
            if (number !== undefined && isMood(number)) message.packed.push(number);
          }
        }
      }
      item = json["named"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "named");
          for (const key of Object.keys(entries)) {
            const number = reader.enum(MoodJson, entries[key], "named", key);
            if (number !== undefined && isMood(number)) message.named.set(reader.signed32(key, "named", key), number);
          }
        }
      }
      item = json["mood"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.either, "mood", "either");
          const number = reader.enum(MoodJson, item, "mood");
          if (number !== undefined && isMood(number)) message.either = { case: "mood", value: number };
        }
      }
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.either, "text", "either");
          message.either = { case: "text", value: reader.string(item, "text") };
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["one", "many", "packed", "named", "mood", "text"]);
    }
    return message;
  },
});

export const TextsJson: JsonCodec<Texts> = /* @__PURE__ */ messageJson(Texts, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.text !== undefined) json["text"] = writer.string(message.text, "text");
    if (writer.hasEntries(message.texts, "texts")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.texts) {
        writer.put(entries, writer.string(key, "texts", key), writer.string(item, "texts", key));
      }
      json["texts"] = entries;
    }
    return json;
  },

  read(value, reader) {
    const message = Texts.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = reader.string(item, "text");
      }
      item = json["texts"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "texts");
          for (const key of Object.keys(entries)) {
            message.texts.set(reader.string(key, "texts", key), reader.string(entries[key], "texts", key));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["text", "texts"]);
    }
    return message;
  },
});
