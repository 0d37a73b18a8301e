/** google.protobuf.Timestamp as a Date, and google.protobuf.Duration as milliseconds; and back. */

import { UsageError } from "../../errors.ts";

/** The fields of a google.protobuf.Timestamp or Duration. */
export interface TimeFields {
  seconds: bigint;
  /** Nanoseconds beside the seconds. */
  nanos: number;
}

/** From the start of year 1 to the end of year 9999, in milliseconds since 1970. */
const DATE_MS = { min: -62_135_596_800_000, max: 253_402_300_799_999 };
/** About ten thousand years. */
const DURATION_MS_MAX = 315_576_000_000_000;

/**
 * Returns the google.protobuf.Timestamp of a date.
 *
 * @param date  in the years 1 to 9999
 * @throws UsageError the date is invalid or in another year
 */
export function timestampFromDate(date: Date): TimeFields {
  const ms = date.getTime();
  checkDate(ms);
  const seconds = Math.floor(ms / 1_000);
  return { seconds: BigInt(seconds), nanos: (ms - seconds * 1_000) * 1_000_000 };
}

/**
 * Returns the date of a google.protobuf.Timestamp. Dates have whole milliseconds: the rest is cut off, towards the past.
 *
 * @throws UsageError the timestamp is outside of the years 1 to 9999, or `nanos` outside of 0 to 999999999
 */
export function dateFromTimestamp({ seconds, nanos }: Readonly<TimeFields>): Date {
  if (!(Number.isInteger(nanos) && nanos >= 0 && nanos <= 999_999_999))
    throw new UsageError(`The nanos of a timestamp must be from 0 to 999999999, not ${nanos}.`);
  const ms = Number(seconds) * 1_000 + Math.floor(nanos / 1_000_000);
  checkDate(ms);
  return new Date(ms);
}

/**
 * Returns the google.protobuf.Duration of milliseconds.
 *
 * @param ms  of either sign, at most 315,576,000,000,000 (about ten thousand years); fractions count, down to nanoseconds
 * @throws UsageError `ms` is out of range or NaN
 */
export function durationFromMs(ms: number): TimeFields {
  checkDuration(ms);
  let seconds = Math.trunc(ms / 1_000);
  let nanos = Math.round((ms - seconds * 1_000) * 1_000_000);
  if (Math.abs(nanos) === 1_000_000_000) {
    seconds += Math.sign(nanos);
    nanos = 0;
  }
  // Adding 0 turns -0 into 0.
  return { seconds: BigInt(seconds), nanos: nanos + 0 };
}

/**
 * Returns the milliseconds of a google.protobuf.Duration, with a fraction if it has one.
 *
 * @throws UsageError the duration is longer than about ten thousand years, or seconds and nanos differ in sign
 */
export function msFromDuration({ seconds, nanos }: Readonly<TimeFields>): number {
  const signsDiffer = (seconds < 0n && nanos > 0) || (seconds > 0n && nanos < 0);
  if (signsDiffer || !Number.isInteger(nanos) || Math.abs(nanos) > 999_999_999)
    throw new UsageError(
      "The nanos of a duration must be from -999999999 to 999999999, with the same sign as its seconds.",
    );
  const ms = Number(seconds) * 1_000 + nanos / 1_000_000;
  checkDuration(ms);
  return ms;
}

function checkDate(ms: number): void {
  if (!(ms >= DATE_MS.min && ms <= DATE_MS.max))
    throw new UsageError("A timestamp must be a valid date from the year 1 to the year 9999.");
}

function checkDuration(ms: number): void {
  if (!(Math.abs(ms) < DURATION_MS_MAX + 1_000))
    throw new UsageError(`A duration must be at most ${DURATION_MS_MAX} ms, of either sign.`);
}
