/** Starts the example programs at pipes, and reads their output. */

import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { bundleArgumentsFor } from "../../compiled-sources.ts";

const ROOT = join(import.meta.dirname, "../../..");

export type Example = "server" | "client" | "cursor" | "points" | "demo" | "simulation";

/** How long to wait for output. Less than a test's time limit, so the failure shows the output so far. */
export const WAIT_MAX_MS = 45_000;

/** Returns the command that runs an example, for a pipe or a terminal. */
export function commandOf(example: Example, flags: readonly string[]): { args: string[]; cwd: string } {
  return { args: bundleArgumentsFor(join("examples", example, "main.ts"), ...flags), cwd: ROOT };
}

/**
 * Returns this process's environment without the variables that affect the examples. Clients accept the few iterations
 * that the servers of the tests ask for.
 */
export function cleanEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(CHATWIRE_|NODE_|NO_COLOR|FORCE_COLOR|CI$)/.test(name),
  );
  const own = Object.fromEntries(entries.map(([name, value]) => [name, value ?? ""]));
  return { ...own, CHATWIRE_ACCEPT_ITERATIONS: "4096" };
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program with a piped input and output. */
export class PipedProgram {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #stdout = new Printed();
  readonly #stderr = new Printed();
  #isOver = false;
  readonly #listeners = new Set<() => void>();

  constructor(example: Example, flags: readonly string[], env: Record<string, string> = {}) {
    const { args, cwd } = commandOf(example, flags);
    const child = spawn(process.execPath, args, { cwd, env: { ...cleanEnvironment(), ...env }, stdio: "pipe" });
    this.#child = child;
    child.stdin.on("error", () => {});
    child.stdout.setEncoding("utf8").on("data", (text: string) => this.#append(this.#stdout, text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => this.#append(this.#stderr, text));
    this.ended = new Promise((resolve) => {
      child.on("close", (code) => {
        this.#isOver = true;
        this.#wake();
        resolve({ code, stdout: this.#stdout.text, stderr: this.#stderr.text });
      });
    });
  }

  type(...lines: readonly string[]): void {
    this.#child.stdin?.write(lines.map((line) => `${line}\n`).join(""));
  }

  endInput(): void {
    this.#child.stdin?.end();
  }

  /** Stops reading stderr. */
  closeErrors(): void {
    this.#child.stderr?.destroy();
  }

  signal(signal: "SIGINT" | "SIGTERM" | "SIGHUP"): void {
    this.#child.kill(signal);
  }

  /** Waits for output on stdout after the last match. */
  expect(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#expect(this.#stdout, pattern);
  }

  /** Waits for output on stderr after the last match. */
  expectError(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#expect(this.#stderr, pattern);
  }

  async #expect(printed: Printed, pattern: RegExp): Promise<RegExpExecArray> {
    const lateMs = performance.now() + WAIT_MAX_MS;
    const alarm = setTimeout(() => this.#wake(), WAIT_MAX_MS + 1);
    try {
      return await this.#find(printed, pattern, lateMs);
    } finally {
      clearTimeout(alarm);
    }
  }

  /** Stops the program, by force. */
  async stop(): Promise<void> {
    if (!this.#isOver) this.#child.kill("SIGKILL");
    await this.ended;
  }

  async #find(printed: Printed, pattern: RegExp, lateMs: number): Promise<RegExpExecArray> {
    for (;;) {
      const found = printed.find(pattern);
      if (found !== null) return found;
      if (this.#isOver || performance.now() > lateMs) {
        const how = this.#isOver ? "The program ended:" : "Timed out:";
        throw new Error(`${how} no output matched ${pattern}:\n${this.#stdout.rest}\n${this.#stderr.text}`);
      }
      await new Promise<void>((resolve) => this.#listeners.add(resolve));
    }
  }

  #append(printed: Printed, text: string): void {
    printed.text += text;
    this.#wake();
  }

  #wake(): void {
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}

/** The output on one stream. */
class Printed {
  text = "";
  /** The end of the last match. */
  #position = 0;

  get rest(): string {
    return this.text.slice(this.#position);
  }

  find(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.rest);
    if (found !== null) this.#position += found.index + found[0].length;
    return found;
  }
}

/** Runs a program with all its input, until it ends. */
export async function runProgram(
  example: Example,
  flags: readonly string[],
  input = "",
  env: Record<string, string> = {},
): Promise<Ended> {
  const program = new PipedProgram(example, flags, env);
  program.type(...(input === "" ? [] : input.split("\n")));
  program.endInput();
  return program.ended;
}
