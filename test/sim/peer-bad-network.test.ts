import { suite } from "../suite.ts";
import { deliverThroughBadNetwork, firstSeeds } from "./bad-network.ts";

const test = suite("texts between peers, first half of the seeds");

for (const seed of firstSeeds(1)) {
  test(`every-text-comes-once-and-in-order-through-loss-duplication-and-reordering-from-seed-${seed}`, () =>
    deliverThroughBadNetwork(seed));
}
