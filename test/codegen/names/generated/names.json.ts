// Code generated from names.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { Error$, Map$, delete$, reader$ } from "./names.ts";

export const Error$Json: JsonCodec<Error$> = /* @__PURE__ */ messageJson(Error$, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.case !== "" || writer.writesDefaults) json["case"] = writer.string(message.case, "case");
    if (message.constructor$ !== "" || writer.writesDefaults) json["constructor"] = writer.string(message.constructor$, "constructor$");
    if (message.toString$ !== "" || writer.writesDefaults) json["toString"] = writer.string(message.toString$, "toString$");
    if (message.value !== "" || writer.writesDefaults) json["value"] = writer.string(message.value, "value");
    if (message.class !== "" || writer.writesDefaults) json["class"] = writer.string(message.class, "class");
    if (message.message !== "" || writer.writesDefaults) json["message"] = writer.string(message.message, "message");
    if (message.HTTPStatus !== "" || writer.writesDefaults) json["HTTPStatus"] = writer.string(message.HTTPStatus, "HTTPStatus");
    if (message.Leading !== "" || writer.writesDefaults) json["Leading"] = writer.string(message.Leading, "Leading");
    if (message.manyUnderscores1X !== "" || writer.writesDefaults) json["manyUnderscores1X"] = writer.string(message.manyUnderscores1X, "manyUnderscores1X");
    return json;
  },

  read(value, reader) {
    const message = Error$.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["case"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.case = reader.string(item, "case");
      }
      item = reader.own(json, "constructor");
      if (item !== undefined) {
        count++;
        if (item !== null) message.constructor$ = reader.string(item, "constructor$");
      }
      item = reader.own(json, "toString");
      if (item !== undefined) {
        count++;
        if (item !== null) message.toString$ = reader.string(item, "toString$");
      }
      item = json["value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = reader.string(item, "value");
      }
      item = json["class"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.class = reader.string(item, "class");
      }
      item = json["message"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.message = reader.string(item, "message");
      }
      item = json["HTTPStatus"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.HTTPStatus = reader.string(item, "HTTPStatus");
      }
      item = json["Leading"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.Leading = reader.string(item, "Leading");
      }
      item = json["manyUnderscores1X"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.manyUnderscores1X = reader.string(item, "manyUnderscores1X");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, [
        "case",
        "constructor",
        ["to_string","toString"],
        "value",
        "class",
        "message",
        "HTTPStatus",
        ["_leading","Leading"],
        ["many___underscores_1_x","manyUnderscores1X"],
      ]);
    }
    return message;
  },
});

export const delete$Json: JsonCodec<delete$> = /* @__PURE__ */ messageJson(delete$, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.error !== undefined) json["error"] = writer.message(Error$Json, message.error, "error");
    if (message.map !== undefined) json["map"] = writer.message(Map$Json, message.map, "map");
    return json;
  },

  read(value, reader) {
    const message = delete$.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["error"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.error = reader.message(Error$Json, item, "error");
      }
      item = json["map"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.map = reader.message(Map$Json, item, "map");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["error", "map"]);
    }
    return message;
  },
});

export const Map$Json: JsonCodec<Map$> = /* @__PURE__ */ messageJson(Map$, {
  write(message, writer) {
    const json: JsonObject = {};
    switch (message.switch.case) {
      case undefined:
        break;
      case "default":
        json["default"] = writer.message(Error$Json, message.switch.value, "default");
        break;
      case "new":
        json["new"] = writer.message(reader$Json, message.switch.value, "new");
        break;
      default:
        throw writer.unknownCase("switch");
    }
    if (writer.hasEntries(message.readers, "readers")) {
      const entries: JsonObject = {};
      for (const [key, item] of message.readers) {
        writer.put(entries, writer.string(key, "readers", key), writer.message(reader$Json, item, "readers", key));
      }
      json["readers"] = entries;
    }
    return json;
  },

  read(value, reader) {
    const message = Map$.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["default"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.switch, "default", "switch");
          message.switch = { case: "default", value: reader.message(Error$Json, item, "default") };
        }
      }
      item = json["new"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          reader.first(message.switch, "new", "switch");
          message.switch = { case: "new", value: reader.message(reader$Json, item, "new") };
        }
      }
      item = json["readers"];
      if (item !== undefined) {
        count++;
        if (item !== null) {
          const entries = reader.entries(item, "readers");
          for (const key of Object.keys(entries)) {
            message.readers.set(reader.string(key, "readers", key), reader.message(reader$Json, entries[key], "readers", key));
          }
        }
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["default", "new", "readers"]);
    }
    return message;
  },
});

export const reader$Json: JsonCodec<reader$> = /* @__PURE__ */ messageJson(reader$, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.tag !== 0 || writer.writesDefaults) json["tag"] = writer.unsigned32(message.tag, "tag");
    return json;
  },

  read(value, reader) {
    const message = reader$.create();
    let json = reader.fields(value);
    let item: unknown;
    for (;;) {
      let count = 0;
      item = json["tag"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.tag = reader.unsigned32(item, "tag");
      }
      if (reader.isAll(json, count)) break;
      json = reader.renamed(json, ["tag"]);
    }
    return message;
  },
});
