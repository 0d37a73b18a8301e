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
  const releases = new Set<() => void>();
  while (!over.aborted) {
    const index = random.below(Math.max(1, proxy.open));
    if (random.below(2) === 0) {
      proxy.cutOne(index);
      faults.cuts += 1;
    } else {
      const hold = proxy.holdOne(index);
      const release = (): void => {
        releases.delete(release);
        hold.release();
      };
      releases.add(release);
      const goesOn = random.below(2) === 0;
      setTimeout(() => (goesOn ? release() : hold.cut()), random.below(HOLD_MS_MAX)).unref();
      faults.holds += 1;
    }
    await sleep(random.below(pauseMsMax), undefined, { signal: over }).catch(() => {});
  }
  for (const release of releases) release();
  return faults;
}
