// Code generated from shop/v1/flags.proto by chatwire. DO NOT EDIT.

import type { JsonExtension } from "../../../../../../src/wire/json/codec.ts";
import { extensionJson } from "../../../../../../src/wire/json/extension.ts";
import { isText } from "../../../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../../../src/wire/json/value-writer.ts";
import type { Options } from "../../../../../../src/wire/registry/descriptor.ts";
import { listed, note } from "./flags.ts";

export const listedJson: JsonExtension<Options<"message">> = /* @__PURE__ */ extensionJson(listed, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.listed]"] = writer.bool(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: boolean | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.listed]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = typeof item === "boolean" ? item : reader.bool(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.listed]"]);
    }
    return message;
  },
});

export const noteJson: JsonExtension<Options<"message">> = /* @__PURE__ */ extensionJson(note, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.value !== undefined) {
      json["[shop.v1.note]"] = isText(message.value) ? message.value : writer.string(message.value, "value");
    }
    return json;
  },

  read(value, reader) {
    const message: { value?: string | undefined } = {};
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["[shop.v1.note]"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.value = isText(item) ? item : reader.string(item, "value");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["[shop.v1.note]"]);
    }
    return message;
  },
});
