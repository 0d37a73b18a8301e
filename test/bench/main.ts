/**
 * `npm run bench:codec`: times our codecs against others. The last lines are
 * `name: ratio`, how many times faster ours is. The exit code is 1 if a ratio
 * misses its target. `--quick` checks only that the bench runs.
 */

// msgpackr reads this when it is loaded in its subject's process. No codec here uses native code.
process.env["MSGPACKR_NATIVE_ACCELERATION_DISABLED"] = "true";

const { isMissed } = await import("./figures.ts");
const { runBench } = await import("./run-bench.ts");

const quick = process.argv.includes("--quick");
const options = quick ? { rounds: 1, turnMs: 0.1, warmUpMs: 0.1 } : { rounds: 100, turnMs: 1, warmUpMs: 80 };
const figures = await runBench(options, console.log);
if (!quick) {
  const missed = figures.filter(isMissed);
  for (const { name, ratio, target } of missed)
    console.error(`${name}: ${ratio.toFixed(2)}, below its target ${target}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}
