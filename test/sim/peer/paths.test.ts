/** Where a link sends while addresses change, and while others copy, forward and forge datagrams. */

import * as assert from "uvu/assert";
import { isSameAddress, type SocketAddress } from "../../../src/socket-address.ts";
import type { SimulatedDatagram } from "../../../src/testing/datagram-network.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import {
  eventsOf,
  INITIATOR_ADDRESS,
  PeerPair,
  type PeerPairOptions,
  RESPONDER_ADDRESS,
  type Side,
} from "./peer-pair.ts";

const test = suite("paths of a link between peers");

const THIRD_PARTY = { address: "203.0.113.9", port: 9_999 };
const FORWARDER = { address: "203.0.113.5", port: 5_555 };
/** The length of the shortest datagram that a peer can make others believe: a message of one byte. */
const SHORT_BYTES = 51;

function connectedPair(options: Partial<PeerPairOptions> = {}): PeerPair {
  const pair = new PeerPair({ seed: SEED, ...options });
  pair.connect();
  pair.run(200);
  return pair;
}

function bytesTo(pair: PeerPair, address: SocketAddress): number {
  const there = pair.datagrams.sent.filter(({ to }) => isSameAddress(to, address));
  return there.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function textsOf(side: Side): string[] {
  return eventsOf(side, "text").map(({ text }) => text);
}

test("datagram-of-the-peer-with-a-foreign-source-sends-no-more-than-three-times-its-bytes-there", () => {
  const pair = connectedPair();
  for (let i = 0; i < 100; i++) pair.initiator.connection.sendText("x".repeat(2_000), pair.nowMs);
  // The responder lies about its address, in one datagram.
  pair.responder.connection.ping(pair.nowMs);
  const forged = pair.responder.connection.pollTransmit()?.bytes ?? new Uint8Array(0);
  assert.ok(forged.length >= SHORT_BYTES - 10, `${forged.length} bytes`);
  pair.initiator.connection.handleDatagram(forged, THIRD_PARTY, pair.nowMs);
  pair.run(20_000);
  const there = bytesTo(pair, THIRD_PARTY);
  assert.ok(there > 0 && there <= 3 * forged.length, `${there} bytes for ${forged.length}`);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
  assert.is(textsOf(pair.responder).length, 100);
});

test("many-foreign-sources-get-no-more-than-three-times-their-bytes-together", () => {
  const pair = connectedPair();
  let received = 0;
  for (let i = 0; i < 500; i++) {
    pair.responder.connection.ping(pair.nowMs);
    const bytes = pair.responder.connection.pollTransmit()?.bytes ?? new Uint8Array(0);
    received += bytes.length;
    pair.initiator.connection.handleDatagram(bytes, { ...THIRD_PARTY, port: 1_000 + i }, pair.nowMs);
    pair.run(10);
  }
  pair.run(5_000);
  const there = pair.datagrams.sent.filter(({ to }) => to.address === THIRD_PARTY.address);
  const sent = there.reduce((sum, { bytes }) => sum + bytes.length, 0);
  assert.ok(sent <= 3 * received, `${sent} bytes for ${received}`);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
});

test("announced-third-party-gets-at-most-twenty-requests", () => {
  const pair = connectedPair({ limits: { peerIdleTimeoutMs: 10_000_000 } });
  const before = pair.datagrams.sent.length;
  pair.initiator.connection.addCandidates([THIRD_PARTY], pair.nowMs);
  pair.run(3_600_000);
  const there = pair.datagrams.sent.slice(before).filter(({ to }) => isSameAddress(to, THIRD_PARTY));
  assert.is(there.length, 20);
  assert.ok(there.every(({ bytes }) => bytes.length < 70));
});

test("copier-that-is-always-first-never-takes-the-path", () => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const pair = connectedPair({ seed: SEED + attempt });
    pair.observer = (datagram) => [{ ...datagram, from: THIRD_PARTY }];
    for (let i = 0; i < 20; i++) {
      pair.initiator.connection.sendText(`${i}`, pair.nowMs);
      pair.responder.connection.sendText(`${i}`, pair.nowMs);
      pair.run(500);
    }
    pair.run(10_000);
    assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
    assert.equal(pair.responder.connection.path, INITIATOR_ADDRESS);
    for (const side of pair.sides) {
      assert.equal(eventsOf(side, "pathChanged"), []);
      assert.is(textsOf(side).length, 20);
    }
  }
});

/** Forwards everything that goes between the sides through an address of its own, both ways and faster. */
function forwardBothWays(pair: PeerPair): (datagram: SimulatedDatagram) => SimulatedDatagram[] {
  return (datagram) => {
    const { from, to } = datagram;
    const isFromInitiator = isSameAddress(from, pair.initiator.address);
    if (isSameAddress(to, FORWARDER)) {
      const other = isFromInitiator ? pair.responder.address : pair.initiator.address;
      return [{ ...datagram, from: FORWARDER, to: other }];
    }
    return [{ ...datagram, from: FORWARDER }];
  };
}

