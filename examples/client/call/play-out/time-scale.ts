/**
 * Makes sound shorter or longer without changing its pitch: one period of the waveform, or several, is left out or
 * repeated where the sound is most like itself, and the two ends are faded into each other (waveform similarity
 * overlap-add, Verhelst and Roelands 1993).
 */

import { SAMPLES_PER_SECOND } from "../sound.ts";

/** Pitches of voices from 67 to 400 Hz have such periods. */
const PERIOD_MIN = SAMPLES_PER_SECOND / 400;
export const PERIOD_MAX = (SAMPLES_PER_SECOND * 15) / 1_000;
/** The ends are faded over 5 ms, and are compared over as much. */
const FADE = (SAMPLES_PER_SECOND * 5) / 1_000;
/** Every fourth sample is compared at first: the pitch of a voice is below 400 Hz. */
const STEP = 4;
/** The correlation from which on the ends pass for alike. */
const ALIKE = 0.85;
/** Mean square below which sound counts as silence, in which any place will do. */
const SILENCE = 60 * 60;

export interface Scaled {
  readonly samples: Int16Array;
  /** How many samples of the input these stand for. */
  readonly used: number;
}

/** Samples that `shorten` needs to make `length` samples. */
export function neededToShorten(length: number): number {
  return length + PERIOD_MAX + FADE;
}

/**
 * Makes `length` samples out of more.
 *
 * @param input  at least `neededToShorten(length)` samples
 * @returns undefined if no period can be left out unheard
 */
export function shorten(input: Int16Array, length: number): Scaled | undefined {
  const period = findPeriod(input, 0, 1);
  if (period === undefined) return undefined;
  const samples = input.slice(period, period + length);
  fade(samples.subarray(0, FADE), input.subarray(0, FADE), samples.subarray(0, FADE));
  return { samples, used: length + period };
}

/**
 * Makes `length` samples out of fewer.
 *
 * @param input  at least `length` samples
 * @returns undefined if no period can be repeated unheard
 */
export function lengthen(input: Int16Array, length: number): Scaled | undefined {
  const at = length - FADE;
  const period = findPeriod(input, at, -1);
  if (period === undefined) return undefined;
  const samples = input.slice(0, length);
  fade(samples.subarray(at), input.subarray(at, length), input.subarray(at - period, length - period));
  return { samples, used: length - period };
}

/**
 * The distance at which the sound is most like that at `at`.
 *
 * @param direction  1: later, -1: earlier
 * @returns undefined if it is not like itself anywhere
 */
function findPeriod(input: Int16Array, at: number, direction: 1 | -1): number | undefined {
  const here = input.subarray(at, at + FADE);
  if (power(here) < SILENCE) return PERIOD_MAX;
  const likeness = (period: number, step: number): number => {
    const from = at + direction * period;
    return correlation(here, input.subarray(from, from + FADE), step);
  };
  let best = PERIOD_MIN;
  let most = -1;
  for (let period = PERIOD_MIN; period <= PERIOD_MAX; period += STEP) {
    const alike = likeness(period, STEP);
    if (alike > most) [best, most] = [period, alike];
  }
  const [from, until] = [Math.max(PERIOD_MIN, best - STEP), Math.min(PERIOD_MAX, best + STEP)];
  for (let period = from; period <= until; period++) {
    const alike = likeness(period, 1);
    if (alike > most) [best, most] = [period, alike];
  }
  return most >= ALIKE ? best : undefined;
}

function power(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}

function correlation(one: Int16Array, other: Int16Array, step: number): number {
  let [product, onePower, otherPower] = [0, 0, 0];
  for (let index = 0; index < one.length; index += step) {
    const [a, b] = [one[index] ?? 0, other[index] ?? 0];
    product += a * b;
    onePower += a * a;
    otherPower += b * b;
  }
  return product / Math.sqrt(onePower * otherPower || 1);
}

/** Writes what begins as `from` and ends as `to`. All three are equally long. */
function fade(into: Int16Array, from: Int16Array, to: Int16Array): void {
  for (let index = 0; index < into.length; index++) {
    const part = (index + 1) / (into.length + 1);
    into[index] = Math.round((1 - part) * (from[index] ?? 0) + part * (to[index] ?? 0));
  }
}
