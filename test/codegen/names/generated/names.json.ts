// Code generated from names.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { Error$, Map$, delete$, reader$ } from "./names.ts";

export const Error$Json: JsonCodec<Error$> = /* @__PURE__ */ messageJson(Error$, () => [
  { name: "case", type: "string" },
  { name: "constructor$", jsonName: "constructor", type: "string" },
  { name: "toString$", jsonName: "toString", schemaName: "to_string", type: "string" },
  { name: "value", type: "string" },
  { name: "class", type: "string" },
  { name: "message", type: "string" },
  { name: "HTTPStatus", type: "string" },
  { name: "Leading", schemaName: "_leading", type: "string" },
  { name: "manyUnderscores1X", schemaName: "many___underscores_1_x", type: "string" },
]);

export const delete$Json: JsonCodec<delete$> = /* @__PURE__ */ messageJson(delete$, () => [
  { name: "error", type: Error$Json, shape: "optional" },
  { name: "map", type: Map$Json, shape: "optional" },
]);

export const Map$Json: JsonCodec<Map$> = /* @__PURE__ */ messageJson(Map$, () => [
  { name: "default", type: Error$Json, oneof: "switch" },
  { name: "new", type: reader$Json, oneof: "switch" },
  { name: "readers", type: reader$Json, key: "string", shape: "map" },
]);

export const reader$Json: JsonCodec<reader$> = /* @__PURE__ */ messageJson(reader$, () => [
  { name: "tag", type: "uint32" },
]);
