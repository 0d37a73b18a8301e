/**
 * The bench of the codecs: ours against those of other packages and against
 * codecs written by hand.
 *
 * How the folder fits together: `main.ts` starts the bench. `samples.ts` are the
 * messages; those of `payloads/` have the shape of widely used schemas. A subject
 * (`subject.ts`) is one way to encode and decode a sample: `ours.ts`, `peers.ts`
 * (other packages) and `hand-written/`. Each kind of subject runs in its own
 * process (`subject-process.ts` starts `subject-main.ts`), which times it
 * (`measure.ts`). `figures.ts` turns times into ratios and spreads.
 *
 * Invariant: only times from the same rounds are compared, and only rounds count in
 * which the processor was there for the bench alone, as far as there are enough.
 */

import { setTimeout } from "node:timers/promises";
import { type Result, type Spread, type Target, type Timed, tableLines, targetsOf } from "./figures.ts";
import { type GeneratedCode, generatePeers } from "./generate-peers.ts";
import { crowding, median, medianRatio, warmUp } from "./measure.ts";
import { SAMPLES } from "./samples.ts";
import { OPERATIONS, type Operation } from "./subject.ts";
import { SubjectProcess } from "./subject-process.ts";
import { HAND_WRITTEN, OTHERS, OURS } from "./subjects.ts";

export interface BenchOptions {
  /** How often every subject gets a new process. Also how many run at the same time for the spread; see `measureSpreads`. */
  readonly processes: number;
  /** In each process. Up to three times as many are run, and the least disturbed ones count. */
  readonly rounds: number;
  /**
   * How long each subject runs in a round. In one millisecond, much would go to the first calls: the processes between
   * have pushed the code and the data of this one out of the processor's caches.
   */
  readonly turnMs: number;
  readonly warmUpMs: number;
  /** How long the bench waits altogether for something else to leave the processor's core. */
  readonly waitMs: number;
  /** Only samples and operations whose name contains it: `tile decode`. */
  readonly only: string;
  /** Ends the bench early: what whole processes have measured is printed. */
  readonly signal?: AbortSignal;
  /** Called with what begins. */
  readonly onStep?: (step: string) => void;
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
 * @returns what is to be shown, and whether it was
 */
export async function runBench(options: BenchOptions, print: (line: string) => void): Promise<readonly Target[]> {
  using generated = await generatePeers();
  const results = new Map<string, Result & { readonly subjects: Timed[] }>();
  const quiet = new Quiet(options.waitMs);
  const { spreads, calibration } = await measureSpreads(generated.code, options, quiet);
  let [counted, disturbed] = [0, 0];
  for (let each = 1; each <= options.processes; each++) {
    options.onStep?.(`Process ${each} of ${options.processes} of each subject`);
    const races = await contest([OURS, ...OTHERS], generated.code, options, quiet);
    if (races === undefined) break;
    const rounds = races.flatMap((race) => quietest(race, options.rounds));
    counted += rounds.length;
    disturbed += rounds.filter((round) => !quiet.is(round)).length;
    for (const race of races) {
      const { sample, operation } = race;
      const label = labelOf(race);
      const result = results.get(label) ?? { sample, operation, subjects: [], spreads: spreads.get(label) ?? [] };
      results.set(label, result);
      addTimes(result.subjects, race, options.rounds);
    }
  }
  if (counted === 0) throw new Error("The bench was ended before a process of each subject had measured all.");
  for (const line of tableLines([...results.values()], calibration)) print(line);
  print(`Rounds in which something else used the processor's core: ${Math.round((disturbed / counted) * 100)} %`);
  return targetsOf([...results.values()], calibration);
}

/**
 * Measures how much processes of the same code differ: V8 compiles it differently from process to process.
 *
 * All processes of one subject run at the same time and take turns, so each round has a turn of every process within a
 * second. Processes that run one after the other would differ by more than that, because the machine is not the same
 * for minutes: its clock, and what else uses its caches and its memory. The spread is the largest median minus the
 * smallest one, as a part of the median of them. Codecs written by hand are measured, too: they show what spread code
 * has here that calls little. The calibration is the loop of `crowding`, in the turns of our processes.
 */
async function measureSpreads(code: GeneratedCode, options: BenchOptions, quiet: Quiet) {
  const spreads = new Map<string, Spread[]>();
  let calibration: readonly number[] = [];
  for (const name of SPREAD_SUBJECTS) {
    options.onStep?.(`${options.processes} processes of ${name} at the same time`);
    const names = Array.from({ length: options.processes }, () => name);
    const races = (await contest(names, code, options, quiet)) ?? [];
    for (const race of races) {
      const label = labelOf(race);
      spreads.set(label, [...(spreads.get(label) ?? []), { name, medians: mediansOf(race, options.rounds) }]);
    }
    if (name === OURS) calibration = calibrationOf(races, options);
  }
  return { spreads, calibration };
}

function labelOf({ sample, operation }: Pick<Race, "sample" | "operation">): string {
  return `${sample} ${operation}`;
}

/** The times of each runner in a race: the medians over the rounds that count. */
function mediansOf(race: Race, count: number): number[] {
  const rounds = quietest(race, count);
  return race.runners.map((_, index) => median(rounds.map(({ times }) => times[index] ?? Number.NaN)));
}

/** The median of the calibration in each of the processes that are in all races. */
function calibrationOf(races: readonly Race[], { processes, rounds }: BenchOptions): number[] {
  const counted = races.flatMap((race) => quietest(race, rounds));
  return Array.from({ length: processes }, (_, index) =>
    median(counted.map(({ crowdings }) => crowdings[index] ?? Number.NaN)),
  );
}

/** The rounds that count. */
function quietest({ rounds }: Race, count: number): Round[] {
  return rounds.toSorted((one, other) => one.crowding - other.crowding).slice(0, count);
}

/** Adds what one process of each subject took. */
function addTimes(subjects: Timed[], race: Race, count: number): void {
  const rounds = quietest(race, count);
  const timesOf = (index: number): number[] => rounds.map(({ times }) => times[index] ?? Number.NaN);
  const ours = timesOf(0);
  for (const [index, { subject }] of race.runners.entries()) {
    const before = subjects[index];
    const times = timesOf(index);
    subjects[index] = {
      name: subject.name,
      medians: [...(before?.medians ?? []), median(times)],
      ratios: [...(before?.ratios ?? []), medianRatio(times, ours)],
    };
  }
}

/**
 * Runs all rounds with a new process for each of the names of subjects, which take turns. Returns undefined if the signal
 * ends it.
 */
async function contest(
  names: readonly string[],
  code: GeneratedCode,
  options: BenchOptions,
  quiet: Quiet,
): Promise<readonly Race[] | undefined> {
  const { rounds, turnMs, warmUpMs, only, signal } = options;
  const starting = names.map((name) => SubjectProcess.start(name, code));
  try {
    const subjects = await Promise.all(starting);
    // Together, because nothing is timed yet. Each gets its processor time.
    await Promise.all(subjects.map((subject) => subject.carryOut({ kind: "warm up", ms: warmUpMs })));
    const races: Race[] = [];
    for (const sample of SAMPLES) {
      for (const operation of OPERATIONS) {
        if (!labelOf({ sample, operation }).includes(only)) continue;
        const race = await prepareRace(subjects, sample, operation, turnMs);
        if (race.runners.length > 0) races.push(race);
      }
    }
    for (let round = 0; round < rounds * ATTEMPTS; round++) {
      const open = races.filter((race) => race.rounds.filter((each) => quiet.is(each)).length < rounds);
      for (const race of open) {
        if (signal?.aborted) return undefined;
        await quiet.wait();
        const done = await runRound(race);
        quiet.take(done);
        race.rounds.push(done);
      }
    }
    return races;
  } catch (error) {
    // Subjects in the same terminal have got the signal too.
    if (signal?.aborted) return undefined;
    throw error;
  } finally {
    for (const started of await Promise.allSettled(starting)) if (started.status === "fulfilled") started.value.end();
  }
}

/** The processes at one operation on one sample. */
interface Race {
  readonly sample: string;
  readonly operation: Operation;
  readonly runners: readonly Runner[];
  readonly rounds: Round[];
}

interface Runner {
  readonly subject: SubjectProcess;
  /** Number of calls in a turn. */
  readonly count: number;
}

interface Round {
  /** Nanoseconds per call, for each runner. */
  readonly times: readonly number[];
  /** The crowding beside the turn of each runner. */
  readonly crowdings: readonly number[];
  /** The largest of them. */
  readonly crowding: number;
}

/** The subjects whose spread is measured. */
const SPREAD_SUBJECTS = [OURS, HAND_WRITTEN];
/** How many times as many rounds are run as count, if they are not quiet. */
const ATTEMPTS = 3;
/** Something else on the core multiplies the crowding by 1.5 or more. */
const CROWDING_MAX = 1.25;
const PAUSE_MS = 50;
/** Values of the crowding that are remembered: those of some tens of seconds. */
const REMEMBERED_MAX = 500;
/** The share of them that is taken to be quiet at least. */
const QUIET_SHARE = 0.1;

/**
 * Tells rounds in which something else used the processor's core from others, by the crowding of the quietest tenth of
 * the last ones. The least value would not do: now and then one is too small, because the second loop was interrupted.
 */
class Quiet {
  /** In the order in which they were taken. */
  readonly #remembered: number[] = [];
  #quietest: number | undefined;
  #waitMs: number;

