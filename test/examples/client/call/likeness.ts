/** Every 48th sample is compared with every 48th place: pitches below 500 Hz survive that. */
const STEP = 8;
/** Sound arrives at most this much later than it was made. */
const LAG_MAX = 48_000;
const LAG_STEP = 8;

/**
 * How much a recording is like what was said: the greatest of the normalised cross-correlations over all lags up to a
 * second, 1 if they are equal.
 */
export function likeness(said: Int16Array, heard: Int16Array): number {
  let greatest = 0;
  for (let lag = -LAG_MAX; lag <= LAG_MAX; lag += LAG_STEP)
    greatest = Math.max(greatest, correlation(said, heard, lag));
  return greatest;
}

/** @param lag  in samples: how much later `heard` has the same */
function correlation(said: Int16Array, heard: Int16Array, lag: number): number {
  let [product, saidPower, heardPower] = [0, 0, 0];
  for (let at = Math.max(0, -lag); at < said.length && at + lag < heard.length; at += STEP) {
    const [one, other] = [said[at] ?? 0, heard[at + lag] ?? 0];
    product += one * other;
    saidPower += one * one;
    heardPower += other * other;
  }
  return product / Math.sqrt(saidPower * heardPower || 1);
}
