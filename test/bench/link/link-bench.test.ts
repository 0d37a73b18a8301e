import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { runCostBench } from "./cost.ts";
import { runLinkBench } from "./run-link-bench.ts";

const test = suite("bench of a link");

test("awaited-text-takes-less-time-than-an-acknowledgement-that-is-held-back", async () => {
  const { bareMs, sealedMs, linkMs } = await runLinkBench({ warmUpRounds: 1, rounds: 2, turn: 50 });
  assert.ok(bareMs > 0 && sealedMs > 0);
  assert.ok(linkMs < 5, `${linkMs} ms`);
});

test("messages-of-each-delivery-arrive-and-their-cost-is-measured", async () => {
  const costs = await runCostBench({ warmUpRounds: 0, rounds: 1, turnMs: 100 });
  for (const [name, { perSecond, arrived }] of Object.entries(costs)) {
    assert.ok(perSecond > 0, name);
    assert.ok(arrived > 0 && arrived <= 1, `${name}: ${arrived}`);
  }
});
