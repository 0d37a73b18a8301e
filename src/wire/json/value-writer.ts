/**
 * Writes values of fields as JSON, except messages.
 *
 * Generated code drives it. Each method checks a value and returns its JSON.
 * `field` is the name of the property; `at` is the index in a list or the key in
 * a map. They are used only if the value does not fit: then the method throws a
 * JsonFailure.
 */

import { isWellFormed } from "../engine.ts";
import { stepTo } from "../failure.ts";
import { MESSAGE_DEPTH_MAX } from "../ranges.ts";
import { toBase64 } from "./base64.ts";
import type { JsonEnum } from "./enum.ts";
import { JsonFailure, mismatch, within } from "./failure.ts";
import { areBools, areFinite, areSigned32, areStrings, areUnsigned32 } from "./lists.ts";
import { fitsFloat, integerText, RANGES, shortFloat } from "./numbers.ts";

export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };

/** An object of JSON that is being written. */
export type JsonObject = { [name: string]: JsonValue };

export class JsonValueWriter {
  /** Whether fields without presence are written while they hold their defaults. */
  readonly writesDefaults: boolean;

  constructor(writesDefaults: boolean) {
    this.writesDefaults = writesDefaults;
  }

  bool(value: unknown, field: string, at?: unknown): boolean {
    if (typeof value !== "boolean") throw mismatch(value, "a bool", field, at);
    return value;
  }

  string(value: unknown, field = "", at?: unknown): string {
    if (typeof value !== "string" || !isWellFormed(value)) throw mismatch(value, "a string", field, at);
    return value;
  }

  bytes(value: unknown, field: string, at?: unknown): string {
    if (!(value instanceof Uint8Array)) throw mismatch(value, "a Uint8Array", field, at);
    return toBase64(value);
  }

  double(value: unknown, field: string, at?: unknown): number | string {
    if (typeof value !== "number") throw mismatch(value, "a double", field, at);
    return Number.isFinite(value) ? value : String(value);
  }

  float(value: unknown, field: string, at?: unknown): number | string {
    if (typeof value !== "number") throw mismatch(value, "a float", field, at);
    if (!fitsFloat(value)) throw mismatch(value, "a number that fits into 32 bits", field, at);
    return Number.isFinite(value) ? shortFloat(value) : String(value);
  }

  signed32(value: unknown, field: string, at?: unknown): number {
    if (typeof value !== "number" || (value | 0) !== value) throw mismatch(value, RANGES.signed32, field, at);
    return value | 0;
  }

  unsigned32(value: unknown, field: string, at?: unknown): number {
    if (typeof value !== "number" || value >>> 0 !== value) throw mismatch(value, RANGES.unsigned32, field, at);
    return value >>> 0;
  }

  signed64(value: unknown, field: string, at?: unknown): string {
    if (typeof value !== "bigint" || BigInt.asIntN(64, value) !== value)
      throw mismatch(value, RANGES.signed64, field, at);
    return value.toString();
  }

  unsigned64(value: unknown, field: string, at?: unknown): string {
    if (typeof value !== "bigint" || BigInt.asUintN(64, value) !== value)
      throw mismatch(value, RANGES.unsigned64, field, at);
    return value.toString();
  }

  /** For 64-bit fields with jstype = JS_NUMBER. */
  signedNumber(value: unknown, field: string, at?: unknown): string {
    if (typeof value !== "number" || !Number.isSafeInteger(value))
      throw mismatch(value, RANGES.signedNumber, field, at);
    return integerText(value);
  }

  /** For 64-bit fields with jstype = JS_NUMBER. */
  unsignedNumber(value: unknown, field: string, at?: unknown): string {
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
      throw mismatch(value, RANGES.unsignedNumber, field, at);
    return integerText(value);
  }

  // Lists of values that are the same in JSON. Checking all of them and copying the list is faster than building one.

  bools(values: readonly unknown[], field: string): boolean[] {
    if (areBools(values)) return values.slice();
    return Array.from(values, (value, index) => this.bool(value, field, index));
  }

  strings(values: readonly unknown[], field: string): string[] {
    if (areStrings(values)) return values.slice();
    return Array.from(values, (value, index) => this.string(value, field, index));
  }

  doubles(values: readonly unknown[], field: string): (number | string)[] {
    if (areFinite(values)) return values.slice();
    return Array.from(values, (value, index) => this.double(value, field, index));
  }

  signed32s(values: readonly unknown[], field: string): number[] {
    if (areSigned32(values)) return values.slice();
    return Array.from(values, (value, index) => this.signed32(value, field, index));
  }

  unsigned32s(values: readonly unknown[], field: string): number[] {
    if (areUnsigned32(values)) return values.slice();
    return Array.from(values, (value, index) => this.unsigned32(value, field, index));
  }

  enum(type: JsonEnum, value: unknown, field: string, at?: unknown): JsonValue {
    const name = typeof value === "number" ? type.smallNames[value] : undefined;
    return name !== undefined ? name : this.otherEnum(type, value, field, at);
  }

  private otherEnum(type: JsonEnum, value: unknown, field: string, at: unknown): JsonValue {
    if (typeof value !== "number") throw mismatch(value, `a value of ${type.typeName}`, field, at);
    if (type.isNull && value === 0) return null;
    const name = type.names.get(value);
    if (name !== undefined) return name;
    if (type.isClosed) throw mismatch(value, `a value of ${type.typeName}`, field, at);
    return this.signed32(value, field, at);
  }

  /** Whether a list is written: it has items, or defaults are written. */
  hasItems(values: readonly unknown[], field: string): boolean {
    if (!Array.isArray(values)) throw mismatch(values, "an array", field);
    return values.length > 0 || this.writesDefaults;
  }

  /** Whether a map is written: it has entries, or defaults are written. */
  hasEntries(values: ReadonlyMap<unknown, unknown>, field: string): boolean {
    if (!(values instanceof Map)) throw mismatch(values, "a Map", field);
    return values.size > 0 || this.writesDefaults;
  }

  /** Returns the depth of a message, an object or an array inside the current one. */
  deeper(depth: number): number {
    if (depth >= MESSAGE_DEPTH_MAX) throw new JsonFailure(`is nested deeper than ${MESSAGE_DEPTH_MAX}`);
    return depth + 1;
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
