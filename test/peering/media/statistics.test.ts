import * as assert from "uvu/assert";
import { MediaStatistics } from "../../../src/peering/media/statistics.ts";
import { suite } from "../../suite.ts";

const test = suite("media statistics");

test("jitter-follows-rfc-3550", () => {
  const statistics = new MediaStatistics();
  // Frames every 20 ms; transit times, up to a constant: 0, 5, 3, 11 ms. So |D| is 5, 2, 8 ms.
  statistics.arrived(1, 0, 1_000_000);
  assert.is(statistics.counts(undefined).jitterUs, 0);
  statistics.arrived(2, 20_000, 1_025_000);
  // 0 + (5000 - 0) / 16 = 312.5
  assert.is(statistics.counts(undefined).jitterUs, 313);
  statistics.arrived(3, 40_000, 1_043_000);
  // 312.5 + (2000 - 312.5) / 16 = 417.96875
  assert.is(statistics.counts(undefined).jitterUs, 418);
  statistics.arrived(4, 60_000, 1_071_000);
  // 417.96875 + (8000 - 417.96875) / 16 = 891.845703125
  assert.is(statistics.counts(undefined).jitterUs, 892);
});

test("jitter-is-computed-in-the-order-of-arrival", () => {
  const statistics = new MediaStatistics();
  statistics.arrived(1, 0, 0);
  statistics.arrived(3, 40_000, 40_000);
  // Frame 2 is 30 ms late: 30000 / 16 = 1875
  statistics.arrived(2, 20_000, 50_000);
  assert.is(statistics.counts(undefined).jitterUs, 1_875);
});

test("lost-is-the-highest-number-minus-the-received-frames", () => {
  const statistics = new MediaStatistics();
  for (const number of [3, 4, 7]) assert.ok(statistics.arrived(number, 0, 0));
  assert.equal(statistics.counts(undefined), {
    highest: 7,
    received: 3,
    bytes: 0,
    recovered: 0,
    lost: 4,
    late: 0,
    duplicated: 0,
    concealed: 0,
    jitterUs: 0,
  });
});

test("lost-at-the-end-uses-the-count-of-the-sender", () => {
  const statistics = new MediaStatistics();
  statistics.arrived(1, 0, 0);
  assert.is(statistics.counts(10).lost, 9);
  assert.is(new MediaStatistics().counts(5).lost, 5);
});

test("repeated-frame-counts-once", () => {
  const statistics = new MediaStatistics();
  assert.ok(statistics.arrived(1, 0, 0));
  assert.not.ok(statistics.arrived(1, 0, 9_000));
  const { received, duplicated, lost, jitterUs } = statistics.counts(undefined);
  assert.equal({ received, duplicated, lost, jitterUs }, { received: 1, duplicated: 1, lost: 0, jitterUs: 0 });
});

test("late-frame-counts-as-received", () => {
  const statistics = new MediaStatistics();
  statistics.arrived(2, 0, 0);
  statistics.arrived(1, 0, 0);
  statistics.late();
  const { received, late, lost } = statistics.counts(undefined);
  assert.equal({ received, late, lost }, { received: 2, late: 1, lost: 0 });
});

test("jitter-of-absurd-timestamps-is-capped", () => {
  const statistics = new MediaStatistics();
  statistics.arrived(1, 0, 0);
  statistics.arrived(2, Number.MAX_SAFE_INTEGER, 0);
  assert.is(statistics.counts(undefined).jitterUs, 0xffff_ffff);
});
