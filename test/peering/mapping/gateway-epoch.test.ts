import * as assert from "uvu/assert";
import { GatewayEpoch } from "../../../src/peering/mapping/gateway-epoch.ts";
import { suite } from "../../suite.ts";

const test = suite("epoch of a gateway");

// RFC 6887, section 8.5, with the second response 1,000 s after the first, which said 500 s.
for (const { epochSeconds, isLost, what } of [
  { epochSeconds: 1_500, isLost: false, what: "as-long-as-here" },
  { epochSeconds: 1_440, isLost: false, what: "a-sixteenth-slower" },
  { epochSeconds: 1_430, isLost: true, what: "slower-than-that" },
  { epochSeconds: 1_568, isLost: false, what: "a-sixteenth-faster" },
  { epochSeconds: 1_570, isLost: true, what: "faster-than-that" },
  { epochSeconds: 3, isLost: true, what: "from-the-beginning" },
  { epochSeconds: 2 ** 32 - 1, isLost: true, what: "to-the-end" },
]) {
  test(`time-that-runs-${what}-${isLost ? "means-that-mappings-are-lost" : "is-fine"}`, () => {
    const epoch = new GatewayEpoch();
    assert.is(epoch.update(500, 10_000), false);
    assert.is(epoch.update(epochSeconds, 1_010_000), isLost);
  });
}

test("late-response-a-second-older-is-fine", () => {
  const epoch = new GatewayEpoch();
  epoch.update(500, 0);
  assert.is(epoch.update(499, 10), false);
  assert.is(epoch.update(497, 20), true);
});
