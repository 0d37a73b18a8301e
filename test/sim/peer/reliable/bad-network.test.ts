import { sampleOf } from "../../../sample.ts";
import { suite } from "../../../suite.ts";
import { deliverThroughBadNetwork, firstSeeds } from "../bad-network.ts";

const test = suite("texts between peers through a bad network");

/** Of the tests of 25 seeds each, `CHATWIRE_FULL=1 npm test -- bad-network` runs all. */
const TESTS_PER_SAMPLE = 4;

for (const seed of sampleOf(firstSeeds(), TESTS_PER_SAMPLE)) {
  test(`texts-arrive-once-and-in-order-despite-loss-duplication-and-reordering-from-seed-${seed}`, () =>
    deliverThroughBadNetwork(seed));
}
