/** Plays the frames of a trace out, by our jitter buffer or by the model of NetEq. */

import { JitterBuffer } from "../../../src/peering/media/jitter-buffer.ts";
import { NetEqModel } from "./neteq-model.ts";
import type { Trace, TracedFrame } from "./traces.ts";

/** What became of a frame that arrived. */
export interface Outcome {
  readonly sentMs: number;
  readonly isLate: boolean;
  /** Play-out minus sending minus the transit of a frame that waits nowhere. For a late frame, when it was due. */
  readonly addedMs: number;
}

/** A way to play out. `setting` trades late frames for delay. */
export type PlayOut = (trace: Trace, setting: number) => Outcome[];

const BUFFER = { waitMsMax: 1_000, framesMax: 1_000 };

interface ArrivedFrame extends TracedFrame {
  readonly number: number;
  readonly arrivedMs: number;
}

/** Our jitter buffer. The setting is its caution. */
export const playOurs: PlayOut = (trace, caution) => {
  const buffer = new JitterBuffer({ ...BUFFER, caution });
  const arrivals = arrivalsOf(trace);
  const sentMs = new Map(arrivals.map((frame) => [frame.number, frame.sentMs]));
  const outcomes: Outcome[] = [];
  const playUntil = (untilMs: number): void => {
    for (let atMs = buffer.nextTimeoutMs; atMs !== undefined && atMs <= untilMs; atMs = buffer.nextTimeoutMs) {
      const frame = buffer.next(atMs);
      if (frame === undefined) throw new Error("A frame whose time has come was not played out.");
      outcomes.push(outcome(trace, sentMs.get(frame.number) ?? Number.NaN, false, atMs));
    }
  };
  for (const { number, sentMs, timestampMs, arrivedMs } of arrivals) {
    playUntil(arrivedMs);
    const frame = { number, timestampUs: timestampMs * 1_000, marker: false, payload: new Uint8Array(0) };
    if (buffer.insert(frame, arrivedMs) === "late") outcomes.push(outcome(trace, sentMs, true, arrivedMs));
  }
  playUntil(Number.POSITIVE_INFINITY);
  return outcomes;
};

/** The model of NetEq. The setting is its quantile. */
export const playNetEq: PlayOut = (trace, quantile) => {
  const model = new NetEqModel(quantile);
  return arrivalsOf(trace).map(({ sentMs, timestampMs, arrivedMs }) => {
    const dueMs = model.arrived(timestampMs, arrivedMs);
    return outcome(trace, sentMs, arrivedMs > dueMs, dueMs);
  });
};

function arrivalsOf(trace: Trace): ArrivedFrame[] {
  return trace.frames
    .flatMap((frame, index) => {
      const { arrivedMs } = frame;
      return arrivedMs === undefined ? [] : [{ ...frame, arrivedMs, number: index + 1 }];
    })
    .sort((one, other) => one.arrivedMs - other.arrivedMs);
}

function outcome(trace: Trace, sentMs: number, isLate: boolean, atMs: number): Outcome {
  return { sentMs, isLate, addedMs: atMs - sentMs - trace.baseMs(sentMs) };
}
