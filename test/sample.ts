import { SeededRandom } from "../src/testing/seeded-random.ts";
import { SEED } from "./seed.ts";

/** Whether `CHATWIRE_FULL=1` asks for every case, which takes long. */
const IS_FULL = process.env["CHATWIRE_FULL"] === "1";

/** Returns one of so many items, chosen by the seed, or all of them in a full run. There is at least one. */
export function sampleOf<T>(items: readonly T[], perSample: number): readonly T[] {
  if (IS_FULL) return items;
  const first = new SeededRandom(SEED).below(Math.min(perSample, items.length));
  return items.filter((_, index) => index % perSample === first);
}
