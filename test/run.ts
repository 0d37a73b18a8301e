/**
 * Runs the tests: `npm test`, or `npm test -- wire/ replay` for the files whose
 * path contains one of the words. The last line is `N passed, N failed`.
 */

import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { compile } from "./compiled-sources.ts";
import { type FileResult, runFiles } from "./runner.ts";
import { timesOf } from "./sample.ts";
import { SEED } from "./seed.ts";

/** More than the time limit of any test, of those that run in a sample and of those that run whole. */
const SILENCE_MAX_MS = timesOf(450_000, 1_000_000);
const RUN_DEADLINE_MS = timesOf(900_000, 14_400_000);
/** Exceeds the number of processors, because these files wait sometimes. */
const PARALLEL = 3;
const FAILURES_SHOWN_MAX = 30;
const FAILURE_LINES_MAX = 40;
const SLOWEST_SHOWN = 10;

/** How the paths of the slowest files begin, slowest first. They start first, so that none runs alone at the end. */
const SLOW = [
  "package/",
  "docs/programs",
  "chat/privacy-model",
  "codegen/hostile-schemas",
  "docs/",
  "bench/",
  "server/hostile/mutated-traffic",
  "examples/client/",
  "store/postgres/",
  "store/sqlite/",
  "sim/peer/renewals",
  "codegen/generate",
  "verify/",
  "examples/",
  "differential/",
  "crash/",
  "testing/",
  "sim/peer/reliable/",
  "growth/",
  "client/",
  "server/",
  "sim/",
];

/** How the paths of files begin that wait most of their time, longest first. They run one at a time, beside the others. */
const WAITING = [
  "lab/lab",
  "verify/server/server-suite",
  "bench/attack/",
  "bench/server/",
  "verify/client/client-mutants",
  "attack/",
  "crash/crash",
  "cluster/kills",
  "cuts/",
  "stops/",
  "bench/flood/",
  "soak/files/",
  "architecture/runner",
];

/** Files that measure response times or the memory of a process, or let people hear each other. They run one at a time, after all others. */
const ALONE = [
  "examples/demo/",
  "server/hostile/stalled-clients",
  "server/hostile/slow-readers",
  "server/hostile/greedy-client",
];

const root = join(import.meta.dirname, "..");
const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interrupted.abort());

const paths = findTestFiles(process.argv.slice(2));
// Coverage is that of the source, so it is measured without compiling.
await using _compiled = process.env["NODE_V8_COVERAGE"] === undefined ? await compile(paths) : undefined;
const alone = paths.filter((path) => isAmong(ALONE, path));
const waiting = paths.filter((path) => isAmong(WAITING, path)).sort((a, b) => rankIn(WAITING, a) - rankIn(WAITING, b));
const others = paths.filter((path) => !isAmong([...ALONE, ...WAITING], path));
const results = [...(await Promise.all([run(others, PARALLEL), run(waiting, 1)])).flat(), ...(await run(alone, 1))];
printFailures(results);
printSlowest(results);
printTotal(results);

function run(files: readonly string[], parallel: number): Promise<FileResult[]> {
  return runFiles(files, {
    silenceMaxMs: SILENCE_MAX_MS,
    runDeadlineMs: RUN_DEADLINE_MS,
    signal: interrupted.signal,
    onResult: printResult,
    parallel,
  });
}

function findTestFiles(filters: readonly string[]): string[] {
  return readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .map((path) => join("test", path))
    .filter((path) => path.endsWith(".test.ts"))
    .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)))
    .sort()
    .map((path) => join(root, path))
    .sort((a, b) => rankIn(SLOW, a) - rankIn(SLOW, b));
}

function isAmong(starts: readonly string[], path: string): boolean {
  return rankIn(starts, path) < starts.length;
}

/** The index of the first of the starts with which a path begins; their number if there is none. */
function rankIn(starts: readonly string[], path: string): number {
  const index = starts.findIndex((start) => short(path).startsWith(join("test", start)));
  return index < 0 ? starts.length : index;
}

function printResult({ path, passed, failures, durationMs, cpuMs, output }: FileResult): void {
  const mark = failures.length === 0 ? "ok  " : "FAIL";
  console.log(
    `${mark} ${short(path)}  ${passed} passed, ${Math.round(durationMs)} ms, ${Math.round(cpuMs)} ms of processor time`,
  );
  // What a test does not try on this machine.
  for (const [line] of output.matchAll(/\bskipped: .+$/gm)) console.log(indent(line));
}

function printFailures(all: readonly FileResult[]): void {
  let shown = 0;
  for (const { path, failures, output } of all) {
    for (const { name, text } of failures) {
      shown += 1;
      if (shown > FAILURES_SHOWN_MAX) continue;
      console.log(`\nFAIL ${short(path)}${name === undefined ? "" : `: ${name}`}  (CHATWIRE_SEED=${SEED})`);
      console.log(indent(text));
      // The text of a failed test is complete. The reason why a file failed is often in its last output.
      if (name === undefined && output.trim() !== "") console.log(`    Its output:\n${indent(output.trimEnd())}`);
    }
  }
  if (shown > FAILURES_SHOWN_MAX) console.log(`\nand ${shown - FAILURES_SHOWN_MAX} more failures`);
}

function printSlowest(all: readonly FileResult[]): void {
  if (all.length === 0) return;
  const cpuMs = all.reduce((sum, result) => sum + result.cpuMs, 0);
  console.log(`\nProcessor time of all files: ${seconds(cpuMs)}. The slowest files:`);
  for (const result of all.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, SLOWEST_SHOWN)) {
    console.log(`  ${seconds(result.durationMs)}, ${seconds(result.cpuMs)} of processor time  ${short(result.path)}`);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function printTotal(all: readonly FileResult[]): void {
  const passed = all.reduce((sum, result) => sum + result.passed, 0);
  const failed = all.reduce((sum, result) => sum + result.failures.length, 0);
  const nothingRan = passed + failed === 0;
  if (nothingRan) console.log("No test file matches these words. Nothing was tested.");
  console.log(`\n${passed} passed, ${nothingRan ? 1 : failed} failed`);
  process.exitCode = nothingRan || failed > 0 ? 1 : 0;
}

function short(path: string): string {
  return relative(root, path);
}

/** Indents the last lines, which usually say why a process stopped. */
function indent(text: string): string {
  const lines = text.split("\n");
  const left = lines.length - FAILURE_LINES_MAX;
  const kept = left > 0 ? [`... ${left} more lines`, ...lines.slice(left)] : lines;
  return kept.map((line) => `    ${line.slice(0, 400)}`).join("\n");
}
