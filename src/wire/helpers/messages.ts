/**
 * What programs do with whole messages of any type. Messages are plain objects,
 * so these functions need no code of their own for each type, except `merge`,
 * which goes by the encoding.
 */

import type { MessageCodec } from "../codec.ts";
import { Reader } from "../reader.ts";

/**
 * Whether two messages of one type are equal: all their fields, lists in order, maps in any order, and the bytes of
 * unknown fields, in order. An absent field differs from one that is set, also if that holds the default. As on the
 * wire, NaN equals NaN, and 0 differs from -0.
 */
export function equals<T extends object>(one: T, other: T): boolean {
  return equalValues(one, other);
}

function equalValues(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (one instanceof Uint8Array) return other instanceof Uint8Array && equalItems(one, other);
  if (Array.isArray(one)) return Array.isArray(other) && equalItems(one, other);
  if (one instanceof Map) return other instanceof Map && equalMaps(one, other);
  return (
    equalFields(one, other) && Object.entries(other).every(([name, value]) => value === undefined || has(one, name))
  );
}

function equalItems(one: ArrayLike<unknown>, other: ArrayLike<unknown>): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (!equalValues(one[index], other[index])) return false;
  return true;
}

function equalMaps(one: ReadonlyMap<unknown, unknown>, other: ReadonlyMap<unknown, unknown>): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (!other.has(key) || !equalValues(value, other.get(key))) return false;
  return true;
}

function equalFields(one: object, other: object): boolean {
  return Object.entries(one).every(([name, value]) => equalValues(value, field(other, name)));
}

function has(message: object, name: string): boolean {
  return field(message, name) !== undefined;
}

function field(message: object, name: string): unknown {
  return Object.hasOwn(message, name) ? Reflect.get(message, name) : undefined;
}

/** Returns a copy of a message that shares no memory with it: the messages in it, lists, maps and bytes are copied too. */
export function clone<T extends object>(message: T): T {
  const copy: T = Object.assign({}, message);
  for (const [name, value] of Object.entries(copy))
    if (typeof value === "object" && value !== null) Object.assign(copy, { [name]: cloneValue(value) });
  return copy;
}

function cloneValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(cloneValue);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, cloneValue(item)]));
  return clone(value);
}

/**
 * Merges a message into another one, as if the encodings of both, joined, were decoded: single fields that are set
 * replace those of `target`, messages are merged, lists are appended, the entries of maps replace those with the same
 * key, and unknown fields are appended. A field without presence counts as set unless it holds its default.
 *
 * @param target  is changed; what it gets from `source` is copied
 * @returns `target`
 * @throws UsageError a value of `source` does not fit its field
 */
export function merge<T>(codec: MessageCodec<T>, target: T, source: T): T {
  return codec.read(new Reader(codec.encode(source)), target);
}
