/** A fifth of a second. */
const PART = 9_600;
/** Of the samples, every eighth is compared: pitches below 3 kHz survive that. */
const STEP = 8;
/** How much earlier or later than in its place a part may be heard. */
const LAG_MAX = 36_000;

/**
 * How much a recording is like what was said: for each part of what was said, the greatest of its normalised
 * cross-correlations with the recording; of these, the median. 1 if they are equal. What comes late or is made up for
 * a lost frame shifts the rest, so a part may be heard earlier or later than in its place.
 */
export function likeness(said: Int16Array, heard: Int16Array): number {
  const parts: number[] = [];
  for (let at = 0; at + PART <= said.length; at += PART) parts.push(bestOf(said.subarray(at, at + PART), heard, at));
  return parts.sort((one, other) => one - other)[parts.length >> 1] ?? 0;
}

function bestOf(part: Int16Array, heard: Int16Array, at: number): number {
  let best = 0;
  for (let from = Math.max(0, at - LAG_MAX); from <= at + LAG_MAX && from + PART <= heard.length; from += STEP)
    best = Math.max(best, correlation(part, heard.subarray(from, from + PART)));
  return best;
}

function correlation(one: Int16Array, other: Int16Array): number {
  let [product, onePower, otherPower] = [0, 0, 0];
  for (let at = 0; at < one.length; at += STEP) {
    const [a, b] = [one[at] ?? 0, other[at] ?? 0];
    product += a * b;
    onePower += a * a;
    otherPower += b * b;
  }
  return product / Math.sqrt(onePower * otherPower || 1);
}
