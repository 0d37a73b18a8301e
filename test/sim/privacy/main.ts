/**
 * `npm run model`: the privacy tests, much longer than in the suite. Each run has
 * 100 seeds with 1,000 operations each; others can be given:
 *
 *     npm run model -- SEEDS OPERATIONS
 *
 * Then each planted leak is looked for, with the first seeds.
 */

import { SEED } from "../../seed.ts";
import { PLANTED_LEAKS } from "./planted-leaks.ts";
import {
  type RunOptions,
  runAbsent,
  runAnnouncing,
  runDeferred,
  runReachable,
  runTalking,
  type Violation,
} from "./run.ts";

const [seedsText = "100", operationsText = "1000"] = process.argv.slice(2);
const [seeds, operations] = [Number(seedsText), Number(operationsText)];
/** Operations of a run with a planted leak. */
const LEAK_OPERATIONS = 200;

type Run = (options: RunOptions) => Violation | undefined;

const RUNS: readonly { readonly name: string; readonly run: Run; readonly options?: Partial<RunOptions> }[] = [
  { name: "users hide and appear", run: runDeferred },
  { name: "two users hide throughout", run: runAbsent },
  { name: "everybody may be messaged", run: runReachable },
  { name: "users hide and appear between ticks", run: runDeferred, options: { ticks: "as time passes" } },
  { name: "two users hide throughout, between ticks", run: runAbsent, options: { ticks: "as time passes" } },
  { name: "a few users talk and lose their connections", run: runTalking },
  { name: "a few users announce conversations", run: runAnnouncing },
  { name: "everybody may be messaged, limits shared", run: runReachable, options: { limits: "shared" } },
  { name: "everybody may be messaged, by many", run: runReachable, options: { limits: "crowded" } },
  { name: "users hide and appear, limits shared", run: runDeferred, options: { limits: "shared", against: "model" } },
  { name: "users hide and appear, in a crowd", run: runDeferred, options: { limits: "crowded", against: "model" } },
];

for (const { name, run, options } of RUNS) {
  const tally = new Map<string, number>();
  const startMs = performance.now();
  let violations = 0;
  for (let seed = SEED; seed < SEED + seeds; seed++) {
    const violation = run({ seed, operations, tally, ...options });
    if (violation === undefined) continue;
    violations += 1;
    console.log(`seed ${seed}: the ${violation.found} disagrees: ${violation.text}`);
  }
  const refused = tally.get("refused LIMIT_REACHED") ?? 0;
  const dropped = tally.get("dropped event of a stranger") ?? 0;
  const leftOut = (tally.get("left out by a DeferredTwin") ?? 0) + (tally.get("left out by a AbsentTwin") ?? 0);
  const seconds = Math.round((performance.now() - startMs) / 1_000);
  console.log(
    `${name}: ${seeds} seeds from ${SEED}, ${operations} operations each, ${violations} violations; ` +
      `${refused} refused by limits, ${dropped} events dropped, ${leftOut} left out by twins (${seconds} s)`,
  );
  if (violations > 0) process.exitCode = 1;
}

for (const { name, plant, foundBy = ["model", "twins"] as const } of PLANTED_LEAKS) {
  const restore = plant();
  const found = foundBy.map((against) => `${against}: ${firstFinding(against)}`);
  restore();
  console.log(`planted: ${name}: ${found.join("; ")}`);
  if (found.some((text) => text.endsWith("not found"))) process.exitCode = 1;
}

function firstFinding(against: "model" | "twins"): string {
  for (let seed = SEED; seed < SEED + seeds; seed++) {
    const found = RUNS.some(({ run, options }) => {
      // Twins do not fit the last two of the runs.
      if (against === "twins" && options?.against === "model") return false;
      return run({ seed, operations: LEAK_OPERATIONS, ...options, against }) !== undefined;
    });
    if (found) return `found with seed ${seed}`;
  }
  return "not found";
}
