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

const CALIBRATION_STEPS = 250_000;

/**
 * Returns the processor time of a loop that no codec is part of, in milliseconds: how much of the processor this
 * process gets. The steps of the loop do not wait for each other, so that the loop is slowed when somebody else uses the
 * other half of the processor's core, as code like that of the codecs is, then by half. A loop in which each step waits
 * for the one before would not notice.
 */
export function calibrationMs(): number {
  return timeMs(mix, 1);
}

function mix(): number {
  let [a, b, c, d, e, f] = [1, 2, 3, 4, 5, 6];
  for (let step = 0; step < CALIBRATION_STEPS; step++) {
    a = Math.imul(a, 3) ^ step;
    b = (b + step) | 0;
    c = (c ^ step) + 7;
    d = (d - step) | 0;
    e = (e << 1) ^ step;
    f = ((f >>> 1) + step) | 0;
  }
  return a ^ b ^ c ^ d ^ e ^ f;
}
