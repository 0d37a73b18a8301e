import * as assert from "uvu/assert";
import { Liveness } from "../../../src/peering/path/liveness.ts";
import { suite } from "../../suite.ts";

const test = suite("liveness");

test("link-is-idle-after-a-silence-of-the-peer", () => {
  const liveness = new Liveness({ peerIdleTimeoutMs: 30_000 }, 0);
  assert.is(liveness.nextTimeoutMs, 30_000);
  liveness.received(2_000);
  assert.is(liveness.nextTimeoutMs, 32_000);
  assert.not.ok(liveness.isIdle(31_999));
  assert.ok(liveness.isIdle(32_000));
});
