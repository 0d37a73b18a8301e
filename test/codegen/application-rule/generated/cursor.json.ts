// Generated from cursor.proto. Edit that, not this.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { CursorMoved } from "./cursor.ts";

export const CursorMovedJson: JsonCodec<CursorMoved> = /* @__PURE__ */ messageJson(CursorMoved, () => [
  { name: "x", type: "uint32" },
  { name: "y", type: "uint32" },
]);
