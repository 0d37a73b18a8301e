/** Attacks on a link: others copy, forward or forge its datagrams, or the peer lies about its address. */

import * as assert from "uvu/assert";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { isSameAddress } from "../../../src/socket-address.ts";
import { SEED } from "../../seed.ts";
import { suite } from "../../suite.ts";
import { bytesTo, connectedPair, FORWARDER, forwardBothWays, MOVED, THIRD_PARTY, textsOf } from "./observers.ts";
import { eventsOf, INITIATOR_ADDRESS, PeerPair, RESPONDER_ADDRESS } from "./peer-pair.ts";

const test = suite("attacks on the paths of a link");

/** The length of a datagram with a ping or with a request for a proof. */
const PING_BYTES = 51;

test("datagram-of-the-peer-with-a-foreign-source-sends-no-more-than-three-times-its-bytes-there", () => {
  const pair = connectedPair();
  for (let i = 0; i < 100; i++) pair.initiator.connection.sendText("x".repeat(2_000), pair.nowMs);
  // The responder sends one datagram with a false source address.
  pair.responder.connection.ping(pair.nowMs);
  const forged = pair.responder.connection.pollTransmit()?.bytes ?? new Uint8Array(0);
  assert.is(forged.length, PING_BYTES);
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

test("forwarder-that-is-always-first-in-both-directions-never-takes-a-path-that-works", () => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const pair = connectedPair({ seed: SEED + attempt });
    pair.observer = forwardBothWays(pair);
    pair.run(60_000);
    assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
    assert.equal(pair.responder.connection.path, INITIATOR_ADDRESS);
    // The forwarder offers a path, and the path gets proven.
    const offered = pair.initiator.connection.paths.find(({ destination }) => isSameAddress(destination, FORWARDER));
    assert.equal([offered?.state, offered?.isInUse, offered?.isAnnounced], ["proven", false, false]);
  }
});

test("forwarder-takes-no-path-that-works-though-the-server-says-again-and-again-that-the-network-has-changed", () => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const pair = connectedPair({ seed: SEED + attempt, network: { latencyMs: 50 } });
    const forward = forwardBothWays(pair);
    pair.observer = forward;
    pair.run(10_000);
    // From now on it copies nothing, which would help the path that works.
    pair.observer = (datagram) => (isSameAddress(datagram.to, FORWARDER) ? forward(datagram) : []);
    for (let change = 0; change < 12; change++) {
      for (const { connection } of pair.sides) connection.networkChanged("server", pair.nowMs);
      pair.run(5_000);
    }
    for (const side of pair.sides) {
      assert.equal(eventsOf(side, "pathChanged"), []);
      const offered = side.connection.paths.find(({ destination }) => isSameAddress(destination, FORWARDER));
      assert.equal([offered?.state, offered?.isInUse, offered?.isAnnounced], ["proven", false, false]);
    }
  }
});

test("forwarder-is-used-after-a-change-that-the-server-tells-of-once-the-path-before-has-failed", () => {
  const pair = connectedPair({ network: { latencyMs: 50 } });
  const forward = forwardBothWays(pair);
  pair.observer = forward;
  pair.run(10_000);
  // From now on, only what goes to the forwarder arrives.
  pair.network.send = () => {};
  pair.observer = (datagram) => (isSameAddress(datagram.to, FORWARDER) ? forward(datagram) : []);
  for (const { connection } of pair.sides) connection.networkChanged("server", pair.nowMs);
  pair.run(2_000);
  for (const { connection } of pair.sides) assert.equal(connection.path, FORWARDER);
});

