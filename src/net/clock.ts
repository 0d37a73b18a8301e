import { performance } from "node:perf_hooks";

/** Monotonic milliseconds, the time of everything in the core. */
export function monotonicMs(): number {
  return performance.now();
}
