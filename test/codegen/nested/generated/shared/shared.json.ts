// Code generated from shared/shared.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../../src/wire/json/codec.ts";
import { isText } from "../../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../../src/wire/json/value-writer.ts";
import { Label } from "./shared.ts";

const LabelJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const LabelJson: JsonCodec<Label> = /* @__PURE__ */ messageJson(Label, {
  write(message, writer) {
    const json = new LabelJson$new();
    if (message.text !== "" || writer.writesDefaults) {
      json["text"] = isText(message.text) ? message.text : writer.string(message.text, "text");
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
        if (item !== null) message.text = isText(item) ? item : reader.string(item, "text");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["text"]);
    }
    return message;
  },
});
