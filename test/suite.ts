/**
 * The house wrapper around uvu's `suite`. It adds what uvu leaves out:
 *
 * - suites run by themselves once the file is evaluated, so that none is forgotten;
 * - every test and hook has limits on its time, and is named when it passes one;
 * - a hook that throws fails the file (uvu skips the tests and passes);
 * - a file that leaves something open fails instead of hanging;
 * - results go to test/run.ts, if it started the file.
 *
 * A file also runs alone: `node --conditions=chatwire-source --import tsx test/x.test.ts`.
 */

import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { suite as createSuite } from "uvu";
import { report } from "./report.ts";
import { SEED } from "./seed.ts";
import { TimeLimitError, type TimeLimits, withinLimits } from "./time-limits.ts";

/** How long a file may take to exit after its last test. */
const EXIT_TIME_LIMIT_MS = 6_000;
/** A line of a stack that says nothing about the test. */
const FRAME_OF_OTHERS = /^\s+at .*(?:node_modules\/uvu\/|test\/(?:suite|time-limits)\.ts|node:internal\/)/;

type Body = () => unknown;

interface Hook {
  (body: Body): void;
  each(body: Body): void;
}

export interface Suite {
  /** Registers a test, named by the behaviour it shows: "replayed-datagram-is-dropped". */
  (name: string, body: Body, limits?: TimeLimits): void;
  /** Once before the first test; `before.each` before every one. */
  readonly before: Hook;
  /** Once after the last test; `after.each` after every one, failed or not. */
  readonly after: Hook;
}

/** What of this file has run so far. */
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
  // uvu fails a test, or leaves the suite, when a `before` throws: that is what we want.
  const throwing = (hook: string, body: Body) => () => recordedHook(named(hook), body, suiteLimits);
  // But it loses its way when an `after` throws: there, recording the failure is enough.
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

/** Runs all suites once the file that was started is evaluated, top-level awaits included. */
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
    () => undefined, // Node itself reports why the file could not be evaluated.
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

/** As `recorded`, and prints the failure, which uvu does for tests only. */
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
  const reported = report({ kind: "ended" });
  // A test past its limit may still be running. Its failure is known, so nobody waits for it.
  if (file.late) void reported.then(() => setImmediate(() => process.exit(1)));
  // Not referenced: it fires only where something else keeps the process alive.
  setTimeout(failAsOpen, EXIT_TIME_LIMIT_MS).unref();
}

async function failAsOpen(): Promise<void> {
  const resources = process.getActiveResourcesInfo().join(", ");
  console.error(`Still open ${EXIT_TIME_LIMIT_MS} ms after the last test: ${resources}`);
  await report({ kind: "open", resources });
  process.exit(1);
}

/** uvu's comparison, the message, the stack where it is ours, and the cause, for people. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return `Thrown: ${inspect(error)}`;
  const stack = error.stack ?? "";
  const text = stack.includes(error.message) ? stack : `${error.message}\n${stack}`;
  const parts = [
    text
      .split("\n")
      .filter((line) => !FRAME_OF_OTHERS.test(line))
      .join("\n"),
  ];
  if ("details" in error && typeof error.details === "string") parts.unshift(error.details);
  if (error.cause !== undefined) parts.push(`Cause: ${inspect(error.cause)}`);
  return parts.join("\n");
}

// uvu sets the exit code by what it counts itself, so ours comes last.
process.on("exit", () => {
  if (!file.failed && file.testsLeft === 0 && file.suitesLeft === 0) return;
  process.exitCode = process.exitCode || 1;
  const left = `${file.testsLeft} of ${file.testsRegistered} tests did not pass`;
  console.error(`Failed: ${file.testsLeft > 0 ? left : "a hook threw"}. CHATWIRE_SEED=${SEED}`);
});
