/** The bench of the codecs: ours against others, and against some written by hand. */

import { type Figure, figureLine, figuresOf, OPERATIONS, type Operation, speedLine, type Timed } from "./figures.ts";
import { generatePeers } from "./generate-peers.ts";
import { SAMPLES } from "./samples.ts";
import { SubjectProcess } from "./subject-orders.ts";
import { OTHERS, OURS } from "./subjects.ts";

export interface BenchOptions {
  readonly rounds: number;
  /** How long each subject runs in a round. */
  readonly turnMs: number;
  readonly warmUpMs: number;
}

/**
 * All subjects take turns in many short rounds, one at a time. What disturbs
 * one disturbs its neighbours alike, so a ratio of times from one round means
 * more than the times do, and the median of the ratios more than any of them.
 *
 * @param print  gets the speeds first, the figures last, a line each
 */
export async function runBench(options: BenchOptions, print: (line: string) => void): Promise<readonly Figure[]> {
  using generated = await generatePeers();
  const subjects: SubjectProcess[] = [];
  try {
    for (const name of [OURS, ...OTHERS]) subjects.push(await SubjectProcess.start(name, generated.code));
    return await contest(subjects, options, print);
  } finally {
    for (const subject of subjects) subject.end();
  }
}

async function contest(
  subjects: readonly SubjectProcess[],
  options: BenchOptions,
  print: (line: string) => void,
): Promise<readonly Figure[]> {
  for (const subject of subjects) await subject.carryOut({ kind: "warm up", ms: options.warmUpMs });
  const figures: Figure[] = [];
  for (const sample of SAMPLES) {
    for (const operation of OPERATIONS) {
      const [ours, ...others] = await takeTurns(subjects, { sample, operation, ...options });
      if (ours === undefined) continue;
      print(speedLine(sample, operation, [ours, ...others]));
      figures.push(...figuresOf(sample, operation, ours, others));
    }
  }
  for (const figure of figures) print(figureLine(figure));
  return figures;
}

/** @returns for each subject the times of a call, in nanoseconds, one a round */
async function takeTurns(
  subjects: readonly SubjectProcess[],
  { sample, operation, rounds, turnMs }: { readonly sample: string; readonly operation: Operation } & BenchOptions,
): Promise<Timed[]> {
  const runners: { readonly subject: SubjectProcess; readonly count: number; readonly times: number[] }[] = [];
  for (const subject of subjects) {
    const count = await subject.carryOut({ kind: "count", sample, operation, turnMs });
    runners.push({ subject, count, times: [] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { subject, count, times } of runners) {
      times.push(((await subject.carryOut({ kind: "turn", sample, operation, count })) / count) * 1e6);
    }
  }
  return runners.map(({ subject, times }) => ({ name: subject.name, times }));
}
