import { performance } from "node:perf_hooks";
import type { CancelTimer, Clock } from "./network.ts";

/** The time of this machine. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallClockMs: () => Date.now(),
  setTimer(run: () => void, delayMs: number): CancelTimer {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  runAtEndOfTick: (run) => void setImmediate(run),
};
