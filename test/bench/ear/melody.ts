/**
 * Sound whose delay can be measured: a tone whose pitch rises and falls. A part of it is like the whole at one place only,
 * within `DELAY_MS_MAX`. It never stops: after silence, a codec takes a while to follow.
 */

export const SAMPLES_PER_SECOND = 48_000;

/** The pitch comes again after 1 s / `TURNS_HZ`; so much delay can be measured. */
export const DELAY_MS_MAX = 600;
const MIDDLE_HZ = 300;
const WIDTH_HZ = 150;
const TURNS_HZ = 1.3;
const AMPLITUDE = 8_000;
/** A part is looked for in each second. */
const PART_SAMPLES = SAMPLES_PER_SECOND / 5;
/** Every eighth sample is compared: the pitches are far below 3 kHz. */
const STEP = 8;
/** A sample is heard if it is louder than the noise of a codec. */
const AUDIBLE = AMPLITUDE / 50;
/** The length of a piece that is looked at for a gap: longer than a period of the lowest pitch. */
export const GAP_MS = 10;
const GAP_SAMPLES = (SAMPLES_PER_SECOND * GAP_MS) / 1_000;
/** How much a place must be like a part to pass for it. */
const LIKENESS_MIN = 0.5;

export function melodyOf(seconds: number): Int16Array {
  let phase = 0;
  return Int16Array.from({ length: seconds * SAMPLES_PER_SECOND }, (_, index) => {
    const turn = 2 * Math.PI * TURNS_HZ * (index / SAMPLES_PER_SECOND);
    phase += (2 * Math.PI * (MIDDLE_HZ + WIDTH_HZ * Math.sin(turn))) / SAMPLES_PER_SECOND;
    return AMPLITUDE * Math.sin(phase);
  });
}

/** A part of the sound, where it was found in what is heard. */
export interface HeardPart {
  readonly delayMs: number;
  /** Normalized cross-correlation with the original at that place, from `LIKENESS_MIN` to 1. */
  readonly likeness: number;
}

/**
 * How long after it was made a part of each second of `melodyOf` is heard, and how much it is like the original.
 *
 * @param heardMs  when each of these samples is heard, on the clock whose 0 is when the first sample was made; ascending
 * @returns for each second; undefined if the part was not found
 */
export function partsOf(
  seconds: number,
  heard: Int16Array,
  heardMs: (sample: number) => number,
): (HeardPart | undefined)[] {
  const made = melodyOf(seconds);
  return Array.from({ length: seconds }, (_, second) => {
    const at = (second + 0.5) * SAMPLES_PER_SECOND;
    const part = made.subarray(at, at + PART_SAMPLES);
    const madeMs = (at * 1_000) / SAMPLES_PER_SECOND;
    const from = firstFrom(heard.length, heardMs, madeMs);
    const until = Math.min(firstFrom(heard.length, heardMs, madeMs + DELAY_MS_MAX), heard.length - PART_SAMPLES);
    let [best, likeness] = [-1, LIKENESS_MIN];
    for (let place = from; place < until; place += STEP) {
      const alike = correlation(part, heard, place);
      if (alike > likeness) [best, likeness] = [place, alike];
    }
    return best < 0 ? undefined : { delayMs: heardMs(best) - madeMs, likeness };
  });
}

/** The samples from the first one that is heard to the last; none if there is only silence. */
export function extentOf(heard: Int16Array): { readonly from: number; readonly to: number } {
  const from = heard.findIndex((sample) => Math.abs(sample) >= AUDIBLE);
  const to = heard.findLastIndex((sample) => Math.abs(sample) >= AUDIBLE) + 1;
  return from < 0 ? { from: 0, to: 0 } : { from, to };
}

/**
 * Where the sound of the melody, which never stops, is missing: pieces between the first and the last sample that is heard
 * with less than a quarter of its power.
 *
 * @returns the first sample of each piece, which has `GAP_MS`
 */
export function gapsOf(heard: Int16Array): number[] {
  const { from, to } = extentOf(heard);
  const gaps: number[] = [];
  for (let at = from; at + GAP_SAMPLES <= to; at += GAP_SAMPLES) {
    let power = 0;
    for (const sample of heard.subarray(at, at + GAP_SAMPLES)) power += sample * sample;
    if (power / GAP_SAMPLES < (AMPLITUDE * AMPLITUDE) / 2 / 4) gaps.push(at);
  }
  return gaps;
}

/** The first sample that is heard at a time or later. */
function firstFrom(length: number, heardMs: (sample: number) => number, timeMs: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (heardMs(middle) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function correlation(part: Int16Array, heard: Int16Array, from: number): number {
  let [product, partPower, heardPower] = [0, 0, 0];
  for (let at = 0; at < part.length; at += STEP) {
    const [a, b] = [part[at] ?? 0, heard[from + at] ?? 0];
    product += a * b;
    partPower += a * a;
    heardPower += b * b;
  }
  return product / Math.sqrt(partPower * heardPower || 1);
}
