/**
 * Keeps very short strings that were read lately.
 *
 * Names and keys come again and again, within a message and from one to the
 * next. To compare the bytes of one with those of a string that is there takes
 * less time than to make another, and less memory.
 */

/** What two words hold. */
export const KEPT_BYTES_MAX = 8;

/** Few enough that all of them take no memory to speak of. */
const SLOTS = 256;
const lows = new Int32Array(SLOTS);
const highs = new Int32Array(SLOTS);
const texts: string[] = Array.from({ length: SLOTS }, () => "");

/** The slot in which a string may be kept, by two words that with its length tell all of its bytes. */
export function slotOf(low: number, high: number): number {
  return Math.imul(low ^ Math.imul(high, 0x9e37_79b1), 0x85eb_ca6b) >>> 24;
}

/** Returns "" where the slot has another. */
export function keptText(slot: number, low: number, high: number, length: number): string {
  if (lows[slot] !== low || highs[slot] !== high) return "";
  const text = texts[slot] ?? "";
  return text.length === length ? text : "";
}

export function keepText(slot: number, low: number, high: number, text: string): void {
  lows[slot] = low;
  highs[slot] = high;
  texts[slot] = text;
}
