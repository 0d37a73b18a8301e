/**
 * Runs test files, each in a separate process.
 *
 * How the runner's files fit together: `run.ts` is the command `npm test` and
 * prints the results of `runner.ts`. A test file calls `suite.ts`, which holds
 * each test to its `time-limits.ts` and sends every event to the runner as a
 * `report.ts`. `results/` completes what a file says of itself: its processor time,
 * and the sources in its stacks.
 *
 * Invariant: a file passes only if its process exits with 0 by itself, reports
 * often enough, and reports that it ended and that every registered test passed.
 * Everything else is a failure with a text.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { argumentsFor } from "./compiled-sources.ts";
import { withSources } from "./results/compiled-stacks.ts";
import { isReport, type Report } from "./results/report.ts";

const OUTPUT_CHARACTERS_MAX = 8_000;

export interface RunOptions {
  /** How long a file may send no report. Must exceed the time limit of each test. */
  readonly silenceMaxMs: number;
  /** How long the whole run may take. */
  readonly runDeadlineMs: number;
  /** The number of files that run at once. */
  readonly parallel: number;
  /** Receives the result of each file as soon as the file has ended. */
  readonly onResult?: (result: FileResult) => void;
  /** Aborting it ends the run and every process that it started. */
  readonly signal?: AbortSignal;
}

export interface Failure {
  /** The test or hook that failed; undefined if the file as a whole failed. */
  readonly name: string | undefined;
  readonly text: string;
}

export interface FileResult {
  readonly path: string;
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly durationMs: number;
  /** Processor time until the last test ended, with that of the processes that the file started; 0 if it did not end. */
  readonly cpuMs: number;
  /** The last characters that the file printed. */
  readonly output: string;
}

/** Starts the files in the given order. The results have the same order. */
export async function runFiles(paths: readonly string[], options: RunOptions): Promise<FileResult[]> {
  const runDeadline = AbortSignal.timeout(options.runDeadlineMs);
  const signal = options.signal === undefined ? runDeadline : AbortSignal.any([options.signal, runDeadline]);
  const results: FileResult[] = [];
  const waiting = [...paths.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, path] = next;
      const result = await runFile(path, options.silenceMaxMs, signal);
      results[index] = result;
      options.onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: options.parallel }, work));
  return results;
}

async function runFile(path: string, silenceMaxMs: number, signal: AbortSignal): Promise<FileResult> {
  const startedAtMs = performance.now();
  const record = new FileRecord();
  if (signal.aborted) return record.result(path, 0, "The run ended before this file started.");

  // `detached` makes a process group, so that processes which the file leaves behind can be ended with it.
  const child = spawn(process.execPath, argumentsFor(path), {
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.on("message", (message) => {
    if (isReport(message)) record.handle(message);
  });
  child.stdout?.setEncoding("utf8").on("data", (text: string) => record.print(text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => record.print(text));

  const ended = await ending(child, silenceMaxMs, signal);
  const durationMs = performance.now() - startedAtMs;
  return record.result(path, durationMs, record.failureOfFile(ended));
}

interface Ending {
  readonly by: "itself" | "silence" | "end of the run";
  readonly code: number | string;
}

function ending(child: ChildProcess, silenceMaxMs: number, signal: AbortSignal): Promise<Ending> {
  return new Promise((resolve) => {
    let by: Ending["by"] = "itself";
    const kill = (reason: Ending["by"]): void => {
      by = reason;
      endGroup(child);
    };
    const onAbort = (): void => kill("end of the run");
    const timer = setTimeout(() => kill("silence"), silenceMaxMs);
    child.on("message", () => timer.refresh());
    signal.addEventListener("abort", onAbort);
    // A process that the file left behind would keep its output open and so prevent "close".
    child.on("exit", () => endGroup(child));
    child.on("error", (error) => settle(error.message));
    child.on("close", (code, signalName) => settle(code ?? signalName ?? "unknown"));
    function settle(code: number | string): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      resolve({ by, code });
    }
  });
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    const gone = error instanceof Error && "code" in error && error.code === "ESRCH";
    if (!gone) throw error;
  }
}

/** The reports and the output of one file. */
class FileRecord {
  #registered = 0;
  #passed = 0;
  #running: string | undefined;
  #cpuMs: number | undefined;
  #open: string | undefined;
  #output = "";
  readonly #failures: Failure[] = [];

  handle(message: Report): void {
    if (message.kind === "registered") this.#registered = message.tests;
    else if (message.kind === "started") this.#running = message.name;
    else if (message.kind === "ended") this.#cpuMs = message.cpuMs;
    else if (message.kind === "open") this.#open = message.resources;
    else {
      if (message.name === this.#running) this.#running = undefined;
      if (message.kind === "passed") this.#passed += 1;
      else this.#failures.push({ name: message.name, text: message.text });
    }
  }

  print(text: string): void {
    this.#output = (this.#output + text).slice(-OUTPUT_CHARACTERS_MAX);
  }

  /** Why the file as a whole failed; undefined if it did not. */
  failureOfFile({ by, code }: Ending): string | undefined {
    const where = this.#running === undefined ? "" : ` while "${this.#running}" was running`;
    if (by === "silence") return `Sent no report for too long and was killed${where}.`;
    if (by === "end of the run") return `Was killed at the end of the run${where}.`;
    if (this.#open !== undefined)
      return `Did not exit after its tests, because these resources are open: ${this.#open}.`;
    if (this.#cpuMs === undefined) return `Exited with ${code} before its tests ended${where}.`;
    if (this.#registered === 0) return "Ran no tests.";
    if (this.#failures.length > 0) return undefined;
    if (code !== 0) return `Exited with ${code} though its tests passed.`;
    if (this.#passed !== this.#registered) return `Ran ${this.#passed} of ${this.#registered} tests.`;
    return undefined;
  }

  result(path: string, durationMs: number, failure: string | undefined): FileResult {
    const failures = [...this.#failures];
    if (failure !== undefined) failures.push({ name: undefined, text: failure });
    const [cpuMs, output] = [this.#cpuMs ?? 0, withSources(this.#output)];
    return { path, passed: this.#passed, failures, durationMs, cpuMs, output };
  }
}
