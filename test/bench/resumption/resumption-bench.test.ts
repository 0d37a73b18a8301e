import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { runResumptionBench } from "./run-resumption-bench.ts";

const test = suite("bench of resumption");

test("deliveries-and-idle-connections-are-measured-with-the-feature-and-without", async () => {
  const costs = await runResumptionBench({
    senders: 1,
    receivers: 1,
    idle: 1,
    rounds: 1,
    warmUp: 0,
    settleMs: 1,
    security: "plain",
  });
  for (const { deliveryUs } of Object.values(costs)) assert.ok(deliveryUs > 0);
});
