import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import type { ProcessStatistics } from "./metrics.ts";

const RESOLUTION_MS = 10;
const QUANTILES = [0.5, 0.9, 0.99, 1];

/** Measures this process. */
export class ProcessWatch {
  readonly #delay: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.#delay.enable();
  }

  /** Takes the statistics; the delays are those since the last call. */
  take(): ProcessStatistics {
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const eventLoopDelay = QUANTILES.map((quantile) => ({ quantile, seconds: this.#delaySeconds(quantile) }));
    this.#delay.reset();
    return { residentBytes: rss, heapBytes: heapUsed, cpuSeconds: (user + system) / 1_000_000, eventLoopDelay };
  }

  end(): void {
    this.#delay.disable();
  }

  /** The histogram has the times between two ticks in nanoseconds; the delay is the time above the resolution. */
  #delaySeconds(quantile: number): number {
    return Math.max(0, this.#delay.percentile(quantile * 100) / 1e9 - RESOLUTION_MS / 1_000);
  }
}
