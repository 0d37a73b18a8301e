import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";
import { isSlashCommand, textOfLine } from "../command-form.ts";
import { Alert, type AlertOptions } from "./alert.ts";
import type { ChatEvent } from "./events.ts";
import { timePart } from "./format.ts";
import { LineQueue } from "./line-queue.ts";
import { PASTE_CHARACTERS_MAX, Paste } from "./paste.ts";
import { PromptLine } from "./prompt-line.ts";
import { type Line, OWN, type Part, type Prompt, paint, render, type Screen, shown } from "./screen.ts";
import { wrap } from "./wrap.ts";

export interface TerminalOptions {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly colours: boolean;
  readonly alerts: AlertOptions;
  /** Called when Ctrl-C is typed while nothing is asked, or twice at a question. */
  readonly onInterrupt: () => void;
}

/** A paste of more lines goes as one text. */
const PASTED_LINES_MAX = 3;
const MARK_PASTES = "\x1b[?2004h";
const MARK_NO_PASTES = "\x1b[?2004l";

const WHY_NOTHING = {
  "too long": `a paste may have ${PASTE_CHARACTERS_MAX} characters.`,
  unwanted: "the conversation ended during the paste.",
} as const;

/** The texts of alerts, after the name of the user. Other events cause no alert. */
const ALERTS: Readonly<Partial<Record<ChatEvent["event"], string>>> = {
  text: "wrote to you",
  broadcast: "wrote to all",
  invited: "invites you to talk",
  callOffered: "calls you",
  fileOffered: "offers you a file",
};

/** For a person: a prompt at the bottom; lines are printed above it. */
export class TerminalScreen implements Screen {
  readonly interactive = true;
  readonly #output: WriteStream;
  readonly #colours: boolean;
  readonly #onInterrupt: () => void;
  readonly #editor: Interface;
  readonly #lines: LineQueue;
  readonly #promptLine: PromptLine;
  /** The current question, if any. Without a question, keys are read but not displayed. */
  #prompt: Prompt | undefined;
  /** Shown before a question while it waits for its answer. */
  readonly #statuses = new Map<string | symbol, string>();
  #isDrawingDue = false;
  #closed = false;
  /** Whether Ctrl-C leaves: it was the last key, and its effect was told. */
  #isLeaving = false;
  readonly #alert: Alert;
  readonly #paste = new Paste();
  /** Whether the terminal was asked to mark the ends of what is pasted. */
  readonly #marksPastes: boolean;

