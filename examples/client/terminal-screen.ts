import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";
import { LineQueue } from "./line-queue.ts";
import { printable } from "./printable.ts";
import { type Part, type Prompt, render, type Screen } from "./screen.ts";

export interface TerminalOptions {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly colours: boolean;
  /** Ctrl-C was typed. */
  readonly onInterrupt: () => void;
}

const CLEAR_BELOW = "\r\x1b[J";

/** A line editor at the bottom, and lines that come in above it. */
export class TerminalScreen implements Screen {
  readonly interactive = true;
  readonly #output: WriteStream;
  readonly #echo: Echo;
  readonly #colours: boolean;
  readonly #editor: Interface;
  readonly #lines: LineQueue;
  #prompt: Prompt | undefined;
  #closed = false;

  constructor({ input, output, colours, onInterrupt }: TerminalOptions) {
    this.#output = output;
    this.#colours = colours;
    this.#echo = new Echo(output);
    this.#editor = createInterface({
      input,
      output: this.#echo,
      terminal: true,
      prompt: "",
      completer: (line: string) => [this.#complete(line), line],
    });
    this.#lines = new LineQueue(this.#editor);
    this.#editor.on("SIGINT", onInterrupt);
    // A password does not belong among the lines that the arrow keys bring back.
    this.#editor.on("history", (history: string[]) => {
      if (this.#echo.muted) history.shift();
    });
    this.#editor.on("close", () => {
      // The shell's prompt, or the last words, begin on a line of their own.
      if (this.#prompt !== undefined || this.#editor.line !== "") output.write("\n");
      this.#closed = true;
    });
  }

  async ask(prompt: Prompt, signal: AbortSignal): Promise<string | undefined> {
    signal.throwIfAborted();
    const typed = this.#lines.take();
    if (typed !== undefined) {
      this.print(prompt.text, prompt.kind === "secret" ? "" : typed);
      return typed;
    }
    if (this.#closed) return undefined;
    this.#show(prompt);
    try {
      return await this.#lines.next(signal);
    } finally {
      this.#hide(prompt, signal);
    }
  }

  print(...parts: readonly Part[]): void {
    const line = render(parts, this.#colours);
    if (this.#closed) this.#output.write(`${line}\n`);
    else if (this.#echo.muted) this.#output.write(`${CLEAR_BELOW}${line}\n${this.#prompt?.text ?? ""}`);
    else this.#insert(`${line}\n`);
  }

  close(): void {
    this.#editor.close();
  }

  #show(prompt: Prompt): void {
    this.#prompt = prompt;
    if (prompt.kind === "secret") {
      this.#output.write(prompt.text);
      this.#echo.muted = true;
      return;
    }
    this.#editor.setPrompt(prompt.text);
    this.#editor.prompt(true);
  }

  #hide(prompt: Prompt, signal: AbortSignal): void {
    this.#prompt = undefined;
    if (this.#closed) {
      this.#echo.muted = false;
    } else if (prompt.kind === "secret") {
      // Half a password must not show up behind the next prompt.
      if (signal.aborted) this.#editor.write(null, { ctrl: true, name: "u" });
      this.#echo.muted = false;
      this.#output.write("\n");
    } else {
      if (signal.aborted) this.#insert("", "");
      this.#editor.setPrompt("");
    }
  }

  /** Writes above the prompt and what is typed behind it, which stays as it is. */
  #insert(text: string, prompt = this.#editor.getPrompt()): void {
    const { rows, cols } = this.#editor.getCursorPos();
    // The editor remembers how many rows it has drawn, but not after a paste: it draws once for nobody to count again.
    this.#echo.muted = true;
    this.#editor.prompt(true);
    this.#echo.muted = false;
    // After the last column of a row the cursor is still in that row; a blank takes it to where the editor counts from.
    const toTop = `${cols === 0 ? " " : ""}${rows > 0 ? `\x1b[${rows}A` : ""}`;
    // The editor will draw itself `rows` lines further up: it is given those lines.
    this.#output.write(`${toTop}${CLEAR_BELOW}${text}${"\n".repeat(rows)}`);
    this.#editor.setPrompt(prompt);
    this.#editor.prompt(true);
  }

  #complete(line: string): string[] {
    const choices = this.#prompt?.choices ?? [];
    // What the screen would not show as it is cannot be offered.
    return choices.filter(
      (choice) => choice.toLowerCase().startsWith(line.toLowerCase()) && printable(choice) === choice,
    );
  }
}

/** What the editor writes goes through here, so that it can be kept from the screen. */
class Echo extends Writable {
  readonly #output: WriteStream;
  muted = false;

  constructor(output: WriteStream) {
    super({ decodeStrings: false });
    this.#output = output;
    output.on("resize", () => this.emit("resize"));
  }

  /** The editor wraps its lines by it. */
  get columns(): number {
    return this.#output.columns;
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    if (!this.muted) this.#output.write(chunk);
    done();
  }
}
