import * as assert from "uvu/assert";
import { ServerLimits } from "../../generated/chatwire/v1/connection.ts";
import { ownFeatures } from "../../src/framing/capabilities.ts";
import { DEFAULT_LIMITS } from "../../src/limits.ts";
import { findMisfit } from "../../src/session/limit-fit.ts";
import { PROTOCOL_VERSIONS } from "../../src/version.ts";
import { suite } from "../suite.ts";

const test = suite("limits that fit each other");

test("defaults-fit", () => {
  assert.is(findMisfit(DEFAULT_LIMITS), undefined);
});

test("least-offer-has-room-for-all-features-of-a-link", () => {
  const capabilitiesMax = 24;
  assert.is(findMisfit(ServerLimits.create({ ...DEFAULT_LIMITS, capabilitiesMax })), undefined);
  // Those of a link, and ML-KEM, which not every machine has.
  const features = ownFeatures("link").size + 1;
  assert.ok(features <= capabilitiesMax, `${features}`);
  assert.ok(PROTOCOL_VERSIONS.length <= capabilitiesMax);
});

for (const [what, limits, name] of [
  ["frame-of-10-bytes", { frameBytesMax: 10 }, "frameBytesMax"],
  ["text-as-long-as-a-frame", { textBytesMax: 65_536 }, "frameBytesMax"],
  ["page-of-peers-longer-than-a-frame", { peersPageMax: 1_000 }, "frameBytesMax"],
  ["candidates-longer-than-a-frame", { candidatesMax: 2_000 }, "frameBytesMax"],
  ["frame-that-cannot-arrive-in-time", { frameTimeoutMs: 1 }, "connectionBytesPerSecond"],
  ["account-slower-than-its-connection", { accountBytesPerSecond: 1 }, "accountBytesPerSecond"],
  ["queue-shorter-than-a-frame", { sendQueueBytesMax: 65_535 }, "sendQueueBytesMax"],
  ["login-longer-than-the-first-frames", { frameBytesBeforeLoginMax: 1_023 }, "frameBytesBeforeLoginMax"],
  ["idle-timeout-shorter-than-the-rate-of-pings", { idleTimeoutMs: 1_499 }, "idleTimeoutMs"],
  ["offer-of-fewer-features-than-clients-have", { capabilitiesMax: 23 }, "capabilitiesMax"],
  ["password-verifier-weaker-than-SCRAM-allows", { scramIterations: 4_095 }, "scramIterations"],
] as const) {
  test(`${what}-does-not-fit`, () => {
    const misfit = findMisfit(ServerLimits.create({ ...DEFAULT_LIMITS, ...limits }));
    assert.is(misfit?.name, name);
  });
}
