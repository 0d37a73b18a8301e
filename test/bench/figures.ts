/** Turns times into the figures that are printed, and holds them against what is asked for. */

import { median, medianRatio } from "./measure.ts";

export const OPERATIONS = ["encode", "decode", "encode into"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** The times of one subject, in nanoseconds, one a round. */
export interface Timed {
  readonly name: string;
  readonly times: readonly number[];
}

export interface Figure {
  /** `text message encode, against protobufjs static` */
  readonly name: string;
  /** How many times as fast ours is. */
  readonly ratio: number;
  /** The least that it must be, where something is asked for. */
  readonly target: number | undefined;
}

/** Of protobufjs and protobuf-es; level with msgpackr. */
const TARGETS: Readonly<Record<Operation, Readonly<Record<string, number>>>> = {
  encode: { "protobufjs static": 2, "protobuf-es": 8, msgpackr: 1 },
  decode: { "protobufjs static": 1.5, "protobuf-es": 4, msgpackr: 1 },
  "encode into": { "protobufjs static": 2.5 },
};
const LIST_DECODE_TARGET = 2;

/** @param ours  times of our own; the figures are against each of the others */
export function figuresOf(sample: string, operation: Operation, ours: Timed, others: readonly Timed[]): Figure[] {
  return others.map(({ name, times }) => ({
    name: `${sample} ${operation}, against ${name}`,
    ratio: medianRatio(times, ours.times),
    target: targetOf(sample, operation, name),
  }));
}

/** A line of how many calls a second each makes: `text message encode: chatwire 1.52, ... million a second`. */
export function speedLine(sample: string, operation: Operation, all: readonly Timed[]): string {
  const speeds = all.map(({ name, times }) => `${name} ${(1e3 / median(times)).toPrecision(3)}`);
  return `${sample} ${operation}, million a second: ${speeds.join(", ")}`;
}

export function figureLine({ name, ratio }: Figure): string {
  return `${name}: ${ratio.toFixed(2)}`;
}

export function isMissed({ ratio, target }: Figure): boolean {
  return target !== undefined && !(ratio >= target);
}

function targetOf(sample: string, operation: Operation, peer: string): number | undefined {
  if (sample.startsWith("list") && operation === "decode" && peer === "protobufjs static") return LIST_DECODE_TARGET;
  return TARGETS[operation][peer];
}
