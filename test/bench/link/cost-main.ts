/** The bench of costs in a process of its own. It is told its options, and answers the result. */

import { type CostOptions, runCostBench } from "./cost.ts";

process.once("message", async (options: CostOptions) => {
  process.send?.(await runCostBench(options), () => process.disconnect());
});
