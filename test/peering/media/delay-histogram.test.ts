import * as assert from "uvu/assert";
import { DelayHistogram } from "../../../src/peering/media/delay-histogram.ts";
import { suite } from "../../suite.ts";

const test = suite("delay histogram");

function createHistogram(forgetting = 1): DelayHistogram {
  return new DelayHistogram({ bucketMs: 2, buckets: 100, forgetting });
}

function add(histogram: DelayHistogram, times: number, delayMs: number): void {
  for (let time = 0; time < times; time++) histogram.add(delayMs);
}

test("quantile-is-the-upper-edge-of-the-bucket-that-the-part-reaches", () => {
  const histogram = createHistogram();
  for (let delayMs = 0; delayMs < 200; delayMs += 2) histogram.add(delayMs + 1);
  assert.is(histogram.quantileMs(0.5), 100);
  assert.is(histogram.quantileMs(0.945), 190);
  assert.is(histogram.quantileMs(1), 200);
});

test("first-delays-count-at-once", () => {
  const histogram = createHistogram(0.998);
  histogram.add(40);
  assert.is(histogram.quantileMs(0.99), 42);
  histogram.add(90);
  assert.is(histogram.quantileMs(0.99), 92);
  assert.is(histogram.quantileMs(0.4), 42);
});

test("earlier-delays-are-forgotten", () => {
  const histogram = createHistogram(0.98);
  add(histogram, 1_000, 100);
  add(histogram, 34, 20);
  assert.is(histogram.quantileMs(0.5), 102);
  add(histogram, 1, 20);
  // 0.98 ^ 35 is 0.493.
  assert.is(histogram.quantileMs(0.5), 22);
});

test("weights-stay-finite", () => {
  const histogram = createHistogram(0.5);
  add(histogram, 10_000, 100);
  add(histogram, 1, 20);
  assert.is(histogram.quantileMs(0.49), 22);
  assert.is(histogram.quantileMs(0.51), 102);
});

test("delays-out-of-range-go-into-the-outer-buckets", () => {
  const histogram = createHistogram();
  histogram.add(-5_000);
  histogram.add(Number.MAX_SAFE_INTEGER);
  assert.is(histogram.quantileMs(0.4), 2);
  assert.is(histogram.quantileMs(0.6), histogram.endMs);
});

test("shift-moves-delays-and-forgets-what-leaves-the-range", () => {
  const histogram = createHistogram();
  add(histogram, 3, 10);
  add(histogram, 1, 190);
  histogram.shift(10);
  assert.is(histogram.quantileMs(1), 32);
  histogram.shift(-10);
  assert.is(histogram.quantileMs(1), 12);
});

test("cheapest-delay-waits-for-late-delays-only-if-they-are-worth-it", () => {
  const histogram = createHistogram();
  add(histogram, 90, 0);
  add(histogram, 9, 40);
  add(histogram, 1, 180);
  // 42 ms save 9 % at 20 ms each; further 140 ms would save 1 %.
  assert.is(histogram.cheapestMs(2_000), 42);
  assert.is(histogram.cheapestMs(200), 2);
  assert.is(histogram.cheapestMs(20_000), 182);
});
