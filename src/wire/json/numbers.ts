/** Numbers in JSON that take more than a check: those in other notations, and the shortest form of a float. */

const NUMBER = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;
/** Bounds the digits that `exactInteger` expands an exponent to; no field needs more. */
const INTEGER_DIGITS_MAX = 400;
/** Whole numbers below this are floats as they are. */
const FLOAT_INTEGER_MAX = 2 ** 24;
/** Any float is the nearest one to some number of at most nine digits. */
const FLOAT_DIGITS = [6, 7, 8, 9];
const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/** The ranges of integer types, as error texts describe them. */
export const RANGES = {
  signed32: "a whole number from -2^31 to 2^31 - 1",
  unsigned32: "a whole number from 0 to 2^32 - 1",
  signed64: "a bigint from -2^63 to 2^63 - 1",
  unsigned64: "a bigint from 0 to 2^64 - 1",
  signedNumber: "a whole number from -2^53 + 1 to 2^53 - 1",
  unsignedNumber: "a whole number from 0 to 2^53 - 1",
} as const;

/** Converts an integer written as a number or a string: 100000, "100000", 1e5, "1e5", "100000.0". Others are undefined. */
export function exactInteger(value: unknown): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  const found = typeof value === "string" ? NUMBER.exec(value) : null;
  if (found === null) return undefined;
  const [, sign = "", whole = "", decimals = "", exponent = "0"] = found;
  const digits = whole + decimals;
  if (/^0*$/.test(digits)) return 0n;
  const cut = whole.length + Number(exponent);
  if (cut > INTEGER_DIGITS_MAX || digits.length > INTEGER_DIGITS_MAX) return undefined;
  // Nothing but zeros may stand after the point.
  if (/[1-9]/.test(digits.slice(Math.max(cut, 0)))) return undefined;
  return BigInt(`${sign}${digits.padEnd(cut, "0").slice(0, Math.max(cut, 0)) || "0"}`);
}

/** Converts a floating-point number in any notation, also one that is not finite. Others are undefined. */
export function exactDouble(value: unknown): number | undefined {
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  const isNumber =
    typeof value === "bigint" || typeof value === "number" || (typeof value === "string" && NUMBER.test(value));
  const number = isNumber ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** Whether a number is in the range of a float. What is nearer to an infinity than to the largest float is not. */
export function fitsFloat(value: number): boolean {
  return !Number.isFinite(value) || Number.isFinite(Math.fround(value));
}

/**
 * Returns the shortest number that rounds to the same float: 0.1, not 0.10000000149011612.
 *
 * @param value  finite
 */
export function shortFloat(value: number): number {
  const rounded = Math.fround(value);
  if (Number.isInteger(rounded) && Math.abs(rounded) < FLOAT_INTEGER_MAX) return rounded;
  const exponent = Math.floor(Math.log10(Math.abs(rounded)));
  for (const digits of FLOAT_DIGITS) {
    // A quotient of a whole number and an exact power of ten is the number that the digits stand for.
    const power = POWERS[digits - 1 - exponent];
    const short = power === undefined ? Number(rounded.toPrecision(digits)) : Math.round(rounded * power) / power;
    if (Math.fround(short) === rounded) return short;
  }
  return rounded;
}
