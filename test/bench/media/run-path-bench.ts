/** How a link with media follows the capacity of a path, and what links leave to each other and to TCP. */

import { BulkLink, CallLink, type MeasuredFlow, RenoFlow } from "./flows.ts";
import { SharedPath } from "./shared-path.ts";

const MEGABIT = 1_000_000;
const ROUND_TRIP_MS = 50;
/** Time to learn the path before anything is measured. */
const LEARNING_MS = 15_000;
const STEP_MS = 100;

const CUT = 3;
const CUT_MS = 12_000;
const QUEUE_MS_MAX = 100;
const QUEUE_WITHIN_MS = 1_000;
const RATE_WITHIN_MS = 3_000;
const RESTORED_WITHIN_MS = 10_000;
/** The rate may differ from the capacity by this share. It is the mean of so long, because it draws the queue down in between. */
const RATE_TOLERANCE = 0.2;
const RATE_MEAN_MS = 1_000;
/** Pictures that the step to a third of the capacity makes late, and the first large ones of the call. */
const UNPLAYED_PERCENT_MAX = 2;
const ADDED_MS_MAX = 100;
const SAME_KIND_MAX = 60;
const RENO_MAX = 70;

/** A figure with its target. */
export interface PathFigure {
  readonly what: string;
  readonly value: string;
  /** Undefined: there is none. */
  readonly target: string | undefined;
  readonly isMet: boolean;
}

/** How a call follows the capacity of its path, also with bulk on its link. */
export function runCapacityBench(seeds: readonly number[]): PathFigure[] {
  return [...followingFigures(seeds), ...bulkFigures(seeds)];
}

/** What two flows leave each other, one figure after the other. @param sharingMs  for how long shares are measured */
export function* runSharingBench(seeds: readonly number[], sharingMs: number): Generator<PathFigure> {
  for (const [name, first, second, max] of PAIRS)
    for (const queueRoundTrips of QUEUES) {
      const shares = seeds.map((seed) => shareOf(seed, sharingMs, first, second, queueRoundTrips));
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      yield {
        what: `${name}, queue of ${queueRoundTrips} round trips: mean share of the first, %, and of each run`,
        value: `${mean.toFixed(0)} (${shares.map((share) => share.toFixed(0)).join(", ")})`,
        target: max === undefined ? undefined : `${100 - max} to ${max}`,
        isMet: max === undefined || (mean >= 100 - max && mean <= max),
      };
    }
}

function pathOf(seed: number, megabits: number, queueRoundTrips: number): SharedPath {
  const bitsPerSecond = megabits * MEGABIT;
  const queueBytes = (queueRoundTrips * bitsPerSecond * ROUND_TRIP_MS) / 8_000;
  return new SharedPath({ seed, bitsPerSecond, roundTripMs: ROUND_TRIP_MS, queueBytes });
}

interface Following {
  readonly queueMs: number;
  readonly cutShare: number;
  readonly restoredShare: number;
  /** Pictures that came too late to be played, or did not arrive, in percent of those sent. */
  readonly latePercent: number;
  readonly lostPercent: number;
}

/** A call alone, whose path loses two thirds of its capacity for a time. The queue has room for several seconds. */
function follow(seed: number): Following {
  const path = pathOf(seed, 3, 30);
  const call = new CallLink(path, 1);
  path.run(LEARNING_MS);
  path.bitsPerSecond /= CUT;
  path.run(QUEUE_WITHIN_MS);
  path.longestWaitMs = 0;
  path.run(RATE_WITHIN_MS - QUEUE_WITHIN_MS);
  const cutShare = meanTarget(path, call) / path.bitsPerSecond;
  path.run(CUT_MS - RATE_WITHIN_MS - RATE_MEAN_MS);
  const queueMs = path.longestWaitMs;
  path.bitsPerSecond *= CUT;
  path.run(RESTORED_WITHIN_MS - RATE_MEAN_MS);
  const restoredShare = meanTarget(path, call) / path.bitsPerSecond;
  const { late = 0, lost = 0 } = call.counts ?? {};
  const [latePercent, lostPercent] = [(100 * late) / call.sent, (100 * lost) / call.sent];
  return { queueMs, cutShare, restoredShare, latePercent, lostPercent };
}

