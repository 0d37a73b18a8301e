/**
 * A wrapper around uvu's `suite` that adds:
 *
 * - all suites of a file run as soon as the file is evaluated;
 * - every test and hook has time limits, and the error for exceeding one names it;
 * - a hook that throws fails the file (with uvu alone the tests are skipped and
 *   the file passes);
 * - a file that leaves a resource open fails instead of hanging;
 * - results go to test/run.ts if it started the file.
 *
 * To run one file alone: `node --import tsx test/x.test.ts`.
 */

import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { suite as createSuite } from "uvu";
import { withSources } from "./results/compiled-stacks.ts";
import { processorTimeMs } from "./results/processor-time.ts";
import { report } from "./results/report.ts";
import { SEED } from "./seed.ts";
import { TimeLimitError, type TimeLimits, withinLimits } from "./time-limits.ts";

/** How long a file may take to exit after its last test. */
const EXIT_TIME_LIMIT_MS = 6_000;
/** A line of a stack that does not help to find the failure. */
const FOREIGN_FRAME = /^\s+at .*(?:node_modules\/uvu\/|test\/(?:suite|time-limits)\.ts|node:internal\/)/;

type Body = () => unknown;

interface Hook {
  (body: Body): void;
  each(body: Body): void;
}

export interface Suite {
  /** Registers a test, named by the behaviour it shows: "replayed-datagram-is-dropped". */
  (name: string, body: Body, limits?: TimeLimits): void;
  /** Runs once before the first test; `before.each` runs before every test. */
  readonly before: Hook;
  /** Runs once after the last test; `after.each` runs after every test, passed or failed. */
  readonly after: Hook;
}

/** The progress of this file. */
const file = {
  queued: [] as Array<() => void>,
  suitesLeft: 0,
  testsRegistered: 0,
  testsLeft: 0,
  failed: false,
  late: false,
};

export function suite(suiteName: string, suiteLimits: TimeLimits = {}): Suite {
  const inner = createSuite(suiteName);
  const names = new Set<string>();

  const register = (name: string, body: Body, limits: TimeLimits = {}): void => {
    if (names.has(name)) throw new Error(`The suite "${suiteName}" has two tests named "${name}".`);
    names.add(name);
    file.testsRegistered += 1;
    file.testsLeft += 1;
    const fullName = `${suiteName} > ${name}`;
    inner(name, async () => {
      void report({ kind: "started", name: fullName });
      await recorded(fullName, body, { ...suiteLimits, ...limits });
      file.testsLeft -= 1;
      void report({ kind: "passed", name: fullName });
    });
  };

  const named = (hook: string) => `${suiteName} > ${hook} hook`;
  // If a `before` throws, uvu fails the test or leaves the suite, as wanted.
  const throwing = (hook: string, body: Body) => () => recordedHook(named(hook), body, suiteLimits);
  // If an `after` throws, uvu skips the tests that are left, so the failure is only recorded.
  const quiet = (hook: string, body: Body) => () => recordedHook(named(hook), body, suiteLimits).catch(() => undefined);

  const before = (body: Body): void => inner.before(throwing("before", body));
  before.each = (body: Body): void => inner.before.each(throwing("before.each", body));
  const after = (body: Body): void => inner.after(quiet("after", body));
  after.each = (body: Body): void => inner.after.each(quiet("after.each", body));

  queue(() => {
    inner.after(endSuite);
    inner.run();
  });
  return Object.assign(register, { before, after });
}

/** Runs all suites once the test file is evaluated, including its top-level awaits. */
function queue(run: () => void): void {
  file.queued.push(run);
  file.suitesLeft += 1;
  if (file.queued.length > 1) return;
  const started = pathToFileURL(realpathSync(process.argv[1] ?? "")).href;
  import(started).then(
    () => {
      void report({ kind: "registered", tests: file.testsRegistered });
      for (const start of file.queued) start();
    },
    () => undefined, // Node prints why it could not evaluate the file.
  );
}

async function recorded(name: string, body: Body, limits: TimeLimits): Promise<void> {
  try {
    await withinLimits(name, body, limits);
  } catch (error) {
    file.failed = true;
    file.late ||= error instanceof TimeLimitError;
    void report({ kind: "failed", name, text: describe(error) });
    throw error;
  }
}

/** Like `recorded`, and prints the failure, because uvu prints only failures of tests. */
async function recordedHook(name: string, body: Body, limits: TimeLimits): Promise<void> {
  try {
    await recorded(name, body, limits);
  } catch (error) {
    console.error(`\nThe ${name} failed.\n${describe(error)}`);
    throw error;
  }
}

function endSuite(): void {
  file.suitesLeft -= 1;
  if (file.suitesLeft > 0) return;
  const reported = report({ kind: "ended", cpuMs: processorTimeMs() });
  // A test that exceeded its limit may still be running. It has failed already, so the file does not wait for it.
  if (file.late) void reported.then(() => setImmediate(() => process.exit(1)));
  // Not referenced, so it fires only if something else keeps the process alive.
  setTimeout(failAsOpen, EXIT_TIME_LIMIT_MS).unref();
}

async function failAsOpen(): Promise<void> {
  const resources = process.getActiveResourcesInfo().join(", ");
  console.error(`Still open ${EXIT_TIME_LIMIT_MS} ms after the last test: ${resources}`);
  await report({ kind: "open", resources });
  process.exit(1);
}

/** A text with uvu's comparison, the message, the frames of our own code, and the cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return `Thrown: ${inspect(error)}`;
  const stack = withSources(error.stack ?? "");
  const text = stack.includes(error.message) ? stack : `${error.message}\n${stack}`;
  const parts = [
    text
      .split("\n")
      .filter((line) => !FOREIGN_FRAME.test(line))
      .join("\n"),
  ];
  if ("details" in error && typeof error.details === "string") parts.unshift(error.details);
  if (error.cause !== undefined) parts.push(`Cause: ${withSources(inspect(error.cause))}`);
  return parts.join("\n");
}

// uvu sets the exit code from its own counts, so this correction runs last.
process.on("exit", () => {
  if (!file.failed && file.testsLeft === 0 && file.suitesLeft === 0) return;
  process.exitCode = process.exitCode || 1;
  const left = `${file.testsLeft} of ${file.testsRegistered} tests did not pass`;
  console.error(`Failed: ${file.testsLeft > 0 ? left : "a hook threw"}. CHATWIRE_SEED=${SEED}`);
});
