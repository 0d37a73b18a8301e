import * as assert from "uvu/assert";
import { TokenBuckets } from "../src/token-buckets.ts";
import { suite } from "./suite.ts";

const test = suite("token buckets by key");

const RATE = { perSecond: 1, burst: 2 };

test("keys-have-a-bucket-each-which-stays-until-it-is-full", () => {
  const buckets = new TokenBuckets<string>(100);
  for (const key of ["a", "b"]) buckets.of(key, RATE, 0).spend(2, 0);
  assert.is(buckets.of("a", RATE, 500).take(500), 500);
  assert.is(buckets.of("b", RATE, 1_000).take(1_000), 0);
  // The first is full, the second not yet.
  buckets.of("c", RATE, 2_000);
  assert.is(buckets.size, 2);
});

test("bucket-that-owes-is-not-forgotten-for-its-age", () => {
  const buckets = new TokenBuckets<string>(100);
  buckets.of("a", RATE, 0).spend(12, 0);
  buckets.of("b", RATE, 9_000);
  assert.is(buckets.of("a", RATE, 9_000).owedMs(9_000), 1_000);
});

test("past-the-greatest-number-the-bucket-used-longest-ago-is-forgotten", () => {
  const buckets = new TokenBuckets<number>(3);
  for (let key = 0; key < 10; key++) buckets.of(key, RATE, 0).spend(2, 0);
  assert.is(buckets.size, 3);
  assert.is(buckets.of(9, RATE, 0).take(0), 1_000);
  assert.is(buckets.of(0, RATE, 0).take(0), 0);
});

test("bucket-that-was-handed-out-full-is-not-forgotten-before-it-is-used", () => {
  const buckets = new TokenBuckets<string>(100);
  const [first] = [buckets.of("a", RATE, 0), buckets.of("b", RATE, 0)];
  first.spend(2, 0);
  assert.is(buckets.of("a", RATE, 0).take(0), 1_000);
});

test("changed-rate-begins-with-a-full-bucket", () => {
  const buckets = new TokenBuckets<string>(100);
  buckets.of("a", RATE, 0).spend(2, 0);
  assert.is(buckets.of("a", { perSecond: 2, burst: 4 }, 0).level(0), 4);
});
