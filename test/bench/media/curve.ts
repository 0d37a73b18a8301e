/** Curves of late frames against mean added delay. */

import type { Outcome, PlayOut } from "./play-out.ts";
import type { Trace } from "./traces.ts";

/** One point of a curve. */
export interface Point {
  /** What was asked for: see `PlayOut`. */
  readonly setting: number;
  /** Late frames among those that arrived, in percent. */
  readonly latePercent: number;
  /** Mean of what play-out adds to the transit of a frame that waits nowhere, over the frames that were in time. */
  readonly delayMs: number;
  /** How many frames arrived. */
  readonly frames: number;
}

/** The stationary part of several traces of one kind, as a point for each setting. */
export function curveOf(traces: readonly Trace[], playOut: PlayOut, settings: readonly number[]): Point[] {
  return settings.map((setting) => {
    const outcomes = traces.flatMap((trace) => within(playOut(trace, setting), ...trace.stationary));
    return { setting, ...pointOf(outcomes) };
  });
}

export function within(outcomes: readonly Outcome[], fromMs: number, untilMs: number): Outcome[] {
  return outcomes.filter(({ sentMs }) => sentMs >= fromMs && sentMs < untilMs);
}

export function pointOf(outcomes: readonly Outcome[]): Omit<Point, "setting"> {
  const played = outcomes.filter(({ isLate }) => !isLate);
  const delayMs = played.reduce((sum, { addedMs }) => sum + addedMs, 0) / played.length;
  const frames = outcomes.length;
  return { latePercent: (100 * (frames - played.length)) / frames, delayMs, frames };
}

/**
 * The late frames of a curve at a mean delay, in percent, by lines between its points.
 *
 * @returns the least of the curve if all its points have less delay; infinity if all have more
 */
export function lateAt(curve: readonly Point[], delayMs: number): number {
  const sorted = curve.toSorted((one, other) => one.delayMs - other.delayMs);
  let least = Number.POSITIVE_INFINITY;
  for (const [index, point] of sorted.entries()) {
    if (point.delayMs <= delayMs) {
      least = Math.min(least, point.latePercent);
      continue;
    }
    const before = sorted[index - 1];
    if (before === undefined) break;
    const part = (delayMs - before.delayMs) / (point.delayMs - before.delayMs);
    return Math.min(least, before.latePercent + part * (point.latePercent - before.latePercent));
  }
  return least;
}

/** The delay that this part of the frames of the stationary parts does not exceed on the path itself. */
export function pathQuantileMs(traces: readonly Trace[], part: number): number {
  const extrasMs = traces.flatMap(({ frames, baseMs, stationary: [fromMs, untilMs] }) =>
    frames.flatMap(({ sentMs, arrivedMs }) =>
      arrivedMs === undefined || sentMs < fromMs || sentMs >= untilMs ? [] : [arrivedMs - sentMs - baseMs(sentMs)],
    ),
  );
  extrasMs.sort((one, other) => one - other);
  return extrasMs[Math.floor(extrasMs.length * part)] ?? Number.NaN;
}
