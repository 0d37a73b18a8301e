// Code generated from cursor.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { CursorMoved } from "./cursor.ts";

const CursorMovedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const CursorMovedJson: JsonCodec<CursorMoved> = /* @__PURE__ */ messageJson(CursorMoved, {
  write(message, writer) {
    const json = new CursorMovedJson$new();
    if (message.x !== 0 || writer.writesDefaults) {
      json["x"] = isUnsigned32(message.x) ? message.x >>> 0 : writer.unsigned32(message.x, "x");
    }
    if (message.y !== 0 || writer.writesDefaults) {
      json["y"] = isUnsigned32(message.y) ? message.y >>> 0 : writer.unsigned32(message.y, "y");
    }
    return json;
  },

  read(value, reader) {
    const message = CursorMoved.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["x"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.x = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "x");
      }
      item = json["y"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.y = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "y");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["x", "y"]);
    }
    return message;
  },
});
