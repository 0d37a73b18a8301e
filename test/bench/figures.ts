/** Turns times into the printed table, and compares ratios with their targets. */

import { median } from "./measure.ts";
import { OPERATIONS, type Operation } from "./subject.ts";
import { HAND_WRITTEN, OTHERS, OURS } from "./subjects.ts";

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
}

/** The least ratios to the fastest other subject. JSON and codecs written by hand do not count. */
const BEST_TARGETS: Readonly<Record<Operation, number>> = {
  encode: 1.2,
  decode: 1.1,
  "encode into": 1.2,
  "to JSON": 1,
  "from JSON": 1,
};
const NO_OTHERS = [HAND_WRITTEN, "JSON"];
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
    lines.push(line(operation, [...columns, "spread", "to the best other"]));
    for (const result of rows) lines.push(rowLine(result, columns));
    lines.push("");
  }
  lines.push(
    "Calls per second of processor time: the median of the processes. Spread: of our medians, from process to process.",
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

/** Returns one line for each missed target. */
export function missedTargets(results: readonly Result[], calibration: readonly number[]): string[] {
  const spreadMax = spreadOf(calibration) + SPREAD_TARGET;
  return results.flatMap(({ sample, operation, subjects }) => {
    const name = `${sample} ${operation}`;
    const misses = subjects.flatMap((subject, index) => {
      const target = index === 0 ? undefined : targetOf(sample, operation, subject.name);
      const ratio = median(subject.ratios);
      return target === undefined || ratio >= target
        ? []
        : [`${name}, against ${subject.name}: ${ratio.toFixed(2)}, below its target ${target.toFixed(2)}`];
    });
    const spread = spreadOf(subjects[0]?.medians ?? []);
    if (spread > spreadMax) misses.push(`${name}: spread ${percent(spread)}, above its target ${percent(spreadMax)}`);
    return misses;
  });
}

function targetOf(sample: string, operation: Operation, peer: string): number | undefined {
  const isJson = operation === "to JSON" || operation === "from JSON";
  if (isJson && peer === "protobuf-es") return PROTOBUF_ES_JSON_TARGET;
  if (peer === HAND_WRITTEN) return HAND_WRITTEN_TARGET;
  if (peer === "msgpackr" && operation === "decode" && LEVEL_WITH_MSGPACKR.includes(sample)) return 1;
  return NO_OTHERS.includes(peer) ? undefined : BEST_TARGETS[operation];
}

function rowLine({ sample, subjects }: Result, columns: readonly string[]): string {
  const cells = columns.map((column) => {
    const subject = subjects.find(({ name }) => name === column);
    return subject === undefined ? "" : speed(median(subject.medians));
  });
  const [ours, ...others] = subjects;
  const rivals = others
    .filter(({ name }) => !NO_OTHERS.includes(name))
    .sort((one, other) => median(one.ratios) - median(other.ratios));
  const best = rivals[0];
  const ratio = best === undefined ? "" : `${median(best.ratios).toFixed(2)} ${best.name}`;
  return line(`  ${sample}`, [...cells, percent(spreadOf(ours?.medians ?? [])), ratio]);
}

function line(first: string, cells: readonly string[]): string {
  const last = cells.length - 1;
  return first.padEnd(22) + cells.map((cell, index) => (index === last ? `  ${cell}` : cell.padStart(18))).join("");
}

/** Calls per second with three digits: `1.52 M`, `48.1 k`. */
function speed(ns: number): string {
  const calls = 1e9 / ns;
  return calls >= 1e6 ? `${(calls / 1e6).toPrecision(3)} M` : `${(calls / 1e3).toPrecision(3)} k`;
}

/** The difference of the extremes, as a part of the median. */
function spreadOf(medians: readonly number[]): number {
  return medians.length === 0 ? 0 : (Math.max(...medians) - Math.min(...medians)) / median(medians);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(0)} %`;
}
