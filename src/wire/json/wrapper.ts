/** The wrappers of google.protobuf (StringValue, Int64Value, ...) in JSON: the wrapped value. */

import type { MessageCodec } from "../codec.ts";
import { type JsonCodec, specialJson } from "./codec.ts";

/** The method of JsonWriter and JsonReader for the wrapped type. */
type Wrapped = "bool" | "string" | "bytes" | "double" | "float" | "signed32" | "unsigned32" | "signed64" | "unsigned64";

/**
 * The JSON of a wrapper of google.protobuf: the value that it wraps.
 *
 * @param type  the type of that value
 */
export function wrapperJson<T extends { value: unknown }>(codec: MessageCodec<T>, type: Wrapped): JsonCodec<T> {
  return specialJson(
    codec,
    ({ value }, writer) => writer[type](value, ""),
    (value, reader) => ({ value: reader[type](value, "") }),
  );
}
