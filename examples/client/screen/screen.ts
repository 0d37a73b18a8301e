import { styleText } from "node:util";
import { printable } from "../../shared/printable.ts";
import type { ChatEvent } from "./events.ts";

export type Style = "bold" | "dim" | "red" | "green" | "cyan";

/** A piece of a line. All of it is made printable before it is styled. */
export type Part = string | { readonly text: string; readonly style: Style };

export type Line = Part | readonly Part[];

export interface Prompt {
  /** A secret is not shown while it is typed. A chat's prompt is for terminals only. */
  readonly kind: "question" | "secret" | "chat";
  readonly text: string;
  /** What the tab key completes. */
  readonly choices?: readonly string[];
}

/** Where the client asks and prints: a terminal, a pipe, or a program that reads JSON. */
export interface Screen {
  /** Whether a person is there to be asked again. */
  readonly interactive: boolean;
  /**
   * Waits for the next line. No line is lost: one that comes when nobody asks waits.
   *
   * @returns undefined at the end of input
   * @throws the signal's reason
   */
  ask(prompt: Prompt, signal: AbortSignal): Promise<string | undefined>;
  /** Tells what happened: the event to a program, the lines to a person. */
  tell(event: ChatEvent, ...lines: readonly Line[]): void;
  /** Prints one line for a person, above what is half typed. */
  print(...parts: readonly Part[]): void;
  /** Gives the terminal back as it was. */
  close(): void;
}

/** The one way of text to the screen: nothing leaves here that could steer a terminal but our own styles. */
export function render(parts: readonly Part[], colours: boolean): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return printable(part);
      return colours ? styleText(part.style, printable(part.text)) : printable(part.text);
    })
    .join("");
}
