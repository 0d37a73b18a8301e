// Code generated from google/protobuf/any.proto by chatwire. DO NOT EDIT.

import { anyJson } from "../../../../../../src/wire/json/any.ts";
import type { JsonCodec } from "../../../../../../src/wire/json/codec.ts";
import { Any } from "./any.ts";

export const AnyJson: JsonCodec<Any> = /* @__PURE__ */ anyJson(Any);
