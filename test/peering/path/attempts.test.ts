import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { HandshakeAttempts } from "../../../src/peering/path/attempts.ts";
import { RELAY } from "../../../src/peering/path/path-kind.ts";
import { PathKinds } from "../../../src/peering/path/path-kinds.ts";
import { suite } from "../../suite.ts";

const test = suite("attempts of the handshake");

const KINDS = new PathKinds(DEFAULT_LIMITS, true);
const AT = { address: "192.0.2.1", port: 9 };

test("each-destination-has-its-counts-whatever-form-its-address-has", () => {
  const attempts = new HandshakeAttempts(KINDS, 4);
  attempts.count("punches", AT);
  attempts.count("punches", { ...AT, address: "::ffff:192.0.2.1" });
  attempts.count("heard", AT);
  attempts.count("initiations", RELAY);
  assert.equal(attempts.all, [
    { destination: AT, punches: 2, initiations: 0, heard: 1 },
    { destination: RELAY, punches: 0, initiations: 1, heard: 0 },
  ]);
});

test("sources-past-the-candidates-the-relay-and-eight-more-are-not-kept", () => {
  const attempts = new HandshakeAttempts(KINDS, 4);
  for (let port = 1; port <= 1_000; port++) attempts.count("heard", { ...AT, port });
  assert.is(attempts.all.length, 4 + 8 + 1);
});

test("what-was-returned-does-not-change-any-more", () => {
  const attempts = new HandshakeAttempts(KINDS, 4);
  attempts.count("punches", AT);
  const before = attempts.all;
  attempts.count("punches", AT);
  assert.is(before[0]?.punches, 1);
});
