import { join } from "node:path";
import * as assert from "uvu/assert";
import { type FileResult, type RunOptions, runFiles } from "../runner.ts";
import { suite } from "../suite.ts";

const test = suite("test runner");

/** Nothing that a fixture does takes as long, on the busiest machine. */
const OPTIONS: RunOptions = { silenceMaxMs: 40_000, runDeadlineMs: 50_000, parallel: 3 };
const FIXTURES = [
  "open-handle.ts",
  "passing.ts",
  "failing.ts",
  "slow-test.ts",
  "computing.ts",
  "computing-at-once.ts",
  "throwing.ts",
  "no-tests.ts",
  "no-suites.ts",
  "failing-before.ts",
  "failing-after.ts",
  "exiting.ts",
  "late-rejection.ts",
  "leftover.ts",
];

let results: FileResult[] = [];
let stuck: FileResult[] = [];
let cutShort: FileResult[] = [];

// All at once, because most of their time they wait; each test looks at its own.
test.before(async () => {
  [results, stuck, cutShort] = await Promise.all([
    runFixtures(FIXTURES, OPTIONS),
    runFixtures(["stuck.ts"], { ...OPTIONS, silenceMaxMs: 8_000 }),
    runFixtures(["stuck.ts", "passing.ts"], { ...OPTIONS, runDeadlineMs: 3_000, parallel: 1 }),
  ]);
});

function runFixtures(names: readonly string[], options: RunOptions): Promise<FileResult[]> {
  return runFiles(
    names.map((name) => join(import.meta.dirname, "fixtures", name)),
    options,
  );
}

function resultOf(fixture: string): FileResult {
  const result = results[FIXTURES.indexOf(fixture)];
  if (result === undefined) throw new Error(`There is no result of ${fixture}.`);
  return result;
}

/** Asserts that the file failed once, and how. */
function assertFails(result: FileResult | undefined, name: string | undefined, text: RegExp): void {
  assert.equal(
    result?.failures.map((failure) => failure.name),
    [name],
  );
  assert.match(result?.failures[0]?.text ?? "", text);
}

test("passing-file-passes-and-waits-for-its-top-level", () => {
  const { failures, passed } = resultOf("passing.ts");
  assert.equal(failures, []);
  assert.is(passed, 2);
});

test("failing-test-is-named-and-the-others-count", () => {
  assertFails(resultOf("failing.ts"), "failing > two-is-three", /failing\.ts:6/);
  assert.is(resultOf("failing.ts").passed, 1);
});

test("test-that-waits-past-its-time-limit-fails", () =>
  assertFails(resultOf("slow-test.ts"), "slow test > waits-for-what-never-comes", /took longer than its 50 ms/));

test("test-that-computes-past-its-limit-fails-once-and-its-file-ends", () =>
  assertFails(resultOf("computing.ts"), "computing > goes-on-for-ever", /took more than its 50 ms of computing/));

test("test-that-computed-past-its-limit-before-anybody-could-look-fails", () =>
  assertFails(resultOf("computing-at-once.ts"), "computing at once > ends-too-late", /its 50 ms of computing/));

test("test-that-never-yields-is-killed-and-named", () =>
  assertFails(stuck[0], undefined, /killed while "stuck > never-yields" was running/));

test("every-report-gives-a-file-more-time", () => {
  assert.is(stuck[0]?.passed, 1);
  // Silence of 8 seconds ended it, and it came after a test of one second.
  assert.ok((stuck[0]?.durationMs ?? 0) > 8_900);
});

test("open-handle-fails-the-file", () => {
  assertFails(resultOf("open-handle.ts"), undefined, /something is open: .*TCPServerWrap/);
  assert.is(resultOf("open-handle.ts").passed, 1);
});

test("file-that-throws-fails", () => {
  assertFails(resultOf("throwing.ts"), undefined, /Exited with 1 before its tests ended/);
  assert.match(resultOf("throwing.ts").output, /thrown while the file was evaluated/);
});

test("file-without-tests-fails", () => assertFails(resultOf("no-tests.ts"), undefined, /Ran no tests/));

test("file-without-suites-fails", () => assertFails(resultOf("no-suites.ts"), undefined, /before its tests ended/));

test("throwing-before-hook-fails-the-file", () => {
  const { failures, passed } = resultOf("failing-before.ts");
  assert.is(passed, 0);
  assert.is(failures[0]?.name, "failing before > before hook");
});

test("throwing-after-hook-fails-the-file-and-no-test-is-lost", () => {
  const { failures, passed } = resultOf("failing-after.ts");
  assert.is(passed, 2);
  assert.is(failures.length, 2);
  assert.is(failures[0]?.name, "failing after > after.each hook");
});

test("exit-in-the-middle-fails-and-names-the-test", () =>
  assertFails(resultOf("exiting.ts"), undefined, /before its tests ended while "exiting > ends-the-process"/));

test("rejection-that-nobody-handles-fails-the-file", () => {
  assertFails(resultOf("late-rejection.ts"), undefined, /Exited with 1/);
  assert.match(resultOf("late-rejection.ts").output, /nobody was waiting/);
});

// It holds the output open: without its end the file would be silent for too long.
test("process-left-behind-is-ended", () => assert.equal(resultOf("leftover.ts").failures, []));

test("run-deadline-ends-what-runs-and-fails-what-waits", () => {
  assertFails(cutShort[0], undefined, /killed at the end of the run/);
  assertFails(cutShort[1], undefined, /over before this file's turn/);
});
