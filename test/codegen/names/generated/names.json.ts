// Code generated from names.proto by chatwire. DO NOT EDIT.

import { oneofCase, plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isText, isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { Error$, Map$, delete$, reader$ } from "./names.ts";

const Error$Json$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Error$Json: JsonCodec<Error$> = /* @__PURE__ */ messageJson(Error$, {
  write(message, writer) {
    const json = new Error$Json$new();
    if (message.case !== "" || writer.writesDefaults) {
      json["case"] = isText(message.case) ? message.case : writer.string(message.case, "case");
    }
    if (message.constructor$ !== "" || writer.writesDefaults) {
      json["constructor"] = isText(message.constructor$) ? message.constructor$ : writer.string(message.constructor$, "constructor$");
    }
    if (message.toString$ !== "" || writer.writesDefaults) {
      json["toString"] = isText(message.toString$) ? message.toString$ : writer.string(message.toString$, "toString$");
    }
    if (message.value !== "" || writer.writesDefaults) {
      json["value"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    if (message.class !== "" || writer.writesDefaults) {
      json["class"] = isText(message.class) ? message.class : writer.string(message.class, "class");
    }
    if (message.message !== "" || writer.writesDefaults) {
      json["message"] = isText(message.message) ? message.message : writer.string(message.message, "message");
    }
    if (message.HTTPStatus !== "" || writer.writesDefaults) {
      json["HTTPStatus"] = isText(message.HTTPStatus) ? message.HTTPStatus : writer.string(message.HTTPStatus, "HTTPStatus");
    }
    if (message.Leading !== "" || writer.writesDefaults) {
      json["Leading"] = isText(message.Leading) ? message.Leading : writer.string(message.Leading, "Leading");
    }
    if (message.manyUnderscores1X !== "" || writer.writesDefaults) {
      json["manyUnderscores1X"] = isText(message.manyUnderscores1X) ? message.manyUnderscores1X : writer.string(message.manyUnderscores1X, "manyUnderscores1X");
    }
    return json;
  },

  read(value, reader) {
    const message = Error$.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["case"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.case = isText(item) ? item : reader.string(item, "case");
      }
      item = reader.own(json, "constructor");
      if (item !== undefined) {
        count++;
        if (item !== null) message.constructor$ = isText(item) ? item : reader.string(item, "constructor$");
      }
      item = reader.own(json, "toString");
      if (item !== undefined) {
        count++;
        if (item !== null) message.toString$ = isText(item) ? item : reader.string(item, "toString$");
      }
      item = json["value"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      item = json["class"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.class = isText(item) ? item : reader.string(item, "class");
      }
      item = json["message"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.message = isText(item) ? item : reader.string(item, "message");
      }
      item = json["HTTPStatus"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.HTTPStatus = isText(item) ? item : reader.string(item, "HTTPStatus");
      }
      item = json["Leading"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.Leading = isText(item) ? item : reader.string(item, "Leading");
      }
      item = json["manyUnderscores1X"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.manyUnderscores1X = isText(item) ? item : reader.string(item, "manyUnderscores1X");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
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

const delete$Json$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const delete$Json: JsonCodec<delete$> = /* @__PURE__ */ messageJson(delete$, {
  write(message, writer, depth) {
    const json = new delete$Json$new();
    let field = "";
    try {
      if (message.error !== undefined) {
        field = "error";
        json["error"] = Error$Json.write(message.error, writer, writer.deeper(depth));
        field = "";
      }
      if (message.map !== undefined) {
        field = "map";
        json["map"] = Map$Json.write(message.map, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = delete$.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["error"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "error";
            message.error = Error$Json.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["map"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "map";
            message.map = Map$Json.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["error", "map"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const Map$Json$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const Map$Json: JsonCodec<Map$> = /* @__PURE__ */ messageJson(Map$, {
  write(message, writer, depth) {
    const json = new Map$Json$new();
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      switch (message.switch.case) {
        case undefined:
          break;
        case "default":
          field = "default";
          json["default"] = Error$Json.write(message.switch.value, writer, writer.deeper(depth));
          field = "";
          break;
        case "new":
          field = "new";
          json["new"] = reader$Json.write(message.switch.value, writer, writer.deeper(depth));
          field = "";
          break;
        default:
          throw writer.unknownCase("switch");
      }
      if (writer.hasEntries(message.readers, "readers")) {
        const entries: JsonObject = {};
        const inner = writer.deeper(depth);
        for (const [key, item] of message.readers) {
          const text = isText(key) ? key : writer.string(key, "readers", key);
          field = "readers";
          at = key;
          writer.put(entries, text, reader$Json.write(item, writer, inner));
          field = "";
        }
        at = undefined;
        json["readers"] = entries;
      }
    } catch (error) {
      throw writer.within(error, field, at);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Map$.create();
    let json = reader.fields(value);
    let cases = 0;
    let field = "";
    let at: bigint | boolean | number | string | undefined;
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["default"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "default", "switch");
            field = "default";
            message.switch = oneofCase("default", Error$Json.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["new"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            cases = reader.first(cases, 1, "new", "switch");
            field = "new";
            message.switch = oneofCase("new", reader$Json.read(item, reader, reader.deeper(depth)));
            field = "";
          }
        }
        item = json["readers"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const entries = reader.entries(item, "readers");
            const inner = reader.deeper(depth);
            for (const name of Object.keys(entries)) {
              const entry = entries[name];
              const key = isText(name) ? name : reader.string(name, "readers", name);
              field = "readers";
              at = name;
              message.readers.set(key, reader$Json.read(entry, reader, inner));
              field = "";
            }
            at = undefined;
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["default", "new", "readers"]);
      }
    } catch (error) {
      throw reader.within(error, field, at);
    }
    return message;
  },
});

const reader$Json$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const reader$Json: JsonCodec<reader$> = /* @__PURE__ */ messageJson(reader$, {
  write(message, writer) {
    const json = new reader$Json$new();
    if (message.tag !== 0 || writer.writesDefaults) {
      json["tag"] = isUnsigned32(message.tag) ? message.tag >>> 0 : writer.unsigned32(message.tag, "tag");
    }
    return json;
  },

  read(value, reader) {
    const message = reader$.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["tag"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.tag = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "tag");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["tag"]);
    }
    return message;
  },
});
