import { join } from "node:path";
import * as assert from "uvu/assert";
import { type FileResult, type RunOptions, runFiles } from "../runner.ts";
import { suite } from "../suite.ts";

const test = suite("test runner");

/** Longer than any fixture needs, even on a busy machine. */
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
let aborted: FileResult[] = [];

// All fixtures run at once, because they mostly wait. Each test examines the result of one.
test.before(async () => {
  [results, stuck, aborted] = await Promise.all([
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
  if (result === undefined) throw new Error(`${fixture} has no result.`);
  return result;
}

/** Asserts that the file has one failure, with this name and text. */
function assertFails(result: FileResult | undefined, name: string | undefined, text: RegExp): void {
  assert.equal(
    result?.failures.map((failure) => failure.name),
    [name],
  );
  assert.match(result?.failures[0]?.text ?? "", text);
}

test("file-with-top-level-await-passes", () => {
  const { failures, passed } = resultOf("passing.ts");
  assert.equal(failures, []);
  assert.is(passed, 2);
});

test("failing-test-is-named-and-other-tests-pass", () => {
  assertFails(resultOf("failing.ts"), "failing > two-is-three", /failing\.ts:6/);
  assert.is(resultOf("failing.ts").passed, 1);
});

test("test-that-waits-longer-than-its-time-limit-fails", () =>
  assertFails(resultOf("slow-test.ts"), "slow test > waits-forever", /took longer than its 50 ms/));

test("test-that-exceeds-its-processor-time-fails-once-and-its-file-ends", () =>
  assertFails(resultOf("computing.ts"), "computing > computes-forever", /used more than its 50 ms of processor time/));

test("test-that-exceeded-its-processor-time-without-yielding-fails", () =>
  assertFails(resultOf("computing-at-once.ts"), "computing at once > ends-late", /its 50 ms of processor time/));

test("test-that-never-yields-is-killed-and-named", () =>
  assertFails(stuck[0], undefined, /killed while "stuck > never-yields" was running/));

test("every-report-restarts-the-wait-for-the-next", () => {
  assert.is(stuck[0]?.passed, 1);
  // Its first test took one second. It was killed after 8 further seconds without a report.
  assert.ok((stuck[0]?.durationMs ?? 0) > 8_900);
});

test("open-handle-fails-the-file", () => {
  assertFails(resultOf("open-handle.ts"), undefined, /these resources are open: .*TCPServerWrap/);
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

test("throwing-after-hook-fails-the-file-and-all-tests-run", () => {
  const { failures, passed } = resultOf("failing-after.ts");
  assert.is(passed, 2);
  assert.is(failures.length, 2);
  assert.is(failures[0]?.name, "failing after > after.each hook");
});

test("exit-during-a-test-fails-and-names-the-test", () =>
  assertFails(resultOf("exiting.ts"), undefined, /before its tests ended while "exiting > ends-the-process"/));

test("unhandled-rejection-fails-the-file", () => {
  assertFails(resultOf("late-rejection.ts"), undefined, /Exited with 1/);
  assert.match(resultOf("late-rejection.ts").output, /rejected without a handler/);
});

// The process keeps the output open. If it were not ended, the file would exceed the time without a report.
test("process-that-a-file-leaves-behind-is-ended", () => assert.equal(resultOf("leftover.ts").failures, []));

test("run-deadline-ends-running-files-and-fails-waiting-files", () => {
  assertFails(aborted[0], undefined, /killed at the end of the run/);
  assertFails(aborted[1], undefined, /run ended before this file started/);
});
