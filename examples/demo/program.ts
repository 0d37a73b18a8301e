import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { DemoFailure, type Transcript } from "./transcript.ts";

const LAST_LINES_SHOWN = 6;
/** How long a program may take to stop after SIGTERM. */
const END_TIMEOUT_MS = 4_000;

export interface ProgramOptions {
  /** The name in the transcript. */
  readonly name: string;
  /** The file to run, and its arguments. */
  readonly command: readonly string[];
  readonly transcript: Transcript;
  /** Fires when the demo is over or has timed out. */
  readonly signal: AbortSignal;
}

/** A server or client in its own process, driven by its input and output. */
export class Program {
  readonly name: string;
  /** All lines printed so far. */
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #transcript: Transcript;
  readonly #signal: AbortSignal;
  readonly #exited: Promise<number | undefined>;
  readonly #errors: string[] = [];
  /** Called when a line is printed or the program ends. */
  readonly #listeners = new Set<() => void>();
  #exitCode: number | undefined;
  #isOver = false;
  /** The first line that has not been examined. */
  #position = 0;

  constructor({ name, command, transcript, signal }: ProgramOptions) {
    this.name = name;
    this.#transcript = transcript;
    this.#signal = signal;
    // Uses the same loader and conditions as this process.
    const child = spawn(process.execPath, [...process.execArgv, ...command], { stdio: ["pipe", "pipe", "pipe"] });
    this.#child = child;
    const kill = (): boolean => child.kill("SIGKILL");
    const wake = (): void => this.#wake();
    this.#exited = once(child, "close").then(([code]) => {
      process.off("exit", kill);
      signal.removeEventListener("abort", wake);
      this.#exitCode = typeof code === "number" ? code : undefined;
      this.#isOver = true;
      this.#wake();
      return this.#exitCode;
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      this.lines.push(line);
      this.#wake();
    });
    createInterface({ input: child.stderr }).on("line", (line) => this.#errors.push(line));
    // A write to a program that has ended is no error: its end is reported.
    child.stdin.on("error", () => {});
    signal.addEventListener("abort", wake);
    process.on("exit", kill);
  }

  type(...lines: readonly string[]): void {
    for (const line of lines) this.#transcript.typed(this.name, line);
    this.typeQuietly(lines);
  }

  typeSecret(secret: string): void {
    this.#transcript.typedSecret(this.name);
    this.typeQuietly([secret]);
  }

  /** Types lines without printing them in the transcript. */
  typeQuietly(lines: readonly string[]): void {
    this.#child.stdin?.write(lines.map((line) => `${line}\n`).join(""));
  }

  /** Waits for a matching line after the last one examined, and shows it. */
  async expect(pattern: RegExp): Promise<RegExpExecArray> {
    const found = await this.#find(pattern);
    this.#transcript.printed(this.name, found[0]);
    return found;
  }

  /** Shows lines in the transcript. */
  show(lines: readonly string[]): void {
    for (const line of lines) this.#transcript.printed(this.name, line);
  }

  /** Waits for a matching line and returns the lines before it. */
  async linesUntil(pattern: RegExp): Promise<string[]> {
    const from = this.#position;
    await this.#find(pattern);
    return this.lines.slice(from, this.#position - 1);
  }

  /** Waits until this many of all lines match, and returns the matches. */
  async matches(pattern: RegExp, wanted: number): Promise<RegExpExecArray[]> {
    for (;;) {
      const found = this.lines.map((line) => pattern.exec(line)).filter((match) => match !== null);
      if (found.length >= wanted) return found;
      await this.#change(`${wanted} lines matching ${pattern}; there are ${found.length}`);
    }
  }

  /** Waits until the program ends by itself. */
  async end(): Promise<{ code: number | undefined; errors: readonly string[] }> {
    while (!this.#isOver) await this.#change("the end of the program");
    return { code: this.#exitCode, errors: this.#errors };
  }

  /** Stops the program, by force if it does not stop by itself. */
  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    const force = setTimeout(() => this.#child.kill("SIGKILL"), END_TIMEOUT_MS);
    await this.#exited;
    clearTimeout(force);
  }

  /** Waits for a matching line, starting with the first that has not been examined. */
  async #find(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      while (this.#position < this.lines.length) {
        const line = this.lines[this.#position] ?? "";
        this.#position += 1;
        const found = pattern.exec(line);
        if (found !== null) return Object.assign(found, { 0: line });
      }
      if (this.#isOver)
        throw this.#failure(`The program ended with exit code ${this.#exitCode} before it printed ${pattern}.`);
      await this.#change(`a line matching ${pattern}`);
    }
  }

  async #change(what: string): Promise<void> {
    this.#signal.throwIfAborted();
    await new Promise<void>((resolve) => this.#listeners.add(resolve));
    if (this.#signal.aborted) throw this.#failure(`${this.#signal.reason} It was waiting for ${what}.`);
  }

  #wake(): void {
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  #failure(text: string): DemoFailure {
    const last = [...this.lines.slice(-LAST_LINES_SHOWN), ...this.#errors].map((line) => `\n    ${line}`).join("");
    return new DemoFailure(`${this.name}: ${text} Last output:${last}`);
  }
}
