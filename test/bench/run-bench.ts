/**
 * The bench of the codecs: ours against those of other packages and against
 * codecs written by hand.
 *
 * How the folder fits together: `main.ts` starts the bench. `samples.ts` are the
 * messages; those of `payloads/` have the shape of widely used schemas. A subject
 * (`subject.ts`) is one way to encode and decode a sample: `ours.ts`, `peers.ts`
 * (other packages) and `hand-written/`. Each kind of subject runs in its own
 * process (`subject-process.ts` starts `subject-main.ts`), which times it
 * (`measure.ts`). `figures.ts` turns times into ratios.
 *
 * Invariant: only times from the same round are compared.
 */

import { missedTargets, type Result, type Timed, tableLines } from "./figures.ts";
import { type GeneratedCode, generatePeers } from "./generate-peers.ts";
import { median, medianRatio } from "./measure.ts";
import { SAMPLES } from "./samples.ts";
import { OPERATIONS, type Operation } from "./subject.ts";
import { SubjectProcess } from "./subject-process.ts";
import { OTHERS, OURS } from "./subjects.ts";

export interface BenchOptions {
  /** How often every subject gets a new process: V8 compiles the same code differently from process to process. */
  readonly processes: number;
  /** In each process. */
  readonly rounds: number;
  /**
   * How long each subject runs in a round. In one millisecond, much would go to the first calls: the processes between
   * have pushed the code and the data of this one out of the processor's caches.
   */
  readonly turnMs: number;
  readonly warmUpMs: number;
  /** Only samples and operations whose name contains it: `tile decode`. */
  readonly only: string;
}

/**
 * Runs all subjects in turn, one at a time, in several rounds.
 *
 * A disturbance affects neighbouring turns alike, so the ratio of two times from
 * one round is more reliable than the times, and the median of the ratios more
 * than each of them. A round covers all samples and takes some seconds, so a
 * disturbance of a second affects one round of a few figures.
 *
 * @param print  called with each line
 * @returns a line for each missed target
 */
export async function runBench(options: BenchOptions, print: (line: string) => void): Promise<readonly string[]> {
  using generated = await generatePeers();
  const results = new Map<string, Result & { readonly subjects: Timed[] }>();
  const calibration: number[] = [];
  for (let each = 0; each < options.processes; each++) {
    const { races, calibrationMs } = await contest(generated.code, options);
    calibration.push(calibrationMs);
    for (const { sample, operation, runners } of races) {
      const name = `${sample} ${operation}`;
      const result = results.get(name) ?? { sample, operation, subjects: [] };
      results.set(name, result);
      addTimes(result.subjects, runners);
    }
  }
  for (const line of tableLines([...results.values()], calibration)) print(line);
  return missedTargets([...results.values()], calibration);
}

/** Adds what one process of each subject took. */
function addTimes(subjects: Timed[], runners: readonly Runner[]): void {
  const ours = runners[0]?.times ?? [];
  for (const [index, { subject, times }] of runners.entries()) {
    const before = subjects[index];
    subjects[index] = {
      name: subject.name,
      medians: [...(before?.medians ?? []), median(times)],
      ratios: [...(before?.ratios ?? []), medianRatio(times, ours)],
    };
  }
}

/** Runs all rounds with one new process for each subject. */
async function contest(
  code: GeneratedCode,
  { rounds, turnMs, warmUpMs, only }: BenchOptions,
): Promise<{ readonly races: readonly Race[]; readonly calibrationMs: number }> {
  const subjects: SubjectProcess[] = [];
  try {
    for (const name of [OURS, ...OTHERS]) subjects.push(await SubjectProcess.start(name, code));
    for (const subject of subjects) await subject.carryOut({ kind: "warm up", ms: warmUpMs });
    const races: Race[] = [];
    for (const sample of SAMPLES) {
      for (const operation of OPERATIONS) {
        if (!`${sample} ${operation}`.includes(only)) continue;
        races.push(await prepareRace(subjects, sample, operation, turnMs));
      }
    }
    const calibration: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const race of races) await runRound(race);
      for (const subject of subjects) calibration.push(await subject.carryOut({ kind: "calibrate" }));
    }
    return { races, calibrationMs: median(calibration) };
  } finally {
    for (const subject of subjects) subject.end();
  }
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
