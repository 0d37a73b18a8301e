/** The wrappers of google.protobuf (StringValue, Int64Value, ...) in JSON: what they wrap. */

import type { MessageCodec } from "../codec.ts";
import { createJsonCodec, type JsonCodec } from "./codec.ts";
import { type JsonScalar, readScalar, writeScalar } from "./scalars.ts";

export function wrapperJson<T extends { value: unknown }>(codec: MessageCodec<T>, type: JsonScalar): JsonCodec<T> {
  return createJsonCodec(
    codec,
    {
      write: ({ value }, context) => writeScalar(type, value, context),
      read: (value, context) => Object.assign(codec.create(), { value: readScalar(type, value, context) }),
    },
    true,
  );
}
