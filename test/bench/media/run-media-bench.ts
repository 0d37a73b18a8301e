import { curveOf, lateAt, type Point, pathQuantileMs, pointOf, within } from "./curve.ts";
import { type PlayOut, playNetEq, playOurs } from "./play-out.ts";
import { routeChangesMs, TRACES, type Trace } from "./traces.ts";

const CAUTION = 1;
/** Frames late at most in stationary parts, in percent. */
const LATE_PERCENT_MAX = 1;
/** The mean delay is at most that which 99 % of the frames do not exceed on the path, and this more. */
const ABOVE_PATH_MS_MAX = 20;
const LAN_MS_MAX = 20;
/** After a change of the route, late frames and delay are as before within this time. */
const SETTLED_MS = 1_000;
/** How long the part after that is whose figures are taken. */
const AFTER_CHANGE_MS = 5_000;

/** A curve is above another one if the difference is more than so many standard errors. Less may be chance. */
const STANDARD_ERRORS = 2;
/** The caution of the points of our curve. Streams have 1. */
const OUR_SETTINGS = [0.05, 0.08, 0.12, 0.2, 0.3, 0.4, 0.55, 0.75, CAUTION, 1.2, 1.4, 1.7, 2, 3, 5, 8, 13];
/** The quantiles of the points of its curve. It has 0.95. */
const NETEQ_SETTINGS = [0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 0.999];

export interface MediaBenchOptions {
  readonly seeds: readonly number[];
  readonly lengthMs: number;
}

export interface TraceFigures {
  readonly name: string;
  /** The delay that 99 % of the frames do not exceed on the path, above the least. */
  readonly pathMs: number;
  readonly ours: readonly Point[];
  readonly netEq: readonly Point[];
  /** Our point with the setting of media streams. */
  readonly chosen: Point;
  /** The targets that our point missed, in words. */
  readonly missed: readonly string[];
  /** Where our curve is above that of the model, in words. */
  readonly above: readonly string[];
}

/** Plays all traces out. All on virtual time, so the same seeds give the same figures. */
export function runMediaBench({ seeds, lengthMs }: MediaBenchOptions): TraceFigures[] {
  return TRACES.map((generate) => {
    const traces = seeds.map((seed) => generate(seed, lengthMs));
    const ours = curveOf(traces, playOurs, OUR_SETTINGS);
    const netEq = curveOf(traces, playNetEq, NETEQ_SETTINGS);
    const [chosen] = curveOf(traces, playOurs, [CAUTION]);
    const name = traces[0]?.name;
    if (chosen === undefined || name === undefined) throw new Error("The bench of media has no traces.");
    const pathMs = pathQuantileMs(traces, 0.99);
    const missed = missedByPoint(chosen, pathMs, "");
    if (name === "LAN" && chosen.delayMs > LAN_MS_MAX) missed.push(`${chosen.delayMs.toFixed(1)} ms on a LAN`);
    if (name === "route change") missed.push(...missedAfterChange(traces, pathMs, lengthMs));
    return { name, pathMs, ours, netEq, chosen, missed, above: aboveNetEq(ours, netEq) };
  });
}

function missedByPoint({ latePercent, delayMs }: Omit<Point, "setting">, pathMs: number, when: string): string[] {
  const missed: string[] = [];
  if (latePercent > LATE_PERCENT_MAX) missed.push(`${latePercent.toFixed(2)} % late${when}`);
  const delayMsMax = pathMs + ABOVE_PATH_MS_MAX;
  if (delayMs > delayMsMax) missed.push(`${delayMs.toFixed(1)} ms of delay${when}, more than ${delayMsMax.toFixed(1)}`);
  return missed;
}

function aboveNetEq(ours: readonly Point[], netEq: readonly Point[]): string[] {
  return netEq
    .filter(({ delayMs, latePercent, frames }) => {
      const ourPercent = lateAt(ours, delayMs);
      return ourPercent > latePercent + STANDARD_ERRORS * standardErrorPercent(ourPercent + latePercent, frames);
    })
    .map(
      ({ delayMs, latePercent }) =>
        `at ${delayMs.toFixed(1)} ms ${lateAt(ours, delayMs).toFixed(2)} % late, NetEq ${latePercent.toFixed(2)}`,
    );
}

/** Of the difference of two counts of rare frames, whose percentages of the frames add up to this. */
function standardErrorPercent(sumPercent: number, frames: number): number {
  return 100 * Math.sqrt(sumPercent / 100 / frames);
}

function missedAfterChange(traces: readonly Trace[], pathMs: number, lengthMs: number): string[] {
  const [thereMs] = routeChangesMs(lengthMs);
  const fromMs = thereMs + SETTLED_MS;
  const outcomes = outcomesOf(traces, playOurs, fromMs, fromMs + AFTER_CHANGE_MS);
  return missedByPoint(pointOf(outcomes), pathMs, " after the route change");
}

function outcomesOf(traces: readonly Trace[], playOut: PlayOut, fromMs: number, untilMs: number) {
  return traces.flatMap((trace) => within(playOut(trace, CAUTION), fromMs, untilMs));
}
