/** Joins two 32-bit words to a bigint, because arithmetic on bigints is slow. */

/** Converts words to a bigint, low word first. */
const scratch = new DataView(new ArrayBuffer(8));

// Bigints that take one byte on the wire are shared: a new one takes 24 bytes and more time than this look-up.
const SMALL_BEGIN = -64;
const SMALL_END = 128;
const SMALL = Array.from({ length: SMALL_END - SMALL_BEGIN }, (_, index) => BigInt(index + SMALL_BEGIN));

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
