import * as assert from "uvu/assert";
import { Cubic } from "../../../src/peering/congestion/cubic.ts";
import { suite } from "../../suite.ts";

const test = suite("CUBIC");

const SEGMENT = 1_200;

/** A path without a queue, whose round trip takes 100 ms. */
function path() {
  return { smoothedMs: 100, latestMs: 100, leastMs: 100 };
}

/** Acknowledges one round trip of a full window, and returns the window after it, in segments. */
function roundTrip(cubic: Cubic, sentMs: number): number {
  const segments = Math.floor(cubic.windowBytes / SEGMENT);
  for (let i = 0; i < segments; i++) cubic.acknowledged({ sentMs, bytes: SEGMENT }, "full", sentMs + 100);
  return cubic.windowBytes / SEGMENT;
}

test("window-doubles-each-round-trip-until-the-first-loss", () => {
  const cubic = new Cubic(SEGMENT, path());
  assert.is(cubic.windowBytes, 10 * SEGMENT);
  assert.is(roundTrip(cubic, 0), 20);
  assert.is(roundTrip(cubic, 100), 40);
});

test("window-that-is-not-used-up-does-not-grow", () => {
  const cubic = new Cubic(SEGMENT, path());
  for (let i = 0; i < 100; i++) cubic.acknowledged({ sentMs: i, bytes: SEGMENT }, "partial", i + 100);
  assert.is(cubic.windowBytes, 10 * SEGMENT);
});

test("loss-of-a-full-path-leaves-seven-tenths-of-the-window", () => {
  const rtt = { ...path(), smoothedMs: 200 };
  const cubic = new Cubic(SEGMENT, rtt);
  cubic.lost({ sentMs: 0, bytes: SEGMENT }, 200);
  assert.is(cubic.windowBytes, 7 * SEGMENT);
});

test("loss-without-a-queue-costs-less", () => {
  const cubic = new Cubic(SEGMENT, path());
  cubic.lost({ sentMs: 0, bytes: SEGMENT }, 100);
  assert.is(cubic.windowBytes, 8.5 * SEGMENT);
});

test("window-grows-by-one-each-round-trip-after-a-loss-without-a-queue-and-by-half-with-one", () => {
  for (const [smoothedMs, least, most] of [
    // The window is not a whole number of datagrams.
    [100, 0.85, 1.1],
    [200, 0.4, 0.6],
  ] as const) {
    const rtt = { ...path(), smoothedMs };
    const cubic = new Cubic(SEGMENT, rtt);
    cubic.lost({ sentMs: 300, bytes: SEGMENT }, 400);
    const growth = -roundTrip(cubic, 500) + roundTrip(cubic, 600);
    assert.ok(growth > least && growth < most, `${growth} of ${smoothedMs} ms`);
  }
});

test("losses-of-one-round-trip-count-once", () => {
  const cubic = new Cubic(SEGMENT, path());
  for (let sentMs = 0; sentMs <= 100; sentMs += 10) cubic.lost({ sentMs, bytes: SEGMENT }, 100);
  assert.is(cubic.windowBytes, 8.5 * SEGMENT);
  cubic.lost({ sentMs: 101, bytes: SEGMENT }, 200);
  assert.is(cubic.windowBytes, 8.5 * 0.85 * SEGMENT);
});

test("window-returns-to-its-maximum-slows-down-there-and-then-goes-on", () => {
  const rtt = { ...path(), smoothedMs: 100.5 };
  const cubic = new Cubic(SEGMENT, rtt);
  for (let i = 0; i < 6; i++) roundTrip(cubic, i * 100);
  rtt.smoothedMs = 200;
  const before = cubic.windowBytes / SEGMENT;
  cubic.lost({ sentMs: 700, bytes: SEGMENT }, 800);
  const windows: number[] = [];
  for (let sentMs = 900; sentMs < 20_000; sentMs += 100) windows.push(roundTrip(cubic, sentMs));
  // The inflection is cbrt(0.3 * window / 0.4) seconds after the loss (RFC 9438, section 4.2).
  const inflectionSeconds = Math.cbrt((0.3 * before) / 0.4);
  const at = windows[Math.round(inflectionSeconds * 10)] ?? 0;
  assert.ok(Math.abs(at - before) < before * 0.02, `${at} of ${before}`);
  assert.ok((windows.at(-1) ?? 0) > before * 1.5);
  windows.reduce((one, other) => {
    assert.ok(other >= one);
    return other;
  });
});

test("second-probe-timeout-in-a-row-shrinks-the-window-to-its-minimum", () => {
  const cubic = new Cubic(SEGMENT, path());
  cubic.probeTimedOut(1);
  assert.is(cubic.windowBytes, 10 * SEGMENT);
  cubic.probeTimedOut(2);
  assert.is(cubic.windowBytes, 2 * SEGMENT);
  // Slow start up to half of the former window.
  assert.is(roundTrip(cubic, 1_000), 4);
});

test("another-path-begins-anew", () => {
  const cubic = new Cubic(SEGMENT, path());
  cubic.lost({ sentMs: 0, bytes: SEGMENT }, 100);
  cubic.restart();
  assert.is(cubic.windowBytes, 10 * SEGMENT);
  assert.is(roundTrip(cubic, 200), 20);
});

test("rate-is-more-than-a-window-each-round-trip-and-unknown-before-the-first", () => {
  const rtt: { smoothedMs: number | undefined; latestMs: number; leastMs: number } = path();
  const cubic = new Cubic(SEGMENT, rtt);
  assert.is(cubic.bytesPerMs, (2 * 10 * SEGMENT) / 100);
  cubic.lost({ sentMs: 0, bytes: SEGMENT }, 100);
  assert.is(cubic.bytesPerMs, (1.25 * 8.5 * SEGMENT) / 100);
  rtt.smoothedMs = undefined;
  assert.is(cubic.bytesPerMs, undefined);
});
