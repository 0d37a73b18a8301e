/** What sound must be like that comes out of a call over a path with loss and jitter. */

import type { CallFigures } from "./simulated-call.ts";

/** A codec conceals for 100 ms after the last frame, and the delay of play-out at the end is not that of the beginning. */
export const LENGTH_OFF_MS_MAX = 250;
export const CONCEALED_PERCENT_MAX = 5;
/** Normalized cross-correlation with the original, in the mean. Opus alone changes a waveform a little. */
export const LIKENESS_MIN = 0.9;

/** Returns what is wrong with the sound of a call; nothing if it is as it must be. */
export function faultsOf({ longerMs, concealedPercent, likenesses, unheard, strayGapsMs }: CallFigures): string[] {
  const faults: [boolean, string][] = [
    [Math.abs(longerMs) > LENGTH_OFF_MS_MAX, `the length is off by ${longerMs.toFixed(0)} ms`],
    [concealedPercent > CONCEALED_PERCENT_MAX, `${concealedPercent.toFixed(1)} % are concealed`],
    [!(mean(likenesses) >= LIKENESS_MIN), `the cross-correlation is ${mean(likenesses).toFixed(3)}`],
    [unheard > 1, `${unheard} seconds were not heard`],
    [strayGapsMs > 0, `gaps of ${strayGapsMs} ms where no frame was missing`],
  ];
  return faults.filter(([isWrong]) => isWrong).map(([, fault]) => fault);
}

/** NaN for none. */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
