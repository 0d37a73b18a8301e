/** Numbers in JSON that take more than a check: those in other notations, and the shortest form of a float. */

import { joinSigned, joinUnsigned } from "../words.ts";

const MINUS = 45;
const ZERO = 48;
/** Numbers of more digits are not exact. Some of so many are. */
const SHORT_DIGITS_MAX = 16;
/** So many digits are less than 2^64. */
const LONG_DIGITS_MAX = 19;
/** The last digits of a number that has more than fit into a number of JavaScript. */
const LOW_DIGITS = 9;
const TWO_16 = 2 ** 16;
const TWO_32 = 2 ** 32;
const NUMBER = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;
/** Bounds the digits that `exactInteger` expands an exponent to; no field needs more. */
const INTEGER_DIGITS_MAX = 400;
/** Whole numbers below this are floats as they are. */
const FLOAT_INTEGER_MAX = 2 ** 24;
/** A number of so few digits is the shortest one for its float, without superfluous zeros. */
const FLOAT_DIGITS_MIN = 6;
/** Any float is the nearest one to some number of at most so many digits. */
const FLOAT_DIGITS_MAX = 9;
/** What differs by a larger share than this rounds to another float. */
const FLOAT_PRECISION = 2 ** -23;
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

/**
 * Converts a number, or the text that `toJson` writes: digits without superfluous zeros, after a minus or not. Returns
 * NaN for all else, and for what is beyond 2^53; `exactInteger` converts those in ten times the time.
 */
export function shortInteger(value: unknown): number {
  if (typeof value !== "string") return Number.isSafeInteger(value) ? Number(value) + 0 : Number.NaN;
  const { length } = value;
  if (length === 0 || length > SHORT_DIGITS_MAX) return Number.NaN;
  const first = value.charCodeAt(0);
  if (length === 1 || (first !== ZERO && first !== MINUS)) return digits(value, 0, length);
  return first === MINUS && length > 1 && value.charCodeAt(1) !== ZERO ? -digits(value, 1, length) : Number.NaN;
}

/** Does what `shortInteger` does, also for up to 19 digits without a minus. Returns undefined for all else. */
export function quickBigInt(value: unknown): bigint | undefined {
  const short = shortInteger(value);
  if (!Number.isNaN(short)) {
    return joinSigned(short >>> 0, Math.floor(short / TWO_32) >>> 0);
  }
  if (typeof value !== "string" || value.length <= LOW_DIGITS || value.length > LONG_DIGITS_MAX) return undefined;
  const begin = value.length - LOW_DIGITS;
  const high = digits(value, 0, begin);
  const low = digits(value, begin, value.length);
  if (Number.isNaN(high + low) || value.charCodeAt(0) === ZERO) return undefined;
  // high * 10^9 + low, in parts that are exact.
  const upper = Math.floor(high / TWO_16) * 1e9;
  const lower = (high % TWO_16) * 1e9 + low + (upper % TWO_16) * TWO_16;
  return joinUnsigned(lower >>> 0, Math.floor(upper / TWO_16) + Math.floor(lower / TWO_32));
}

/** NaN if there is another character, or the number is beyond 2^53. */
function digits(text: string, start: number, end: number): number {
  let number = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number > Number.MAX_SAFE_INTEGER ? Number.NaN : number;
}

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

/**
 * Does what `String` does, for a whole number. Beyond 2^31, engines write numbers as if they had a fraction, which takes
 * two to three times as long as to write them as a bigint.
 */
export function integerText(value: number): string {
  if ((value | 0) === value) return String(value);
  return joinSigned(value >>> 0, Math.floor(value / TWO_32) >>> 0).toString();
}

/**
 * Returns the shortest number that rounds to the same float: 0.1, not 0.10000000149011612.
 *
 * @param value  finite
 */
export function shortFloat(value: number): number {
  const rounded = Math.fround(value);
  if (Number.isInteger(rounded) && Math.abs(rounded) < FLOAT_INTEGER_MAX) return rounded;
  const exponent = exponentOf(Math.abs(rounded));
  for (let digits = FLOAT_DIGITS_MIN; digits <= FLOAT_DIGITS_MAX; digits++) {
    const power = POWERS[digits - 1 - exponent];
    if (power === undefined) return shortByText(rounded);
    const scaled = rounded * power;
    const whole = Math.round(scaled);
    if (Math.abs(whole - scaled) > Math.abs(scaled) * FLOAT_PRECISION) continue;
    // A quotient of a whole number and an exact power of ten is the number that the digits stand for.
    const short = whole / power;
    if (Math.fround(short) === rounded) return short;
  }
  return rounded;
}

function shortByText(float: number): number {
  let digits = FLOAT_DIGITS_MIN;
  while (digits < FLOAT_DIGITS_MAX && Math.fround(Number(float.toPrecision(digits))) !== float) digits++;
  return Number(float.toPrecision(digits));
}

/** The logarithm takes most of the time of `shortFloat`, and most floats are between 1 and 1000. */
function exponentOf(value: number): number {
  if (value >= 1 && value < 1e3) return value < 10 ? 0 : value < 100 ? 1 : 2;
  return Math.floor(Math.log10(value));
}
