/** Compares what codecs made, without an effect on how fast they are afterwards. */

import { isDeepStrictEqual } from "node:util";

/**
 * Whether two values are equal. Compares copies of them.
 *
 * V8 has kinds of arrays for small integers, for numbers with a fraction, and for any values. Optimised code that has met
 * several kinds turns each array that it only reads into the most general of them. `isDeepStrictEqual` is such code, and
 * when V8 optimises it differs from process to process: messages that it had compared were encoded faster in some
 * processes than in others.
 */
export function isEqual(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(structuredClone(one), structuredClone(other));
}
