/** Which path a link uses while addresses change. */

import * as assert from "uvu/assert";
import { isSameAddress } from "../../../src/socket-address.ts";
import type { SimulatedDatagram } from "../../../src/testing/datagram-network.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { connectedPair, FORWARDER, forwardBothWays, MOVED, textsOf } from "./observers.ts";
import { eventsOf, INITIATOR_ADDRESS, RESPONDER_ADDRESS } from "./peer-pair.ts";

const test = suite("paths of a link between peers");

test("forwarder-may-carry-the-link-when-its-own-path-has-failed", () => {
  const pair = connectedPair();
  pair.observer = forwardBothWays(pair);
  pair.run(20_000);
  // From now on, only datagrams to the forwarder arrive.
  const forward = forwardBothWays(pair);
  pair.network.isPartitioned = true;
  pair.observer = (datagram) => (isSameAddress(datagram.to, FORWARDER) ? forward(datagram) : []);
  pair.initiator.connection.sendText("the long way", pair.nowMs);
  pair.run(2_000);
  assert.equal(textsOf(pair.responder), ["the long way"]);
  assert.equal(pair.initiator.connection.path, FORWARDER);
  // The announced path comes back, and is taken again.
  pair.network.isPartitioned = false;
  pair.run(65_000);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
});

test("link-follows-a-peer-that-moves-within-half-a-second", () => {
  const pair = connectedPair();
  pair.initiator.address = MOVED;
  pair.initiator.connection.sendText("from elsewhere", pair.nowMs);
  const movedMs = pair.nowMs;
  pair.runUntil(() => eventsOf(pair.responder, "pathChanged").length === 1, 1_000);
  assert.ok(pair.nowMs - movedMs <= 500, `${pair.nowMs - movedMs} ms`);
  assert.equal(pair.responder.connection.path, MOVED);
});

test("link-follows-a-silent-peer-that-moves-while-it-gets-texts", () => {
  const pair = connectedPair();
  pair.initiator.address = MOVED;
  const movedMs = pair.nowMs;
  pair.responder.connection.sendText("where are you?", pair.nowMs);
  pair.runUntil(() => textsOf(pair.initiator).length === 1, 10_000);
  // The peer asks for a proof of its own path every 3 s. That request shows its new address.
  assert.ok(pair.nowMs - movedMs <= 3_500, `${pair.nowMs - movedMs} ms`);
});

test("texts-in-flight-are-sent-again-at-once-when-the-path-changes", () => {
  const pair = connectedPair();
  pair.initiator.address = MOVED;
  for (let i = 0; i < 10; i++) pair.responder.connection.sendText(`${i}`, pair.nowMs);
  pair.initiator.connection.ping(pair.nowMs);
  pair.runUntil(() => eventsOf(pair.responder, "pathChanged").length === 1, 5_000);
  const changedMs = pair.nowMs;
  pair.runUntil(() => textsOf(pair.initiator).length === 10, 5_000);
  assert.ok(pair.nowMs - changedMs <= 20, `${pair.nowMs - changedMs} ms`);
});

test("port-that-changes-every-five-seconds-loses-no-text", () => {
  const pair = connectedPair({ network: { lossRate: 0.02, jitterMs: 5 } });
  const sent: string[] = [];
  for (let round = 0; round < 12; round++) {
    pair.initiator.address = { address: "198.51.100.7", port: 2_000 + round };
    for (let i = 0; i < 50; i++) {
      sent.push(`${round} ${i}`);
      for (const { connection } of pair.sides) connection.sendText(`${round} ${i}`, pair.nowMs);
    }
    pair.run(5_000);
  }
  pair.run(10_000);
  for (const side of pair.sides) assert.equal(textsOf(side), sent);
});

test("faster-announced-path-is-taken-and-a-little-faster-one-is-not", () => {
  const [near, far] = [
    { address: "2001:db8::1", port: 7 },
    { address: "198.51.100.8", port: 8 },
  ];
  const pair = connectedPair({ network: { latencyMs: 20 } });
  pair.responder.others.push(near, far);
  // Datagrams to the near address arrive at once.
  pair.observer = (datagram) => (isSameAddress(datagram.to, near) ? [datagram] : []);
  pair.announce(pair.responder, [RESPONDER_ADDRESS, far]);
  pair.run(20_000);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
  pair.announce(pair.responder, [RESPONDER_ADDRESS, far, near]);
  pair.run(20_000);
  assert.equal(pair.initiator.connection.path, near);
});

test("failed-path-is-left-for-another-one-within-a-second", () => {
  const second = { address: "198.51.100.8", port: 8 };
  const pair = connectedPair();
  pair.responder.others.push(second);
  pair.announce(pair.responder, [RESPONDER_ADDRESS, second]);
  pair.run(5_000);
  pair.initiator.connection.sendText("before", pair.nowMs);
  pair.run(100);
  // The first address of the responder is gone.
  pair.responder.address = second;
  pair.initiator.connection.sendText("after", pair.nowMs);
  const cutMs = pair.nowMs;
  pair.runUntil(() => textsOf(pair.responder).length === 2, 5_000);
  assert.ok(pair.nowMs - cutMs <= 1_000, `${pair.nowMs - cutMs} ms`);
  assert.equal(pair.initiator.connection.path, second);
});

test("peer-that-has-moved-learns-that-the-link-closes", () => {
  const pair = connectedPair();
  pair.run(5_000);
  pair.initiator.address = MOVED;
  pair.initiator.connection.ping(pair.nowMs);
  pair.run(50);
  pair.responder.connection.close(pair.nowMs);
  pair.run(100);
  assert.equal(eventsOf(pair.initiator, "closed"), [{ type: "closed", reason: "done", by: "peer" }]);
});

