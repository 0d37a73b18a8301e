import { type ChildProcess, spawn } from "node:child_process";
import { cleanEnvironment } from "../examples/support/program.ts";

const ERROR_CHARACTERS_MAX = 4_000;

/** A Node program in a network namespace, which prints lines. */
export class LabProcess {
  readonly #child: ChildProcess;
  readonly #signal: AbortSignal;
  readonly #lines: string[] = [];
  #errors = "";
  #isOver = false;
  readonly #waiting = new Set<() => void>();
  readonly #name: string;

  /**
   * @param name    for errors
   * @param args    of node
   * @param signal  ends every wait
   */
  constructor(name: string, namespace: string, args: readonly string[], signal: AbortSignal) {
    this.#signal = signal;
    this.#name = name;
    // `ip netns exec` becomes the program, so the process id is that of the program.
    const child = spawn("ip", ["netns", "exec", namespace, process.execPath, ...args], { env: cleanEnvironment() });
    this.#child = child;
    child.stdin.on("error", () => {});
    child.on("error", (error) => this.#end(error.message));
    child.on("close", () => this.#end(""));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#errors = (this.#errors + text).slice(-ERROR_CHARACTERS_MAX);
    });
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      this.#lines.push(...lines);
      this.#wake();
    });
  }

  /** Forgets all lines that were printed so far. */
  forget(): void {
    this.#lines.length = 0;
  }

  /** All lines that were printed so far and are not forgotten. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  tell(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Tells the program a line, and waits for its answer, as `next` does. */
  ask<T>(line: string, find: (line: string) => T | undefined, timeoutMs: number): Promise<T> {
    this.tell(line);
    return this.#find(find, timeoutMs, this.#lines.length);
  }

  /**
   * Waits for a line, beginning with the first that was printed and is not forgotten.
   *
   * @param find  returns what is wanted of a line; undefined if it is another line
   * @throws Error the program ended, or did not print it in time; or the reason of the signal
   */
  next<T>(find: (line: string) => T | undefined, timeoutMs: number): Promise<T> {
    return this.#find(find, timeoutMs, 0);
  }

  async #find<T>(find: (line: string) => T | undefined, timeoutMs: number, from: number): Promise<T> {
    const late = AbortSignal.any([this.#signal, AbortSignal.timeout(timeoutMs)]);
    late.addEventListener("abort", () => this.#wake(), { once: true });
    for (let position = from; ; ) {
      for (; position < this.#lines.length; position++) {
        const found = find(this.#lines[position] ?? "");
        if (found !== undefined) return found;
      }
      this.#signal.throwIfAborted();
      if (this.#isOver || late.aborted) throw new Error(this.#complaint());
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  kill(): void {
    if (!this.#isOver) this.#child.kill("SIGKILL");
  }

  #wake(): void {
    for (const resume of this.#waiting) resume();
    this.#waiting.clear();
  }

  #end(error: string): void {
    this.#isOver = true;
    this.#errors += error;
    this.#wake();
  }

  #complaint(): string {
    const how = `The program of ${this.#name} ${this.#isOver ? "ended early" : "did not answer in time"}.`;
    return [how, ...this.#lines.slice(-5), this.#errors.trim()].join("\n  ");
  }
}
