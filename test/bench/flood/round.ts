/** One round of the bench, in a process of its own: `round.ts <packets per second> <seconds>`. Tells its parent the result. */

import { runFloodBench } from "./run-flood-bench.ts";

const [packetsPerSecond = 0, seconds = 0] = process.argv.slice(2).map(Number);
process.send?.(await runFloodBench({ packetsPerSecond, seconds }), () => process.disconnect());
