/** What rules ask of values, where one expression does not tell. */

import type { TextDecoderConstructor } from "../engine.ts";
import type { Pattern } from "../pattern.ts";
import { matchesPattern } from "../pattern.ts";

/** The length of a text in code points. */
export function characters(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++) {
    // A pair of surrogates is one character.
    if ((text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}

/** The length of a text in bytes of UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    // Each half of a pair counts two.
    const isHalf = (unit & 0xf800) === 0xd800 && isPaired(text, at, unit);
    bytes += unit < 0x800 || isHalf ? 1 : 2;
  }
  return bytes;
}

function isPaired(text: string, at: number, unit: number): boolean {
  return unit < 0xdc00
    ? (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
    : at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

declare const TextDecoder: TextDecoderConstructor;
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Whether bytes are UTF-8 that matches. */
export function bytesMatch(pattern: Pattern, bytes: Uint8Array): boolean {
  try {
    return matchesPattern(pattern, strictUtf8.decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Whether two byte strings are equal. Not in constant time: not for secrets. */
export function bytesEqual(one: Uint8Array, other: readonly number[]): boolean {
  return one.length === other.length && hasBytesAt(one, other, 0);
}

/** Whether the bytes begin with `prefix`. */
export function bytesStartWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return hasBytesAt(bytes, prefix, 0);
}

/** Whether the bytes end with `suffix`. */
export function bytesEndWith(bytes: Uint8Array, suffix: readonly number[]): boolean {
  return bytes.length >= suffix.length && hasBytesAt(bytes, suffix, bytes.length - suffix.length);
}

/** Whether `part` is somewhere in `bytes`, in linear time (Knuth, Morris and Pratt). */
export function bytesContain(bytes: Uint8Array, part: readonly number[]): boolean {
  if (part.length === 0) return true;
  const borders = bordersOf(part);
  let matched = 0;
  for (const byte of bytes) {
    while (matched > 0 && byte !== part[matched]) matched = borders[matched - 1] ?? 0;
    if (byte === part[matched]) matched++;
    if (matched === part.length) return true;
  }
  return false;
}

/** For each prefix, the length of the longest shorter one that it ends with. */
function bordersOf(part: readonly number[]): number[] {
  const borders = [0];
  for (let at = 1, matched = 0; at < part.length; at++) {
    while (matched > 0 && part[at] !== part[matched]) matched = borders[matched - 1] ?? 0;
    if (part[at] === part[matched]) matched++;
    borders.push(matched);
  }
  return borders;
}

/** Whether the bytes equal one of the list. */
export function isOneOfBytes(bytes: Uint8Array, list: readonly (readonly number[])[]): boolean {
  return list.some((each) => bytesEqual(bytes, each));
}

/** Whether no two items are equal. */
export function isUnique(items: readonly (number | bigint | string | boolean)[]): boolean {
  return new Set(items).size === items.length;
}

/** Whether no two items have equal bytes. */
export function areBytesUnique(items: readonly Uint8Array[]): boolean {
  return isUnique(items.map((bytes) => bytes.join()));
}

/** A Timestamp or a Duration in nanoseconds. */
export function nanosOf({ seconds, nanos }: { readonly seconds: bigint; readonly nanos: number }): bigint {
  return seconds * 1_000_000_000n + BigInt(nanos);
}

/** Whether a path of a FieldMask is one of the list, or inside one. */
export function isPathIn(path: string, list: readonly string[]): boolean {
  return list.some((each) => path === each || path.startsWith(`${each}.`));
}

function hasBytesAt(bytes: Uint8Array, part: readonly number[], at: number): boolean {
  if (at + part.length > bytes.length) return false;
  for (let index = 0; index < part.length; index++) if (bytes[at + index] !== part[index]) return false;
  return true;
}
