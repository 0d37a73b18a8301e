import { printableJson } from "../../shared/printable.ts";
import { drivenLines } from "./driven-lines.ts";
import type { ChatEvent } from "./events.ts";
import { LineQueue } from "./line-queue.ts";
import type { Prompt, Screen } from "./screen.ts";

/**
 * For programs: reads lines, typed ones or commands in JSON, and prints one JSON object per line. Prompts and lines for
 * people are omitted.
 */
export class JsonScreen implements Screen {
  readonly interactive = false;
  readonly #lines: LineQueue;
  readonly #output: NodeJS.WritableStream;
  /** The rest of the last command. */
  #typed: readonly string[] = [];

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    this.#lines = LineQueue.from(input);
    this.#output = output;
  }

  async ask(_prompt: Prompt, signal: AbortSignal): Promise<string | undefined> {
    signal.throwIfAborted();
    while (this.#typed.length === 0) {
      const line = await this.#lines.next(signal);
      if (line === undefined) return undefined;
      const driven = drivenLines(line);
      if ("lines" in driven) this.#typed = driven.lines;
      else this.tell({ event: "error", code: "INVALID_INPUT", text: driven.fault });
    }
    const [first, ...rest] = this.#typed;
    this.#typed = rest;
    return first;
  }

  tell(event: ChatEvent): void {
    this.#output.write(`${printableJson(event)}\n`);
  }

  print(): void {}

  status(): void {}

  close(): void {
    this.#lines.close();
  }
}
