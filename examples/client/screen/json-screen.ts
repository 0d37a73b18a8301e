import { printableJson } from "../../shared/printable.ts";
import type { ChatEvent } from "./events.ts";
import { LineQueue } from "./line-queue.ts";
import type { Prompt, Screen } from "./screen.ts";

/** For programs: reads lines and prints one JSON object per line. Prompts and lines for people are omitted. */
export class JsonScreen implements Screen {
  readonly interactive = false;
  readonly #lines: LineQueue;
  readonly #output: NodeJS.WritableStream;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    this.#lines = LineQueue.from(input);
    this.#output = output;
  }

  ask(_prompt: Prompt, signal: AbortSignal): Promise<string | undefined> {
    return this.#lines.next(signal);
  }

  tell(event: ChatEvent): void {
    this.#output.write(`${printableJson(event)}\n`);
  }

  print(): void {}

  close(): void {
    this.#lines.close();
  }
}