/** The mean target of a second. */
function meanTarget(path: SharedPath, call: CallLink): number {
  let sum = 0;
  for (let atMs = 0; atMs < RATE_MEAN_MS; atMs += STEP_MS) {
    path.run(STEP_MS);
    sum += call.target;
  }
  return (sum * STEP_MS) / RATE_MEAN_MS;
}

function followingFigures(seeds: readonly number[]): PathFigure[] {
  const runs = seeds.map(follow);
  const queueMs = Math.max(...runs.map((run) => run.queueMs));
  const figures: PathFigure[] = [
    {
      what: "capacity cut to a third under a call: longest wait in the queue from 1 s on, ms",
      value: queueMs.toFixed(0),
      target: `under ${QUEUE_MS_MAX}`,
      isMet: queueMs < QUEUE_MS_MAX,
    },
  ];
  for (const [what, shares] of [
    ["rate by the capacity 3 s after the cut, least and greatest", runs.map((run) => run.cutShare)],
    ["rate by the capacity within 10 s after it returns, least and greatest", runs.map((run) => run.restoredShare)],
  ] as const)
    figures.push({
      what,
      value: `${Math.min(...shares).toFixed(2)} to ${Math.max(...shares).toFixed(2)}`,
      target: `${1 - RATE_TOLERANCE} to ${1 + RATE_TOLERANCE}`,
      isMet: shares.every((share) => Math.abs(share - 1) <= RATE_TOLERANCE),
    });
  const late = Math.max(...runs.map((run) => run.latePercent));
  const lost = Math.max(...runs.map((run) => run.lostPercent));
  figures.push({
    what: "pictures too late to be played meanwhile, and lost ones, greatest, %",
    value: `${late.toFixed(1)} and ${lost.toFixed(1)}`,
    target: `${UNPLAYED_PERCENT_MAX} together`,
    isMet: runs.every(({ latePercent, lostPercent }) => latePercent + lostPercent <= UNPLAYED_PERCENT_MAX),
  });
  return figures;
}

/** The longest wait in the queue under a call of 500 kbit/s, without and with texts that wait on the same link all the time. */
function bulkFigures(seeds: readonly number[]): PathFigure[] {
  const waitMs = (seed: number, hasBulk: boolean): number => {
    const path = pathOf(seed, 4, 30);
    new CallLink(path, 1, { bitsMax: MEGABIT / 2, hasBulk });
    path.run(LEARNING_MS);
    path.longestWaitMs = 0;
    path.run(LEARNING_MS);
    return path.longestWaitMs;
  };
  const addedMs = Math.max(...seeds.map((seed) => waitMs(seed, true) - waitMs(seed, false)));
  const what = "bulk on the link of a call: longest wait in the queue that it adds, ms";
  const isMet = addedMs < ADDED_MS_MAX;
  return [{ what, value: addedMs.toFixed(0), target: `under ${ADDED_MS_MAX}`, isMet }];
}

type FlowKind = (path: SharedPath, number: number) => MeasuredFlow;

const bulk: FlowKind = (path, number) => new BulkLink(path, number);
const call: FlowKind = (path, number) => new CallLink(path, number);
const reno: FlowKind = (path) => new RenoFlow(path);

/** The share of the first flow of what both get, in percent. They start at times that depend on the seed. */
function shareOf(seed: number, sharingMs: number, first: FlowKind, second: FlowKind, queueRoundTrips: number): number {
  const path = pathOf(seed, 10, queueRoundTrips);
  const one = first(path, 1);
  path.run(path.random.next() % 3_000);
  const other = second(path, 2);
  path.run(LEARNING_MS);
  const before = [one.arrivedBytes, other.arrivedBytes] as const;
  path.run(sharingMs);
  const [ofOne, ofOther] = [one.arrivedBytes - before[0], other.arrivedBytes - before[1]];
  return (100 * ofOne) / (ofOne + ofOther);
}

/** What shares a path, and the greatest share of either in percent; undefined: the share is only told. */
const PAIRS: ReadonlyArray<readonly [name: string, first: FlowKind, second: FlowKind, max: number | undefined]> = [
  ["two bulk links", bulk, bulk, SAME_KIND_MAX],
  ["two links with a call", call, call, SAME_KIND_MAX],
  ["a bulk link and TCP Reno", bulk, reno, RENO_MAX],
  ["TCP Reno and a bulk link", reno, bulk, RENO_MAX],
  ["a link with a call and TCP Reno", call, reno, undefined],
];
/** The length of the queue, in round trips at the rate of the path. */
const QUEUES = [1, 2];
