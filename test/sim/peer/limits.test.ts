import * as assert from "uvu/assert";
import { isSameAddress } from "../../../src/socket-address.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { eventsOf, PeerPair, type PeerPairOptions } from "./peer-pair.ts";

const test = suite("limits of a link between peers");

function connectedPair(limits: NonNullable<PeerPairOptions["limits"]>): PeerPair {
  const pair = new PeerPair({ seed: SEED, limits });
  pair.connect();
  pair.run(100);
  return pair;
}

test("link-is-closed-after-the-idle-timeout", () => {
  const pair = connectedPair({ peerIdleTimeoutMs: 8_000 });
  pair.network.isPartitioned = true;
  const cutMs = pair.nowMs;
  pair.runUntil(() => pair.initiator.connection.state !== "connected", 20_000);
  assert.ok(pair.nowMs - cutMs > 2_000 && pair.nowMs - cutMs <= 8_000, `${pair.nowMs - cutMs} ms`);
  pair.run(100);
  assert.equal(eventsOf(pair.initiator, "closed"), [{ type: "closed", reason: "idle", by: "local" }]);
});

test("path-in-use-is-proven-again-at-its-interval", () => {
  for (const pathProofMs of [1_000, 4_000]) {
    const pair = connectedPair({ pathProofMs });
    // Until the search for larger sizes is over.
    pair.run(10_000);
    const before = pair.datagrams.sent.length;
    pair.run(40_000);
    // A request and an answer of each side.
    const proofs = (pair.datagrams.sent.length - before) / 4;
    assert.ok(Math.abs(proofs - 40_000 / pathProofMs) <= 2, `${proofs} in 40 s, every ${pathProofMs} ms`);
  }
});

test("other-paths-are-proven-again-at-theirs", () => {
  const second = { address: "198.51.100.7", port: 9 };
  const pair = connectedPair({ pathStandbyProofMs: 5_000 });
  pair.responder.connection.addCandidates([second], pair.nowMs);
  pair.initiator.others.push(second);
  const toSecond = (): number => pair.datagrams.sent.filter(({ to }) => isSameAddress(to, second)).length;
  pair.run(1_000);
  const before = toSecond();
  pair.run(50_000);
  assert.ok(Math.abs(toSecond() - before - 10) <= 1, `${toSecond() - before} in 50 s`);
});

test("text-unacknowledged-for-the-timeout-closes-the-link", () => {
  const pair = connectedPair({ reliableTimeoutMs: 3_000 });
  pair.network.isPartitioned = true;
  pair.initiator.connection.sendText("hello?", pair.nowMs);
  const sentMs = pair.nowMs;
  pair.runUntil(() => pair.initiator.connection.state !== "connected", 20_000);
  assert.is(pair.nowMs - sentMs, 3_000);
});

test("no-datagram-exceeds-the-limit", () => {
  const pair = connectedPair({ datagramBytesMax: 800 });
  pair.initiator.connection.sendText("x".repeat(10_000), pair.nowMs);
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === 1, 20_000);
  const longest = Math.max(...pair.datagrams.sent.map(({ bytes }) => bytes.length));
  assert.ok(longest > 736 && longest <= 800, `${longest} bytes`);
});
