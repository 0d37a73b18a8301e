/**
 * Times our codecs against others': `npm run bench:codec`. The last lines are
 * `name: ratio`, how many times as fast ours is. Ends with 1 where one is less
 * than what is asked for. With `--quick` it only shows that it runs.
 */

// Read by msgpackr when it is loaded, in a process of its own: nothing here has native code.
process.env["MSGPACKR_NATIVE_ACCELERATION_DISABLED"] = "true";

const { isMissed } = await import("./figures.ts");
const { runBench } = await import("./run-bench.ts");

const quick = process.argv.includes("--quick");
const options = quick ? { rounds: 1, turnMs: 0.1, warmUpMs: 0.1 } : { rounds: 100, turnMs: 1, warmUpMs: 80 };
const figures = await runBench(options, console.log);
if (!quick) {
  const missed = figures.filter(isMissed);
  for (const { name, ratio, target } of missed) console.error(`${name}: ${ratio.toFixed(2)}, less than ${target}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}
