/**
 * Where the client asks and prints. `Screen` is the interface that the rest of
 * the client uses; `TerminalScreen` (a person), `PipeScreen` (a script) and
 * `JsonScreen` (a program) implement it. A terminal keeps its prompt in the last
 * rows (`PromptLine`), breaks lines between words (`wrap`) and measures text in
 * columns. All three take their input from a `LineQueue`.
 *
 * The invariant: all text passes `shown` on its way out, so nothing that a peer or
 * the server sends can control the terminal, or be taken for something else. Lines
 * of texts begin with a gutter of two columns: the mark of the reader's own texts,
 * which `shown` lets no text and no name contain, or blanks. All other lines begin
 * in the first column, and rows after the first begin further right than either.
 */

import { styleText } from "node:util";
import { printable, showCode } from "../../shared/printable.ts";
import type { ChatEvent } from "./events.ts";

export type Style = "bold" | "dim" | "red" | "green";

/** The start of a line that displays a text: of the reader, or of another user. */
export interface Gutter {
  readonly gutter: "own" | "other";
}

/** A piece of a line. It is made printable before it is styled. */
export type Part = string | { readonly text: string; readonly style: Style } | Gutter;

export type Line = Part | readonly Part[];

/** Marks the reader's own texts. */
export const OWN_MARK = "\u276f";
export const OWN: Gutter = { gutter: "own" };
export const OTHER: Gutter = { gutter: "other" };

export interface Prompt {
  /** The input to a secret is never displayed. A chat prompt is shown on terminals only, marked as the reader's own. */
  readonly kind: "question" | "secret" | "chat";
  readonly text: string;
  /** Completions for the tab key. */
  readonly choices?: readonly string[];
  /** Shown after the first Ctrl-C on an empty line; the second one ends the program. */
  readonly howToLeave?: string;
  /** Gets what is typed so far, on terminals, after each key. */
  readonly onEdit?: (line: string) => void;
}

export interface Screen {
  /** Whether a person is present, who can be asked again after a wrong answer. */
  readonly interactive: boolean;
  /**
   * Waits for the next line. A line that arrives while nothing is asked is kept for the next call. At a chat prompt, a
   * pasted text of several lines may come as one, with its line feeds.
   *
   * @returns undefined at the end of the input
   * @throws the signal's reason
   */
  ask(prompt: Prompt, signal: AbortSignal): Promise<string | undefined>;
  /** Reports an event: a program gets the event, a person gets the lines. */
  tell(event: ChatEvent, ...lines: readonly Line[]): void;
  /**
   * Shows a person, before the question, how something stands that changes.
   *
   * @param what  tells it apart from other things that change
   * @param text  undefined: nothing
   */
  status(what: string | symbol, text: string | undefined): void;
  /** Prints one line for a person, above the line being typed. */
  print(...parts: readonly Part[]): void;
  /** Restores the terminal. */
  close(): void;
}

/** Makes a text printable. The mark of the reader's own texts is shown by its number. */
export function shown(text: string): string {
  return printable(text).replaceAll(OWN_MARK, showCode);
}

/** Joins the parts of one line, as they are shown and, if wanted, styled. */
export function render(parts: readonly Part[], colours: boolean): string {
  return paint(parts.map(shownPart), colours);
}

/** Joins the parts of one row. They have been made printable. */
export function paint(parts: readonly Part[], colours: boolean): string {
  return parts
    .map((part) =>
      typeof part === "object" && "style" in part && colours ? styleText(part.style, part.text) : textOf(part),
    )
    .join("");
}

/** Makes a part printable. */
export function shownPart(part: Part): Part {
  if (typeof part === "string") return shown(part);
  return "gutter" in part ? part : { ...part, text: shown(part.text) };
}

export function textOf(part: Part): string {
  if (typeof part === "string") return part;
  return "gutter" in part ? gutterOf(part) : part.text;
}

/** The two columns before a text. */
function gutterOf({ gutter }: Gutter): string {
  return gutter === "own" ? `${OWN_MARK} ` : "  ";
}
