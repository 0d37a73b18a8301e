import { performance } from "node:perf_hooks";

/** Monotonic milliseconds, the time of everything in the core. */
export function monotonicMs(): number {
  return performance.now();
}

/** Milliseconds since 1970. Goes back when the clock is set back. */
export function wallClockMs(): number {
  return Date.now();
}

/** A time that was told, in milliseconds since 1970. */
export function dateOf(ms: number): Date {
  return new Date(ms);
}
