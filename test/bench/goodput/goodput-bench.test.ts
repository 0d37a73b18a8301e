import * as assert from "uvu/assert";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { runGoodputBench } from "./run-goodput-bench.ts";

const test = suite("bench of goodput");

test("bulk-arrives-through-a-shaped-path-at-no-more-than-its-rate", async () => {
  const shape = { bitsPerSecond: 4_000_000, roundTripMs: 20, queuePackets: 25, lossRate: 0.01 };
  const { bytesPerSecond } = await runGoodputBench({ shape, durationMs: 1_500, seed: SEED });
  assert.ok(bytesPerSecond > 50_000 && bytesPerSecond < 500_000, `${bytesPerSecond} bytes a second`);
});
