// Code generated from optional.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../../src/wire/json/enum.ts";
import { isFiniteNumber, isText, isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { Inner, Optionals } from "./optional.ts";

export const ColorJson: JsonEnum = /* @__PURE__ */ enumJson("golden.optional.Color", {
  COLOR_UNSPECIFIED: 0,
  COLOR_RED: 1,
});

const InnerJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const InnerJson: JsonCodec<Inner> = /* @__PURE__ */ messageJson(Inner, {
  write(message, writer, depth) {
    const json = new InnerJson$new();
    let field = "";
    try {
      if (message.inner !== undefined) {
        field = "inner";
        json["inner"] = InnerJson.write(message.inner, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Inner.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["inner"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "inner";
            message.inner = InnerJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, ["inner"]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});

const OptionalsJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const OptionalsJson: JsonCodec<Optionals> = /* @__PURE__ */ messageJson(Optionals, {
  write(message, writer, depth) {
    const json = new OptionalsJson$new();
    let field = "";
    try {
      if (message.number !== undefined) {
        json["number"] = isUnsigned32(message.number) ? message.number >>> 0 : writer.unsigned32(message.number, "number");
      }
      if (message.text !== undefined) {
        json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
      }
      if (message.blob !== undefined) {
        json["blob"] = writer.bytes(message.blob, "blob");
      }
      if (message.flag !== undefined) {
        json["flag"] = writer.bool(message.flag, "flag");
      }
      if (message.big !== undefined) {
        json["big"] = writer.signed64(message.big, "big");
      }
      if (message.color !== undefined) {
        json["color"] = writer.enum(ColorJson, message.color, "color");
      }
      if (message.inner !== undefined) {
        field = "inner";
        json["inner"] = InnerJson.write(message.inner, writer, writer.deeper(depth));
        field = "";
      }
      if (message.ratio !== undefined) {
        json["ratio"] = isFiniteNumber(message.ratio) ? message.ratio : writer.double(message.ratio, "ratio");
      }
      if (message.implicitInner !== undefined) {
        field = "implicitInner";
        json["implicitInner"] = InnerJson.write(message.implicitInner, writer, writer.deeper(depth));
        field = "";
      }
    } catch (error) {
      throw writer.within(error, field);
    }
    return json;
  },

  read(value, reader, depth) {
    const message = Optionals.create();
    let json = reader.fields(value);
    let field = "";
    try {
      for (;;) {
        let item: unknown;
        let count = 0;
        item = json["number"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.number = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "number");
        }
        item = json["text"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
        }
        item = json["blob"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.blob = reader.bytes(item, "blob");
        }
        item = json["flag"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.flag = typeof item === "boolean" ? item : reader.bool(item, "flag");
        }
        item = json["big"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.big = reader.signed64(item, "big");
        }
        item = json["color"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            const number = reader.enum(ColorJson, item, "color");
            if (number !== undefined) message.color = number;
          }
        }
        item = json["inner"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "inner";
            message.inner = InnerJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        item = json["ratio"];
        if (item !== undefined) {
          count++;
          if (item !== null) message.ratio = isFiniteNumber(item) ? item : reader.double(item, "ratio");
        }
        item = json["implicitInner"];
        if (item !== undefined) {
          count++;
          if (item !== null) {
            field = "implicitInner";
            message.implicitInner = InnerJson.read(item, reader, reader.deeper(depth));
            field = "";
          }
        }
        for (const _$ in json) count--;
        if (count === 0) break;
        json = reader.renamed(json, [
          "number",
          "text",
          "blob",
          "flag",
          "big",
          "color",
          "inner",
          "ratio",
          ["implicit_inner","implicitInner"],
        ]);
      }
    } catch (error) {
      throw reader.within(error, field);
    }
    return message;
  },
});
