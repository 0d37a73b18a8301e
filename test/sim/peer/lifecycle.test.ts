import * as assert from "uvu/assert";
import { UsageError } from "../../../src/errors.ts";
import { isSameAddress } from "../../../src/socket-address.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { FORWARDER, forwardBothWays } from "./observers.ts";
import { eventsOf, INITIATOR_ADDRESS, PeerPair, RESPONDER_ADDRESS } from "./peer-pair.ts";

const test = suite("life of a link between peers");

function connectedPair(options: Partial<ConstructorParameters<typeof PeerPair>[0]> = {}): PeerPair {
  const pair = new PeerPair({ seed: SEED, ...options });
  pair.connect();
  pair.run(100);
  return pair;
}

test("quiet-link-is-kept-alive", () => {
  const pair = connectedPair();
  // Until the search for larger sizes is over.
  pair.run(10_000);
  const before = pair.datagrams.sent.length;
  pair.run(120_000);
  for (const { connection } of pair.sides) assert.is(connection.state, "connected");
  // Each side has its path proven every 3 s, with a request and an answer.
  const datagrams = pair.datagrams.sent.length - before;
  assert.ok(datagrams >= 150 && datagrams <= 170, `${datagrams} datagrams`);
});

test("partition-closes-both-sides-as-idle", () => {
  const pair = connectedPair();
  const cutMs = pair.nowMs;
  pair.network.isPartitioned = true;
  pair.runUntil(() => pair.sides.every(({ connection }) => connection.state !== "connected"), 60_000);
  assert.ok(pair.nowMs - cutMs <= 30_000);
  pair.run(100);
  for (const side of pair.sides) {
    assert.equal(eventsOf(side, "closed"), [{ type: "closed", reason: "idle", by: "local" }]);
    assert.is(side.connection.nextTimeoutMs, undefined);
  }
});

test("link-survives-a-partition-shorter-than-the-idle-timeout", () => {
  const pair = connectedPair();
  pair.network.isPartitioned = true;
  pair.initiator.connection.sendText("during the partition", pair.nowMs);
  pair.run(15_000);
  pair.network.isPartitioned = false;
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === 1, 5_000);
  assert.is(eventsOf(pair.responder, "text").length, 1);
});

test("unacknowledged-text-closes-the-link", () => {
  const pair = connectedPair();
  pair.network.isPartitioned = true;
  pair.initiator.connection.sendText("hello?", pair.nowMs);
  const sentMs = pair.nowMs;
  pair.runUntil(() => pair.initiator.connection.state !== "connected", 30_000);
  assert.is(pair.nowMs - sentMs, 20_000);
  pair.run(100);
  assert.equal(eventsOf(pair.initiator, "closed"), [{ type: "closed", reason: "unacknowledged", by: "local" }]);
});

for (const { reason, text } of [{ reason: "idle" }, { reason: "unacknowledged", text: "hello?" }] as const) {
  test(`side-that-closes-as-${reason}-tells-the-other-which-names-the-same-cause`, () => {
    const pair = connectedPair();
    if (text !== undefined) pair.initiator.connection.sendText(text, pair.nowMs);
    // What the responder sends gets lost. It still hears the initiator, and so is not idle itself.
    pair.network.isPartitioned = true;
    pair.observer = (datagram) => (isSameAddress(datagram.from, INITIATOR_ADDRESS) ? [datagram] : []);
    pair.runUntil(() => pair.sides.every(({ connection }) => connection.state === "closed"), 60_000);
    assert.equal(eventsOf(pair.initiator, "closed"), [{ type: "closed", reason, by: "local" }]);
    assert.equal(eventsOf(pair.responder, "closed"), [{ type: "closed", reason, by: "peer" }]);
  });
}

test("reason-of-the-owner-reaches-the-other-side", () => {
  for (const reason of ["done", "overflow", "connection-lost", "key-refused"] as const) {
    const pair = connectedPair();
    pair.initiator.connection.close(pair.nowMs, reason);
    pair.run(1_000);
    assert.equal(eventsOf(pair.initiator, "closed"), [{ type: "closed", reason, by: "local" }]);
    assert.equal(eventsOf(pair.responder, "closed"), [{ type: "closed", reason, by: "peer" }]);
  }
});

test("close-reaches-the-other-side", () => {
  for (const [one, other] of [
    ["initiator", "responder"],
    ["responder", "initiator"],
  ] as const) {
    const pair = connectedPair();
    pair[one].connection.close(pair.nowMs);
    assert.is(pair[one].connection.state, "closing");
    pair.run(1_000);
    assert.equal(eventsOf(pair[one], "closed"), [{ type: "closed", reason: "done", by: "local" }]);
    assert.equal(eventsOf(pair[other], "closed"), [{ type: "closed", reason: "done", by: "peer" }]);
    for (const { connection } of pair.sides) {
      assert.is(connection.state, "closed");
      assert.is(connection.nextTimeoutMs, undefined);
    }
  }
});

test("close-is-sent-three-times-and-gets-no-answer", () => {
  const pair = connectedPair();
  const before = pair.datagrams.sent.length;
  pair.initiator.connection.close(pair.nowMs);
  pair.initiator.connection.close(pair.nowMs);
  pair.run(1_000);
  assert.is(pair.datagrams.sent.length - before, 3);
  assert.ok(pair.datagrams.sent.slice(before).every(({ from }) => from === INITIATOR_ADDRESS));
});

