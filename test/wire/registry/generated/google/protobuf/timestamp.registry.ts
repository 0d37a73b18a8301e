// Code generated from google/protobuf/timestamp.proto by chatwire. DO NOT EDIT.

import {
  type FileDescriptor,
  type Registry,
  fileDescriptor,
  fileRegistry,
} from "../../../../../../src/wire/registry/registry.ts";
import { TimestampJson } from "./timestamp.json.ts";

/** The descriptor of google/protobuf/timestamp.proto. */
export const file: FileDescriptor = /* @__PURE__ */ fileDescriptor(
  "google/protobuf/timestamp.proto",
  "Ch9nb29nbGUvcHJvdG9idWYvdGltZXN0YW1wLnByb3RvEg9nb29nbGUucHJvdG9idWYiKwoJVGltZXN0YW1wEg8KB3NlY29uZHMYASABKAMSDQoFbmFub3MYAiABKAVChQEKE2NvbS5nb29nbGUucHJvdG9idWZCDlRpbWVzdGFtcFByb3RvUAFaMmdvb2dsZS5nb2xhbmcub3JnL3Byb3RvYnVmL3R5cGVzL2tub3duL3RpbWVzdGFtcHBi+AEBogIDR1BCqgIeR29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVzYgZwcm90bzM=",
);

/** What google/protobuf/timestamp.proto declares. */
export const registry: Registry = /* @__PURE__ */ fileRegistry(file, {
  messages: [
    TimestampJson,
  ],
});
