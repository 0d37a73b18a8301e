import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { argumentsFor } from "../compiled-sources.ts";
import type { GeneratedCode } from "./generate-peers.ts";
import type { Operation } from "./subject.ts";

/** An order to a subject's process. */
export type Order =
  /** Run all functions until they are compiled. The answer is 0. */
  | { readonly kind: "warm up"; readonly ms: number }
  /** Find the number of calls that take about `turnMs`. The answer is that number, or 0: the subject cannot do that. */
  | { readonly kind: "count"; readonly sample: string; readonly operation: Operation; readonly turnMs: number }
  /** Make `count` calls. The answer is their processor time in milliseconds, and how crowded the core was. */
  | { readonly kind: "turn"; readonly sample: string; readonly operation: Operation; readonly count: number };

export interface Answer {
  readonly value: number;
  /** The larger of two measurements, before and after a turn; see `crowding`. */
  readonly crowding: number;
}

/**
 * The same garbage collection for all subjects, so that it takes as long in each of their processes.
 *
 * The young generation has a fixed size, in MiB for each of its two halves. By default, V8 reduces it in some processes
 * that pause between their turns, and these decode more slowly, whichever codec it is. One thread collects, so that no
 * turn includes the work of helper threads, which differs from turn to turn.
 */
const GARBAGE_COLLECTION = ["--min-semi-space-size=16", "--max-semi-space-size=16", "--single-threaded-gc"];

/** The process of one subject. It carries out one order at a time. */
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
      spawn(
        process.execPath,
        [...GARBAGE_COLLECTION, ...argumentsFor("test/bench/subject-main.ts", name, JSON.stringify(generated))],
        { stdio: ["ignore", "inherit", "inherit", "ipc"] },
      ),
    );
    await started.#answer();
    return started;
  }

  async carryOut(order: Order): Promise<Answer> {
    const answer = this.#answer();
    this.#child.send(order);
    return answer;
  }

  end(): void {
    this.#child.kill();
  }

  async #answer(): Promise<Answer> {
    const over = new AbortController();
    const { signal } = over;
    const ended = once(this.#child, "exit", { signal }).then(([code]) => {
      throw new Error(`The process of ${this.name} ended with code ${code}.`);
    });
    ended.catch(() => {});
    try {
      const [answer] = await Promise.race([once(this.#child, "message", { signal }), ended]);
      return answer;
    } finally {
      over.abort();
    }
  }
}
