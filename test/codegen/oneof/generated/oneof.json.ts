// Code generated from oneof.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../../src/wire/json/codec.ts";
import { messageJson } from "../../../../src/wire/json/message.ts";
import { Circle, Interleaved, Shape } from "./oneof.ts";

export const CircleJson: JsonCodec<Circle> = /* @__PURE__ */ messageJson(Circle, () => [
  { name: "radius", type: "double" },
  { name: "notes", type: "string", shape: "list" },
]);

export const ShapeJson: JsonCodec<Shape> = /* @__PURE__ */ messageJson(Shape, () => [
  { name: "name", type: "string" },
  { name: "circle", type: CircleJson, oneof: "look" },
  { name: "text", type: "string", oneof: "look" },
  { name: "number", type: "uint64", oneof: "look" },
  { name: "raw", type: "bytes", oneof: "look" },
  { name: "hidden", type: "bool", oneof: "otherLook" },
  { name: "secondCircle", schemaName: "second_circle", type: CircleJson, oneof: "otherLook" },
]);

export const InterleavedJson: JsonCodec<Interleaved> = /* @__PURE__ */ messageJson(Interleaved, () => [
  { name: "low", type: "string", oneof: "first" },
  { name: "high", type: "string", oneof: "first" },
  { name: "higher", type: "string", oneof: "first" },
  { name: "left", type: "string", oneof: "second" },
  { name: "right", type: "string", oneof: "second" },
  { name: "middle", type: "string" },
]);
