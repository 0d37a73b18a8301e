import * as assert from "uvu/assert";
import { argumentsFor } from "../../compiled-sources.ts";
import { sampleOf } from "../../sample.ts";
import { suite } from "../../suite.ts";
import { ATTACKS } from "./attacks.ts";
import { runAttackBench } from "./run-attack-bench.ts";

const test = suite("bench of attacks", { timeLimitMs: 180_000 });

for (const attack of sampleOf(Object.keys(ATTACKS), 4)) {
  test(`good-user-is-served-while-${attack.replaceAll(/[ ,]+/g, "-")}`, async () => {
    for await (const result of runAttackBench({
      program: argumentsFor("test/bench/attack/role-main.ts"),
      phaseMs: 1_000,
      scale: 0.01,
      attacks: [attack],
    })) {
      if ("why" in result) {
        console.log(`skipped: ${attack}: ${result.why}`);
        continue;
      }
      const { before, during } = result;
      assert.ok(before.requests > 0 && during.requests > 0);
      assert.equal([before.failed, during.failed, during.cut], [0, 0, 0]);
      assert.ok(during.p50Ms <= during.p99Ms);
    }
  });
}
