/**
 * Times functions against each other on a machine that others use too.
 *
 * All of them take turns in many short rounds. What disturbs one disturbs its
 * neighbours alike, so a ratio of times from one round means more than the
 * times do, and the median of the ratios more than any of them. The times are
 * those of the processor, garbage collection and all: the clock would count
 * what other processes do in between.
 */

export interface MeasureOptions {
  readonly rounds: number;
  /** How long each function runs in a round. */
  readonly turnMs: number;
  readonly warmUpMs: number;
}

/** What was returned last, where somebody could look: what nobody looks at may never be computed. */
export const returned: { last: unknown } = { last: undefined };

/** @returns for each function the times of a call, in nanoseconds, one a round */
export function measure(functions: readonly (() => unknown)[], options: MeasureOptions): number[][] {
  // What V8 compiled before may not fit here, and is compiled again: rounds that show it do not count.
  takeTurns(functions, { ...options, rounds: options.rounds / 2 });
  return takeTurns(functions, options);
}

function takeTurns(functions: readonly (() => unknown)[], options: MeasureOptions): number[][] {
  const counts = functions.map((run) => callsIn(run, options.turnMs));
  const times = functions.map((): number[] => []);
  for (let round = 0; round < options.rounds; round++) {
    // Another one begins each round: after a large one the garbage is collected in the turn of its neighbour.
    for (let turn = 0; turn < functions.length; turn++) {
      const index = (turn + round) % functions.length;
      const run = functions[index];
      const count = counts[index];
      if (run !== undefined && count !== undefined) times[index]?.push((timeMs(run, count) / count) * 1e6);
    }
  }
  return times;
}

/** Runs each function until it is compiled, all in turn, so that none is compiled as if it were alone. */
export function warmUp(functions: readonly (() => unknown)[], { warmUpMs }: MeasureOptions): void {
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

function callsIn(run: () => unknown, turnMs: number): number {
  let count = 1;
  while (count < 1e7 && timeMs(run, count) < turnMs / 2) count *= 2;
  return count;
}

function timeMs(run: () => unknown, count: number): number {
  const before = process.cpuUsage();
  for (let call = 0; call < count; call++) returned.last = run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
