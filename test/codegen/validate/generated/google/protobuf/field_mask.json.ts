// Code generated from google/protobuf/field_mask.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../../../src/wire/json/codec.ts";
import { fieldMaskJson } from "../../../../../../src/wire/json/field-mask.ts";
import { FieldMask } from "./field_mask.ts";

export const FieldMaskJson: JsonCodec<FieldMask> = /* @__PURE__ */ fieldMaskJson(FieldMask);
