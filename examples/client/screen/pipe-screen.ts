import type { ChatEvent } from "./events.ts";
import { LineQueue } from "./line-queue.ts";
import { type Line, type Part, type Prompt, render, type Screen } from "./screen.ts";

/** For scripts: reads and prints lines. A prompt is a line too, except in a conversation, so a script can wait for it. */
export class PipeScreen implements Screen {
  readonly interactive = false;
  readonly #lines: LineQueue;
  readonly #output: NodeJS.WritableStream;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    this.#lines = LineQueue.from(input);
    this.#output = output;
  }

  ask({ kind, text }: Prompt, signal: AbortSignal): Promise<string | undefined> {
    if (kind !== "chat") this.print(text.trimEnd());
    return this.#lines.next(signal);
  }

  tell(_event: ChatEvent, ...lines: readonly Line[]): void {
    for (const line of lines) this.print(...[line].flat());
  }

  print(...parts: readonly Part[]): void {
    this.#output.write(`${render(parts, false)}\n`);
  }

  status(): void {}

  close(): void {
    this.#lines.close();
  }
}
