import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { runFloodBench } from "./run-flood-bench.ts";

const test = suite("bench of a flood");

test("texts-and-echoes-go-through-a-flood", async () => {
  const { link, echo, packetsPerSecond } = await runFloodBench({ packetsPerSecond: 2_000, seconds: 1 });
  for (const { quietMs, floodedMs } of [link, echo]) assert.ok(quietMs > 0 && floodedMs > 0);
  assert.ok(packetsPerSecond > 0);
});
