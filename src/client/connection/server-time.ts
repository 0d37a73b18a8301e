/** The last time that a `Date` can hold, in milliseconds since 1970. */
const DATE_MS_MAX = 8_640_000_000_000_000;

/**
 * Returns a time of the schema as a date. A time beyond the last date becomes the last one: an invalid `Date` would make
 * its reader throw.
 *
 * @param ms  milliseconds since 1970, at least 0
 */
export function toDate(ms: number): Date {
  return new Date(Math.min(ms, DATE_MS_MAX));
}
