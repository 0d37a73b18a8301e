// Code generated from shared/shared.proto by chatwire. DO NOT EDIT.

import { type JsonCodec, messageJson } from "../../../../../src/wire/json/codec.ts";
import type { JsonObject } from "../../../../../src/wire/json/value-writer.ts";
import { Label } from "./shared.ts";

export const LabelJson: JsonCodec<Label> = /* @__PURE__ */ messageJson(Label, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.text !== "" || writer.writesDefaults) {
      json["text"] = writer.string(message.text, "text");
    }
    return json;
  },

  read(value, reader) {
    const message = Label.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["text"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.text = reader.string(item, "text");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["text"]);
    }
    return message;
  },
});
