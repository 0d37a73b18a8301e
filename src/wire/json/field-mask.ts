/** google.protobuf.FieldMask in JSON: one string of comma-separated paths, "user.displayName,photo". */

import type { MessageCodec } from "../codec.ts";
import { describe, mismatchText } from "../failure.ts";
import { type JsonCodec, specialJson } from "./codec.ts";
import { JsonFailure } from "./failure.ts";

/** Matches the paths that survive the conversion to camel case and back: each `_` stands before a lowercase letter. */
const SCHEMA_PATH = /^[a-z0-9.]*(?:_[a-z][a-z0-9.]*)*$/;
const JSON_PATH = /^[A-Za-z0-9.]+$/;

/** The JSON of google.protobuf.FieldMask. */
export function fieldMaskJson<T extends { paths: string[] }>(codec: MessageCodec<T>): JsonCodec<T> {
  return specialJson(
    codec,
    ({ paths }) =>
      paths
        .map((path) => {
          if (SCHEMA_PATH.test(path)) return path.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
          throw new JsonFailure(`has the path ${describe(path)}, which JSON cannot express`);
        })
        .join(","),
    (value) => {
      if (typeof value !== "string") throw new JsonFailure(mismatchText(value, "a string"));
      const paths = value === "" ? [] : value.split(",");
      const invalid = paths.find((path) => !JSON_PATH.test(path));
      if (invalid !== undefined) throw new JsonFailure(`has the invalid path ${describe(invalid)}`);
      return { paths: paths.map((path) => path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)) };
    },
  );
}
