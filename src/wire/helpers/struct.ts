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
 * @throws UsageError it holds something that JSON has not, such as undefined, NaN or a Date, or is nested deeper; the
 *   text has the path
 */
export function structFromObject(object: { readonly [name: string]: unknown }): StructFields {
  return structAt(object, []);
}

/** @param path  the names and indices that lead to the object */
function structAt(object: object, path: readonly (string | number)[]): StructFields {
  const entries = Object.entries(object).map(([name, value]): [string, StructValue] => [
    name,
    wrapped(value, [...path, name]),
  ]);
  return { fields: new Map(entries) };
}

function wrapped(value: unknown, path: readonly (string | number)[]): StructValue {
  if (value === null) return { kind: { case: "nullValue", value: 0 } };
  switch (typeof value) {
    case "number":
      if (!Number.isFinite(value)) throw refused(String(value), path);
      return { kind: { case: "numberValue", value } };
    case "string":
      return { kind: { case: "stringValue", value } };
    case "boolean":
      return { kind: { case: "boolValue", value } };
    case "object":
      if (path.length * 2 >= MESSAGE_DEPTH_MAX) throw new UsageError("The object is nested too deep for a Struct.");
      if (Array.isArray(value)) {
        // Array.from reads the holes of an array as undefined.
        const values = Array.from(value, (item, index) => wrapped(item, [...path, index]));
        return { kind: { case: "listValue", value: { values } } };
      }
      if (!isPlain(value)) throw refused(`a ${value.constructor?.name ?? "class"}`, path);
      return { kind: { case: "structValue", value: structAt(value, path) } };
    default:
      throw refused(value === undefined ? "undefined" : `a ${typeof value}`, path);
  }
}

/** Whether it is an object as literals create it, in this realm or another. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refused(what: string, path: readonly (string | number)[]): UsageError {
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return new UsageError(`A Struct cannot hold ${what}, which is at ${steps}.`);
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
