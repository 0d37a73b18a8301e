// Code generated from all files of the schema by chatwire. DO NOT EDIT.

import { type Registry, joinRegistries } from "../../../../src/wire/registry/registry.ts";
import { registry as registry$1 } from "./google/protobuf/any.registry.ts";
import { registry as registry$2 } from "./google/protobuf/timestamp.registry.ts";
import { registry as registry$3 } from "./shop/v1/flags.registry.ts";
import { registry as registry$4 } from "./shop/v1/item.registry.ts";
import { registry as registry$5 } from "./shop/v1/options.registry.ts";

/** What all files of the schema declare, and the files that they import. */
export const registry: Registry = /* @__PURE__ */ joinRegistries(
  registry$1,
  registry$2,
  registry$3,
  registry$4,
  registry$5,
);
