/** google.protobuf.Any in JSON: the message in it, with its type as "@type". */

import { DecodeError } from "../../errors.ts";
import type { MessageCodec } from "../codec.ts";
import { createJsonCodec, describeJson, type JsonCodec, type JsonContext, type JsonValue } from "./codec.ts";
import { objectEntries } from "./read-fields.ts";

interface Any {
  typeUrl: string;
  value: Uint8Array;
}

const TYPE = "@type";
/** Where the JSON of the message within is no object of its fields. */
const VALUE = "value";

export function anyJson<T extends Any>(codec: MessageCodec<T>): JsonCodec<T> {
  return createJsonCodec(
    codec,
    {
      write: (message, context) => writeAny(message, context),
      read: (value, context) => Object.assign(codec.create(), readAny(value, context)),
    },
    true,
  );
}

function writeAny({ typeUrl, value }: Any, context: JsonContext): JsonValue {
  if (typeUrl === "") {
    if (value.length > 0) throw context.error("has a value without a typeUrl, which JSON cannot tell");
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
  if (typeof typeUrl !== "string") throw context.error(`must have a text as its ${TYPE}`);
  const type = typeOf(typeUrl, context);
  const rest = entries.filter(([name]) => name !== TYPE);
  const message = context.nested(() => type.read(type.isSpecial ? onlyValue(rest, context) : fields(rest), context));
  return { typeUrl, value: type.codec.encode(message) };
}

function typeOf(typeUrl: string, context: JsonContext): JsonCodec<object> {
  const slash = typeUrl.lastIndexOf("/");
  const type = slash === -1 ? undefined : context.types.get(typeUrl.slice(slash + 1));
  if (type === undefined) throw context.error(`holds a ${describeJson(typeUrl)}, which is none of the given types`);
  return type;
}

function onlyValue(entries: readonly [string, unknown][], context: JsonContext): unknown {
  const found = entries.find(([name]) => name === VALUE);
  if (found === undefined || (entries.length > 1 && !context.ignoresUnknown))
    throw context.error(`must have a ${VALUE} and nothing else`);
  return found[1];
}

/** An object again; not by assignment, as a name may be __proto__. */
function fields(entries: readonly [string, unknown][]): object {
  return Object.fromEntries(entries);
}

function decode(type: JsonCodec<object>, bytes: Uint8Array, context: JsonContext): object {
  try {
    return type.codec.decode(bytes);
  } catch (error) {
    if (error instanceof DecodeError) throw context.error(`holds no ${type.typeName}: ${error.message}`);
    throw error;
  }
}
