/**
 * Splits 64-bit values into two 32-bit words and joins them again, because
 * arithmetic on bigints is slow. Results of a split stand in `words`: returning
 * an object for each value would take longer than the split.
 */

/** Converts between a bigint and its words, low word first. */
const scratch = new DataView(new ArrayBuffer(8));

// Bigints that take one byte on the wire are shared: a new one takes 24 bytes and more time than this look-up.
const SMALL_BEGIN = -64;
const SMALL_END = 128;
const SMALL = Array.from({ length: SMALL_END - SMALL_BEGIN }, (_, index) => BigInt(index + SMALL_BEGIN));

/** The words of the value that was split last. */
export const words = { low: 0, high: 0 };

export function splitBigInt(value: bigint): void {
  scratch.setBigUint64(0, value, true);
  takeWords();
}

/** Splits a safe integer as two's complement. */
export function splitInteger(value: number): void {
  words.low = value >>> 0;
  words.high = Math.floor(value / 4_294_967_296) >>> 0;
}

/** Replaces the words by their zigzag encoding, which is small for small values of either sign. */
export function zigzag(): void {
  const mask = -(words.high >>> 31);
  const high = ((words.high << 1) | (words.low >>> 31)) ^ mask;
  words.low = ((words.low << 1) ^ mask) >>> 0;
  words.high = high >>> 0;
}

export function joinSigned(low: number, high: number): bigint {
  if (high === 0 ? low < SMALL_END : high === 0xffff_ffff && low >= 2 ** 32 + SMALL_BEGIN) return small(low | 0);
  setWords(low, high);
  return scratch.getBigInt64(0, true);
}

export function joinUnsigned(low: number, high: number): bigint {
  if (high === 0 && low < SMALL_END) return small(low);
  setWords(low, high);
  return scratch.getBigUint64(0, true);
}

function small(value: number): bigint {
  return SMALL[value - SMALL_BEGIN] ?? BigInt(value);
}

function setWords(low: number, high: number): void {
  scratch.setUint32(0, low, true);
  scratch.setUint32(4, high, true);
}

function takeWords(): void {
  words.low = scratch.getUint32(0, true);
  words.high = scratch.getUint32(4, true);
}
