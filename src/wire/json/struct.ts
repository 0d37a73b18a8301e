/**
 * google.protobuf.Struct, Value and ListValue in JSON: an arbitrary object, value and array.
 *
 * A Value without a kind has no JSON. As in other implementations it is left out: as a field, in an object, in an array.
 */

import type { MessageCodec } from "../codec.ts";
import { describe, mismatchText } from "../failure.ts";
import { type JsonCodec, type JsonReader, type JsonWriter, specialJson } from "./codec.ts";
import { JsonFailure, within } from "./failure.ts";
import { exactDouble } from "./numbers.ts";
import type { JsonObject, JsonValue } from "./value-writer.ts";

interface Value {
  kind: { case: string | undefined; value?: unknown };
}

interface Struct {
  fields: Map<string, Value>;
}

interface ListValue {
  values: Value[];
}

/** The JSON of google.protobuf.Struct: an object. */
export function structJson<T extends Struct>(codec: MessageCodec<T>): JsonCodec<T> {
  return specialJson(codec, writeStruct, readStruct);
}

/** The JSON of google.protobuf.Value: any value. */
export function valueJson<T extends Value>(codec: MessageCodec<T>): JsonCodec<T> {
  return specialJson(codec, writeValue, readValue);
}

/** The JSON of google.protobuf.ListValue: an array. */
export function listValueJson<T extends ListValue>(codec: MessageCodec<T>): JsonCodec<T> {
  return specialJson(codec, writeList, readList);
}

function writeStruct({ fields }: Struct, writer: JsonWriter, depth: number): JsonValue {
  const object: JsonObject = {};
  let last = "";
  try {
    for (const [name, value] of fields) {
      last = name;
      if (isSet(value)) writer.put(object, writer.string(name, ""), writeValue(value, writer, depth));
    }
  } catch (error) {
    throw within(error, `[${describe(last)}]`);
  }
  return object;
}

function writeList({ values }: ListValue, writer: JsonWriter, depth: number): JsonValue {
  const list: JsonValue[] = [];
  let index = 0;
  try {
    for (const value of values) {
      if (isSet(value)) list.push(writeValue(value, writer, depth));
      index++;
    }
  } catch (error) {
    throw within(error, `[${index}]`);
  }
  return list;
}

function isSet({ kind }: Value): boolean {
  return kind.case !== undefined;
}

function writeValue({ kind }: Value, writer: JsonWriter, depth: number): JsonValue {
  const { value } = kind;
  switch (kind.case) {
    case "nullValue":
      return null;
    case "numberValue":
      // JSON cannot express NaN and infinities, and a string would be a different Value.
      if (typeof value === "number" && Number.isFinite(value)) return value;
      throw new JsonFailure(`cannot be ${describe(value)} in JSON`);
    case "stringValue":
      return writer.string(value, "");
    case "boolValue":
      if (typeof value === "boolean") return value;
      throw new JsonFailure(mismatchText(value, "a bool"));
    case "structValue":
      if (isStruct(value)) return writeStruct(value, writer, writer.deeper(depth));
      break;
    case "listValue":
      if (isList(value)) return writeList(value, writer, writer.deeper(depth));
      break;
  }
  throw new JsonFailure("must have a value");
}

function readStruct(value: unknown, reader: JsonReader, depth: number): Struct {
  const object = reader.fields(value);
  const fields = new Map<string, Value>();
  let last = "";
  try {
    for (const name of Object.keys(object)) {
      last = name;
      fields.set(reader.string(name, ""), readValue(object[name], reader, depth));
    }
  } catch (error) {
    throw within(error, `[${describe(last)}]`);
  }
  return { fields };
}

function readList(value: unknown, reader: JsonReader, depth: number): ListValue {
  if (!Array.isArray(value)) throw new JsonFailure(mismatchText(value, "an array"));
  const values: Value[] = [];
  let index = 0;
  try {
    for (; index < value.length; index++) values.push(readValue(value[index], reader, depth));
  } catch (error) {
    throw within(error, `[${index}]`);
  }
  return { values };
}

function readValue(value: unknown, reader: JsonReader, depth: number): Value {
  if (value === null) return { kind: { case: "nullValue", value: 0 } };
  switch (typeof value) {
    case "number":
    case "bigint": {
      const number = exactDouble(value);
      if (number === undefined) break;
      return { kind: { case: "numberValue", value: number } };
    }
    case "string":
      return { kind: { case: "stringValue", value: reader.string(value, "") } };
    case "boolean":
      return { kind: { case: "boolValue", value } };
    case "object":
      return Array.isArray(value)
        ? { kind: { case: "listValue", value: readList(value, reader, reader.deeper(depth)) } }
        : { kind: { case: "structValue", value: readStruct(value, reader, reader.deeper(depth)) } };
  }
  throw new JsonFailure(mismatchText(value, "a value of JSON"));
}

function isStruct(value: unknown): value is Struct {
  return typeof value === "object" && value !== null && "fields" in value && value.fields instanceof Map;
}

function isList(value: unknown): value is ListValue {
  return typeof value === "object" && value !== null && "values" in value && Array.isArray(value.values);
}
