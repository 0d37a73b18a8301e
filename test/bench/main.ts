/**
 * `npm run bench:codec`: times our codecs against others, and prints a table for
 * each operation, then a line for each target. The exit code is 1 if one is not met.
 *
 * - `--processes 3`  how many processes each subject gets, one after the other, and of how many that run at the same
 *   time the spread is measured; default 10
 * - `--only "tile decode"`  only samples and operations whose name contains this
 * - `--quick`  checks only that the bench runs
 *
 * It takes a quarter of an hour, on a machine that does other work up to an hour. SIGINT or SIGTERM ends it: the tables
 * are then those of the processes that had ended.
 */

import { parseArgs } from "node:util";

// msgpackr reads this when it is loaded in its subject's process. No codec here uses native code.
process.env["MSGPACKR_NATIVE_ACCELERATION_DISABLED"] = "true";

const { runBench } = await import("./run-bench.ts");

const { values } = parseArgs({
  options: {
    processes: { type: "string", default: "10" },
    only: { type: "string", default: "" },
    quick: { type: "boolean", default: false },
  },
});
const { quick, only } = values;
const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interrupted.abort());
const processes = Number(values.processes);
const options = quick
  ? { processes: 1, rounds: 1, turnMs: 0.1, warmUpMs: 0.1, waitMs: 0, only }
  : {
      processes,
      rounds: 11,
      turnMs: 10,
      warmUpMs: 100,
      waitMs: 300_000,
      only,
      signal: interrupted.signal,
      onStep: (step: string) => console.error(step),
    };
const targets = await runBench(options, console.log);
if (!quick) {
  console.log();
  for (const { text, isMet } of targets) console.log(`${isMet ? "met    " : "not met"} ${text}`);
  const met = targets.filter(({ isMet }) => isMet).length;
  console.log(`${met} of ${targets.length} targets met`);
  process.exitCode = met === targets.length ? 0 : 1;
}
