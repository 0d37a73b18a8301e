/**
 * Writes values of fields as JSON, except messages.
 *
 * Generated code drives it. Each method checks a value and returns its JSON.
 * `field` is the name of the property; `at` is the index in a list or the key in
 * a map. They are used only if the value does not fit: then the method throws a
 * JsonFailure.
 */

import { stepTo } from "../failure.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";
import { toBase64 } from "./base64.ts";
import type { JsonEnum } from "./enum.ts";
import { JsonFailure, refuse, tooDeep, within } from "./failure.ts";
import { areAll } from "./lists.ts";
import { integerText, RANGES, shortFloat } from "./numbers.ts";
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

/** A value of JSON, as `JSON.stringify` takes it. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };

/** An object of JSON that is being written. */
export type JsonObject = { [name: string]: JsonValue };

/** What is written in place of a value that is hidden. */
export const HIDDEN = "(hidden)";

/** Which fields are hidden, by their option `chatwire.v1.confidentiality`. */
export interface HiddenFields {
  readonly secret: boolean;
  readonly content: boolean;
}

export class JsonValueWriter {
  /** Whether fields without presence are written while they hold their defaults. */
  readonly writesDefaults: boolean;
  readonly hides: HiddenFields;

  constructor(writesDefaults: boolean, hides: HiddenFields) {
    this.writesDefaults = writesDefaults;
    this.hides = hides;
  }

  bool(value: unknown, field: string, at?: unknown): boolean {
    return typeof value === "boolean" ? value : refuse(value, "a bool", field, at);
  }

  string(value: unknown, field: string, at?: unknown): string {
    return isText(value) ? value : refuse(value, "a string", field, at);
  }

  bytes(value: unknown, field: string, at?: unknown): string {
    return value instanceof Uint8Array ? toBase64(value) : refuse(value, "a Uint8Array", field, at);
  }

  double(value: unknown, field: string, at?: unknown): number | string {
    return isFiniteNumber(value) ? value : otherDouble(value, field, at);
  }

  float(value: unknown, field: string, at?: unknown): number | string {
    return isFiniteFloat(value) ? shortFloat(value) : otherFloat(value, field, at);
  }

  signed32(value: unknown, field: string, at?: unknown): number {
    return isSigned32(value) ? value | 0 : refuse(value, RANGES.signed32, field, at);
  }

  unsigned32(value: unknown, field: string, at?: unknown): number {
    return isUnsigned32(value) ? value >>> 0 : refuse(value, RANGES.unsigned32, field, at);
  }

  signed64(value: unknown, field: string, at?: unknown): string {
    return isSigned64(value) ? value.toString() : refuse(value, RANGES.signed64, field, at);
  }

  unsigned64(value: unknown, field: string, at?: unknown): string {
    return isUnsigned64(value) ? value.toString() : refuse(value, RANGES.unsigned64, field, at);
  }

  /** For 64-bit fields with jstype = JS_NUMBER. */
  signedNumber(value: unknown, field: string, at?: unknown): string {
    return isSafeInteger(value) ? integerText(value) : refuse(value, RANGES.signedNumber, field, at);
  }

  /** For 64-bit fields with jstype = JS_NUMBER. */
  unsignedNumber(value: unknown, field: string, at?: unknown): string {
    return isSafeInteger(value) && value >= 0 ? integerText(value) : refuse(value, RANGES.unsignedNumber, field, at);
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

  doubles(items: readonly unknown[], same: number, field: string): (number | string)[] {
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

  enum(type: JsonEnum, value: unknown, field: string, at?: unknown): JsonValue {
    const name = typeof value === "number" ? type.smallNames[value] : undefined;
    return name !== undefined ? name : this.otherEnum(type, value, field, at);
  }

  private otherEnum(type: JsonEnum, value: unknown, field: string, at: unknown): JsonValue {
    if (typeof value !== "number") return refuse(value, `a value of ${type.typeName}`, field, at);
    if (type.isNull && value === 0) return null;
    const name = type.names.get(value);
    if (name !== undefined) return name;
    if (type.isClosed) refuse(value, `a value of ${type.typeName}`, field, at);
    return this.signed32(value, field, at);
  }

  /** Whether a list is written: it has items, or defaults are written. */
  hasItems(values: readonly unknown[], field: string): boolean {
    return Array.isArray(values) ? values.length > 0 || this.writesDefaults : refuse(values, "an array", field);
  }

  /** Whether a map is written: it has entries, or defaults are written. */
  hasEntries(values: ReadonlyMap<unknown, unknown>, field: string): boolean {
    return values instanceof Map ? values.size > 0 || this.writesDefaults : refuse(values, "a Map", field);
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

  /** Sets a property. A plain assignment to `__proto__` would not create one. */
  put(object: JsonObject, name: string, value: JsonValue): void {
    if (name === "__proto__")
      Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
    else object[name] = value;
  }

  /** Returns the failure of a required field that is absent. */
  required(field: string): JsonFailure {
    return new JsonFailure("is required", stepTo(field));
  }

  /** Returns the failure of a oneof whose case the schema does not define. */
  unknownCase(oneof: string): JsonFailure {
    return new JsonFailure("has a case that is not in the schema", stepTo(oneof));
  }
}

function otherDouble(value: unknown, field: string, at: unknown): string {
  return typeof value === "number" ? String(value) : refuse(value, "a double", field, at);
}

function otherFloat(value: unknown, field: string, at: unknown): string {
  if (typeof value === "number" && Number.isFinite(value))
    return refuse(value, "a number that fits into 32 bits", field, at);
  return typeof value === "number" ? String(value) : refuse(value, "a float", field, at);
}
