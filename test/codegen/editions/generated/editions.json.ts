// Code generated from editions.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, closedEnumJson, enumJson } from "../../../../src/wire/json/enum.ts";
import { isSigned32, isText } from "../../../../src/wire/json/scalars.ts";
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

const PresenceJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PresenceJson: JsonCodec<Presence> = /* @__PURE__ */ messageJson(Presence, {
  write(message, writer) {
    const json = new PresenceJson$new();
    if (message.implicit !== 0 || writer.writesDefaults) {
      json["implicit"] = isSigned32(message.implicit) ? message.implicit | 0 : writer.signed32(message.implicit, "implicit");
    }
    if (message.explicit !== undefined) {
      json["explicit"] = isSigned32(message.explicit) ? message.explicit | 0 : writer.signed32(message.explicit, "explicit");
    }
    if (message.required === undefined) throw writer.required("required");
    json["required"] = isSigned32(message.required) ? message.required | 0 : writer.signed32(message.required, "required");
    if (message.closed !== undefined) {
      json["closed"] = writer.enum(ClosedJson, message.closed, "closed");
    }
    if (message.open !== 0 || writer.writesDefaults) {
      json["open"] = writer.enum(OpenJson, message.open, "open");
    }
    return json;
  },

  read(value, reader) {
    const message = Presence.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["implicit"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.implicit = isSigned32(item) ? item | 0 : reader.signed32(item, "implicit");
      }
      item = json["explicit"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.explicit = isSigned32(item) ? item | 0 : reader.signed32(item, "explicit");
      }
      item = json["required"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.required = isSigned32(item) ? item | 0 : reader.signed32(item, "required");
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
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["implicit", "explicit", "required", "closed", "open"]);
    }
    if (message.required === undefined) throw reader.lacks("required");
    return message;
  },
});

const EncodingJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const EncodingJson: JsonCodec<Encoding> = /* @__PURE__ */ messageJson(Encoding, {
  write(message, writer, depth) {
    const json = new EncodingJson$new();
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      if (message.delimited !== undefined) {
        field = "delimited";
        json["delimited"] = EncodingJson.write(message.delimited, writer, writer.deeper(depth));
        field = "";
      }
      if (message.prefixed !== undefined) {
        field = "prefixed";
        json["prefixed"] = EncodingJson.write(message.prefixed, writer, writer.deeper(depth));
        field = "";
      }
      if (writer.hasItems(message.list, "list")) {
        const items = message.list;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        field = "list";
        const inner = writer.deeper(depth);
        at = 0;
        for (const item of items) {
          list[at] = EncodingJson.write(item, writer, inner);
          at++;
        }
        field = "";
        at = undefined;
        json["list"] = list;
      }
      if (writer.hasEntries(message.map, "map")) {
        const entries: JsonObject = {};
        const inner = writer.deeper(depth);
        for (const [key, item] of message.map) {
          const text = String(isSigned32(key) ? key | 0 : writer.signed32(key, "map", key));
          field = "map";
          at = key;
          writer.put(entries, text, EncodingJson.write(item, writer, inner));
          field = "";
        }
        at = undefined;
        json["map"] = entries;
      }
      switch (message.either.case) {
        case undefined:
          break;
        case "one":
          field = "one";
          json["one"] = EncodingJson.write(message.either.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "text":
          json["text"] = isText(message.either.value) ? message.either.value : writer.string(message.either.value, "text");
          break;
        default:
          throw writer.unknownCase("either");
      }
      if (writer.hasItems(message.packed, "packed")) {
        const items = message.packed;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
        }
        json["packed"] = writer.signed32s(items, same, "packed");
      }
      if (writer.hasItems(message.expanded, "expanded")) {
        const items = message.expanded;
        let same = 0;
        for (; same < items.length; same++) {
          const each = items[same];
          if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
        }
        json["expanded"] = writer.signed32s(items, same, "expanded");
      }
      if (writer.hasItems(message.enums, "enums")) {
        const items = message.enums;
        const list: JsonValue[] = new Array<JsonValue>(items.length);
        for (let index = 0; index < items.length; index++) {
          list[index] = writer.enum(ClosedJson, items[index], "enums", index);
        }
        json["enums"] = list;
      }
      if (message.inside !== undefined) {
        field = "inside";
        json["inside"] = Encoding_InsideJson.write(message.inside, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Encoding.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["delimited"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "delimited";
            message.delimited = EncodingJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["prefixed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "prefixed";
            message.prefixed = EncodingJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["list"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "list");
            const list: typeof message.list = new Array(items.length);
            field = "list";
            const inner = reader.deeper(depth);
            for (at = 0; at < items.length; at++) {
              list[at] = EncodingJson.read(items[at], reader, inner);
            }
            field = "";
            at = undefined;
            message.list = list;
          }
        }
        item = json["map"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "map");
            const inner = reader.deeper(depth);
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = reader.signed32(name, "map", name);
              field = "map";
              at = name;
              message.map.set(key, EncodingJson.read(entry, reader, inner));
              field = "";
            }
            at = undefined;
          }
        }
        item = json["one"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "one", "either");
            field = "one";
            message.either = oneofCase("one", EncodingJson.read(item, reader, reader.deeper(depth)));
            field = "";
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
        item = json["packed"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "packed");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
            }
            message.packed = reader.signed32s(items, same, "packed");
          }
        }
        item = json["expanded"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "expanded");
            let same = 0;
            for (; same < items.length; same++) {
              const each = items[same];
              if (typeof each !== "number" || (each | 0) !== each || Object.is(each, -0)) break;
            }
            message.expanded = reader.signed32s(items, same, "expanded");
          }
        }
        item = json["enums"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const items = reader.items(item, "enums");
            const list: typeof message.enums = [];
            for (let index = 0; index < items.length; index++) {
              const number = reader.enum(ClosedJson, items[index], "enums", index);
              if (number !== undefined && isClosed(number)) list.push(number);
            }
            message.enums = list;
          }
        }
        item = json["inside"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "inside";
            message.inside = Encoding_InsideJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
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
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const Encoding_InsideJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Encoding_InsideJson: JsonCodec<Encoding_Inside> = /* @__PURE__ */ messageJson(Encoding_Inside, {
  write(message, writer) {
    const json = new Encoding_InsideJson$new();
    if (message.explicit !== 0 || writer.writesDefaults) {
      json["explicit"] = isSigned32(message.explicit) ? message.explicit | 0 : writer.signed32(message.explicit, "explicit");
    }
    return json;
  },

  read(value, reader) {
    const message = Encoding_Inside.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["explicit"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.explicit = isSigned32(item) ? item | 0 : reader.signed32(item, "explicit");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["explicit"]);
    }
    return message;
  },
});
