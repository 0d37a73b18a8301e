import type { LinkStatistics } from "chatwire";
import * as assert from "uvu/assert";
import { readMeter } from "../../../../examples/client/call/call-meter.ts";
import { suite } from "../../../suite.ts";

const test = suite("meter of a call");

/** The part of the statistics that the meter reads. */
function statistics(atMs: number, frames: number, lost: number, bytes: number): LinkStatistics {
  const media = { sentMessages: 0, sentBytes: 2 * bytes, receivedMessages: 0, receivedBytes: bytes };
  const received = { stream: 1, received: frames - lost, lost, jitterUs: 2_500, playOutDelayMs: 40 };
  const report = { highest: frames, received: frames, lost: 0, jitterUs: 0 };
  const sent = { stream: 1, frames, bytes, report, targetBitsPerSecond: 100_000 };
  return { atMs, rttMs: 21, traffic: { media }, receivedStreams: [received], sentStreams: [sent] } as never;
}

test("reading-is-about-the-time-since-the-one-before", () => {
  const reading = readMeter(statistics(1_000, 100, 50, 10_000), statistics(3_000, 200, 60, 20_000));
  assert.equal(reading, {
    rttMs: 21,
    lossPercent: 10,
    peerLossPercent: 0,
    jitterMs: 2.5,
    playOutDelayMs: 40,
    sentBitsPerSecond: 80_000,
    receivedBitsPerSecond: 40_000,
    targetBitsPerSecond: 100_000,
  });
});

test("frame-that-arrives-after-it-was-counted-as-lost-is-no-negative-loss", () => {
  assert.is(readMeter(statistics(0, 100, 5, 0), statistics(1_000, 101, 4, 0)).lossPercent, 0);
  assert.is(readMeter(statistics(0, 100, 5, 0), statistics(1_000, 100, 5, 0)).lossPercent, 0);
});
