/** The bench of round trips in a process of its own. It is told its options, and answers the result. */

import { type LinkBenchOptions, runLinkBench } from "./run-link-bench.ts";

process.once("message", async (options: LinkBenchOptions) => {
  process.send?.(await runLinkBench(options), () => process.disconnect());
});
