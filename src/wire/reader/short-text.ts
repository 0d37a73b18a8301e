/**
 * A cache of very short strings that were read recently.
 *
 * Names and keys repeat within a message and from one message to the next.
 * Comparing the bytes with those of a cached string takes less time and memory
 * than creating a new string.
 */

/** Longest cached string: two 32-bit words hold its bytes. */
export const CACHED_BYTES_MAX = 8;

/** Bounds the cache to a few kilobytes. `slotOf` returns eight bits. */
const SLOTS = 256;
const lows = new Int32Array(SLOTS);
const highs = new Int32Array(SLOTS);
const texts: string[] = Array.from({ length: SLOTS }, () => "");

/** Returns the slot of a string, from the two words that determine its bytes together with its length. */
export function slotOf(low: number, high: number): number {
  return Math.imul(low ^ Math.imul(high, 0x9e37_79b1), 0x85eb_ca6b) >>> 24;
}

/** Returns the cached string, or "" if the slot holds another. */
export function cachedText(slot: number, low: number, high: number, length: number): string {
  if (lows[slot] !== low || highs[slot] !== high) return "";
  const text = texts[slot] ?? "";
  return text.length === length ? text : "";
}

/**
 * Caches a string the second time that it is read. Most strings are read once, and each that is cached outlives the
 * garbage collection of young objects, which has to move it.
 */
export function noteText(slot: number, low: number, high: number, text: string): void {
  if (lows[slot] === low && highs[slot] === high) {
    texts[slot] = text;
    return;
  }
  lows[slot] = low;
  highs[slot] = high;
  texts[slot] = "";
}
