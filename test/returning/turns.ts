import { existsSync, readFileSync } from "node:fs";
import { type PerformanceEntry, PerformanceObserver } from "node:perf_hooks";

/** How often the turns are measured. A turn takes as long as a timer of this length is late. */
const MEASURE_MS = 10;
/** Turns that are kept, the longest. */
const KEPT = 5;
/** A pause of the garbage collector is told a turn later. */
const TOLD_MS = 50;

/**
 * How long the main thread of this process ran and waited, in nanoseconds. Only Linux has it.
 *
 * @see https://docs.kernel.org/scheduler/sched-stats.html
 */
const SCHEDULER = "/proc/self/schedstat";
const hasScheduler = existsSync(SCHEDULER);

/** A turn of the event loop, and what its thread did in it, in milliseconds. */
export interface Turn {
  readonly tookMs: number;
  /** The thread ran. */
  readonly ranMs: number;
  /** The thread was ready to run, and other threads had the processors. */
  readonly waitedMs: number;
  /** The pauses of the garbage collector in it, the waits for a processor in them included. */
  readonly collectedMs: number;
  /** The processor time of all threads of the process. */
  readonly cpuMs: number;
}

export function describeTurn({ tookMs, ranMs, waitedMs, collectedMs, cpuMs }: Turn): string {
  const [took, ran, waited, collected, cpu] = [tookMs, ranMs, waitedMs, collectedMs, cpuMs].map((ms) => ms.toFixed(0));
  return `${took} ms: ran ${ran}, waited for a processor ${waited}, garbage collection ${collected}; all threads ${cpu}`;
}

/** What the system has counted by a moment. */
interface Counts {
  readonly atMs: number;
  readonly ranMs: number;
  readonly waitedMs: number;
  readonly cpuMs: number;
}

/** Measures the turns of the event loop of this process. */
export class Turns {
  #before = counts();
  #longest: (Omit<Turn, "collectedMs"> & { readonly endMs: number })[] = [];
  #pauses: PerformanceEntry[] = [];

  constructor() {
    new PerformanceObserver((list) => this.#pauses.push(...list.getEntries())).observe({ entryTypes: ["gc"] });
    setInterval(() => this.#measure(), MEASURE_MS);
  }

  /** Takes the longest turns since the last call, the longest first. */
  async takeLongest(): Promise<readonly Turn[]> {
    await new Promise((resolve) => setTimeout(resolve, TOLD_MS));
    const longest = this.#longest.map(({ endMs, ...turn }) => ({
      ...turn,
      collectedMs: this.#collectedMs(endMs - turn.tookMs - MEASURE_MS, endMs),
    }));
    this.#longest = [];
    this.#pauses = [];
    return longest;
  }

  #measure(): void {
    const now = counts();
    const { atMs, ranMs, waitedMs, cpuMs } = this.#before;
    this.#before = now;
    const turn = {
      tookMs: Math.max(0, now.atMs - atMs - MEASURE_MS),
      ranMs: now.ranMs - ranMs,
      waitedMs: now.waitedMs - waitedMs,
      cpuMs: now.cpuMs - cpuMs,
      endMs: now.atMs,
    };
    this.#longest = [...this.#longest, turn].sort((a, b) => b.tookMs - a.tookMs).slice(0, KEPT);
  }

  #collectedMs(fromMs: number, untilMs: number): number {
    const inside = this.#pauses.filter(({ startTime }) => startTime >= fromMs && startTime < untilMs);
    return inside.reduce((sum, { duration }) => sum + duration, 0);
  }
}

function counts(): Counts {
  const { user, system } = process.cpuUsage();
  const [ran = 0, waited = 0] = hasScheduler ? readFileSync(SCHEDULER, "latin1").split(" ").map(Number) : [];
  return { atMs: performance.now(), ranMs: ran / 1e6, waitedMs: waited / 1e6, cpuMs: (user + system) / 1_000 };
}
