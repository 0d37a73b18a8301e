import { type IPty, spawn } from "@lydell/node-pty";
import { cleanEnvironment, commandOf, type Example, WAIT_MAX_MS } from "./program.ts";
import { TERMINAL_COLUMNS, TerminalModel } from "./terminal-model.ts";

const ROWS = 40;

/** An example program in a terminal of its own. */
export class TerminalProgram {
  /** Everything it has written, control sequences included. */
  raw = "";
  readonly ended: Promise<{ code: number }>;
  readonly #pty: IPty;
  readonly #model = new TerminalModel();
  readonly #listeners = new Set<() => void>();
  #fault: unknown;
  #isOver = false;

  constructor(example: Example, flags: readonly string[], env: Record<string, string> = {}) {
    const { args, cwd } = commandOf(example, flags);
    this.#pty = spawn(process.execPath, args, {
      cwd,
      cols: TERMINAL_COLUMNS,
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

  /** What is on the screen, from the first line on. */
  get lines(): string[] {
    return this.#model.lines;
  }

  get cursor(): { row: number; column: number } {
    return this.#model.cursor;
  }

  /** What is behind the last prompt, the rows it is wrapped into put together. */
  typedAfter(prompt: string): string {
    const text = this.lines.join("");
    return text.slice(text.lastIndexOf(prompt) + prompt.length);
  }

  /** Types keys; "\r" is the return key. */
  type(keys: string): void {
    this.#pty.write(keys);
  }

  /** Makes the terminal wider or narrower. Nothing may be on its way to it. */
  resize(columns: number): void {
    this.#model.resize(columns);
    this.#pty.resize(columns, ROWS);
  }

  /** Waits until a text is on the screen, within one row. */
  async shows(text: string): Promise<void> {
    await this.until(() => this.lines.join("\n").includes(text), `"${text}" on the screen`);
  }

  /** Waits until the last rows of the screen are these. */
  async showsLast(...lines: readonly string[]): Promise<void> {
    const wanted = lines.join("\n");
    await this.until(
      () => this.lines.slice(-lines.length).join("\n") === wanted,
      `"${wanted}" at the end of the screen`,
    );
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    const lateMs = performance.now() + WAIT_MAX_MS;
    const alarm = setTimeout(() => this.#wake(), WAIT_MAX_MS + 1);
    try {
      while (!holds() && this.#fault === undefined) {
        if (this.#isOver || performance.now() > lateMs) {
          throw new Error(`It did not get to ${what}:\n${this.lines.join("\n")}`);
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
