// Code generated from cursor.proto by chatwire. DO NOT EDIT.

import { CursorMoved } from "./cursor.ts";
import { type JsonCodec, messageJson } from "chatwire/wire";

export const CursorMovedJson: JsonCodec<CursorMoved> = /* @__PURE__ */ messageJson(CursorMoved, () => [
  { name: "x", type: "uint32" },
  { name: "y", type: "uint32" },
]);
