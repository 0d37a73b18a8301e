import * as assert from "uvu/assert";
import { Trendline } from "../../../src/peering/congestion/trendline.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("trend of the delay");

/** Gives datagrams that are sent every 10 ms; `delayOf` says how long each takes. */
function give(trendline: Trendline, count: number, delayOf: (index: number) => number): string[] {
  const trends = new Set<string>();
  for (let index = 0; index < count; index++) {
    trendline.arrived(index * 10, index * 10 + delayOf(index));
    trends.add(trendline.trend);
  }
  return [...trends];
}

test("constant-delay-is-stable-whatever-the-difference-of-the-clocks", () => {
  assert.equal(
    give(new Trendline(), 500, () => -1_000_000),
    ["stable"],
  );
});

test("delay-that-grows-is-noticed-and-so-is-one-that-shrinks", () => {
  const trendline = new Trendline();
  assert.ok(give(trendline, 60, (index) => index).includes("growing"));
  assert.ok(give(new Trendline(), 60, (index) => 100 - index).includes("shrinking"));
});

test("jitter-is-not-taken-for-a-queue-that-grows", () => {
  const random = new SeededRandom(SEED);
  const trendline = new Trendline();
  let growing = 0;
  for (let index = 0; index < 3_000; index++) {
    trendline.arrived(index * 10, index * 10 + 50 + random.below(10));
    if (trendline.trend === "growing") growing += 1;
  }
  assert.ok(growing < 60, `${growing} of 3000, CHATWIRE_SEED=${SEED}`);
});

test("datagrams-of-one-burst-are-one-sample", () => {
  const trendline = new Trendline();
  // Ten at a time, which the path spreads over 9 ms: no queue grows from burst to burst.
  for (let burst = 0; burst < 100; burst++)
    for (let each = 0; each < 10; each++) {
      trendline.arrived(burst * 30, burst * 30 + 20 + each);
      assert.is(trendline.trend, "stable");
    }
});
