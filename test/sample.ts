import { SeededRandom } from "../src/testing/seeded-random.ts";
import { SEED } from "./seed.ts";

/**
 * Proofs that take long. The suite runs a part of them, chosen by the seed; `CHATWIRE_FULL=1 npm test` runs them whole.
 */
const IS_FULL = process.env["CHATWIRE_FULL"] === "1";

/** Returns how often to do a thing: `full` in a full run, else `sample`. */
export function timesOf(sample: number, full: number): number {
  return IS_FULL ? full : sample;
}

/** Returns one of so many items, chosen by the seed, or all of them in a full run. There is at least one. */
export function sampleOf<T>(items: readonly T[], perSample: number): readonly T[] {
  if (IS_FULL) return items;
  const first = new SeededRandom(SEED).below(Math.min(perSample, items.length));
  return items.filter((_, index) => index % perSample === first);
}
