// Generated from shared/shared.proto. Edit that, not this.

import type { JsonCodec } from "../../../../../src/wire/json/codec.ts";
import { messageJson } from "../../../../../src/wire/json/message.ts";
import { Label } from "./shared.ts";

export const LabelJson: JsonCodec<Label> = /* @__PURE__ */ messageJson(Label, () => [
  { name: "text", type: "string" },
]);