test("close-arrives-although-two-of-three-datagrams-are-lost", () => {
  const pair = connectedPair();
  pair.network.isPartitioned = true;
  pair.initiator.connection.close(pair.nowMs);
  pair.run(30);
  pair.network.isPartitioned = false;
  pair.run(1_000);
  assert.is(eventsOf(pair.responder, "closed")[0]?.reason, "done");
});

test("close-before-a-path-is-proven-sends-nothing", () => {
  const pair = new PeerPair({ seed: SEED });
  pair.initiator.connection.close(pair.nowMs);
  pair.run(1_000);
  assert.equal(pair.initiator.events, [{ type: "closed", reason: "done", by: "local" }]);
  assert.ok(pair.datagrams.sent.every(({ from }) => from === RESPONDER_ADDRESS));
});

test("closed-link-refuses-commands", () => {
  const pair = connectedPair();
  pair.initiator.connection.close(pair.nowMs);
  const isWrongState = (error: unknown) => error instanceof UsageError && error.code === "WRONG_STATE";
  assert.throws(() => pair.initiator.connection.sendText("too late", pair.nowMs), isWrongState);
  pair.run(1_000);
  assert.throws(() => pair.responder.connection.sendText("too late", pair.nowMs), isWrongState);
});

test("closing-link-takes-no-candidates-and-closed-is-its-last-event", () => {
  for (const state of ["closing", "closed"] as const) {
    const pair = connectedPair({ network: { latencyMs: 50 } });
    const { connection } = pair.initiator;
    const forward = forwardBothWays(pair);
    let copies = 0;
    pair.observer = (datagram) => (isSameAddress(datagram.to, FORWARDER) || copies++ < 2 ? forward(datagram) : []);
    pair.run(5_000);
    // The forwarder is the faster way, which counts once its address is announced.
    const forwarder = connection.paths.find(({ destination }) => isSameAddress(destination, FORWARDER));
    assert.equal([forwarder?.state, forwarder?.rttMs, forwarder?.isInUse], ["proven", 0, false]);
    connection.close(pair.nowMs);
    if (state === "closed") pair.run(1_000);
    assert.is(connection.state, state);
    connection.addCandidates([FORWARDER], pair.nowMs);
    pair.run(1_000);
    assert.equal(eventsOf(pair.initiator, "pathChanged"), []);
    assert.is(pair.initiator.events.at(-1)?.type, "closed");
  }
});

test("address-change-is-followed-while-texts-are-in-flight", () => {
  const pair = connectedPair();
  const moved = { address: "198.51.100.7", port: 4_321 };
  for (let i = 0; i < 50; i++) pair.initiator.connection.sendText(`before ${i}`, pair.nowMs);
  pair.run(5);
  pair.initiator.address = moved;
  for (let i = 0; i < 50; i++) pair.initiator.connection.sendText(`after ${i}`, pair.nowMs);
  pair.runUntil(() => eventsOf(pair.initiator, "delivered").length === 100, 20_000);
  assert.equal(eventsOf(pair.responder, "pathChanged"), [{ type: "pathChanged", path: moved }]);
  assert.equal(pair.responder.connection.path, moved);
  pair.responder.connection.sendText("still there", pair.nowMs);
  pair.run(1_000);
  assert.is(eventsOf(pair.initiator, "text").length, 1);
  assert.is(eventsOf(pair.responder, "text").length, 100);
});

test("both-sides-can-change-their-address-one-after-the-other", () => {
  const pair = connectedPair();
  pair.initiator.address = { address: "198.51.100.7", port: 1 };
  pair.run(12_000);
  pair.responder.address = { address: "198.51.100.8", port: 2 };
  pair.run(12_000);
  assert.equal(pair.initiator.connection.path, pair.responder.address);
  assert.equal(pair.responder.connection.path, pair.initiator.address);
});

test("overtaken-datagram-from-the-old-address-does-not-move-the-path-back", () => {
  const pair = connectedPair();
  pair.initiator.connection.sendText("from the old address", pair.nowMs);
  const old = pair.initiator.connection.pollTransmit();
  pair.initiator.address = { address: "198.51.100.7", port: 1 };
  pair.initiator.connection.sendText("from the new one", pair.nowMs);
  pair.run(1_000);
  pair.responder.connection.handleDatagram(old?.bytes ?? new Uint8Array(0), INITIATOR_ADDRESS, pair.nowMs);
  pair.run(1_000);
  assert.equal(pair.responder.connection.path, pair.initiator.address);
  assert.is(eventsOf(pair.responder, "text").length, 2);
});

test("long-conversation-survives-many-key-epochs", () => {
  const pair = connectedPair();
  for (let minute = 0; minute < 30; minute++) {
    pair.initiator.connection.sendText(`minute ${minute}`, pair.nowMs);
    pair.run(60_000);
  }
  assert.is(eventsOf(pair.responder, "text").length, 30);
  for (const { connection } of pair.sides) assert.is(connection.statistics.dropped, 0);
});
