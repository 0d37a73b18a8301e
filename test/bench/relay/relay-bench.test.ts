import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { runRelayBench } from "./run-relay-bench.ts";

const test = suite("bench of the relay");

test("relay-forwards-what-the-bench-sends", async () => {
  const { bare, relay } = await runRelayBench({ rounds: 1, turn: 500, bytes: 100 });
  assert.ok(bare > 0 && relay > 0, `${bare}, ${relay}`);
});