test("peer-that-has-moved-often-learns-that-the-link-closes", () => {
  const pair = connectedPair();
  for (let port = 1; port <= 6; port++) {
    pair.initiator.address = { ...MOVED, port };
    pair.initiator.connection.ping(pair.nowMs);
    pair.run(5_000);
    assert.equal(pair.responder.connection.path, pair.initiator.address);
  }
  pair.initiator.address = { ...MOVED, port: 7 };
  pair.initiator.connection.ping(pair.nowMs);
  pair.run(15);
  pair.responder.connection.close(pair.nowMs);
  pair.run(100);
  assert.equal(eventsOf(pair.initiator, "closed"), [{ type: "closed", reason: "done", by: "peer" }]);
});

test("path-that-takes-over-is-asked-at-once-since-it-may-be-gone-too", () => {
  const second = { address: "198.51.100.8", port: 8 };
  const pair = connectedPair();
  pair.responder.others.push(second);
  pair.announce(pair.responder, [RESPONDER_ADDRESS, second]);
  pair.run(500);
  // Both addresses of the responder are gone.
  pair.responder.others.length = 0;
  pair.responder.address = MOVED;
  const stream = pair.initiator.connection.openMedia(pair.nowMs);
  const startMs = pair.nowMs;
  while (!isSameAddress(pair.initiator.connection.path ?? second, MOVED) && pair.nowMs < startMs + 5_000) {
    for (const { connection } of pair.sides) connection.ping(pair.nowMs);
    pair.run(20);
  }
  assert.ok(pair.nowMs - startMs <= 1_000, `${pair.nowMs - startMs} ms`);
  pair.initiator.connection.endMedia(stream, pair.nowMs);
});

test("path-that-fails-again-and-again-is-left-alone-for-longer-each-time", () => {
  const slow = { address: "198.51.100.8", port: 8 };
  const pair = connectedPair({ network: { latencyMs: 30 } });
  pair.responder.others.push(slow);
  pair.announce(pair.responder, [RESPONDER_ADDRESS, slow]);
  pair.run(5_000);
  // Datagrams to the first address arrive at once, but half of them are lost.
  const send = pair.network.send.bind(pair.network);
  const random = new SeededRandom(SEED);
  const isFast = ({ to }: SimulatedDatagram) => isSameAddress(to, RESPONDER_ADDRESS);
  pair.network.send = (datagram) => {
    if (!isFast(datagram)) send(datagram);
  };
  pair.observer = (datagram) => (isFast(datagram) && random.below(2) === 0 ? [datagram] : []);
  for (let i = 0; i < 600; i++) {
    pair.initiator.connection.sendText(`${i}`, pair.nowMs);
    pair.run(1_000);
  }
  assert.is(textsOf(pair.responder).length, 600);
  const changes = eventsOf(pair.initiator, "pathChanged").length;
  assert.ok(changes <= 40, `${changes} changes in 10 min`);
});

test("ping-that-waits-for-a-path-measures-from-when-it-leaves", () => {
  const pair = connectedPair();
  pair.network.isPartitioned = true;
  pair.run(5_000);
  pair.initiator.connection.ping(pair.nowMs);
  pair.run(10_000);
  pair.network.isPartitioned = false;
  pair.run(5_000);
  assert.equal(eventsOf(pair.initiator, "roundTrip"), [{ type: "roundTrip", id: 1, rttMs: 20 }]);
  assert.is(pair.initiator.connection.rttMs, 20);
});

test("answer-to-a-request-that-was-held-back-for-seconds-does-not-measure-the-link", () => {
  const pair = connectedPair();
  const { connection } = pair.initiator;
  const requestMs = connection.nextTimeoutMs ?? 0;
  connection.handleTimeout(requestMs);
  const request = connection.pollTransmit();
  assert.ok(request !== undefined);
  pair.responder.connection.handleDatagram(request.bytes, INITIATOR_ADDRESS, requestMs);
  const answer = pair.responder.connection.pollTransmit();
  assert.ok(answer !== undefined);
  // The machine of the initiator slept after the request had left.
  connection.handleDatagram(answer.bytes, RESPONDER_ADDRESS, requestMs + 8_000);
  assert.is(connection.rttMs, 20);
  assert.is(connection.paths[0]?.rttMs, 20);
});

test("round-trip-of-a-path-that-recovers-replaces-that-of-before", () => {
  const pair = connectedPair();
  assert.is(pair.initiator.connection.rttMs, 20);
  pair.network.conditions = { ...pair.network.conditions, latencyMs: 400 };
  pair.run(10_000);
  assert.ok((pair.initiator.connection.rttMs ?? 0) > 700, `${pair.initiator.connection.rttMs} ms`);
});

test("ping-on-the-path-before-does-not-measure-the-one-that-took-over", () => {
  const near = { address: "2001:db8::1", port: 7 };
  const pair = connectedPair({ network: { latencyMs: 100 } });
  const { connection } = pair.initiator;
  pair.responder.others.push(near);
  // Datagrams to the near address arrive at once.
  pair.observer = (datagram) => (isSameAddress(datagram.to, near) ? [datagram] : []);
  pair.announce(pair.responder, [RESPONDER_ADDRESS, near]);
  pair.run(250);
  connection.ping(pair.nowMs);
  pair.run(300);
  assert.equal(connection.path, near);
  assert.equal(eventsOf(pair.initiator, "roundTrip"), [{ type: "roundTrip", id: 1, rttMs: 200 }]);
  assert.is(connection.rttMs, 100);
});
