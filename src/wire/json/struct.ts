/** google.protobuf.Struct, Value and ListValue in JSON: an arbitrary object, value and array. */

import type { MessageCodec } from "../codec.ts";
import { createSpecialJsonCodec, describeJson, type JsonCodec, type JsonContext, type JsonValue } from "./codec.ts";
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
  return createSpecialJsonCodec(codec, writeStruct, readStruct);
}

export function valueJson<T extends Value>(codec: MessageCodec<T>): JsonCodec<T> {
  return createSpecialJsonCodec(codec, writeValue, readValue);
}

export function listValueJson<T extends ListValue>(codec: MessageCodec<T>): JsonCodec<T> {
  return createSpecialJsonCodec(codec, writeList, readList);
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
      // JSON cannot express NaN and infinities, and a string would be a different Value.
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
      throw context.error(`must be a JSON value, not ${describeJson(value)}`);
  }
}

function isStruct(value: unknown): value is Struct {
  return typeof value === "object" && value !== null && "fields" in value && value.fields instanceof Map;
}

function isList(value: unknown): value is ListValue {
  return typeof value === "object" && value !== null && "values" in value && Array.isArray(value.values);
}
