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

const CALIBRATION_CALLS = 100;
const CALIBRATION_STEPS = 1_000;
let mixed = 1;

/**
 * Returns how much of the processor's core this process gets: the time of a loop whose steps do not wait for each other,
 * divided by that of one whose steps do. If something else uses the other half of the core, the first loop takes 1.8
 * times as long, as code like that of the codecs does, and the second one hardly longer. The quotient does not depend on
 * the processor's clock. The median of three, as an interrupt may fall into one.
 */
export function crowding(): number {
  return median([quotient(), quotient(), quotient()]);
}

function quotient(): number {
  const startMs = performance.now();
  mixFreely();
  const middleMs = performance.now();
  mixInOrder();
  return (middleMs - startMs) / (performance.now() - middleMs);
}

function mixFreely(): void {
  for (let call = 0; call < CALIBRATION_CALLS; call++) mixed = freeSteps(mixed);
}

function mixInOrder(): void {
  for (let call = 0; call < CALIBRATION_CALLS; call++) mixed = orderedSteps(mixed);
}

function freeSteps(first: number): number {
  let a = first;
  let b = 2;
  let c = 3;
  let d = 4;
  let e = 5;
  let f = 6;
  for (let step = 0; step < CALIBRATION_STEPS; step++) {
    a = Math.imul(a, 3) ^ step;
    b = (b + step) | 0;
    c = (c ^ step) | 1;
    d = (d - step) | 0;
    e = (e << 1) ^ step;
    f = ((f >>> 1) + step) | 0;
  }
  return a ^ b ^ c ^ d ^ e ^ f;
}

function orderedSteps(first: number): number {
  let mixed = first;
  for (let step = 0; step < CALIBRATION_STEPS; step++) mixed = Math.imul(mixed ^ step, 0x01000193);
  return mixed;
}
