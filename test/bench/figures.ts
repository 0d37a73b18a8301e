/** Turns times into the printed tables, and compares ratios with their targets. */

import { median } from "./measure.ts";
import { OPERATIONS, type Operation } from "./subject.ts";
import { CHECKED, HAND_WRITTEN, OTHERS, OURS } from "./subjects.ts";

/** The times of one subject at one operation on one sample. */
export interface Timed {
  readonly name: string;
  /** Nanoseconds per call: the median of each process. */
  readonly medians: readonly number[];
  /** How many times longer it takes than our codec: one for each process. */
  readonly ratios: readonly number[];
}

/** All subjects at one operation on one sample, ours first. */
export interface Result {
  readonly sample: string;
  readonly operation: Operation;
  readonly subjects: readonly Timed[];
  /** Of our codec and of those written by hand. */
  readonly spreads: readonly Spread[];
}

/** Processes of one subject that took turns with each other; see `measureSpreads`. */
export interface Spread {
  readonly name: string;
  /** Nanoseconds per call: the median of each process. */
  readonly medians: readonly number[];
}

/** What the bench is to show, in one line, and whether it did. */
export interface Target {
  readonly text: string;
  readonly isMet: boolean;
}

/** The least ratios to the fastest other subject. JSON and codecs written by hand do not count for them. */
const BEST_TARGETS: Readonly<Record<Operation, number>> = {
  encode: 1.2,
  decode: 1.1,
  "encode into": 1.2,
  "to JSON": 1,
  "from JSON": 1,
};
const NO_OTHERS = [HAND_WRITTEN, CHECKED, "JSON"];
/** msgpackr decodes these with functions made for the exact list of fields that a message has. */
const LEVEL_WITH_MSGPACKR = ["list of 100 peers", "game state"];
const HAND_WRITTEN_TARGET = 1 / 1.7;
const PROTOBUF_ES_JSON_TARGET = 2;
/** How much more our medians may spread over processes than those of the calibration. */
const SPREAD_TARGET = 0.1;

/** Returns lines: a table for each operation, then the spread of the calibration. */
export function tableLines(results: readonly Result[], calibration: readonly number[]): string[] {
  const lines: string[] = [];
  for (const operation of OPERATIONS) {
    const rows = results.filter((result) => result.operation === operation);
    if (rows.length === 0) continue;
    const names = rows.flatMap(({ subjects }) => subjects.map(({ name }) => name));
    const columns = [OURS, ...OTHERS].filter((name) => names.includes(name));
    lines.push(line(operation, [...columns, "spread", "hand-written's", "to the best other"]));
    for (const result of rows) lines.push(rowLine(result, columns));
    lines.push("");
  }
  lines.push(
    "Calls per second of processor time: the median of the processes. Spread: the difference of the fastest and the slowest",
    "of as many processes that run at the same time and take turns, as a part of their median: ours, and those of codecs",
    "written by hand.",
    `Spread of the calibration: ${percent(spreadOf(calibration))}`,
    `The ratio to codecs written by hand is judged on: ${handWrittenSamples(results).join(", ") || "none"}.`,
  );
  return lines;
}

/** The samples for which there is a codec written by hand. */
function handWrittenSamples(results: readonly Result[]): string[] {
  const samples = results.filter(({ subjects }) => subjects.some(({ name }) => name === HAND_WRITTEN));
  return [...new Set(samples.map(({ sample }) => sample))];
}

/** Returns a line for each target, in the order of the tables. */
export function targetsOf(results: readonly Result[], calibration: readonly number[]): Target[] {
  const spreadMax = spreadOf(calibration) + SPREAD_TARGET;
  return results.flatMap((result) => {
    const { sample, operation } = result;
    const spread = spreadIn(result, OURS) ?? Number.NaN;
    const ofSpread = `${sample} ${operation}: spread ${percent(spread)}, at most ${percent(spreadMax)}`;
    return [...ratioTargets(result), { text: ofSpread, isMet: spread <= spreadMax }];
  });
}

