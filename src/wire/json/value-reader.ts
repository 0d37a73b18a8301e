/**
 * Reads values of fields from JSON, except messages.
 *
 * Generated code drives it. Each method takes a value of JSON and returns the
 * value of a field. `field` is the name of the property; `at` is the index in a
 * list or the key in a map. They are used only if the value does not fit: then the
 * method throws a JsonFailure.
 *
 * Generated code looks each field of the message up and counts those that it
 * finds. If the object has as many properties, there are no others. Otherwise,
 * which is rare, `renamed` looks at the others: they are unknown, or fields under
 * their names in the schema, which are then read in the same way.
 */

import { describe, stepTo } from "../failure.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";
import { fromBase64 } from "./base64.ts";
import { type JsonEnum, slotOf } from "./enum.ts";
import { JsonFailure, refuse, tooDeep, within } from "./failure.ts";
import { areAll } from "./lists.ts";
import { exactDouble, exactInteger, quickBigInt, RANGES, shortInteger } from "./numbers.ts";
import {
  isFiniteFloat,
  isFiniteNumber,
  isSafeInteger,
  isSigned32,
  isSigned64,
  isText,
  isUnsigned32,
  isUnsigned64,
} from "./scalars.ts";

/** An object of JSON that is being read. */
export type JsonFields = { readonly [name: string]: unknown };

/** The name of a field in JSON, or its name in the schema and that in JSON. */
export type JsonName = string | readonly [schemaName: string, jsonName: string];

export class JsonValueReader {
  /** Whether unknown names are skipped. */
  readonly ignoresUnknown: boolean;

  constructor(ignoresUnknown: boolean) {
    this.ignoresUnknown = ignoresUnknown;
  }

  bool(value: unknown, field: string, at?: unknown): boolean {
    return typeof value === "boolean" ? value : refuse(value, "a bool", field, at);
  }

  /** Reads the key of a map, which is a string in JSON. */
  boolKey(value: string, field: string): boolean {
    return value === "true" || (value === "false" ? false : refuse(value, "a bool", field, value));
  }

  string(value: unknown, field: string, at?: unknown): string {
    return isText(value) ? value : refuse(value, "a string", field, at);
  }

  bytes(value: unknown, field: string, at?: unknown): Uint8Array {
    const bytes = typeof value === "string" ? fromBase64(value) : undefined;
    return bytes ?? refuse(value, "bytes in base64", field, at);
  }

  double(value: unknown, field: string, at?: unknown): number {
    return isFiniteNumber(value) ? value : otherDouble(value, field, at);
  }

  float(value: unknown, field: string, at?: unknown): number {
    return isFiniteFloat(value) ? Math.fround(value) : otherFloat(value, field, at);
  }

  signed32(value: unknown, field: string, at?: unknown): number {
    // The operation also turns -0 into 0.
    return isSigned32(value) ? value | 0 : otherSigned32(value, field, at);
  }

  unsigned32(value: unknown, field: string, at?: unknown): number {
    return isUnsigned32(value) ? value >>> 0 : otherUnsigned32(value, field, at);
  }

  signed64(value: unknown, field: string, at?: unknown): bigint {
    const integer = quickBigInt(value) ?? long(value, field, at);
    return isSigned64(integer) ? integer : refuse(value, RANGES.signed64, field, at);
  }

  unsigned64(value: unknown, field: string, at?: unknown): bigint {
    const integer = quickBigInt(value) ?? long(value, field, at);
    return isUnsigned64(integer) ? integer : refuse(value, RANGES.unsigned64, field, at);
  }

  /** For 64-bit fields with jstype = JS_NUMBER. */
  signedNumber(value: unknown, field: string, at?: unknown): number {
    const short = shortInteger(value);
    return Number.isNaN(short) ? otherSignedNumber(value, field, at) : short;
  }

  /** For 64-bit fields with jstype = JS_NUMBER. */
  unsignedNumber(value: unknown, field: string, at?: unknown): number {
    const short = shortInteger(value);
    return short >= 0 ? short : otherUnsignedNumber(value, field, at);
  }

  // Lists of values. `same` is how many items, from the first one on, are the same in a message and in JSON.

  bools(items: readonly unknown[], same: number, field: string): boolean[] {
    if (areAll<boolean>(items, same)) return items.slice();
    return Array.from(items, (item, index) => this.bool(item, field, index));
  }

  strings(items: readonly unknown[], same: number, field: string): string[] {
    if (areAll<string>(items, same)) return items.slice();
    return Array.from(items, (item, index) => this.string(item, field, index));
  }

  doubles(items: readonly unknown[], same: number, field: string): number[] {
    if (areAll<number>(items, same)) return items.slice();
    return Array.from(items, (item, index) => this.double(item, field, index));
  }

  signed32s(items: readonly unknown[], same: number, field: string): number[] {
    if (areAll<number>(items, same)) return items.slice();
    return Array.from(items, (item, index) => this.signed32(item, field, index));
  }

  unsigned32s(items: readonly unknown[], same: number, field: string): number[] {
    if (areAll<number>(items, same)) return items.slice();
    return Array.from(items, (item, index) => this.unsigned32(item, field, index));
  }

  /** @returns undefined if the name is unknown, and such names are ignored */
  enum(type: JsonEnum, value: unknown, field: string, at?: unknown): number | undefined {
    if (typeof value === "string") {
      const slot = slotOf(value, type.slotNames.length);
      if (type.slotNames[slot] === value) return type.slotNumbers[slot];
    }
    return this.otherEnum(type, value, field, at);
  }

