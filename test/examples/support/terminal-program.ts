import { type IPty, spawn } from "@lydell/node-pty";
import { cleanEnvironment, commandOf, type Example, WAIT_MAX_MS } from "./program.ts";
import { TERMINAL_COLUMNS, TerminalModel } from "./terminal-model.ts";

const ROWS = 40;

/** An example program in a pseudo-terminal. */
export class TerminalProgram {
  /** All output, control sequences included. */
  raw = "";
  readonly ended: Promise<{ code: number }>;
  readonly #pty: IPty;
  readonly #model: TerminalModel;
  readonly #listeners = new Set<() => void>();
  #fault: unknown;
  #isOver = false;

  constructor(
    example: Example,
    flags: readonly string[],
    env: Record<string, string> = {},
    columns: number = TERMINAL_COLUMNS,
  ) {
    this.#model = new TerminalModel(columns);
    const { args, cwd } = commandOf(example, flags);
    this.#pty = spawn(process.execPath, args, {
      cwd,
      cols: columns,
      rows: ROWS,
      env: { ...cleanEnvironment(), TERM: "xterm-256color", ...env },
    });
    this.#pty.onData((text) => {
      this.raw += text;
      try {
        this.#model.write(text);
      } catch (error) {
        this.#fault = error;
      }
      this.#wake();
    });
    this.ended = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode }) => {
        this.#isOver = true;
        this.#wake();
        resolve({ code: exitCode });
      });
    });
  }

  /** The lines on the screen, from the first one. */
  get lines(): string[] {
    return this.#model.lines;
  }

  get cursor(): { row: number; column: number } {
    return this.#model.cursor;
  }

  /** The text after the last prompt, its rows joined. */
  typedAfter(prompt: string): string {
    const text = this.lines.join("");
    return text.slice(text.lastIndexOf(prompt) + prompt.length);
  }

  /** Types keys; "\r" is the return key. */
  type(keys: string): void {
    this.#pty.write(keys);
  }

  /** Resizes the terminal. No output may be in transit. */
  resize(columns: number): void {
    this.#model.resize(columns);
    this.#pty.resize(columns, ROWS);
  }

  /** Waits until a text is on the screen. */
  async shows(text: string): Promise<void> {
    await this.until(() => this.lines.join("\n").includes(text), `"${text}" on the screen`);
  }

  /** Waits until these are the last rows of the screen. */
  async showsLast(...lines: readonly string[]): Promise<void> {
    const wanted = lines.join("\n");
    await this.until(
      () => this.lines.slice(-lines.length).join("\n") === wanted,
      `"${wanted}" at the end of the screen`,
    );
  }

  /** Waits for each prompt in the last row, and types the line after it. */
  async answers(...answers: readonly (readonly [prompt: string, line: string])[]): Promise<void> {
    for (const [prompt, line] of answers) {
      await this.showsLast(prompt);
      this.type(`${line}\r`);
    }
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    const lateMs = performance.now() + WAIT_MAX_MS;
    const alarm = setTimeout(() => this.#wake(), WAIT_MAX_MS + 1);
    try {
      while (!holds() && this.#fault === undefined) {
        if (this.#isOver || performance.now() > lateMs) {
          throw new Error(`Timed out waiting for ${what}:\n${this.lines.join("\n")}`);
        }
        await new Promise<void>((resolve) => this.#listeners.add(resolve));
      }
    } finally {
      clearTimeout(alarm);
    }
    if (this.#fault !== undefined) throw this.#fault;
  }

  async stop(): Promise<void> {
    if (!this.#isOver) this.#pty.kill("SIGKILL");
    await this.ended;
  }

  #wake(): void {
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}
