// Code generated from shop/v1/item.proto by chatwire. DO NOT EDIT.

import {
  type FileDescriptor,
  type Registry,
  fileDescriptor,
  fileRegistry,
} from "../../../../../../src/wire/registry/registry.ts";
import { file as file$1 } from "../../google/protobuf/any.registry.ts";
import { file as file$2 } from "../../google/protobuf/timestamp.registry.ts";
import { file as file$3 } from "./flags.registry.ts";
import { ColorJson, ItemJson, Item_PartJson, spareJson } from "./item.json.ts";
import { Color, Shop, spare } from "./item.ts";
import { file as file$4 } from "./options.registry.ts";

/** The descriptor of shop/v1/item.proto. */
export const file: FileDescriptor = /* @__PURE__ */ fileDescriptor(
  "shop/v1/item.proto",
  "ChJzaG9wL3YxL2l0ZW0ucHJvdG8SB3Nob3AudjEaGWdvb2dsZS9wcm90b2J1Zi9hbnkucHJvdG8aH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8aE3Nob3AvdjEvZmxhZ3MucHJvdG8aFXNob3AvdjEvb3B0aW9ucy5wcm90byKyAwoESXRlbRIcCgRuYW1lGAEgASgJQg6ItRgBkrUYAWGStRgBYhInCgVwYXJ0cxgCIAMoCzIYLnNob3AudjEuSXRlbS5QYXJ0c0VudHJ5EhUKC3ByaWNlX2NlbnRzGAMgASgFSAASFgoEZnJlZRgEIAEoCEgAUgZncmF0aXMSEQoJdG9fc3RyaW5nGAUgAygSEiQKBmRldGFpbBgGIAEoCzIULmdvb2dsZS5wcm90b2J1Zi5BbnkSKwoHc29sZF9hdBgHIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXASHQoFY29sb3IYCCABKA4yDi5zaG9wLnYxLkNvbG9yGkAKClBhcnRzRW50cnkSCwoDa2V5GAEgASgJEiEKBXZhbHVlGAIgASgLMhIuc2hvcC52MS5JdGVtLlBhcnQ6AjgBGhIKBFBhcnQSCgoCaWQYASABKAkqBQhkEMkBKhQIrAIQrQIaDIq1GAhwYXJ0bmVycyoXCJADEICAgIACGgyKtRgIcGFydG5lcnM6Coq1GAIIHpi1GABCFwoEa2luZBIPirUYC29uZSBvZiB0aGVtKlQKBUNvbG9yEg4KCkNPTE9SX05PTkUQABIWCglDT0xPUl9SRUQQARoHirUYA1JvdBIYCgtDT0xPUl9CRUxPVxD9//////////8BGgmKtRgFcGFpbnQyOwoEU2hvcBIrCgNCdXkSDS5zaG9wLnYxLkl0ZW0aDS5zaG9wLnYxLkl0ZW0iBIi1GAcwARoGirUYAnVzOjYKBXNwYXJlEg0uc2hvcC52MS5JdGVtGGQgASgLMhIuc2hvcC52MS5JdGVtLlBhcnRCBIi1GAFCCYq1GAVzdG9ja2IIZWRpdGlvbnNw6Ac=",
  [file$1, file$2, file$3, file$4],
  { "shop.v1.Item.to_string": "toString$" },
);

/** What shop/v1/item.proto declares. */
export const registry: Registry = /* @__PURE__ */ fileRegistry(file, {
  messages: [
    ItemJson,
    Item_PartJson,
  ],
  enums: [
    [Color, ColorJson],
  ],
  extensions: [
    [spare, spareJson],
  ],
  services: [
    Shop,
  ],
});
