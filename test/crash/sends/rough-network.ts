import { setTimeout as sleep } from "node:timers/promises";
import type { SeededRandom } from "../../../src/testing/seeded-random.ts";
import type { CuttingProxy } from "../../client/connection/cutting-proxy.ts";

/** The longest time for which a connection is half-open. */
const HOLD_MS_MAX = 6_000;

/** Faults of a network. */
export interface Faults {
  cuts: number;
  holds: number;
}

export interface DisturbOptions {
  readonly random: SeededRandom;
  /** The longest pause between two faults. */
  readonly pauseMsMax: number;
  readonly over: AbortSignal;
}

/**
 * Cuts random connections of a proxy, or holds them half-open for a while. Of the latter, some are cut then, and others go
 * on: what was sent meanwhile arrives late, even if its sender has been killed. Ends when `over` is aborted.
 */
export async function disturb(proxy: CuttingProxy, { random, pauseMsMax, over }: DisturbOptions): Promise<Faults> {
  const faults: Faults = { cuts: 0, holds: 0 };
  const ends = new Set<() => void>();
  while (!over.aborted) {
    const index = random.below(Math.max(1, proxy.open));
    if (random.below(2) === 0) {
      proxy.cutOne(index);
      faults.cuts += 1;
    } else {
      const { release, cut } = proxy.holdOne(index);
      const goesOn = random.below(2) === 0;
      const timer = setTimeout(() => {
        ends.delete(end);
        if (goesOn) release();
        else cut();
      }, random.below(HOLD_MS_MAX));
      const end = (): void => {
        clearTimeout(timer);
        release();
      };
      ends.add(end);
      faults.holds += 1;
    }
    await sleep(random.below(pauseMsMax), undefined, { signal: over }).catch(() => {});
  }
  for (const end of ends) end();
  return faults;
}
