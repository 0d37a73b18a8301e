import * as assert from "uvu/assert";
import { SkippedNumbers } from "../../../src/peering/path/skipped-numbers.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("packet numbers that are left out");

test("numbers-are-left-out-at-random-and-ever-more-rarely", () => {
  const random = new SeededRandom(SEED);
  const firsts = new Set<number>();
  for (let link = 0; link < 100; link++) {
    const skipped = new SkippedNumbers((length) => random.bytes(length));
    const gaps: number[] = [];
    for (let [count, since] = [1, 1]; count <= 20_000; count++, since++) {
      if (!skipped.isDue()) continue;
      gaps.push(since);
      since = 0;
    }
    firsts.add(gaps[0] ?? 0);
    gaps.slice(0, 6).forEach((gap, index) => {
      assert.ok(gap >= 128 * 2 ** index && gap <= 256 * 2 ** index + 1, `gap ${index} has ${gap} numbers`);
    });
    assert.ok(gaps.length >= 6 && gaps.length <= 8, `${gaps.length} numbers of 20,000 were left out`);
  }
  assert.ok(firsts.size > 30, "the first one cannot be guessed");
});

test("latest-sixteen-are-remembered", () => {
  const skipped = new SkippedNumbers(() => new Uint8Array(2));
  for (let number = 1; number <= 20; number++) skipped.add(number);
  assert.is(
    skipped.find((number) => number === 4),
    undefined,
  );
  assert.is(
    skipped.find((number) => number > 4),
    5,
  );
});
