// Code generated from google/protobuf/empty.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../../../src/wire/json/codec.ts";
import { messageJson } from "../../../../../../src/wire/json/message.ts";
import { Empty } from "./empty.ts";

export const EmptyJson: JsonCodec<Empty> = /* @__PURE__ */ messageJson(Empty, () => []);
