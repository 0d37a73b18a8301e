/** Turns times into the printed figures, and compares them with their targets. */

import { median, medianRatio } from "./measure.ts";

export const OPERATIONS = ["encode", "decode", "encode into", "to JSON", "from JSON"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** The times of one subject: nanoseconds per call, one for each round. */
export interface Timed {
  readonly name: string;
  readonly times: readonly number[];
}

export interface Figure {
  /** `text message encode, against protobufjs static` */
  readonly name: string;
  /** How many times faster our codec is. */
  readonly ratio: number;
  /** The least ratio required, if there is a target. */
  readonly target: number | undefined;
}

/** Required ratios by operation and subject. */
const TARGETS: Readonly<Record<Operation, Readonly<Record<string, number>>>> = {
  encode: { "protobufjs static": 2, "protobuf-es": 8, msgpackr: 1 },
  decode: { "protobufjs static": 1.5, "protobuf-es": 4, msgpackr: 1 },
  "encode into": { "protobufjs static": 2.5 },
  "to JSON": { "ts-proto": 1, "protobuf-es": 2 },
  "from JSON": { "ts-proto": 1, "protobuf-es": 2 },
};
const LIST_DECODE_TARGET = 2;

/** Compares our times with those of each other subject. */
export function figuresOf(sample: string, operation: Operation, ours: Timed, others: readonly Timed[]): Figure[] {
  return others.map(({ name, times }) => ({
    name: `${sample} ${operation}, against ${name}`,
    ratio: medianRatio(times, ours.times),
    target: targetOf(sample, operation, name),
  }));
}

/** Returns a line with the calls per second: `text message encode, million a second: chatwire 1.52, ...`. */
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
