/** Bytes in JSON: base64 of RFC 4648 with padding. Reading also takes the URL-safe alphabet and text without padding. */

import { OWN_BYTES_MAX, pooledCopy, pooledMemory } from "../reader/pooled-copy.ts";

interface Base64 {
  base64Slice(this: Uint8Array, start: number, end: number): string;
  /** Skips other characters, and takes only the low byte of those beyond Latin-1. Returns the number of bytes written. */
  base64Write(this: Uint8Array, text: string): number;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** V8 knows without a search that text of one byte for each character has none. */
const BEYOND_LATIN_1 = /[^\0-\xff]/;
/** Where small content is decoded, before it is copied. */
const small = new Uint8Array(OWN_BYTES_MAX);

const { base64Slice, base64Write }: Base64 = nodeBase64() ?? webBase64();

export function toBase64(bytes: Uint8Array): string {
  return base64Slice.call(bytes, 0, bytes.length);
}

/** @returns undefined if the text is not base64 */
export function fromBase64(text: string): Uint8Array | undefined {
  const characters = text.length - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
  if (characters % 4 === 1 || BEYOND_LATIN_1.test(text)) return undefined;
  const length = (characters * 3) >> 2;
  // V8 moves small arrays out of its heap if native code writes to them.
  const isSmall = length <= OWN_BYTES_MAX;
  const bytes = isSmall ? small : pooledMemory(length);
  // Each character that is skipped makes at least one byte less.
  if (base64Write.call(bytes, text) !== length) return undefined;
  return isSmall ? pooledCopy(bytes, 0, length) : bytes;
}

/** @returns undefined if there is no Buffer like Node's; see `engine.ts` */
export function nodeBase64(): Base64 | undefined {
  const prototype: object = Reflect.get(globalThis, "Buffer")?.prototype ?? {};
  const functions: Base64 = {
    base64Slice: Reflect.get(prototype, "base64Slice"),
    base64Write: Reflect.get(prototype, "base64Write"),
  };
  try {
    const bytes = new Uint8Array(4);
    const isRight = functions.base64Write.call(bytes, "-_/+AA==") === 4 && bytes[0] === 251;
    return isRight && functions.base64Slice.call(bytes, 0, 4) === "+//+AA==" ? functions : undefined;
  } catch {
    return undefined;
  }
}

export function webBase64(): Base64 {
  const values = new Map([..."-_"].map((character, index) => [character.charCodeAt(0), 62 + index]));
  for (let index = 0; index < ALPHABET.length; index++) values.set(ALPHABET.charCodeAt(index), index);
  return {
    base64Slice(start, end) {
      let text = "";
      for (let at = start; at < end; at += 3) {
        const bits = ((this[at] ?? 0) << 16) | ((this[at + 1] ?? 0) << 8) | (this[at + 2] ?? 0);
        for (let shift = 18; shift >= 0; shift -= 6) text += ALPHABET[(bits >> shift) & 63];
      }
      const rest = (end - start) % 3;
      return rest === 0 ? text : text.slice(0, rest - 3) + "=".repeat(3 - rest);
    },
    base64Write(text) {
      let bits = 0;
      let at = 0;
      let count = 0;
      for (let index = 0; index < text.length && at < this.length; index++) {
        const value = values.get(text.charCodeAt(index));
        if (value === undefined) continue;
        bits = (bits << 6) | value;
        // After 1, 2 and 3 of four characters, a byte is complete.
        const over = count++ % 4;
        if (over > 0) this[at++] = bits >> (6 - over * 2);
      }
      return at;
    },
  };
}