test("faster-forwarder-does-not-take-the-path-of-a-peer-that-has-moved", () => {
  const pair = connectedPair({ network: { latencyMs: 50 } });
  const moved = { address: "198.51.100.7", port: 4_321 };
  pair.initiator.address = moved;
  pair.run(5_000);
  assert.equal(pair.responder.connection.path, moved);
  // Neither address was announced. The forwarder has no latency, and it copies one datagram only.
  const forward = forwardBothWays(pair);
  let copies = 0;
  pair.observer = (datagram) => (isSameAddress(datagram.to, FORWARDER) || copies++ === 0 ? forward(datagram) : []);
  pair.run(60_000);
  const offered = pair.responder.connection.paths.find(({ destination }) => isSameAddress(destination, FORWARDER));
  assert.equal([offered?.state, offered?.rttMs], ["proven", 0]);
  assert.equal(pair.responder.connection.path, moved);
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

test("copies-from-a-third-party-that-are-always-first-do-not-begin-a-link-there", () => {
  const pair = new PeerPair({ seed: SEED, network: { latencyMs: 30 } });
  let copied = 0;
  pair.observer = (datagram) => {
    if (!isSameAddress(datagram.from, RESPONDER_ADDRESS)) return [];
    copied += datagram.bytes.length;
    return [{ ...datagram, from: THIRD_PARTY }];
  };
  pair.connect();
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
  for (let i = 0; i < 20; i++) pair.initiator.connection.sendText("x".repeat(1_000), pair.nowMs);
  pair.run(5_000);
  assert.ok(bytesTo(pair, THIRD_PARTY) <= 3 * copied, `${bytesTo(pair, THIRD_PARTY)} bytes for ${copied}`);
  assert.equal(pair.initiator.connection.path, RESPONDER_ADDRESS);
  assert.is(textsOf(pair.responder).length, 20);
});

test("link-over-a-relay-that-is-not-proven-closes-when-its-user-closes-it", () => {
  const pair = new PeerPair({ seed: SEED, initiator: { hasRelay: true } });
  pair.network.isPartitioned = true;
  pair.initiator.connection.close(pair.nowMs);
  pair.run(1_000);
  assert.equal(eventsOf(pair.initiator, "closed"), [{ type: "closed", reason: "done", by: "local" }]);
  assert.is(pair.initiator.connection.nextTimeoutMs, undefined);
});

test("peer-that-never-proves-its-address-keeps-nobody-busy", () => {
  const pair = new PeerPair({ seed: SEED });
  // All datagrams of the initiator come from an address that receives nothing.
  const send = pair.network.send.bind(pair.network);
  pair.network.send = (datagram) => {
    if (isSameAddress(datagram.to, INITIATOR_ADDRESS)) return;
    send(isSameAddress(datagram.from, INITIATOR_ADDRESS) ? { ...datagram, from: THIRD_PARTY } : datagram);
  };
  for (let round = 0; round < 19; round++) {
    pair.run(500);
    const nextMs = pair.responder.connection.nextTimeoutMs ?? Number.POSITIVE_INFINITY;
    assert.ok(nextMs > pair.nowMs, `${nextMs} at ${pair.nowMs}`);
  }
  const received = pair.datagrams.sent.filter(({ from }) => isSameAddress(from, THIRD_PARTY)).length * PING_BYTES;
  assert.ok(bytesTo(pair, THIRD_PARTY) <= 3 * received, `${bytesTo(pair, THIRD_PARTY)} bytes for ${received}`);
  pair.run(1_000);
  assert.equal(pair.responder.events, [{ type: "closed", reason: "unreached", by: "local" }]);
});

for (const liar of ["initiator", "responder"] as const) {
  test(`${liar}-that-sends-from-a-third-party-and-proves-nothing-gets-no-media-sent-there`, () => {
    const limits = { ...DEFAULT_LIMITS, peerIdleTimeoutMs: 1e9, reliableTimeoutMs: 1e9 };
    const pair = new PeerPair({
      seed: SEED,
      [liar]: { limits },
      [liar === "initiator" ? "responder" : "initiator"]: {
        candidates: [liar === "initiator" ? INITIATOR_ADDRESS : RESPONDER_ADDRESS, THIRD_PARTY],
      },
    });
    const [bad, good] = liar === "initiator" ? pair.sides : ([pair.responder, pair.initiator] as const);
    let received = 0;
    let isDeaf = false;
    let isLying = false;
    const send = pair.network.send.bind(pair.network);
    pair.network.send = (datagram) => {
      if (isSameAddress(datagram.from, good.address)) {
        if (!isDeaf || !isSameAddress(datagram.to, bad.address)) send(datagram);
        return;
      }
      received += datagram.bytes.length;
      send({ ...datagram, from: THIRD_PARTY });
      if (!isLying) send(datagram);
    };
    pair.connect();
    [isDeaf, isLying] = [true, true];
    const stream = good.connection.openMedia(pair.nowMs);
    for (let frame = 0; frame < 1_000 && good.connection.state === "connected"; frame++) {
      if (frame % 500 === 0 && bad.connection.state === "connected") bad.connection.ping(pair.nowMs);
      good.connection.sendMedia(stream, { payload: new Uint8Array(1_000), timestampUs: 0, marker: false }, pair.nowMs);
      pair.run(20);
    }
    // An announced address also gets 20 requests.
    const besides = 20 * 60;
    const there = bytesTo(pair, THIRD_PARTY);
    assert.ok(there <= 3 * received + besides, `${there} bytes for ${received}`);
  });
}

test("copier-that-swallows-the-answers-and-a-forwarder-take-no-path-together", () => {
  const swallower = { address: "203.0.113.1", port: 1_111 };
  for (let attempt = 0; attempt < 4; attempt++) {
    const pair = connectedPair({ seed: SEED + attempt });
    let copies = 0;
    pair.observer = (datagram) => {
      const other = isSameAddress(datagram.from, INITIATOR_ADDRESS) ? RESPONDER_ADDRESS : INITIATOR_ADDRESS;
      if (isSameAddress(datagram.to, FORWARDER)) return [{ ...datagram, from: FORWARDER, to: other }];
      if (isSameAddress(datagram.to, swallower)) return [];
      return [{ ...datagram, from: copies++ % 6 === 0 ? FORWARDER : swallower }];
    };
    for (let round = 0; round < 60; round++) {
      for (const { connection } of pair.sides) connection.sendText(`${round}`, pair.nowMs);
      pair.run(1_000);
    }
    for (const side of pair.sides) {
      assert.equal(eventsOf(side, "pathChanged"), []);
      assert.is(textsOf(side).length, 60);
    }
  }
});

test("copies-from-ever-new-ports-cost-five-requests-a-second-together", () => {
  const pair = connectedPair();
  let port = 20_000;
  // Only media frames are copied, so all datagrams to these ports are requests.
  pair.observer = (datagram) =>
    datagram.bytes.length > 120 && datagram.bytes.length < 200
      ? [{ ...datagram, from: { ...FORWARDER, port: port++ } }]
      : [];
  const before = pair.datagrams.sent.length;
  const stream = pair.initiator.connection.openMedia(pair.nowMs);
  for (let frame = 0; frame < 500; frame++) {
    const payload = new Uint8Array(100);
    pair.initiator.connection.sendMedia(stream, { payload, timestampUs: 0, marker: false }, pair.nowMs);
    pair.run(20);
  }
  const sent = pair.datagrams.sent.slice(before);
  const requests = sent.filter(
    ({ from, to }) => isSameAddress(from, RESPONDER_ADDRESS) && to.address === FORWARDER.address,
  );
  assert.ok(requests.length <= 51, `${requests.length} requests in 10 s`);
  assert.equal(eventsOf(pair.initiator, "pathChanged"), []);
});

test("copier-that-is-always-first-does-not-hide-a-peer-that-moves", () => {
  const pair = connectedPair();
  pair.observer = (datagram) => [{ ...datagram, from: THIRD_PARTY }];
  pair.initiator.address = MOVED;
  for (let i = 0; i < 40; i++) {
    for (const { connection } of pair.sides) connection.sendText(`${i}`, pair.nowMs);
    pair.run(500);
  }
  assert.equal(pair.responder.connection.path, MOVED);
  for (const side of pair.sides) assert.is(textsOf(side).length, 40);
});

test("copy-of-an-old-datagram-offers-no-path", () => {
  const pair = connectedPair();
  // Until the search for larger sizes is over, and no proof is due.
  pair.run(10_000);
  const old = pair.datagrams.sent.findLast(({ from }) => isSameAddress(from, RESPONDER_ADDRESS));
  assert.ok(old !== undefined);
  const { paths } = pair.initiator.connection;
  for (let i = 0; i < 100; i++) {
    pair.initiator.connection.handleDatagram(old.bytes, THIRD_PARTY, pair.nowMs);
    pair.run(1);
  }
  assert.is(bytesTo(pair, THIRD_PARTY), 0);
  assert.is(pair.initiator.connection.paths.length, paths.length);
});

test("forged-copies-do-not-hide-a-peer-that-moves-behind-a-copier", () => {
  const pair = connectedPair();
  pair.initiator.address = MOVED;
  pair.observer = (datagram) => {
    const forged = Uint8Array.from(datagram.bytes);
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
    return [
      { ...datagram, from: THIRD_PARTY },
      { ...datagram, bytes: forged, from: FORWARDER },
    ];
  };
  for (let i = 0; i < 40; i++) {
    for (const { connection } of pair.sides) connection.sendText(`${i}`, pair.nowMs);
    pair.run(500);
  }
  assert.equal(pair.responder.connection.path, MOVED);
  for (const side of pair.sides) assert.is(textsOf(side).length, 40);
});

test("genuine-copies-from-other-addresses-do-not-hide-a-peer-that-moves", () => {
  const others = [FORWARDER, { ...FORWARDER, port: 1 }, { ...FORWARDER, port: 2 }];
  const pair = connectedPair();
  pair.initiator.address = MOVED;
  // The first copy counts as new. The others arrive before the datagram of the peer itself.
  pair.observer = (datagram) => [THIRD_PARTY, ...others].map((from) => ({ ...datagram, from }));
  for (let i = 0; i < 40; i++) {
    for (const { connection } of pair.sides) connection.sendText(`${i}`, pair.nowMs);
    pair.run(500);
  }
  assert.equal(pair.responder.connection.path, MOVED);
  for (const side of pair.sides) assert.is(textsOf(side).length, 40);
});

test("copies-of-the-latest-datagram-are-looked-at-for-half-a-second-however-many-arrive", () => {
  const pair = connectedPair();
  const { connection } = pair.initiator;
  pair.responder.connection.ping(pair.nowMs);
  const latest = pair.responder.connection.pollTransmit();
  assert.ok(latest !== undefined);
  const startMs = pair.nowMs;
  connection.handleDatagram(latest.bytes, RESPONDER_ADDRESS, startMs);
  const before = connection.paths.length;
  const looked: number[] = [];
  for (let afterMs = 0; afterMs < 5_000; afterMs += 200) {
    connection.handleDatagram(latest.bytes, { ...FORWARDER, port: 1 + afterMs }, startMs + afterMs);
    if (connection.paths.length > before + looked.length) looked.push(afterMs);
  }
  assert.equal(looked, [0, 200, 400]);
});

test("longer-way-of-the-peer-itself-wins-over-a-forwarder-again", () => {
  // The round trip becomes ten times as long: first that of an announced path, then that of an unannounced one.
  for (const moves of [false, true]) {
    const pair = connectedPair({ network: { latencyMs: 20 } });
    if (moves) pair.initiator.address = MOVED;
    pair.run(5_000);
    const own = moves ? MOVED : INITIATOR_ADDRESS;
    assert.equal(pair.responder.connection.path, own);
    const forward = forwardBothWays(pair);
    let copies = 0;
    pair.observer = (datagram) => (isSameAddress(datagram.to, FORWARDER) || copies++ === 0 ? forward(datagram) : []);
    pair.run(20_000);
    pair.network.conditions = { ...pair.network.conditions, latencyMs: 200 };
    pair.run(5_000);
    assert.equal(pair.responder.connection.path, own);
    assert.ok(eventsOf(pair.responder, "pathChanged").length <= (moves ? 3 : 2));
  }
});

test("one-address-in-many-texts-is-one-path", () => {
  const pair = connectedPair();
  const texts = ["2001:db8::5", "2001:DB8::5", "2001:db8:0:0:0:0:0:5", "2001:0db8::0005", "2001:db8::0:5"];
  const before = pair.initiator.connection.paths.length;
  for (const address of texts) pair.initiator.connection.addCandidates([{ address, port: 7 }], pair.nowMs);
  assert.is(pair.initiator.connection.paths.length, before + 1);
});

test("copies-from-ever-new-ports-do-not-hide-a-peer-that-moves", () => {
  for (const everyMs of [50, 100, 200]) {
    const pair = connectedPair({ network: { latencyMs: 10 } });
    let port = 20_000;
    let copiedMs = 0;
    pair.observer = (datagram) => {
      if (pair.nowMs < copiedMs + everyMs || !isSameAddress(datagram.from, MOVED)) return [];
      copiedMs = pair.nowMs;
      return [{ ...datagram, from: { ...FORWARDER, port: port++ } }];
    };
    pair.initiator.address = MOVED;
    const stream = pair.initiator.connection.openMedia(pair.nowMs);
    const movedMs = pair.nowMs;
    while (!isSameAddress(pair.responder.connection.path ?? FORWARDER, MOVED)) {
      const frame = { payload: new Uint8Array(100), timestampUs: 0, marker: false };
      pair.initiator.connection.sendMedia(stream, frame, pair.nowMs);
      pair.run(20);
      assert.ok(pair.nowMs < movedMs + 2_000, `not found in 2 s with a copy every ${everyMs} ms`);
    }
  }
});

test("media-from-two-addresses-in-turn-cost-no-requests-of-full-size", () => {
  const pair = connectedPair({ network: { latencyMs: 10 } });
  const { address } = pair.initiator;
  pair.initiator.others.push(MOVED);
  const before = pair.datagrams.sent.length;
  const stream = pair.initiator.connection.openMedia(pair.nowMs);
  for (let frame = 0; frame < 500; frame++) {
    pair.initiator.address = frame % 2 === 0 ? MOVED : address;
    if (frame % 2 === 0) pair.initiator.others.splice(0, 1, address);
    else pair.initiator.others.splice(0, 1, MOVED);
    const media = { payload: new Uint8Array(100), timestampUs: 0, marker: false };
    pair.initiator.connection.sendMedia(stream, media, pair.nowMs);
    pair.run(20);
  }
  const full = pair.datagrams.sent.slice(before).filter(({ bytes }) => bytes.length === 1_200);
  // One proves the second address; a few more may be lost or late.
  assert.ok(full.length <= 8, `${full.length} requests of full size`);
});
