import * as assert from "uvu/assert";
import { suite } from "../../suite.ts";
import { runLinkBench } from "./run-link-bench.ts";

const test = suite("bench of a link");

test("awaited-text-takes-less-time-than-an-acknowledgement-that-is-held-back", async () => {
  const { bareMs, sealedMs, linkMs } = await runLinkBench({ warmUpRounds: 1, rounds: 2, turn: 50 });
  assert.ok(bareMs > 0 && sealedMs > 0);
  assert.ok(linkMs < 5, `${linkMs} ms`);
});
