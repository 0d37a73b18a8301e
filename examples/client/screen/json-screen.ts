import { createInterface, type Interface } from "node:readline";
import { printableJson } from "../../shared/printable.ts";
import type { ChatEvent } from "./events.ts";
import { LineQueue } from "./line-queue.ts";
import type { Prompt, Screen } from "./screen.ts";

/** Lines in, one JSON object a line out: for programs. Nothing that is asked or said to a person is shown. */
export class JsonScreen implements Screen {
  readonly interactive = false;
  readonly #input: Interface;
  readonly #lines: LineQueue;
  readonly #output: NodeJS.WritableStream;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    this.#input = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
    this.#lines = new LineQueue(this.#input);
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
    this.#input.close();
  }
}
