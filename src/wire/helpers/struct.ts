/** google.protobuf.Struct as a plain object, and back. */

import { UsageError } from "../../errors.ts";
import type { JsonObject, JsonValue } from "../json/value-writer.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";
import { bounded, checkDepth } from "./depth.ts";

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
 * @param object  as `JSON.parse` returns it. An object in an object takes three messages, and one in a list two more, so
 *   objects may be nested 33 deep
 * @throws UsageError it holds something that JSON has not, such as undefined, NaN or a Date, or is nested deeper than can
 *   be encoded; the text has the path
 */
export function structFromObject(object: { readonly [name: string]: unknown }): StructFields {
  return structAt(object, [], 0);
}

/**
 * @param path   the names and indices that lead to the object
 * @param depth  how many messages are around the struct
 */
function structAt(object: object, path: readonly (string | number)[], depth: number): StructFields {
  const entries = Object.entries(object).map(([name, value]): [string, StructValue] => [
    name,
    // An entry of a map is a message.
    wrapped(value, [...path, name], depth + 2),
  ]);
  return { fields: new Map(entries) };
}

/** @param depth  how many messages are around the Value */
function wrapped(value: unknown, path: readonly (string | number)[], depth: number): StructValue {
  if (depth > MESSAGE_DEPTH_MAX) throw refused("what is nested so deep", path);
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
      if (Array.isArray(value)) {
        // Array.from reads the holes of an array as undefined.
        const values = Array.from(value, (item, index) => wrapped(item, [...path, index], depth + 2));
        return { kind: { case: "listValue", value: { values } } };
      }
      if (!isPlain(value)) throw refused(`a ${value.constructor?.name ?? "class"}`, path);
      return { kind: { case: "structValue", value: structAt(value, path, depth + 1) } };
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
 *
 * @throws UsageError it contains itself, or holds others nested deeper than it can be encoded; the text has the path
 */
export function objectFromStruct(struct: StructFields): JsonObject {
  return bounded(struct, () => objectOf(struct, 0));
}

/** The objects in a struct that are around the kind of each of its values: the struct, the map and the value. */
const OBJECTS_AROUND = 3;

/** @param depth  how many objects are around the struct */
function objectOf({ fields }: StructFields, depth: number): JsonObject {
  checkDepth(depth);
  const object: JsonObject = {};
  for (const [name, value] of fields)
    if (value.kind.case !== undefined)
      // An assignment to __proto__ would not create a property.
      Object.defineProperty(object, name, {
        value: jsonOf(value, depth + OBJECTS_AROUND),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  return object;
}

/** @param depth  how many objects are around the kind of the value */
function jsonOf({ kind }: StructValue, depth: number): JsonValue {
  checkDepth(depth);
  switch (kind.case) {
    case "structValue":
      return objectOf(kind.value, depth + 1);
    case "listValue":
      return kind.value.values
        .filter((value) => value.kind.case !== undefined)
        .map((value) => jsonOf(value, depth + 1 + OBJECTS_AROUND));
    case "nullValue":
    case undefined:
      return null;
    default:
      return kind.value;
  }
}
