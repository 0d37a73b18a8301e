// Code generated from google/protobuf/field_mask.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../wire/json/codec.ts";
import { fieldMaskJson } from "../../../../wire/json/field-mask.ts";
import { FieldMask } from "./field_mask.ts";

export const FieldMaskJson: JsonCodec<FieldMask> = /* @__PURE__ */ fieldMaskJson(FieldMask);