/** For each least ratio, a target with the fastest of the subjects that it is for. */
function ratioTargets({ sample, operation, subjects }: Result): Target[] {
  const fastest = new Map<number, { readonly name: string; readonly ratio: number }>();
  for (const { name, ratios } of subjects.slice(1)) {
    const least = leastRatio(sample, operation, name);
    const ratio = median(ratios);
    if (least !== undefined && !((fastest.get(least)?.ratio ?? Number.POSITIVE_INFINITY) < ratio))
      fastest.set(least, { name, ratio });
  }
  return [...fastest].map(([least, { name, ratio }]) => {
    const ours = `${ratio.toFixed(2)} of ${name}, at least ${least.toFixed(2)}`;
    return { text: `${sample} ${operation}: ${ours}${bound(name, ratio, least, subjects)}`, isMet: ratio >= least };
  });
}

/** What codecs written by hand reach in place of ours, or ours of one with the same checks: how much ours may win. */
function bound(rival: string, ratio: number, least: number, subjects: readonly Timed[]): string {
  const handWritten = subjects.find(({ name }) => name === HAND_WRITTEN);
  const checked = subjects.find(({ name }) => name === CHECKED);
  if (rival !== HAND_WRITTEN) {
    if (handWritten === undefined) return "";
    const byHand = ratio / median(handWritten.ratios);
    const isBeyond = ratio < least && byHand < least;
    return ` (written by hand: ${byHand.toFixed(2)}${isBeyond ? ", not enough either" : ""})`;
  }
  return checked === undefined ? "" : ` (of one with our checks: ${median(checked.ratios).toFixed(2)})`;
}

/** How many times longer a subject must take than ours; undefined if there is no target. */
function leastRatio(sample: string, operation: Operation, peer: string): number | undefined {
  const isJson = operation === "to JSON" || operation === "from JSON";
  if (isJson && peer === "protobuf-es") return PROTOBUF_ES_JSON_TARGET;
  if (peer === HAND_WRITTEN) return HAND_WRITTEN_TARGET;
  if (peer === "msgpackr" && operation === "decode" && LEVEL_WITH_MSGPACKR.includes(sample)) return 1;
  return NO_OTHERS.includes(peer) ? undefined : BEST_TARGETS[operation];
}

function rowLine(result: Result, columns: readonly string[]): string {
  const { sample, subjects } = result;
  const cells = columns.map((column) => {
    const subject = subjects.find(({ name }) => name === column);
    return subject === undefined ? "" : speed(median(subject.medians));
  });
  const rivals = subjects
    .slice(1)
    .filter(({ name }) => !NO_OTHERS.includes(name))
    .sort((one, other) => median(one.ratios) - median(other.ratios));
  const best = rivals[0];
  const ratio = best === undefined ? "" : `${median(best.ratios).toFixed(2)} ${best.name}`;
  const spreads = [OURS, HAND_WRITTEN].map((name) => {
    const spread = spreadIn(result, name);
    return spread === undefined ? "" : percent(spread);
  });
  return line(`  ${sample}`, [...cells, ...spreads, ratio]);
}

/** Wide enough for the name of each subject. */
const COLUMN = 23;

function line(first: string, cells: readonly string[]): string {
  const last = cells.length - 1;
  return first.padEnd(22) + cells.map((cell, index) => (index === last ? `  ${cell}` : cell.padStart(COLUMN))).join("");
}

/** Calls per second with three digits: `1.52 M`, `48.1 k`. */
function speed(ns: number): string {
  const calls = 1e9 / ns;
  return calls >= 1e6 ? `${(calls / 1e6).toPrecision(3)} M` : `${(calls / 1e3).toPrecision(3)} k`;
}

function spreadIn({ spreads }: Result, subject: string): number | undefined {
  const found = spreads.find(({ name }) => name === subject);
  return found && spreadOf(found.medians);
}

/** The difference of the extremes, as a part of the median. */
function spreadOf(medians: readonly number[]): number {
  return (Math.max(...medians) - Math.min(...medians)) / median(medians);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(0)} %`;
}
