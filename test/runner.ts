/**
 * Runs test files, each in a process of its own, and says how each one went.
 *
 * A file is well when its process exits with 0 by itself, is never silent for
 * too long, and says that it ended and that every test it registered passed. Anything else is a
 * failure with a name.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { isReport, type Report } from "./report.ts";

const OUTPUT_CHARACTERS_MAX = 8_000;

export interface RunOptions {
  /** How long a file may report nothing: longer than any of its tests may take. */
  readonly silenceMaxMs: number;
  /** How long all files together may take. */
  readonly runDeadlineMs: number;
  /** Files that run at once. */
  readonly parallel: number;
  /** Called as soon as a file is over. */
  readonly onResult?: (result: FileResult) => void;
  /** Ends the run and every process it started. */
  readonly signal?: AbortSignal;
}

export interface Failure {
  /** The test or the hook; undefined where it is the file as a whole. */
  readonly name: string | undefined;
  readonly text: string;
}

export interface FileResult {
  readonly path: string;
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly durationMs: number;
  /** The end of what it printed. */
  readonly output: string;
}

/** Runs the files in the order given; the results are in the same order. */
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
  if (signal.aborted) return record.result(path, 0, "The run was over before this file's turn.");

  // A process group of its own: what the file starts and leaves behind ends with it.
  const child = spawn(process.execPath, ["--conditions=chatwire-source", "--import", "tsx", path], {
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
  return record.result(path, durationMs, record.trouble(ended));
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
    // What it left running would hold its output open, and "close" would never come.
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

/** What one file has reported so far. */
class FileRecord {
  private registered = 0;
  private passed = 0;
  private running: string | undefined;
  private ended = false;
  private open: string | undefined;
  private output = "";
  private readonly failures: Failure[] = [];

  handle(message: Report): void {
    if (message.kind === "registered") this.registered = message.tests;
    else if (message.kind === "started") this.running = message.name;
    else if (message.kind === "ended") this.ended = true;
    else if (message.kind === "open") this.open = message.resources;
    else {
      if (message.name === this.running) this.running = undefined;
      if (message.kind === "passed") this.passed += 1;
      else this.failures.push({ name: message.name, text: message.text });
    }
  }

  print(text: string): void {
    this.output = (this.output + text).slice(-OUTPUT_CHARACTERS_MAX);
  }

  /** What is wrong with the file as a whole, if anything is. */
  trouble({ by, code }: Ending): string | undefined {
    const where = this.running === undefined ? "" : ` while "${this.running}" was running`;
    if (by === "silence") return `Reported nothing for too long and was killed${where}.`;
    if (by === "end of the run") return `Was killed at the end of the run${where}.`;
    if (this.open !== undefined) return `Did not exit after its tests, because something is open: ${this.open}.`;
    if (!this.ended) return `Exited with ${code} before its tests ended${where}.`;
    if (this.registered === 0) return "Ran no tests.";
    if (this.failures.length > 0) return undefined;
    if (code !== 0) return `Exited with ${code} though its tests passed.`;
    if (this.passed !== this.registered) return `Ran ${this.passed} of ${this.registered} tests.`;
    return undefined;
  }

  result(path: string, durationMs: number, trouble: string | undefined): FileResult {
    const failures = [...this.failures];
    if (trouble !== undefined) failures.push({ name: undefined, text: trouble });
    return { path, passed: this.passed, failures, durationMs, output: this.output };
  }
}
