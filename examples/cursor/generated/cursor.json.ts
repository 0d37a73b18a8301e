// Code generated from cursor.proto by chatwire. DO NOT EDIT.

import { CursorMoved } from "./cursor.ts";
import { type JsonCodec, type JsonObject, messageJson } from "chatwire/wire";

export const CursorMovedJson: JsonCodec<CursorMoved> = /* @__PURE__ */ messageJson(CursorMoved, {
  write(message, writer) {
    const json: JsonObject = {};
    if (message.x !== 0 || writer.writesDefaults) {
      json["x"] = writer.unsigned32(message.x, "x");
    }
    if (message.y !== 0 || writer.writesDefaults) {
      json["y"] = writer.unsigned32(message.y, "y");
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
        if (item !== null) message.x = reader.unsigned32(item, "x");
      }
      item = json["y"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.y = reader.unsigned32(item, "y");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, ["x", "y"]);
    }
    return message;
  },
});
