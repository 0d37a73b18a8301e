import * as assert from "uvu/assert";
import { TokenBucket } from "../src/token-bucket.ts";
import { suite } from "./suite.ts";

const test = suite("token bucket");

/** How many of a number of tries in a row succeed. */
function taken(bucket: TokenBucket, tries: number, nowMs: number): number {
  return Array.from({ length: tries }, () => bucket.take(nowMs)).filter((waitMs) => waitMs === 0).length;
}

test("burst-is-taken-at-once-and-refilled-by-time", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 20 }, 1_000);
  assert.is(taken(bucket, 50, 1_000), 20);
  assert.is(taken(bucket, 50, 1_500), 5);
  assert.is(taken(bucket, 50, 1_000_000), 20);
});

test("wait-is-the-time-until-the-next-token", () => {
  const bucket = new TokenBucket({ perSecond: 4, burst: 1 }, 0);
  assert.is(bucket.take(0), 0);
  assert.is(bucket.take(0), 250);
  assert.is(bucket.take(100), 150);
  assert.is(bucket.take(250), 0);
});

test("what-was-spent-ahead-is-owed-until-it-has-come", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 20 }, 0);
  bucket.spend(20, 0);
  assert.is(bucket.owedMs(0), 0);
  bucket.spend(5, 0);
  assert.is(bucket.owedMs(0), 500);
  assert.is(bucket.owedMs(400), 100);
  assert.is(bucket.owedMs(500), 0);
});

test("clock-that-was-read-earlier-takes-nothing-away", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 1 }, 1_000);
  bucket.spend(1, 2_000);
  assert.is(bucket.owedMs(500), 0);
  assert.is(bucket.take(2_100), 0);
});
