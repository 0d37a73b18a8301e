/** The figures of a call, once a second: a line for a person, and an event for a program, which `chatwire plot` draws. */

import type { LinkStatistics, PeerLink } from "chatwire";
import type { Screen } from "../screen/screen.ts";

/** The figures of a call between two readings of the statistics. */
export interface MeterReading {
  readonly rttMs: number | undefined;
  /** Frames of the peer that were lost on the way, in percent. */
  readonly lossPercent: number;
  /** The same for the frames of this side, by the reports of the peer. */
  readonly peerLossPercent: number;
  readonly jitterMs: number;
  readonly playOutDelayMs: number;
  /** Of media in all: frames, their headers, and reports. */
  readonly sentBitsPerSecond: number;
  readonly receivedBitsPerSecond: number;
  /** The highest rate at which this side may send; undefined if it is not known. */
  readonly targetBitsPerSecond: number | undefined;
}

/** Shows how a call stands until `isOver`, which is asked once a second, or the end of the link. */
export async function showMeter(screen: Screen, link: PeerLink, isOver: () => boolean): Promise<void> {
  let before: LinkStatistics | undefined;
  let startMs = 0;
  for await (const now of link.watchStatistics()) {
    if (isOver()) return;
    if (before === undefined) startMs = now.atMs;
    else {
      const reading = readMeter(before, now);
      const seconds = Math.round(now.atMs - startMs) / 1_000;
      screen.tell({ event: "callMeter", peer: link.peer, seconds, ...reading });
      screen.status("call", describeReading(seconds, reading));
    }
    before = now;
  }
}

export function readMeter(before: LinkStatistics, now: LinkStatistics): MeterReading {
  const [received, sent] = [now.receivedStreams.at(-1), now.sentStreams.at(-1)];
  const receivedBefore = before.receivedStreams.find(({ stream }) => stream === received?.stream);
  const sentBefore = before.sentStreams.find(({ stream }) => stream === sent?.stream);
  const seconds = (now.atMs - before.atMs) / 1_000;
  const rate = (bytes: number, bytesBefore: number): number => Math.round((8 * (bytes - bytesBefore)) / seconds);
  return {
    rttMs: now.rttMs,
    lossPercent: lossPercent(receivedBefore, received),
    peerLossPercent: lossPercent(sentBefore?.report, sent?.report),
    jitterMs: (received?.jitterUs ?? 0) / 1_000,
    playOutDelayMs: received?.playOutDelayMs ?? 0,
    sentBitsPerSecond: rate(now.traffic.media.sentBytes, before.traffic.media.sentBytes),
    receivedBitsPerSecond: rate(now.traffic.media.receivedBytes, before.traffic.media.receivedBytes),
    targetBitsPerSecond: sent?.targetBitsPerSecond,
  };
}

/** A frame that was counted as lost, and arrives after all, makes the count smaller. */
function lossPercent(before: Arrivals = NONE, now: Arrivals = NONE): number {
  const lost = Math.max(0, now.lost - before.lost);
  const frames = lost + now.received - before.received;
  return frames <= 0 ? 0 : (100 * lost) / frames;
}

interface Arrivals {
  readonly lost: number;
  readonly received: number;
}

const NONE: Arrivals = { lost: 0, received: 0 };

function describeReading(seconds: number, reading: MeterReading): string {
  const { rttMs, lossPercent, jitterMs, playOutDelayMs, sentBitsPerSecond, receivedBitsPerSecond } = reading;
  const minutes = Math.floor(seconds / 60);
  const clock = `${minutes}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;
  const kilobits = (bits: number): string => (bits / 1_000).toFixed(0);
  return [
    `call ${clock}`,
    `round trip ${rttMs === undefined ? "unknown" : `${rttMs.toFixed(0)} ms`}`,
    `loss ${lossPercent.toFixed(1)} %`,
    `jitter ${jitterMs.toFixed(0)} ms`,
    `delay ${playOutDelayMs.toFixed(0)} ms`,
    `${kilobits(sentBitsPerSecond)} kbit/s sent, ${kilobits(receivedBitsPerSecond)} received`,
  ].join(", ");
}
