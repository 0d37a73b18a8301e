import * as assert from "uvu/assert";
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
  pair.runUntil(() => pair.initiator.connection.state === "closed", 20_000);
  assert.ok(pair.nowMs - cutMs > 2_000 && pair.nowMs - cutMs <= 8_000, `${pair.nowMs - cutMs} ms`);
  assert.equal(eventsOf(pair.initiator, "closed"), [{ type: "closed", reason: "idle", by: "local" }]);
});

test("quiet-link-is-pinged-at-the-keep-alive-interval", () => {
  const datagrams = [1_000, 4_000].map((peerKeepAliveMs) => {
    const pair = connectedPair({ peerKeepAliveMs });
    const before = pair.datagrams.sent.length;
    pair.run(40_000);
    return pair.datagrams.sent.length - before;
  });
  const [often = 0, rarely = 0] = datagrams;
  assert.ok(often >= 40 && rarely >= 10 && often > 3 * rarely, `${datagrams}`);
});

test("text-unacknowledged-for-the-timeout-closes-the-link", () => {
  const pair = connectedPair({ reliableTimeoutMs: 3_000 });
  pair.network.isPartitioned = true;
  pair.initiator.connection.sendText("hello?", pair.nowMs);
  const sentMs = pair.nowMs;
  pair.runUntil(() => pair.initiator.connection.state === "closed", 20_000);
  assert.is(pair.nowMs - sentMs, 3_000);
});

test("limit-below-the-datagrams-of-the-handshake-is-refused", () => {
  assert.throws(() => new PeerPair({ seed: SEED, limits: { datagramBytesMax: 719 } }), /datagramBytesMax .* 720/);
  connectedPair({ datagramBytesMax: 720 });
});

test("no-datagram-exceeds-the-limit", () => {
  const pair = connectedPair({ datagramBytesMax: 800 });
  pair.initiator.connection.sendText("x".repeat(10_000), pair.nowMs);
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === 1, 20_000);
  const longest = Math.max(...pair.datagrams.sent.map(({ bytes }) => bytes.length));
  assert.ok(longest > 720 && longest <= 800, `${longest} bytes`);
});
