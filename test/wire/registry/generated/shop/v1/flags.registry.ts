// Code generated from shop/v1/flags.proto by chatwire. DO NOT EDIT.

import {
  type FileDescriptor,
  type Registry,
  fileDescriptor,
  fileRegistry,
} from "../../../../../../src/wire/registry/registry.ts";
import { file as file$1 } from "../../google/protobuf/descriptor.registry.ts";
import { listedJson, noteJson } from "./flags.json.ts";
import { listed, note } from "./flags.ts";

/** The descriptor of shop/v1/flags.proto. */
export const file: FileDescriptor = /* @__PURE__ */ fileDescriptor(
  "shop/v1/flags.proto",
  "ChNzaG9wL3YxL2ZsYWdzLnByb3RvEgdzaG9wLnYxGiBnb29nbGUvcHJvdG9idWYvZGVzY3JpcHRvci5wcm90bzoxCgZsaXN0ZWQSHy5nb29nbGUucHJvdG9idWYuTWVzc2FnZU9wdGlvbnMY04YDIAEoCDovCgRub3RlEh8uZ29vZ2xlLnByb3RvYnVmLk1lc3NhZ2VPcHRpb25zGNSGAyABKAliBnByb3RvMw==",
  [file$1],
);

/** What shop/v1/flags.proto declares. */
export const registry: Registry = /* @__PURE__ */ fileRegistry(file, {
  extensions: [
    [listed, listedJson],
    [note, noteJson],
  ],
});
