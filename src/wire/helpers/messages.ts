/**
 * What programs do with whole messages of any type. Messages are plain objects,
 * so these functions need no code of their own for each type, except `merge`,
 * which goes by the encoding.
 */

import type { MessageCodec } from "../codec.ts";
import { Reader } from "../reader.ts";
import { bounded, checkDepth } from "./depth.ts";

/**
 * Whether two messages of one type are equal: all their fields, lists in order, maps in any order, and the bytes of
 * unknown fields, in order. An absent field differs from one that is set, also if that holds the default. As on the
 * wire, NaN equals NaN, and 0 differs from -0.
 *
 * @throws UsageError both contain themselves, or hold messages nested deeper than 100; the text has the path
 */
export function equals<T extends object>(one: T, other: T): boolean {
  return bounded(one, () => equalValues(one, other, 0));
}

/** @param depth  how many objects are around the two */
function equalValues(one: unknown, other: unknown, depth: number): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  checkDepth(depth);
  if (one instanceof Uint8Array) return other instanceof Uint8Array && equalItems(one, other, depth);
  if (Array.isArray(one)) return Array.isArray(other) && equalItems(one, other, depth);
  if (one instanceof Map) return other instanceof Map && equalMaps(one, other, depth);
  return (
    Object.entries(one).every(([name, value]) => equalValues(value, field(other, name), depth + 1)) &&
    Object.entries(other).every(([name, value]) => value === undefined || has(one, name))
  );
}

function equalItems(one: ArrayLike<unknown>, other: ArrayLike<unknown>, depth: number): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (!equalValues(one[index], other[index], depth + 1)) return false;
  return true;
}

function equalMaps(one: ReadonlyMap<unknown, unknown>, other: ReadonlyMap<unknown, unknown>, depth: number): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (!other.has(key) || !equalValues(value, other.get(key), depth + 1)) return false;
  return true;
}

function has(message: object, name: string): boolean {
  return field(message, name) !== undefined;
}

function field(message: object, name: string): unknown {
  return Object.hasOwn(message, name) ? Reflect.get(message, name) : undefined;
}

/**
 * Returns a copy of a message that shares no memory with it: the messages in it, lists, maps and bytes are copied too.
 *
 * @throws UsageError it contains itself, or holds messages nested deeper than 100; the text has the path
 */
export function clone<T extends object>(message: T): T {
  return bounded(message, () => cloneFields(message, 0));
}

function cloneFields<T extends object>(message: T, depth: number): T {
  checkDepth(depth);
  const copy: T = Object.assign({}, message);
  for (const [name, value] of Object.entries(copy))
    if (typeof value === "object" && value !== null) Object.assign(copy, { [name]: cloneValue(value, depth + 1) });
  return copy;
}

/** @param depth  how many objects are around the value */
function cloneValue(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  checkDepth(depth);
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map((item) => cloneValue(item, depth + 1));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, cloneValue(item, depth + 1)]));
  return cloneFields(value, depth);
}

/**
 * Merges a message into another one, as if the encodings of both, joined, were decoded: single fields that are set
 * replace those of `target`, messages are merged, lists are appended, the entries of maps replace those with the same
 * key, and unknown fields are appended. A field without presence counts as set unless it holds its default.
 *
 * @param target  is changed; what it gets from `source` is copied
 * @returns `target`
 * @throws UsageError a value of `source` does not fit its field, or `source` contains itself
 */
export function merge<T>(codec: MessageCodec<T>, target: T, source: T): T {
  return codec.read(new Reader(codec.encode(source)), target);
}
