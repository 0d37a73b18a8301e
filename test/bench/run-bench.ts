/** The bench of the codecs: ours against others, and against some written by hand. */

import { type Figure, figureLine, figuresOf, OPERATIONS, type Operation, speedLine } from "./figures.ts";
import { generatePeers } from "./generate-peers.ts";
import { SAMPLES } from "./samples.ts";
import { SubjectProcess } from "./subject-process.ts";
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
 * A round goes through all samples: what lasts for a second disturbs a few
 * rounds of each figure, and not all rounds of one.
 *
 * @param print  gets the speeds first, the figures last, a line each
 */
export async function runBench(options: BenchOptions, print: (line: string) => void): Promise<readonly Figure[]> {
  using generated = await generatePeers();
  const subjects: SubjectProcess[] = [];
  try {
    for (const name of [OURS, ...OTHERS]) subjects.push(await SubjectProcess.start(name, generated.code));
    const figures = await contest(subjects, options, print);
    for (const figure of figures) print(figureLine(figure));
    return figures;
  } finally {
    for (const subject of subjects) subject.end();
  }
}

async function contest(
  subjects: readonly SubjectProcess[],
  { rounds, turnMs, warmUpMs }: BenchOptions,
  print: (line: string) => void,
): Promise<readonly Figure[]> {
  for (const subject of subjects) await subject.carryOut({ kind: "warm up", ms: warmUpMs });
  const races: Race[] = [];
  for (const sample of SAMPLES) {
    for (const operation of OPERATIONS) races.push(await prepareRace(subjects, sample, operation, turnMs));
  }
  for (let round = 0; round < rounds; round++) {
    for (const race of races) await runRound(race);
  }
  return races.flatMap((race) => {
    const [ours, ...others] = race.runners.map(({ subject, times }) => ({ name: subject.name, times }));
    if (ours === undefined) return [];
    print(speedLine(race.sample, race.operation, [ours, ...others]));
    return figuresOf(race.sample, race.operation, ours, others);
  });
}

/** All subjects at one operation on one sample. */
interface Race {
  readonly sample: string;
  readonly operation: Operation;
  readonly runners: readonly Runner[];
}

interface Runner {
  readonly subject: SubjectProcess;
  /** How many calls are a turn. */
  readonly count: number;
  /** How long a call took, in nanoseconds, one a round. */
  readonly times: number[];
}

async function prepareRace(
  subjects: readonly SubjectProcess[],
  sample: string,
  operation: Operation,
  turnMs: number,
): Promise<Race> {
  const runners: Runner[] = [];
  for (const subject of subjects) {
    const count = await subject.carryOut({ kind: "count", sample, operation, turnMs });
    runners.push({ subject, count, times: [] });
  }
  return { sample, operation, runners };
}

async function runRound({ sample, operation, runners }: Race): Promise<void> {
  for (const { subject, count, times } of runners) {
    times.push(((await subject.carryOut({ kind: "turn", sample, operation, count })) / count) * 1e6);
  }
}
