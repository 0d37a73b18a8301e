/**
 * Where the client asks and prints. `Screen` is the interface that the rest of
 * the client uses; `TerminalScreen` (a person), `PipeScreen` (a script) and
 * `JsonScreen` (a program) implement it. A terminal keeps its prompt in the last
 * rows (`PromptLine`), breaks lines between words (`wrap`) and measures text in
 * columns. All three take their input from a `LineQueue`.
 *
 * The invariant: all text passes `printable` on its way out, so nothing that a
 * peer or the server sends can control the terminal.
 */

import { styleText } from "node:util";
import { printable } from "../../shared/printable.ts";
import type { ChatEvent } from "./events.ts";

export type Style = "bold" | "dim" | "red" | "green" | "cyan";

/** A piece of a line. It is made printable before it is styled. */
export type Part = string | { readonly text: string; readonly style: Style };

export type Line = Part | readonly Part[];

export interface Prompt {
  /** The input to a secret is never displayed. A chat prompt is shown on terminals only. */
  readonly kind: "question" | "secret" | "chat";
  readonly text: string;
  /** Completions for the tab key. */
  readonly choices?: readonly string[];
}

export interface Screen {
  /** Whether a person is present, who can be asked again after a wrong answer. */
  readonly interactive: boolean;
  /**
   * Waits for the next line. A line that arrives while nothing is asked is kept for the next call.
   *
   * @returns undefined at the end of the input
   * @throws the signal's reason
   */
  ask(prompt: Prompt, signal: AbortSignal): Promise<string | undefined>;
  /** Reports an event: a program gets the event, a person gets the lines. */
  tell(event: ChatEvent, ...lines: readonly Line[]): void;
  /** Prints one line for a person, above the line being typed. */
  print(...parts: readonly Part[]): void;
  /** Restores the terminal. */
  close(): void;
}

/** Joins the parts of one line, made printable and, if wanted, styled. */
export function render(parts: readonly Part[], colours: boolean): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return printable(part);
      return colours ? styleText(part.style, printable(part.text)) : printable(part.text);
    })
    .join("");
}