  constructor({ input, output, env, colours, alerts, onInterrupt }: TerminalOptions) {
    this.#output = output;
    const noAlerts: AlertOptions = { bell: false, notification: false };
    this.#alert = new Alert((text) => output.write(text), output.isTTY ? alerts : noAlerts, env);
    this.#marksPastes = output.isTTY && env["TERM"] !== "dumb";
    this.#markPastes(true);
    this.#colours = colours;
    this.#onInterrupt = onInterrupt;
    this.#promptLine = new PromptLine(output);
    // Node's editor edits the line but draws nothing: it cannot share the screen with other writers.
    this.#editor = createInterface({
      input,
      output: new Writable({ write: (_chunk, _encoding, done) => done() }),
      terminal: true,
      prompt: "",
      completer: (line: string) => [this.#complete(line), line],
    });
    this.#editor.on("line", (line) => this.#handleLine(line));
    this.#editor.on("close", () => this.#handleClose());
    this.#editor.on("SIGINT", () => this.#handleInterrupt());
    this.#editor.on("SIGCONT", () => this.#handleContinue());
    // The arrow keys must not bring back a password, nor a line typed while nothing was asked, which may be a password.
    this.#editor.on("history", (history: string[]) => {
      if (this.#prompt === undefined || this.#prompt.kind === "secret") history.shift();
    });
    this.#lines = new LineQueue(this.#editor);
    // Registered before the editor, which stops the process.
    input.prependListener("keypress", (_text: string | undefined, { name, ctrl }: Key) => {
      if (ctrl === true && name === "z") this.#markPastes(false);
    });
    // Registered after the editor, so the editor has already handled the key.
    input.on("keypress", (_text: string | undefined, key: Key) => this.#handleKey(key));
    output.on("resize", () => this.#promptLine.redraw());
  }

  async ask(prompt: Prompt, signal: AbortSignal): Promise<string | undefined> {
    signal.throwIfAborted();
    const typed = this.#lines.take();
    if (typed !== undefined) {
      this.print(...leftPartsOf(prompt, typed));
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

  tell(event: ChatEvent, ...lines: readonly Line[]): void {
    for (const line of lines) this.print(...[line].flat());
    const what = ALERTS[event.event];
    const { from } = event;
    const isOwn = lines.flat().some((part) => typeof part === "object" && "gutter" in part && part.gutter === "own");
    if (what !== undefined && typeof from === "string" && !isOwn) this.#alert.raise(from, what);
  }

  print(...parts: readonly Part[]): void {
    this.#promptLine.erase();
    for (const line of wrap(parts, this.#output.columns || Number.POSITIVE_INFINITY))
      this.#output.write(`${paint(line, this.#colours)}\n`);
    this.#drawSoon();
  }

  status(what: string | symbol, text: string | undefined): void {
    if (text === this.#statuses.get(what)) return;
    if (text === undefined) this.#statuses.delete(what);
    else this.#statuses.set(what, text);
    this.#drawSoon();
  }

  close(): void {
    this.#markPastes(false);
    this.#editor.close();
  }

  /** Asks the terminal to mark the ends of what is pasted, or not to. */
  #markPastes(marks: boolean): void {
    if (this.#marksPastes) this.#output.write(marks ? MARK_PASTES : MARK_NO_PASTES);
  }

  /** After Ctrl-Z the process goes on. The shell has used the terminal meanwhile, and the editor has paused the input. */
  #handleContinue(): void {
    this.#markPastes(true);
    this.#editor.resume();
    this.#drawSoon();
  }

  #handleKey({ name, ctrl }: Key): void {
    if (!(ctrl === true && name === "c")) this.#isLeaving = false;
    if (name === "paste-start" && this.#prompt?.kind === "chat") this.#paste.begin();
    if (name === "paste-end" && this.#paste.isRunning) this.#endPaste();
    this.#prompt?.onEdit?.(this.#editor.line);
    this.#drawSoon();
  }

  #handleLine(line: string): void {
    if (this.#paste.isRunning) this.#paste.add(line);
    else {
      this.#leave(line);
      this.#lines.push(line);
    }
  }

  /** Hands on a paste of many lines as one text. Of a few lines, the last one stays to be edited. */
  #endPaste(): void {
    const rest = this.#editor.line;
    const lines = this.#paste.end(rest);
    if (lines === "too long" || lines === "unwanted") {
      this.#clearLine();
      this.print({ text: `Nothing was taken: ${WHY_NOTHING[lines]}`, style: "red" });
    } else if (lines.length > PASTED_LINES_MAX) {
      this.#clearLine();
      this.#handleLine(lines.join("\n"));
    } else for (const line of rest === "" ? lines : lines.slice(0, -1)) this.#handleLine(line);
  }

  /** Draws once for all keys of a paste and all lines printed in the same tick. */
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
    const { line, cursor } = this.#editor;
    const isSecret = this.#prompt.kind === "secret";
    const status = this.#statuses.size === 0 ? "" : `(${[...this.#statuses.values()].join(", ")})`;
    // The texts of a conversation begin with the mark of the reader's own.
    const isChat = this.#prompt.kind === "chat";
    this.#promptLine.draw({
      above: isChat ? render([status], false) : "",
      question: render([isChat || status === "" ? "" : `${status} `, ...partsOf(this.#prompt, "")], false),
      before: isSecret ? "" : shown(line.slice(0, cursor)),
      after: isSecret ? "" : shown(line.slice(cursor)),
    });
  }

  /** Handles the return key: the answer stays on the screen. */
  #leave(line: string): void {
    if (this.#prompt === undefined) return;
    const parts = leftPartsOf(this.#prompt, line);
    this.#prompt = undefined;
    this.print(...parts);
  }

  /** Withdraws the question. The text typed so far carries over to the next question, but for a paste. */
  #withdraw({ kind }: Prompt): void {
    this.#prompt = undefined;
    this.#paste.refuse();
    this.#promptLine.erase();
    // A partly typed password must not be displayed there.
    if (kind === "secret") this.#clearLine();
  }

  #handleInterrupt(): void {
    // The terminal may never have marked its end.
    const isPasting = this.#paste.isRunning;
    if (isPasting) this.#paste.end("");
    const isEmpty = this.#editor.line === "" && !isPasting;
    if (this.#prompt === undefined || (this.#isLeaving && isEmpty)) {
      this.#onInterrupt();
      return;
    }
    this.#isLeaving = true;
    const { howToLeave = "Press Ctrl-C again to quit." } = this.#prompt;
    if (!isEmpty) this.#clearLine();
    this.print({ text: isEmpty ? howToLeave : `Line cleared. ${howToLeave}`, style: "dim" });
  }

  #handleClose(): void {
    this.#leave("");
    this.#closed = true;
  }

  #clearLine(): void {
    this.#editor.write(null, { ctrl: true, name: "e" });
    this.#editor.write(null, { ctrl: true, name: "u" });
  }

  /** Finds completions. Prints them if there are several and they have no more in common than what is typed. */
  #complete(line: string): string[] {
    const choices = this.#prompt?.choices ?? [];
    const startsAll = (start: string, texts: readonly string[]): boolean =>
      texts.every((text) => text.toLowerCase().startsWith(start.toLowerCase()));
    // A choice with unprintable characters would be displayed differently from what is inserted.
    const matches = choices.filter((choice) => startsAll(line, [choice]) && shown(choice) === choice);
    const [first = ""] = matches;
    const isStuck = matches.length > 1 && !startsAll(first.slice(0, line.length + 1), matches);
    if (isStuck) this.print({ text: matches.join("  "), style: "dim" });
    return matches;
  }
}

/** A key as Node's editor reports it. */
interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}

/** The parts of a line that was entered. A text is shown with the time at which it is sent, a command without it. */
function leftPartsOf(prompt: Prompt, typed: string): Part[] {
  if (prompt.kind !== "chat") return partsOf(prompt, typed);
  if (isSlashCommand(typed)) return [{ text: typed.trim(), style: "dim" }];
  const [first = "", ...rest] = partsOf(prompt, textOfLine(typed));
  return [first, timePart(), ...rest];
}

/** The parts of a line with a prompt and what was typed after it. */
function partsOf({ kind, text }: Prompt, typed: string): Part[] {
  const parts = kind === "secret" ? [text] : [text, typed];
  return kind === "chat" ? [OWN, ...parts] : parts;
}
