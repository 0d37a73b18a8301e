import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Operation } from "./figures.ts";
import type { GeneratedCode } from "./generate-peers.ts";

/** What a subject's process is asked to do. */
export type Order =
  /** Run everything until it is compiled; the answer says nothing. */
  | { readonly kind: "warm up"; readonly ms: number }
  /** The answer: how many calls take about so long. */
  | { readonly kind: "count"; readonly sample: string; readonly operation: Operation; readonly turnMs: number }
  /** The answer: how many milliseconds of the processor so many calls took. */
  | { readonly kind: "turn"; readonly sample: string; readonly operation: Operation; readonly count: number };

/** A subject in a process of its own, one order at a time. */
export class SubjectProcess {
  readonly name: string;
  readonly #child: ChildProcess;

  private constructor(name: string, child: ChildProcess) {
    this.name = name;
    this.#child = child;
  }

  static async start(name: string, generated: GeneratedCode): Promise<SubjectProcess> {
    const started = new SubjectProcess(
      name,
      fork(join(import.meta.dirname, "subject-main.ts"), [name, JSON.stringify(generated)]),
    );
    await started.#answer();
    return started;
  }

  async carryOut(order: Order): Promise<number> {
    const answer = this.#answer();
    this.#child.send(order);
    return answer;
  }

  end(): void {
    this.#child.kill();
  }

  async #answer(): Promise<number> {
    const over = new AbortController();
    const { signal } = over;
    const ended = once(this.#child, "exit", { signal }).then(([code]) => {
      throw new Error(`${this.name} ended with code ${code}.`);
    });
    ended.catch(() => {});
    try {
      const [answer] = await Promise.race([once(this.#child, "message", { signal }), ended]);
      return Number(answer);
    } finally {
      over.abort();
    }
  }
}
