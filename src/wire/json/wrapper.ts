/** The wrappers of google.protobuf (StringValue, Int64Value, ...) in JSON: the wrapped value. */

import type { MessageCodec } from "../codec.ts";
import { createSpecialJsonCodec, type JsonCodec } from "./codec.ts";
import { type JsonScalar, readScalar, writeScalar } from "./scalars.ts";

export function wrapperJson<T extends { value: unknown }>(codec: MessageCodec<T>, type: JsonScalar): JsonCodec<T> {
  return createSpecialJsonCodec(
    codec,
    ({ value }, context) => writeScalar(type, value, context),
    (value, context) => ({ value: readScalar(type, value, context) }),
  );
}
