import * as assert from "uvu/assert";
import { RttEstimator } from "../../src/peering/rtt-estimator.ts";
import { suite } from "../suite.ts";

const test = suite("rtt estimator");

test("probe-timeout-has-a-default-before-the-first-measurement", () => {
  const rtt = new RttEstimator();
  assert.is(rtt.smoothedMs, undefined);
  // 300 + 4 * 150 + 10
  assert.is(rtt.probeTimeoutMs(10), 910);
});

test("measurements-are-smoothed-as-in-rfc-6298", () => {
  const rtt = new RttEstimator();
  rtt.measured(100, 0);
  assert.is(rtt.smoothedMs, 100);
  // SRTT = R, RTTVAR = R/2: 100 + 4 * 50
  assert.is(rtt.probeTimeoutMs(0), 300);
  rtt.measured(200, 0);
  // RTTVAR = 3/4 * 50 + 1/4 * |100 - 200| = 62.5; SRTT = 7/8 * 100 + 1/8 * 200 = 112.5
  assert.is(rtt.smoothedMs, 112.5);
  assert.is(rtt.probeTimeoutMs(0), 112.5 + 4 * 62.5);
});

test("delay-of-the-acknowledgement-is-subtracted-down-to-the-least-round-trip", () => {
  const rtt = new RttEstimator();
  rtt.measured(100);
  rtt.measured(110, 10, 10);
  assert.is(rtt.smoothedMs, 100);
  assert.is(rtt.latestMs, 110, "the latest round trip is the one that was measured");
  // 109 - 10 would be less than any round trip so far.
  rtt.measured(109, 10, 10);
  assert.is(rtt.smoothedMs, 100 + 9 / 8);
});

test("first-round-trip-counts-whole", () => {
  const rtt = new RttEstimator();
  rtt.measured(110, 10, 10);
  assert.is(rtt.smoothedMs, 110);
  assert.is(rtt.leastMs, 110);
});

test("claim-of-more-than-the-longest-delay-counts-as-that", () => {
  const rtt = new RttEstimator();
  rtt.measured(100);
  rtt.measured(180, 4_000_000, 10);
  assert.is(rtt.smoothedMs, 100 + (170 - 100) / 8);
});

test("peer-that-claims-to-have-waited-all-the-time-changes-no-timer", () => {
  const [honest, deceived] = [new RttEstimator(), new RttEstimator()];
  for (let count = 0; count < 100; count++) {
    honest.measured(100);
    deceived.measured(100, 99.99, 10);
  }
  assert.is(deceived.smoothedMs, 100);
  assert.is(deceived.lossDelayMs, honest.lossDelayMs);
  assert.is(deceived.probeTimeoutMs(10), honest.probeTimeoutMs(10));
});

test("loss-delay-is-a-quarter-more-than-the-longer-of-smoothed-and-latest-round-trip", () => {
  const rtt = new RttEstimator();
  rtt.measured(100, 0);
  assert.is(rtt.lossDelayMs, 125);
  rtt.measured(200, 0);
  assert.is(rtt.lossDelayMs, 250);
  rtt.measured(20, 0);
  assert.is(rtt.lossDelayMs, (rtt.smoothedMs ?? 0) * 1.25);
});
