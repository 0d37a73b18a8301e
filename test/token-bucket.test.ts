import * as assert from "uvu/assert";
import { TokenBucket } from "../src/token-bucket.ts";
import { suite } from "./suite.ts";

const test = suite("token bucket");

/** How many of `tries` successive attempts to take a token succeed. */
function takenOf(bucket: TokenBucket, tries: number, nowMs: number): number {
  return Array.from({ length: tries }, () => bucket.take(nowMs)).filter((waitMs) => waitMs === 0).length;
}

test("burst-is-available-at-once-and-refills-over-time", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 20 }, 1_000);
  assert.is(takenOf(bucket, 50, 1_000), 20);
  assert.is(takenOf(bucket, 50, 1_500), 5);
  assert.is(takenOf(bucket, 50, 1_000_000), 20);
});

test("wait-is-the-time-until-the-next-token", () => {
  const bucket = new TokenBucket({ perSecond: 4, burst: 1 }, 0);
  assert.is(bucket.take(0), 0);
  assert.is(bucket.take(0), 250);
  assert.is(bucket.take(100), 150);
  assert.is(bucket.take(250), 0);
});

test("tokens-spent-in-advance-are-owed-until-they-refill", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 20 }, 0);
  bucket.spend(20, 0);
  assert.is(bucket.owedMs(0), 0);
  bucket.spend(5, 0);
  assert.is(bucket.owedMs(0), 500);
  assert.is(bucket.owedMs(400), 100);
  assert.is(bucket.owedMs(500), 0);
});

test("earlier-time-removes-no-tokens", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 1 }, 1_000);
  bucket.spend(1, 2_000);
  assert.is(bucket.owedMs(500), 0);
  assert.is(bucket.take(2_100), 0);
});
