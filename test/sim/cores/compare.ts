/** Compares several cores with one. */

import type { CoresOptions } from "./cores.ts";
import { drawSteps, Script, type Step } from "./script.ts";

export interface CompareOptions extends Pick<CoresOptions, "cores" | "seed" | "limits"> {
  readonly users: number;
  readonly steps: number;
}

/** What a comparison has shown. */
export interface Comparison {
  /** The first difference; undefined: there is none. */
  readonly difference: string | undefined;
  /** How many lines were the same. */
  readonly lines: number;
  /** How often each kind of step was performed, and each kind of line seen. */
  readonly tally: ReadonlyMap<string, number>;
}

/** Runs the same script on several cores and on one: every user must receive the same. */
export function compareWithOne({ cores, seed, users, steps, limits = {} }: CompareOptions): Comparison {
  const [one, several] = [1, cores].map((count) => new Script({ cores: count, seed, limits: { ...WIDE, ...limits } }));
  const tally = new Map<string, number>();
  let lines = 0;
  for (const [index, step] of drawSteps(seed, users, steps).entries()) {
    const [expected = [], got = []] = [one?.perform(step), several?.perform(step)];
    for (const line of expected) count(tally, kindOf(line));
    lines += expected.length;
    const difference = differenceBetween(expected, got);
    if (difference !== undefined) return { difference: `step ${index}, ${textOf(step)}: ${difference}`, lines, tally };
  }
  return { difference: undefined, lines, tally };
}

/**
 * Ticks keep their length however many watch, and limits that each core counts by itself are not reached. What is waited
 * for ends between two steps.
 */
export const WIDE = {
  presenceEventsPerSecond: 1_000_000,
  strangerEventsPerSecond: 1_000,
  messageAnswerMs: 5_020,
  invitationTimeoutMs: 60_020,
};

function differenceBetween(expected: readonly string[], got: readonly string[]): string | undefined {
  const index = expected.findIndex((line, at) => line !== got[at]);
  if (index === -1 && expected.length === got.length) return undefined;
  const at = index === -1 ? expected.length : index;
  return `one core gives\n  ${expected[at] ?? "nothing"}\nand several give\n  ${got[at] ?? "nothing"}`;
}

function textOf({ kind, user, other }: Step): string {
  return `${kind} of ${user} about ${other}`;
}

function kindOf(line: string): string {
  return /"case":"(\w+)"/.exec(line)?.[1] ?? / gets (\w+)/.exec(line)?.[1] ?? "other";
}

function count(tally: Map<string, number>, kind: string): void {
  tally.set(kind, (tally.get(kind) ?? 0) + 1);
}
