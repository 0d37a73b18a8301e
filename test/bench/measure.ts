/**
 * Times functions in processor time, which includes garbage collection but not
 * the work of other processes.
 */

/** The last result. Exported, so that the compiler cannot omit computing it. */
export const returned: { last: unknown } = { last: undefined };

/** Runs each function until it is compiled. Alternates between them, so that V8's type feedback covers all of them. */
export function warmUp(functions: readonly (() => unknown)[], warmUpMs: number): void {
  const pieces = 4;
  for (let piece = 0; piece < pieces; piece++) {
    for (const run of functions) {
      let leftMs = warmUpMs / pieces;
      while (leftMs > 0) leftMs -= timeMs(run, 20);
    }
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >>> 1] ?? Number.NaN;
}

/** Returns the median, over all rounds, of how many times longer `slow` took than `fast`. */
export function medianRatio(slow: readonly number[], fast: readonly number[]): number {
  return median(slow.map((time, round) => time / (fast[round] ?? Number.NaN)));
}

/** Returns how many calls take about `turnMs`. */
export function callsIn(run: () => unknown, turnMs: number): number {
  let count = 1;
  while (count < 1e7 && timeMs(run, count) < turnMs / 2) count *= 2;
  return count;
}

/** Returns the processor time of `count` calls, in milliseconds. */
export function timeMs(run: () => unknown, count: number): number {
  const before = process.cpuUsage();
  for (let call = 0; call < count; call++) returned.last = run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const CALIBRATION_BYTES = 65_536;
const CALIBRATION_ROUNDS = 8;
const calibrated = new Uint8Array(CALIBRATION_BYTES);

/** Returns the processor time of a loop over bytes, in milliseconds: how steady the machine itself is. */
export function calibrationMs(): number {
  return timeMs(mixBytes, CALIBRATION_ROUNDS);
}

function mixBytes(): number {
  let mixed = 1;
  for (let index = 0; index < CALIBRATION_BYTES; index++) {
    mixed = Math.imul(mixed ^ (calibrated[index] ?? 0), 0x01000193);
    calibrated[index] = mixed;
  }
  return mixed;
}
