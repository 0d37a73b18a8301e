import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { measureBadDatagrams } from "./bad-datagrams.ts";
import { runFloodBench } from "./run-flood-bench.ts";

const test = suite("bench of a flood");

test("texts-and-echoes-go-through-a-flood", async () => {
  const { link, diffieHellman, echo, waiting, packetsPerSecond } = await runFloodBench({
    packetsPerSecond: 2_000,
    seconds: 1,
  });
  for (const { quietMs, floodedMs } of [link, echo]) assert.ok(quietMs > 0 && floodedMs > 0);
  assert.ok(packetsPerSecond > 0);
  for (const { packets, microseconds } of [waiting.bare, waiting.link]) assert.ok(packets > 100 && microseconds > 0);
  // The count would be in vain if it did not see the keys of a link.
  assert.ok(diffieHellman.beginning >= 8, `${diffieHellman.beginning}`);
  assert.is(diffieHellman.since, 0);
});

test("bad-datagrams-are-dropped-wherever-they-are-received", async () => {
  const costs = await measureBadDatagrams(200);
  assert.is(costs.length, 4);
  for (const { name, microseconds, taken } of costs) {
    assert.is(taken, 0, name);
    assert.ok(microseconds > 0, name);
  }
});
