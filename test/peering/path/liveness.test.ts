import * as assert from "uvu/assert";
import { Liveness } from "../../../src/peering/path/liveness.ts";
import { suite } from "../../suite.ts";

const test = suite("liveness");

function createLiveness(): Liveness {
  return new Liveness({ peerIdleTimeoutMs: 30_000, peerKeepAliveMs: 5_000 }, 0);
}

test("ping-is-due-after-a-silence-of-this-side", () => {
  const liveness = createLiveness();
  liveness.sent(1_000);
  assert.is(liveness.nextTimeoutMs, 6_000);
  assert.not.ok(liveness.takePing(5_999));
  assert.ok(liveness.takePing(6_000));
  liveness.sent(6_000);
  assert.not.ok(liveness.takePing(6_001));
});

test("link-is-idle-after-a-silence-of-the-peer", () => {
  const liveness = createLiveness();
  liveness.received(2_000);
  liveness.sent(31_000);
  assert.is(liveness.nextTimeoutMs, 32_000);
  assert.not.ok(liveness.isIdle(31_999));
  assert.ok(liveness.isIdle(32_000));
});

test("pings-of-a-confirmation-repeat-until-the-peer-is-heard", () => {
  const liveness = createLiveness();
  liveness.confirm(0);
  const times: number[] = [];
  for (let nowMs = 0; nowMs <= 1_100; nowMs += 10) {
    if (liveness.takePing(nowMs)) {
      times.push(nowMs);
      liveness.sent(nowMs);
    }
  }
  assert.equal(times, [0, 100, 300, 700, 1_100]);
  liveness.received(1_110);
  assert.not.ok(liveness.takePing(1_500));
});
