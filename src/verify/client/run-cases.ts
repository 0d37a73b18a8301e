/** Runs the cases of the suite against clients, several at a time. */

import type { ClientCase, ClientSection } from "./case.ts";
import { Fault, Skip } from "./fault.ts";
import { Scene, type SceneOptions } from "./scene.ts";

export type Outcome =
  | { readonly kind: "passed" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "failed"; readonly expected: string; readonly received: string; readonly log: readonly string[] };

export interface Result {
  readonly section: string;
  readonly item: ClientCase;
  readonly outcome: Outcome;
  readonly durationMs: number;
}

export interface RunOptions extends SceneOptions {
  readonly cases: readonly { readonly section: string; readonly item: ClientCase }[];
  /** Cases that run at the same time, each with its own server and client. */
  readonly jobs: number;
  /** Called in the order of the cases. */
  onResult(result: Result): void;
}

/** All cases of the sections, in order. */
export function casesOf(sections: readonly ClientSection[]): { section: string; item: ClientCase }[] {
  return sections.flatMap(({ title, cases }) => cases.map((item) => ({ section: title, item })));
}

/** Runs the cases. Returns the results in the order of the cases. */
export async function runCases(options: RunOptions): Promise<Result[]> {
  const { cases, jobs, onResult } = options;
  const results: (Result | undefined)[] = cases.map(() => undefined);
  let next = 0;
  let reported = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < cases.length; index = next++) {
      const found = cases[index];
      if (found === undefined) return;
      const startedMs = performance.now();
      const outcome = await runCase(found.item, options);
      results[index] = { ...found, outcome, durationMs: performance.now() - startedMs };
      for (let result = results[reported]; result !== undefined; result = results[reported]) {
        reported += 1;
        onResult(result);
      }
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return results.filter((result) => result !== undefined);
}

async function runCase(item: ClientCase, options: SceneOptions): Promise<Outcome> {
  await using scene = await Scene.open(options);
  try {
    await item.run(scene);
    return { kind: "passed" };
  } catch (error) {
    if (error instanceof Skip) return { kind: "skipped", reason: error.message };
    if (!(error instanceof Fault)) throw error;
    return { kind: "failed", expected: error.expected, received: error.received, log: scene.log() };
  }
}
