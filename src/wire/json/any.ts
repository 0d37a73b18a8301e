/** google.protobuf.Any in JSON: the contained message, with its type URL as "@type". */

import { DecodeError } from "../../errors.ts";
import type { MessageCodec } from "../codec.ts";
import { describe } from "../failure.ts";
import { type JsonCodec, type JsonReader, type JsonRegistry, type JsonWriter, specialJson } from "./codec.ts";
import { JsonFailure } from "./failure.ts";
import type { JsonFields } from "./value-reader.ts";
import type { JsonValue } from "./value-writer.ts";

interface Any {
  typeUrl: string;
  value: Uint8Array;
}

const TYPE = "@type";
/** Holds the JSON of a contained well-known type, which need not be an object. */
const VALUE = "value";

/** The JSON of google.protobuf.Any. The contained type must be in the registry of the call. */
export function anyJson<T extends Any>(codec: MessageCodec<T>): JsonCodec<T> {
  return specialJson(codec, writeAny, readAny);
}

function writeAny({ typeUrl, value }: Any, writer: JsonWriter, depth: number): JsonValue {
  if (typeUrl === "") {
    if (value.length > 0) throw new JsonFailure("has a value without a typeUrl, which JSON cannot express");
    return {};
  }
  const type = typeOf(typeUrl, writer.registry);
  const json = type.write(decode(type, value), writer, writer.deeper(depth));
  if (type.isSpecial || typeof json !== "object" || Array.isArray(json)) return { [TYPE]: typeUrl, [VALUE]: json };
  return { [TYPE]: typeUrl, ...json };
}

function readAny(value: unknown, reader: JsonReader, depth: number): Any {
  const { [TYPE]: typeUrl, ...rest } = reader.fields(value);
  if (typeUrl === undefined && Object.keys(rest).length === 0) return { typeUrl: "", value: new Uint8Array(0) };
  if (typeof typeUrl !== "string") throw new JsonFailure(`must have a string as ${TYPE}`);
  const type = typeOf(typeUrl, reader.registry);
  const message = type.read(type.isSpecial ? onlyValue(rest, reader) : rest, reader, reader.deeper(depth));
  return { typeUrl, value: type.codec.encode(message) };
}

function typeOf(typeUrl: string, registry: JsonRegistry | undefined): JsonCodec<object> {
  const slash = typeUrl.lastIndexOf("/");
  const type = slash === -1 ? undefined : registry?.message(typeUrl.slice(slash + 1));
  if (type === undefined)
    throw new JsonFailure(`has the type ${describe(typeUrl)}, which the option "registry" does not contain`);
  return type;
}

function onlyValue(rest: JsonFields, reader: JsonReader): unknown {
  if (!Object.hasOwn(rest, VALUE) || (!reader.ignoresUnknown && Object.keys(rest).length > 1))
    throw new JsonFailure(`must have the fields ${TYPE} and ${VALUE}, and no others`);
  return rest[VALUE];
}

function decode(type: JsonCodec<object>, bytes: Uint8Array): object {
  try {
    return type.codec.decode(bytes);
  } catch (error) {
    if (error instanceof DecodeError) throw new JsonFailure(`does not hold a ${type.typeName}: ${error.message}`);
    throw error;
  }
}
