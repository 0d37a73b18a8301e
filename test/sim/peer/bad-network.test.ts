import { suite } from "../../suite.ts";
import { deliverThroughBadNetwork, firstSeeds } from "./bad-network.ts";

const test = suite("texts between peers through a bad network");

for (const seed of firstSeeds()) {
  test(`texts-arrive-once-and-in-order-despite-loss-duplication-and-reordering-from-seed-${seed}`, () =>
    deliverThroughBadNetwork(seed));
}
