// Code generated from cursor.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { CursorMoved } from "./cursor.ts";

export const CursorMovedJson: JsonCodec<CursorMoved> = /* @__PURE__ */ messageJson(CursorMoved, () => [
  { name: "x", type: "uint32" },
  { name: "y", type: "uint32" },
]);
