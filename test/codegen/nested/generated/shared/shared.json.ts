// Code generated from shared/shared.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../../src/wire/json/codec.ts";
import { messageJson } from "../../../../../src/wire/json/message.ts";
import { Label } from "./shared.ts";

export const LabelJson: JsonCodec<Label> = /* @__PURE__ */ messageJson(Label, () => [
  { name: "text", type: "string" },
]);
