/** google.protobuf.Struct, Value and ListValue in JSON: any object, any value, any array. */

import type { MessageCodec } from "../codec.ts";
import { createJsonCodec, describeJson, type JsonCodec, type JsonContext, type JsonValue } from "./codec.ts";
import { objectEntries } from "./read-fields.ts";
import { readScalar, writeScalar } from "./scalars.ts";

interface Value {
  kind: { case: string | undefined; value?: unknown };
}

interface Struct {
  fields: Map<string, Value>;
}

interface ListValue {
  values: Value[];
}

export function structJson<T extends Struct>(codec: MessageCodec<T>): JsonCodec<T> {
  return special(codec, writeStruct, readStruct);
}

export function valueJson<T extends Value>(codec: MessageCodec<T>): JsonCodec<T> {
  return special(codec, writeValue, readValue);
}

export function listValueJson<T extends ListValue>(codec: MessageCodec<T>): JsonCodec<T> {
  return special(codec, writeList, readList);
}

/** @param read  gives the fields of the message */
function special<T extends object>(
  codec: MessageCodec<T>,
  write: (message: T, context: JsonContext) => JsonValue,
  read: (value: unknown, context: JsonContext) => object,
): JsonCodec<T> {
  return createJsonCodec(
    codec,
    { write, read: (value, context) => Object.assign(codec.create(), read(value, context)) },
    true,
  );
}

function writeStruct({ fields }: Struct, context: JsonContext): JsonValue {
  return context.nested(() =>
    Object.fromEntries(
      [...fields].map(([name, value]) =>
        context.within(`[${describeJson(name)}]`, () => [
          String(writeScalar("string", name, context)),
          writeValue(value, context),
        ]),
      ),
    ),
  );
}

function writeList({ values }: ListValue, context: JsonContext): JsonValue {
  return context.nested(() =>
    values.map((value, index) => context.within(`[${index}]`, () => writeValue(value, context))),
  );
}

function writeValue({ kind }: Value, context: JsonContext): JsonValue {
  switch (kind.case) {
    case "nullValue":
      return null;
    case "numberValue":
      // JSON has no others, and as text they would be another value.
      if (!Number.isFinite(kind.value)) throw context.error(`cannot be ${describeJson(kind.value)} in JSON`);
      return writeScalar("double", kind.value, context);
    case "stringValue":
      return writeScalar("string", kind.value, context);
    case "boolValue":
      return writeScalar("bool", kind.value, context);
    case "structValue":
      if (isStruct(kind.value)) return writeStruct(kind.value, context);
      break;
    case "listValue":
      if (isList(kind.value)) return writeList(kind.value, context);
      break;
  }
  throw context.error("must have a value");
}

function readStruct(value: unknown, context: JsonContext): Struct {
  const entries = objectEntries(value, context);
  return context.nested(() => ({
    fields: new Map(
      entries.map(([name, item]) =>
        context.within(`[${describeJson(name)}]`, () => [
          String(readScalar("string", name, context)),
          readValue(item, context),
        ]),
      ),
    ),
  }));
}

function readList(value: unknown, context: JsonContext): ListValue {
  if (!Array.isArray(value)) throw context.error(`must be an array, not ${describeJson(value)}`);
  return context.nested(() => ({
    values: value.map((item: unknown, index) => context.within(`[${index}]`, () => readValue(item, context))),
  }));
}

function readValue(value: unknown, context: JsonContext): Value {
  if (value === null) return { kind: { case: "nullValue", value: 0 } };
  switch (typeof value) {
    case "number":
    case "bigint":
      return { kind: { case: "numberValue", value: readScalar("double", value, context) } };
    case "string":
      return { kind: { case: "stringValue", value: readScalar("string", value, context) } };
    case "boolean":
      return { kind: { case: "boolValue", value } };
    case "object":
      return Array.isArray(value)
        ? { kind: { case: "listValue", value: readList(value, context) } }
        : { kind: { case: "structValue", value: readStruct(value, context) } };
    default:
      throw context.error(`must be a value of JSON, not ${describeJson(value)}`);
  }
}

function isStruct(value: unknown): value is Struct {
  return typeof value === "object" && value !== null && "fields" in value && value.fields instanceof Map;
}

function isList(value: unknown): value is ListValue {
  return typeof value === "object" && value !== null && "values" in value && Array.isArray(value.values);
}
