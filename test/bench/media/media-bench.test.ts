import * as assert from "uvu/assert";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { lateAt, type Point } from "./curve.ts";
import { NetEqModel } from "./neteq-model.ts";
import { runMediaBench } from "./run-media-bench.ts";
import { runCapacityBench } from "./run-path-bench.ts";

const test = suite("bench of media");

test("play-out-meets-its-targets-on-all-paths", () => {
  // A part is too short for a comparison of rare frames.
  for (const { name, missed } of runMediaBench({ seeds: [SEED], lengthMs: 60_000 })) {
    assert.equal(missed, [], `${name}, CHATWIRE_SEED=${SEED}`);
  }
});

test("call-follows-the-capacity-of-its-path-and-bulk-adds-little-delay-to-it", () => {
  for (const { what, value, isMet } of runCapacityBench([SEED])) assert.ok(isMet, `${what}: ${value}`);
});

test("curve-is-read-between-its-points", () => {
  const curve: Point[] = [
    { setting: 1, latePercent: 8, delayMs: 10, frames: 100 },
    { setting: 2, latePercent: 2, delayMs: 40, frames: 100 },
  ];
  assert.is(lateAt(curve, 9), Number.POSITIVE_INFINITY);
  assert.is(lateAt(curve, 10), 8);
  assert.is(lateAt(curve, 25), 5);
  assert.is(lateAt(curve, 100), 2);
});

test("model-of-neteq-starts-at-80-ms-and-takes-the-bucket-at-the-quantile", () => {
  const model = new NetEqModel(0.95);
  assert.is(model.arrived(0, 1_000), 1_080);
  let dueMs = 0;
  // Every 25th frame takes 30 ms longer: 20 to 40 ms, so the target is 40 ms.
  for (let frame = 1; frame <= 1_000; frame++)
    dueMs = model.arrived(frame * 20, frame * 20 + (frame % 25 === 0 ? 1_030 : 1_000));
  assert.is(dueMs, 1_000 * 20 + 1_040);
});
