import { join } from "node:path";
import * as assert from "uvu/assert";
import { type FileResult, runFiles } from "../runner.ts";
import { suite } from "../suite.ts";

const test = suite("test runner", { timeLimitMs: 60_000 });

async function run(fixture: string, fileDeadlineMs = 30_000): Promise<FileResult> {
  const path = join(import.meta.dirname, "fixtures", fixture);
  const [result] = await runFiles([path], { fileDeadlineMs, runDeadlineMs: 50_000, parallel: 1 });
  assert.ok(result);
  return result;
}

/** Asserts that the file failed once, and how. */
async function assertFails(fixture: string, name: string | undefined, text: RegExp, deadlineMs?: number) {
  const result = await run(fixture, deadlineMs);
  assert.equal(
    result.failures.map((failure) => failure.name),
    [name],
  );
  assert.match(result.failures[0]?.text ?? "", text);
  return result;
}

test("passing-file-passes-and-waits-for-its-top-level", async () => {
  const result = await run("passing.ts");
  assert.equal(result.failures, []);
  assert.is(result.passed, 2);
});

test("failing-test-is-named-and-the-others-count", async () => {
  const result = await assertFails("failing.ts", "failing > two-is-three", /failing\.ts:6/);
  assert.is(result.passed, 1);
});

test("test-over-its-time-limit-fails", () =>
  assertFails("slow-test.ts", "slow test > waits-for-what-never-comes", /took longer than its 50 ms/));

test("test-that-never-yields-is-killed-and-named", () =>
  assertFails("spinning.ts", undefined, /killed while "spinning > never-yields" was running/, 8_000));

test("open-handle-fails-the-file", async () => {
  const result = await assertFails("open-handle.ts", undefined, /something is open: .*TCPServerWrap/);
  assert.is(result.passed, 1);
});

test("file-that-throws-fails", async () => {
  const result = await assertFails("throwing.ts", undefined, /Exited with 1 before its tests ended/);
  assert.match(result.output, /thrown while the file was evaluated/);
});

test("file-without-tests-fails", () => assertFails("no-tests.ts", undefined, /Ran no tests/));

test("file-without-suites-fails", () => assertFails("no-suites.ts", undefined, /before its tests ended/));

test("throwing-before-hook-fails-the-file", async () => {
  const result = await run("failing-before.ts");
  assert.is(result.passed, 0);
  assert.is(result.failures[0]?.name, "failing before > before hook");
});

test("throwing-after-hook-fails-the-file-and-no-test-is-lost", async () => {
  const result = await run("failing-after.ts");
  assert.is(result.passed, 2);
  assert.is(result.failures.length, 2);
  assert.is(result.failures[0]?.name, "failing after > after.each hook");
});

test("exit-in-the-middle-fails-and-names-the-test", () =>
  assertFails("exiting.ts", undefined, /before its tests ended while "exiting > ends-the-process"/));

test("rejection-that-nobody-handles-fails-the-file", async () => {
  const result = await assertFails("late-rejection.ts", undefined, /Exited with 1/);
  assert.match(result.output, /nobody was waiting/);
});

test("process-left-behind-is-ended", async () => {
  // It holds the output open, so without its end this would run into the deadline.
  const result = await run("leftover.ts");
  assert.equal(result.failures, []);
});

test("run-deadline-ends-what-runs-and-fails-what-waits", async () => {
  const paths = ["spinning.ts", "passing.ts"].map((name) => join(import.meta.dirname, "fixtures", name));
  const results = await runFiles(paths, { fileDeadlineMs: 30_000, runDeadlineMs: 3_000, parallel: 1 });
  assert.match(results[0]?.failures[0]?.text ?? "", /killed at the end of the run/);
  assert.match(results[1]?.failures[0]?.text ?? "", /over before this file's turn/);
});
