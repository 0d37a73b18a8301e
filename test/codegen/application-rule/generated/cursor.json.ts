// Code generated from cursor.proto by chatwire. DO NOT EDIT.

import { plainConstructor } from "../../../../src/wire/allocation.ts";
import { type JsonCodec, messageJson } from "../../../../src/wire/json/codec.ts";
import { isText, isUnsigned32 } from "../../../../src/wire/json/scalars.ts";
import type { JsonObject } from "../../../../src/wire/json/value-writer.ts";
import { CursorMoved, PieceMoved } from "./cursor.ts";

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

const PieceMovedJson$new = /* @__PURE__ */ plainConstructor<JsonObject, []>(function (): void {});

export const PieceMovedJson: JsonCodec<PieceMoved> = /* @__PURE__ */ messageJson(PieceMoved, {
  write(message, writer) {
    const json = new PieceMovedJson$new();
    if (message.boardId !== 0 || writer.writesDefaults) {
      json["boardId"] = isUnsigned32(message.boardId) ? message.boardId >>> 0 : writer.unsigned32(message.boardId, "boardId");
    }
    if (message.piece !== "" || writer.writesDefaults) {
      json["piece"] = isText(message.piece) ? message.piece : writer.string(message.piece, "piece");
    }
    if (message.square !== 0 || writer.writesDefaults) {
      json["square"] = isUnsigned32(message.square) ? message.square >>> 0 : writer.unsigned32(message.square, "square");
    }
    return json;
  },

  read(value, reader) {
    const message = PieceMoved.create();
    let json = reader.fields(value);
    for (;;) {
      let item: unknown;
      let count = 0;
      item = json["boardId"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.boardId = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "boardId");
      }
      item = json["piece"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.piece = isText(item) ? item : reader.string(item, "piece");
      }
      item = json["square"];
      if (item !== undefined) {
        count++;
        if (item !== null) message.square = isUnsigned32(item) ? item >>> 0 : reader.unsigned32(item, "square");
      }
      for (const _$ in json) count--;
      if (count === 0) break;
      json = reader.renamed(json, [["board_id","boardId"], "piece", "square"]);
    }
    return message;
  },
});
