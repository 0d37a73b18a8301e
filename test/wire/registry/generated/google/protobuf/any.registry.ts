// Code generated from google/protobuf/any.proto by chatwire. DO NOT EDIT.

import {
  type FileDescriptor,
  type Registry,
  fileDescriptor,
  fileRegistry,
} from "../../../../../../src/wire/registry/registry.ts";
import { AnyJson } from "./any.json.ts";

/** The descriptor of google/protobuf/any.proto. */
export const file: FileDescriptor = /* @__PURE__ */ fileDescriptor(
  "google/protobuf/any.proto",
  "Chlnb29nbGUvcHJvdG9idWYvYW55LnByb3RvEg9nb29nbGUucHJvdG9idWYiJgoDQW55EhAKCHR5cGVfdXJsGAEgASgJEg0KBXZhbHVlGAIgASgMQnYKE2NvbS5nb29nbGUucHJvdG9idWZCCEFueVByb3RvUAFaLGdvb2dsZS5nb2xhbmcub3JnL3Byb3RvYnVmL3R5cGVzL2tub3duL2FueXBiogIDR1BCqgIeR29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVzYgZwcm90bzM=",
);

/** What google/protobuf/any.proto declares. */
export const registry: Registry = /* @__PURE__ */ fileRegistry(file, {
  messages: [
    AnyJson,
  ],
});
