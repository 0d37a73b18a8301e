/** google.protobuf.Timestamp and Duration in JSON: "2026-01-31T12:00:00.5Z" and "1.5s". */

import type { MessageCodec } from "../codec.ts";
import { describe } from "../failure.ts";
import { type JsonCodec, specialJson } from "./codec.ts";
import { JsonFailure } from "./failure.ts";

interface Time {
  seconds: bigint;
  nanos: number;
}

/** From the start of year 1 to the end of year 9999. */
const TIMESTAMP_SECONDS = { min: -62_135_596_800n, max: 253_402_300_799n };
/** About ten thousand years, both ways. */
const DURATION_SECONDS = { min: -315_576_000_000n, max: 315_576_000_000n };
const NANOS_MAX = 999_999_999;
const DAY_SECONDS = 86_400n;

const TIMESTAMP =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const DURATION = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?s$/;

/** The JSON of google.protobuf.Timestamp: a string of RFC 3339 with up to nine digits of a second. */
export function timestampJson<T extends Time>(codec: MessageCodec<T>): JsonCodec<T> {
  return specialJson(codec, writeTimestamp, readTimestamp);
}

/** The JSON of google.protobuf.Duration: seconds with up to nine digits after the point, and `s`. */
export function durationJson<T extends Time>(codec: MessageCodec<T>): JsonCodec<T> {
  return specialJson(codec, writeDuration, readDuration);
}

function writeTimestamp({ seconds, nanos }: Time): string {
  const { min, max } = TIMESTAMP_SECONDS;
  if (!isWithin(seconds, min, max) || !isWithin(nanos, 0, NANOS_MAX))
    throw new JsonFailure("must be a timestamp from the year 1 to the year 9999, with nanos from 0 to 999999999");
  const ofDay = Number(modulo(seconds, DAY_SECONDS));
  const time = [ofDay / 3600, (ofDay / 60) % 60, ofDay % 60].map((part) => padded(Math.floor(part), 2)).join(":");
  return `${dateOf(Number((seconds - BigInt(ofDay)) / DAY_SECONDS))}T${time}${fraction(nanos)}Z`;
}

function readTimestamp(value: unknown): Time {
  const parts = typeof value === "string" ? TIMESTAMP.exec(value) : null;
  const [, year, month, day, hour, minute, second, nanos = "", sign, hours = 0, minutes = 0] = parts ?? [];
  const days = dayNumber(Number(year), Number(month), Number(day));
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60 : 60);
  if (parts === null || dateOf(days) !== `${year}-${month}-${day}`)
    throw new JsonFailure(`must be a timestamp of RFC 3339, not ${describe(value)}`);
  const ofDay = Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offset;
  const seconds = BigInt(days) * DAY_SECONDS + BigInt(ofDay);
  if (!isWithin(seconds, TIMESTAMP_SECONDS.min, TIMESTAMP_SECONDS.max))
    throw new JsonFailure("must be a timestamp from the year 1 to the year 9999, with nanos from 0 to 999999999");
  return { seconds, nanos: Number(nanos.padEnd(9, "0")) };
}

function writeDuration({ seconds, nanos }: Time): string {
  const { min, max } = DURATION_SECONDS;
  const signsDiffer = (seconds < 0n && nanos > 0) || (seconds > 0n && nanos < 0);
  if (!isWithin(seconds, min, max) || !isWithin(nanos, -NANOS_MAX, NANOS_MAX) || signsDiffer)
    throw new JsonFailure(
      "must be a duration of at most 315576000000 seconds; seconds and nanos must have the same sign",
    );
  const sign = seconds < 0n || nanos < 0 ? "-" : "";
  return `${sign}${seconds < 0n ? -seconds : seconds}${fraction(Math.abs(nanos))}s`;
}

function readDuration(value: unknown): Time {
  const parts = typeof value === "string" ? DURATION.exec(value) : null;
  const [, sign, whole = "0", nanos = ""] = parts ?? [];
  const seconds = BigInt(whole);
  if (parts === null || seconds > DURATION_SECONDS.max)
    throw new JsonFailure(`must be a duration such as "1.5s", not ${describe(value)}`);
  const positive = Number(nanos.padEnd(9, "0"));
  return sign === "-" ? { seconds: -seconds, nanos: positive === 0 ? 0 : -positive } : { seconds, nanos: positive };
}

/** Returns "" or a point with three, six or nine digits. */
function fraction(nanos: number): string {
  if (nanos === 0) return "";
  return `.${padded(nanos, 9).replace(/(?:000){1,2}$/, "")}`;
}

/** Returns days since 1970-01-01 (Gregorian). Counts years from March, which puts the leap day at the end of a year. */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** Inverse of `dayNumber`: returns `2026-01-31`. */
function dateOf(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

function modulo(value: bigint, by: bigint): bigint {
  return ((value % by) + by) % by;
}

function isWithin<T extends number | bigint>(value: T, min: T, max: T): boolean {
  return value >= min && value <= max;
}