  constructor(waitMs: number) {
    this.#waitMs = waitMs;
    warmUp([crowding], waitMs === 0 ? 0 : 100);
  }

  /** Waits until nothing else uses the core, not longer than is left of the time for it. */
  async wait(): Promise<void> {
    for (;;) {
      const round = { crowding: crowding() };
      this.take(round);
      if (this.is(round) || this.#waitMs <= 0) return;
      this.#waitMs -= PAUSE_MS;
      await setTimeout(PAUSE_MS);
    }
  }

  take({ crowding }: Pick<Round, "crowding">): void {
    this.#remembered.push(crowding);
    if (this.#remembered.length > REMEMBERED_MAX) this.#remembered.shift();
    const sorted = this.#remembered.toSorted((a, b) => a - b);
    this.#quietest = sorted[Math.floor(sorted.length * QUIET_SHARE)];
  }

  is({ crowding }: Pick<Round, "crowding">): boolean {
    return crowding <= (this.#quietest ?? crowding) * CROWDING_MAX;
  }
}

async function prepareRace(
  subjects: readonly SubjectProcess[],
  sample: string,
  operation: Operation,
  turnMs: number,
): Promise<Race> {
  const runners: Runner[] = [];
  for (const subject of subjects) {
    const { value: count } = await subject.carryOut({ kind: "count", sample, operation, turnMs });
    if (count > 0) runners.push({ subject, count });
  }
  return { sample, operation, runners, rounds: [] };
}

async function runRound({ sample, operation, runners }: Race): Promise<Round> {
  const times: number[] = [];
  const crowdings: number[] = [];
  for (const { subject, count } of runners) {
    const { value, crowding } = await subject.carryOut({ kind: "turn", sample, operation, count });
    times.push((value / count) * 1e6);
    crowdings.push(crowding);
  }
  return { times, crowdings, crowding: Math.max(...crowdings) };
}
