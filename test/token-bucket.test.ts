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
