import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";
import { printable } from "../../shared/printable.ts";
import type { ChatEvent } from "./events.ts";
import { LineQueue } from "./line-queue.ts";
import { PromptLine } from "./prompt-line.ts";
import { type Line, type Part, type Prompt, render, type Screen } from "./screen.ts";
import { wrapped } from "./wrap.ts";

export interface TerminalOptions {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly colours: boolean;
  /** Ctrl-C was typed where there is nothing to clear. */
  readonly onInterrupt: () => void;
}

/** A prompt at the bottom, and lines that come in above it. */
export class TerminalScreen implements Screen {
  readonly interactive = true;
  readonly #output: WriteStream;
  readonly #colours: boolean;
  readonly #onInterrupt: () => void;
  readonly #editor: Interface;
  readonly #lines: LineQueue;
  readonly #promptLine: PromptLine;
  /** What is asked. Where nothing is, keys are taken and not shown. */
  #prompt: Prompt | undefined;
  #isDrawingDue = false;
  #closed = false;

  constructor({ input, output, colours, onInterrupt }: TerminalOptions) {
    this.#output = output;
    this.#colours = colours;
    this.#onInterrupt = onInterrupt;
    this.#promptLine = new PromptLine(output);
    // Node's editor edits; it shows nothing, because it does not expect others to write to the screen.
    this.#editor = createInterface({
      input,
      output: new Writable({ write: (_chunk, _encoding, done) => done() }),
      terminal: true,
      prompt: "",
      completer: (line: string) => [this.#complete(line), line],
    });
    this.#editor.on("line", (line) => this.#leave(line));
    this.#editor.on("close", () => this.#handleClose());
    this.#editor.on("SIGINT", () => this.#handleInterrupt());
    this.#editor.on("SIGCONT", () => this.#drawSoon());
    // A password does not belong among the lines that the arrow keys bring back, nor what may be one.
    this.#editor.on("history", (history: string[]) => {
      if (this.#prompt === undefined || this.#prompt.kind === "secret") history.shift();
    });
    this.#lines = new LineQueue(this.#editor);
    // The editor has seen the key before.
    input.on("keypress", () => this.#drawSoon());
    output.on("resize", () => this.#promptLine.redraw());
  }

  async ask(prompt: Prompt, signal: AbortSignal): Promise<string | undefined> {
    signal.throwIfAborted();
    const typed = this.#lines.take();
    if (typed !== undefined) {
      this.print(prompt.text, prompt.kind === "secret" ? "" : typed);
      return typed;
    }
    if (this.#closed) return undefined;
    this.#prompt = prompt;
    this.#draw();
    try {
      return await this.#lines.next(signal);
    } catch (error) {
      this.#withdraw(prompt);
      throw error;
    }
  }

  tell(_event: ChatEvent, ...lines: readonly Line[]): void {
    for (const line of lines) this.print(...[line].flat());
  }

  print(...parts: readonly Part[]): void {
    this.#promptLine.erase();
    for (const line of wrapped(parts, this.#output.columns || Number.POSITIVE_INFINITY))
      this.#output.write(`${render(line, this.#colours)}\n`);
    this.#drawSoon();
  }

  close(): void {
    this.#editor.close();
  }

  /** Once for all keys of a paste, and for all lines of one moment. */
  #drawSoon(): void {
    if (this.#isDrawingDue) return;
    this.#isDrawingDue = true;
    queueMicrotask(() => {
      this.#isDrawingDue = false;
      this.#draw();
    });
  }

  #draw(): void {
    if (this.#prompt === undefined) return;
    const { kind, text } = this.#prompt;
    const { line, cursor } = this.#editor;
    const shown = kind === "secret" ? "" : line;
    this.#promptLine.draw(text + printable(shown.slice(0, cursor)), printable(shown.slice(cursor)));
  }

  /** The return key was typed: the answer stays on the screen. */
  #leave(line: string): void {
    if (this.#prompt === undefined) return;
    const { kind, text } = this.#prompt;
    this.#promptLine.leave(kind === "secret" ? text : text + printable(line));
    this.#prompt = undefined;
  }

  /** Nobody waits for an answer any more. What is half typed belongs to the next question. */
  #withdraw({ kind }: Prompt): void {
    this.#prompt = undefined;
    this.#promptLine.erase();
    // But half a password must not show up there.
    if (kind === "secret") this.#clearLine();
  }

  #handleInterrupt(): void {
    if (this.#prompt === undefined || this.#editor.line === "") this.#onInterrupt();
    else {
      this.#clearLine();
      this.print({ text: "The line is cleared. Ctrl-C again ends the program.", style: "dim" });
    }
  }

  #handleClose(): void {
    this.#leave("");
    this.#closed = true;
  }

  #clearLine(): void {
    this.#editor.write(null, { ctrl: true, name: "e" });
    this.#editor.write(null, { ctrl: true, name: "u" });
  }

  /** What may be meant; told where that is more than one thing, and nothing can be added to the line. */
  #complete(line: string): string[] {
    const choices = this.#prompt?.choices ?? [];
    const startsAll = (start: string, texts: readonly string[]): boolean =>
      texts.every((text) => text.toLowerCase().startsWith(start.toLowerCase()));
    // What the screen would not show as it is cannot be offered.
    const meant = choices.filter((choice) => startsAll(line, [choice]) && printable(choice) === choice);
    const [first = ""] = meant;
    const isStuck = meant.length > 1 && !startsAll(first.slice(0, line.length + 1), meant);
    if (isStuck) this.print({ text: meant.join("  "), style: "dim" });
    return meant;
  }
}
