/** google.protobuf.Struct as a plain object, and back. */

import { UsageError } from "../../errors.ts";
import type { JsonObject, JsonValue } from "../json/value-writer.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";

/** The fields of a google.protobuf.Struct. */
export interface StructFields {
  fields: Map<string, StructValue>;
}

/** The fields of a google.protobuf.Value. */
export interface StructValue {
  kind:
    | { case: "nullValue"; value: number }
    | { case: "numberValue"; value: number }
    | { case: "stringValue"; value: string }
    | { case: "boolValue"; value: boolean }
    | { case: "structValue"; value: StructFields }
    | { case: "listValue"; value: { values: StructValue[] } }
    | { case: undefined; value?: undefined };
}

/**
 * Returns the google.protobuf.Struct of an object.
 *
 * @param object  as `JSON.parse` returns it, nested at most 50 deep, because each level takes two messages
 * @throws UsageError it holds something that JSON has not, such as undefined or a function, or is nested deeper
 */
export function structFromObject(object: { readonly [name: string]: unknown }): StructFields {
  return structAt(object, 1);
}

function structAt(object: object, depth: number): StructFields {
  return { fields: new Map(Object.entries(object).map(([name, value]) => [name, wrapped(value, depth)])) };
}

function wrapped(value: unknown, depth: number): StructValue {
  if (value === null) return { kind: { case: "nullValue", value: 0 } };
  switch (typeof value) {
    case "number":
      return { kind: { case: "numberValue", value } };
    case "string":
      return { kind: { case: "stringValue", value } };
    case "boolean":
      return { kind: { case: "boolValue", value } };
    case "object":
      if (depth * 2 >= MESSAGE_DEPTH_MAX) throw new UsageError("The object is nested too deep for a Struct.");
      return Array.isArray(value)
        ? { kind: { case: "listValue", value: { values: value.map((item) => wrapped(item, depth + 1)) } } }
        : { kind: { case: "structValue", value: structAt(value, depth + 1) } };
    default:
      throw new UsageError(`A Struct cannot hold a ${typeof value}.`);
  }
}

/**
 * Returns the object of a google.protobuf.Struct. A Value without a kind is left out. Numbers stay as they are, also NaN
 * and infinities, which `toJson` refuses.
 */
export function objectFromStruct({ fields }: StructFields): JsonObject {
  const object: JsonObject = {};
  for (const [name, value] of fields)
    if (value.kind.case !== undefined)
      // An assignment to __proto__ would not create a property.
      Object.defineProperty(object, name, {
        value: jsonOf(value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  return object;
}

function jsonOf({ kind }: StructValue): JsonValue {
  switch (kind.case) {
    case "structValue":
      return objectFromStruct(kind.value);
    case "listValue":
      return kind.value.values.filter((value) => value.kind.case !== undefined).map(jsonOf);
    case "nullValue":
    case undefined:
      return null;
    default:
      return kind.value;
  }
}
