// Code generated from shop/v1/options.proto by chatwire. DO NOT EDIT.

import {
  type FileDescriptor,
  type Registry,
  fileDescriptor,
  fileRegistry,
} from "../../../../../../src/wire/registry/registry.ts";
import { file as file$1 } from "../../google/protobuf/descriptor.registry.ts";
import {
  RetentionJson,
  authorJson,
  costJson,
  groupJson,
  hintJson,
  labelJson,
  ownerJson,
  retentionJson,
  sensitiveJson,
  tagsJson,
  teamJson,
  tenantJson,
} from "./options.json.ts";
import { author, cost, group, hint, label, owner, retention, sensitive, tags, team, tenant } from "./options.ts";

/** The descriptor of shop/v1/options.proto. */
export const file: FileDescriptor = /* @__PURE__ */ fileDescriptor(
  "shop/v1/options.proto",
  "ChVzaG9wL3YxL29wdGlvbnMucHJvdG8SB3Nob3AudjEaIGdvb2dsZS9wcm90b2J1Zi9kZXNjcmlwdG9yLnByb3RvIisKCVJldGVudGlvbhIMCgRkYXlzGAEgASgFEhAKA3doeRgCIAEoCUIDiAECOiwKBHRlYW0SHC5nb29nbGUucHJvdG9idWYuRmlsZU9wdGlvbnMY0YYDIAEoCTpICglyZXRlbnRpb24SHy5nb29nbGUucHJvdG9idWYuTWVzc2FnZU9wdGlvbnMY0YYDIAEoCzISLnNob3AudjEuUmV0ZW50aW9uOjYKBmF1dGhvchIfLmdvb2dsZS5wcm90b2J1Zi5NZXNzYWdlT3B0aW9ucxjShgMgASgJQgOIAQI6MgoJc2Vuc2l0aXZlEh0uZ29vZ2xlLnByb3RvYnVmLkZpZWxkT3B0aW9ucxjRhgMgASgIOi0KBHRhZ3MSHS5nb29nbGUucHJvdG9idWYuRmllbGRPcHRpb25zGNKGAyADKAk6LQoEaGludBIdLmdvb2dsZS5wcm90b2J1Zi5PbmVvZk9wdGlvbnMY0YYDIAEoCTo4CgZ0ZW5hbnQSJi5nb29nbGUucHJvdG9idWYuRXh0ZW5zaW9uUmFuZ2VPcHRpb25zGNGGAyABKAk6LQoFZ3JvdXASHC5nb29nbGUucHJvdG9idWYuRW51bU9wdGlvbnMY0YYDIAEoCToyCgVsYWJlbBIhLmdvb2dsZS5wcm90b2J1Zi5FbnVtVmFsdWVPcHRpb25zGNGGAyABKAk6MAoFb3duZXISHy5nb29nbGUucHJvdG9idWYuU2VydmljZU9wdGlvbnMY0YYDIAEoCTouCgRjb3N0Eh4uZ29vZ2xlLnByb3RvYnVmLk1ldGhvZE9wdGlvbnMY0YYDIAEoA2IIZWRpdGlvbnNw6Ac=",
  [file$1],
);

/** What shop/v1/options.proto declares. */
export const registry: Registry = /* @__PURE__ */ fileRegistry(file, {
  messages: [
    RetentionJson,
  ],
  extensions: [
    [team, teamJson],
    [retention, retentionJson],
    [author, authorJson],
    [sensitive, sensitiveJson],
    [tags, tagsJson],
    [hint, hintJson],
    [tenant, tenantJson],
    [group, groupJson],
    [label, labelJson],
    [owner, ownerJson],
    [cost, costJson],
  ],
});
