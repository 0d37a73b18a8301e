import * as assert from "uvu/assert";
import { isIn, readRanges } from "../../../src/peering/reliable/sent-datagrams.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";

const test = suite("ranges of packet numbers");

test("packet-number-is-in-the-ranges-that-contain-it-and-in-no-other", () => {
  const random = new SeededRandom(SEED);
  for (let round = 0; round < 200; round++) {
    const lengths = [random.below(3)];
    for (let count = random.below(10); count > 0; count--) lengths.push(1 + random.below(3), 1 + random.below(3));
    const newest = 1 + lengths.reduce((sum, each) => sum + each, 0) + random.below(3);
    const ranges = readRanges(newest, lengths);
    for (let number = 0; number <= newest + 1; number++) {
      const expected = ranges.some(({ from, to }) => from <= number && number <= to);
      assert.is(isIn(ranges, number), expected, `${number} in ${JSON.stringify(ranges)}`);
    }
  }
  assert.is(isIn([], 1), false);
});
