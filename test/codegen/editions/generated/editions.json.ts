// Code generated from editions.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, closedEnumJson, enumJson } from "../../../../src/wire/json/enum.ts";
import type { JsonObject, JsonValue } from "../../../../src/wire/json/value-writer.ts";
import { Encoding, Encoding_Inside, Presence, isClosed } from "./editions.ts";

export const OpenJson: JsonEnum = /* @__PURE__ */ enumJson("golden.editions.Open", {
  OPEN_ZERO: 0,
  OPEN_ONE: 1,
});

export const ClosedJson: JsonEnum = /* @__PURE__ */ closedEnumJson("golden.editions.Closed", {
  ONE: 1,
  TWO: 2,
});

export const PresenceJson: JsonCodec<Presence> = /* @__PURE__ */ messageJson(Presence, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.implicit !== 0 || writer.writesDefaults) json["implicit"] = writer.signed32(message.implicit, "implicit");
    if (message.explicit !== undefined) json["explicit"] = writer.signed32(message.explicit, "explicit");
    if (message.required === undefined) throw writer.required("required");
    json["required"] = writer.signed32(message.required, "required");
    if (message.closed !== undefined) json["closed"] = writer.enum(ClosedJson, message.closed, "closed");
    if (message.open !== 0 || writer.writesDefaults) json["open"] = writer.enum(OpenJson, message.open, "open");
    return json;
  },

  read(value, reader) {
    const message = Presence.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["implicit"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.implicit = reader.signed32(item, "implicit");
      }
      item = json["explicit"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.explicit = reader.signed32(item, "explicit");
      }
      item = json["required"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.required = reader.signed32(item, "required");
      }
      item = json["closed"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(ClosedJson, item, "closed");
          if (number !== undefined && isClosed(number)) message.closed = number;
        }
      }
      item = json["open"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const number = reader.enum(OpenJson, item, "open");
          if (number !== undefined) message.open = number;
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["implicit", "explicit", "required", "closed", "open"]);
    }
    if (message.required === undefined) throw reader.lacks("required");
    return message;
  },
});

export const EncodingJson: JsonCodec<Encoding> = /* @__PURE__ */ messageJson(Encoding, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.delimited !== undefined) json["delimited"] = writer.message(EncodingJson, message.delimited, "delimited");
    if (message.prefixed !== undefined) json["prefixed"] = writer.message(EncodingJson, message.prefixed, "prefixed");
    if (writer.hasItems(message.list, "list")) {
      json["list"] = writer.messages(EncodingJson, message.list, "list");
    }
    if (writer.hasEntries(message.map, "map")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.map) {
        writer.put(entries, String(writer.signed32(key, "map", key)), writer.message(EncodingJson, item, "map", key));
      }
      json["map"] = entries;
    }
    switch (message.either.case) {
      case undefined:
        break;
      case "one":
        json["one"] = writer.message(EncodingJson, message.either.value, "one");
        break;
      case "text":
        json["text"] = writer.string(message.either.value, "text");
        break;
      default:
        throw writer.unknownCase("either");
    }
    if (writer.hasItems(message.packed, "packed")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.packed.length; index++) {
        const item = message.packed[index];
        list.push(writer.signed32(item, "packed", index));
      }
      json["packed"] = list;
    }
    if (writer.hasItems(message.expanded, "expanded")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.expanded.length; index++) {
        const item = message.expanded[index];
        list.push(writer.signed32(item, "expanded", index));
      }
      json["expanded"] = list;
    }
    if (writer.hasItems(message.enums, "enums")) {
      const list: JsonValue[] = [];
      for (let index = 0; index < message.enums.length; index++) {
        const item = message.enums[index];
        list.push(writer.enum(ClosedJson, item, "enums", index));
      }
      json["enums"] = list;
    }
    if (message.inside !== undefined) json["inside"] = writer.message(Encoding_InsideJson, message.inside, "inside");
    return json;
  },

  read(value, reader) {
    const message = Encoding.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["delimited"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.delimited = reader.message(EncodingJson, item, "delimited");
      }
      item = json["prefixed"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.prefixed = reader.message(EncodingJson, item, "prefixed");
      }
      item = json["list"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.list = reader.messages(EncodingJson, item, "list");
      }
      item = json["map"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "map");
          for (const key of Object.keys(entries)) {
            message.map.set(reader.signed32(key, "map", key), reader.message(EncodingJson, entries[key], "map", key));
          }
        }
      }
      item = json["one"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.either, "one", "either");
          message.either = { case: "one", value: reader.message(EncodingJson, item, "one") };
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
      item = json["packed"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "packed");
          for (let index = 0; index < items.length; index++) {
            message.packed.push(reader.signed32(items[index], "packed", index));
          }
        }
      }
      item = json["expanded"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "expanded");
          for (let index = 0; index < items.length; index++) {
            message.expanded.push(reader.signed32(items[index], "expanded", index));
          }
        }
      }
      item = json["enums"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const items = reader.items(item, "enums");
          for (let index = 0; index < items.length; index++) {
            const number = reader.enum(ClosedJson, items[index], "enums", index);
            if (number !== undefined && isClosed(number)) message.enums.push(number);
          }
        }
      }
      item = json["inside"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.inside = reader.message(Encoding_InsideJson, item, "inside");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "delimited",
        "prefixed",
        "list",
        "map",
        "one",
        "text",
        "packed",
        "expanded",
        "enums",
        "inside",
      ]);
    }
    return message;
  },
});

export const Encoding_InsideJson: JsonCodec<Encoding_Inside> = /* @__PURE__ */ messageJson(Encoding_Inside, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.explicit !== 0 || writer.writesDefaults) json["explicit"] = writer.signed32(message.explicit, "explicit");
    return json;
  },

  read(value, reader) {
    const message = Encoding_Inside.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["explicit"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.explicit = reader.signed32(item, "explicit");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["explicit"]);
    }
    return message;
  },
});
