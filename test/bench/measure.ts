/**
 * Times functions. The times are those of the processor, garbage collection
 * and all: the clock would count what other processes do in between.
 */

/** What was returned last, where somebody could look: what nobody looks at may never be computed. */
export const returned: { last: unknown } = { last: undefined };

/** Runs each function until it is compiled, all in turn, so that none is compiled as if it were alone. */
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

/** How much longer the calls of one function take than those of another. */
export function medianRatio(slow: readonly number[], fast: readonly number[]): number {
  return median(slow.map((time, round) => time / (fast[round] ?? Number.NaN)));
}

/** How many calls take about so long. */
export function callsIn(run: () => unknown, turnMs: number): number {
  let count = 1;
  while (count < 1e7 && timeMs(run, count) < turnMs / 2) count *= 2;
  return count;
}

/** How many milliseconds of the processor so many calls take. */
export function timeMs(run: () => unknown, count: number): number {
  const before = process.cpuUsage();
  for (let call = 0; call < count; call++) returned.last = run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
