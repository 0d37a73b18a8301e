/** Refuses what is not proto3. */

import type protobuf from "protobufjs";

import { schemaError } from "./schema-error.ts";

/** Refuses something declared in a file of another syntax. */
export function refuseOtherSyntax(subject: protobuf.ReflectionObject): void {
  refuseFeatures(subject);
  const syntax = subject._editionToJSON();
  if (syntax === undefined) return;
  const name = syntax === "proto2" ? "proto2" : `Edition ${syntax}`;
  throw schemaError(subject, `${name} is not supported; write syntax = "proto3".`);
}

/** Refuses options of editions. */
export function refuseFeatures(subject: protobuf.ReflectionObject): void {
  for (const option of Object.keys(subject.options ?? {})) {
    if (option.startsWith("features"))
      throw schemaError(subject, `The option ${option} of ${subject.name} is not supported.`);
  }
}