test("forwarder-that-is-always-first-in-both-directions-never-takes-a-path-that-works", () => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const pair = connectedPair({ seed: SEED + attempt });
    pair.observer = forwardBothWays(pair);
    pair.run(60_000);
    assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
    assert.equal(pair.responder.connection.path, INITIATOR_ADDRESS);
    // It is offered as a path, and proven.
    const offered = pair.initiator.connection.paths.find(({ destination }) => isSameAddress(destination, FORWARDER));
    assert.equal([offered?.state, offered?.isInUse, offered?.isAnnounced], ["proven", false, false]);
  }
});

test("faster-forwarder-does-not-take-the-path-of-a-peer-that-has-moved", () => {
  const pair = connectedPair({ network: { latencyMs: 50 } });
  const moved = { address: "198.51.100.7", port: 4_321 };
  pair.initiator.address = moved;
  pair.run(5_000);
  assert.equal(pair.responder.connection.path, moved);
  // Neither address was announced. The way over the forwarder takes no time, and it copies only once.
  const forward = forwardBothWays(pair);
  let copies = 0;
  pair.observer = (datagram) => (isSameAddress(datagram.to, FORWARDER) || copies++ === 0 ? forward(datagram) : []);
  pair.run(60_000);
  const offered = pair.responder.connection.paths.find(({ destination }) => isSameAddress(destination, FORWARDER));
  assert.equal([offered?.state, offered?.rttMs], ["proven", 0]);
  assert.equal(pair.responder.connection.path, moved);
});

test("forwarder-may-carry-the-link-when-its-own-path-has-failed", () => {
  const pair = connectedPair();
  pair.observer = forwardBothWays(pair);
  pair.run(20_000);
  // Now only what is sent to the forwarder arrives.
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
  const moved = { address: "198.51.100.7", port: 4_321 };
  pair.initiator.address = moved;
  pair.initiator.connection.sendText("from elsewhere", pair.nowMs);
  const movedMs = pair.nowMs;
  pair.runUntil(() => eventsOf(pair.responder, "pathChanged").length === 1, 1_000);
  assert.ok(pair.nowMs - movedMs <= 500, `${pair.nowMs - movedMs} ms`);
  assert.equal(pair.responder.connection.path, moved);
});

test("link-follows-a-silent-peer-that-moves-while-it-gets-texts", () => {
  const pair = connectedPair();
  pair.initiator.address = { address: "198.51.100.7", port: 4_321 };
  const movedMs = pair.nowMs;
  pair.responder.connection.sendText("where are you?", pair.nowMs);
  pair.runUntil(() => textsOf(pair.initiator).length === 1, 10_000);
  // The peer has its own path proven every 3 s; that is when it is heard from elsewhere.
  assert.ok(pair.nowMs - movedMs <= 3_500, `${pair.nowMs - movedMs} ms`);
});

test("texts-in-flight-are-sent-again-at-once-when-the-path-changes", () => {
  const pair = connectedPair();
  pair.initiator.address = { address: "198.51.100.7", port: 4_321 };
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

test("one-in-ten-datagrams-copied-from-elsewhere-moves-nothing-and-loses-nothing", () => {
  const pair = connectedPair({ network: { lossRate: 0.1, jitterMs: 10 } });
  let count = 0;
  pair.observer = (datagram) => (count++ % 10 === 0 ? [{ ...datagram, from: THIRD_PARTY }] : []);
  const sent = Array.from({ length: 300 }, (_, i) => `${i}`);
  for (const text of sent) {
    for (const { connection } of pair.sides) connection.sendText(text, pair.nowMs);
    pair.run(100);
  }
  pair.run(20_000);
  for (const side of pair.sides) {
    assert.equal(textsOf(side), sent);
    assert.ok(!isSameAddress(side.connection.path ?? THIRD_PARTY, THIRD_PARTY));
  }
});

test("faster-announced-path-is-taken-and-a-little-faster-one-is-not", () => {
  const [near, far] = [
    { address: "2001:db8::1", port: 7 },
    { address: "198.51.100.8", port: 8 },
  ];
  const pair = connectedPair({ network: { latencyMs: 20 } });
  pair.responder.others.push(near, far);
  // What goes to the near address arrives at once.
  pair.observer = (datagram) => (isSameAddress(datagram.to, near) ? [datagram] : []);
  pair.initiator.connection.addCandidates([far], pair.nowMs);
  pair.run(20_000);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
  pair.initiator.connection.addCandidates([near], pair.nowMs);
  pair.run(20_000);
  assert.equal(pair.initiator.connection.path, near);
});

test("failed-path-is-left-for-another-one-within-a-second", () => {
  const second = { address: "198.51.100.8", port: 8 };
  const pair = connectedPair();
  pair.responder.others.push(second);
  pair.initiator.connection.addCandidates([second], pair.nowMs);
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
