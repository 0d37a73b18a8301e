/**
 * The bench of the codecs: ours against those of other packages and against
 * codecs written by hand.
 *
 * How the folder fits together: `main.ts` starts the bench. `samples.ts` are the
 * messages. A subject (`subject.ts`) is one way to encode and decode a sample:
 * `ours.ts`, `peers.ts` (other packages) and `hand-written/`. Each kind of subject
 * runs in its own process (`subject-process.ts` starts `subject-main.ts`), which
 * times it (`measure.ts`). `figures.ts` turns times into ratios.
 *
 * Invariant: only times from the same round are compared.
 */

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
 * Runs all subjects in turn, one at a time, in many short rounds.
 *
 * A disturbance affects neighbouring turns alike, so the ratio of two times from
 * one round is more reliable than the times, and the median of the ratios more
 * than each of them. A round covers all samples, so a disturbance of a second
 * affects a few rounds of each figure and not all rounds of one.
 *
 * @param print  called with each line: first the speeds, then the figures
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
  /** Number of calls in a turn. */
  readonly count: number;
  /** Nanoseconds per call, one for each round. */
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
    if (count > 0) runners.push({ subject, count, times: [] });
  }
  return { sample, operation, runners };
}

async function runRound({ sample, operation, runners }: Race): Promise<void> {
  for (const { subject, count, times } of runners) {
    times.push(((await subject.carryOut({ kind: "turn", sample, operation, count })) / count) * 1e6);
  }
}
