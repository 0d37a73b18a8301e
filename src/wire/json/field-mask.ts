/** google.protobuf.FieldMask in JSON: one text, "user.displayName,photo". */

import type { MessageCodec } from "../codec.ts";
import { createJsonCodec, describeJson, type JsonCodec } from "./codec.ts";

/** Only such names come back as they were: `_` before a small letter, nothing else for a capital one. */
const SCHEMA_PATH = /^[a-z0-9.]*(?:_[a-z][a-z0-9.]*)*$/;
const JSON_PATH = /^[A-Za-z0-9.]+$/;

export function fieldMaskJson<T extends { paths: string[] }>(codec: MessageCodec<T>): JsonCodec<T> {
  return createJsonCodec(
    codec,
    {
      write: ({ paths }, context) =>
        paths
          .map((path) => {
            if (SCHEMA_PATH.test(path)) return path.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
            throw context.error(`has the path ${describeJson(path)}, which JSON cannot tell`);
          })
          .join(","),
      read: (value, context) => {
        if (typeof value !== "string") throw context.error(`must be a text, not ${describeJson(value)}`);
        const paths = value === "" ? [] : value.split(",");
        const odd = paths.find((path) => !JSON_PATH.test(path));
        if (odd !== undefined) throw context.error(`has the path ${describeJson(odd)}, which is none`);
        return Object.assign(codec.create(), {
          paths: paths.map((path) => path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
        });
      },
    },
    true,
  );
}
