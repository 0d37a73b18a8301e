import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { runResumptionBench } from "./run-resumption-bench.ts";

const test = suite("bench of resumption");

test("deliveries-and-idle-connections-are-measured-with-the-feature-and-without", async () => {
  const costs = await runResumptionBench({
    senders: 2,
    receivers: 3,
    rounds: 2,
    warmUp: 1,
    settleMs: 1,
    security: "plain",
  });
  for (const { deliveryUs } of Object.values(costs)) assert.ok(deliveryUs > 0);
});