  private otherEnum(type: JsonEnum, value: unknown, field: string, at: unknown): number | undefined {
    if (value === null && type.isNull) return 0;
    const number = typeof value === "string" ? type.numbers.get(value) : undefined;
    if (number !== undefined) return number;
    if (typeof value === "string" && this.ignoresUnknown) return undefined;
    if (typeof value !== "number" || (type.isClosed && !type.names.has(value)))
      refuse(value, `a value of ${type.typeName}`, field, at);
    return this.signed32(value, field, at);
  }

  items(value: unknown, field: string): readonly unknown[] {
    return Array.isArray(value) ? value : refuse(value, "an array", field);
  }

  entries(value: unknown, field: string): JsonFields {
    return isObject(value) ? value : refuse(value, "an object", field);
  }

  /** Begins the fields of a message. */
  fields(value: unknown): JsonFields {
    return isObject(value) ? value : refuse(value, "an object", "");
  }

  /** The field of a name that every object inherits, such as `toString`. */
  own(json: JsonFields, name: string): unknown {
    return Object.hasOwn(json, name) ? json[name] : undefined;
  }

  /**
   * Returns the fields that an object has under their names in the schema, under their names in JSON.
   *
   * @param names  all fields of the message
   */
  renamed(json: JsonFields, names: readonly JsonName[]): JsonFields {
    const known = new Set(names.map((name) => (typeof name === "string" ? name : name[1])));
    const bySchemaName = new Map(names.filter((name) => typeof name !== "string"));
    // Inherits nothing, so the fields that are found in it are all that it has.
    const renamed: Record<string, unknown> = Object.create(null);
    for (const [name, value] of Object.entries(json)) {
      const jsonName = known.has(name) ? name : bySchemaName.get(name);
      if (jsonName === undefined) {
        if (this.ignoresUnknown) continue;
        throw new JsonFailure(`has no field ${describe(name)}`);
      }
      if (value === undefined) refuse(value, "a value of JSON", jsonName);
      if (jsonName === name) continue;
      const other = this.own(json, jsonName) ?? null;
      if (other !== null && value !== null) throw new JsonFailure("is present twice", stepTo(jsonName));
      renamed[jsonName] = value;
    }
    return renamed;
  }

  /**
   * Checks that no other field of a oneof was read.
   *
   * @param cases  a bit for each oneof of which a field was read
   * @returns `cases` with the bit of this oneof
   */
  first(cases: number, bit: number, field: string, oneof: string): number {
    if ((cases & bit) !== 0) throw notOnly(field, oneof);
    return cases | bit;
  }

  /** Does what `first` does, for a message with more oneofs than a number has bits. */
  once(cases: Set<string>, field: string, oneof: string): void {
    if (cases.has(oneof)) throw notOnly(field, oneof);
    cases.add(oneof);
  }

  /** Returns the failure of a required field that is absent. */
  lacks(jsonName: string): JsonFailure {
    return new JsonFailure(`lacks ${jsonName}`);
  }

  /** Returns the depth of a message, an object or an array inside the current one. */
  deeper(depth: number): number {
    return depth < MESSAGE_DEPTH_MAX ? depth + 1 : tooDeep();
  }

  /** Returns what was thrown, with the field before its path that was being converted; "" if it was none of messages. */
  within(error: unknown, field: string, at?: unknown): unknown {
    if (field === "") return error;
    return within(error, stepTo(field, at));
  }
}

// The functions below read numbers in other notations than `toJson` writes.

function otherDouble(value: unknown, field: string, at: unknown): number {
  const number = typeof value === "number" ? undefined : exactDouble(value);
  return number ?? refuse(value, "a double", field, at);
}

function otherFloat(value: unknown, field: string, at: unknown): number {
  const number = isFiniteNumber(value) ? value : otherDouble(value, field, at);
  const rounded = Math.fround(number);
  return isFiniteNumber(number) && !isFiniteNumber(rounded) ? refuse(value, "a float", field, at) : rounded;
}

function otherSigned32(value: unknown, field: string, at: unknown): number {
  const number = Number(wholeNumber(value, field, at));
  return isSigned32(number) ? number : refuse(value, RANGES.signed32, field, at);
}

function otherUnsigned32(value: unknown, field: string, at: unknown): number {
  const number = Number(wholeNumber(value, field, at));
  return isUnsigned32(number) ? number : refuse(value, RANGES.unsigned32, field, at);
}

function otherSignedNumber(value: unknown, field: string, at: unknown): number {
  const number = Number(wholeNumber(value, field, at));
  return isSafeInteger(number) ? number : refuse(value, RANGES.signedNumber, field, at);
}

function otherUnsignedNumber(value: unknown, field: string, at: unknown): number {
  const number = Number(wholeNumber(value, field, at));
  return isSafeInteger(number) && number >= 0 ? number : refuse(value, RANGES.unsignedNumber, field, at);
}

function long(value: unknown, field: string, at?: unknown): bigint {
  // JSON.parse or the JavaScript compiler may have rounded this number.
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new JsonFailure(
      `must be written as a string: ${value} is beyond 2^53, where numbers are rounded`,
      stepTo(field, at),
    );
  return wholeNumber(value, field, at);
}

function wholeNumber(value: unknown, field: string, at?: unknown): bigint {
  return exactInteger(value) ?? refuse(value, "a whole number", field, at);
}

function isObject(value: unknown): value is JsonFields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function notOnly(field: string, oneof: string): JsonFailure {
  return new JsonFailure(`is not the only field of ${oneof}`, stepTo(field));
}
