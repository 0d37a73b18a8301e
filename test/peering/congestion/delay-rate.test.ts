import * as assert from "uvu/assert";
import type { Arrived } from "../../../src/peering/congestion/controller.ts";
import { DelayRate } from "../../../src/peering/congestion/delay-rate.ts";
import { suite } from "../../suite.ts";

const test = suite("rate by delay");

const DATAGRAM_BYTES = 1_000;
const ONE_WAY_MS = 25;
const REPORT_MS = 50;

/** A path whose rate can change, and a sender that uses a share of its estimate. */
class Path {
  readonly rate = new DelayRate();
  /** Bytes a millisecond. */
  capacity: number;
  /** The share of the estimate that the application sends, and the most that it sends. */
  use = 1;
  useMax = Number.POSITIVE_INFINITY;
  /** What the application sends in this time leaves at once. */
  pictureMs = 1;
  /** The longest wait in the queue since it was last set. */
  longestMs = 0;
  #nowMs = 0;
  #freeMs = 0;
  #budget = 0;
  readonly #travelling: Arrived[] = [];

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** How long a datagram that leaves now would wait. */
  get queueMs(): number {
    return Math.max(0, this.#freeMs - this.#nowMs);
  }

  run(durationMs: number): void {
    for (const untilMs = this.#nowMs + durationMs; this.#nowMs < untilMs; this.#nowMs++) {
      this.#budget += Math.min(this.rate.bytesPerMs * this.use, this.useMax);
      if (this.#nowMs % this.pictureMs === 0)
        for (; this.#budget >= DATAGRAM_BYTES; this.#budget -= DATAGRAM_BYTES) this.#send();
      this.longestMs = Math.max(this.longestMs, this.queueMs);
      if (this.#nowMs % REPORT_MS !== 0) continue;
      const isHere = ({ arrivedMs }: Arrived) => arrivedMs + ONE_WAY_MS <= this.#nowMs;
      const count = this.#travelling.findIndex((each) => !isHere(each));
      const arrived = this.#travelling.splice(0, count === -1 ? this.#travelling.length : count);
      this.rate.arrived(arrived, this.#nowMs);
    }
  }

  #send(): void {
    this.#freeMs = Math.max(this.#freeMs, this.#nowMs) + DATAGRAM_BYTES / this.capacity;
    this.#travelling.push({ sentMs: this.#nowMs, arrivedMs: this.#freeMs + ONE_WAY_MS, bytes: DATAGRAM_BYTES });
  }
}

test("rate-reaches-the-capacity-and-keeps-the-queue-short", () => {
  const path = new Path(250);
  path.run(15_000);
  path.longestMs = 0;
  let [sum, samples] = [0, 0];
  for (; samples < 200; samples++) {
    path.run(100);
    sum += path.rate.bytesPerMs;
  }
  const share = sum / samples / 250;
  assert.ok(share > 0.7 && share < 1.05, `${share} of the capacity`);
  assert.ok(path.longestMs < 150, `${path.longestMs} ms`);
});

test("capacity-cut-to-a-third-is-found-within-seconds-and-the-queue-within-one", () => {
  const path = new Path(250);
  path.run(20_000);
  path.capacity = 250 / 3;
  path.run(1_000);
  path.longestMs = 0;
  path.run(2_000);
  assert.ok(path.longestMs < 100, `${path.longestMs} ms`);
  const share = path.rate.bytesPerMs / path.capacity;
  assert.ok(share > 0.8 && share < 1.2, `${share} of the capacity`);
  path.capacity = 250;
  path.run(10_000);
  assert.ok(path.rate.bytesPerMs > 0.8 * 250, `${path.rate.bytesPerMs}`);
});

test("capacity-cut-under-pictures-that-leave-in-bursts-is-found-whenever-it-happens", () => {
  for (let atMs = 15_000; atMs < 17_000; atMs += 137) {
    const path = new Path(375);
    path.pictureMs = 33;
    path.run(atMs);
    path.capacity = 125;
    path.run(1_000);
    path.longestMs = 0;
    path.run(1_000);
    let share = 0;
    for (let step = 0; step < 10; step++) {
      path.run(100);
      share += path.rate.bytesPerMs / path.capacity / 10;
    }
    assert.ok(path.longestMs < 100, `cut at ${atMs} ms: ${path.longestMs} ms`);
    assert.ok(share > 0.8 && share < 1.2, `cut at ${atMs} ms: ${share} of the capacity`);
  }
});

test("capacity-that-falls-again-while-the-queue-drains-is-found", () => {
  for (let laterMs = 200; laterMs <= 600; laterMs += 20) {
    const path = new Path(250);
    path.run(15_000);
    path.capacity = 250 / 3;
    path.run(laterMs);
    path.capacity /= 4;
    path.run(2_500);
    path.longestMs = 0;
    path.run(2_000);
    assert.ok(path.longestMs < 200, `second cut ${laterMs} ms after the first: ${path.longestMs} ms`);
  }
});

test("rate-does-not-rise-while-the-application-sends-less", () => {
  const path = new Path(1_000);
  path.run(5_000);
  path.useMax = path.rate.bytesPerMs / 4;
  path.run(500);
  const before = path.rate.bytesPerMs;
  path.run(20_000);
  assert.ok(path.rate.bytesPerMs <= before, `${before}, then ${path.rate.bytesPerMs}`);
});

test("queue-of-others-does-not-take-the-whole-rate-away", () => {
  const rate = new DelayRate();
  const capacity = 250;
  let [least, budget] = [Number.POSITIVE_INFINITY, 0];
  const travelling: Arrived[] = [];
  for (let nowMs = 0; nowMs < 40_000; nowMs++) {
    // From 10 s on, others fill a queue of 120 ms. What arrives is then at most a half of the capacity.
    const isCrowded = nowMs > 10_000;
    for (budget += Math.min(rate.bytesPerMs, isCrowded ? capacity / 2 : capacity); budget >= DATAGRAM_BYTES; ) {
      budget -= DATAGRAM_BYTES;
      const arrivedMs = nowMs + ONE_WAY_MS + (isCrowded ? 120 : 0);
      travelling.push({ sentMs: nowMs, arrivedMs, bytes: DATAGRAM_BYTES });
    }
    if (nowMs % REPORT_MS !== 0) continue;
    const count = travelling.filter(({ arrivedMs }) => arrivedMs <= nowMs).length;
    rate.arrived(travelling.splice(0, count), nowMs);
    if (nowMs > 20_000) least = Math.min(least, rate.bytesPerMs);
  }
  assert.ok(least > 0.6 * capacity, `${least}`);
});

test("few-datagrams-are-kept-whenever-a-peer-claims-that-they-arrived", () => {
  const claims: Record<string, (sentMs: number) => number> = {
    "always at one time": () => 1,
    "earlier and earlier": (sentMs) => 1_000_000 - sentMs,
    "at once": (sentMs) => sentMs,
  };
  for (const [claim, arrivedMs] of Object.entries(claims)) {
    const rate = new DelayRate();
    let most = 0;
    for (let sentMs = 0; sentMs < 60_000; sentMs += 10) {
      rate.arrived([{ sentMs, arrivedMs: arrivedMs(sentMs), bytes: DATAGRAM_BYTES }], sentMs + ONE_WAY_MS);
      most = Math.max(most, rate.kept);
    }
    assert.ok(most <= 201, `${claim}: ${most} datagrams`);
    assert.ok(rate.bytesPerMs > 0 && Number.isFinite(rate.bytesPerMs), claim);
  }
});
