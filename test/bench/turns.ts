import { monitorEventLoopDelay } from "node:perf_hooks";

/** How often the turns are measured. A turn takes as long as a timer of this length is late. */
const MEASURE_MS = 10;

/** The longest turn of an event loop. */
export interface LongestTurn {
  /** By the clock. */
  readonly ms: number;
  /** The most processor time of all threads in about as long. */
  readonly cpuMs: number;
}

/**
 * Measures the turns of the event loop of this process from now on.
 *
 * @returns what returns the longest one since the last call
 */
export function watchTurns(): () => LongestTurn {
  const delays = monitorEventLoopDelay({ resolution: MEASURE_MS });
  delays.enable();
  let longestCpuMs = 0;
  let beforeMs = processCpuMs();
  setInterval(() => {
    const nowMs = processCpuMs();
    longestCpuMs = Math.max(longestCpuMs, nowMs - beforeMs);
    beforeMs = nowMs;
  }, MEASURE_MS);
  return () => {
    const longest = { ms: Math.max(0, delays.max / 1e6 - MEASURE_MS), cpuMs: longestCpuMs };
    delays.reset();
    longestCpuMs = 0;
    return longest;
  };
}

/** The processor time of all threads of this process. */
export function processCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
