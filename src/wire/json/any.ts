/** google.protobuf.Any in JSON: the contained message, with its type URL as "@type". */

import { DecodeError } from "../../errors.ts";
import type { MessageCodec } from "../codec.ts";
import { createSpecialJsonCodec, describeJson, type JsonCodec, type JsonContext, type JsonValue } from "./codec.ts";
import { objectEntries } from "./read-fields.ts";

interface Any {
  typeUrl: string;
  value: Uint8Array;
}

const TYPE = "@type";
/** Holds the JSON of a contained well-known type, which need not be an object. */
const VALUE = "value";

export function anyJson<T extends Any>(codec: MessageCodec<T>): JsonCodec<T> {
  return createSpecialJsonCodec(codec, writeAny, readAny);
}

function writeAny({ typeUrl, value }: Any, context: JsonContext): JsonValue {
  if (typeUrl === "") {
    if (value.length > 0) throw context.error("has a value without a typeUrl, which JSON cannot express");
    return {};
  }
  const type = typeOf(typeUrl, context);
  const json = context.nested(() => type.write(decode(type, value, context), context));
  if (type.isSpecial) return { [TYPE]: typeUrl, [VALUE]: json };
  return { [TYPE]: typeUrl, ...(typeof json === "object" && !Array.isArray(json) ? json : {}) };
}

function readAny(value: unknown, context: JsonContext): Any {
  const entries = objectEntries(value, context);
  if (entries.length === 0) return { typeUrl: "", value: new Uint8Array(0) };
  const typeUrl = entries.find(([name]) => name === TYPE)?.[1];
  if (typeof typeUrl !== "string") throw context.error(`must have a string as ${TYPE}`);
  const type = typeOf(typeUrl, context);
  const rest = entries.filter(([name]) => name !== TYPE);
  const message = context.nested(() => type.read(type.isSpecial ? onlyValue(rest, context) : fields(rest), context));
  return { typeUrl, value: type.codec.encode(message) };
}

function typeOf(typeUrl: string, context: JsonContext): JsonCodec<object> {
  const slash = typeUrl.lastIndexOf("/");
  const type = slash === -1 ? undefined : context.types.get(typeUrl.slice(slash + 1));
  if (type === undefined)
    throw context.error(`has the type ${describeJson(typeUrl)}, which is not among the option "types"`);
  return type;
}

function onlyValue(entries: readonly [string, unknown][], context: JsonContext): unknown {
  const found = entries.find(([name]) => name === VALUE);
  if (found === undefined || (entries.length > 1 && !context.ignoresUnknown))
    throw context.error(`must have the fields ${TYPE} and ${VALUE}, and no others`);
  return found[1];
}

/** Returns the entries as an object. Assignment would be unsafe, because a name may be __proto__. */
function fields(entries: readonly [string, unknown][]): object {
  return Object.fromEntries(entries);
}

function decode(type: JsonCodec<object>, bytes: Uint8Array, context: JsonContext): object {
  try {
    return type.codec.decode(bytes);
  } catch (error) {
    if (error instanceof DecodeError) throw context.error(`does not hold a ${type.typeName}: ${error.message}`);
    throw error;
  }
}
