import * as assert from "uvu/assert";
import { SlowStart } from "../../../src/peering/congestion/slow-start.ts";
import { suite } from "../../suite.ts";

const test = suite("slow start");

/** Measures a round of ten round trips; returns what the last one says. */
function round(slowStart: SlowStart, atMs: number, roundTripMs: number): number | "over" {
  let last: number | "over" = 1;
  for (let i = 0; i < 10 && last !== "over"; i++) {
    // All were sent after the round before had ended.
    const sentMs = i === 0 ? atMs : atMs - 1;
    last = slowStart.measured(sentMs, roundTripMs, atMs);
  }
  return last;
}

test("constant-round-trips-let-the-window-double", () => {
  const slowStart = new SlowStart();
  for (let i = 0; i < 20; i++) assert.is(round(slowStart, i * 100, 50 + (i % 2)), 1);
});

test("growing-round-trips-slow-the-growth-and-end-it-after-five-rounds", () => {
  const slowStart = new SlowStart();
  assert.is(round(slowStart, 0, 50), 1);
  assert.is(round(slowStart, 100, 57), 4);
  for (let i = 2; i < 6; i++) assert.is(round(slowStart, i * 100, 60), 4);
  assert.is(round(slowStart, 600, 60), "over");
});

test("round-trips-that-go-on-growing-end-it-at-once", () => {
  const slowStart = new SlowStart();
  round(slowStart, 0, 50);
  round(slowStart, 100, 57);
  assert.is(round(slowStart, 200, 65), "over");
});

test("round-trips-that-shrink-again-let-it-go-on", () => {
  const slowStart = new SlowStart();
  round(slowStart, 0, 50);
  assert.is(round(slowStart, 100, 60), 4);
  assert.is(round(slowStart, 200, 50), 1);
});

test("few-measurements-decide-nothing", () => {
  const slowStart = new SlowStart();
  round(slowStart, 0, 50);
  for (let i = 0; i < 7; i++) assert.is(slowStart.measured(i === 0 ? 100 : 99, 500, 100), 1);
  assert.is(slowStart.measured(99, 500, 100), 4);
});
